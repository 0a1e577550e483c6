"""Who wrote just now is answered without a look at the tables, and never against what WhatsApp says."""

from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import event, text
from sqlalchemy.orm import Session

from bot.channels.whatsapp import lately, sender
from bot.channels.whatsapp.intake import _append_at_the_end
from bot.channels.whatsapp.lately import Lately
from core.messages import QuickReply
from db.models.outbox import DeliveryState
from tests.channels.whatsapp.conftest import address, channel_of, invitations, put, shown, state, until
from tests.chat import LiveBot, WhatsAppChat
from tests.conftest import MORNING
from tests.whatsapp.server import CloudServer


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were looked up in the tables."""
    found: list[str] = []
    look = sender._look

    def counted(session: Session, address: str) -> sender.Known:
        found.append(address)
        return look(session, address)

    monkeypatch.setattr(sender, "_look", counted)
    return found


async def test_no_look_is_needed_within_a_day_but_for_words_of_ours_in_the_right_language(
    live: LiveBot, phone: WhatsAppChat, looks: list[str]
) -> None:
    looks.clear()
    live.clock.moves(hours=22, minutes=59)
    await put(live, phone, "жауап", quick_replies=(QuickReply("Ашу", "x"),))
    await phone.settles()
    assert (shown(phone, "жауап"), looks) == (["жауап"], [])

    await put(live, phone, "тізім", quick_replies=tuple(QuickReply(f"Жол {n}", f"n{n}") for n in range(4)))
    await phone.settles()
    assert (shown(phone, "тізім"), looks) == (["тізім"], [address(phone)])

    live.clock.moves(minutes=1)
    await put(live, phone, "кейін")
    await phone.settles()
    assert (shown(phone, "кейін"), looks) == (["кейін"], [address(phone)] * 2)


@pytest.mark.parametrize("is_sync", [True, False])
async def test_what_whatsapp_says_of_the_window_is_believed_at_once(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer, *, is_sync: bool
) -> None:
    live.clock.moves(hours=2)
    server.fail(131047, to=phone.person.id, sync=is_sync)

    ref = await put(live, phone, "күтіп тұр")
    await until(lambda: state(live, ref) is DeliveryState.HELD and invitations(phone))

    assert channel_of(live)._lately.window(address(phone), live.clock()) is None
    assert shown(phone, "күтіп тұр") == []
    await put(live, phone, "бұл да")
    await phone.settles()
    assert len(invitations(phone)) == 1


class TestWhatIsRemembered:
    def test_is_the_last_word_for_as_long_as_no_clock_can_differ(self) -> None:
        heard = Lately()
        heard.note("a", MORNING, MORNING)
        heard.note("a", MORNING - timedelta(hours=3), MORNING)

        assert heard.window("a", MORNING + timedelta(hours=22, minutes=59)) is not None
        assert heard.window("a", MORNING + timedelta(hours=23)) is None
        assert heard.window("b", MORNING) is None

    def test_is_of_so_many_people_and_of_the_latest(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(lately, "REMEMBERED", 2)
        heard = Lately()
        for one in ("a", "b", "a", "c"):
            heard.note(one, MORNING, MORNING)

        assert [heard.window(one, MORNING) is not None for one in "abc"] == [True, False, True]

    def test_is_counted_by_our_own_clock_where_that_is_behind_and_let_go_in_the_end(self) -> None:
        heard = Lately()
        heard.note("a", MORNING + timedelta(hours=5), MORNING)

        assert heard.window("a", MORNING + timedelta(hours=23)) is None
        heard.note("b", MORNING + timedelta(hours=23), MORNING + timedelta(hours=23))
        assert list(heard._heard) == ["b"]


async def test_a_repeat_is_no_news(live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
    value = phone.person.prepares(text={"body": "сәлем"})
    assert await server.delivers(value) == [200]
    assert channel_of(live)._lately.window(address(phone), live.clock()) is not None
    channel_of(live)._lately.forget(address(phone))

    assert await server.delivers(value) == [200]

    assert channel_of(live)._lately.window(address(phone), live.clock()) is None


async def test_who_wants_to_be_forgotten_is(live: LiveBot, phone: WhatsAppChat) -> None:
    assert address(phone) in channel_of(live)._lately._heard

    await phone.sends("privacy:forget")
    await until(lambda: address(phone) not in channel_of(live)._lately._heard)


def test_what_is_undone_around_a_savepoint_was_never_written(live: LiveBot) -> None:
    written: list[datetime] = []
    with suppress(ZeroDivisionError), live.bot.database.writing() as session:
        event.listen(session, "after_commit", partial(_append_at_the_end, written, MORNING))
        with session.begin_nested():
            session.execute(text("SELECT 1"))
        raise ZeroDivisionError
    assert written == []
