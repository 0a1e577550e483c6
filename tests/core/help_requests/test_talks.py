"""The child's own talks: opened, continued elsewhere, and deleted so that nothing is left."""

import re
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import outbox
from core.crypto import SealBroken, vault
from core.help_requests import HelpRequest, RequestState, answers, talks, threads
from core.messages import OutboundMessage
from db.engine import Database
from db.models.help_requests import HelpMessage
from db.models.journals import JournalEntry
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from tests.factories.help_requests import DANGER, draft, end_danger, help_request, write
from tests.factories.staff import psychologist

HOUR = timedelta(hours=1)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


class TestTheList:
    def test_has_the_persons_own_talks_latest_first(self, session: Session, now: datetime) -> None:
        own = [help_request(session, now=now) for _ in range(8)]
        help_request(session, now=now)

        found = talks.mine(session, [talk.ref for talk in own])

        assert [talk.id for talk in found] == [talk.id for talk in own[::-1][: talks.LISTED]]

    def test_leaves_out_what_was_deleted(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        talks.erase(session, talk, now=now)

        assert talks.mine(session, [talk.ref]) == []

    def test_knows_the_unsent_draft(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        unsent = draft(session, now=now)

        assert talks.draft_of(session, [talk.ref, unsent.ref]) is unsent
        assert talks.draft_of(session, [talk.ref]) is None
        assert talks.draft_of(session, []) is None


class TestOpeningAnAnswer:
    def test_marks_it_once(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        answer = answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
        session.flush()

        opened = [talks.open_answer(session, [talk.ref], answer.ref, now=now + step * HOUR) for step in (1, 2)]

        assert [words for _, words in opened] == ["Сәлем"] * 2
        assert answer.opened_at == now + HOUR

    def test_can_be_repeated_after_the_screen_was_cleared(
        self, session: Session, talk: HelpRequest, now: datetime
    ) -> None:
        answer = answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
        talks.open_answer(session, [talk.ref], answer.ref, now=now)

        assert talks.answered(talk) == [answer]

    def test_of_somebody_else_is_refused(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        answer = answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
        other = help_request(session, now=now)

        for refs, ref in (([other.ref], answer.ref), ([], answer.ref), ([talk.ref], "nothing")):
            with pytest.raises(threads.NotYours):
                talks.open_answer(session, refs, ref, now=now)
        assert answer.opened_at is None

    def test_is_no_door_to_the_childs_own_words(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        with pytest.raises(threads.NotYours):
            talks.open_answer(session, [talk.ref], talk.messages[0].ref, now=now)


class TestOwning:
    def test_keeps_what_this_transaction_has_changed(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        talk.version = 7

        assert threads.own(session, [talk.ref], talk.ref).version == 7

    def test_needs_the_reference_and_the_talk(self, session: Session, talk: HelpRequest) -> None:
        assert threads.own(session, [talk.ref], talk.ref) is talk
        for refs, ref in (([], talk.ref), (["other"], talk.ref), (["other"], "other")):
            with pytest.raises(threads.NotYours):
                threads.own(session, refs, ref)

    def test_ends_with_the_talk(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        talks.erase(session, talk, now=now)

        with pytest.raises(threads.NotYours):
            threads.own(session, [talk.ref], talk.ref)


class TestTheSecret:
    def test_cannot_be_guessed(self, session: Session, talk: HelpRequest) -> None:
        secret = talks.new_secret(session, talk)

        assert re.fullmatch(r"([a-z2-7]{4}-){5}[a-z2-7]{4}", secret)
        assert talks.SECRET_BYTES * 8 >= 80

    def test_is_not_kept(self, session: Session, talk: HelpRequest) -> None:
        secret = talks.new_secret(session, talk)

        assert talk.resume_lookup is not None
        assert secret.replace("-", "").encode() not in talk.resume_lookup

    @pytest.mark.parametrize("spelled", [str.upper, str.lower, lambda secret: f"  {secret.replace('-', ' ')}\n"])
    def test_moves_the_talk_to_the_new_address_however_it_is_spelled(
        self, session: Session, talk: HelpRequest, spelled: object
    ) -> None:
        secret = talks.new_secret(session, talk)
        session.flush()

        found = talks.resume(session, spelled(secret), address="new box", channel="telegram")  # type: ignore[operator]

        assert found is talk
        assert (talk.channel, _address(session, talk)) == ("telegram", "new box")

    def test_is_never_taken_for_danger_by_who_reads_along(
        self, session: Session, talk: HelpRequest, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        harmless = "abcd-efgh-ijkl-mnop-qrst-uvw2"
        drawn = iter(["ih57-pfx7-molm-xnyc-jwhc-ix57", "xq74-wypy-flcc-qmdm-34vy-jaxf", harmless])
        monkeypatch.setattr(talks, "_random_secret", lambda: next(drawn))

        assert talks.new_secret(session, talk) == harmless
        session.flush()
        assert talks.resume(session, harmless, address="new box", channel="web") is talk

    def test_leaves_nothing_waiting_at_the_old_place_that_would_call_the_child_back_there(
        self, session: Session, talk: HelpRequest, now: datetime
    ) -> None:
        other = help_request(session, now=now)
        rows = []
        for one in (talk, talk, other):
            to = outbox.to_thread(one)
            assert to is not None
            rows.append(outbox.enqueue(session, OutboundMessage("x"), to=to, lane=Lane.ANSWER, now=now))
        outbox.claim(session, channels=["web"], limit=99, now=now)
        for ref in rows:
            outbox.hold(session, ref, invitation=None)
        secret = talks.new_secret(session, talk)
        session.flush()

        talks.resume(session, secret, address="new box", channel="web")

        held = select(OutboxMessage.ref).where(OutboxMessage.state == DeliveryState.HELD)
        assert session.scalars(held).all() == rows[2:]

    def test_works_once(self, session: Session, talk: HelpRequest) -> None:
        secret = talks.new_secret(session, talk)
        session.flush()
        talks.resume(session, secret, address="new box", channel="web")
        session.flush()

        with pytest.raises(talks.SecretUnknown):
            talks.resume(session, secret, address="thief", channel="web")

        assert _address(session, talk) == "new box"

    def test_stops_working_when_a_new_one_is_made(self, session: Session, talk: HelpRequest) -> None:
        old, new = talks.new_secret(session, talk), talks.new_secret(session, talk)
        session.flush()

        with pytest.raises(talks.SecretUnknown):
            talks.resume(session, old, address="thief", channel="web")
        assert talks.resume(session, new, address="new box", channel="web") is talk

    @pytest.mark.parametrize(
        ("written", "may_be"),
        [
            ("abcd-efgh-ijkl-mnop-qrst-uvw2", True),
            ("abcd efgh ijkl mnop qrst uvwx", True),
            ("abc2 efgh ijklm", True),
            ("қарлығаш-тау-123", True),
            ("Жалғызбын", False),
            ("Мен 7 сыныптамын, маған қиын", False),
            ("I feel lonely today", False),
            ("I am 12 and nobody at my school talks to me, not even once", False),
        ],
    )
    def test_is_told_from_a_sentence(self, written: str, may_be: bool) -> None:
        assert talks.may_be_secret(written) is may_be

    @pytest.mark.parametrize("secret", ["", "-", "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa", "сөз"])
    def test_that_was_never_given_opens_nothing(self, session: Session, talk: HelpRequest, secret: str) -> None:
        talks.new_secret(session, talk)
        session.flush()

        with pytest.raises(talks.SecretUnknown):
            talks.resume(session, secret, address="thief", channel="web")

    def test_of_a_deleted_talk_opens_nothing(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        secret = talks.new_secret(session, talk)
        talks.erase(session, talk, now=now)
        session.flush()

        with pytest.raises(talks.SecretUnknown):
            talks.resume(session, secret, address="new box", channel="web")


class TestDeleting:
    def test_is_held_while_the_talk_is_red(self, session: Session, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)

        with pytest.raises(talks.HeldForSafety):
            talks.erase(session, red, now=now)

        assert (red.state, len(red.messages)) == (RequestState.NEW, 1)

    def test_is_possible_once_a_person_has_ended_the_danger(self, session: Session, now: datetime) -> None:
        red = help_request(session, finding=DANGER, now=now)
        end_danger(session, red.id, by=psychologist(session), now=now)

        talks.erase(session, red, now=now)

        assert red.state is RequestState.ERASED

    def test_takes_words_address_secret_and_key(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            talk = help_request(session, now=now)
            talks.new_secret(session, talk)
            answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
            blob = vault(session).seal_text(talk.ref, "message", "сөз")

        with database.writing() as session:
            talks.erase(session, session.get_one(HelpRequest, talk.id), now=now)

        with database.reading() as session:
            gone = session.get_one(HelpRequest, talk.id)
            left = session.scalar(select(func.count()).select_from(HelpMessage))
            assert (gone.state, gone.sealed_address, gone.resume_lookup, left) == (RequestState.ERASED, None, None, 0)
            with pytest.raises(SealBroken):
                vault(session).open_text(talk.ref, "message", blob)

    def test_takes_words_that_were_added_in_the_same_breath(
        self, session: Session, talk: HelpRequest, now: datetime
    ) -> None:
        assert len(talk.messages) == 1
        write(session, talk, now=now)

        talks.erase(session, talk, now=now)

        assert session.scalar(select(func.count()).select_from(HelpMessage)) == 0

    def test_calls_back_what_is_on_its_way_to_that_talk_alone(
        self, session: Session, talk: HelpRequest, now: datetime
    ) -> None:
        by, other = psychologist(session), help_request(session, now=now)
        for request_id in (talk.id, other.id):
            answers.answer(session, request_id, text="Сәлем", by=by, now=now)

        talks.erase(session, talk, now=now)

        left = session.scalars(select(OutboxMessage.address_info)).all()
        assert left == [outbox.thread_address(other.ref)]

    def test_leaves_the_journal_line(self, session: Session, talk: HelpRequest, now: datetime) -> None:
        answers.accept(session, talk.id, by=psychologist(session), now=now)

        talks.erase(session, talk, now=now)

        assert session.scalar(select(func.count()).select_from(JournalEntry)) == 1


class TestTellingTheClass:
    @pytest.mark.parametrize(("written", "kept"), [("7 а", "7А"), ("11-b", "11В"), (" 5«ә» ", "5Ә")])
    def test_keeps_the_schools_spelling(self, talk: HelpRequest, written: str, kept: str) -> None:
        assert talks.tell_class(talk, written)
        assert talk.class_name == kept

    @pytest.mark.parametrize("written", ["жетінші", "", "13А", "7АА", "2026"])
    def test_leaves_what_is_no_class_alone(self, talk: HelpRequest, written: str) -> None:
        talk.class_name = "7А"

        assert not talks.tell_class(talk, written)
        assert talk.class_name == "7А"


def _address(session: Session, talk: HelpRequest) -> str:
    assert talk.sealed_address is not None
    return vault(session).open_address(talk.sealed_address, outbox.thread_address(talk.ref))
