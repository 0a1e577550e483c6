"""A booked meeting in J6: numbered when it is agreed to, followed to its end, and silent about what was confided."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.appointments import Appointment, Audience, booking, meeting, walking_in, words
from core.appointments.outcome import Held
from core.appointments.walking_in import WalkIn
from core.journals import entries
from core.journals.facts import render
from core.texts import texts
from db.models.journals import JournalEntry
from tests.factories.appointments import booked, hours, room
from tests.factories.staff import psychologist

DAY = timedelta(days=1)
REASON = "Балам сабаққа барғысы келмейді"


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id, room_id=room(session).id)
    return found


def cell(session: Session, found: Appointment, key: str) -> str:
    """What stands in the meeting's line of J6, in Russian."""
    line = session.scalars(select(JournalEntry).where(JournalEntry.need_id == found.need_id)).one()
    return render(entries.facts_of(session, line)[key], texts("ru"))


def test_says_who_asked_through_what_and_whom_they_meet(session: Session, by: Specialist, now: datetime) -> None:
    found = booked(session, now=now)

    assert cell(session, found, "from_whom") == "родитель"
    assert cell(session, found, "channel") == "веб-чат"
    assert cell(session, found, "accepted_by").endswith("23.11.2026")
    assert cell(session, found, "status") == texts("ru")("journals-status-in-work")


def test_a_pupil_stays_unnamed_unless_they_came_in_person(session: Session, by: Specialist, now: datetime) -> None:
    chatting = booked(session, now=now, audience=Audience.STUDENT)
    guest = WalkIn(audience=Audience.STUDENT, staff_id=by.id, client="Дина")
    came = walking_in.walk_in(session, guest, by=by, now=now)

    assert cell(session, chatting, "from_whom") == texts("ru")("journals-from-student")
    assert cell(session, came, "from_whom") == texts("ru")("journals-audience-student")
    assert cell(session, came, "content") == texts("ru")("journals-direction-counselling")


def test_the_reason_enters_no_book_and_the_topic_does(session: Session, by: Specialist, now: datetime) -> None:
    found = booked(session, now=now)
    words.write(session, found, reason=REASON)

    meeting.met(session, found.ref, by=by, now=now + DAY, held=Held(topic="мектепке бейімделу"))

    lines = session.scalars(select(JournalEntry)).all()
    assert len(lines) == 3
    assert all(REASON not in str(entries.facts_of(session, line)) for line in lines)
    assert cell(session, found, "content") == "мектепке бейімделу"


def test_a_cancelled_meeting_keeps_its_number_and_says_so(session: Session, by: Specialist, now: datetime) -> None:
    found = booked(session, now=now)

    booking.cancel(session, found, now=now)

    assert cell(session, found, "status").startswith(texts("ru")("journals-status-cancelled"))
