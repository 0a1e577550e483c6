"""What a meeting is about: a topic, own words, nothing; too many words become a letter, danger becomes a talk."""

import pytest
from sqlalchemy import select

from core.appointments import choosing, words
from core.help_requests import RequestState
from db.models.alerts import Alert
from tests.booking import act, books, comes, letters, meetings, open_hours, t, takes_soonest, the_booked
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])
WORDS = {"kk": "Ұлым сабаққа барғысы келмейді", "ru": "Сын не хочет ходить на уроки"}
DANGER = {"kk": "өмір сүргім келмейді", "ru": "не хочу жить"}


def reason(live: LiveBot, number: int = 0) -> dict[str, str]:
    with live.bot.database.reading() as session:
        return words.read(session, meetings(live)[number])


async def test_a_topic_stands_on_the_card(live: LiveBot, parent: Chat) -> None:
    await parent.taps(act(parent, "about"))
    await parent.taps("Кибербуллинг")
    topic = t(parent, "appointments-card.topic", topic="кибербуллинг")
    await parent.sees(topic)
    await takes_soonest(live, parent)
    await parent.sees(t(parent, "appointments-adult-held", minutes=2), topic)
    await parent.taps(act(parent, "confirm"))

    assert the_booked(live).category == "cyber"


async def test_every_topic_can_be_reached(live: LiveBot, parent: Chat) -> None:
    await parent.taps(act(parent, "about"))
    pages = [parent.titles()]
    while act(parent, "topics") in parent.titles():
        await parent.taps(act(parent, "topics"))
        pages.append(parent.titles())

    with live.bot.database.reading() as session:
        count = len(choosing.categories(session))
    others = {act(parent, name) for name in ("topics", "own-words", "back")}
    assert sum(title not in others for page in pages for title in page) == count == 17
    assert all(act(parent, "own-words") in page for page in pages)


async def test_a_name_that_a_button_cuts_is_told_in_full(parent: Chat, tongue: str) -> None:
    await parent.taps(act(parent, "about"))

    assert {"kk": "• Отбасындағы қарым-қатынас", "ru": "Отношения в семье"}[tongue] in "\n".join(
        [*parent.texts(), *parent.titles()]
    )


async def test_own_words_are_sealed_with_the_meeting(live: LiveBot, parent: Chat) -> None:
    await parent.taps(act(parent, "about"))
    await parent.taps(act(parent, "own-words"))
    await parent.says(WORDS[parent.locale])
    await parent.sees(t(parent, "appointments-adult-reason-kept"), t(parent, "appointments-card.reason"))
    await books(live, parent)

    assert reason(live) == {"reason": WORDS[parent.locale]}
    assert WORDS[parent.locale].encode() not in (the_booked(live).sealed_words or b"")
    assert letters(live) == []


async def test_words_that_are_too_many_become_an_unsent_letter(live: LiveBot, parent: Chat) -> None:
    await parent.sends("appointments:words")
    await parent.says(f"{WORDS[parent.locale]}. " * 20)

    await parent.sees(t(parent, "appointments-adult-reason-long"))
    assert [letter.state for letter in letters(live)] == [RequestState.DRAFT]
    assert reason(live) == {}
    assert parent.titles()[0] == t(parent, "help-draft.send")


async def test_danger_is_a_talk_and_no_reason(live: LiveBot, parent: Chat) -> None:
    await parent.sends("appointments:words")
    await parent.says(DANGER[parent.locale])

    await parent.sees("📞 112", "📞 111")
    assert [letter.is_red for letter in letters(live)] == [True]
    assert [one.sealed_words for one in meetings(live)] == []


async def test_danger_in_two_pieces_is_a_talk_with_both(live: LiveBot, parent: Chat) -> None:
    first, last = {"kk": ("өзіме қол", "жұмсаймын"), "ru": ("больше не хочу", "жить")}[parent.locale]
    await parent.sends("appointments:words")
    await parent.says(first)
    assert letters(live) == []
    await parent.sends("appointments:words")
    await parent.says(last)

    await parent.sees("📞 112")
    assert [letter.is_red for letter in letters(live)] == [True]


async def test_danger_that_a_pupil_taps_weighs_as_if_it_were_typed(live: LiveBot, tongue: str) -> None:
    await live.bot.lane.run(open_hours)
    pupil = await comes(live, tongue, role="student")
    await pupil.sends("appointments:topic:life")

    await pupil.sees("📞 112", "📞 111")
    assert [letter.is_red for letter in letters(live)] == [True]
    with live.bot.database.reading() as session:
        assert len(session.scalars(select(Alert)).all()) == 1


async def test_an_adult_who_names_danger_is_told_not_to_wait(live: LiveBot, parent: Chat) -> None:
    await parent.sends("appointments:topic:life")

    await parent.sees(t(parent, "appointments-grave"))
    assert meetings(live)[0].category == "life"
    assert letters(live) == []


@pytest.mark.parametrize("payload", ["appointments:topic:nothing", "appointments:about:99", "appointments:about:x"])
async def test_a_topic_nobody_knows_leads_back(live: LiveBot, parent: Chat, payload: str) -> None:
    await parent.sends(payload)

    assert (
        t(parent, "menu-open.title") in parent.titles()
        or t(parent, "menu-open.self") in parent.titles()
        or act(parent, "own-words") in parent.titles()
    )
    assert meetings(live) == []


async def test_a_topic_weighs_the_same_in_every_language(live: LiveBot, tongue: str) -> None:
    await live.bot.lane.run(open_hours)
    pupil = await comes(live, "en", role="student")

    await pupil.sends("appointments:topic:bullying")
    alarmed = [letter for letter in letters(live) if letter.is_red]
    await pupil.sends("appointments:topic:violence")

    assert alarmed == []
    assert [letter.is_red for letter in letters(live)] == [True]
