"""Missed meetings: one kind question, once it is certain, at a decent hour, while it can still help."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, Audience, meeting, missing
from tests.factories.appointments import booked, free, hours, room, told
from tests.factories.staff import psychologist

PUPIL, PARENT = Audience.STUDENT, Audience.PARENT
MINUTE = timedelta(minutes=1)


def at(written: str) -> datetime:
    """A moment on the school's clock."""
    return datetime.fromisoformat(written).replace(tzinfo=ZoneInfo("Asia/Almaty")).astimezone(UTC)


def missed(session: Session, *, now: datetime, marked: str = "2026-11-23 16:00", **overrides: object) -> Appointment:
    """Nobody came to the meeting of Monday, three in the afternoon; a psychologist said so at this hour."""
    by = psychologist(session)
    hours(session, by.id, room_id=room(session).id)
    slot = free(session, now=now, audience=Audience.PARENT)[0]
    found = booked(session, now=now, slot=slot, **overrides)
    meeting.missed(session, found.ref, by=by, now=at(marked))
    return found


def test_who_did_not_come_is_asked_once(session: Session, now: datetime) -> None:
    found = missed(session, now=now)

    asked = [missing.ask_due(session, now=at("2026-11-23 16:10") + step * MINUTE) for step in range(5)]

    (message,) = told(session, found)
    assert asked == [1, 0, 0, 0, 0]
    assert found.asked_missed_at == at("2026-11-23 16:10")
    assert [reply.payload for reply in message.quick_replies] == [
        "appointments:new",
        f"appointments:missed:{found.ref}:fine",
    ]


def test_nothing_is_asked_while_it_can_be_taken_back(session: Session, now: datetime) -> None:
    found = missed(session, now=now)

    assert missing.ask_due(session, now=at("2026-11-23 16:09")) == 0
    found.state = AppointmentState.BOOKED
    assert missing.ask_due(session, now=at("2026-11-23 16:10")) == 0


def test_a_pupil_is_asked_in_the_evening_as_a_pupil(session: Session, now: datetime) -> None:
    found = missed(session, now=now, audience=PUPIL)

    asked = [missing.ask_due(session, now=at(f"2026-11-23 {clock}")) for clock in ("16:30", "18:29", "18:30")]

    (message,) = told(session, found)
    assert asked == [0, 0, 1]
    assert message.is_silent
    assert message.text == (
        "Кездесуге келе алмай қалдың ба? Ештеңе етпейді, ондай болып тұрады. Қаласаң, басқа уақыт таңда."
    )


def test_after_three_days_nobody_is_asked(session: Session, now: datetime) -> None:
    missed(session, now=now, marked="2026-11-26 14:00")

    assert missing.ask_due(session, now=at("2026-11-26 15:01")) == 0


@pytest.mark.parametrize("change", [{"is_walk_in": True}, {"sealed_address": None}])
def test_who_came_without_booking_or_cannot_be_reached_is_not_asked(
    session: Session, now: datetime, change: dict[str, object]
) -> None:
    found = missed(session, now=now)
    for name, value in change.items():
        setattr(found, name, value)

    assert missing.ask_due(session, now=at("2026-11-23 17:00")) == 0
