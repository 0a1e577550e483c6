"""Reply drafts: what is being written is kept for its writer alone, sealed, and goes when it has no use."""

from datetime import datetime, timedelta
from typing import Literal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.crypto import SealBroken
from core.help_requests import HelpRequest, answers, closing, joining, reply_drafts, talks
from db.models.help_requests import ReplyDraft
from tests.factories.help_requests import DONE, draft, help_request
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

MINUTE = timedelta(minutes=1)
KEPT = select(func.count()).select_from(ReplyDraft)
WORDS = "Сәлем, хатыңды оқыдым"


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def keep(
    session: Session,
    talk: HelpRequest,
    by: Specialist,
    now: datetime,
    *,
    text: str = WORDS,
    kind: Literal["reply", "note"] = "reply",
) -> None:
    reply_drafts.keep(session, talk.id, kind=kind, text=text, by=by, now=now)


class TestADraft:
    def test_is_kept_as_it_was_typed_by_kind(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        keep(session, talk, by, now, text="  Сәлем,\n")
        keep(session, talk, by, now, text="Байқау", kind="note")

        assert reply_drafts.kept(session, talk, by=by) == {"reply": "  Сәлем,\n", "note": "Байқау"}

    def test_is_replaced_by_what_is_typed_later(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        keep(session, talk, by, now)
        keep(session, talk, by, now + MINUTE, text="Басқа сөз")

        assert reply_drafts.kept(session, talk, by=by) == {"reply": "Басқа сөз"}
        assert session.scalars(select(ReplyDraft.updated_at)).all() == [now + MINUTE]

    @pytest.mark.parametrize("nothing", ["", " \n\t"])
    def test_that_was_emptied_is_forgotten(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime, nothing: str
    ) -> None:
        keep(session, talk, by, now)
        keep(session, talk, by, now, kind="note")

        keep(session, talk, by, now, text=nothing)

        assert reply_drafts.kept(session, talk, by=by) == {"note": WORDS}

    def test_is_its_writers_alone(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        colleague = psychologist(session)
        keep(session, talk, by, now)
        keep(session, talk, colleague, now, text="Менікі")

        reply_drafts.forget(session, talk.id, kind="reply", by=by)

        assert reply_drafts.kept(session, talk, by=by) == {}
        assert reply_drafts.kept(session, talk, by=colleague) == {"reply": "Менікі"}

    def test_does_not_stand_in_the_tables_in_clear(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        keep(session, talk, by, now)

        assert WORDS.encode() not in session.scalars(select(ReplyDraft.sealed)).one()

    def test_draws_nothing_anew(self, session: Session, talk: HelpRequest, by: Specialist, now: datetime) -> None:
        version = talk.version

        keep(session, talk, by, now)

        assert (talk.version, talk.assigned_to) == (version, None)


class TestForgetting:
    def test_comes_with_the_close_of_the_case_for_everybody(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        other, untouched = help_request(session, now=now), help_request(session, now=now)
        keep(session, talk, psychologist(session), now)
        joining.join(session, other.id, to=talk.id, by=by, now=now)
        for found in (talk, other, untouched):
            keep(session, found, by, now)

        closing.close(session, talk.id, closing=DONE, by=by, now=now)

        assert session.scalars(select(ReplyDraft.help_request_id)).all() == [untouched.id]

    def test_comes_with_closing_by_one_tap(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        keep(session, talk, by, now)

        closing.dismiss(session, talk.id, reason=closing.Dismissal.EMPTY, by=by, now=now)

        assert session.scalar(KEPT) == 0

    def test_comes_when_the_child_deletes_the_talk(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        keep(session, talk, by, now)
        talks.erase(session, talk, now=now)

        assert session.scalar(KEPT) == 0
        with pytest.raises(answers.RequestUnknown):
            keep(session, talk, by, now)

    def test_of_a_talk_whose_key_is_gone_leaves_nothing_to_read(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        keep(session, talk, by, now)
        sealed = session.scalars(select(ReplyDraft)).one()
        sealed.sealed = sealed.sealed[:-1]
        session.flush()

        with pytest.raises(SealBroken):
            reply_drafts.kept(session, talk, by=by)


class TestARefusal:
    def test_is_given_to_who_may_not_see_the_talk(
        self, session: Session, talk: HelpRequest, by: Specialist, now: datetime
    ) -> None:
        answers.accept(session, talk.id, by=by, now=now)
        unsent = draft(session, now=now)

        for person in (psychologist(session), psychologist(session, school_id=another_school(session).id)):
            with pytest.raises(answers.RequestUnknown):
                keep(session, talk, person, now)
        with pytest.raises(answers.RequestUnknown):
            keep(session, unsent, by, now)
        with pytest.raises(NotAllowed):
            keep(session, talk, deputy_head(session), now)

        assert session.scalar(KEPT) == 0
