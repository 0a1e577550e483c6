"""Conflicts: whoever a talk is about does not see it, loses it, is not woken; the child is told who reads it."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import alerts, today
from core.duty import conflicts
from core.help_requests import RequestState, answers, avoiding, handing, joining, queue, reply_drafts
from core.help_requests.answers import RequestUnknown
from core.help_requests.handing import ColleagueUnknown, TakeOver
from db.models.help_requests import HelpMessage, ReplyDraft, Side
from tests.factories.duty import linked, pushes
from tests.factories.help_requests import DANGER, draft, help_request, write
from tests.factories.staff import deputy_head, psychologist

HOUR = timedelta(hours=1)


def avoid(session: Session, talk: object, *people: object, now: datetime) -> bool:
    handles = [conflicts.handle(session, person.id) for person in people]
    return avoiding.avoid(session, talk, handles, now=now)


class TestWhoeverATalkIsAbout:
    def test_does_not_find_it_whatever_way_they_come(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        talk = help_request(session, finding=DANGER, now=now)

        avoid(session, talk, aigul, now=now)

        for act in (
            lambda: answers.find(session, talk.id, by=aigul),
            lambda: answers.read(session, talk.id, by=aigul, now=now),
            lambda: answers.accept(session, talk.id, by=aigul, now=now),
            lambda: handing.take_over(session, talk.id, reason=TakeOver.URGENT, by=aigul, now=now),
        ):
            with pytest.raises(RequestUnknown):
                act()
        assert queue.waiting(session, by=aigul, now=now) == []
        assert today.desk(session, by=aigul, now=now).reds == []
        assert alerts.unseen(session, school_id=aigul.school_id, hidden_from=aigul.id) == []
        assert [item.help_request.id for item in queue.waiting(session, by=marat, now=now)] == [talk.id]
        assert len(alerts.unseen(session, school_id=aigul.school_id, hidden_from=marat.id)) == 1

    def test_loses_a_talk_they_have_with_all_they_had_begun_in_it(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        talk = help_request(session, now=now)
        answers.answer(session, talk.id, text="кейін", by=aigul, now=now, send_at=now + HOUR)
        reply_drafts.keep(session, talk.id, kind="answer", text="жазып жатыр", by=aigul, now=now)

        avoid(session, talk, aigul, now=now + HOUR / 2)

        assert (talk.assigned_to, talk.state) == (None, RequestState.NEW)
        assert session.scalars(select(ReplyDraft)).all() == []
        assert session.scalars(select(HelpMessage.side).where(HelpMessage.side == Side.STAFF)).all() == []
        assert answers.accept(session, talk.id, by=marat, now=now).assigned_to == marat.id

    def test_is_not_given_it_and_does_not_see_that_a_colleague_has_it(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session), psychologist(session)
        talk = help_request(session, now=now)
        avoid(session, talk, aigul, now=now)
        answers.accept(session, talk.id, by=marat, now=now)

        with pytest.raises(ColleagueUnknown):
            handing.hand_over(session, talk.id, to=aigul.id, why="", by=marat, now=now)

        assert handing.team(session, by=aigul, now=now) == []

    def test_keeps_the_other_talks_of_the_case(self, session: Session, now: datetime) -> None:
        aigul = psychologist(session)
        first, second = help_request(session, now=now), help_request(session, now=now)
        joining.join(session, second.id, to=first.id, by=aigul, now=now)

        avoid(session, first, aigul, now=now)

        assert (first.joined_to, second.joined_to) == (None, None)
        assert [item.help_request.id for item in queue.waiting(session, by=aigul, now=now)] == [second.id]


class TestDanger:
    def test_calls_the_next_person_at_once_and_never_the_one_it_is_about(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        first, second = linked(session, aigul, now=now), linked(session, marat, now=now)
        talk = help_request(session, finding=DANGER, now=now)
        before = [address for address, _words in pushes(session)]

        avoid(session, talk, aigul, now=now)

        assert before == [first]
        assert [address for address, _words in pushes(session)] == [first, second]

    def test_in_a_talk_that_was_about_somebody_before_calls_the_other(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        linked(session, aigul, now=now)
        second = linked(session, marat, now=now)
        talk = draft(session, now=now)
        avoid(session, talk, aigul, now=now)

        write(session, talk, finding=DANGER, now=now)

        assert [address for address, _words in pushes(session)] == [second]

    def test_that_was_acknowledged_by_the_one_it_is_about_is_open_again(self, session: Session, now: datetime) -> None:
        aigul, marat = psychologist(session, full_name="А"), psychologist(session, full_name="Б")
        second = linked(session, marat, now=now)
        talk = help_request(session, finding=DANGER, now=now)
        answers.accept(session, talk.id, by=aigul, now=now)

        avoid(session, talk, aigul, now=now)

        assert len(alerts.unseen(session, school_id=aigul.school_id)) == 1
        assert [address for address, _words in pushes(session)] == [second]


class TestWhenNobodyIsLeft:
    def test_the_child_is_told_and_a_deputy_head_learns_the_code_alone(self, session: Session, now: datetime) -> None:
        only, head = psychologist(session), deputy_head(session)
        address = linked(session, head, now=now)
        linked(session, only, now=now)
        talk = help_request(session, text="ол маған тиіседі", now=now)

        is_read = avoid(session, talk, only, now=now)

        assert not is_read
        [(to, words)] = pushes(session)
        assert to == address
        assert talk.code in words
        assert "тиіседі" not in words
        assert conflicts.unreadable(session, school_id=only.school_id) == 1

    def test_it_is_a_need_of_those_who_can_find_somebody_never_of_whom_it_is_about(
        self, session: Session, now: datetime
    ) -> None:
        only, head = psychologist(session), deputy_head(session)
        avoid(session, help_request(session, now=now), only, now=now)

        told = {}
        for person in (only, head):
            kinds = {need.kind for need in today.needs(session, by=person, disk_free=10**12, now=now)}
            told[person.id] = "unreadable" in kinds

        assert told == {only.id: False, head.id: True}

    def test_a_deputy_head_hears_of_a_draft_when_it_is_sent_not_before(self, session: Session, now: datetime) -> None:
        only, head = psychologist(session), deputy_head(session)
        linked(session, head, now=now)
        talk = draft(session, now=now)
        avoid(session, talk, only, now=now)
        before = pushes(session)

        write(session, talk, finding=DANGER, now=now)

        assert before == []
        assert {address for address, _words in pushes(session)} == {f"phone-of-{head.id}"}
        assert all(talk.code in words for _address, words in pushes(session))

    def test_a_new_psychologist_can_read_it(self, session: Session, now: datetime) -> None:
        only = psychologist(session)
        talk = help_request(session, now=now)
        avoid(session, talk, only, now=now)

        invited = psychologist(session)

        assert answers.find(session, talk.id, by=invited) is talk
        assert conflicts.unreadable(session, school_id=only.school_id) == 0


def test_the_names_a_child_may_choose_are_the_psychologists_of_the_school(session: Session, now: datetime) -> None:
    aigul = psychologist(session, full_name="Айгүл Сейітқызы")
    deputy_head(session)

    named = avoiding.names(session, school_id=aigul.school_id)

    assert list(named.values()) == ["Айгүл Сейітқызы"]
    assert str(aigul.id) not in named


def test_choosing_nobody_of_the_service_changes_nothing(session: Session, now: datetime) -> None:
    aigul = psychologist(session)
    talk = help_request(session, now=now)

    assert avoiding.avoid(session, talk, ["other"], now=now)

    assert answers.find(session, talk.id, by=aigul) is talk
