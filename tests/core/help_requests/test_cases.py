"""Cases: talks that were joined stand in one row, owe one answer and close as one piece of work."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import HelpRequest, RequestState, answers, closing, joining, oldest, queue
from core.help_requests.cases import Case
from core.help_requests.queue import Urgency
from db.models.journals import JournalEntry, Need, WorkRecord
from tests.factories.help_requests import DANGER, DONE, help_request, write

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class TestTheQueue:
    def test_has_one_row_for_a_case(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        other = help_request(session, now=now + 2 * HOUR)

        found = queue.waiting(session, by=by, now=now + 2 * HOUR)
        assert [(item.help_request, item.joined) for item in found] == [(head, 1), (other, 0)]

    def test_shows_it_red_when_any_of_its_talks_is(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        write(session, member, finding=DANGER, now=now + HOUR)

        (found,) = queue.waiting(session, by=by, now=now + HOUR)

        assert (found.help_request, found.urgency, found.is_overdue) == (head, Urgency.RED, False)
        assert queue.waiting(session, by=by, now=now + 2 * HOUR)[0].is_overdue

    def test_owes_nothing_more_once_the_child_was_answered_in_either(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        later = now + 5 * DAY
        (before,) = queue.waiting(session, by=by, now=later)
        answers.answer(session, member.id, text="Сәлем", by=by, now=later)
        session.flush()

        (after,) = queue.waiting(session, by=by, now=later)

        assert (before.urgency, before.is_overdue, before.is_answered) == (Urgency.TODAY, True, False)
        assert (after.urgency, after.is_overdue, after.is_answered) == (Urgency.OTHER, False, True)
        assert oldest.unanswered_since(session, school_id=by.school_id) is None

    def test_owes_it_again_when_the_case_is_split(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        later = now + 5 * DAY
        answers.answer(session, member.id, text="Сәлем", by=by, now=later)

        joining.split(session, member.id, by=by, now=later)

        found = {item.help_request.id: item.is_overdue for item in queue.waiting(session, by=by, now=later)}
        assert found == {head.id: True, member.id: False}
        assert oldest.unanswered_since(session, school_id=by.school_id) == now

    def test_does_not_let_an_answer_elsewhere_cover_danger(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        write(session, member, finding=DANGER, now=now + HOUR)
        answers.answer(session, head.id, text="Сәлем", by=by, now=now + 2 * HOUR)
        session.flush()

        (found,) = queue.waiting(session, by=by, now=now + 3 * HOUR)

        assert (found.urgency, found.is_overdue, found.is_answered) == (Urgency.RED, True, False)


class TestClosing:
    @pytest.mark.parametrize("named", ["head", "member"])
    def test_records_the_work_once_with_the_first_talk_whichever_is_named(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime, named: str
    ) -> None:
        talk = {"head": head, "member": member}[named]

        closing.close(session, talk.id, closing=DONE, by=by, now=now + HOUR)

        record = session.scalars(select(WorkRecord)).one()
        need_id = session.scalar(select(Need.id).where(Need.help_request_id == head.id))
        drafts = session.scalar(select(func.count()).where(JournalEntry.work_id == record.id))
        assert (record.need_id, drafts) == (need_id, 2)
        assert (head.state, member.state) == (RequestState.CLOSED, RequestState.CLOSED)

    def test_is_refused_while_any_of_its_talks_is_red(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        write(session, member, finding=DANGER, now=now)

        with pytest.raises(closing.StillRed):
            closing.close(session, head.id, closing=DONE, by=by, now=now)
        with pytest.raises(closing.StillRed):
            closing.dismiss(session, head.id, reason=closing.Dismissal.TEST, by=by, now=now)

    def test_with_one_tap_closes_all_and_records_nothing(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, member.id, reason=closing.Dismissal.THANKS, by=by, now=now)

        assert (head.state, member.state) == (RequestState.CLOSED, RequestState.CLOSED)
        assert session.scalars(select(WorkRecord)).all() == []

    def test_proposes_the_minutes_of_all_its_answers(
        self, session: Session, head: HelpRequest, member: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        for talk in (head, member, member):
            answers.answer(session, talk.id, text="Сәлем", by=by, now=now)
        session.flush()

        assert closing.proposal(head, joined=[member]).minutes == 15


@pytest.mark.parametrize("is_red", [False, True])
@pytest.mark.parametrize("first", [None, -1, 0, 1])
@pytest.mark.parametrize("second", [None, -1, 0, 1])
def test_a_case_sleeps_only_when_all_of_it_does(
    now: datetime, is_red: bool, first: int | None, second: int | None
) -> None:
    moments = [None if hours is None else now + hours * HOUR for hours in (first, second)]
    made = [
        HelpRequest(id=number, snoozed_until=moment, risk="high" if is_red else "none", started_at=now)
        for number, moment in enumerate(moments, start=1)
    ]

    found = Case(made)

    assert (found.wakes_at(now) is not None) == (first == second == 1 and not is_red)
    assert found.has_woken(now) == (not {first, second}.isdisjoint({-1, 0}))
