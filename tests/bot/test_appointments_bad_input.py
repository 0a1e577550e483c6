"""Bad input while booking: each kind told at once and kindly, nothing lost, and a way on."""

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.appointments import AppointmentState, HoldPurpose, slots
from core.cyclogram import CyclogramCell, DayException
from core.messages import MAX_PAYLOAD_BYTES, MAX_QUICK_REPLIES, MAX_TITLE
from tests.booking import (
    act,
    books,
    comes,
    free,
    holds,
    letters,
    meetings,
    open_hours,
    rules,
    t,
    takes_soonest,
    the_booked,
    title,
)
from tests.chat import Chat, Clock, LiveBot, WebChat

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])


async def is_stale(chat: Chat) -> bool:
    """The button was old: kind words, and the menu."""
    await chat.sees(t(chat, "menu-stale"))
    return t(chat, "menu-open.appointment") in chat.titles()


async def closes(live: LiveBot, *, staff_id: int | None = None) -> None:
    """The psychologist receives nobody today."""

    def close(session: Session) -> None:
        day = live.clock().date()
        session.add(DayException(school_id=1, staff_id=staff_id, day=day, is_open=False, audiences=[]))

    await live.bot.lane.run(close)


class TestATime:
    async def test_that_is_past_is_told_with_the_two_nearest(self, live: LiveBot, parent: Chat, clock: Clock) -> None:
        first = free(live)[0]
        clock.moves(hours=4)
        near = [title(live, parent, slot.starts_at) for slot in free(live)[:2]]
        await parent.sends(f"appointments:take:{first.key}")

        await parent.sees(t(parent, "appointments-adult-past"))
        assert parent.titles()[:2] == near
        assert parent.titles()[-1] == t(parent, "menu-open.title")

    async def test_of_last_week_is_told_like_that_too(self, live: LiveBot, parent: Chat, clock: Clock) -> None:
        first = free(live)[0]
        clock.moves(days=7)
        await parent.sends(f"appointments:take:{first.key}")

        await parent.sees(t(parent, "appointments-adult-past"))
        assert len(meetings(live)) == 1
        assert holds(live) == []

    async def test_that_somebody_took_meanwhile_is_told_at_once(self, live: LiveBot, parent: Chat) -> None:
        first, second, third = free(live)[:3]
        other = await comes(live, parent.locale, role="teacher")
        await other.sends(f"appointments:take:{second.key}")
        await parent.sends(f"appointments:take:{second.key}")

        await parent.sees(t(parent, "appointments-adult-taken"))
        near = [title(live, parent, slot.starts_at) for slot in (first, third)]
        assert parent.titles()[:2] == near
        await parent.taps(near[0])
        await parent.taps(act(parent, "confirm"))
        assert the_booked(live).starts_at == first.starts_at

    async def test_of_a_day_that_was_closed_meanwhile(self, live: LiveBot, parent: Chat) -> None:
        first = free(live)[0]
        await closes(live)
        await parent.sends(f"appointments:take:{first.key}")

        await parent.sees(t(parent, "appointments-adult-shut"))
        assert "23.11" not in " ".join(parent.titles())

    async def test_whose_day_has_no_other_left_leads_to_the_days(self, live: LiveBot, parent: Chat) -> None:
        day = free(live)[0].starts_at.date()
        await closes(live)
        await parent.sends(f"appointments:day:{day}")

        await parent.sees(t(parent, "appointments-adult-day-gone"))
        assert parent.titles()[0].startswith("⚡")

    async def test_under_a_rule_that_changed_meanwhile(self, live: LiveBot, parent: Chat) -> None:
        second = free(live)[1]
        await live.bot.lane.run(rules(meeting_minutes=45))
        await parent.sends(f"appointments:take:{second.key}")

        await parent.sees(t(parent, "appointments-adult-shut"))
        assert holds(live) == []

    async def test_when_nothing_at_all_is_left_leads_to_the_line(self, live: LiveBot, parent: Chat) -> None:
        first = free(live)[0]
        await live.bot.lane.run(lambda session: session.execute(delete(CyclogramCell)))
        await parent.sends(f"appointments:take:{first.key}")

        await parent.sees(t(parent, "appointments-adult-shut"), t(parent, "appointments-adult-no-nearest"))
        assert parent.titles()[0] == act(parent, "wait")


