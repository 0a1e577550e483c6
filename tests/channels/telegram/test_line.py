"""A line: what Telegram asks of a bot everybody keeps; what only broadcasts wait for holds up nobody else."""

from typing import Any

from bot.channels.telegram.api import BotApi
from bot.channels.telegram.hints import Hints
from bot.channels.telegram.sender import TelegramSender
from bot.connecting import Http
from bot.pace import Pace, Timer
from core.messages import OutboundMessage, Parcel, SendError, Throttled


class Asked(BotApi):
    """A bot that Telegram asks to wait."""

    async def call(self, method: str, *, seconds: float = 20, **fields: Any) -> Any:
        raise Throttled(40)


async def sent(pace: Pace, *, is_broadcast: bool) -> Any:
    """What becomes of one message."""
    bots = {"8801": Asked(Http(), "8801:x", "http://127.0.0.1")}
    sender = TelegramSender(bots, pace, Hints(bots, pace), per_second=30)
    (result,) = await sender.send([Parcel("a", "8801:5", OutboundMessage("."), is_broadcast=is_broadcast)])
    return result


async def never(_seconds: float) -> None:
    raise AssertionError("it waited")


def pace_of() -> Pace:
    return Pace(Timer(now=lambda: 1000.0, sleep=never), allowed=30, chat_seconds=1, chat_burst=3)


async def test_a_broadcast_that_has_to_wait_holds_up_no_answer() -> None:
    pace = pace_of()
    pace.hold_broadcasts("8801", 60)

    result = await sent(pace, is_broadcast=True)

    assert isinstance(result, Throttled)
    await pace.open("8801")  # an answer goes at once


async def test_what_telegram_asks_for_is_kept_by_everybody() -> None:
    pace = pace_of()

    result = await sent(pace, is_broadcast=False)

    assert isinstance(result, SendError)
    assert not pace.is_open("8801")
