"""The clock speaks of meetings, and what is tapped under its words does what it says, over the real wire."""

from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, missing, offering, reminding
from tests.booking import act, books, comes, free, meetings, t, takes_soonest, the_booked, title
from tests.chat import Chat, Clock, LiveBot

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])


async def ticks(live: LiveBot, rule: Callable[..., int]) -> None:
    await live.bot.tick(lambda session: rule(session, now=live.clock()))


def told(chat: Chat, name: str, **args: object) -> str:
    """What the clock says to an adult."""
    return t(chat, f"appointments-clock-{name}", **{"who": "parent", "has_time": "yes", "minutes": 15, **args})


async def waits_behind(live: LiveBot, parent: Chat) -> tuple[Appointment, datetime]:
    """Another parent has the soonest time; this one has the next and waits for an earlier one. Theirs, and the time."""
    soonest = free(live)[0].starts_at
    other = await comes(live, parent.locale)
    taken = await books(live, other)
    found = await books(live, parent)
    await parent.sends(f"appointments:earlier:{found.ref}:wait")
    await parent.sees(t(parent, "appointments-adult-earlier"))
    await other.sends(f"appointments:drop:{taken.ref}")
    await ticks(live, offering.offer_due)
    day, _, clock_time = title(live, parent, soonest).partition(", ")
    await parent.sees(told(parent, "offer", day=day, time=clock_time))
    return found, soonest


async def test_a_reminder_is_answered_with_a_promise_to_come(live: LiveBot, parent: Chat, clock: Clock) -> None:
    found = await books(live, parent)
    assert found.starts_at is not None
    clock.moves(hours=4)
    await ticks(live, reminding.send_due)
    await parent.sees(
        {"kk": "Мектептегі кездесу: дс 23.11, 15:00", "ru": "Встреча в школе: пн 23.11, 15:00"}[parent.locale]
    )

    await parent.taps(told(parent, "reminder.come"))

    assert the_booked(live).will_come_at == clock()
    assert the_booked(live).reminded_at == clock()


async def test_what_came_free_is_offered_and_taken_with_one_tap(live: LiveBot, parent: Chat) -> None:
    found, soonest = await waits_behind(live, parent)

    await parent.taps(told(parent, "offer.take"))

    moved = the_booked(live)
    assert (moved.id, moved.starts_at, moved.moves) == (found.id, soonest, 0)


async def test_what_is_declined_leaves_the_place_in_line(live: LiveBot, parent: Chat) -> None:
    found, soonest = await waits_behind(live, parent)

    await parent.taps(told(parent, "offer.decline"))
    await parent.sees(t(parent, "appointments-adult-declined"))
    await parent.sees(t(parent, "appointments-card.earlier"))

    stands = the_booked(live)
    assert (stands.starts_at, stands.wants_earlier_at) == (found.starts_at, live.clock())
    assert soonest in [slot.starts_at for slot in free(live)]
    assert act(parent, "no-earlier") in parent.titles()


async def test_what_is_not_taken_goes_back_and_waiting_goes_on_with_one_tap(
    live: LiveBot, parent: Chat, clock: Clock
) -> None:
    await waits_behind(live, parent)
    clock.moves(minutes=15)
    await ticks(live, offering.offer_due)
    await parent.sees(told(parent, "lapsed"))
    assert the_booked(live).wants_earlier_at is None

    await parent.taps(told(parent, "wait-on"))

    await parent.sees(t(parent, "appointments-adult-earlier"))
    assert the_booked(live).wants_earlier_at == clock()


async def test_who_waits_without_a_time_takes_it_up_again_and_is_booked(
    live: LiveBot, parent: Chat, clock: Clock
) -> None:
    await parent.sends("appointments:wait")
    await parent.sees(t(parent, "appointments-adult-queued"))
    await ticks(live, offering.offer_due)
    clock.moves(minutes=15)
    await ticks(live, offering.offer_due)
    await parent.sees(told(parent, "lapsed", has_time="no"))
    [lapsed] = meetings(live)
    await parent.taps(told(parent, "wait-on"))
    await parent.sees(t(parent, "appointments-adult-queued"))
    await ticks(live, offering.offer_due)
    await parent.sees("15:40")  # the first time was offered once

    await parent.taps(told(parent, "offer.take"))

    assert lapsed.state is AppointmentState.CANCELLED
    assert the_booked(live).id == lapsed.id


async def test_a_missed_meeting_is_asked_about_and_booked_again(live: LiveBot, parent: Chat, clock: Clock) -> None:
    found = await books(live, parent)
    clock.moves(hours=6)

    def miss(session: Session) -> None:
        one = session.get_one(Appointment, found.id)
        one.state, one.ended_at = AppointmentState.MISSED, clock()

    await live.bot.lane.run(miss)
    clock.moves(minutes=10)
    await ticks(live, missing.ask_due)
    await parent.sees(told(parent, "missed"))

    await parent.taps(told(parent, "missed.again"))
    await takes_soonest(live, parent)
    await parent.taps(act(parent, "confirm"))

    assert the_booked(live).id != found.id
