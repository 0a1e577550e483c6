"""What was said of one meeting, by one person, slips to no other: a telephone may be shared, words may be mended."""

import pytest
from sqlalchemy import func, select

from core.appointments import AppointmentState, offering, words
from db.models.appointments import Visitor
from tests import phones
from tests.booking import act, books, comes, free, meetings, open_hours, t, takes_soonest
from tests.chat import Chat, Clock, LiveBot
from tests.phones import PHONES, Phone

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [(channel, "ru") for channel in PHONES])
REASON, MENDED = "Сын не хочет ходить на уроки", "Сын не хочет ходить на физкультуру"


@pytest.fixture
async def parent(live: LiveBot, tongue: str) -> Phone:
    """A parent, in a school whose psychologist receives people every afternoon."""
    await live.bot.lane.run(open_hours)
    return phones.of(await comes(live, tongue))


async def is_offered(live: LiveBot) -> None:
    """The clock offers what is free to who waits."""
    await live.bot.tick(lambda session: offering.offer_due(session, now=live.clock()))


def reasons(live: LiveBot) -> list[str]:
    """What every meeting is about."""
    with live.bot.database.reading() as session:
        return [words.read(session, one).get("reason", "") for one in meetings(live)]


def visitors(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).select_from(Visitor)) or 0


async def test_mended_words_stay_with_the_meeting_they_were_said_of(live: LiveBot, parent: Phone) -> None:
    await parent.sends("appointments:words")
    await parent.says(REASON)
    written = phones.last_written(parent)
    await books(live, parent)
    await takes_soonest(live, parent)

    await phones.edits(parent, MENDED, written)

    assert reasons(live) == [MENDED, ""]


async def test_what_a_mother_mends_never_reaches_her_childs_meeting(live: LiveBot, parent: Phone) -> None:
    await takes_soonest(live, parent)
    await parent.taps(act(parent, "confirm"))
    await parent.says("Айгүл Серікова")
    name = phones.last_written(parent)
    await parent.taps(act(parent, "skip"))
    await parent.says("7А")
    class_name = phones.last_written(parent)
    await parent.sends("appointments:role:student")
    await takes_soonest(live, parent)
    await parent.taps(act(parent, "confirm"))

    await phones.edits(parent, "7Б", class_name)
    await phones.edits(parent, "Айгүл Оспанова", name)

    hers, the_childs = meetings(live)
    assert (hers.class_name, hers.visitor_id is None) == ("7Б", False)
    assert (the_childs.class_name, the_childs.visitor_id) == (None, None)


async def test_danger_that_only_the_whole_tells_stands_in_the_talk_alone(live: LiveBot, parent: Phone) -> None:
    await parent.sends("appointments:role:student")
    await parent.sends("appointments:words")
    await parent.says("Не хочу")
    assert reasons(live) == ["Не хочу"]
    await parent.sends("appointments:words")
    await parent.says("жить")

    assert reasons(live) == [""]


async def test_what_is_typed_in_danger_is_never_taken_for_a_name(live: LiveBot, parent: Chat) -> None:
    await parent.sends("appointments:wait")
    await parent.says("не хочу жить")
    await is_offered(live)
    await parent.sees(
        t(parent, "appointments-clock-offer", has_time="no", who="parent", day="пн 23.11", time="15:00", minutes=15)
    )
    await parent.taps(t(parent, "appointments-clock-offer.take"))
    await parent.says("я одна дома")

    assert [one.state for one in meetings(live)] == [AppointmentState.BOOKED]
    assert visitors(live) == 0


async def test_who_waits_on_takes_no_place_that_is_not_theirs(live: LiveBot, parent: Chat, clock: Clock) -> None:
    await parent.sends("appointments:wait")
    await is_offered(live)
    clock.moves(minutes=15)
    await is_offered(live)
    await parent.sees(t(parent, "appointments-clock-lapsed", has_time="no", who="parent"))
    [lapsed] = meetings(live)
    await books(live, parent)
    await books(live, parent)

    await parent.sends(f"appointments:earlier:{lapsed.ref}:wait")

    await parent.sees(t(parent, "appointments-adult-enough", most=2))
    assert meetings(live)[0].state is AppointmentState.CANCELLED


async def test_an_old_card_moves_no_meeting_whose_hour_is_past(live: LiveBot, parent: Chat, clock: Clock) -> None:
    found = await books(live, parent)
    await parent.sends(f"appointments:take:{free(live)[7].key}:{found.ref}")
    clock.moves(hours=7)

    await parent.taps(act(parent, "confirm"))

    await parent.sees(t(parent, "appointments-adult-over"))
    assert (meetings(live)[0].starts_at, meetings(live)[0].moves) == (found.starts_at, 0)