class TestConfirming:
    async def test_twice_from_two_phones_is_one_meeting(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)
        [one] = meetings(live)
        payload = f"appointments:confirm:{one.ref}:{slots.Slot(*_of(live)).key}:n"
        await parent.sends(payload)
        await parent.sends(payload)

        assert the_booked(live).sequence == 0
        await parent.sees(t(parent, "appointments-adult-state-booked"))

    async def test_after_the_hold_is_over_still_gives_the_time_nobody_took(
        self, live: LiveBot, parent: Chat, clock: Clock
    ) -> None:
        wanted = free(live)[0]
        await takes_soonest(live, parent)
        clock.moves(minutes=5)
        other = await comes(live, parent.locale, role="teacher")
        await other.sends(f"appointments:take:{free(live)[0].key}")
        await other.taps(act(other, "leave"))

        await parent.taps(act(parent, "confirm"))

        assert the_booked(live).starts_at == wanted.starts_at

    async def test_after_the_hold_was_lost_tells_the_nearest(self, live: LiveBot, parent: Chat, clock: Clock) -> None:
        await takes_soonest(live, parent)
        clock.moves(minutes=5)
        other = await comes(live, parent.locale, role="teacher")
        await books(live, other)

        await parent.taps(act(parent, "confirm"))

        await parent.sees(t(parent, "appointments-adult-lost"))
        assert parent.titles()[0] == title(live, parent, free(live)[0].starts_at)
        assert [one.state for one in meetings(live)] == [AppointmentState.DRAFT, AppointmentState.BOOKED]

    async def test_an_old_card_gives_the_time_that_stands_on_it(self, live: LiveBot, parent: Chat) -> None:
        first, second = free(live)[:2]
        await parent.sends(f"appointments:take:{first.key}")
        [one] = meetings(live)
        await parent.sends(f"appointments:take:{second.key}")
        await parent.sends(f"appointments:confirm:{one.ref}:{first.key}:n")

        assert the_booked(live).starts_at == first.starts_at
        assert holds(live) == []

    async def test_an_old_card_moves_nothing_that_was_decided_since(self, live: LiveBot, parent: Chat) -> None:
        first, second = free(live)[:2]
        await parent.sends(f"appointments:take:{first.key}")
        [one] = meetings(live)
        await parent.sends(f"appointments:take:{second.key}")
        await parent.taps(act(parent, "confirm"))
        await parent.sends(f"appointments:confirm:{one.ref}:{first.key}:n")

        assert the_booked(live).starts_at == second.starts_at

    async def test_where_nothing_is_kept_and_nothing_named_begins_again(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)
        await parent.taps(act(parent, "leave"))
        await parent.sends(f"appointments:confirm:{meetings(live)[0].ref}")

        await parent.sees(t(parent, "appointments-adult-hold-over"))
        assert parent.titles()[0].startswith("⚡")

    async def test_a_third_meeting_is_told_what_can_be_done(self, live: LiveBot, parent: Chat) -> None:
        found = [await books(live, parent) for _ in range(2)]
        for payload in ("appointments:new", f"appointments:take:{free(live)[0].key}", "appointments:wait"):
            await parent.sends(payload)
            await parent.sees(t(parent, "appointments-adult-enough", most=2))
            own = [title(live, parent, one.starts_at) for one in found if one.starts_at]
            assert parent.titles()[:2] == own

        assert len(meetings(live)) == 2


class TestSomebodyElses:
    @pytest.mark.parametrize(
        "verb",
        [
            "confirm show move cancel drop come file route earlier unwait claim decline leave company online room",
            "missed skip people days:1 day:2026-11-24 take",
        ],
    )
    async def test_meeting_is_not_to_be_had(self, live: LiveBot, parent: Chat, verb: str) -> None:
        other = await comes(live, parent.locale, role="teacher")
        found = await books(live, other)
        for one in verb.split():
            key = f"{free(live)[0].key}:" if one == "take" else ""
            await parent.sends(f"appointments:{one}:{key}{found.ref}")
            assert await is_stale(parent), one

        assert the_booked(live).starts_at == found.starts_at
        assert (the_booked(live).has_calendar_file, the_booked(live).will_come_at) == (False, None)


