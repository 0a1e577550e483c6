"""What WhatsApp says later of what it took over: in any order, more than once, before we know of it, or of nothing."""

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.channels.whatsapp import telling
from bot.channels.whatsapp.telling import Heard
from bot.channels.whatsapp.updates import News
from core.texts import texts
from db.models.broadcasts import BroadcastDelivery
from db.models.outbox import DeliveryState
from tests.channels.whatsapp.conftest import (
    NUMBER,
    a_chat,
    address,
    all_in,
    channel_of,
    invitations,
    is_answered,
    last_ref,
    put,
    row,
    sends_a_letter,
    shown,
    state,
    talks,
    until,
    window_of,
)
from tests.chat import LiveBot, WhatsAppChat
from tests.factories.sendings import laid
from tests.factories.subscribers import subscriber
from tests.whatsapp.records import Sent
from tests.whatsapp.refusals import failure
from tests.whatsapp.sending import status_of, wamid
from tests.whatsapp.server import CloudServer

HELD, QUEUED, SENDING = DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.SENDING
TAKEN, SENT, DEAD, BLOCKED = DeliveryState.TAKEN, DeliveryState.SENT, DeliveryState.DEAD, DeliveryState.BLOCKED
SETTLED = {"delivered": SENT, "read": SENT, "failed": BLOCKED}  # «sent» says only that WhatsApp has it
STATUSES = ("sent", *SETTLED)


async def taken(live: LiveBot, phone: WhatsAppChat, text: str = "сөз") -> tuple[str, str]:
    """A row that was taken over, and what WhatsApp calls it."""
    ref = await put(live, phone, text)
    await until(lambda: state(live, ref) is TAKEN)
    return ref, phone.person.received[-1].id


async def delivers(server: CloudServer, *statuses: Any) -> int:
    number = next(iter(server.numbers))
    [answer] = await server.delivers(*(server.value(number, statuses=[status]) for status in statuses))
    return answer


def is_put_off(live: LiveBot, ref: str) -> bool:
    """Whether a row is to be tried again, and not yet."""
    found = row(live, ref)
    return found is not None and found.state is QUEUED and found.next_attempt_at > live.clock()


def of_nothing(server: CloudServer, phone: WhatsAppChat, status: str, *, ago: float = 0) -> dict[str, Any]:
    """A word about a message nobody here knows."""
    sent = Sent(wamid("77010000000"), phone.person.number, phone.person.id, "text", {}, None, 0)
    told = status_of(server, sent, status, 131026 if status == "failed" else None)
    return {**told, "timestamp": str(int(server.clock() - ago))}


