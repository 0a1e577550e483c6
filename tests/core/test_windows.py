"""Windows: free words for a day after the person has written; what may not be said waits for them and is never lost."""

import itertools
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from core import outbox, retention, windows
from core.crypto import vault
from core.help_requests import answers
from core.messages import ContactUnreachable, MessageRefused, OutboundMessage, SendError, Throttled, WindowClosed
from core.windows import Window
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from db.models.windows import MessageWindow
from tests.factories.help_requests import help_request
from tests.factories.staff import psychologist

CHAT = {"channel": "whatsapp", "address": "100000000000001:KZ.1349"}
SECOND, MINUTE, HOUR, DAY = (timedelta(**{name: 1}) for name in ("seconds", "minutes", "hours", "days"))
WAMID = "wamid.HBgL"
SAID, COUNTED = WindowClosed(), WindowClosed(is_said=False)
INVITED = WindowClosed(is_said=False, invitation=WAMID)
HELD, QUEUED, SENDING, TAKEN, SENT = (
    DeliveryState.HELD,
    DeliveryState.QUEUED,
    DeliveryState.SENDING,
    DeliveryState.TAKEN,
    DeliveryState.SENT,
)


def known(session: Session) -> Window:
    return windows.find(session, **CHAT)


def hears(session: Session, now: datetime, *, at: datetime | None = None) -> None:
    windows.hear(session, **CHAT, at=at or now, now=now)


def put(session: Session, now: datetime, text: str = "сөз") -> str:
    to = outbox.to_address(session, **CHAT)
    return outbox.enqueue(session, OutboundMessage(text), to=to, lane=Lane.ANSWER, now=now)


def leave(session: Session, now: datetime) -> Sequence[str]:
    """What is due is on its way."""
    return [row.ref for row in outbox.claim(session, channels=["whatsapp"], limit=99, now=now)]


def waits(session: Session, now: datetime, problem: WindowClosed = INVITED, text: str = "сөз") -> str:
    """A row on its way that was told to wait; the person has not written for long."""
    if known(session).heard_at is None:
        hears(session, now - 2 * DAY)
    ref = put(session, now, text)
    leave(session, now)
    windows.hold(session, ref, **CHAT, problem=problem, now=now)
    return ref


def takes(session: Session, ref: str, source: str = "wamid.1") -> None:
    outbox.mark_taken(session, ref, channel="whatsapp", source=source)


def refuse(session: Session, ref: str, problem: SendError, now: datetime) -> None:
    outbox.refuse(session, row(session, ref), problem=problem, now=now)
    session.flush()


def row(session: Session, ref: str) -> OutboxMessage:
    session.flush()
    found = select(OutboxMessage).where(OutboxMessage.ref == ref).execution_options(populate_existing=True)
    return session.scalars(found).one()


def states(session: Session, *refs: str) -> list[DeliveryState]:
    return [row(session, ref).state for ref in refs]


