"""Words of danger: before consent, throttle and any form; the card first, the request red until a person ends it."""

import pytest
from sqlalchemy import select

from core.crisis import response
from core.help_requests import answers
from core.texts import texts
from db.models.alerts import Alert
from db.models.help_requests import HelpRequest, RequestState, Side
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])


def marks(live: LiveBot) -> list[str]:
    """The marks that stand in the talk."""
    with live.bot.database.reading() as session:
        [talk] = session.scalars(select(HelpRequest)).all()
        return [line.words for line in answers.lines(session, talk) if line.message.side is Side.SYSTEM]


async def end(live: LiveBot) -> None:
    """A person ends the danger."""
    await live.bot.lane.run(
        lambda session: response.end_crisis(
            session, session.scalars(select(HelpRequest)).one(), staff_id=None, now=live.clock()
        )
    )


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

    await chat.sees("Хорошо, что ты просишь о помощи", "📞 112", "Ты сейчас в безопасном месте?")
    assert only_request(live).is_red


@pytest.mark.parametrize("locale", ["kk", "ru"])
@pytest.mark.parametrize(
    ("words", "number", "opening"),
    [
        ({"kk": "папам мені ұрады", "ru": "папа меня бьёт"}, "102", "violence"),
        ({"kk": "ол мені зорлады", "ru": "меня изнасиловали"}, "102", "sexual"),
        ({"kk": "көп дәрі ішіп қойдым", "ru": "я выпила много таблеток"}, "103", "overdose"),
        ({"kk": "досым өлгім келеді деді", "ru": "мой друг сказал что не хочет жить"}, "112", "friend"),
    ],
)
async def test_each_danger_has_its_own_card(
    live: LiveBot, locale: str, words: dict[str, str], number: str, opening: str
) -> None:
    chat = live.chat(locale=locale)
    await chat.begins()

    await chat.says(words[locale])

    await chat.sees(texts(locale)("crisis-opening", kind=opening), f"📞 {number}")
    assert only_request(live).is_red


async def test_a_friend_who_is_alone_is_an_emergency(live: LiveBot, chat: Chat) -> None:
    await chat.says("досым өлгім келеді деді")
    await chat.sees("Қазір досыңның қасында біреу бар ма?")

    await chat.taps("Жоқ")

    await chat.sees("досыңның қайда екенін айт", "📞 112")
    assert only_request(live).risk == "emergency"
    assert marks(live)[-1] == "crisis:friend:no"


async def test_a_friend_with_somebody_is_not_left_alone(live: LiveBot, chat: Chat) -> None:
    await chat.says("досым өлгім келеді деді")
    await chat.taps("Иә")

    await chat.sees("Қасындағы адам жанынан кетпесін", "📞 111")
    assert (only_request(live).is_red, marks(live)[-1]) == (True, "crisis:friend:yes")


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "Қазір психологтың жұмыс уақыты"), (15, "Қазір түн"), (24 * 5, "Психологтың жұмыс уақыты: 30.11")],
)
async def test_the_card_tells_the_truth_about_hours(live: LiveBot, hours: int, said: str) -> None:
    live.clock.moves(hours=hours)
    chat = live.chat()

    await chat.says("өлгім келеді")

    await chat.sees(said)


@pytest.mark.parametrize("typed", ["Жоқ", "жок", "zhoq.", "нет", "No"])
async def test_an_answer_may_be_typed(live: LiveBot, chat: Chat, typed: str) -> None:
    await chat.says("өлгім келеді")

    await chat.says(typed)

    await chat.sees("Онда дәл қазір хабарлас")
    assert marks(live)[-1] == "crisis:safe:no"


async def test_the_answers_of_an_old_card_still_belong_to_its_talk(live: LiveBot, chat: Chat) -> None:
    await chat.says("өлгім келеді")
    await end(live)
    await chat.sends("help:start")

    await chat.taps("Жоқ")

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
    await chat.says("кеше сабақта болдым")

    await chat.sees("Хабарламаң жетті")
    with live.bot.database.reading() as session:
        assert len(session.scalars(select(HelpRequest)).one().messages) == 2


async def test_a_laugh_is_no_danger(live: LiveBot, chat: Chat) -> None:
    await chat.says("күлкіден өліп қалдым")

    assert not only_request(live).is_red


async def test_words_after_the_danger_was_ended_are_told_to_be_with_the_psychologist(live: LiveBot) -> None:
    chat = live.chat()
    await chat.says("өлгім келеді")
    await end(live)

    await chat.says("қазір сәл жеңілдедім")

    await chat.sees("Қосылды")
    assert not any("әлі ешкім көрген жоқ" in text for text in chat.texts())
