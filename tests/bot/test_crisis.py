"""Words of danger: before consent, throttle and any form; the card first, the request red until a person ends it."""

import pytest
from sqlalchemy import select

from bot import conversation
from core.crisis import markers, response
from db.models.alerts import Alert
from db.models.help_requests import HelpRequest, RequestState
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram"])


def only_request(live: LiveBot) -> HelpRequest:
    with live.bot.database.reading() as session:
        return session.scalars(select(HelpRequest)).one()


@pytest.mark.parametrize(
    ("text", "heart"),
    [
        ("өлгім келеді", "Жазғаның үшін рақмет"),
        ("олгим келеди", "Жазғаның үшін рақмет"),
        ("olgim keledi", "Жазғаның үшін рақмет"),
        ("не хочу жить", "Спасибо, что пишешь"),
        ("ne hochu zhit", "Спасибо, что пишешь"),
        ("I want to kill myself", "Thank you for writing"),
    ],
)
async def test_a_first_message_of_danger_opens_a_red_request_at_once(live: LiveBot, text: str, heart: str) -> None:
    chat = live.chat()

    await chat.says(text)

    card = await chat.sees(heart)
    assert "📞 112" in card
    assert "📞 111" in card
    request = only_request(live)
    assert request.state is RequestState.NEW
    assert request.is_red
    with live.bot.database.reading() as session:
        assert session.scalars(select(Alert)).one().help_request_id == request.id


async def test_the_card_is_the_first_thing_shown_after_the_words(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Бәрінен шаршадым")
    before = len(chat.texts())

    await chat.says("өлгім келеді, өмір сүргім келмейді")

    assert "📞 112" in chat.texts()[before]


async def test_danger_in_a_draft_sends_the_whole_draft(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Үйде бәрі ұрысады")
    await chat.taps("Әлі емес")
    await chat.says("өмір сүргім келмейді")

    assert only_request(live).state is RequestState.NEW
    assert only_request(live).is_red


async def test_danger_in_place_of_a_class_or_a_secret_is_seen(live: LiveBot, chat: Chat) -> None:
    await chat.sends("help:resume")
    await chat.says("өлгім келеді")

    assert only_request(live).is_red


async def test_the_button_needs_no_language_and_no_consent(live: LiveBot) -> None:
    chat = live.chat(locale="ru")
    await chat.opens()

    await chat.sends("crisis:now")

    await chat.sees("📞 112", "Ты сейчас в безопасном месте?")
    assert only_request(live).is_red


@pytest.mark.parametrize("title", ["Жоқ", "Білмеймін"])
async def test_not_safe_is_an_emergency(live: LiveBot, chat: Chat, title: str) -> None:
    await chat.says("өлгім келеді")
    await chat.taps(title)

    await chat.sees("Онда дәл қазір хабарлас", "📞 112")
    assert only_request(live).risk == "emergency"


async def test_yes_leaves_the_request_red_for_a_person_to_end(live: LiveBot, chat: Chat) -> None:
    await chat.says("өлгім келеді")
    await chat.taps("Иә")

    await chat.sees("Қиындап кетсе")
    assert only_request(live).is_red


async def test_ordinary_words_after_danger_join_the_red_talk_without_any_form(live: LiveBot) -> None:
    chat = live.chat()
    await chat.says("өлгім келеді")
    await chat.says("далада жалғыз отырмын")

    await chat.sees("Қосылды")
    with live.bot.database.reading() as session:
        assert len(session.scalars(select(HelpRequest)).one().messages) == 2


async def test_a_fault_in_screening_counts_as_danger(
    live: LiveBot, chat: Chat, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(_text: str) -> markers.Finding:
        raise ValueError

    monkeypatch.setattr(conversation.markers, "screen", fault)

    await chat.says("кез келген сөз")

    await chat.sees("📞 112")
    assert only_request(live).is_red


async def test_a_laugh_is_no_danger(live: LiveBot, chat: Chat) -> None:
    await chat.says("күлкіден өліп қалдым")

    assert not only_request(live).is_red


async def test_words_after_the_danger_was_ended_are_told_to_be_with_the_psychologist(live: LiveBot) -> None:
    chat = live.chat()
    await chat.says("өлгім келеді")
    await live.bot.lane.run(
        lambda session: response.end_crisis(
            session, session.scalars(select(HelpRequest)).one(), staff_id=None, now=live.clock()
        )
    )

    await chat.says("қазір сәл жеңілдедім")

    await chat.sees("Қосылды")
    assert not any("әлі ешкім көрген жоқ" in text for text in chat.texts())
