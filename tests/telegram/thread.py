"""The emulator in a thread with its own loop, for tests that block: browsers above all."""

import asyncio
import inspect
import threading
from collections.abc import Callable, Coroutine
from typing import Any, Self

from tests.telegram.people import Person
from tests.telegram.server import TelegramServer

CALL_SECONDS = 60.0


class Blocking:
    """The same object for another thread: every method runs on the emulator's loop and blocks until it is done."""

    def __init__(self, target: object, loop: asyncio.AbstractEventLoop) -> None:
        object.__setattr__(self, "_target", target)
        object.__setattr__(self, "_loop", loop)

    def __getattr__(self, name: str) -> Any:
        """A method that blocks, or the value of an attribute."""
        value = run_on(self._loop, _read(self._target, name))
        if not inspect.ismethod(value):
            return value
        return lambda *args, **kwargs: run_on(self._loop, _call(value, args, kwargs))

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute (``away`` above all) on the loop."""
        run_on(self._loop, _write(self._target, name, value))


async def _read(target: object, name: str) -> Any:
    return getattr(target, name)


async def _write(target: object, name: str, value: object) -> None:
    setattr(target, name, value)


async def _call(method: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
    answer = method(*args, **kwargs)
    return await answer if inspect.isawaitable(answer) else answer


def run_on(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, Any]) -> Any:
    """What this work gives, done on another thread's loop."""
    return asyncio.run_coroutine_threadsafe(work, loop).result(CALL_SECONDS)


class TelegramThread:
    """A TelegramServer in the background. ``server`` and every person are facades that block."""

    def __init__(self, **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="telegram", daemon=True)
        self._server = TelegramServer(**options)
        self.server: Any = Blocking(self._server, self._loop)

    def start(self, port: int = 0) -> str:
        """Start the thread and the server; the base url."""
        self._thread.start()
        return str(run_on(self._loop, self._server.start(port)))

    def stop(self) -> None:
        """Stop the server and end the thread."""
        run_on(self._loop, self._server.stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(CALL_SECONDS)
        self._loop.close()

    def person(self, uid: int, **options: Any) -> Any:
        """A person whose every act blocks: ``says``, ``taps``, ``sees`` …"""
        return Blocking(Person(self._server, uid, **options), self._loop)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()
