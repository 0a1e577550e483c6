"""Answers: one psychologist takes a talk, and what they write leaves when they say so."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import alerts
from core.actors import NotAllowed, Specialist
from core.help_requests import HelpRequest, RequestState, Side, answers, drafts, talks, threads
from db.models.audit import AuditRecord
from db.models.journals import Journal, JournalEntry
from db.models.outbox import OutboxMessage
from tests.factories.help_requests import DANGER, WORDS, draft, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR = timedelta(hours=1)
OUTBOX = select(func.count()).select_from(OutboxMessage)
ACTS: dict[str, Callable[..., Any]] = {
    "read": answers.read,
    "accept": answers.accept,
    "answer": lambda *args, **kwargs: answers.answer(*args, text="Сәлем", **kwargs),
    "note": lambda *args, **kwargs: answers.note(*args, text="Сәлем", **kwargs),
}


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


class TestTaking:
    def test_gives_the_request_to_one_psychologist(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.accept(session, talk.id, by=by, now=now)

        assert (talk.assigned_to, talk.accepted_at, talk.state) == (by.id, now, RequestState.IN_WORK)

    def test_is_refused_to_whoever_comes_second(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.accept(session, talk.id, by=by, now=now)

        with pytest.raises(answers.AlreadyTaken):
            answers.accept(session, talk.id, by=psychologist(session), now=now)

        assert talk.assigned_to == by.id

    def test_twice_changes_nothing(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        answers.accept(session, talk.id, by=by, now=now)
        version = talk.version

        answers.accept(session, talk.id, by=by, now=now + HOUR)

        assert (talk.version, talk.accepted_at) == (version, now)
        numbered = select(func.count()).where(JournalEntry.journal == Journal.NEEDS)
        assert session.scalar(numbered) == 1

    def test_has_seen_the_alert_and_so_has_acting_again(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)
        answers.accept(session, red.id, by=by, now=now)
        after_taking = len(alerts.unseen(session, school_id=by.school_id))
        write(session, red, finding=DANGER, now=now + HOUR)
        after_danger = len(alerts.unseen(session, school_id=by.school_id))

        answers.answer(session, red.id, text="Мен осындамын", by=by, now=now + HOUR)

        assert (after_taking, after_danger) == (0, 1)
        assert len(alerts.unseen(session, school_id=by.school_id)) == 0


@pytest.mark.parametrize("act", ACTS)
class TestEveryAct:
    def test_is_refused_to_another_school(self, session: Session, talk: HelpRequest, now: datetime, act: str) -> None:
        stranger = psychologist(session, school_id=another_school(session).id)

        with pytest.raises(answers.RequestUnknown):
            ACTS[act](session, talk.id, by=stranger, now=now)

    def test_is_refused_to_a_deputy_head(self, session: Session, talk: HelpRequest, now: datetime, act: str) -> None:
        with pytest.raises(NotAllowed):
            ACTS[act](session, talk.id, by=deputy_head(session), now=now)

    def test_is_refused_to_another_psychologist(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime, act: str
    ) -> None:
        answers.accept(session, talk.id, by=by, now=now)

        with pytest.raises((answers.RequestUnknown, answers.AlreadyTaken)):
            ACTS[act](session, talk.id, by=psychologist(session), now=now)

    def test_is_refused_on_a_draft_and_on_what_is_not_there(
        self, session: Session, by: Specialist, now: datetime, act: str
    ) -> None:
        unsent = draft(session, now=now)

        for request_id in (unsent.id, 4711):
            with pytest.raises(answers.RequestUnknown):
                ACTS[act](session, request_id, by=by, now=now)


class TestReading:
    def test_is_noted_each_time_and_the_first_time_in_the_talk(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.read(session, talk.id, by=by, now=now)
        answers.read(session, talk.id, by=by, now=now + HOUR)

        acts = session.execute(select(AuditRecord.tag, AuditRecord.subject_id, AuditRecord.staff_id)).all()
        assert acts == [("help_request:thread:read", talk.id, by.id)] * 2
        assert talk.first_read_at == now

    def test_shows_the_talk_in_order(self, session: Session, by: Specialist, talk: HelpRequest, now: datetime) -> None:
        answers.note(session, talk.id, text="Байқау керек", by=by, now=now)
        answers.answer(session, talk.id, text="Сәлем", by=by, now=now)

        lines = [(line.message.side, line.words) for line in answers.lines(session, talk)]

        assert lines == [(Side.CHILD, WORDS), (Side.NOTE, "Байқау керек"), (Side.STAFF, "Сәлем")]


class TestAnswering:
    def test_takes_a_free_request_and_waits_for_the_child(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        message = answers.answer(session, talk.id, text="  Сәлем \n", by=by, now=now)

        assert (talk.assigned_to, talk.state, talk.last_staff_at, talk.due_at) == (
            by.id, RequestState.WAITING, now, None
        )  # fmt: skip
        assert (message.sent_at, message.send_at, message.staff_id) == (now, None, by.id)
        assert threads.words(session, talk, message) == "Сәлем"
        assert session.scalar(OUTBOX) == 1

    @pytest.mark.parametrize("text", ["", " ", "\n\t "])
    def test_nothing_is_refused(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime, text: str
    ) -> None:
        with pytest.raises(answers.AnswerEmpty):
            answers.answer(session, talk.id, text=text, by=by, now=now)
        with pytest.raises(answers.AnswerEmpty):
            answers.note(session, talk.id, text=text, by=by, now=now)

        assert talk.assigned_to is None

    def test_a_red_talk_leaves_it_red_and_due(self, session: Session, by: Specialist, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        answers.answer(session, red.id, text="Мен осындамын", by=by, now=now + HOUR)

        assert (red.is_red, red.due_at) == (True, now)


class TestANote:
    def test_never_reaches_the_child(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        note = answers.note(session, talk.id, text="Байқау керек", by=by, now=now)
        session.flush()

        assert session.scalar(OUTBOX) == 0
        assert talks.answered(talk) == []
        with pytest.raises(threads.NotYours):
            talks.open_answer(session, [talk.ref], note.ref, now=now)


class TestTemplates:
    def test_stand_in_the_childs_language_and_order(self, session: Session) -> None:
        found = {locale: answers.templates(session, locale=locale) for locale in ("kk", "ru", "en")}

        codes = [[template.code for template in templates] for templates in found.values()]
        assert codes[0] == codes[1] == codes[2] != []
        assert {template.locale for template in found["ru"]} == {"ru"}


class TestWhatIsVisible:
    def test_is_nothing_to_a_deputy_head(self, session: Session) -> None:
        with pytest.raises(NotAllowed):
            answers.visible(deputy_head(session))

    def test_is_what_was_sent_and_nobody_else_has_taken(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        mine, theirs, unsent = help_request(session, now=now), help_request(session, now=now), draft(session, now=now)
        drafts.hold(unsent)
        answers.accept(session, mine.id, by=by, now=now)
        answers.accept(session, theirs.id, by=psychologist(session), now=now)

        found = session.scalars(select(HelpRequest.id).where(*answers.visible(by)))  # type: ignore[arg-type]

        assert set(found) == {talk.id, mine.id}
