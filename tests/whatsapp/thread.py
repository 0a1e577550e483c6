"""The emulator in a thread with its own loop, for tests that block: browsers above all."""

import asyncio
import threading
import time
from typing import Any, Self

from tests.telegram.thread import CALL_SECONDS, Blocking, run_on
from tests.whatsapp.approved import approve
from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer

READY_SECONDS = 60.0


class CloudThread:
    """A CloudServer in the background, its templates approved. ``server`` and every person are facades that block."""

    def __init__(self, **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="whatsapp", daemon=True)
        self._server = CloudServer(**options)
        approve(self._server)
        self.server: Any = Blocking(self._server, self._loop)

    def start(self) -> str:
        """Start the thread and the server; the base url."""
        self._thread.start()
        return str(run_on(self._loop, self._server.start()))

    def stop(self) -> None:
        """Stop the server and end the thread."""
        run_on(self._loop, self._server.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CALL_SECONDS)
        self._loop.close()

    def brings_to(self, url: str) -> None:
        """Bring webhooks to this address, as soon as somebody answers there."""
        deadline = time.monotonic() + READY_SECONDS
        while not self.server.brings_to(url):
            assert time.monotonic() < deadline, "nobody answers for the webhook"
            time.sleep(0.1)

    def person(self, uid: int, **options: Any) -> Any:
        """A person whose every act blocks: ``says``, ``taps``, ``sees`` …"""
        return Blocking(Person(self._server, uid, **options), self._loop)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
