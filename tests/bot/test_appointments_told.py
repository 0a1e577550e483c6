"""What staff do with a meeting reaches its owner, who answers with a tap; whoever deletes everything hears no more."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import staff
from core.actors import Specialist
from core.appointments import Appointment, AppointmentState, Audience, arranging, meeting, walking_in
from core.appointments.walking_in import WalkIn
from db.models.appointments import Visitor
from db.models.staff import Staff
from tests.booking import act, books, comes, meetings, open_hours, t, title
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])


@pytest.fixture
async def by(live: LiveBot) -> Specialist:
    """The psychologist who receives people every afternoon."""

    def found(session: Session) -> Specialist:
        return staff.specialist(session.get_one(Staff, open_hours(session)))

    return await live.bot.lane.run(found)


@pytest.fixture
async def parent(live: LiveBot, by: Specialist, tongue: str) -> Chat:
    return await comes(live, tongue)


async def does(live: LiveBot, rule: object, meeting: Appointment, by: Specialist, **wish: object) -> None:
    """A psychologist does something with a meeting; what it says is brought."""
    await live.bot.lane.run(
        lambda session: rule(session, meeting.ref, by=by, now=live.clock(), **wish)  # type: ignore[operator]
    )
    live.bot.delivery.wake()


def at_three_tomorrow(meeting: Appointment) -> dict[str, object]:
    assert meeting.starts_at is not None
    return {
        "staff_id": meeting.staff_id,
        "starts_at": meeting.starts_at + timedelta(days=1),
        "room_id": meeting.room_id,
    }


async def test_a_move_is_answered_with_i_will_come(live: LiveBot, by: Specialist, parent: Chat) -> None:
    meeting = await books(live, parent)
    await does(live, arranging.move, meeting, by, **at_three_tomorrow(meeting))
    await parent.sees(t(parent, "appointments-news-moved", day="", time="", who="adult").splitlines()[0])

    await parent.taps(t(parent, "appointments-news-moved.come"))

    [moved] = meetings(live)
    assert moved.starts_at == at_three_tomorrow(meeting)["starts_at"]
    assert moved.will_come_at == live.clock()


@pytest.mark.parametrize("answer", ["yes", "no"])
async def test_a_proposal_is_answered_with_one_tap(live: LiveBot, by: Specialist, parent: Chat, answer: str) -> None:
    meeting = await books(live, parent)
    wanted = at_three_tomorrow(meeting)
    await does(live, arranging.propose, meeting, by, **wanted)
    await parent.sees(t(parent, "appointments-news-proposed", day="", time="", who="adult").splitlines()[0])

    await parent.taps(t(parent, f"appointments-news-proposed.{answer}"))

    [stands] = meetings(live)
    assert stands.starts_at == (wanted["starts_at"] if answer == "yes" else meeting.starts_at)
    assert stands.state is AppointmentState.BOOKED


async def test_after_a_cancellation_the_next_time_is_two_taps_away(live: LiveBot, by: Specialist, parent: Chat) -> None:
    meeting = await books(live, parent)
    await does(live, arranging.cancel, meeting, by, words="Ауырып қалдым")
    await parent.sees("Ауырып қалдым")

    await parent.taps(parent.titles()[0])
    await parent.taps(act(parent, "confirm"))

    assert [one.state for one in meetings(live)] == [AppointmentState.CANCELLED, AppointmentState.BOOKED]


async def test_who_deletes_everything_has_no_meeting_and_no_name_here(
    live: LiveBot, by: Specialist, parent: Chat
) -> None:
    await books(live, parent)
    await parent.sends("appointments:new")
    await parent.says("Сәуле")

    await parent.sends("privacy:forget")

    await parent.sees(t(parent, "privacy-forgotten"))
    assert {one.state for one in meetings(live)} == {AppointmentState.CANCELLED}
    assert {one.sealed_address for one in meetings(live)} == {None}
    with live.bot.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Visitor)) == 0


async def test_what_stood_on_their_way_is_not_brought_any_more(live: LiveBot, by: Specialist, parent: Chat) -> None:
    meeting = await books(live, parent)
    await parent.sends("privacy:forget")
    await does(live, arranging.cancel, meeting, by, words="Ауырып қалдым")

    await parent.sends("menu:open")

    assert not any("Ауырып" in text for text in parent.texts())


async def test_the_next_meeting_is_told_and_is_their_own(live: LiveBot, by: Specialist, parent: Chat) -> None:
    first = await books(live, parent)
    live.clock.moves(days=1)
    await does(live, meeting.met, first, by)
    wanted = WalkIn(audience=Audience.PARENT, staff_id=by.id, starts_at=live.clock() + timedelta(days=7))
    await live.bot.lane.run(
        lambda session: walking_in.walk_in(session, wanted, by=by, now=live.clock(), after=first.ref)
    )
    live.bot.delivery.wake()

    await parent.sees(t(parent, "appointments-news-next"))
    [_, following] = meetings(live)
    assert (following.address_ref, following.visitor_id) == (first.ref, first.visitor_id)
    assert following.remind_at is not None
    await parent.sends(f"appointments:come:{following.ref}")
    await parent.sends("appointments:open")
    assert following.starts_at is not None
    assert any(title(live, parent, following.starts_at) in shown for shown in parent.titles())
    assert meetings(live)[1].will_come_at == live.clock()
    other = await comes(live, parent.locale)
    await other.sends(f"appointments:cancel:{following.ref}")
    assert meetings(live)[1].state is AppointmentState.BOOKED
