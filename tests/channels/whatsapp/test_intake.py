"""What people write comes in in its order, at its time, and whatever breaks beside it costs none of the words."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import windows
from db.models.help_requests import HelpMessage, HelpRequest, HelpSource
from db.models.outbox import DeliveryState, OutboxMessage
from db.models.traces import Trace
from db.models.windows import MessageWindow
from tests.channels.whatsapp.conftest import (
    HELP,
    all_in,
    is_answered,
    receipts,
    sends_a_letter,
    talks,
    until,
    window_of,
    words,
)
from tests.chat import LiveBot, WhatsAppChat
from tests.whatsapp.server import CloudServer

DANGER = "өлгім келеді"
HELD = DeliveryState.HELD


def dated(live: LiveBot, phone: WhatsAppChat, text: str, *, ago: timedelta) -> dict[str, Any]:
    value = phone.person.prepares(text={"body": text})
    value["messages"][0]["timestamp"] = str(int((live.clock() - ago).timestamp()))
    return value


def kept(live: LiveBot, table: type[Any]) -> int:
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


async def test_words_before_a_code_are_read_as_words(live: LiveBot, phone: WhatsAppChat) -> None:
    await phone.says(f"Мен {DANGER} j-ab12cd")

    await phone.sees("📞 112")
    assert words(live) == [f"Мен {DANGER} j-ab12cd"]
    assert talks(live)[0].is_red


async def test_what_one_person_writes_is_played_in_the_order_it_came_in_however_urgent_the_later_is(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    await phone.taps(HELP)
    began, goes_on, loop = asyncio.Event(), asyncio.Event(), asyncio.get_running_loop()

    def hold(_session: Session) -> None:
        loop.call_soon_threadsafe(began.set)
        asyncio.run_coroutine_threadsafe(goes_on.wait(), loop).result()

    holding = asyncio.ensure_future(live.bot.lane.run(hold))
    await began.wait()
    said, posted = ["Бірінші", "Екінші", f"Мен {DANGER}"], []
    for text in said:
        posted.append(asyncio.ensure_future(server.delivers(phone.person.prepares(text={"body": text}))))
        await asyncio.sleep(0.1)  # each in a webhook of its own, all of them on their way
    goes_on.set()
    await asyncio.gather(holding, *posted)

    assert words(live) == said


@pytest.mark.parametrize("is_forever", [True, False])
async def test_what_breaks_beside_the_words_does_not_cost_them(
    live: LiveBot, phone: WhatsAppChat, monkeypatch: pytest.MonkeyPatch, *, is_forever: bool
) -> None:
    await phone.taps(HELP)
    hear, tries = windows.hear, list[int]()

    def breaks(*given: Any, **named: Any) -> None:
        tries.append(1)
        if is_forever or len(tries) < 3:
            raise ValueError("nobody has thought of this one")
        hear(*given, **named)

    monkeypatch.setattr(windows, "hear", breaks)
    live.clock.moves(hours=1)

    await phone.says("Сақта")

    assert words(live) == ["Сақта"]
    assert (window_of(live, phone).heard_at == live.clock()) is not is_forever


async def test_what_is_brought_again_after_its_receipt_is_forgotten_is_dropped(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    await phone.taps(HELP)
    before = receipts(live)

    late = dated(live, phone, "Кеше", ago=timedelta(days=9))
    assert await server.delivers(dated(live, phone, "Былтыр", ago=timedelta(days=9, seconds=1)), late) == [200]

    assert (words(live), receipts(live)) == (["Кеше"], before + 1)


async def test_who_asks_to_be_forgotten_leaves_nothing_but_the_goodbye(live: LiveBot, phone: WhatsAppChat) -> None:
    request = await sends_a_letter(live, phone, "Хатым")
    assert kept(live, Trace)
    assert kept(live, HelpSource)
    await is_answered(live, request, "Жауап")
    live.clock.moves(hours=30)
    await is_answered(live, request, "Тағы жауап")
    await until(lambda: all_in(live, HELD) == 1)

    await phone.sends("privacy:forget")
    await phone.settles()

    assert [kept(live, table) for table in (Trace, MessageWindow, HelpSource, HelpMessage)] == [0, 0, 0, 0]
    with live.bot.database.reading() as session:
        assert [talk.sealed_address for talk in session.scalars(select(HelpRequest))] == [None]
        rows = session.scalars(select(OutboxMessage)).all()
        assert [row for row in rows if row.sealed_body or row.sealed_address or row.taken_as] == []
        assert all(row.next_attempt_at == row.created_at for row in rows)


async def test_a_chat_that_was_cleared_is_not_known_by_what_stood_in_it(live: LiveBot, phone: WhatsAppChat) -> None:
    await sends_a_letter(live, phone, "Хатым")
    assert kept(live, Trace) == 1

    await phone.sends("privacy:hide")
    await phone.settles()

    assert kept(live, Trace) == 0


async def test_who_taps_on_a_phone_that_was_thought_shut_is_back_and_sees_what_could_not_be_brought(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    request = await sends_a_letter(live, phone, "Хатым")
    server.fail(131026, to=phone.person.id, sync=False)
    await is_answered(live, request, "Жауап")
    await until(lambda: talks(live)[0].is_unreachable)

    await phone.sends("menu:open")

    assert not talks(live)[0].is_unreachable
    await phone.sees("Саған жаңалық бар")
