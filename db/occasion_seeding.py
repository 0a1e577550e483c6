"""The shipped library of occasions: days and seasons worth a message, filled into an empty table."""

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models.broadcasts import Occasion
from db.models.journals import Audience

FILE: Final = Path(__file__).parent / "seeds" / "occasions.toml"
LOCALES: Final = ("kk", "ru", "en")


def ship(session: Session) -> None:
    """Fill the library while it is empty."""
    if session.scalars(select(Occasion.id).limit(1)).first() is None:
        session.add_all(occasions())


def occasions() -> Iterator[Occasion]:
    """Every occasion of the seed in its order; what an occasion does not say itself holds for all."""
    seed = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for position, item in enumerate(seed["occasion"], 1):
        said = {"source": seed["source"], "checked_on": seed["checked_on"], "review": seed["review"], **item}
        yield Occasion(
            code=said["code"],
            position=position,
            rule=said["rule"],
            audiences=[Audience(name).value for name in said["audiences"]],
            grades=said.get("grades", []),
            topic=said["topic"],
            is_duty=said.get("is_duty", False),
            is_cheerful=said.get("is_cheerful", False),
            is_sensitive=said.get("is_sensitive", False),
            names={locale: said[locale]["name"] for locale in LOCALES},
            texts=_texts(said),
            source=said["source"],
            checked_on=date.fromisoformat(said["checked_on"]) if said["checked_on"] else None,
            review=said["review"],
        )


def _texts(item: dict[str, Any]) -> dict[str, str]:
    """The words by language, and by language and group («kk:parent») where a group has its own."""
    found = {locale: item[locale]["text"] for locale in LOCALES}
    for group in item["audiences"][1:]:
        found |= {f"{locale}:{group}": item[locale][group] for locale in LOCALES if group in item[locale]}
    return found
