"""[Send me tomorrow] on a phone: one quiet word the next day, and nothing after everything was deleted."""

import pytest
from sqlalchemy import select

from core.texts import texts
from db.models.outbox import DeliveryState, OutboxMessage
from tests.chat import Chat, LiveBot
from tests.factories.tips import hidden, own_tip

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
CODE = "exams-ours"


@pytest.fixture
async def chat(live: LiveBot, channel: str) -> Chat:
    """A child at the end of a tip."""
    await live.bot.lane.run(lambda session: own_tip(session, CODE, title="Емтихан алдында", cards=["Бәрі осы."]))
    chat = live.chat(locale="ru" if channel == "telegram" else "kk")
    await chat.begins()
    await chat.sends(f"tips:show:{CODE}")
    return chat


def t(chat: Chat, name: str, **args: str) -> str:
    return texts(chat.locale)(name, **args)


def waiting(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        statement = select(OutboxMessage.id).where(OutboxMessage.state == DeliveryState.QUEUED)
        return len(session.scalars(statement).all())


async def test_says_when_and_comes_then(live: LiveBot, chat: Chat) -> None:
    await chat.taps(t(chat, "tips-card.tomorrow"))
    await chat.sees(t(chat, "tips-tomorrow", time="18:30"))
    shown = chat.count()

    live.clock.moves(hours=32, minutes=29)  # 18:29 the next day
    await chat.sends("menu:open")
    assert t(chat, "tips-reminder") not in chat.texts()
    live.clock.moves(minutes=1)
    live.bot.delivery.wake()

    await chat.sees(t(chat, "tips-reminder"))
    assert chat.count() > shown
    assert chat.titles() == [t(chat, "tips-reminder.open")]
    await chat.taps(t(chat, "tips-reminder.open"))
    await chat.sees("*Емтихан алдында*")


async def test_twice_is_once(live: LiveBot, chat: Chat) -> None:
    await chat.taps(t(chat, "tips-card.tomorrow"))
    await chat.sends(f"tips:tomorrow:{CODE}")

    assert waiting(live) == 1


async def test_of_a_tip_that_is_gone_by_then_gives_the_menu(live: LiveBot, chat: Chat) -> None:
    await chat.taps(t(chat, "tips-card.tomorrow"))
    await live.bot.lane.run(lambda session: hidden(session, CODE))
    live.clock.moves(days=2)
    live.bot.delivery.wake()
    await chat.sees(t(chat, "tips-reminder"))

    await chat.taps(t(chat, "tips-reminder.open"))

    await chat.sees(t(chat, "menu-stale"))


async def test_is_deleted_with_everything_else(live: LiveBot, chat: Chat) -> None:
    await chat.sends("tips:who:pupils_5_7")
    await chat.sends(f"tips:tomorrow:{CODE}")
    assert waiting(live) == 1

    await chat.sends("privacy:forget")

    assert waiting(live) == 0


async def test_is_deleted_even_where_a_talk_has_to_stay(live: LiveBot, chat: Chat) -> None:
    await chat.taps(t(chat, "tips-card.tomorrow"))
    await chat.says("өлгім келеді")
    await chat.sees("📞 112")

    await chat.sends("privacy:forget")

    assert waiting(live) == 0
