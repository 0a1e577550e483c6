"""Parents who book at once, in a process that may be killed: ``python -m tests.journeys.bookings_parents KIND``.

What comes over the wire in a real installation comes here from a loop: each turn is one message with an id of its own,
carried out by the real rules in one transaction (inbox, contact, booking, outbox). A parent remembers nothing outside
the tables. After a kill it looks at what it was last told and goes on, like somebody who opens the chat again.
``KIND``: ``lane`` is the bot's writer lane with all parents at once, ``desk`` are threads that write as the panel does
and agree to what was asked for in between.
"""

import asyncio
import json
import random
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from bot.lane import WriterLane
from core import contacts, crypto, inbox
from core.appointments import Appointment, AppointmentState, Audience, booking, owning, saying
from core.appointments.listing import NotOffered
from core.messages import InboundMessage, OutboundMessage
from core.settings import Settings
from db.engine import Database

THREADS: Final = 4
TRIES: Final = 2
SECOND: Final = timedelta(seconds=1)
Told = dict[str, Any]  # what a parent was last told: which turn, how it ended, the times named instead


@dataclass(frozen=True, slots=True)
class Round:
    """What the parents of one process are to do: whose first wish is which of the offered times."""

    number: int
    now: datetime
    wishes: dict[int, str]

    @classmethod
    def of(cls, line: str) -> "Round":
        """From a line of the coordinator."""
        said = json.loads(line)
        wishes = {int(parent): key for parent, key in said["wishes"].items()}
        return cls(said["round"], datetime.fromisoformat(said["now"]), wishes)


def look(session: Session, parent: str, *, now: datetime) -> Told:
    """What a parent sees in the chat."""
    message = InboundMessage("web", "web", "look", parent)
    return dict(contacts.identify(session, message, now=now).data.get("told", {"turn": 0, "end": "nothing"}))


def turn(session: Session, parent: str, told: Told, wish: str, *, now: datetime) -> Told:
    """One turn of a parent: takes a time, or confirms the one that is held; what came of it is told and remembered."""
    number = told["turn"] + 1
    message = InboundMessage("web", "web", f"{parent}-{number}", parent, locale="kk")
    if not inbox.first_time(session, message, now=now):
        return look(session, parent, now=now)
    person = contacts.identify(session, message, now=now)
    if not person.appointments:
        begun = booking.begin(
            session, school_id=1, channel="web", address=parent, locale="kk", audience=Audience.PARENT, now=now
        )
        person.appointments = [begun.ref]
    appointment = owning.own(session, person.appointments, person.appointments[-1])
    news = _confirm(session, appointment, now) if told["end"] == "held" else _take(session, appointment, wish, now)
    person.data["told"] = {**news, "turn": number, "tries": told.get("tries", 0) + (told["end"] != "held")}
    contacts.remember(session, person, now=now)
    saying.tell(session, appointment, OutboundMessage(json.dumps(news)), now=now)
    return dict(person.data["told"])


def agree(session: Session, *, now: datetime) -> None:
    """A psychologist agrees to whoever asked first."""
    asked = select(Appointment).where(Appointment.state == AppointmentState.REQUESTED).order_by(Appointment.id)
    found = session.scalars(asked.limit(1).with_for_update(skip_locked=True)).one_or_none()
    if found is not None and found.staff_id is not None:
        booking.accept(session, found, staff_id=found.staff_id, now=now)


def wish_of(told: Told, first: str) -> str | None:
    """What a parent does next: the time it wants (or confirms), None when it has one or gives up."""
    if told["end"] in ("nothing", "held"):
        return first
    if told["end"] == "booked" or told["tries"] >= TRIES or not told["near"]:
        return None
    return str(random.choice(told["near"]))


def _take(session: Session, appointment: Appointment, wish: str, now: datetime) -> Told:
    try:
        booking.hold(session, appointment, wish, now=now)
    except NotOffered as refusal:
        return {"end": "refused", "near": [slot.key for slot in refusal.nearest]}
    return {"end": "held"}


def _confirm(session: Session, appointment: Appointment, now: datetime) -> Told:
    try:
        booking.confirm(session, appointment, now=now)
    except booking.HoldOver:
        return {"end": "nothing"}
    return {"end": "booked"}


class Lane:
    """All parents at once through the bot's one writer."""

    def __init__(self, database: Database) -> None:
        self._lane = WriterLane(database)
        self._loop = asyncio.new_event_loop()
        self._lane.start()

    def play(self, played: Round) -> int:
        """Let every parent come to its end; gives how often the database refused a transaction."""
        return self._loop.run_until_complete(self._all(played))

    async def _all(self, played: Round) -> int:
        return sum(await asyncio.gather(*(self._live(played, one, wish) for one, wish in played.wishes.items())))

    async def _live(self, played: Round, number: int, first: str) -> int:
        parent, refused, ahead = f"parent-{played.number}-{number}", 0, played.now
        told = await self._lane.run(lambda session: look(session, parent, now=ahead))
        while (wish := wish_of(told, first)) is not None:
            try:
                told = await self._lane.run(_rule(parent, told, wish, ahead))
            except OperationalError:
                refused += 1
        return refused


class Desk:
    """Some threads that each write as the panel does, every one with transactions of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._threads = ThreadPoolExecutor(THREADS)

    def play(self, played: Round) -> int:
        """Let every parent come to its end; gives how often the database refused a transaction."""
        return sum(self._threads.map(lambda one: self._live(played, *one), played.wishes.items()))

    def _live(self, played: Round, number: int, first: str) -> int:
        parent, now, refused = f"parent-{played.number}-{number}", played.now, 0
        told: Told = {"turn": 0, "end": "unknown"}
        wish: str | None = first
        while wish is not None:
            rule = _rule(parent, told, wish, now) if told["end"] != "unknown" else lambda s: look(s, parent, now=now)
            try:
                with self._database.writing() as session:
                    told = rule(session)
            except OperationalError:
                refused += 1
                continue
            wish = wish_of(told, first)
        with self._database.writing() as session:
            agree(session, now=now)
        return refused


def _rule(parent: str, told: Told, wish: str, now: datetime) -> Callable[[Session], Told]:
    return lambda session: turn(session, parent, told, wish, now=now)


def main(kind: str, home: str, url: str) -> None:
    """Play round after round as they are called out; ``done`` tells that one is over."""
    settings = Settings(home=home, _env_file=None)  # type: ignore[call-arg]
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    parents: Lane | Desk = {"lane": Lane, "desk": Desk}[kind](Database(url, info={"vault": keys}))
    _say({"ready": 1})
    for line in sys.stdin:
        _say({"refused": parents.play(Round.of(line))})


def _say(words: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def command(kind: str, home: str, url: str) -> Sequence[str]:
    """How such a process is started."""
    return [sys.executable, "-m", "tests.journeys.bookings_parents", kind, home, url]


if __name__ == "__main__":
    main(*sys.argv[1:])
