"""From the menu to the books: what was booked with a thumb is a need, and what was held is written down as work."""

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff
from core.appointments import Audience, meeting
from db.models.appointments import Appointment
from db.models.journals import EntryState, Journal, JournalEntry
from db.models.staff import Staff
from tests.booking import act, comes, open_hours, rules, t, the_booked
from tests.chat import Chat, Clock, LiveBot

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])
BOOK_OF = {"parent": Journal.ADULTS, "student": Journal.INDIVIDUAL, "teacher": Journal.ADULTS}


async def walks(live: LiveBot, tongue: str, role: str) -> Chat:
    """From the front page to a booked meeting, as a person taps."""
    chat = await comes(live, tongue, role=None)
    await chat.taps(t(chat, "menu-open.appointment"))
    await chat.taps(t(chat, f"appointments-who.{role}"))
    await chat.taps(next(title for title in chat.titles() if title.startswith("⚡")))
    await chat.taps(act(chat, "confirm"))
    return chat


def lines(live: LiveBot, found: Appointment) -> dict[Journal, JournalEntry]:
    """The lines of a meeting by book."""
    with live.bot.database.reading() as session:
        fresh = session.get_one(Appointment, found.id)
        of_it = (JournalEntry.need_id == fresh.need_id) | (JournalEntry.work_id == fresh.work_id)
        return {entry.journal: entry for entry in session.scalars(select(JournalEntry).where(of_it))}


def held(found: Appointment, clock: Clock) -> Any:
    """The psychologist says that people met; for ``lane.run``."""

    def met(session: Session) -> None:
        by = staff.specialist(session.get_one(Staff, found.staff_id))
        meeting.met(session, found.ref, by=by, now=clock())

    return met


@pytest.mark.parametrize("role", ["parent", "student", "teacher"])
async def test_a_meeting_that_was_held_stands_in_its_books(live: LiveBot, tongue: str, clock: Clock, role: str) -> None:
    await live.bot.lane.run(open_hours)
    await walks(live, tongue, role)
    found = the_booked(live)
    need = lines(live, found)[Journal.NEEDS]
    assert (found.audience, need.number) == (Audience(role), 1)

    clock.moves(hours=6)
    await live.bot.lane.run(held(found, clock))

    books = lines(live, found)
    assert set(books) == {Journal.NEEDS, Journal.COUNSELLING, BOOK_OF[role]}
    drafts = [books[journal] for journal in (Journal.COUNSELLING, BOOK_OF[role])]
    assert [draft.state for draft in drafts] == [EntryState.DRAFT, EntryState.DRAFT]


async def test_a_need_waits_for_its_number_where_a_psychologist_agrees(live: LiveBot, tongue: str) -> None:
    await live.bot.lane.run(open_hours)
    await live.bot.lane.run(rules(is_automatic=False))
    chat = await walks(live, tongue, "parent")

    await chat.sees(t(chat, "appointments-adult-state-requested"))
    with live.bot.database.reading() as session:
        found = session.scalars(select(Appointment)).one()
        numbers = session.scalars(select(JournalEntry.number).where(JournalEntry.need_id == found.need_id)).all()
    assert [number for number in numbers if number is not None] == []
