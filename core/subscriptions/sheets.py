"""Sheets: the posters a school prints, one a class and one for the hall, with the way into its messages."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.documents import posters as pages
from core.subscriptions import doors, naming, posters
from core.texts import DEFAULT_LOCALE, LOCALES, Texts, texts
from db.models.schools import School
from db.models.subscriptions import Poster

STEPS: Final = (1, 2, 3)
MOST: Final = 120  # pages at once


@dataclass(frozen=True, slots=True)
class Hanging:
    """A poster that may hang: its class (None: the school's) and since when its code is valid (None: not made yet)."""

    class_name: str | None
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Way:
    """Where posters lead: the channel and its address, ``web`` and the chat's page while no messenger has a door."""

    channel: str
    url: str

    def link(self, code: str) -> str:
        """The address of one poster."""
        if self.channel == doors.PAGE:
            return f"{self.url}/#join={code}"
        greeting = texts(DEFAULT_LOCALE)("subscriptions-desk-greeting", code=f"j-{code}")
        return doors.link(self.channel, self.url, f"j-{code}", greeting=greeting)


def way(session: Session, *, web: str) -> Way:
    """Telegram's door where a bot has told of one, else WhatsApp's, else the web chat at ``web``."""
    found = [door for door in doors.of(session) if door.channel in doors.LINKED]
    found.sort(key=lambda door: doors.LINKED.index(door.channel))
    return next((Way(door.channel, door.url) for door in found), Way(doors.PAGE, web))


def hanging(session: Session, school_id: int, classes: Sequence[str]) -> tuple[Hanging, ...]:
    """The school's poster, those of its ``classes``, and those of classes it does not list any more."""
    statement = select(Poster.class_name, Poster.made_at).where(Poster.school_id == school_id)
    made = dict(session.execute(statement).all())
    gone = sorted(name for name in made if name is not None and name not in classes)
    return tuple(Hanging(name, made.get(name)) for name in (None, *classes, *gone))


def sheets(
    session: Session, school: School, classes: Sequence[str | None], *, web: str, now: datetime
) -> tuple[pages.Poster, ...]:
    """A poster for each of ``classes`` (None: for the school as a whole); a code is made where there is none."""
    to = way(session, web=web)
    return tuple(
        pages.Poster(
            mark=name or "",
            link=to.link(posters.code_for(session, school.id, name, now=now)),
            sides=tuple(_side(school, name, to.channel, texts(locale)) for locale in LOCALES[:2]),
        )
        for name in classes
    )


def _side(school: School, class_name: str | None, channel: str, text: Texts) -> pages.Side:
    whom = "pupil" if class_name and naming.grade(class_name) >= naming.LOWEST_OWN_GRADE else "adult"
    said = f"subscriptions-desk-poster-{whom}"
    return pages.Side(
        locale=text.locale,
        school=school.names.get(text.locale) or school.names["kk"],
        title=text("subscriptions-desk-poster-title"),
        lead=text(said),
        steps=tuple(text(f"{said}.{_step(number, channel)}") for number in STEPS),
        promise=text(f"{said}.promise"),
    )


def _step(number: int, channel: str) -> str:
    """WhatsApp puts words into the answer box and leaves it to the person to send them: that has to be said."""
    return "step-1-sends" if number == 1 and channel == "whatsapp" else f"step-{number}"
