"""Normative acts a school starts with: written once for a school that has none, never over what stands there."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models.normative import ActKind, ActStatus, NormativeAct
from db.models.schools import School

FILE = Path(__file__).parent / "seeds" / "normative.toml"
LOCALES = ("kk", "ru", "en")


def fill(session: Session) -> None:
    """Give every school without a single act the shipped ones."""
    has_some = exists().where(NormativeAct.school_id == School.id)
    for school_id in session.scalars(select(School.id).where(~has_some)).all():
        session.add_all(acts(school_id))


def acts(school_id: int) -> Iterator[NormativeAct]:
    """The shipped acts for a school, in the order of the service's list; each has to be checked by a person."""
    for position, item in enumerate(tomllib.loads(FILE.read_text(encoding="utf-8"))["act"], start=1):
        yield NormativeAct(
            school_id=school_id,
            position=position,
            kind=ActKind(item["kind"]),
            titles={locale: item[locale]["title"] for locale in LOCALES},
            notes={locale: item[locale]["note"] for locale in LOCALES},
            number=item["number"],
            issued_on=item.get("issued_on"),
            registration=item["registration"],
            code=item["code"],
            edition=item["edition"],
            status=ActStatus(item["status"]),
            link="",
            source=item["source"],
            review=item["review"],
        )