class TestAWindow:
    @pytest.mark.parametrize(
        ("passed", "is_open", "is_fresh"),
        [
            (timedelta(), True, True),
            (23 * HOUR - SECOND, True, True),
            (23 * HOUR, True, False),
            (DAY - SECOND, True, False),
            (DAY, False, False),
            (DAY + SECOND, False, False),
        ],
    )
    def test_is_open_for_a_day_to_the_second(
        self, session: Session, now: datetime, passed: timedelta, is_open: bool, is_fresh: bool
    ) -> None:
        hears(session, now)

        window = known(session)

        assert (window.is_open(now + passed), window.is_fresh(now + passed)) == (is_open, is_fresh)

    def test_of_who_is_not_known_is_tried(self, session: Session, now: datetime) -> None:
        assert known(session).is_open(now)
        assert not known(session).is_fresh(now)
        assert not known(session).is_invited(now)
        assert session.scalar(select(func.count()).select_from(MessageWindow)) == 0

    def test_is_each_chat_s_own(self, session: Session, now: datetime) -> None:
        hears(session, now)
        windows.shut(session, "", channel="whatsapp", address="100000000000002:KZ.1349", now=now)

        assert known(session).heard_at == now
        assert not windows.find(session, channel="whatsapp", address="100000000000002:KZ.1349").is_open(now)

    def test_counts_from_when_the_words_were_written_and_never_backwards(self, session: Session, now: datetime) -> None:
        table = [
            (now - 25 * HOUR, now - 25 * HOUR, False),
            (now - 2 * HOUR, now - 2 * HOUR, True),
            (now - 30 * HOUR, now - 2 * HOUR, True),
            (now - HOUR, now - HOUR, True),
            (now + 5 * HOUR, now, True),  # a clock that runs ahead opens nothing for longer
        ]
        for at, heard_at, is_open in table:
            hears(session, now, at=at)

            assert (known(session).heard_at, known(session).is_open(now)) == (heard_at, is_open)

    def test_that_the_messenger_calls_closed_is_opened_by_newer_words_alone(
        self, session: Session, now: datetime
    ) -> None:
        hears(session, now)
        later = now + 23 * HOUR + MINUTE

        assert windows.shut(session, "of no row", **CHAT, now=later)
        hears(session, later, at=now - HOUR)
        assert not known(session).is_open(later)
        hears(session, later + SECOND)
        assert known(session).is_open(later + SECOND)

    def test_keeps_nothing_that_names_anybody(self, session: Session, now: datetime) -> None:
        ref = waits(session, now)
        [kept] = session.scalars(select(MessageWindow)).all()

        stored = kept.sealed + kept.lookup + repr((kept.channel, kept.invited_at, kept.seen_on)).encode()
        assert not [word for word in ("KZ.1349", "100000000000001", ref) if word.encode() in stored]
        assert kept.invited_at == now.replace(minute=0, second=0, microsecond=0)

    def test_that_another_key_has_sealed_is_not_known(self, session: Session, now: datetime) -> None:
        hears(session, now)
        session.execute(update(MessageWindow).values(sealed=vault(session).contacts().seal(b"{}", "another")))
        session.expire_all()

        assert known(session) == Window("whatsapp")


class TestWaiting:
    def test_ends_when_the_person_writes_in_the_order_in_which_it_was_said(
        self, session: Session, now: datetime
    ) -> None:
        refs = [waits(session, now, problem, f"{place}") for place, problem in enumerate((INVITED, COUNTED, COUNTED))]
        assert states(session, *refs) == [HELD] * 3
        assert outbox.held(session, channel="whatsapp") == 3
        assert leave(session, now + DAY) == []

        later = now + 40 * HOUR
        hears(session, later)

        assert windows.released(session, **CHAT) == 3
        assert list(leave(session, later)) == refs
        hears(session, later + SECOND)
        assert windows.released(session, **CHAT) == 0  # once

    def test_is_not_ended_by_words_that_come_a_day_late(self, session: Session, now: datetime) -> None:
        ref = waits(session, now)

        hears(session, now, at=now - 25 * HOUR)

        assert states(session, ref) == [HELD]
        assert windows.released(session, **CHAT) == 0
        assert known(session).waiting == [ref]

    def test_is_not_begun_when_the_person_has_written_meanwhile(self, session: Session, now: datetime) -> None:
        ref = put(session, now)
        leave(session, now)
        hears(session, now)

        windows.hold(session, ref, **CHAT, problem=COUNTED, now=now)

        assert list(leave(session, now)) == [ref]
        assert known(session).waiting == []

    def test_is_not_for_ever_when_a_refusal_and_new_words_cross(self, session: Session, now: datetime) -> None:
        hears(session, now - 23 * HOUR - 30 * MINUTE)
        ref = put(session, now)
        leave(session, now)
        hears(session, now + SECOND)

        windows.hold(session, ref, **CHAT, problem=SAID, now=now + 2 * SECOND)

        assert leave(session, now + 2 * SECOND) == []
        assert list(leave(session, now + MINUTE + 2 * SECOND)) == [ref]
        assert known(session).is_open(now)

    def test_begins_when_the_messenger_says_it_twice_of_words_it_should_take(
        self, session: Session, now: datetime
    ) -> None:
        hears(session, now)
        ref, moment = waits(session, now, SAID), now + MINUTE

        assert list(leave(session, moment)) == [ref]
        windows.hold(session, ref, **CHAT, problem=SAID, now=moment)

        assert states(session, ref) == [HELD]
        assert not known(session).is_open(moment)
        hears(session, moment + SECOND)
        assert list(leave(session, moment + SECOND)) == [ref]

    @pytest.mark.parametrize("passed", [HOUR, 23 * HOUR + MINUTE, 2 * DAY])
    def test_begins_at_once_when_the_messenger_says_it_of_old_words(
        self, session: Session, now: datetime, passed: timedelta
    ) -> None:
        hears(session, now)

        ref = waits(session, now + passed, WindowClosed(is_said=True, invitation=WAMID))

        assert states(session, ref) == [HELD]
        assert known(session).is_invited(now + passed)

    def test_of_what_was_deleted_meanwhile_is_nobody_s(self, session: Session, now: datetime) -> None:
        ref = put(session, now)
        leave(session, now)
        session.delete(row(session, ref))
        session.flush()

        windows.hold(session, ref, **CHAT, problem=COUNTED, now=now)

        assert session.scalar(select(func.count()).select_from(MessageWindow)) == 0

    def test_for_a_month_is_given_up_and_the_panel_says_so(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now, channel="whatsapp", address=CHAT["address"])
        answers.answer(session, talk.id, text="Жауап", by=psychologist(session), now=now)
        [ref] = leave(session, now)
        hears(session, now - 2 * DAY)
        windows.hold(session, ref, **CHAT, problem=INVITED, now=now)
        assert outbox.held_answers(session, talk.id)

        retention.purge(session, now=now + 30 * DAY)
        session.refresh(talk)
        assert (states(session, ref), talk.is_unreachable) == ([HELD], False)
        retention.purge(session, now=now + 30 * DAY + SECOND)
        session.refresh(talk)

        assert (states(session, ref), talk.is_unreachable) == ([DeliveryState.DEAD], True)
        assert not outbox.held_answers(session, talk.id)


