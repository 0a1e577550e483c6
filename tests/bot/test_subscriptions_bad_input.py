"""What people type and press that nobody meant: each way leads on, and nothing typed is lost."""

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.subscriptions import SubscriptionState, posters, topics
from tests.chat import Chat, LiveBot
from tests.subscribing import LETTER, classes, code, comes, follows, joins, letters, rows, t, the_row


@pytest.fixture
async def chat(live: LiveBot) -> Chat:
    """Somebody in the web chat, in Kazakh."""
    return await comes(live, "kk")


async def test_what_is_no_class_is_asked_for_again_and_a_trouble_told_there_is_a_letter(
    live: LiveBot, chat: Chat
) -> None:
    await chat.sends("subscriptions:open")
    await chat.taps(t(chat, "subscriptions-who.student"))
    for typed, answer in [
        ("😀", t(chat, "subscriptions-class-unclear")),
        ("9В", t(chat, "subscriptions-class-missing", name="9В")),
        ("7а 5ә", t(chat, "subscriptions-class-one")),
    ]:
        await chat.says(typed)
        await chat.sees(answer)
    assert letters(live) == []

    await chat.says(LETTER[chat.locale])

    await chat.sees(t(chat, "help-kept-first"))
    assert len(letters(live)) == 1
    assert rows(live) == []


async def test_a_trouble_that_names_a_class_is_a_letter_as_well(live: LiveBot, chat: Chat) -> None:
    await chat.sends("subscriptions:open")
    await chat.taps(t(chat, "subscriptions-who.student"))
    await chat.says("Мен 7А сыныпта оқимын")
    await chat.sees(t(chat, "subscriptions-class-unclear"))
    assert letters(live) == []

    await chat.says("5 күн болды, сыныпта ешкіммен сөйлеспеймін")

    await chat.sees(t(chat, "help-kept-first"))
    assert len(letters(live)) == 1


async def test_an_old_button_subscribes_no_small_child(live: LiveBot, chat: Chat) -> None:
    await chat.sends("subscriptions:open")
    await chat.taps(t(chat, "subscriptions-who.student"))
    await chat.says("7а")
    await chat.sends("subscriptions:class")
    await chat.says("3а")
    await chat.sees(t(chat, "subscriptions-young"))

    await chat.sends("subscriptions:yes")

    assert rows(live) == []


@pytest.mark.parametrize("typed", ["TOQTA!", "c\u0442\u043e\u043f"])
async def test_the_word_is_known_in_letters_of_another_keyboard(live: LiveBot, chat: Chat, typed: str) -> None:
    await joins(chat)
    await chat.says(typed)

    assert (the_row(live).state, letters(live)) == (SubscriptionState.LEFT, [])


async def test_pressed_twice_or_late_it_is_one_subscription(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    await chat.sends("subscriptions:yes")

    await chat.sees(t(chat, "subscriptions-standing"))
    assert len(rows(live)) == 1


async def test_the_title_of_a_button_and_its_number_may_be_typed(live: LiveBot, chat: Chat) -> None:
    await chat.sends("subscriptions:open")
    await chat.says("1")
    await chat.says("7б")
    await chat.says(t(chat, "subscriptions-offer.join"))

    await chat.sees(t(chat, "subscriptions-joined"))
    assert classes(live) == ("7Б",)


async def test_a_poster_of_another_school_subscribes_there(live: LiveBot, chat: Chat) -> None:
    other = await live.bot.lane.run(_another_school)
    where = await live.bot.lane.run(lambda session: posters.code_for(session, other, "9Г", now=live.clock()))

    await follows(chat, where)
    await chat.taps(t(chat, "subscriptions-who.student"))
    await chat.taps(t(chat, "subscriptions-offer.join"))

    assert (the_row(live).school_id, classes(live)) == (other, ("9Г",))


async def test_a_poster_adds_a_class_to_a_parents_others_and_asks_no_more(live: LiveBot, chat: Chat) -> None:
    await joins(chat, audience="parent", typed="3а")

    await follows(chat, await code(live, "7Б"))
    await chat.taps(t(chat, "subscriptions-offer.save"))

    assert classes(live) == ("3А", "7Б")


async def test_a_poster_that_was_withdrawn_leads_kindly_to_the_ordinary_way(live: LiveBot, chat: Chat) -> None:
    await follows(chat, "withdrawn2")
    await chat.sees(t(chat, "subscriptions-poster-gone"))

    await chat.taps(t(chat, "menu-open.messages"))
    await chat.sees(t(chat, "subscriptions-who"))
    assert rows(live) == []


async def test_topics_are_switched_where_they_are_listed_and_without_the_last_nothing_stands(
    live: LiveBot, chat: Chat
) -> None:
    await joins(chat)
    await chat.sends("subscriptions:open")
    for topic in topics.TOPICS:
        await chat.taps(f"✓ {t(chat, f'subscriptions-topic-{topic}')}")
    await chat.sees(t(chat, "subscriptions-stopped"))
    assert the_row(live).state is SubscriptionState.LEFT

    await chat.taps(t(chat, "subscriptions-act.again"))
    await chat.sends("subscriptions:on:3")

    assert topics.listed(the_row(live).topics) == (3, topics.NOTICES)


async def test_messages_follow_the_language_of_the_chat(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    await chat.sends("start:locale:en")

    assert the_row(live).locale == "en"


def _another_school(session: Session) -> int:
    first = schools.first_school(session)
    other = type(first)(
        code="other",
        names=first.names,
        timezone=first.timezone,
        opens=first.opens,
        closes=first.closes,
        working_days=first.working_days,
    )
    session.add(other)
    session.flush()
    return other.id
