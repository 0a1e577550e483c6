"""A form is accepted once: a second click on «Send» must not become a second answer."""

import secrets
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager

KEPT = 4096


class OnceTokens:
    """Tokens of forms already accepted.

    They live in this process and not in the session cookie: two clicks carry the same cookie, so neither would see
    the other. The lock makes the second click wait until the first has committed or was refused.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._spent: OrderedDict[str, None] = OrderedDict()

    @contextmanager
    def using(self, token: str) -> Iterator[bool]:
        """Whether this is the token's first use; a refusal inside gives the token back."""
        with self._lock:
            yield token not in self._spent
            self._spent[token] = None
            if len(self._spent) > KEPT:
                self._spent.popitem(last=False)


def new_token() -> str:
    """A token for a form about to be shown."""
    return secrets.token_urlsafe(12)
