"""A chat in danger: menus, tips and jokes stop, red cannot be talked away, a full card is shown once for a danger."""

import pytest
from sqlalchemy import select

from core.crisis import response
from core.help_requests import answers
from core.texts import texts
from db.models.help_requests import HelpRequest, Side
from tests import booking
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
CARD = "Қазір саған өте ауыр сияқты"


def requests(live: LiveBot) -> list[HelpRequest]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))


def said(live: LiveBot) -> list[str]:
    """What the child wrote into the only talk."""
    with live.bot.database.reading() as session:
        talk = session.scalars(select(HelpRequest)).one()
        return [line.words for line in answers.lines(session, talk) if line.message.side is Side.CHILD]


async def end(live: LiveBot) -> None:
    await live.bot.lane.run(
        lambda session: response.end_crisis(
            session, session.scalars(select(HelpRequest)).one(), staff_id=None, now=live.clock()
        )
    )


def cards(chat: Chat) -> int:
    return sum(CARD in shown for shown in chat.texts())


@pytest.fixture
async def red(live: LiveBot, chat: Chat) -> Chat:
    """A child whose chat has just turned red."""
    await chat.says("өлгім келеді")
    await chat.sees(CARD)
    return chat


DIALOGUE = {
    "kk": ["шучу", "қалжыңдадым", "бәрі жақсы", "маған енді көмек керек емес", "хаха", "рақмет, сау бол"],
    "ru": ["шучу", "я пошутил", "всё хорошо", "мне уже не нужна помощь", "ахаха", "спасибо, пока"],
}


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_red_cannot_be_talked_away(live: LiveBot, locale: str) -> None:
    chat = live.chat(locale=locale)
    await chat.begins()
    await chat.says({"kk": "өлгім келеді", "ru": "не хочу жить"}[locale])
    level = requests(live)[0].risk

    for words in DIALOGUE[locale]:
        live.clock.moves(seconds=40)
        await chat.says(words)
    await chat.taps(texts(locale)("crisis-question.yes"))
    await chat.sends("menu:open")
    await chat.sends("start:begin")

    [talk] = requests(live)
    assert (talk.is_red, talk.risk) == (True, level)
    assert said(live)[1:] == DIALOGUE[locale]


@pytest.mark.parametrize(
    "payload",
    [
        "menu:open",
        "tips:open",
        "tips:area:2",
        "appointments:open",
        "help:start",
        "help:friend",
        "poll:answer:1",
        "start:begin",
    ],
)
async def test_the_menu_is_only_help_and_numbers(live: LiveBot, red: Chat, payload: str) -> None:
    await red.sends(payload)

    await red.sees("сенің аман болғаның", "📞 112", "📞 111")
    assert red.titles() == [texts("kk")("menu-open.now")]


async def test_words_after_the_menu_go_into_the_same_talk(live: LiveBot, red: Chat) -> None:
    await red.sends("menu:open")
    await red.says("кеше сабақта болдым")

    assert said(live) == ["өлгім келеді", "кеше сабақта болдым"]


@pytest.mark.parametrize("payload", ["privacy:hide", "help:list", "privacy:open", "start:locale:kk"])
async def test_what_is_left_leads_to_no_menu(live: LiveBot, red: Chat, payload: str) -> None:
    await red.sends(payload)

    assert texts("kk")("menu-open.title") not in red.titles()
    assert texts("kk")("menu-open.tips") not in red.titles()


async def test_a_full_card_is_shown_once_and_a_short_line_every_ten_minutes(live: LiveBot, red: Chat) -> None:
    await red.says("өлгім келеді")
    assert await red.sees("Хабарламаң жетті")
    live.clock.moves(minutes=11)

    await red.says("өмір сүргім келмейді")
    await red.sees("Жазып жатқаныңды көріп отырмын", "📞 112", "📞 111")
    await red.says("кеше сабақта болдым")

    lines = [shown for shown in red.texts() if "көріп отырмын" in shown]
    assert (cards(red), len(lines)) == (1, 1)


async def test_a_graver_message_shows_the_card_again(live: LiveBot, red: Chat) -> None:
    assert requests(live)[0].risk == "high"

    await red.says("қазір шатырда тұрмын, секіремін")

    assert requests(live)[0].risk == "emergency"
    assert cards(red) == 2


async def test_another_danger_shows_its_own_card(live: LiveBot, red: Chat) -> None:
    await red.sends("crisis:now")

    await red.says("көп дәрі ішіп қойдым")

    await red.sees("Дәл қазір дәрігердің көмегі керек", "📞 103")


async def test_the_same_danger_told_the_next_day_shows_the_card_again(live: LiveBot, red: Chat) -> None:
    live.clock.moves(hours=20)

    await red.says("өлгім келеді")

    assert cards(red) == 2


async def test_the_button_shows_the_card_every_time(live: LiveBot, red: Chat) -> None:
    await red.sends("crisis:now")
    await red.sends("crisis:now")

    assert sum("Көмек сұрағаның дұрыс болды" in shown for shown in red.texts()) == 2


async def test_menus_come_back_when_a_person_has_ended_it(live: LiveBot, red: Chat) -> None:
    await end(live)

    await red.sends("menu:open")

    assert texts("kk")("menu-open.tips") in red.titles()


async def test_danger_that_comes_back_shows_its_card(live: LiveBot, red: Chat) -> None:
    await end(live)
    await red.sends("menu:open")

    await red.says("өлгім келеді")

    assert cards(red) == 2
    assert requests(live)[0].is_red


async def test_an_answer_in_another_talk_may_still_be_answered(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Сыныпта ұрысып қалдым")
    await chat.taps("Жіберу")
    [first] = requests(live)
    await chat.sends("menu:open")
    await chat.says("өлгім келеді")

    await chat.sends(f"help:add:{first.ref}")
    await chat.says("сол хатыма қосамын")

    with live.bot.database.reading() as session:
        talk = session.get_one(HelpRequest, first.id)
        assert "сол хатыма қосамын" in [line.words for line in answers.lines(session, talk)]


async def test_a_talk_turned_red_by_a_person_shows_the_card_to_the_next_words(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Ешкіммен сөйлеспеймін")
    await chat.taps("Жіберу")
    await live.bot.lane.run(
        lambda session: response.raise_crisis(
            session, session.scalars(select(HelpRequest)).one(), finding=response.CALL_FOR_HELP, now=live.clock()
        )
    )

    await chat.says("тағы жазамын")

    await chat.sees("📞 112", "Қазір қауіпсіз жердесің бе?")


async def test_a_meeting_that_stands_can_be_promised_and_nothing_new_is_chosen(live: LiveBot, chat: Chat) -> None:
    await live.bot.lane.run(booking.open_hours)
    await chat.sends("appointments:role:student")
    meeting = await booking.books(live, chat)
    await chat.says("өлгім келеді")
    await chat.sees(CARD)

    await chat.sends(f"appointments:come:{meeting.ref}")

    assert booking.the_booked(live).will_come_at is not None
    assert texts("kk")("menu-open.title") not in chat.titles()
    await chat.says("тағы айтайын дегенім бар")
    assert "тағы айтайын дегенім бар" in said(live)
    await chat.sends("appointments:new")
    await chat.sees("📞 112")
    assert texts("kk")("menu-open.now") in chat.titles()
