"""What the person is told: at once, in their language, with what they can do; a lock screen gives nothing away."""

import base64
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.appointments import Appointment, AppointmentState, arranging, booking, cards, choosing, slots
from core.cyclogram import CyclogramCell
from core.messages import MAX_BODY_WITH_REPLIES, MAX_PAYLOAD_BYTES, MAX_TITLE, OutboundMessage
from core.texts import LOCALES
from db.models.journals import Audience
from db.models.outbox import Lane, OutboxMessage
from db.models.staff import Staff
from tests.factories.appointments import begun, booked, free, hours, requested, room, told
from tests.factories.staff import psychologist

FIRST_WORDS = {"kk": "Мектептегі кездесу", "ru": "Встреча в школе", "en": "School meeting"}
TELLING = ("психолог", "psycholog", "психик")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ACTS = ("accept", "move", "place", "propose", "withdraw", "cancel")


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id, room_id=room(session).id)
    return found


def carry_out(session: Session, act: str, meeting: Appointment, by: Specialist, now: datetime) -> None:
    at = {"staff_id": by.id, "starts_at": now + DAY + 5 * HOUR, "room_id": meeting.room_id, "by": by, "now": now}
    match act:
        case "accept":
            meeting.state = AppointmentState.REQUESTED
            arranging.accept(session, meeting.ref, by=by, now=now)
        case "move":
            arranging.move(session, meeting.ref, **at)  # type: ignore[arg-type]
        case "place":
            arranging.set_room(session, meeting.ref, room_id=room(session).id, by=by, now=now)
        case "propose":
            arranging.propose(session, meeting.ref, **at)  # type: ignore[arg-type]
        case "withdraw":
            arranging.propose(session, meeting.ref, **at)  # type: ignore[arg-type]
            arranging.withdraw(session, meeting.ref, by=by, now=now)
        case "cancel":
            arranging.cancel(session, meeting.ref, by=by, now=now, words="Ауырып қалдым")


def payloads(message: OutboundMessage) -> list[str]:
    return [reply.payload for reply in message.quick_replies]


@pytest.mark.parametrize("audience", [Audience.PARENT, Audience.STUDENT])
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("act", ACTS)
def test_a_lock_screen_gives_nothing_away_and_every_messenger_can_carry_it(
    session: Session, by: Specialist, now: datetime, act: str, locale: str, audience: Audience
) -> None:
    meeting = booked(session, now=now, locale=locale, audience=audience)
    carry_out(session, act, meeting, by, now)
    message = told(session, meeting)[-1]
    assert message.text.startswith(FIRST_WORDS[locale])
    assert not any(word in message.text.splitlines()[0].casefold() for word in TELLING)
    assert len(message.text) <= MAX_BODY_WITH_REPLIES
    assert "appointments-" not in message.text
    assert all(0 < len(reply.title) <= MAX_TITLE for reply in message.quick_replies)
    assert all(len(reply.payload.encode()) <= MAX_PAYLOAD_BYTES for reply in message.quick_replies)
    assert message.is_silent is (audience is Audience.STUDENT)


@pytest.mark.parametrize("act", ACTS)
def test_what_it_is_about_and_with_whom_comes_only_to_who_asks(
    session: Session, by: Specialist, now: datetime, act: str
) -> None:
    meeting = booked(session, now=now, locale="ru", audience=Audience.STUDENT)
    meeting.category = "violence"
    topic = choosing.named(session, "violence").names["ru"]
    name = session.get_one(Staff, by.id).full_name
    assert {
        topic in cards.booked(session, meeting, now=now).text,
        name in cards.booked(session, meeting, now=now).text,
    } == {True}
    carry_out(session, act, meeting, by, now)
    said = "\n".join(message.text for message in told(session, meeting))
    assert (topic in said, name in said) == (False, False)


def test_at_night_no_telephone_sounds_and_the_news_still_comes(session: Session, by: Specialist, now: datetime) -> None:
    meeting = booked(session, now=now)
    night = now + 13 * HOUR
    arranging.set_room(session, meeting.ref, room_id=room(session).id, by=by, now=now)
    arranging.set_room(session, meeting.ref, room_id=room(session).id, by=by, now=night)
    assert [message.is_silent for message in told(session, meeting)] == [False, True]


