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
NOWHERE_APPROVED = WindowClosed(is_said=False, rests=600)
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


def put(session: Session, now: datetime, text: str = "сөз", *, lane: Lane = Lane.ANSWER) -> str:
    to = outbox.to_address(session, **CHAT)
    return outbox.enqueue(session, OutboundMessage(text), to=to, lane=lane, now=now)


def leave(session: Session, now: datetime) -> Sequence[str]:
    """What is due is on its way."""
    return [row.ref for row in outbox.claim(session, channels=["whatsapp"], limit=99, now=now)]


def waits(
    session: Session,
    now: datetime,
    problem: WindowClosed = INVITED,
    text: str = "сөз",
    *,
    lane: Lane = Lane.ANSWER,
    written: datetime | None = None,
) -> str:
    """A row on its way that was told to wait; the person has not written for long."""
    if known(session).heard_at is None:
        hears(session, now - 2 * DAY)
    ref = put(session, written or now, text, lane=lane)
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

    def test_is_as_long_sealed_whatever_waits(self, session: Session, now: datetime) -> None:
        hears(session, now - 2 * DAY)
        lengths = []
        for _ in range(20):
            [kept] = session.scalars(select(MessageWindow)).all()
            lengths.append(len(kept.sealed))
            waits(session, now)

        assert len(set(lengths)) == 1

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
        # no moment and no mark of the tap that freed them all
        assert [row(session, ref).next_attempt_at for ref in refs] == [now, now, now]
        assert [row(session, ref).taken_as for ref in refs] == [None] * 3
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

        assert leave(session, now + MINUTE + SECOND) == []
        assert list(leave(session, now + 2 * MINUTE)) == [ref]
        assert known(session).is_open(now)

    def test_begins_when_the_messenger_says_it_twice_of_words_it_should_take(
        self, session: Session, now: datetime
    ) -> None:
        hears(session, now)
        ref, moment = waits(session, now, SAID), now + 2 * MINUTE

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

        retention.purge(session, now=now + 30 * DAY)
        session.refresh(talk)
        assert (states(session, ref), talk.is_unreachable) == ([HELD], False)
        retention.purge(session, now=now + 30 * DAY + SECOND)
        session.refresh(talk)

        assert (states(session, ref), talk.is_unreachable) == ([DeliveryState.DEAD], True)

    def test_for_a_month_is_given_up_as_well_while_it_is_still_to_be_announced(
        self, session: Session, now: datetime
    ) -> None:
        ref = waits(session, now)
        refuse(session, ref, MessageRefused(), now)
        to = outbox.to_address(session, channel="web", address="box")  # there nothing waits for anybody
        other = outbox.enqueue(session, OutboundMessage("x"), to=to, lane=Lane.ANSWER, now=now)

        retention.purge(session, now=now + 30 * DAY)
        assert states(session, ref, other) == [QUEUED, QUEUED]
        retention.purge(session, now=now + 30 * DAY + SECOND)

        assert states(session, ref, other) == [DeliveryState.DEAD, QUEUED]

    def test_where_no_template_is_approved_ends_with_the_next_word_and_keeps_nothing_else_back(
        self, session: Session, now: datetime
    ) -> None:
        ref = waits(session, now, NOWHERE_APPROVED)
        assert (states(session, ref), known(session).waiting, known(session).invited_at) == ([QUEUED], [ref], None)
        assert leave(session, now + 10 * MINUTE - SECOND) == []

        hears(session, now + MINUTE)
        menu = put(session, now + MINUTE)

        assert windows.released(session, **CHAT) == 1
        assert list(leave(session, now + MINUTE)) == [ref, menu]

    def test_where_no_template_is_approved_is_tried_again_in_ten_minutes_and_of_danger_in_half_a_minute(
        self, session: Session, now: datetime
    ) -> None:
        answer = waits(session, now, NOWHERE_APPROVED)
        call = waits(session, now, NOWHERE_APPROVED, lane=Lane.CRISIS)

        assert list(leave(session, now + timedelta(seconds=30))) == [call]
        assert list(leave(session, now + 11 * MINUTE)) == [answer]


