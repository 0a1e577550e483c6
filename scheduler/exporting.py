"""Starting the worker of exports: a process of its own, so that a long document delays no answer to a child."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

COMMAND: Final = Path(__file__).resolve().parent.parent / "senim.py"
# so many calls pass after a worker that fell: one that cannot even start would else take a whole core
RESTS: Final = 15
PATIENCE: Final = 10.0


class Starter:
    """Starts one worker at a time; it ends by itself when nothing is in line."""

    def __init__(self) -> None:
        self._worker: subprocess.Popen[bytes] | None = None
        self._rests = 0

    def start(self) -> bool:
        """Start a worker unless the last one still works or has just fallen; tells whether it was started."""
        if self._rests:
            self._rests -= 1
            return False
        if self._worker is not None:
            ended = self._worker.poll()
            if ended is None:
                return False
            self._worker = None
            if ended:
                self._rests = RESTS
                return False
        self._worker = subprocess.Popen([sys.executable, str(COMMAND), "exports", "work"], env=_environment())
        return True

    def stop(self) -> None:
        """The worker ends with whoever started it; its job is in line again."""
        if self._worker is None or self._worker.poll() is not None:
            return
        self._worker.terminate()
        try:
            self._worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._worker.kill()
            self._worker.wait()


def _environment() -> dict[str, str]:
    """It writes documents and talks to no messenger: it is not even told the token."""
    hidden = ("SENIM_TELEGRAM", "SENIM_WHATSAPP")
    return {name: value for name, value in os.environ.items() if not name.upper().startswith(hidden)}


STARTER: Final = Starter()
