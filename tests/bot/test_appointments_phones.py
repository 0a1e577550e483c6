"""What only a messenger can do in the middle of booking: a message written anew, a picture, a sticker."""

import pytest
from sqlalchemy import select

from core.appointments import visitors, words
from core.appointments.visitors import VisitorCard
from core.messages import Media
from db.models.appointments import Appointment, Visitor
from db.models.contacts import Contact
from tests import phones
from tests.booking import act, comes, letters, open_hours, t, takes_soonest, the_booked
from tests.bot.attachments.files import jpeg
from tests.chat import LiveBot
from tests.phones import PHONES, Phone, edits

pytestmark = pytest.mark.parametrize("channel", PHONES)
NAME = "Айгүл Серікқызы"


@pytest.fixture
async def parent(live: LiveBot) -> Phone:
    """A parent who has just booked and is asked for a name."""
    await live.bot.lane.run(open_hours)
    chat = phones.of(await comes(live, "kk"))
    await takes_soonest(live, chat)
    await chat.taps(act(chat, "confirm"))
    return chat


def cards(live: LiveBot) -> list[VisitorCard]:
    with live.bot.database.reading() as session:
        return [visitors.card(session, visitor) for visitor in session.scalars(select(Visitor))]


async def test_a_name_written_anew_takes_the_place_of_the_first(live: LiveBot, parent: Phone) -> None:
    await parent.says("Айгул")
    await edits(parent, NAME)

    await parent.sees(t(parent, "appointments-adult-corrected"))
    assert cards(live) == [VisitorCard(NAME)]
    assert letters(live) == []


async def test_a_name_written_anew_as_none_changes_nothing(live: LiveBot, parent: Phone) -> None:
    await parent.says(NAME)
    await edits(parent, "🌷")

    await parent.sees(t(parent, "appointments-adult-uncorrected"))
    assert cards(live) == [VisitorCard(NAME)]


async def test_a_number_and_a_class_written_anew_are_the_new_ones(live: LiveBot, parent: Phone) -> None:
    await parent.taps(act(parent, "skip"))
    await parent.says("8 701 123 45 67")
    await edits(parent, "8 701 123 45 68")
    await parent.sees(t(parent, "appointments-adult-corrected"))
    assert cards(live) == [VisitorCard("", "+77011234568")]

    await parent.says("7а")
    await edits(parent, "8а")

    assert the_booked(live).class_name == "8А"
    assert letters(live) == []


async def test_a_reason_written_anew_is_no_letter(live: LiveBot, parent: Phone) -> None:
    await parent.sends("appointments:new")
    await parent.sends("appointments:words")
    await parent.says("Үлгерім туралы")
    await edits(parent, "Мінезі туралы")

    await parent.sees(t(parent, "appointments-adult-corrected"))
    with live.bot.database.reading() as session:
        newest = session.scalars(select(Appointment).order_by(Appointment.id.desc()).limit(1)).one()
        assert words.read(session, newest) == {"reason": "Мінезі туралы"}
    assert letters(live) == []


async def test_a_picture_becomes_a_letter_and_is_no_name(live: LiveBot, parent: Phone) -> None:
    await phones.shows(parent, jpeg())

    assert len(letters(live)) == 1
    assert cards(live) == []


async def test_a_sticker_is_answered_and_the_name_can_still_be_told(live: LiveBot, parent: Phone) -> None:
    await phones.sends_wordless(parent, Media.STICKER)
    await parent.sees(t(parent, "media-sticker"))

    await parent.says(NAME)

    assert cards(live) == [VisitorCard(NAME)]
    assert letters(live) == []
    with live.bot.database.reading() as session:
        assert session.scalars(select(Contact)).one().state == "AppointmentForm:phone"