@pytest.mark.parametrize("act", ACTS)
def test_pupils_and_adults_are_spoken_to_as_themselves(
    session: Session, by: Specialist, now: datetime, act: str
) -> None:
    heard = {}
    for audience in (Audience.PARENT, Audience.STUDENT):
        meeting = booked(session, now=now, locale="ru", audience=audience)
        carry_out(session, act, meeting, by, now)
        heard[audience] = told(session, meeting)[-1].text.casefold()
        arranging.cancel(session, meeting.ref, by=by, now=now)
    assert not any(word in heard[Audience.STUDENT].split() for word in ("вы", "вас", "вам", "ваш", "вашего"))
    assert not any(word in heard[Audience.PARENT].split() for word in ("ты", "тебя", "тебе", "твой", "твоего"))


def test_a_move_tells_both_times_and_what_can_be_done(session: Session, by: Specialist, now: datetime) -> None:
    meeting = booked(session, now=now, locale="kk")
    carry_out(session, "move", meeting, by, now)
    (message,) = told(session, meeting)
    assert "дүйсенбі, 23 қараша, 15:00" in message.text
    assert "24 қараша" in message.text.partition("\n\n")[2]
    assert {f"appointments:{act}:{meeting.ref}" for act in ("come", "move", "cancel")} <= set(payloads(message))


def test_a_proposal_asks_and_says_until_when(session: Session, by: Specialist, now: datetime) -> None:
    meeting = booked(session, now=now, locale="ru")
    carry_out(session, "propose", meeting, by, now)
    (message,) = told(session, meeting)
    kept = booking.held(session, meeting)
    assert kept is not None
    assert payloads(message) == [
        f"appointments:claim:{meeting.ref}:{slots.key_of(kept)}",
        f"appointments:decline:{meeting.ref}",
    ]
    assert "вторник, 24 ноября, 15:00" in message.text
    assert "вторник, 24 ноября, 10:00" in message.text
    assert "прежнее время" in message.text


def test_who_waits_is_not_told_of_a_time_they_never_had(session: Session, by: Specialist, now: datetime) -> None:
    waiting = begun(session, now=now, locale="ru")
    waiting.state, waiting.wants_earlier_at = AppointmentState.WAITING, now
    carry_out(session, "withdraw", waiting, by, now)
    assert all("очеред" in message.text for message in told(session, waiting))
    arranging.cancel(session, waiting.ref, by=by, now=now)
    assert "ожидание закончено" in told(session, waiting)[-1].text


def test_a_cancelled_meeting_comes_with_the_words_and_two_nearest_times(
    session: Session, by: Specialist, now: datetime
) -> None:
    meeting = booked(session, now=now, slot=free(session, now=now)[1])
    carry_out(session, "cancel", meeting, by, now)
    (message,) = told(session, meeting)
    near = [slot.key for slot in free(session, now=now)][:2]
    assert "Ауырып қалдым" in message.text
    assert payloads(message) == [*(f"appointments:take:{key}" for key in near), "appointments:new", "menu:open"]


def test_without_a_free_time_the_queue_is_offered(session: Session, by: Specialist, now: datetime) -> None:
    meeting = booked(session, now=now)
    session.execute(delete(CyclogramCell))
    arranging.cancel(session, meeting.ref, by=by, now=now)
    assert payloads(told(session, meeting)[0]) == ["appointments:new", "menu:open"]


@pytest.mark.parametrize("act", ["move", "cancel"])
def test_who_took_the_calendar_file_gets_it_anew(session: Session, by: Specialist, now: datetime, act: str) -> None:
    meeting, plain = booked(session, now=now), booked(session, now=now)
    meeting.has_calendar_file = True
    for one in (meeting, plain):
        carry_out(session, act, one, by, now + HOUR * (one is plain))
    (message,), (other,) = told(session, meeting), told(session, plain)
    assert message.attachment is not None
    file = base64.b64decode(message.attachment.content).decode()
    assert ("METHOD:CANCEL" in file) is (act == "cancel")
    assert f"UID:{meeting.ref}@senim" in file
    assert other.attachment is None


def test_leaves_at_once_even_at_night(session: Session, by: Specialist, now: datetime) -> None:
    meeting, night = requested(session, now=now), now + 14 * HOUR
    arranging.accept(session, meeting.ref, by=by, now=night)
    row = session.scalars(select(OutboxMessage)).one()
    assert (row.next_attempt_at, row.lane) == (night, Lane.APPOINTMENT)


@pytest.mark.parametrize("act", ACTS)
def test_who_cannot_be_reached_is_told_nothing(session: Session, by: Specialist, now: datetime, act: str) -> None:
    meeting = booked(session, now=now)
    meeting.sealed_address = None
    carry_out(session, act, meeting, by, now)
    assert session.scalars(select(OutboxMessage)).all() == []
