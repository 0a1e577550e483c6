"""Cards of meetings: what they say in every state and tongue, and what can be pressed below."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.appointments import Appointment, AppointmentState, Audience, HoldPurpose, booking, cards, choosing, saying
from core.cyclogram import MeetingLink
from core.messages import MAX_PAYLOAD_BYTES, MAX_QUICK_REPLIES, MAX_TITLE
from core.texts import LOCALES, texts
from tests.factories.appointments import begun, booked, free, room
from tests.factories.appointments import hours as open_hours
from tests.factories.staff import psychologist

ACTS = (
    *("confirm", "another", "company", "online", "room", "leave", "keep", "claim", "decline", "file", "move"),
    *(
        "cancel",
        "drop",
        "stay",
        "route",
        "earlier",
        "unwait",
        "no-earlier",
        "wait",
        "none-suits",
        "new",
        "letter",
        "show",
    ),
    *("letter", "show", "days", "further", "nearer", "later", "sooner", "about", "topics", "own-words", "back", "skip"),
)


@pytest.fixture(autouse=True)
def member(session: Session) -> int:
    """The one psychologist who receives people, every afternoon in one room."""
    found = psychologist(session)
    open_hours(session, found.id, room_id=room(session).id)
    return found.id


def verbs(session: Session, found: Appointment, now: datetime) -> list[str]:
    """What can be pressed below the card, by the second word of the payload."""
    replies = cards.booked(session, found, now=now).quick_replies
    return [reply.payload.split(":")[1] for reply in replies]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_title_fits_the_smallest_messenger(locale: str) -> None:
    text = texts(locale)
    names = [f"appointments-act.{name}" for name in ACTS]
    names += [f"appointments-who.{name}" for name in (*Audience, "change")] + ["appointments-mine.waiting"]
    names += [f"appointments-people.{name}" for name in ("of1", "of2", "of3", "teacher")]
    for name in names:
        assert text(name) != name
        assert len(text(name)) <= MAX_TITLE, name


@pytest.mark.parametrize("locale", LOCALES)
def test_the_soonest_time_fits_a_button_on_every_day(session: Session, now: datetime, locale: str) -> None:
    school = schools.first_school(session)
    for ahead in range(400):
        moment = now + timedelta(days=ahead)
        title = f"⚡ {saying.short_day(texts(locale), school, moment)}, {saying.clock(school, moment)}"
        assert len(title) <= MAX_TITLE


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("audience", list(Audience))
def test_a_card_says_when_where_and_with_whom(session: Session, now: datetime, locale: str, audience: Audience) -> None:
    found = booked(session, now=now, locale=locale, audience=audience)
    card = cards.booked(session, found, now=now)
    text = texts(locale)
    assert card.text.startswith(saying.said(text, audience, "appointments-state-booked"))
    for part in ("15:00–15:30", text("appointments-card.place", place=room(session).names[locale]), found.code):
        assert part in card.text
    assert "appointments-" not in card.text
    assert len(card.quick_replies) <= MAX_QUICK_REPLIES
    assert all(len(reply.payload.encode()) <= MAX_PAYLOAD_BYTES for reply in card.quick_replies)


def test_a_pupil_is_spoken_to_as_one_and_an_adult_as_one() -> None:
    text = texts("kk")
    assert saying.said(text, Audience.STUDENT, "appointments-state-booked").endswith("жазылдың.")
    assert saying.said(text, Audience.TEACHER, "appointments-state-booked").endswith("жазылдыңыз.")


def test_what_can_be_done_follows_the_state(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    assert verbs(session, found, now) == ["file", "move", "cancel", "route", "earlier", "open"]
    found.wants_earlier_at = now
    assert verbs(session, found, now)[-2] == "unwait"
    found.moves = 3
    assert "move" not in verbs(session, found, now)
    assert verbs(session, found, now + timedelta(days=1)) == ["new", "open"]


@pytest.mark.parametrize("state", [AppointmentState.DONE, AppointmentState.MISSED, AppointmentState.CANCELLED])
def test_what_is_over_can_only_be_followed_by_another(session: Session, now: datetime, state: AppointmentState) -> None:
    found = booked(session, now=now)
    found.state = state
    assert verbs(session, found, now) == ["new", "open"]


def test_an_offer_stands_first_while_it_lasts(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    until = now + timedelta(minutes=15)
    booking.keep(session, found, free(session, now=now)[2], purpose=HoldPurpose.EARLIER, until=until, now=now)
    assert verbs(session, found, now)[:2] == ["claim", "decline"]
    assert "10:15" in cards.booked(session, found, now=now).text
    assert verbs(session, found, until)[0] == "file"


def test_a_time_one_only_thinks_about_is_no_offer(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    booking.hold(session, found, free(session, now=now)[2].key, now=now)
    assert verbs(session, found, now)[0] == "file"


def test_a_meeting_over_video_shows_its_address_once_it_is_booked(session: Session, now: datetime, member: int) -> None:
    session.add(MeetingLink(staff_id=member, address="https://meet.example/senim"))
    found = begun(session, now=now)
    held = booking.hold(session, found, free(session, now=now)[0].key, now=now)
    choosing.meet_online(session, found, is_online=True)
    text = texts(found.locale)
    asked = cards.asked(session, found, held, text)
    assert text("appointments-card.online") in asked.text
    assert "https://" not in asked.text
    booking.confirm(session, found, now=now)
    assert "https://meet.example/senim" in cards.booked(session, found, now=now).text
    assert "route" not in verbs(session, found, now)


def test_no_video_is_promised_for_a_psychologist_without_an_address(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    booking.hold(session, found, free(session, now=now)[0].key, now=now)
    choosing.meet_online(session, found, is_online=True)
    assert not found.is_online


def test_the_card_to_confirm_names_the_time_it_confirms(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    slot = free(session, now=now)[0]
    held = booking.hold(session, found, slot.key, now=now)
    reply = cards.asked(session, found, held, texts("kk")).quick_replies[0]
    assert reply.payload == f"appointments:confirm:{found.ref}:{slot.key}:n"
    assert len(reply.payload.encode()) <= MAX_PAYLOAD_BYTES
    longest = replace(slot, staff_id=999_999_999)
    assert len(f"appointments:confirm:{found.ref}:{longest.key}:999".encode()) <= MAX_PAYLOAD_BYTES


def test_a_topic_that_is_gone_is_not_named(session: Session, now: datetime) -> None:
    found = booked(session, now=now)
    found.category = "gone"
    assert cards.topic(session, found, texts("kk")) == ""
    assert "\n\n" not in cards.booked(session, found, now=now).text
