"""Cancelling: whoever is told how far a document is may stop it by raising :class:`Cancelled`."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from core.documents.paper import Row

Progress = Callable[[int], None]
STEP: Final = 100


class Cancelled(Exception):
    """Nobody waits for this document any more."""


def silent(rows: int) -> None:
    """Tell nobody how many rows are written."""


class Count:
    """How many rows of a paper were written, over all its tables."""

    def __init__(self, progress: Progress = silent) -> None:
        self.rows, self._progress = 0, progress

    def over(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The rows as they come, told every hundred."""
        for row in rows:
            yield row
            self.rows += 1
            if self.rows % STEP == 0:
                self.tell()
        self.tell()

    def tell(self) -> None:
        """Tell how far it is.

        Raises:
            Cancelled: nobody waits any more.
        """
        self._progress(self.rows)
