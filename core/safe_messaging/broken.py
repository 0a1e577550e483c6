"""A broken rule inside one text, before it is known in which bubble of which language it stands."""

from typing import NamedTuple


class Broken(NamedTuple):
    """The rule, the characters that break it, and whether it stops the text from being saved."""

    rule: str
    start: int
    end: int
    is_blocking: bool = True