class TestAnInvitation:
    def test_is_not_repeated_for_twenty_hours_unless_the_person_has_written(
        self, session: Session, now: datetime
    ) -> None:
        waits(session, now)

        assert known(session).is_invited(now + 20 * HOUR - SECOND)
        assert not known(session).is_invited(now + 20 * HOUR)
        hears(session, now + HOUR)
        assert not known(session).is_invited(now + 2 * HOUR)

    def test_is_counted_for_a_day_and_an_hour_for_each_person_once(self, session: Session, now: datetime) -> None:
        others = [f"100000000000001:KZ.{number}" for number in range(3)]
        for address in [*others, others[0]]:
            windows.invited(session, channel="whatsapp", address=address, now=now)

        counts = [
            windows.invited_since(session, channel="whatsapp", since=now + ahead)
            for ahead in (-DAY, timedelta(), HOUR, 2 * HOUR)
        ]
        assert counts == [3, 3, 0, 0]
        assert windows.invited_since(session, channel="another", since=now - DAY) == 0

    def test_that_did_not_arrive_is_sent_again_in_an_hour_for_all_that_waits(
        self, session: Session, now: datetime
    ) -> None:
        first, second = waits(session, now), waits(session, now, COUNTED)

        refuse(session, first, MessageRefused(), now)
        windows.uninvite(session, **CHAT, now=now)

        assert not known(session).is_invited(now)
        assert leave(session, now + HOUR - SECOND) == []
        assert list(leave(session, now + HOUR)) == [first, second]

    def test_that_did_not_arrive_does_not_keep_back_who_writes_meanwhile(self, session: Session, now: datetime) -> None:
        first, second = waits(session, now), waits(session, now, COUNTED)
        refuse(session, first, MessageRefused(), now)
        windows.uninvite(session, **CHAT, now=now)

        hears(session, now + MINUTE)

        assert windows.released(session, **CHAT) == 2
        assert list(leave(session, now + MINUTE)) == [first, second]

    def test_is_known_again_by_what_the_messenger_calls_it(self, session: Session, now: datetime) -> None:
        ref = waits(session, now)
        waits(session, now, COUNTED)

        found = outbox.taken(session, channel="whatsapp", source=WAMID)

        assert found is not None
        assert (found.ref, found.state) == (ref, HELD)
        assert outbox.taken(session, channel="whatsapp", source=f"{WAMID}x") is None
        assert outbox.taken(session, channel="telegram", source=WAMID) is None
        assert WAMID.encode() not in (found.taken_as or b"")

    def test_to_nobody_ends_the_waiting(self, session: Session, now: datetime) -> None:
        ref = waits(session, now)

        refuse(session, ref, ContactUnreachable(), now)

        assert states(session, ref) == [DeliveryState.BLOCKED]

    def test_that_failed_takes_back_nothing_that_left_freely_meanwhile(self, session: Session, now: datetime) -> None:
        ref = waits(session, now)
        hears(session, now)
        assert list(leave(session, now)) == [ref]

        for problem in (MessageRefused(), ContactUnreachable()):
            refuse(session, ref, problem, now)

        assert states(session, ref) == [SENDING]


