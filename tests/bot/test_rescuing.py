"""What a failing turn leaves behind: the child finds the rescued talk again, and a danger always reaches somebody."""

from typing import Any

import pytest
from sqlalchemy import select

from bot import rescuing
from bot.dialogs import emergency
from bot.dialogs import help_requests as dialog
from core.crisis import check_ins
from core.texts import texts
from db.models.help_requests import HelpRequest
from db.models.inbox import DeadLetter
from tests.chat import LiveBot, WebChat
from tests.factories.duty import linked, pushes
from tests.factories.staff import psychologist


def broken(*_args: object, **_named: object) -> Any:
    raise ZeroDivisionError


@pytest.fixture
def phone(live: LiveBot) -> str:
    """Of the only psychologist."""
    with live.bot.database.writing() as session:
        return linked(session, psychologist(session), now=live.clock())


async def test_the_check_in_of_a_rescued_talk_opens_into_the_question(
    live: LiveBot, chat: WebChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(dialog, "_stay", broken)
        await chat.says("өлгім келеді")
    live.clock.moves(minutes=10)
    await live.bot.tick(lambda session: check_ins.send_due(session, now=live.clock()))
    await chat.sees(texts("kk")("crisis-check-in"))

    await chat.taps("Ашу")

    await chat.sees("Қалайсың?", "📞 112", "Қазір қауіпсіз жердесің бе?")


async def test_words_after_a_rescue_go_on_in_the_talk_in_danger(
    live: LiveBot, chat: WebChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as fault:
        fault.setattr(dialog, "_stay", broken)
        await chat.says("өлгім келеді")

    await chat.says("ешкім жоқ")

    with live.bot.database.reading() as session:
        assert len(session.scalars(select(HelpRequest)).all()) == 1


@pytest.mark.parametrize("said", [{"text": "өлгім келеді"}, {"payload": "crisis:now"}], ids=["words", "a button"])
async def test_a_danger_that_can_only_be_buried_is_told_to_everybody_with_a_phone(
    live: LiveBot, chat: WebChat, phone: str, monkeypatch: pytest.MonkeyPatch, said: dict[str, str]
) -> None:
    monkeypatch.setattr(rescuing.threads, "begin", broken)
    monkeypatch.setattr(emergency, "_talk", broken)

    status, _answer = await chat.post(**said)

    assert status == 200
    await chat.sees("112", "Қазір қауіпсіз жердесің бе?")
    with live.bot.database.reading() as session:
        assert session.scalars(select(DeadLetter)).one().is_crisis
        [(address, words)] = pushes(session)
        assert (address, "өлгім" in words) == (phone, False)
        assert words.startswith("🔴")


async def test_even_when_nobody_can_be_told_the_letter_is_buried(
    live: LiveBot, chat: WebChat, phone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescuing.threads, "begin", broken)
    monkeypatch.setattr(rescuing.alerts, "tell_buried", broken)

    status, _answer = await chat.post(text="өлгім келеді")

    assert status == 200
    with live.bot.database.reading() as session:
        assert session.scalars(select(DeadLetter)).one().is_crisis
