"""The address of the emulator: a listening socket that can really be closed and opened again."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

LARGEST_BODY = 64 * 1024 * 1024
LEAVE_SECONDS = 0.05
STEPS_OF_ENTERING = 5
Handle = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


def _bound(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", port))
    return bound


class Door:
    """An HTTP server without routes: every request goes to ``handle``."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.port = 0
        self._listener: asyncio.Server | None = None
        self._reserved: socket.socket | None = None
        self._opening: asyncio.Future[None] | None = None

    async def open(self, port: int) -> None:
        """Listen; with port 0 on any free one."""
        self._loop = asyncio.get_running_loop()
        self._http = web.Server(self.handle, request_factory=self._request, access_log=None)
        self._reserved = _bound(port)
        self.port = self._reserved.getsockname()[1]
        await self._listen()

    def slam(self) -> None:
        """Break every connection and refuse new ones. The port stays ours: bound, but nobody listens."""
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        self._reserved = self._reserved or _bound(self.port)
        for connection in self._http.connections:
            if connection.transport is not None:
                connection.transport.abort()

    def reopen(self) -> None:
        """Listen on the same port again, at once."""
        if self._reserved is not None:
            self._reserved.listen(512)
            self._opening = asyncio.ensure_future(self._listen())

    async def shut(self) -> None:
        """Close for good."""
        if self._opening is not None:
            await self._opening
        if self._listener is not None:
            self._listener.close()
        if self._reserved is not None:
            self._reserved.close()
        for _ in range(STEPS_OF_ENTERING):  # whoever came in at the last moment is known some steps later
            await asyncio.sleep(0)
        await self._http.shutdown(LEAVE_SECONDS)

    async def _listen(self) -> None:
        bound, self._reserved = self._reserved, None
        assert bound is not None, "open the door first"
        self._listener = await self._loop.create_server(self._http, sock=bound, backlog=512)

    def _request(
        self, message: Any, payload: Any, protocol: Any, writer: Any, task: "asyncio.Task[None]"
    ) -> web.BaseRequest:
        return web.BaseRequest(message, payload, protocol, writer, task, self._loop, client_max_size=LARGEST_BODY)
