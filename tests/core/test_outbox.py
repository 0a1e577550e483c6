"""The outbox: urgent first, tried again, never lost, and never to another address."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import outbox
from core.crypto import SealBroken, vault
from core.help_requests import answers
from core.messages import ContactUnreachable, MessageRefused, OutboundMessage, QuickReply, SendError
from db.engine import Database
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from tests.factories.help_requests import DANGER, draft, help_request
from tests.factories.staff import psychologist

FAR = timedelta(days=1)
LATE, SECOND = timedelta(minutes=5), timedelta(seconds=1)


def enqueue(
    session: Session, text: str = "Сәлем", *, now: datetime, lane: Lane = Lane.ANSWER, channel: str = "web"
) -> None:
    to = outbox.to_address(session, channel=channel, address=f"box of {text}")
    outbox.enqueue(session, OutboundMessage(text), to=to, lane=lane, now=now)


def claimed(session: Session, *, now: datetime, limit: int = 100) -> list[str]:
    rows = outbox.claim(session, channels=["web"], limit=limit, now=now)
    return [outbox.open_parcel(vault(session), row).message.text for row in rows]


def midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)


def only(session: Session) -> OutboxMessage:
    return session.scalars(select(OutboxMessage)).one()


class TestClaiming:
    def test_takes_the_most_urgent_lane_first_and_each_lane_in_order(self, session: Session, now: datetime) -> None:
        lanes = [Lane.APPOINTMENT, Lane.ANSWER, Lane.CRISIS, Lane.APPOINTMENT, Lane.ANSWER, Lane.CRISIS]
        for number, lane in enumerate(lanes):
            enqueue(session, f"{lane.name} {number}", lane=lane, now=now)

        assert claimed(session, now=now) == [
            "CRISIS 2", "CRISIS 5", "ANSWER 1", "ANSWER 4", "APPOINTMENT 0", "APPOINTMENT 3"
        ]  # fmt: skip

    def test_takes_no_more_than_asked_and_nothing_twice(self, session: Session, now: datetime) -> None:
        for text in ("one", "two", "three"):
            enqueue(session, text, now=now)

        taken = [claimed(session, now=now, limit=2) for _ in range(3)]

        assert taken == [["one", "two"], ["three"], []]

    def test_leaves_what_is_not_due_and_what_is_for_another_channel(self, session: Session, now: datetime) -> None:
        enqueue(session, "later", now=now + timedelta(seconds=1))
        enqueue(session, "elsewhere", channel="telegram", now=now)

        assert claimed(session, now=now) == []
        assert outbox.has_due(session, channel="telegram", now=now)
        assert not outbox.has_due(session, channel="web", now=now)

    def test_takes_the_asked_for_lanes_alone(self, session: Session, now: datetime) -> None:
        for lane in (Lane.APPOINTMENT, Lane.ANSWER, Lane.CRISIS):
            enqueue(session, lane.name, lane=lane, now=now)

        taken = outbox.claim(session, channels=["web"], limit=9, now=now, lanes=[Lane.CRISIS])

        assert [row.lane for row in taken] == [Lane.CRISIS]
        assert claimed(session, now=now) == ["ANSWER", "APPOINTMENT"]

    def test_finds_nothing_in_an_empty_outbox(self, session: Session, now: datetime) -> None:
        assert claimed(session, now=now) == []
        assert not outbox.has_due(session, channel="web", now=now)


class TestAParcel:
    def test_opens_to_the_address_and_the_whole_message(self, session: Session, now: datetime) -> None:
        message = OutboundMessage("Сәлем", (QuickReply("Ашу", "help:open:x"),), replaces="3", is_silent=True)
        to = outbox.to_address(session, channel="web", address="box")
        outbox.enqueue(session, message, to=to, lane=Lane.ANSWER, now=now)

        parcel = outbox.open_parcel(vault(session), only(session))

        assert (parcel.address, parcel.message, parcel.ref) == ("box", message, only(session).ref)

    def test_does_not_open_with_a_body_from_another_row(self, session: Session, now: datetime) -> None:
        enqueue(session, "one", now=now)
        enqueue(session, "two", now=now)
        one, two = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))

        one.sealed_body = two.sealed_body

        with pytest.raises(SealBroken):
            outbox.open_parcel(vault(session), one)

    @pytest.mark.parametrize("moves_info", [False, True])
    def test_does_not_open_with_an_address_from_another_row(
        self, session: Session, now: datetime, *, moves_info: bool
    ) -> None:
        enqueue(session, "one", now=now)
        enqueue(session, "two", now=now)
        one, two = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id))

        one.sealed_address = two.sealed_address
        if moves_info:
            one.address_info = two.address_info

        with pytest.raises(SealBroken):
            outbox.open_parcel(vault(session), one)

    def test_gives_two_rows_to_one_person_nothing_in_common(self, session: Session, now: datetime) -> None:
        enqueue(session, "same", now=now)
        enqueue(session, "same", now=now)
        one, two = session.scalars(select(OutboxMessage))

        assert one.address_info != two.address_info
        assert one.sealed_address != two.sealed_address


class TestAFailure:
    @pytest.mark.parametrize(
        ("problem", "state"),
        [
            (ContactUnreachable(), DeliveryState.BLOCKED),
            (MessageRefused(), DeliveryState.DEAD),
            (SendError(), DeliveryState.DEAD),
        ],
    )
    def test_is_final(self, session: Session, now: datetime, problem: SendError, state: DeliveryState) -> None:
        enqueue(session, now=now)
        claimed(session, now=now)

        outbox.mark_failed(session, only(session).ref, problem=problem, now=now)

        row = only(session)
        assert (row.state, row.finished_at, row.problem) == (state, midnight(now), type(problem).__name__)
        assert claimed(session, now=now + FAR) == []

    @pytest.mark.parametrize("problem", [ContactUnreachable(), MessageRefused()])
    def test_of_an_answer_tells_the_panel_that_the_child_cannot_be_reached(
        self, session: Session, now: datetime, problem: SendError
    ) -> None:
        talk = help_request(session, now=now)
        answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
        version = talk.version

        outbox.mark_failed(session, only(session).ref, problem=problem, now=now)

        assert talk.is_unreachable
        assert talk.version > version

    def test_of_a_row_the_child_has_deleted_meanwhile_is_nothing(self, session: Session, now: datetime) -> None:
        outbox.mark_failed(session, "gone", problem=SendError(), now=now)

        assert session.scalar(select(func.count()).select_from(OutboxMessage)) == 0


class TestASuccess:
    def test_is_final(self, session: Session, now: datetime) -> None:
        enqueue(session, now=now)
        claimed(session, now=now)

        outbox.mark_sent(session, [only(session).ref], now=now)

        assert (only(session).state, only(session).finished_at) == (DeliveryState.SENT, midnight(now))
        assert outbox.requeue_interrupted(session, channel="web") == 0
        assert claimed(session, now=now + FAR) == []

    def test_and_a_failure_leave_no_moment_that_two_rows_of_one_person_would_have_in_common(
        self, session: Session, now: datetime
    ) -> None:
        written = [now, now + SECOND, now + 2 * SECOND]
        for number, moment in enumerate(written):
            enqueue(session, f"{number}", now=moment)
        rows = outbox.claim(session, channels=["web"], limit=9, now=now + LATE)
        for row in rows:
            row.next_attempt_at, row.taken_as = now + FAR, b"x" * 32  # as what waits for one tap
        session.flush()

        outbox.mark_sent(session, [rows[0].ref, rows[1].ref], now=now + LATE)
        outbox.mark_failed(session, rows[2].ref, problem=MessageRefused(), now=now + LATE)
        session.flush()
        session.expire_all()

        kept = session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)).all()
        assert [(row.next_attempt_at, row.taken_as) for row in kept] == [(moment, None) for moment in written]
        assert {row.finished_at for row in kept} == {midnight(now)}


class TestAfterACrash:
    def test_what_was_being_sent_is_sent_again(self, session: Session, now: datetime) -> None:
        enqueue(session, "answer", now=now)
        claimed(session, now=now)

        again = outbox.requeue_interrupted(session, channel="web")

        assert again == 1
        assert claimed(session, now=now) == ["answer"]

    def test_what_a_courier_still_carries_and_what_another_channel_sends_stays_as_it_is(
        self, session: Session, now: datetime
    ) -> None:
        enqueue(session, "carried", now=now)
        enqueue(session, "lost", now=now)
        claimed(session, now=now)
        carried = session.scalars(select(OutboxMessage.ref).order_by(OutboxMessage.id)).first()

        assert outbox.requeue_interrupted(session, channel="telegram") == 0
        assert outbox.requeue_interrupted(session, channel="web", carried=[carried or ""]) == 1
        assert claimed(session, now=now) == ["lost"]

    def test_what_was_not_committed_was_never_said(self, database: Database, now: datetime) -> None:
        with database.session(database.write_engine) as session:
            enqueue(session, now=now)
            session.rollback()

        with database.writing() as session:
            assert claimed(session, now=now + FAR) == []


class TestALateAnswer:
    def test_is_one_after_five_minutes_and_not_before(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        answer = answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)

        seen = [outbox.late_answers(session, talk.id, now=now + wait) for wait in (LATE, LATE + SECOND, FAR)]

        assert seen == [frozenset(), {answer.id}, {answer.id}]

    def test_is_one_as_well_while_a_courier_carries_it(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        answer = answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
        claimed(session, now=now)

        assert outbox.late_answers(session, talk.id, now=now + FAR) == {answer.id}

    @pytest.mark.parametrize("problem", [None, ContactUnreachable(), SendError()])
    def test_is_none_once_the_channel_has_said_something_final(
        self, session: Session, now: datetime, problem: SendError | None
    ) -> None:
        talk = help_request(session, now=now)
        answers.answer(session, talk.id, text="Сәлем", by=psychologist(session), now=now)
        ref = only(session).ref

        if problem is None:
            outbox.mark_sent(session, [ref], now=now)
        else:
            outbox.mark_failed(session, ref, problem=problem, now=now)

        assert outbox.late_answers(session, talk.id, now=now + FAR) == frozenset()

    def test_is_told_of_in_its_own_talk_alone(self, session: Session, now: datetime) -> None:
        by, talk, other = psychologist(session), help_request(session, now=now), help_request(session, now=now)
        late = [answers.answer(session, talk.id, text=text, by=by, now=now).id for text in ("бір", "екі")]
        answers.answer(session, talk.id, text="үш", by=by, now=now + FAR)
        elsewhere = answers.answer(session, other.id, text="төрт", by=by, now=now)

        assert outbox.late_answers(session, talk.id, now=now + FAR) == set(late)
        assert outbox.late_answers(session, other.id, now=now + FAR) == {elsewhere.id}

    def test_is_no_receipt_and_no_card(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)
        to = outbox.to_thread(talk)
        assert to is not None

        outbox.enqueue(session, OutboundMessage("Хатың жетті"), to=to, lane=Lane.ANSWER, now=now)

        assert outbox.late_answers(session, talk.id, now=now + FAR) == frozenset()


class TestAnEnvelope:
    def test_says_nothing_of_what_is_inside(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now, locale="ru")
        answer = answers.answer(session, talk.id, text="Приходи завтра", by=psychologist(session), now=now)

        parcel = outbox.open_parcel(vault(session), only(session))

        assert parcel.message == outbox.envelope("ru", answer.ref)
        assert "завтра" not in str(parcel.message)
        assert parcel.message.is_silent
        assert (only(session).help_message_id, only(session).lane) == (answer.id, Lane.ANSWER)

    def test_of_a_red_talk_goes_first(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now, finding=DANGER)

        answers.answer(session, talk.id, text="Мен осындамын", by=psychologist(session), now=now)

        assert only(session).lane == Lane.CRISIS

    def test_is_not_written_to_a_talk_without_an_address(self, session: Session, now: datetime) -> None:
        talk = draft(session, now=now)
        talk.sealed_address = None

        assert outbox.to_thread(talk) is None
