"""Who an adult is: asked once, after the meeting is theirs; skipped, mended and corrected without losing anything."""

import pytest
from sqlalchemy import select, text

from core.appointments import visitors
from core.appointments.visitors import VisitorCard
from core.journals import entries
from db.models.appointments import Visitor
from db.models.contacts import Contact
from db.models.journals import JournalEntry
from tests.booking import act, comes, letters, open_hours, t, takes_soonest, the_booked
from tests.chat import Chat, Clock, LiveBot

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])
NAME = "Айгүл Серікқызы"


@pytest.fixture
async def parent(live: LiveBot, tongue: str) -> Chat:
    """A parent who has just booked and is asked for a name."""
    await live.bot.lane.run(open_hours)
    chat = await comes(live, tongue)
    await takes_soonest(live, chat)
    await chat.taps(act(chat, "confirm"))
    await chat.sees(t(chat, "appointments-name"))
    return chat


def cards(live: LiveBot) -> list[VisitorCard]:
    with live.bot.database.reading() as session:
        return [visitors.card(session, visitor) for visitor in session.scalars(select(Visitor))]


def standing(live: LiveBot) -> str | None:
    """Where the dialog of the only person stands."""
    with live.bot.database.reading() as session:
        return session.scalars(select(Contact)).one().state


async def test_name_telephone_and_class_are_kept_and_asked_once(live: LiveBot, parent: Chat) -> None:
    await parent.says(f"  {NAME}\n🌷 ")
    await parent.sees(t(parent, "appointments-thanks", name=NAME), t(parent, "appointments-phone"))
    await parent.says("8 701 123 45 67")
    await parent.sees(t(parent, "appointments-phone-kept", phone="+7 701 123 4567"), t(parent, "appointments-class"))
    await parent.says("7 «а»")
    await parent.sees(t(parent, "appointments-class-kept", name="7А"), t(parent, "appointments-known"))

    assert cards(live) == [VisitorCard(NAME, "+77011234567")]
    assert (the_booked(live).class_name, the_booked(live).visitor_id is None) == ("7А", False)
    assert standing(live) is None
    await takes_soonest(live, parent)
    await parent.taps(act(parent, "confirm"))
    assert parent.texts()[-1].startswith(t(parent, "appointments-adult-state-booked"))
    assert standing(live) is None


async def test_the_class_reaches_the_line_of_the_need(live: LiveBot, parent: Chat) -> None:
    await parent.taps(act(parent, "skip"))
    await parent.taps(act(parent, "skip"))
    await parent.says("5б")
    await parent.sees(t(parent, "appointments-unknown"))

    with live.bot.database.reading() as session:
        [line] = session.scalars(select(JournalEntry).where(JournalEntry.need_id == the_booked(live).need_id))
        assert entries.facts_of(session, line)["class_name"] == "5Б"


async def test_everything_can_be_skipped_and_then_nothing_is_known(live: LiveBot, parent: Chat) -> None:
    for _ in range(3):
        await parent.taps(act(parent, "skip"))

    await parent.sees(t(parent, "appointments-unknown"))
    assert (cards(live), the_booked(live).visitor_id) == ([], None)


async def test_the_word_on_the_button_may_be_typed(live: LiveBot, parent: Chat) -> None:
    await parent.says(act(parent, "skip").upper())

    await parent.sees(t(parent, "appointments-phone"))
    assert cards(live) == []


async def test_teachers_are_asked_for_no_class(live: LiveBot, tongue: str) -> None:
    await live.bot.lane.run(open_hours)
    teacher = await comes(live, tongue, role="teacher")
    await takes_soonest(live, teacher)
    await teacher.taps(act(teacher, "confirm"))
    await teacher.says(NAME)
    await teacher.taps(act(teacher, "skip"))

    await teacher.sees(t(teacher, "appointments-known"))


@pytest.mark.parametrize(
    ("typed", "told", "state"),
    [
        ("а" * 300, "appointments-name-long", "name"),
        ("🌷🌷🌷", "appointments-name-empty", "name"),
    ],
)
async def test_what_is_no_name_is_asked_for_again(
    live: LiveBot, parent: Chat, typed: str, told: str, state: str
) -> None:
    await parent.says(typed)

    await parent.sees(t(parent, told, most=visitors.LONGEST_NAME))
    assert (cards(live), letters(live)) == ([], [])
    await parent.says(NAME)
    assert cards(live) == [VisitorCard(NAME)]


@pytest.mark.parametrize("typed", ["123", "телефоным сынған", "8 000 000 00 00", "+7 701 123 45 67 89 01"])
async def test_what_is_no_number_is_asked_for_again(live: LiveBot, parent: Chat, typed: str) -> None:
    await parent.says(NAME)
    await parent.says(typed)

    await parent.sees(t(parent, "appointments-phone-wrong"))
    await parent.says("٨٧٠١١٢٣٤٥٦٧")
    assert cards(live) == [VisitorCard(NAME, "+77011234567")]


async def test_what_is_no_class_is_asked_for_again(live: LiveBot, parent: Chat) -> None:
    for _ in range(2):
        await parent.taps(act(parent, "skip"))
    await parent.says("77777")

    await parent.sees(t(parent, "appointments-class-wrong"))
    await parent.says("11")
    assert the_booked(live).class_name == "11"


@pytest.mark.parametrize("skipped", [0, 1, 2])
async def test_a_trouble_told_where_something_else_was_asked_is_heard(
    live: LiveBot, parent: Chat, skipped: int
) -> None:
    for _ in range(skipped):
        await parent.taps(act(parent, "skip"))
    await parent.says("Балам екі күннен бері үйден шықпайды, не істерімді білмеймін")

    assert cards(live) == []
    assert len(letters(live)) == 1


async def test_words_that_come_long_after_the_question_are_a_letter(live: LiveBot, parent: Chat, clock: Clock) -> None:
    clock.moves(hours=3)
    await parent.says("Балам мектепке барғысы келмейді")

    assert cards(live) == []
    assert len(letters(live)) == 1


async def test_a_tap_elsewhere_ends_the_questions(live: LiveBot, parent: Chat) -> None:
    await parent.sends("menu:open")
    await parent.says("Балам мектепке барғысы келмейді")

    assert cards(live) == []
    assert len(letters(live)) == 1


async def test_nothing_of_it_stands_anywhere_in_clear(live: LiveBot, parent: Chat) -> None:
    await parent.says(NAME)
    await parent.says("8 701 123 45 67")

    with live.bot.database.reading() as session:
        names = session.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
        dump = b"".join(
            value if isinstance(value, bytes) else str(value).encode()
            for table in names
            for row in session.execute(text(f'select * from "{table}"')).all()
            for value in row
        )
    assert "Серікқызы".encode() not in dump
    assert b"7011234567" not in dump


async def test_their_card_leads_to_no_talk_of_theirs(live: LiveBot, parent: Chat) -> None:
    await parent.says(NAME)

    with live.bot.database.reading() as session:
        known = {contact.lookup for contact in session.scalars(select(Contact))}
        assert session.scalars(select(Visitor)).one().lookup not in known
