"""Seeds: the content a school starts with and then edits. Rows that exist are never overwritten."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import normative_seeding, occasion_seeding, plan_seeding, tips_seeding
from db.models.base import Base
from db.models.cyclogram import Bell
from db.models.help_requests import ReplyTemplate
from db.models.journals import Journal, JournalColumn, JournalTitle
from db.models.schools import CalendarPeriod, HelpLine, ProblemCategory, School

FOLDER = Path(__file__).parent / "seeds"
LOCALES = ("kk", "ru", "en")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def seed(session: Session) -> None:
    """Fill every table of content that is still empty; shipped tips also follow a newer release."""
    for model, rows in (
        (School, _schools),
        (CalendarPeriod, _periods),
        (HelpLine, _help_lines),
        (ProblemCategory, _categories),
        (ReplyTemplate, _templates),
        (JournalTitle, _journals),
    ):
        if session.scalars(select(model).limit(1)).first() is None:
            session.add_all(rows())
    if session.scalars(select(Bell).limit(1)).first() is None:
        session.add_all(row for school in session.scalars(select(School)).all() for row in bells(school.id))
    normative_seeding.fill(session)
    tips_seeding.ship(session)
    plan_seeding.ship(session)
    occasion_seeding.ship(session)


def bells(school_id: int) -> Iterator[Bell]:
    """The bells that a school starts with."""
    for shift in _read("cyclogram")["shift"]:
        for number, (opens, closes) in enumerate(shift["lessons"], start=1):
            times = {"opens": time.fromisoformat(opens), "closes": time.fromisoformat(closes)}
            yield Bell(school_id=school_id, shift=shift["number"], lesson=number, **times)


def proposed_week() -> Sequence[Mapping[str, Any]]:
    """The pieces of a week that a psychologist may take, as the seed writes them."""
    found: Sequence[Mapping[str, Any]] = _read("cyclogram")["cell"]
    return found


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _by_locale(item: dict[str, Any], key: str) -> dict[str, str]:
    return {locale: item[locale][key] for locale in LOCALES}


def _checked(item: dict[str, Any]) -> date | None:
    return date.fromisoformat(item["checked_on"]) if item["checked_on"] else None


def _days(written: str) -> list[int]:
    first, _, last = written.partition("-")
    return list(range(DAYS.index(first), DAYS.index(last or first) + 1))


def _schools() -> Iterator[Base]:
    school = _read("school")["school"]
    yield School(
        code="school",
        names=_by_locale(school, "name"),
        timezone=school["timezone"],
        opens=time.fromisoformat(school["opens"]),
        closes=time.fromisoformat(school["closes"]),
        working_days=[DAYS.index(day) for day in school["working_days"]],
    )


def _periods() -> Iterator[Base]:
    for item in _read("calendar")["period"]:
        yield CalendarPeriod(
            kind=item["kind"],
            starts=item["starts"],
            ends=item["ends"],
            names=_by_locale(item, "name"),
            source=item["source"],
            checked_on=_checked(item),
            review=item["review"],
        )


def _help_lines() -> Iterator[Base]:
    for item in _read("help_lines")["line"]:
        yield HelpLine(
            number=item["number"],
            position=item["position"],
            names=_by_locale(item, "name"),
            about=_by_locale(item, "about"),
            days=_days(item["days"]),
            opens=item["opens"],
            closes=item["closes"],
            is_enabled=item["is_enabled"],
            is_always_shown=item["always_shown"],
            categories=item["categories"],
            source=item["source"],
            checked_on=_checked(item),
            review=item["review"],
        )


def _categories() -> Iterator[Base]:
    for item in _read("categories")["category"]:
        yield ProblemCategory(
            code=item["code"],
            area=item["area"],
            position=item["position"],
            names=_by_locale(item, "name"),
            adult_names=_by_locale(item, "adult"),
            review=item["review"],
        )


def _templates() -> Iterator[Base]:
    for item in _read("reply_templates")["template"]:
        for locale in LOCALES:
            yield ReplyTemplate(
                code=item["code"],
                locale=locale,
                position=item["position"],
                title=item[locale]["title"],
                body=item[locale]["body"].strip(),
                review=item["review"],
            )


def _journals() -> Iterator[Base]:
    for item in _read("journal_columns")["journal"]:
        journal = Journal(item["code"])
        yield JournalTitle(journal=journal, titles=_by_locale(item, "title"))
        for column in item["column"]:
            yield JournalColumn(
                journal=journal,
                position=column["position"],
                key=column["key"],
                also=column.get("also"),
                titles={locale: column[locale] for locale in LOCALES},
            )
