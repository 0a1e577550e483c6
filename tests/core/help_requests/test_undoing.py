"""Undoing a close: for ten minutes it can be as if it had never been, unless somebody built on it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import Specialist
from core.help_requests import HelpRequest, RequestState, answers, closing, joining
from core.help_requests.closing import TooLate
from core.journals import confirming, entries, facts, needs
from core.texts import texts
from db.models.audit import AuditRecord
from db.models.journals import EntryState, Journal, JournalEntry, WorkRecord
from tests.factories.help_requests import DONE, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)
TEN = 10 * MINUTE
DRAFTS = select(func.count()).where(JournalEntry.journal != Journal.NEEDS)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def closed(session: Session, by: Specialist, now: datetime) -> HelpRequest:
    """A talk that was answered, and closed after work."""
    found = help_request(session, now=now)
    answers.answer(session, found.id, text="Сәлем", by=by, now=now)
    closing.close(session, found.id, closing=DONE, by=by, now=now)
    session.flush()
    return found


def works(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(WorkRecord)) or 0


class TestUndoing:
    @pytest.mark.parametrize("after", [timedelta(0), TEN])
    def test_leaves_no_work_and_no_draft_behind(
        self, session: Session, closed: HelpRequest, by: Specialist, now: datetime, after: timedelta
    ) -> None:
        made = (works(session), session.scalar(DRAFTS))

        closing.undo(session, closed.id, by=by, now=now + after)

        assert (made, works(session), session.scalar(DRAFTS)) == ((1, 2), 0, 0)
        assert (closed.state, closed.closed_at) == (RequestState.WAITING, None)

    def test_brings_back_the_day_that_was_promised(self, session: Session, by: Specialist, now: datetime) -> None:
        talk = help_request(session, now=now)
        promised = talk.due_at
        closing.close(session, talk.id, closing=DONE, by=by, now=now + MINUTE)

        closing.undo(session, talk.id, by=by, now=now + 2 * MINUTE)

        assert promised == calendar.due_by(session, schools.school(session, talk.school_id), now=now)
        assert (talk.state, talk.due_at) == (RequestState.IN_WORK, promised)

    def test_is_noted_and_shown_in_j6(
        self, session: Session, closed: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.undo(session, closed.id, by=by, now=now)

        tags = session.scalars(select(AuditRecord.tag).order_by(AuditRecord.id)).all()
        line = session.scalars(select(JournalEntry).where(JournalEntry.journal == Journal.NEEDS)).one()
        found = entries.facts_of(session, line)
        assert tags[-2:] == ["help_request:closed", "help_request:closed:undone"]
        assert (facts.render(found["status"], texts("en")), line.state) == ("waiting", EntryState.CONFIRMED)
        assert facts.render(found["content"], texts("en")) != DONE.topic

    def test_lets_it_be_closed_again_as_first_work(
        self, session: Session, closed: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.undo(session, closed.id, by=by, now=now)
        closing.close(session, closed.id, closing=DONE, by=by, now=now + MINUTE)

        assert [record.is_repeat for record in session.scalars(select(WorkRecord))] == [False]

    def test_takes_back_the_latest_close_alone(
        self, session: Session, closed: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        first = session.scalars(select(WorkRecord.id)).one()
        closing.reopen(session, closed.id, by=by, now=now + MINUTE)
        closing.close(session, closed.id, closing=DONE, by=by, now=now + 2 * MINUTE)

        closing.undo(session, closed.id, by=by, now=now + 3 * MINUTE)

        assert session.scalars(select(WorkRecord.id)).all() == [first]

    @pytest.mark.parametrize("named", [0, 1])
    def test_opens_the_whole_case(self, session: Session, by: Specialist, now: datetime, named: int) -> None:
        talks = [help_request(session, now=now) for _ in range(2)]
        joining.join(session, talks[1].id, to=talks[0].id, by=by, now=now)
        closing.close(session, talks[0].id, closing=DONE, by=by, now=now)

        closing.undo(session, talks[named].id, by=by, now=now)

        assert [talk.state for talk in talks] == [RequestState.IN_WORK] * 2
        assert works(session) == 0


class TestUndoingOneTap:
    def test_brings_back_the_whole_case_and_what_was_promised(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        talks = [help_request(session, now=now) for _ in range(2)]
        joining.join(session, talks[1].id, to=talks[0].id, by=by, now=now)
        promised = [talk.due_at for talk in talks]
        closing.dismiss(session, talks[1].id, reason=closing.Dismissal.TEST, by=by, now=now + MINUTE)

        closing.undo(session, talks[0].id, by=by, now=now + 2 * MINUTE)

        assert None not in promised
        assert [talk.due_at for talk in talks] == promised
        assert [talk.state for talk in talks] == [RequestState.IN_WORK] * 2

    def test_leaves_the_work_that_was_recorded_before(
        self, session: Session, closed: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.reopen(session, closed.id, by=by, now=now)
        closing.dismiss(session, closed.id, reason=closing.Dismissal.THANKS, by=by, now=now + MINUTE)

        closing.undo(session, closed.id, by=by, now=now + 2 * MINUTE)

        assert (closed.state, works(session)) == (RequestState.WAITING, 1)


class TestTooLate:
    def test_is_after_one_tap_of_a_colleague(self, session: Session, by: Specialist, now: datetime) -> None:
        talk = help_request(session, now=now)
        closing.dismiss(session, talk.id, reason=closing.Dismissal.TEST, by=psychologist(session), now=now)
        talk.assigned_to = by.id
        session.flush()

        with pytest.raises(TooLate):
            closing.undo(session, talk.id, by=by, now=now)

    def test_is_after_ten_minutes(self, session: Session, closed: HelpRequest, by: Specialist, now: datetime) -> None:
        with pytest.raises(TooLate):
            closing.undo(session, closed.id, by=by, now=now + TEN + MINUTE / 60)

    def test_is_when_a_draft_was_confirmed_or_edited(self, session: Session, by: Specialist, now: datetime) -> None:
        acts: list[Callable[[int], object]] = [
            lambda entry_id: confirming.confirm(session, entry_id, by=by, now=now),
            lambda entry_id: entries.edit_draft(session, entry_id, changes={"result": "Басқа"}, by=by, now=now),
        ]
        for act in acts:
            talk = help_request(session, now=now)
            closing.close(session, talk.id, closing=DONE, by=by, now=now)
            need = needs.need_of(session, talk.id)
            drafts = select(JournalEntry.id).join(WorkRecord).where(WorkRecord.need_id == need)
            act(session.scalars(drafts.order_by(JournalEntry.id.desc())).all()[0])

            with pytest.raises(TooLate):
                closing.undo(session, talk.id, by=by, now=now)

            assert talk.state is RequestState.CLOSED

    def test_is_when_it_is_open_again(
        self, session: Session, closed: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        write(session, closed, now=now + MINUTE)

        with pytest.raises(TooLate):
            closing.undo(session, closed.id, by=by, now=now + MINUTE)

        assert works(session) == 1

    def test_is_for_the_part_of_a_case_that_was_closed_before_another(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        head, member = (help_request(session, now=now) for _ in range(2))
        joining.join(session, member.id, to=head.id, by=by, now=now)
        closing.close(session, head.id, closing=DONE, by=by, now=now)
        write(session, member, now=now + MINUTE)
        closing.close(session, member.id, closing=DONE, by=by, now=now + 2 * MINUTE)

        with pytest.raises(TooLate):
            closing.undo(session, head.id, by=by, now=now + 3 * MINUTE)
        closing.undo(session, member.id, by=by, now=now + 3 * MINUTE)

        assert (head.state, member.state, works(session)) == (RequestState.CLOSED, RequestState.IN_WORK, 1)

    def test_is_for_whoever_did_not_close_it(self, session: Session, closed: HelpRequest, now: datetime) -> None:
        colleague = psychologist(session)
        closed.assigned_to = colleague.id
        session.flush()

        with pytest.raises(TooLate):
            closing.undo(session, closed.id, by=colleague, now=now)

    def test_is_not_what_everybody_else_hears(self, session: Session, closed: HelpRequest, now: datetime) -> None:
        for person in (psychologist(session), psychologist(session, school_id=another_school(session).id)):
            with pytest.raises(answers.RequestUnknown):
                closing.undo(session, closed.id, by=person, now=now)
