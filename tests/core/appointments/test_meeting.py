"""The meeting itself: a tap ends it in the journals, a tap at once takes it back, and who just comes is counted too."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.appointments import (
    Appointment,
    AppointmentState,
    arranging,
    booking,
    conflicts,
    meeting,
    visitors,
    walking_in,
    words,
)
from core.appointments.arranging import AppointmentUnknown
from core.appointments.booking import AppointmentOver
from core.appointments.listing import SlotTaken
from core.appointments.meeting import NotYet, TooLate
from core.appointments.outcome import Held
from core.appointments.walking_in import NotToday, WalkIn
from core.crypto import vault
from core.cyclogram import MeetingLink
from core.journals import confirming, entries, offline, work
from core.journals.facts import render
from core.journals.offline import CategoryUnknown
from core.texts import texts
from db.models.appointments import AppointmentCell
from db.models.audit import AuditRecord
from db.models.journals import Audience, EntryState, Journal, JournalEntry, WorkRecord
from tests.factories.appointments import booked, free, hours, requested, room
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
ACTS: dict[str, Callable[[Session, str, Specialist, datetime], Appointment]] = {
    "arrived": lambda session, ref, by, now: meeting.arrived(session, ref, by=by, now=now),
    "met": lambda session, ref, by, now: meeting.met(session, ref, by=by, now=now),
    "missed": lambda session, ref, by, now: meeting.missed(session, ref, by=by, now=now),
}


@pytest.fixture
def by(session: Session) -> Specialist:
    found = psychologist(session)
    hours(session, found.id, room_id=room(session).id)
    return found


@pytest.fixture
def found(session: Session, by: Specialist, now: datetime) -> Appointment:
    """A parent's meeting at three o'clock today."""
    return booked(session, now=now)


@pytest.fixture
def over(found: Appointment) -> datetime:
    """The moment when people part."""
    assert found.ends_at is not None
    return found.ends_at


def lines(session: Session, found: Appointment) -> dict[Journal, JournalEntry]:
    """The lines of a meeting by book."""
    of_it = (JournalEntry.need_id == found.need_id) | (JournalEntry.work_id == found.work_id)
    return {entry.journal: entry for entry in session.scalars(select(JournalEntry).where(of_it))}


def shown(session: Session, entry: JournalEntry, key: str) -> str:
    return render(entries.facts_of(session, entry).get(key), texts("ru"))


def guest(by: Specialist, **overrides: object) -> WalkIn:
    return WalkIn(**{"audience": Audience.PARENT, "staff_id": by.id, **overrides})  # type: ignore[arg-type]


class TestWhoMay:
    @pytest.mark.parametrize("act", ACTS)
    def test_nobody_but_a_psychologist_of_the_school(
        self, session: Session, found: Appointment, over: datetime, act: str
    ) -> None:
        with pytest.raises(NotAllowed):
            ACTS[act](session, found.ref, deputy_head(session), over)
        stranger = psychologist(session, school_id=another_school(session).id)
        with pytest.raises(AppointmentUnknown):
            ACTS[act](session, found.ref, stranger, over)
        with pytest.raises(NotAllowed):
            walking_in.walk_in(session, guest(stranger), by=deputy_head(session), now=over)

    @pytest.mark.parametrize("act", ACTS)
    def test_nobody_before_its_day(
        self, session: Session, found: Appointment, by: Specialist, now: datetime, act: str
    ) -> None:
        with pytest.raises(NotYet):
            ACTS[act](session, found.ref, by, now - DAY)

    @pytest.mark.parametrize("act", ACTS)
    def test_a_cancelled_meeting_stays_so(
        self, session: Session, found: Appointment, by: Specialist, now: datetime, over: datetime, act: str
    ) -> None:
        booking.cancel(session, found, now=now)
        with pytest.raises(AppointmentOver):
            ACTS[act](session, found.ref, by, over)

    @pytest.mark.parametrize("act", ACTS)
    def test_a_second_tap_finds_it_done(
        self, session: Session, found: Appointment, by: Specialist, over: datetime, act: str
    ) -> None:
        for _ in range(2):
            ACTS[act](session, found.ref, by, over)
        tags = select(func.count()).where(AuditRecord.tag == f"appointment:{act}")
        assert session.scalar(tags) == 1

    def test_nobody_has_missed_what_has_not_begun(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(NotYet):
            meeting.missed(session, found.ref, by=by, now=now)


class TestHolding:
    def test_drafts_the_books_and_closes_the_need(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        found.class_name = "7А"
        meeting.arrived(session, found.ref, by=by, now=over - 20 * MINUTE)
        meeting.met(session, found.ref, by=by, now=over)
        book = lines(session, found)
        assert found.state is AppointmentState.DONE
        assert {journal: entry.state for journal, entry in book.items()} == {
            Journal.NEEDS: EntryState.CONFIRMED,
            Journal.COUNSELLING: EntryState.DRAFT,
            Journal.ADULTS: EntryState.DRAFT,
        }
        assert shown(session, book[Journal.NEEDS], "status") == "закрыто, 23.11.2026"
        assert shown(session, book[Journal.COUNSELLING], "contact_form") == "очно"
        assert shown(session, book[Journal.COUNSELLING], "client") == "родитель, 7А"
        assert shown(session, book[Journal.ADULTS], "audience") == "родитель"
        assert shown(session, book[Journal.COUNSELLING], "minutes").startswith("30")

    def test_counts_one_work_of_whoever_met(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        colleague = psychologist(session)
        held = Held(minutes=50, participants=2, topic="Сабақтағы қиындық", result="келісілді")
        meeting.met(session, found.ref, by=colleague, now=over, held=held)
        record = session.scalars(select(WorkRecord)).one()
        assert (record.staff_id, record.entered_by) == (by.id, colleague.id)
        assert (record.minutes, record.participants, record.happened_at) == (50, 2, found.starts_at)
        assert (record.need_id, record.id) == (found.need_id, found.work_id)
        assert shown(session, lines(session, found)[Journal.NEEDS], "content") == "Сабақтағы қиындық"

    @pytest.mark.parametrize(("participants", "journal"), [(1, Journal.INDIVIDUAL), (3, Journal.GROUPS)])
    def test_of_pupils_enters_the_book_of_one_or_of_many(
        self, session: Session, by: Specialist, now: datetime, participants: int, journal: Journal
    ) -> None:
        pupils = booked(session, now=now, audience=Audience.STUDENT)
        pupils.participants = participants
        meeting.met(session, pupils.ref, by=by, now=now + 6 * HOUR)
        assert set(lines(session, pupils)) == {Journal.NEEDS, Journal.COUNSELLING, journal}

    def test_over_video_says_so(self, session: Session, found: Appointment, by: Specialist, over: datetime) -> None:
        session.add(MeetingLink(staff_id=by.id, address="https://meet.example/room"))
        found.is_online = True
        meeting.met(session, found.ref, by=by, now=over)
        assert shown(session, lines(session, found)[Journal.COUNSELLING], "contact_form") == "онлайн"

    def test_calls_an_adult_by_name_and_knows_who_comes_again(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        first, second = booked(session, now=now), booked(session, now=now)
        card = visitors.keep(
            session, school_id=first.school_id, channel="web", bot="", address="a", now=now, name="Сәуле Оспанова"
        )
        first.visitor_id = second.visitor_id = card.id
        for one in (first, second):
            meeting.met(session, one.ref, by=by, now=now + 8 * HOUR)
        book = [lines(session, one)[Journal.COUNSELLING] for one in (first, second)]
        assert [shown(session, entry, "client") for entry in book] == ["Сәуле Оспанова"] * 2
        assert [shown(session, entry, "first_or_repeat") for entry in book] == ["первичная", "повторная"]

    def test_what_was_only_asked_for_is_agreed_to_by_meeting(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        asked = requested(session, now=now)
        meeting.met(session, asked.ref, by=by, now=now + 8 * HOUR)
        assert lines(session, asked)[Journal.NEEDS].number == 1

    def test_gives_back_what_was_proposed_meanwhile(
        self, session: Session, found: Appointment, by: Specialist, now: datetime, over: datetime
    ) -> None:
        wanted = now + DAY
        arranging.propose(session, found.ref, staff_id=by.id, starts_at=wanted, room_id=None, by=by, now=now)
        meeting.met(session, found.ref, by=by, now=over)
        assert booking.held(session, found) is None

    def test_refuses_a_category_nobody_could_count(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        with pytest.raises(CategoryUnknown):
            meeting.met(session, found.ref, by=by, now=over, held=Held(category="gossip"))
        assert found.state is AppointmentState.BOOKED

    def test_can_be_numbered_from_where_work_done_by_hand_is(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        meeting.met(session, found.ref, by=by, now=over)
        record = session.scalars(select(WorkRecord)).one()
        assert not offline.may_undo(session, record, by=by, now=over)
        offline.number(session, record.ref, by=by, now=over)
        book = lines(session, found)
        assert [book[journal].number for journal in (Journal.COUNSELLING, Journal.ADULTS)] == [1, 1]
        assert "№ 1" in shown(session, book[Journal.NEEDS], "measures")


class TestMissing:
    def test_is_said_in_the_list_of_needs_and_nowhere_else(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        meeting.missed(session, found.ref, by=by, now=over)
        book = lines(session, found)
        assert found.state is AppointmentState.MISSED
        assert set(book) == {Journal.NEEDS}
        assert shown(session, book[Journal.NEEDS], "status").startswith(texts("ru")("journals-status-missed"))


class TestUndoing:
    @pytest.mark.parametrize("act", ACTS)
    def test_at_once_leaves_the_meeting_as_it_was(
        self, session: Session, found: Appointment, by: Specialist, over: datetime, act: str
    ) -> None:
        before = entries.facts_of(session, lines(session, found)[Journal.NEEDS])
        ACTS[act](session, found.ref, by, over)
        assert meeting.may_undo(session, found, by=by, now=over)
        meeting.undo(session, found.ref, by=by, now=over + 10 * MINUTE)
        book = lines(session, found)
        assert (found.state, found.work_id, found.ended_at) == (AppointmentState.BOOKED, None, None)
        assert session.scalar(select(func.count()).select_from(WorkRecord)) == 0
        assert {journal: entries.facts_of(session, entry) for journal, entry in book.items()} == {Journal.NEEDS: before}

    def test_goes_back_to_having_arrived(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        meeting.arrived(session, found.ref, by=by, now=over)
        meeting.met(session, found.ref, by=by, now=over)
        meeting.undo(session, found.ref, by=by, now=over)
        assert found.state is AppointmentState.ARRIVED

    def test_is_for_ten_minutes_and_for_who_tapped(
        self, session: Session, found: Appointment, by: Specialist, over: datetime
    ) -> None:
        meeting.met(session, found.ref, by=by, now=over)
        with pytest.raises(TooLate):
            meeting.undo(session, found.ref, by=psychologist(session), now=over)
        with pytest.raises(TooLate):
            meeting.undo(session, found.ref, by=by, now=over + 11 * MINUTE)

    @pytest.mark.parametrize("touch", ["edited", "numbered"])
    def test_never_takes_away_what_somebody_touched(
        self, session: Session, found: Appointment, by: Specialist, over: datetime, touch: str
    ) -> None:
        meeting.met(session, found.ref, by=by, now=over)
        draft = lines(session, found)[Journal.COUNSELLING]
        if touch == "edited":
            entries.edit_draft(session, draft.id, changes={"result": "келісілді"}, by=by, now=over)
        else:
            confirming.confirm(session, draft.id, by=by, now=over)
        with pytest.raises(TooLate):
            meeting.undo(session, found.ref, by=by, now=over)
        assert found.state is AppointmentState.DONE

    def test_of_what_is_only_booked_there_is_nothing(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(TooLate):
            meeting.undo(session, found.ref, by=by, now=now)


class TestWalkingIn:
    def test_is_a_numbered_need_and_a_time_nobody_else_gets(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        at = now + 5 * HOUR
        came = walking_in.walk_in(session, guest(by, client="Дина", class_name="7 а", category="family"), by=by, now=at)
        need = lines(session, came)[Journal.NEEDS]
        assert (came.state, came.starts_at, came.class_name) == (AppointmentState.ARRIVED, at, "7А")
        assert (need.number, came.sealed_address, came.channel) == (1, None, None)
        assert shown(session, need, "channel") == "очно"
        assert at not in [slot.starts_at for slot in free(session, now=now)]
        assert words.read(session, came) == {"client": "Дина"}

    def test_is_met_like_everybody(self, session: Session, by: Specialist, now: datetime) -> None:
        came = walking_in.walk_in(session, guest(by, client="Дина"), by=by, now=now)
        meeting.met(session, came.ref, by=by, now=now + HOUR / 2)
        record = session.scalars(select(WorkRecord)).one()
        assert record.channel == work.FACE_TO_FACE
        assert shown(session, lines(session, came)[Journal.ADULTS], "client") == "Дина"

    def test_is_refused_while_somebody_else_is_met(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        assert found.starts_at is not None
        with pytest.raises(SlotTaken) as refusal:
            walking_in.walk_in(session, guest(by), by=by, now=found.starts_at)
        assert refusal.value.nearest

    def test_of_this_morning_is_written_down_and_of_yesterday_is_not(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        came = walking_in.walk_in(session, guest(by, starts_at=now - 2 * HOUR), by=by, now=now)
        assert came.starts_at == now - 2 * HOUR
        with pytest.raises(NotToday):
            walking_in.walk_in(session, guest(by, starts_at=now - DAY), by=by, now=now)

    def test_who_is_to_come_later_is_booked(self, session: Session, by: Specialist, now: datetime) -> None:
        coming = walking_in.walk_in(session, guest(by, starts_at=now + DAY), by=by, now=now)
        assert (coming.state, coming.remind_at) == (AppointmentState.BOOKED, None)
        assert conflicts.conflicts(session, coming.school_id, now=now) == []

    def test_taken_back_has_never_come(self, session: Session, by: Specialist, now: datetime) -> None:
        came = walking_in.walk_in(session, guest(by), by=by, now=now)
        meeting.undo(session, came.ref, by=by, now=now)
        cells = select(func.count()).where(AppointmentCell.appointment_id == came.id)
        assert came.state is AppointmentState.CANCELLED
        assert session.scalar(cells) == 0

    def test_keeps_names_sealed(self, session: Session, by: Specialist, now: datetime) -> None:
        came = walking_in.walk_in(session, guest(by, client="Дина"), by=by, now=now)
        assert "Дина".encode() not in (came.sealed_words or b"")
        opened = vault(session).purpose("appointments").open(came.sealed_words or b"", f"appointment:{came.ref}")
        assert "Дина" in opened.decode()
