"""A meeting that stands: moved, cancelled, promised, found, offered earlier; it stands until it is changed."""

import pytest
from sqlalchemy.orm import Session

from core.appointments import Appointment, AppointmentState, HoldPurpose, booking
from core.appointments.slots import Slot
from core.help_requests import RequestState
from tests.booking import act, books, comes, free, holds, letters, meetings, open_hours, rules, t, the_booked, title
from tests.chat import Chat, Clock, LiveBot, WebChat, WhatsAppChat

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])


def keeping(found: Appointment, slot: Slot, purpose: HoldPurpose, clock: Clock, *, minutes: int = 15) -> object:
    """A time is kept for this meeting, as the waiting list or a psychologist does it; for ``lane.run``."""

    def keep(session: Session) -> None:
        one = session.get_one(Appointment, found.id)
        until = clock().replace(minute=minutes)
        booking.keep(session, one, slot, purpose=purpose, until=until, now=clock())

    return keep


class TestMoving:
    async def test_leaves_the_old_time_until_the_new_one_is_confirmed(self, live: LiveBot, parent: Chat) -> None:
        old, new = free(live)[0], free(live)[7]
        found = await books(live, parent)
        await parent.sends(f"appointments:show:{found.ref}")
        await parent.taps(act(parent, "move"))
        assert f"⚡ {title(live, parent, old.starts_at)}" not in parent.titles()
        await parent.sends(f"appointments:take:{new.key}:{found.ref}")
        await parent.sees(t(parent, "appointments-adult-move", minutes=2))
        assert act(parent, "keep") in parent.titles()
        assert the_booked(live).starts_at == old.starts_at

        await parent.taps(act(parent, "confirm"))

        moved = the_booked(live)
        assert (moved.starts_at, moved.moves, moved.sequence) == (new.starts_at, 1, 1)
        assert old.key in [slot.key for slot in free(live)]

    async def test_is_left_with_one_tap(self, live: LiveBot, parent: Chat) -> None:
        found = await books(live, parent)
        await parent.sends(f"appointments:take:{free(live)[3].key}:{found.ref}")
        await parent.taps(act(parent, "keep"))

        await parent.sees(t(parent, "appointments-adult-state-booked"))
        assert the_booked(live).starts_at == found.starts_at
        assert holds(live) == []

    async def test_is_no_longer_offered_when_it_was_done_often_enough(self, live: LiveBot, parent: Chat) -> None:
        await live.bot.lane.run(rules(most_moves=1))
        found = await books(live, parent)
        await parent.sends(f"appointments:take:{free(live)[3].key}:{found.ref}")
        await parent.taps(act(parent, "confirm"))
        assert act(parent, "move") not in parent.titles()

        await parent.sends(f"appointments:move:{found.ref}")

        await parent.sees(t(parent, "appointments-adult-moved-enough"))
        moved = the_booked(live)
        assert moved.starts_at is not None
        assert parent.titles()[0] == title(live, parent, moved.starts_at)
        assert act(parent, "letter") in parent.titles()

    async def test_to_the_very_same_time_is_no_move(self, live: LiveBot, parent: Chat) -> None:
        own = free(live)[0]
        found = await books(live, parent)
        await parent.sends(f"appointments:take:{own.key}:{found.ref}")

        await parent.sees(t(parent, "appointments-adult-state-booked"))
        assert holds(live) == []


class TestCancelling:
    async def test_asks_once_and_frees_the_time(self, live: LiveBot, parent: Chat) -> None:
        own = free(live)[0]
        found = await books(live, parent)
        await parent.sends(f"appointments:show:{found.ref}")
        await parent.taps(act(parent, "cancel"))
        assert the_booked(live).id == found.id

        await parent.taps(act(parent, "drop"))
        await parent.sends(f"appointments:drop:{found.ref}")

        await parent.sees(t(parent, "appointments-adult-cancelled"))
        assert [one.state for one in meetings(live)] == [AppointmentState.CANCELLED]
        assert own.key in [slot.key for slot in free(live)]

    async def test_can_be_thought_better_of(self, live: LiveBot, parent: Chat) -> None:
        found = await books(live, parent)
        await parent.sends(f"appointments:cancel:{found.ref}")
        await parent.taps(act(parent, "stay"))

        await parent.sees(t(parent, "appointments-adult-state-booked"))
        assert the_booked(live).id == found.id