@pytest.mark.parametrize(
    "payload",
    [
        "appointments:take:nothing",
        "appointments:take:",
        "appointments:days:99",
        "appointments:role:king",
        "appointments:confirm:",
        "appointments:what",
        "appointments:skip:x:y",
    ],
)
async def test_a_button_nobody_knows_gives_the_menu_back(live: LiveBot, parent: Chat, payload: str) -> None:
    await parent.sends(payload)

    assert await is_stale(parent)
    assert holds(live) == []


@pytest.mark.parametrize("payload", ["appointments:day:yesterday", "appointments:day:", "appointments:days:x"])
async def test_a_day_nobody_knows_leads_to_the_days(live: LiveBot, parent: Chat, payload: str) -> None:
    await parent.sends(payload)

    assert parent.titles()[0].startswith("⚡")


async def test_what_is_over_cannot_be_changed(live: LiveBot, parent: Chat, clock: Clock) -> None:
    found = await books(live, parent)
    clock.moves(days=1)
    for verb in ("move", "cancel", "drop", "come", "earlier"):
        await parent.sends(f"appointments:{verb}:{found.ref}")
        await parent.sees(t(parent, "appointments-adult-over"))
        assert parent.titles() == [act(parent, "new"), t(parent, "menu-open.title")]

    assert the_booked(live).will_come_at is None


async def test_a_cancelled_meeting_can_still_be_looked_at(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    await parent.sends(f"appointments:drop:{found.ref}")
    await parent.sends(f"appointments:confirm:{found.ref}")
    await parent.sees(t(parent, "appointments-adult-over"))
    await parent.sends(f"appointments:show:{found.ref}")

    await parent.sees(t(parent, "appointments-adult-state-cancelled"))


async def test_words_typed_where_buttons_are_shown_are_a_letter(live: LiveBot, parent: Chat) -> None:
    await parent.sends("appointments:new")
    await parent.says({"kk": "Баламмен келсем бола ма", "ru": "Можно прийти с сыном"}[parent.locale])

    assert len(letters(live)) == 1
    assert meetings(live) == []


async def test_before_consent_nothing_is_booked(live: LiveBot, tongue: str) -> None:
    await live.bot.lane.run(open_hours)
    chat = live.chat(locale=tongue)
    await chat.opens()
    await chat.sends("appointments:open")

    assert t(chat, "appointments-who.parent") not in chat.titles()


async def test_every_screen_fits_the_smallest_messenger(live: LiveBot, parent: Chat) -> None:
    if not isinstance(parent, WebChat):
        parent = WebChat(live.client, locale="en")
        await parent.begins()
        await parent.sends("appointments:role:student")
    found = await books(live, parent)
    waiting, seen = [f"appointments:show:{found.ref}", "appointments:new"], set()
    while waiting:
        payload = waiting.pop()
        shape = ":".join(payload.split(":")[:2])
        if shape in seen or not payload.startswith("appointments:"):
            continue
        seen.add(shape)
        await parent.sends(payload)
        replies = parent.bubbles[max(parent.bubbles)]["replies"]
        assert len(replies) <= MAX_QUICK_REPLIES, payload
        assert all(len(reply["title"]) <= MAX_TITLE for reply in replies), replies
        assert all(len(reply["payload"].encode()) <= MAX_PAYLOAD_BYTES for reply in replies), replies
        waiting += [reply["payload"] for reply in replies]

    assert {f"appointments:{verb}" for verb in ("confirm", "days", "topic", "people", "move", "drop")} <= seen


def _of(live: LiveBot) -> tuple[object, ...]:
    [found] = holds(live)
    assert found.purpose is HoldPurpose.CHOICE
    return found.staff_id, found.room_id, found.starts_at, found.ends_at, found.free_at


async def test_a_card_that_was_confirmed_changes_nothing_any_more(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    before = the_booked(live)
    for payload in (f"people:{found.ref}:3", f"company:{found.ref}", f"online:{found.ref}", f"room:{found.ref}"):
        await parent.sends(f"appointments:{payload}")

        await parent.sees(t(parent, "appointments-adult-state-booked"), found.code)
    after = the_booked(live)
    assert (after.participants, after.is_online) == (before.participants, before.is_online) == (1, False)
