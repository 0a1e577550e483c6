"""The smallest judgements: how long a text is, and whether an object has the fields it may have."""

from collections.abc import Iterator
from typing import Any


def units(text: str) -> int:
    """The length of a text as phones count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_problems(name: str, text: Any, most: int) -> Iterator[str]:
    """What is wrong with a text that must say something."""
    if not isinstance(text, str) or not text.strip():
        yield f"{name} is empty"
    elif units(text) > most:
        yield f"{name} is longer than {most}: {units(text)}"


def closed(name: str, part: dict[str, Any], required: set[str], optional: set[str] | None = None) -> Iterator[str]:
    """Which fields are missing, and which nobody knows."""
    for field in sorted(required - set(part)):
        yield f"{name}.{field} is required"
    for field in sorted(set(part) - required - (optional or set())):
        yield f"{name}.{field} is unknown"
