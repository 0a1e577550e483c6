"""The invented meetings: a week of two psychologists, and everybody who books, comes, does not come, or waits."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.orm import Session

from core import words
from core.actors import Specialist
from core.appointments import (
    Appointment,
    Audience,
    arranging,
    booking,
    choosing,
    meeting,
    outcome,
    slots,
    waiting,
    walking_in,
)
from core.appointments import words as said
from core.appointments.outcome import Held
from core.appointments.walking_in import WalkIn
from core.cyclogram import CyclogramCell, hours, proposed, rooms, ruling
from core.cyclogram import arranging as weeks
from core.demo.cast import Act, Cast
from core.journals import confirming
from db import seeding

ARRANGED: Final = "14 15:40"
RECEIVE: Final = ("aigul", "irina")
ANSWERED_AFTER: Final = timedelta(minutes=25)
MEETS_FOR: Final = timedelta(minutes=30)
DESK_HOURS: Final = (time(9), time(17))


def acts(cast: Cast, content: Mapping[str, Any]) -> Iterator[Act]:
    """The week is arranged, then people come to it."""
    arranged = cast.days.moment(ARRANGED)
    yield Act(arranged, lambda session: _arrange(session, cast, content, arranged))
    for script in content["meeting"]:
        yield from _Meeting(cast, script).acts()


def _arrange(session: Session, cast: Cast, content: Mapping[str, Any], now: datetime) -> None:
    """Bells, rooms, the proposed week; a psychologist agrees to each meeting; one of the two meets over video too."""
    head = cast.people["nurlan"]
    session.add_all(seeding.bells(cast.school_id))
    usual = hours.rules_of(session, cast.school_id)
    numbers = {name: getattr(usual, name) for name in ruling.BOUNDS}
    ruling.set_rules(session, numbers=numbers, is_automatic=False, by_bells=False, pauses=[], by=head, now=now)
    for key in RECEIVE:
        weeks.take_proposed(session, by=cast.people[key], now=now)
    for place in content["room"]:
        room = rooms.add_room(session, names=place["names"], directions=place["directions"], by=head, now=now)
        of_person = CyclogramCell.staff_id == cast.people[place["person"]].id
        session.execute(update(CyclogramCell).where(of_person).values(room_id=room.id))
    ruling.set_link(session, content["link"], by=cast.people[RECEIVE[-1]], now=now)


class _Meeting:
    """One meeting as it goes. It has no address: what is told of it leaves for nowhere."""

    def __init__(self, cast: Cast, script: Mapping[str, Any]) -> None:
        self.cast = cast
        self.script = script
        self.by: Specialist = cast.people[script["with"]]
        self.audience = Audience(script["audience"])
        self.ref = ""

    def acts(self) -> Iterator[Act]:
        """Everything that happens to it up to now; nothing when it has no day in this part of the year."""
        starts_at = self._starts_at()
        if starts_at is None and "day" in self.script:
            return
        asked = starts_at if self.script.get("walk_in") else self._asked(starts_at)
        if asked is None or asked > self.cast.days.now:
            return
        yield Act(asked, lambda session: self._ask(session, starts_at, asked))
        if starts_at is not None:
            yield from self._followed(starts_at, asked)

    def _followed(self, starts_at: datetime, asked: datetime) -> Iterator[Act]:
        """What comes after the booking, as far as it has come by now."""
        ends_at = starts_at + MEETS_FOR
        agreed = min(_at_desk(asked + ANSWERED_AFTER), starts_at - timedelta(minutes=5))
        steps = [
            (agreed, self._agree, not self.script.get("walk_in") and self.script.get("agreed", True)),
            (agreed + ANSWERED_AFTER, self._say_more, not self.script.get("walk_in")),
            (ends_at, self._end, self.script.get("ends") != "unmarked"),
            (self.cast.days.evening(ends_at), self._number, "held" in self.script),
        ]
        for at, step, is_so in steps:
            if at is not None and is_so and at <= self.cast.days.now:
                yield Act(at, lambda session, step=step, at=at: step(session, at))  # type: ignore[misc]

    def _ask(self, session: Session, starts_at: datetime | None, now: datetime) -> None:
        if self.script.get("walk_in") and starts_at is not None:
            self.ref = walking_in.walk_in(session, self._guest(), by=self.by, now=now).ref
            return
        found = booking.begin(
            session,
            school_id=self.cast.school_id,
            channel=self.script["channel"],
            address="",
            locale=self.script["locale"],
            audience=self.audience,
            now=now,
        )
        self.ref = found.ref
        self._describe(session, found)
        if starts_at is None:
            waiting.begin(session, found, now=now)
            return
        booking.hold(session, found, f"{self.by.id}.{slots.minute(starts_at)}", now=now)
        choosing.meet_online(session, found, is_online=self.script.get("online", False))
        booking.confirm(session, found, now=now)

    def _describe(self, session: Session, found: Appointment) -> None:
        found.category = self.script.get("category")
        found.class_name = words.class_name(self.script["class"])
        found.participants = self.script.get("participants", 1)
        said.write(session, found, client=self.script.get("client", ""), reason=self.script.get("reason", ""))

    def _guest(self) -> WalkIn:
        return WalkIn(
            audience=self.audience,
            staff_id=self.by.id,
            class_name=self.script["class"],
            category=self.script.get("category"),
        )

    def _agree(self, session: Session, now: datetime) -> None:
        arranging.accept(session, self.ref, by=self.by, now=now)

    def _say_more(self, session: Session, now: datetime) -> None:
        """What the person says afterwards: I'll come, earlier if there is anything, or not at all."""
        found = arranging.find(session, self.ref, by=self.by)
        if self.script.get("comes"):
            choosing.come(found, now=now)
        if self.script.get("waits"):
            waiting.ask(session, found, now=now)
        if self.script.get("cancelled"):
            booking.cancel(session, found, now=now)

    def _end(self, session: Session, now: datetime) -> None:
        if self.script.get("ends") == "missed":
            meeting.missed(session, self.ref, by=self.by, now=now)
        elif not self.script.get("cancelled"):
            meeting.met(session, self.ref, by=self.by, now=now, held=Held(**self.script.get("held", {})))

    def _number(self, session: Session, now: datetime) -> None:
        for entry in outcome.drafts(session, arranging.find(session, self.ref, by=self.by)):
            confirming.confirm(session, entry.id, by=self.by, now=now)

    def _starts_at(self) -> datetime | None:
        day = self._day(self.script.get("day"))
        if day is None:
            return None
        return datetime.combine(day, time.fromisoformat(self.script["at"]), tzinfo=self.cast.days.zone)

    def _day(self, wished: int | None) -> date | None:
        """The wished one among the days on which such people are received."""
        days, today = self.cast.days, self.cast.days.now.date()
        received = {piece.weekday for piece in proposed.week() if self.audience in piece.audiences}
        before = [day for day in days.days if day < today and day.weekday() in received]
        after = [day for day in days.coming if day > today and day.weekday() in received]
        is_today = today in days.coming and today.weekday() in received
        if wished is None or wished == 0:
            return today if wished == 0 and is_today else None
        found, place = (before, -wished - 1) if wished < 0 else (after, wished - 1)
        return found[place] if place < len(found) else None

    def _asked(self, starts_at: datetime | None) -> datetime | None:
        written = self.script["asked"]
        if isinstance(written, str):
            return self.cast.days.moment(written)
        return starts_at and starts_at - timedelta(hours=written)


def _at_desk(moment: datetime) -> datetime:
    """When somebody at a desk gets to it: at once, or the next morning."""
    opens, closes = DESK_HOURS
    if opens <= moment.time() < closes:
        return moment
    day = moment.date() if moment.time() < opens else moment.date() + timedelta(days=1)
    return datetime.combine(day, opens, tzinfo=moment.tzinfo)
