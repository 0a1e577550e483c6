"""Screening comes before everything: in every place where words are typed, in every state, in pieces too."""

from typing import Any

import pytest
from aiogram.fsm.state import State, StatesGroup
from sqlalchemy import select

from bot.dialogs import states
from core.help_requests import HelpRequest
from db.models.alerts import Alert
from db.models.contacts import Contact
from tests.chat import Chat, LiveBot, WebChat

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
DANGER = "өлгім келеді"
STATES = [
    state.state
    for group in vars(states).values()
    if isinstance(group, type) and issubclass(group, StatesGroup)
    for state in group.__all_states__
    if isinstance(state, State)
]


def red(live: LiveBot) -> list[HelpRequest]:
    """The talks in danger, each with its alert in the same transaction."""
    with live.bot.database.reading() as session:
        talks = [talk for talk in session.scalars(select(HelpRequest)) if talk.is_red]
        assert sorted(alert.help_request_id for alert in session.scalars(select(Alert))) == [t.id for t in talks]
        return talks


async def stands(live: LiveBot, state: str) -> None:
    """The only child's dialog stands in this state."""

    def put(session: Any) -> None:
        session.scalars(select(Contact)).one().state = state

    await live.bot.lane.run(put)


@pytest.mark.parametrize("state", STATES)
async def test_in_every_state_of_every_dialog(live: LiveBot, chat: Chat, state: str) -> None:
    await stands(live, state)

    await chat.says(DANGER)

    await chat.sees("📞 112", "📞 111")
    assert len(red(live)) == 1


@pytest.mark.parametrize("state", STATES)
async def test_in_pieces_in_every_state(live: LiveBot, chat: Chat, state: str) -> None:
    await chat.says("өмір")
    await stands(live, state)

    await chat.says("сүргім келмейді")

    assert len(red(live)) == 1


async def test_before_a_language_and_consent(live: LiveBot) -> None:
    chat = live.chat()
    await chat.opens()

    await chat.says(DANGER)

    await chat.sees("📞 112")
    assert len(red(live)) == 1


async def test_in_pieces_before_consent(live: LiveBot) -> None:
    chat = live.chat()
    await chat.says("прыгну")
    assert red(live) == []

    await chat.says("с крыши")

    await chat.sees("📞 112")
    assert len(red(live)) == 1


async def test_in_three_pieces_and_in_different_dialogs(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("хочу")
    await chat.taps("Жіберу")
    await chat.sends("menu:open")
    await chat.says("очень")
    await chat.sends("help:resume")

    await chat.says("умереть сегодня")

    await chat.sees("📞 112")
    assert len(red(live)) == 1


async def test_not_in_pieces_that_lie_more_than_ten_minutes_apart(live: LiveBot, chat: Chat) -> None:
    await chat.says("прыгну")
    live.clock.moves(minutes=11)

    await chat.says("с крыши")

    assert red(live) == []


async def test_not_together_with_what_another_child_wrote(live: LiveBot, chat: Chat) -> None:
    await chat.says("прыгну")
    other = live.chat()
    await other.begins()

    await other.says("с крыши")

    assert red(live) == []


async def test_in_a_flood(live: LiveBot, chat: Chat) -> None:
    for number in range(40):
        await flood(chat, f"сөз {number}")

    await flood(chat, DANGER)

    await chat.sees("📞 112")
    assert len(red(live)) == 1


async def flood(chat: Chat, words: str) -> None:
    """Write without waiting for an answer: a flood gets none."""
    if isinstance(chat, WebChat):
        await chat.post(text=words)
    else:
        await chat.says(words)


async def test_in_place_of_a_tap_of_an_old_menu(live: LiveBot, chat: Chat) -> None:
    await chat.sends("nothing:known")

    await chat.says(DANGER)

    assert len(red(live)) == 1


async def test_after_a_list_of_choices(live: LiveBot, chat: Chat) -> None:
    await chat.sends("tips:open")

    await chat.says(DANGER)

    assert len(red(live)) == 1


async def test_in_a_draft_that_is_held_back(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("сөз")
    await chat.taps("Әлі емес")

    await chat.says(DANGER)

    assert len(red(live)) == 1