class TestAnInvitation:
    @pytest.mark.parametrize("how", ["with a template of its own", "of a broadcast"])
    def test_that_announces_something_else_is_counted_and_silences_nothing(
        self, session: Session, now: datetime, how: str
    ) -> None:
        if how == "of a broadcast":
            windows.invited(session, **CHAT, now=now)
        else:
            waits(session, now, WindowClosed(is_said=False, invitation=WAMID, is_plain=False))

        assert windows.invited_since(session, channel="whatsapp", since=now) == 1
        assert not known(session).is_invited(now)

    def test_with_a_template_of_its_own_does_not_take_back_that_a_plain_one_lies_there(
        self, session: Session, now: datetime
    ) -> None:
        waits(session, now)
        waits(session, now + HOUR, WindowClosed(is_said=False, invitation="wamid.2", is_plain=False))

        assert known(session).invited_at == now
        assert known(session).is_invited(now + 2 * HOUR)

    @pytest.mark.parametrize(
        ("age", "wanted"), [(timedelta(), HOUR), (HOUR, HOUR), (10 * HOUR, 5 * HOUR), (3 * DAY, 12 * HOUR)]
    )
    def test_that_never_arrives_becomes_rarer(
        self, session: Session, now: datetime, age: timedelta, wanted: timedelta
    ) -> None:
        ref = waits(session, now, written=now - age)

        refuse(session, ref, MessageRefused(), now)

        assert wanted <= row(session, ref).next_attempt_at - now < wanted + timedelta(seconds=30)

    @pytest.mark.parametrize("age", [timedelta(), 3 * DAY])
    def test_of_danger_that_did_not_arrive_is_tried_again_within_half_a_minute(
        self, session: Session, now: datetime, age: timedelta
    ) -> None:
        ref = waits(session, now, lane=Lane.CRISIS, written=now - age)

        refuse(session, ref, MessageRefused(), now)
        windows.uninvite(session, **CHAT, now=now)

        assert list(leave(session, now + timedelta(seconds=30))) == [ref]

    def test_that_did_not_arrive_leaves_no_moment_in_common(self, session: Session, now: datetime) -> None:
        refs = [waits(session, now, INVITED if number == 0 else COUNTED) for number in range(6)]
        marks = {row(session, ref).taken_as for ref in refs}
        assert len(marks) == 6  # nor does that one of them alone needed an announcement join the others

        refuse(session, refs[0], MessageRefused(), now)
        windows.uninvite(session, **CHAT, now=now)

        moments = {row(session, ref).next_attempt_at for ref in refs}
        assert len(moments) == 6
        assert len({moment.microsecond for moment in moments}) > 1
        assert {row(session, ref).taken_as for ref in refs} == {None}

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
        assert list(leave(session, now + HOUR + MINUTE)) == [first, second]

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

    @pytest.mark.parametrize("problem", [SendError(), Throttled(3600)])
    @pytest.mark.parametrize(("lane", "longest"), [(Lane.ANSWER, 10 * MINUTE), (Lane.CRISIS, timedelta(seconds=30))])
    def test_that_passes_or_can_be_mended_is_no_reason_to_give_up_for_a_day(
        self, session: Session, now: datetime, problem: SendError, lane: Lane, longest: timedelta
    ) -> None:
        ref, moment, pauses = put(session, now, lane=lane), now, list[timedelta]()
        while states(session, ref) == [QUEUED]:
            assert list(leave(session, moment)) == [ref]
            takes(session, ref)
            refuse(session, ref, problem, moment)
            pauses.append(row(session, ref).next_attempt_at - moment)
            moment = max(moment, row(session, ref).next_attempt_at)

        assert states(session, ref) == [DeliveryState.DEAD]
        assert len(pauses) == 150
        assert max(pauses) == longest
        if lane is Lane.ANSWER:
            assert 23 * HOUR < moment - now < 26 * HOUR

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
        Window("whatsapp"),
        heard_at=now,
        invited_at=now + 2 * DAY,
        counted_at=(now + 2 * DAY).replace(minute=0, second=0, microsecond=0),
        waiting=[ref],
        released=0,
    )