async def test_no_order_of_words_takes_back_what_was_said_first(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    server.automatic = ()
    for order in itertools.permutations(STATUSES):
        ref, source = await taken(live, phone)
        trail = []
        for status in (*order, order[1]):
            await server.status(source, status, code=131026 if status == "failed" else None)
            trail.append(state(live, ref))

        [first, *_] = [status for status in order if status != "sent"]
        waits = [TAKEN] * order.index(first)
        assert trail == waits + [SETTLED[first]] * (5 - len(waits)), order
        found = row(live, ref)
        assert found is not None
        assert (found.sealed_body == b"") is (first != "failed")


async def test_what_is_said_before_we_have_written_it_down_is_heard_all_the_same(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.whatsapp.server.HASTE_SECONDS", 0.1)
    server.webhooks.hasty = True

    ref = await put(live, phone, "асығыс")
    await until(lambda: state(live, ref) is SENT)
    server.fail(131026, to=phone.person.id, sync=False)
    failed = await put(live, phone, "жетпейді")
    await until(lambda: state(live, failed) is BLOCKED)

    assert shown(phone, "асығыс", "жетпейді") == ["асығыс"]


async def test_what_is_said_of_nothing_comes_again_for_a_minute_and_is_then_let_go(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.channels.whatsapp.intake.LOOKS", (0.001,) * 5)
    for status in ("sent", "delivered", "failed"):
        told = of_nothing(server, phone, status)
        assert await delivers(server, told) == 503

        live.clock.moves(seconds=61)
        assert await delivers(server, told) == 200
        assert await delivers(server, of_nothing(server, phone, status, ago=3600)) == 200
    assert await delivers(server, of_nothing(server, phone, "read")) == 200  # nobody reads so soon


async def test_what_a_thousand_are_told_at_once_is_written_down_in_parts_and_one_that_breaks_costs_no_other(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.automatic = ()
    known = [await taken(live, phone, f"{number}") for number in range(3)]
    sources = [source for _, source in known]
    apply, together = telling.apply, list[int]()

    def breaks(session: Session, news: Sequence[News], *, now: datetime) -> Heard:
        together.append(len(news))
        if any(one.source == sources[1] for one in news):
            raise ValueError("nobody has thought of this one")
        return apply(session, news, now=now)

    monkeypatch.setattr(telling, "apply", breaks)
    of_ours = [status_of(server, sent, "delivered", None) for sent in server.sent if sent.id in sources]
    others = [of_nothing(server, phone, "delivered", ago=3600) for _ in range(42)]

    assert await delivers(server, *of_ours, *others) == 200

    assert [state(live, ref) for ref, _ in known] == [SENT, TAKEN, SENT]
    assert max(together) == 20  # the lane may try one of several twice


async def test_a_failure_is_of_whom_the_row_was_for_whoever_else_it_names(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    other = a_chat(live)
    await other.begins()
    live.clock.moves(hours=2)
    server.automatic = ()
    ref, source = await taken(live, phone, "күтіп тұр")
    [sent] = [sent for sent in server.sent if sent.id == source]
    told = {**status_of(server, sent, "failed", 131047), "recipient_id": other.person.phone}
    told["recipient_user_id"] = other.person.id

    assert await delivers(server, told) == 200
    await until(lambda: state(live, ref) is HELD)

    assert (len(invitations(phone)), len(invitations(other))) == (1, 0)
    assert not window_of(live, phone).is_open(live.clock())
    assert window_of(live, other).is_open(live.clock())


async def test_one_that_cannot_be_read_or_is_of_nothing_costs_no_other(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    server.automatic = ()
    ref, source = await taken(live, phone)
    [sent] = [sent for sent in server.sent if sent.id == source]
    arrived = status_of(server, sent, "delivered", None)
    odd: list[Any] = [
        7,
        {},
        {"status": "played"},
        {**arrived, "id": None},
        {"status": "failed", "id": "wamid.x", "errors": "x"},
        of_nothing(server, phone, "read", ago=3600),
    ]

    assert await delivers(server, *odd, arrived) == 200
    assert state(live, ref) is SENT


# what becomes of a row by the number of the error, and after how long it is tried again
MINUTE = timedelta(minutes=1)
BY_CODE: dict[int, tuple[DeliveryState, timedelta | None]] = {
    131026: (BLOCKED, None),
    131021: (BLOCKED, None),
    131030: (BLOCKED, None),
    130497: (QUEUED, timedelta(seconds=2)),
    131049: (DEAD, None),
    131050: (DEAD, None),
    130472: (DEAD, None),
    131051: (DEAD, None),
    131052: (DEAD, None),
    131053: (DEAD, None),
    132001: (DEAD, None),
    132015: (DEAD, None),
    100: (DEAD, None),
    131009: (DEAD, None),
    999_999: (DEAD, None),
    130429: (QUEUED, timedelta(seconds=2)),
    131056: (QUEUED, timedelta(seconds=12)),
    131048: (QUEUED, 10 * MINUTE),
    80007: (QUEUED, MINUTE),
    131000: (QUEUED, timedelta(seconds=2)),
    131016: (QUEUED, timedelta(seconds=2)),
    190: (QUEUED, timedelta(seconds=2)),
    131042: (QUEUED, timedelta(seconds=2)),
}


async def test_the_number_of_a_failure_decides_what_becomes_of_a_row(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    server.automatic = ()
    found = {}
    for code in BY_CODE:
        ref, source = await taken(live, phone)
        await server.status(source, "failed", code=code)
        of_row = row(live, ref)
        assert of_row is not None
        pause = of_row.next_attempt_at - live.clock() if of_row.state is QUEUED else None
        found[code] = (of_row.state, pause)
        assert str(failure(code)["title"]) not in str(of_row.problem)

    assert found == BY_CODE


@pytest.mark.parametrize(
    ("code", "trouble"), [(190, "token"), (131042, "account"), (130497, "account"), (131026, None)]
)
async def test_a_failure_that_the_operator_has_to_mend_is_told_until_something_is_taken_again(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, code: int, trouble: str | None
) -> None:
    server.automatic = ()
    _ref, source = await taken(live, phone)

    await server.status(source, "failed", code=code)

    assert channel_of(live).troubles.get(f"{NUMBER} sending") == trouble
    await taken(live, phone, "тағы")
    assert f"{NUMBER} sending" not in channel_of(live).troubles


async def test_what_is_tried_again_arrives(live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
    server.fail(131000, to=phone.person.id, sync=False)

    ref = await put(live, phone, "қайта")
    await until(lambda: is_put_off(live, ref))
    live.clock.moves(seconds=3)
    await until(lambda: state(live, ref) is SENT)

    assert shown(phone, "қайта") == ["қайта"]


@pytest.mark.parametrize("payload", ["help:erase:{ref}", "privacy:forget"])
async def test_whoever_deletes_leaves_no_word_of_which_the_arrival_is_awaited(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, payload: str
) -> None:
    other = a_chat(live)
    await other.begins()
    request = await sends_a_letter(live, phone, "Хатым")
    await is_answered(live, request, "Мен осындамын")
    await phone.sees("Саған жаңалық бар")
    await phone.settles()
    server.automatic = ()
    kept, _ = await taken(live, other)
    await phone.taps("Ашу")
    await phone.sees("Мен осындамын")
    opened = last_ref(live)
    await until(lambda: state(live, opened) is TAKEN)

    await phone.sends(payload.format(ref=request.ref))
    await until(lambda: row(live, opened) is None)

    assert state(live, kept) is TAKEN  # somebody else's


async def test_an_answer_that_did_not_arrive_is_told_to_who_wrote_it(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    request = await sends_a_letter(live, phone, "Хатым")
    server.fail(131026, to=phone.person.id, sync=False)

    await is_answered(live, request, "Жауап")
    await until(lambda: talks(live)[0].is_unreachable)

    await phone.says("Мен осындамын")
    assert not talks(live)[0].is_unreachable


class TestABroadcast:
    async def a_run(self, live: LiveBot, phone: WhatsAppChat) -> None:
        where, now = address(phone), live.clock()

        def rule(session: Session) -> None:
            subscriber(session, channel="whatsapp", address=where)
            laid(session, now=now)

        await live.bot.lane.run(rule)

    def delivery(self, live: LiveBot) -> BroadcastDelivery:
        with live.bot.database.reading() as session:
            return session.scalars(select(BroadcastDelivery)).one()

    async def is_sent(self, live: LiveBot, phone: WhatsAppChat) -> str:
        """What WhatsApp calls it."""
        before = len(phone.person.received)
        await self.a_run(live, phone)
        await until(lambda: self.delivery(live).state is SENT)
        assert len(phone.person.received) == before + 1
        return phone.person.received[-1].id

    @pytest.mark.parametrize("is_invited", [False, True])
    async def test_has_receipts_that_never_go_back(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer, *, is_invited: bool
    ) -> None:
        server.automatic = ()
        live.clock.moves(hours=27 if is_invited else 1)
        source = await self.is_sent(live, phone)
        most = 1 if is_invited else 2  # that an invitation was read is not yet that its message was
        trail = [self.delivery(live).receipt]

        for status in ("sent", "delivered", "read", "delivered", "sent", "failed"):
            await server.status(source, status, code=131026 if status == "failed" else None)
            trail.append(self.delivery(live).receipt)

        assert trail == [0, 0, 1, most, most, most, most]
        assert self.delivery(live).state is SENT

    @pytest.mark.parametrize(("code", "wanted"), [(131026, BLOCKED), (131049, DEAD), (130429, DEAD)])
    async def test_that_did_not_arrive_is_counted_so(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer, code: int, wanted: DeliveryState
    ) -> None:
        server.automatic = ()
        source = await self.is_sent(live, phone)

        await server.status(source, "failed", code=code)
        await server.status(source, "delivered")

        assert self.delivery(live).state is wanted

    async def test_to_whom_it_turns_out_to_be_too_late_to_write_freely_marks_the_window_shut(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        server.automatic = ()
        live.clock.moves(hours=23, minutes=30)  # sooner it is believed of what was tried after the person wrote
        source = await self.is_sent(live, phone)
        assert window_of(live, phone).is_open(live.clock())

        await server.status(source, "failed", code=131047)

        assert self.delivery(live).state is DEAD
        assert not window_of(live, phone).is_open(live.clock())
        await put(live, phone, "жауап")
        await until(lambda: all_in(live, HELD) == 1)
        assert invitations(phone) == [texts("kk")("whatsapp-template-invite")]

    async def test_to_a_chat_nobody_has_heard_of_goes_by_template(self, live: LiveBot, server: CloudServer) -> None:
        stranger = a_chat(live)  # an address of before the windows were kept

        source = await self.is_sent(live, stranger)

        assert invitations(stranger) == [texts("kk")("whatsapp-template-news")]
        assert [sent.body["type"] for sent in server.sent if sent.id == source] == ["template"]

    async def test_announces_no_answer_and_takes_back_nothing_when_it_fails(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        request = await sends_a_letter(live, phone, "Хатым")
        live.clock.moves(hours=27)
        server.automatic = ()
        source = await self.is_sent(live, phone)
        await is_answered(live, request, "Жауап")
        await until(lambda: all_in(live, HELD) == 1)
        said = [texts("kk")(f"whatsapp-template-{name}") for name in ("news", "invite")]
        assert invitations(phone) == said

        await server.status(source, "failed", code=131049)

        assert window_of(live, phone).is_invited(live.clock())
        live.clock.moves(hours=2)
        await put(live, phone, "тағы")
        await until(lambda: all_in(live, HELD) == 2)
        assert invitations(phone) == said


class TestAnInvitation:
    async def test_that_failed_is_sent_again_in_an_hour(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        live.clock.moves(hours=30)
        server.fail(131049, to=phone.person.id, sync=False)
        ref = await put(live, phone, "күтіп тұр")
        await until(lambda: is_put_off(live, ref))

        live.clock.moves(minutes=59)
        assert invitations(phone) == []
        live.clock.moves(minutes=2)
        await until(lambda: state(live, ref) is HELD)

        assert len(invitations(phone)) == 1
        assert await phone.sees("күтіп тұр")

    async def test_that_failed_does_not_keep_back_who_writes_meanwhile(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        live.clock.moves(hours=30)
        server.fail(131049, to=phone.person.id, sync=False)
        ref = await put(live, phone, "күтіп тұр")
        await until(lambda: is_put_off(live, ref))

        await phone.says("menu")

        assert shown(phone, "күтіп тұр") == ["күтіп тұр"]

    async def test_to_nobody_tells_the_panel(self, live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
        request = await sends_a_letter(live, phone, "Хатым")
        live.clock.moves(hours=30)
        server.fail(131026, to=phone.person.id, sync=False)

        await is_answered(live, request, "Жауап")

        await until(lambda: talks(live)[0].is_unreachable)
        assert all_in(live, BLOCKED) == 1
        assert all_in(live, SENDING) == 0
