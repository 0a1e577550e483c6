"""The invented content as it stands in ``db/seeds/demo``: people, talks and work, read from TOML."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "db" / "seeds" / "demo"


@cache
def read(name: str) -> dict[str, Any]:
    """One file of the folder."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def talks() -> list[dict[str, Any]]:
    """Every talk; a file without a language of its own talks names it in its own name."""
    return [
        {"locale": name.rpartition("_")[2], **talk}
        for name in ("talks_kk", "talks_ru", "talks_mixed")
        for talk in read(name)["talk"]
    ]


def works() -> list[dict[str, Any]]:
    """Every piece of work done face to face."""
    return [work for name in ("work_pupils", "work_groups", "work_adults") for work in read(name)["work"]]
