"""Public codes: a bird, a word and three digits name a talk without naming anyone."""

import secrets
import tomllib
from functools import cache
from pathlib import Path

SEED = Path(__file__).resolve().parent.parent / "db" / "seeds" / "public_codes.toml"


@cache
def _vocabulary() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = tomllib.loads(SEED.read_text(encoding="utf-8"))
    return tuple(data["birds"]), tuple(data["words"])


def new_code() -> str:
    """A random public code; about six million of them, so a unique constraint settles the rest."""
    birds, words = _vocabulary()
    return f"{secrets.choice(birds)}-{secrets.choice(words)}-{secrets.randbelow(1000):03d}"


def new_ref() -> str:
    """A random reference of 96 bits, safe in a button's payload."""
    return secrets.token_urlsafe(12)