async def test_a_promise_to_come_is_kept_and_thanked_for(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    await parent.sends(f"appointments:come:{found.ref}")

    day = {"kk": "дүйсенбі, 23 қараша, 15:00", "ru": "понедельник, 23 ноября, 15:00"}[parent.locale]
    await parent.sees(t(parent, "appointments-adult-come", time=day))
    assert the_booked(live).will_come_at == live.clock()


async def test_the_way_is_told_in_the_persons_language(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    await parent.sends(f"appointments:route:{found.ref}")

    await parent.sees(*{"kk": ("12-кабинет", "Екінші қабат"), "ru": ("Кабинет 12", "Второй этаж")}[parent.locale])


async def test_where_nobody_has_written_the_way_it_is_not_offered(live: LiveBot, tongue: str) -> None:
    await live.bot.lane.run(lambda session: open_hours(session, room_id=None))
    parent = await comes(live, tongue)
    found = await books(live, parent)
    await parent.sends(f"appointments:show:{found.ref}")
    await parent.sees(t(parent, "appointments-card.nowhere"))
    assert act(parent, "route") not in parent.titles()

    await parent.sends(f"appointments:route:{found.ref}")

    await parent.sees(t(parent, "appointments-adult-no-way"))


async def test_the_calendar_file_is_handed_over_and_comes_anew_with_a_move(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    await parent.sends(f"appointments:file:{found.ref}")
    await parent.sees(t(parent, "appointments-adult-file"))
    assert the_booked(live).has_calendar_file
    before = files(parent)

    await parent.sends(f"appointments:take:{free(live)[3].key}:{found.ref}")
    await parent.taps(act(parent, "confirm"))

    assert (before, files(parent)) == (1, 2)


def files(chat: Chat) -> int:
    """How many files this person has been handed."""
    if isinstance(chat, WebChat):
        return sum("file" in bubble for bubble in chat.bubbles.values())
    if isinstance(chat, WhatsAppChat):
        return sum(shown.kind == "document" for shown in chat.person.screen())
    return sum(call.method == "sendDocument" for call in chat.person.server.calls)


class TestAnEarlierTime:
    async def test_that_is_free_already_can_be_had_at_once(self, live: LiveBot, parent: Chat) -> None:
        soon, later = free(live)[0], free(live)[9]
        await parent.sends(f"appointments:take:{later.key}")
        await parent.taps(act(parent, "confirm"))
        [found] = meetings(live)
        await parent.sends(f"appointments:earlier:{found.ref}")
        await parent.sees(t(parent, "appointments-adult-earlier-now"))
        assert the_booked(live).wants_earlier_at is None

        await parent.taps(title(live, parent, soon.starts_at))
        await parent.taps(act(parent, "confirm"))

        assert the_booked(live).starts_at == soon.starts_at

    async def test_is_waited_for_when_none_of_those_suits(self, live: LiveBot, parent: Chat) -> None:
        await parent.sends(f"appointments:take:{free(live)[9].key}")
        await parent.taps(act(parent, "confirm"))
        [found] = meetings(live)
        await parent.sends(f"appointments:earlier:{found.ref}")
        await parent.taps(act(parent, "none-suits"))
        await parent.sees(t(parent, "appointments-adult-earlier"))
        assert the_booked(live).wants_earlier_at == live.clock()

        await parent.taps(act(parent, "show"))
        await parent.sees(t(parent, "appointments-card.earlier"))
        await parent.taps(act(parent, "no-earlier"))

        await parent.sees(t(parent, "appointments-adult-unqueued-kept"))
        assert the_booked(live).wants_earlier_at is None

    @pytest.mark.parametrize("purpose", [HoldPurpose.EARLIER, HoldPurpose.PROPOSAL])
    async def test_that_is_offered_is_taken_with_one_tap(
        self, live: LiveBot, parent: Chat, clock: Clock, purpose: HoldPurpose
    ) -> None:
        found = await books(live, parent)
        offered = free(live)[2]
        await live.bot.lane.run(keeping(found, offered, purpose, clock))
        await parent.sends(f"appointments:show:{found.ref}")
        assert parent.titles()[:2] == [act(parent, "claim"), act(parent, "decline")]

        for _ in range(2):
            await parent.sends(f"appointments:claim:{found.ref}:{offered.key}")

        assert (the_booked(live).starts_at, the_booked(live).moves) == (offered.starts_at, 0)
        await parent.sees(t(parent, "appointments-adult-state-booked"), title(live, parent, offered.starts_at)[-5:])

    async def test_that_is_declined_leaves_what_stands(self, live: LiveBot, parent: Chat, clock: Clock) -> None:
        found = await books(live, parent)
        await live.bot.lane.run(keeping(found, free(live)[2], HoldPurpose.PROPOSAL, clock))
        await parent.sends(f"appointments:decline:{found.ref}")

        await parent.sees(t(parent, "appointments-adult-declined"))
        assert the_booked(live).starts_at == found.starts_at
        assert holds(live) == []

    async def test_that_went_to_others_is_said_to_be_over(self, live: LiveBot, parent: Chat, clock: Clock) -> None:
        found = await books(live, parent)
        offered = free(live)[2]
        await live.bot.lane.run(keeping(found, offered, HoldPurpose.PROPOSAL, clock))
        clock.moves(hours=1)
        other = await comes(live, parent.locale, role="teacher")
        await other.sends(f"appointments:take:{offered.key}")
        await other.taps(act(other, "confirm"))

        await parent.sends(f"appointments:claim:{found.ref}:{offered.key}")

        await parent.sees(t(parent, "appointments-adult-offer-over"))
        assert next(one for one in meetings(live) if one.id == found.id).starts_at == found.starts_at

    async def test_of_an_older_message_is_not_what_is_offered_now(
        self, live: LiveBot, parent: Chat, clock: Clock
    ) -> None:
        found = await books(live, parent)
        first, second = free(live)[2:4]
        await live.bot.lane.run(keeping(found, first, HoldPurpose.PROPOSAL, clock))
        await live.bot.lane.run(keeping(found, second, HoldPurpose.PROPOSAL, clock))

        await parent.sends(f"appointments:claim:{found.ref}:{first.key}")

        assert the_booked(live).starts_at == found.starts_at
        await parent.sees(t(parent, "appointments-adult-offer-over"))
        await parent.taps(act(parent, "claim"))
        assert the_booked(live).starts_at == second.starts_at

    async def test_while_choosing_another_time_is_not_confirmed_by_mistake(self, live: LiveBot, parent: Chat) -> None:
        found = await books(live, parent)
        chosen = free(live)[3].key
        await parent.sends(f"appointments:take:{chosen}:{found.ref}")
        await parent.sends(f"appointments:claim:{found.ref}:{chosen}")

        await parent.sees(t(parent, "appointments-adult-offer-over"))
        assert the_booked(live).starts_at == found.starts_at


async def test_an_answer_to_a_missed_meeting_is_heard(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    await parent.sends(f"appointments:missed:{found.ref}:fine")

    await parent.sees(t(parent, "appointments-adult-missed-fine"))


async def test_a_letter_is_one_tap_away_where_nothing_is_free(live: LiveBot, tongue: str) -> None:
    chat = await comes(live, tongue)
    await chat.taps(act(chat, "letter"))
    await chat.says({"kk": "Кездескім келеді", "ru": "Хочу встретиться"}[tongue])

    assert [letter.state for letter in letters(live)] == [RequestState.DRAFT]
