"""Arranging: what psychologists may do with a meeting, what the person hears of it, and what nobody may do."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.appointments import Appointment, AppointmentState, arranging, booking
from core.appointments.arranging import AppointmentUnknown, BeingChosen, HasNoTime, WordsTooLong
from core.appointments.booking import AppointmentOver
from core.appointments.giving import ColleagueUnknown
from core.appointments.listing import SlotPast, SlotTaken
from core.cyclogram import MeetingLink, Room
from core.cyclogram import hours as open_hours
from core.cyclogram.rooms import RoomUnknown
from core.texts import texts
from db.models.appointments import AppointmentCell, AppointmentHold, HoldPurpose
from db.models.audit import AuditRecord
from db.models.journals import JournalEntry
from tests.factories.appointments import begun, booked, free, hours, requested, room, told
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ACTS: dict[str, Callable[[Session, str, Specialist, datetime], object]] = {
    "accept": lambda session, ref, by, now: arranging.accept(session, ref, by=by, now=now),
    "move": lambda session, ref, by, now: arranging.move(
        session, ref, staff_id=by.id, starts_at=now + DAY, room_id=None, by=by, now=now
    ),
    "propose": lambda session, ref, by, now: arranging.propose(
        session, ref, staff_id=by.id, starts_at=now + DAY, room_id=None, by=by, now=now
    ),
    "withdraw": lambda session, ref, by, now: arranging.withdraw(session, ref, by=by, now=now),
    "cancel": lambda session, ref, by, now: arranging.cancel(session, ref, by=by, now=now),
    "set_room": lambda session, ref, by, now: arranging.set_room(session, ref, room_id=None, by=by, now=now),
    "hand_over": lambda session, ref, by, now: arranging.hand_over(session, ref, to=by.id, by=by, now=now),
}


@pytest.fixture
def place(session: Session) -> Room:
    return room(session)


@pytest.fixture
def by(session: Session, place: Room) -> Specialist:
    """A psychologist who receives people every afternoon in one room."""
    found = psychologist(session)
    hours(session, found.id, room_id=place.id)
    return found


@pytest.fixture
def found(session: Session, by: Specialist, now: datetime) -> Appointment:
    """A parent's meeting at three o'clock today."""
    return booked(session, now=now)


def move(session: Session, meeting: Appointment, by: Specialist, now: datetime, **wish: object) -> Appointment:
    given = {"staff_id": by.id, "starts_at": meeting.starts_at, "room_id": meeting.room_id, **wish}
    return arranging.move(session, meeting.ref, by=by, now=now, **given)  # type: ignore[arg-type]


def propose(session: Session, meeting: Appointment, by: Specialist, now: datetime, at: datetime) -> AppointmentHold:
    return arranging.propose(
        session, meeting.ref, staff_id=by.id, starts_at=at, room_id=meeting.room_id, by=by, now=now
    )


def tags(session: Session, meeting: Appointment) -> list[str]:
    acts = select(AuditRecord.tag).where(AuditRecord.subject == "appointment", AuditRecord.subject_id == meeting.id)
    return list(session.scalars(acts.order_by(AuditRecord.id)))


def cells(session: Session, meeting: Appointment) -> int:
    mine = select(func.count()).where(AppointmentCell.appointment_id == meeting.id)
    return session.scalar(mine) or 0


class TestWhoMay:
    @pytest.mark.parametrize("act", ACTS)
    def test_nobody_but_a_psychologist_of_the_school(
        self, session: Session, found: Appointment, now: datetime, act: str
    ) -> None:
        with pytest.raises(NotAllowed):
            ACTS[act](session, found.ref, deputy_head(session), now)
        stranger = psychologist(session, school_id=another_school(session).id)
        with pytest.raises(AppointmentUnknown):
            ACTS[act](session, found.ref, stranger, now)
        assert tags(session, found) == []

    def test_what_is_only_being_chosen_is_nobodys_to_see(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(AppointmentUnknown):
            arranging.find(session, begun(session, now=now).ref, by=by)

    @pytest.mark.parametrize("act", sorted(set(ACTS) - {"withdraw", "cancel"}))
    def test_a_meeting_that_was_cancelled_stays_so(
        self, session: Session, found: Appointment, by: Specialist, now: datetime, act: str
    ) -> None:
        booking.cancel(session, found, now=now)
        with pytest.raises(AppointmentOver):
            ACTS[act](session, found.ref, by, now)


class TestAgreeing:
    def test_numbers_the_need_and_tells_the_person_once(self, session: Session, by: Specialist, now: datetime) -> None:
        asked = requested(session, now=now)
        arranging.accept(session, asked.ref, by=by, now=now)
        arranging.accept(session, asked.ref, by=by, now=now)
        numbers = select(JournalEntry.number).where(JournalEntry.need_id == asked.need_id)
        assert asked.state is AppointmentState.BOOKED
        assert session.scalars(numbers).all() == [1]
        assert tags(session, asked) == ["appointment:accepted"]
        assert len(told(session, asked)) == 1


class TestMoving:
    def test_gives_another_time_and_frees_the_old_one(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        first, later = free(session, now=now - HOUR)[0], free(session, now=now)[-1]
        move(session, found, by, now, starts_at=later.starts_at)
        assert (found.starts_at, found.sequence, found.moves) == (later.starts_at, 1, 0)
        assert later.key not in [slot.key for slot in free(session, now=now)]
        assert first.starts_at in [slot.starts_at for slot in free(session, now=now)]
        assert tags(session, found) == ["appointment:moved"]
        assert len(told(session, found)) == 1

    def test_goes_outside_the_hours_when_a_psychologist_says_so(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        night = now + 12 * HOUR
        move(session, found, by, now, starts_at=night, minutes=45)
        assert (found.starts_at, found.ends_at) == (night, night + timedelta(minutes=45))

    def test_keeps_how_long_it_was(self, session: Session, found: Appointment, by: Specialist, now: datetime) -> None:
        move(session, found, by, now, minutes=60)
        move(session, found, by, now, starts_at=now + DAY)
        assert found.ends_at == now + DAY + HOUR

    def test_never_into_the_past(self, session: Session, found: Appointment, by: Specialist, now: datetime) -> None:
        with pytest.raises(SlotPast) as refusal:
            move(session, found, by, now, starts_at=now - HOUR)
        assert refusal.value.nearest

    def test_of_the_place_alone_is_told_as_such_and_of_nothing_not_at_all(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        move(session, found, by, now)
        assert told(session, found) == []
        move(session, found, by, now, room_id=room(session).id)
        (message,) = told(session, found)
        assert message.text.startswith(texts("kk")("appointments-news-placed"))

    def test_onto_somebody_elses_time_is_refused_with_the_nearest(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        other = booked(session, now=now)
        before = cells(session, found)
        with pytest.raises(SlotTaken) as refusal, session.begin_nested():
            move(session, found, by, now, starts_at=other.starts_at)
        assert len(refusal.value.nearest) == 2
        assert cells(session, found) == before

    def test_by_ten_minutes_is_no_quarrel_with_itself(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        assert found.starts_at is not None
        at = found.starts_at + timedelta(minutes=10)
        assert move(session, found, by, now, starts_at=at).starts_at == at

    def test_only_to_a_psychologist_and_a_room_of_the_school(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        elsewhere = another_school(session)
        for stranger in (deputy_head(session), psychologist(session, school_id=elsewhere.id)):
            with pytest.raises(ColleagueUnknown):
                move(session, found, by, now, staff_id=stranger.id)
        for unknown in (room(session, school_id=elsewhere.id).id, room(session, is_active=False).id, 10**6):
            with pytest.raises(RoomUnknown):
                move(session, found, by, now, room_id=unknown)

    def test_of_who_waits_gives_the_first_time_and_a_numbered_need(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        waiting = begun(session, now=now)
        waiting.state, waiting.wants_earlier_at = AppointmentState.WAITING, now
        slot = free(session, now=now)[0]
        move(session, waiting, by, now, starts_at=slot.starts_at, room_id=slot.room_id)
        assert (waiting.state, waiting.starts_at, waiting.wants_earlier_at) == (
            AppointmentState.BOOKED,
            slot.starts_at,
            None,
        )
        assert waiting.sequence == 0
        assert waiting.need_id is not None
        assert len(told(session, waiting)) == 1

    def test_of_what_was_only_asked_for_agrees_to_it(self, session: Session, by: Specialist, now: datetime) -> None:
        asked = requested(session, now=now)
        move(session, asked, by, now, starts_at=free(session, now=now)[-1].starts_at)
        assert asked.state is AppointmentState.BOOKED


class TestProposing:
    def test_keeps_both_times_until_the_person_answers(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        stands, wanted = found.starts_at, free(session, now=now)[-1]
        hold = propose(session, found, by, now, wanted.starts_at)
        assert (hold.purpose, hold.until, found.starts_at) == (HoldPurpose.PROPOSAL, now + DAY, stands)
        assert wanted.key not in [slot.key for slot in free(session, now=now)]
        booking.confirm(session, found, now=now)
        assert (found.starts_at, found.moves) == (wanted.starts_at, 0)

    def test_is_kept_no_longer_than_the_notice_before_it(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        at = now + 9 * HOUR
        assert propose(session, found, by, now, at).until == at - 2 * HOUR

    def test_for_the_next_hour_is_kept_as_long_as_an_offer(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        assert propose(session, found, by, now, now + HOUR).until == now + timedelta(minutes=15)

    def test_that_is_accepted_needs_no_second_agreement(self, session: Session, by: Specialist, now: datetime) -> None:
        asked = requested(session, now=now)
        propose(session, asked, by, now, free(session, now=now)[-1].starts_at)
        assert asked.state is AppointmentState.REQUESTED
        booking.confirm(session, asked, now=now)
        assert asked.state is AppointmentState.BOOKED

    def test_takes_the_place_of_an_older_proposal(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        *_, first, second = free(session, now=now)
        propose(session, found, by, now, first.starts_at)
        propose(session, found, by, now, second.starts_at)
        assert first.key in [slot.key for slot in free(session, now=now)]

    def test_waits_while_the_person_is_choosing(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        *_, own, other = free(session, now=now)
        booking.hold(session, found, own.key, now=now)
        with pytest.raises(BeingChosen):
            propose(session, found, by, now, other.starts_at)
        propose(session, found, by, now + timedelta(minutes=3), other.starts_at)

    def test_can_be_taken_back(self, session: Session, found: Appointment, by: Specialist, now: datetime) -> None:
        wanted = free(session, now=now)[-1]
        propose(session, found, by, now, wanted.starts_at)
        arranging.withdraw(session, found.ref, by=by, now=now)
        arranging.withdraw(session, found.ref, by=by, now=now)
        assert wanted.key in [slot.key for slot in free(session, now=now)]
        assert tags(session, found) == ["appointment:proposed", "appointment:withdrawn"]
        assert len(told(session, found)) == 2


class TestCancelling:
    def test_frees_the_time_and_is_told_once(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        for _ in range(2):
            arranging.cancel(session, found.ref, by=by, now=now, words="Ауырып қалдым")
        assert (found.state, found.ended_by, cells(session, found)) == (AppointmentState.CANCELLED, "staff", 0)
        assert tags(session, found) == ["appointment:cancelled"]
        assert len(told(session, found)) == 1

    def test_takes_three_hundred_letters_and_no_more(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(WordsTooLong):
            arranging.cancel(session, found.ref, by=by, now=now, words="а" * 301)
        assert found.state is AppointmentState.BOOKED
        arranging.cancel(session, found.ref, by=by, now=now, words=f" {'а' * 300} ")

    def test_its_words_stay_out_of_the_audit(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        arranging.cancel(session, found.ref, by=by, now=now, words="Ауырып қалдым")
        assert "Ауырып" not in str(list(session.scalars(select(AuditRecord.detail))))


class TestElsewhere:
    def test_another_room_is_told_and_what_was_said_of_coming_holds(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        found.will_come_at = now
        other = room(session)
        arranging.set_room(session, found.ref, room_id=other.id, by=by, now=now)
        arranging.set_room(session, found.ref, room_id=other.id, by=by, now=now)
        assert (found.room_id, found.will_come_at, found.sequence) == (other.id, now, 1)
        assert len(told(session, found)) == 1

    def test_a_taken_room_is_refused(self, session: Session, found: Appointment, by: Specialist, now: datetime) -> None:
        shared, colleague = room(session), psychologist(session)
        hours(session, colleague.id, room_id=shared.id)
        slot = next(slot for slot in free(session, now=now) if slot.starts_at == found.starts_at)
        booked(session, now=now, slot=slot)
        with pytest.raises(SlotTaken):
            arranging.set_room(session, found.ref, room_id=shared.id, by=by, now=now)

    def test_over_video_only_where_an_address_is_set(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(RoomUnknown):
            arranging.set_room(session, found.ref, room_id=None, is_online=True, by=by, now=now)
        session.add(MeetingLink(staff_id=by.id, address="https://meet.example/room"))
        session.flush()
        arranging.set_room(session, found.ref, room_id=None, is_online=True, by=by, now=now)
        assert found.is_online

    def test_who_waits_has_no_place_yet(self, session: Session, by: Specialist, now: datetime) -> None:
        waiting = begun(session, now=now)
        waiting.state = AppointmentState.WAITING
        with pytest.raises(HasNoTime):
            arranging.set_room(session, waiting.ref, room_id=room(session).id, by=by, now=now)
        with pytest.raises(HasNoTime):
            arranging.hand_over(session, waiting.ref, to=by.id, by=by, now=now)


class TestHandingOver:
    def test_into_the_same_room_is_not_told(
        self, session: Session, found: Appointment, by: Specialist, place: Room, now: datetime
    ) -> None:
        colleague = psychologist(session)
        hours(session, colleague.id, room_id=place.id)
        stands = found.starts_at
        arranging.hand_over(session, found.ref, to=colleague.id, by=by, now=now)
        assert (found.staff_id, found.room_id, found.starts_at) == (colleague.id, place.id, stands)
        assert told(session, found) == []
        assert tags(session, found) == ["appointment:handed_over"]

    def test_to_where_the_colleague_receives_is_told(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        colleague, other = psychologist(session), room(session)
        hours(session, colleague.id, room_id=other.id)
        arranging.hand_over(session, found.ref, to=colleague.id, by=by, now=now)
        assert found.room_id == other.id
        assert len(told(session, found)) == 1

    def test_to_who_is_taken_is_refused(
        self, session: Session, found: Appointment, by: Specialist, now: datetime
    ) -> None:
        colleague = psychologist(session)
        hours(session, colleague.id, room_id=room(session).id)
        slot = next(slot for slot in free(session, now=now) if slot.starts_at == found.starts_at)
        assert slot.staff_id == colleague.id
        booked(session, now=now, slot=slot)
        with pytest.raises(SlotTaken):
            arranging.hand_over(session, found.ref, to=colleague.id, by=by, now=now)


def test_a_given_time_stands_on_cells_of_its_own(
    session: Session, found: Appointment, by: Specialist, now: datetime
) -> None:
    rules = open_hours.rules_of(session, found.school_id)
    move(session, found, by, now, starts_at=now + DAY)
    of_two = 2 * (rules.meeting_minutes + rules.pause_minutes) // 5
    assert cells(session, found) == of_two
    assert session.scalar(select(func.count()).select_from(AppointmentHold)) == 0