class TestForgetting:
    def test_leaves_nothing_and_sends_nothing(self, session: Session, now: datetime) -> None:
        refs = [waits(session, now), waits(session, now, COUNTED)]
        refuse(session, refs[0], MessageRefused(), now)

        windows.forget(session, **CHAT)
        session.expire_all()

        assert session.scalars(select(OutboxMessage.ref)).all() == []
        assert session.scalars(select(MessageWindow.lookup)).all() == []
        assert known(session) == Window("whatsapp")

    def test_costs_nobody_else_anything(self, session: Session, now: datetime) -> None:
        ref = waits(session, now)

        windows.forget(session, channel="whatsapp", address="100000000000001:KZ.other")

        assert known(session).waiting == [ref]
        assert states(session, ref) == [HELD]

    def test_happens_by_itself_after_everything_that_could_wait(self, session: Session, now: datetime) -> None:
        hears(session, now)

        windows.purge(session, now=now + 40 * DAY)
        assert known(session).heard_at == now
        windows.purge(session, now=now + 41 * DAY)
        session.expire_all()

        assert known(session).heard_at is None
        assert timedelta(days=30) < windows.KEPT


class TestALaterWord:
    @pytest.mark.parametrize("order", list(itertools.permutations(("taken", "arrived", "failed"))))
    def test_that_it_arrived_is_never_taken_back(self, session: Session, now: datetime, order: tuple[str, ...]) -> None:
        ref = put(session, now)
        leave(session, now)
        takes(session, ref)
        said = {
            "taken": lambda: takes(session, ref),
            "arrived": lambda: outbox.confirm(session, row(session, ref), now=now),
            "failed": lambda: refuse(session, ref, MessageRefused(), now),
        }

        for word in order:
            said[word]()
            session.flush()
            session.expire_all()

        is_first = order.index("arrived") < order.index("failed")
        assert states(session, ref) == [SENT if is_first else DeliveryState.DEAD]
        assert (row(session, ref).sealed_body == b"") is is_first

    def test_decides_what_becomes_of_a_row(self, session: Session, now: datetime) -> None:
        table = [
            (WindowClosed(), QUEUED, timedelta()),
            (Throttled(60), QUEUED, MINUTE),
            (MessageRefused(), DeliveryState.DEAD, None),
            (ContactUnreachable(), DeliveryState.BLOCKED, None),
        ]
        for problem, wanted, pause in table:
            ref = put(session, now)
            leave(session, now)
            takes(session, ref)

            refuse(session, ref, problem, now)

            assert states(session, ref) == [wanted]
            assert pause is None or row(session, ref).next_attempt_at == now + pause
            session.delete(row(session, ref))

    def test_ends_after_eight_attempts_of_its_own(self, session: Session, now: datetime) -> None:
        ref, moment = put(session, now), now
        for _ in range(outbox.ATTEMPTS):
            assert list(leave(session, moment)) == [ref]
            takes(session, ref)
            moment += DAY
            refuse(session, ref, Throttled(60), moment)
            moment += MINUTE

        assert states(session, ref) == [DeliveryState.DEAD]

    def test_that_never_comes_is_not_waited_for(self, session: Session, now: datetime) -> None:
        ref = put(session, now)
        leave(session, now)
        takes(session, ref)

        outbox.settle_silent(session, now=now + DAY)
        assert states(session, ref) == [TAKEN]
        outbox.settle_silent(session, now=now + DAY + SECOND)

        found = row(session, ref)
        assert (found.state, found.sealed_body, found.sealed_address) == (SENT, b"", b"")

    def test_that_comes_before_ours_finds_nothing_yet(self, session: Session, now: datetime) -> None:
        ref = put(session, now)
        leave(session, now)

        assert outbox.taken(session, channel="whatsapp", source="wamid.1") is None
        takes(session, ref)
        assert outbox.taken(session, channel="whatsapp", source="wamid.1") is not None


def test_what_is_kept_can_be_read_again(session: Session, now: datetime) -> None:
    hears(session, now)
    ref = waits(session, now + 2 * DAY)
    session.flush()
    session.expire_all()

    [kept] = session.scalars(select(MessageWindow)).all()
    opened = json.loads(vault(session).contacts().open(kept.sealed, f"window:{kept.lookup.hex()}"))

    assert opened["waiting"] == [ref]
    assert known(session) == replace(
        Window("whatsapp"), heard_at=now, invited_at=now + 2 * DAY, waiting=[ref], released=0
    )
