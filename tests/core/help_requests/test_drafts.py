"""Drafts: nothing typed is lost, silence sends, [not yet] holds, and danger never waits for «send»."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import outbox
from core.crypto import SealBroken, vault
from core.help_requests import HelpRequest, RequestState, closing, drafts, receipts, threads
from core.journals import needs
from db.engine import Database
from db.models.help_requests import HelpMessage
from db.models.journals import Need
from db.models.outbox import OutboxMessage
from tests.factories.help_requests import WORDS, draft, help_request, write
from tests.factories.staff import psychologist

MINUTE = timedelta(minutes=1)
OUTBOX = select(func.count()).select_from(OutboxMessage)


def words(session: Session, talk: HelpRequest) -> list[str]:
    session.expire(talk, ["messages"])
    return [threads.words(session, talk, message) for message in talk.messages]


class TestWriting:
    def test_keeps_every_word_in_order(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)

        for text in ("бір", "екі", "екі", "  үш\n"):
            write(session, talk, text=text, now=now)

        assert words(session, talk) == ["бір", "екі", "екі", "  үш\n"]

    def test_starts_the_clock_of_two_minutes(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        before = talk.auto_send_at

        write(session, talk, now=now)

        assert (before, talk.auto_send_at) == (None, now + 2 * MINUTE)

    def test_starts_it_anew_with_each_message(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        write(session, talk, now=now)

        write(session, talk, now=now + MINUTE)

        assert talk.auto_send_at == now + 3 * MINUTE
        assert drafts.send_silent(session, now=now + 2 * MINUTE) == 0

    def test_does_not_start_it_after_not_yet(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        write(session, talk, now=now)
        drafts.hold(talk)

        write(session, talk, sends_itself=False, now=now + MINUTE)

        assert talk.auto_send_at is None
        assert drafts.send_silent(session, now=now + timedelta(days=30)) == 0
        assert talk.state is RequestState.DRAFT

    def test_in_a_draft_is_seen_by_nobody(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)

        write(session, talk, now=now)

        assert needs.need_of(session, talk.id) is None
        assert (talk.opened_at, talk.due_at) == (None, None)


class TestSending:
    def test_makes_a_request_that_is_due(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        write(session, talk, now=now)

        drafts.send(session, talk, now=now)

        assert (talk.state, talk.opened_at, talk.auto_send_at) == (RequestState.NEW, now, None)
        assert talk.due_at == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
        assert needs.need_of(session, talk.id) is not None

    def test_twice_changes_nothing(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        before = (talk.version, talk.opened_at, talk.due_at)

        drafts.send(session, talk, now=now + MINUTE)

        assert (talk.version, talk.opened_at, talk.due_at) == before
        assert session.scalar(select(func.count()).select_from(Need)) == 1


class TestSilence:
    def test_sends_exactly_once_with_a_receipt(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        write(session, talk, now=now)

        sent = [drafts.send_silent(session, now=now + minutes * MINUTE) for minutes in (1, 2, 3)]

        assert sent == [0, 1, 0]
        assert talk.state is RequestState.NEW
        assert session.scalar(OUTBOX) == 1

    @pytest.mark.parametrize("locale", ["kk", "ru", "en"])
    def test_answers_in_the_childs_language(self, session: Session, now: datetime, locale: str) -> None:
        talk = draft(session, now=now, locale=locale, address="box")
        write(session, talk, now=now)
        now += 2 * MINUTE

        drafts.send_silent(session, now=now)

        parcel = outbox.open_parcel(vault(session), session.scalars(select(OutboxMessage)).one())
        assert parcel.address == "box"
        assert parcel.message == replace(receipts.receipt(session, talk, now=now), is_silent=True)
        assert talk.code in parcel.message.text

    def test_sends_each_childs_draft_to_that_child(self, session: Session, now: datetime) -> None:
        talks = {f"box {number}": draft(session, now=now, address=f"box {number}") for number in range(5)}
        for talk in talks.values():
            write(session, talk, now=now)

        assert drafts.send_silent(session, now=now + 2 * MINUTE) == 5

        parcels = [outbox.open_parcel(vault(session), row) for row in session.scalars(select(OutboxMessage))]
        assert {
            parcel.address: talks[parcel.address].code in parcel.message.text for parcel in parcels
        } == dict.fromkeys(talks, True)


class TestDiscarding:
    def test_destroys_words_and_key(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)
            write(session, talk, now=now)
            blob = vault(session).seal_text(talk.ref, "message", WORDS)

        with database.writing() as session:
            drafts.discard(session, session.get_one(HelpRequest, talk.id))

        with database.reading() as session:
            assert session.scalars(select(HelpMessage)).all() == []
            assert session.get_one(HelpRequest, talk.id).state is RequestState.ERASED
            with pytest.raises(SealBroken):
                vault(session).open_text(talk.ref, "message", blob)

    def test_leaves_a_sent_request_as_it_is(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)

        drafts.discard(session, talk)

        assert (talk.state, words(session, talk)) == (RequestState.NEW, [WORDS])


class TestMoreWords:
    def test_reopen_a_closed_talk_for_whoever_had_it(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        by = psychologist(session)
        closing.close(session, talk.id, closing=closing.proposal(talk), by=by, now=now)

        write(session, talk, now=now + MINUTE)

        assert (talk.state, talk.closed_at, talk.assigned_to) == (RequestState.IN_WORK, None, by.id)
        assert talk.due_at == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)

    def test_wake_a_talk_that_waits_for_the_child(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        talk.state, talk.due_at = RequestState.WAITING, None

        write(session, talk, now=now)

        assert talk.state is RequestState.IN_WORK
        assert talk.due_at == datetime(2026, 11, 24, 12, 30, tzinfo=UTC)

    def test_never_move_a_day_that_was_promised(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        promised = talk.due_at

        write(session, talk, now=now + timedelta(days=1))
        write(session, talk, now=now + timedelta(days=9))

        assert talk.due_at == promised
