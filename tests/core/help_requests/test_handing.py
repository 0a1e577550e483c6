"""Handing over and taking over: a talk changes hands with a reason, and danger pages whoever gets it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import alerts
from core.actors import NotAllowed, Specialist
from core.help_requests import (
    HelpRequest,
    RequestState,
    Side,
    answers,
    cases,
    closing,
    handing,
    joining,
    talks,
    threads,
)
from core.help_requests.handing import Colleague, ColleagueUnknown, Load, TakeOver
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage
from db.models.journals import Journal, JournalEntry
from db.models.staff import Staff
from tests.factories.help_requests import DANGER, draft, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session, full_name="Айгерім")


@pytest.fixture
def colleague(session: Session) -> Specialist:
    return psychologist(session, full_name="Бауыржан")


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def theirs(session: Session, colleague: Specialist, now: datetime) -> HelpRequest:
    """A talk a colleague has taken."""
    found = help_request(session, now=now)
    answers.accept(session, found.id, by=colleague, now=now)
    session.flush()
    return found


def said(session: Session, talk: HelpRequest) -> list[tuple[Side, str]]:
    session.flush()
    messages = select(HelpMessage).where(HelpMessage.help_request_id == talk.id).order_by(HelpMessage.id)
    return [(message.side, threads.words(session, talk, message)) for message in session.scalars(messages)][1:]


def acts(session: Session, tag: str) -> list[tuple[int | None, int | None, dict[str, object]]]:
    rows = session.execute(
        select(AuditRecord.subject_id, AuditRecord.staff_id, AuditRecord.detail).where(AuditRecord.tag == tag)
    )
    return [(row[0], row[1], row[2]) for row in rows]


def unseen(session: Session, by: Specialist) -> list[int]:
    session.flush()
    return [alert.help_request_id for alert in alerts.unseen(session, school_id=by.school_id)]


class TestColleagues:
    def test_are_the_other_psychologists_who_may_sign_in(
        self, session: Session, by: Specialist, colleague: Specialist, theirs: HelpRequest
    ) -> None:
        free = psychologist(session, full_name="Гүлнар")
        psychologist(session, full_name="Дәурен", active=False)
        psychologist(session, school_id=another_school(session).id)
        deputy_head(session)

        assert handing.colleagues(session, by=by) == [
            Colleague(colleague.id, "Бауыржан", 1), Colleague(free.id, "Гүлнар", 0)
        ]  # fmt: skip

    def test_are_not_told_to_a_deputy_head(self, session: Session) -> None:
        with pytest.raises(NotAllowed):
            handing.colleagues(session, by=deputy_head(session))


class TestHandingOver:
    def test_gives_the_talk_with_its_mark_and_its_reason(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        handing.hand_over(session, talk.id, to=colleague.id, why=" Қазақша жазады ", by=by, now=now)

        assert talk.assigned_to == colleague.id
        assert said(session, talk) == [(Side.SYSTEM, "handed-over"), (Side.NOTE, "Қазақша жазады")]
        with pytest.raises(answers.RequestUnknown):
            answers.find(session, talk.id, by=by)
        assert answers.find(session, talk.id, by=colleague) is talk

    def test_is_noted_without_a_word_of_the_reason(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        handing.hand_over(session, talk.id, to=colleague.id, why="Құпия", by=by, now=now)

        assert acts(session, "help_request:handed_over") == [(talk.id, by.id, {"to": colleague.id})]

    def test_of_a_red_one_pages_again(
        self, session: Session, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        red = help_request(session, finding=DANGER, now=now)
        answers.accept(session, red.id, by=by, now=now)
        before = unseen(session, by)

        handing.hand_over(session, red.id, to=colleague.id, why="", by=by, now=now + HOUR)
        given = unseen(session, by)
        answers.accept(session, red.id, by=colleague, now=now + HOUR)

        assert (before, given, unseen(session, by)) == ([], [red.id], [])
        assert red.is_red

    def test_of_an_ordinary_one_pages_nobody(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        handing.hand_over(session, talk.id, to=colleague.id, why="", by=by, now=now)

        assert unseen(session, by) == []

    def test_of_a_case_gives_all_of_it_and_pages_for_the_red_part(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        red = help_request(session, finding=DANGER, now=now)
        joining.join(session, red.id, to=talk.id, by=by, now=now)

        handing.hand_over(session, talk.id, to=colleague.id, why="", by=by, now=now)

        assert (talk.assigned_to, red.assigned_to) == (colleague.id, colleague.id)
        assert unseen(session, by) == [red.id]

    def test_wakes_it(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        talk.snoozed_until = now + HOUR
        session.flush()

        handing.hand_over(session, talk.id, to=colleague.id, why="", by=by, now=now)

        assert talk.snoozed_until is None

    def test_is_refused_to_who_cannot_work_with_it(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        gone = psychologist(session, active=False)
        foreign = psychologist(session, school_id=another_school(session).id)

        for to in (by.id, gone.id, foreign.id, deputy_head(session).id, 4711):
            with pytest.raises(ColleagueUnknown):
                handing.hand_over(session, talk.id, to=to, why="", by=by, now=now)

    def test_is_refused_of_what_is_not_mine_or_not_open(
        self, session: Session, theirs: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        closed = help_request(session, now=now)
        closing.dismiss(session, closed.id, reason=closing.Dismissal.TEST, by=by, now=now)
        stranger = psychologist(session, school_id=another_school(session).id)
        free = psychologist(session)

        with pytest.raises(answers.AlreadyTaken):
            handing.hand_over(session, theirs.id, to=free.id, why="", by=by, now=now)
        with pytest.raises(cases.TalkClosed):
            handing.hand_over(session, closed.id, to=free.id, why="", by=by, now=now)
        with pytest.raises(answers.RequestUnknown):
            handing.hand_over(session, theirs.id, to=free.id, why="", by=stranger, now=now)
        with pytest.raises(NotAllowed):
            handing.hand_over(session, theirs.id, to=free.id, why="", by=deputy_head(session), now=now)

        assert theirs.assigned_to == colleague.id


class TestTakingOver:
    @pytest.mark.parametrize("reason", TakeOver)
    def test_is_noted_with_its_reason(
        self,
        session: Session,
        theirs: HelpRequest,
        by: Specialist,
        colleague: Specialist,
        now: datetime,
        reason: TakeOver,
    ) -> None:
        handing.take_over(session, theirs.id, reason=reason, by=by, now=now)

        assert answers.find(session, theirs.id, by=by) is theirs
        assert acts(session, "help_request:taken_over") == [
            (theirs.id, by.id, {"reason": reason.value, "of": colleague.id})
        ]
        assert said(session, theirs) == [(Side.SYSTEM, f"taken-over:{reason.value}")]

    def test_leaves_the_colleague_no_door(
        self, session: Session, theirs: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        handing.take_over(session, theirs.id, reason=TakeOver.AWAY, by=by, now=now)

        with pytest.raises(answers.AlreadyTaken):
            answers.answer(session, theirs.id, text="Сәлем", by=colleague, now=now)
        with pytest.raises(answers.RequestUnknown):
            answers.read(session, theirs.id, by=colleague, now=now)

    def test_of_new_danger_in_a_colleagues_talk_always_works_and_sees_the_alert(
        self, session: Session, theirs: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        write(session, theirs, finding=DANGER, now=now)
        before = unseen(session, by)

        handing.take_over(session, theirs.id, reason=TakeOver.URGENT, by=by, now=now)

        assert (before, unseen(session, by)) == ([theirs.id], [])
        assert (theirs.is_red, theirs.assigned_to) == (True, by.id)

    def test_of_a_case_takes_all_of_it(
        self, session: Session, theirs: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        other = help_request(session, now=now)
        joining.join(session, other.id, to=theirs.id, by=colleague, now=now)

        handing.take_over(session, other.id, reason=TakeOver.AGREED, by=by, now=now)

        assert (theirs.assigned_to, other.assigned_to) == (by.id, by.id)

    def test_of_a_free_or_an_own_one_is_only_taking(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        for _ in range(2):
            handing.take_over(session, talk.id, reason=TakeOver.AWAY, by=by, now=now)

        assert (talk.assigned_to, talk.accepted_at) == (by.id, now)
        assert (acts(session, "help_request:taken_over"), said(session, talk)) == ([], [])

    def test_gives_a_need_that_had_none_its_number(
        self, session: Session, talk: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, talk.id, reason=closing.Dismissal.TEST, by=colleague, now=now)
        write(session, talk, now=now + HOUR)

        handing.take_over(session, talk.id, reason=TakeOver.AWAY, by=by, now=now + HOUR)

        assert session.scalars(select(JournalEntry.number).where(JournalEntry.journal == Journal.NEEDS)).all() == [1]

    def test_is_refused_of_what_is_closed(
        self, session: Session, theirs: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        closing.dismiss(session, theirs.id, reason=closing.Dismissal.TEST, by=colleague, now=now)

        with pytest.raises(cases.TalkClosed):
            handing.take_over(session, theirs.id, reason=TakeOver.AWAY, by=by, now=now)

    def test_is_refused_to_others_and_of_what_nobody_may_see(
        self, session: Session, theirs: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        erased, unsent = help_request(session, now=now), draft(session, now=now)
        talks.erase(session, erased, now=now)
        stranger = psychologist(session, school_id=another_school(session).id)

        for person, request_id in ((stranger, theirs.id), (by, erased.id), (by, unsent.id), (by, 4711)):
            with pytest.raises(answers.RequestUnknown):
                handing.take_over(session, request_id, reason=TakeOver.AWAY, by=person, now=now)
        with pytest.raises(NotAllowed):
            handing.take_over(session, theirs.id, reason=TakeOver.AWAY, by=deputy_head(session), now=now)


class TestTheTeam:
    def test_has_colleagues_open_cases_red_first(
        self,
        session: Session,
        talk: HelpRequest,
        theirs: HelpRequest,
        by: Specialist,
        colleague: Specialist,
        now: datetime,
    ) -> None:
        red, joined, closed = (help_request(session, now=now) for _ in range(3))
        joining.join(session, joined.id, to=theirs.id, by=colleague, now=now)
        for other in (red, closed):
            answers.accept(session, other.id, by=colleague, now=now)
        write(session, red, finding=DANGER, now=now + HOUR)
        closing.dismiss(session, closed.id, reason=closing.Dismissal.TEST, by=colleague, now=now)
        answers.accept(session, help_request(session, now=now).id, by=by, now=now)
        help_request(session, now=now, school_id=another_school(session).id)
        session.flush()

        found = handing.team(session, by=by, now=now + 5 * DAY)

        assert [(item.request_id, item.colleague, item.is_red, item.is_overdue) for item in found] == [
            (red.id, "Бауыржан", True, True), (theirs.id, "Бауыржан", False, True)
        ]  # fmt: skip
        assert (found[0].code, found[0].state, found[0].last_child_at) == (red.code, RequestState.IN_WORK, now + HOUR)

    def test_has_what_a_person_who_may_not_sign_in_any_more_left(
        self, session: Session, theirs: HelpRequest, by: Specialist, colleague: Specialist, now: datetime
    ) -> None:
        session.get_one(Staff, colleague.id).active = False
        session.flush()

        assert [item.request_id for item in handing.team(session, by=by, now=now)] == [theirs.id]

    def test_is_shut_to_a_deputy_head(self, session: Session, now: datetime) -> None:
        with pytest.raises(NotAllowed):
            handing.team(session, by=deputy_head(session), now=now)


class TestTheLoad:
    def test_counts_cases_by_psychologist_and_what_is_free(
        self,
        session: Session,
        talk: HelpRequest,
        theirs: HelpRequest,
        by: Specialist,
        colleague: Specialist,
        now: datetime,
    ) -> None:
        help_request(session, finding=DANGER, now=now)
        draft(session, now=now)
        help_request(session, now=now, school_id=another_school(session).id)
        joined = help_request(session, now=now + 9 * DAY)
        joining.join(session, joined.id, to=theirs.id, by=colleague, now=now)
        session.get_one(Staff, colleague.id).active = False
        session.flush()

        found = handing.load(session, school_id=by.school_id, now=now + 9 * DAY)

        assert found == [
            Load(staff_id=by.id, name="Айгерім", open=0, red=0, overdue=0),
            Load(staff_id=colleague.id, name="Бауыржан", open=1, red=0, overdue=1),
            Load(staff_id=None, name="", open=2, red=1, overdue=2),
        ]
