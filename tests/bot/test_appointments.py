"""Booking in the chat: four taps, a card that says everything, and nobody asked twice."""

import re
from datetime import time, timedelta

import pytest

from core.appointments import AppointmentState, Audience
from core.cyclogram import MeetingLink
from tests.booking import (
    act,
    books,
    comes,
    free,
    holds,
    meetings,
    open_hours,
    rules,
    t,
    takes_soonest,
    the_booked,
    title,
)
from tests.chat import Chat, Clock, LiveBot

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])


def soonest(chat: Chat) -> str:
    [found] = [title for title in chat.titles() if title.startswith("⚡ ")]
    return found


class TestTheWayToATime:
    async def test_is_four_taps_the_first_time(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(open_hours)
        chat = await comes(live, tongue, role=None)
        taps = [t(chat, "menu-open.appointment"), t(chat, "appointments-who.parent")]
        for tap in taps:
            await chat.taps(tap)
        taps += [soonest(chat), act(chat, "confirm")]
        for tap in taps[2:]:
            await chat.taps(tap)

        assert len(taps) == 4
        assert the_booked(live).audience is Audience.PARENT

    async def test_is_three_taps_to_the_soonest_time_ever_after(self, live: LiveBot, parent: Chat) -> None:
        await parent.sends("menu:open")
        await parent.taps(t(parent, "menu-open.appointment"))
        await parent.taps(soonest(parent))
        await parent.taps(act(parent, "confirm"))

        assert the_booked(live).starts_at == live.clock().replace(hour=10, minute=0)

    async def test_is_four_taps_to_any_other(self, live: LiveBot, parent: Chat) -> None:
        wanted = free(live)[5]
        await parent.sends("menu:open")
        await parent.taps(t(parent, "menu-open.appointment"))
        await parent.taps(title(live, parent, wanted.starts_at).partition(",")[0])
        await parent.taps(title(live, parent, wanted.starts_at).rpartition(" ")[2])
        await parent.taps(act(parent, "confirm"))

        assert the_booked(live).starts_at == wanted.starts_at

    @pytest.mark.parametrize(
        ("of_tips", "audience"), [("parents", "parent"), ("teachers", "teacher"), ("pupils_5_7", "student")]
    )
    async def test_asks_nobody_who_they_are_who_has_said_it_for_the_tips(
        self, live: LiveBot, tongue: str, of_tips: str, audience: str
    ) -> None:
        await live.bot.lane.run(open_hours)
        chat = await comes(live, tongue, role=None)
        await chat.sends(f"tips:who:{of_tips}")

        await books(live, chat)

        assert the_booked(live).audience == audience

    async def test_asks_a_pupil_for_no_name_and_says_thou(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(open_hours)
        pupil = await comes(live, tongue, role="student")
        await takes_soonest(live, pupil)
        await pupil.sees(t(pupil, "appointments-held", minutes=2))

        await pupil.taps(act(pupil, "confirm"))

        await pupil.sees(t(pupil, "appointments-state-booked"))
        assert act(pupil, "file") in pupil.titles()
        assert pupil.texts()[-1].startswith(t(pupil, "appointments-state-booked"))

    async def test_lets_a_role_be_changed(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)
        await parent.sends("appointments:new")
        await parent.taps(t(parent, "appointments-who.change"))
        await parent.taps(t(parent, "appointments-who.teacher"))

        assert holds(live) == []
        await books(live, parent)
        assert the_booked(live).audience is Audience.TEACHER


class TestTheDays:
    async def test_begin_with_the_soonest_time_and_show_only_free_days(self, live: LiveBot, parent: Chat) -> None:
        monday = [slot for slot in free(live) if slot.starts_at.date() == live.clock().date()]
        for slot in monday:
            other = await comes(live, parent.locale, role="teacher")
            await other.sends(f"appointments:take:{slot.key}")
            await other.taps(act(other, "confirm"))

        await parent.sends("appointments:new")

        tuesday = free(live)[0].starts_at
        assert soonest(parent) == f"⚡ {title(live, parent, tuesday)}"
        assert parent.titles()[1] == title(live, parent, tuesday).partition(",")[0]
        assert "23.11" not in " ".join(parent.titles())

    async def test_go_on_to_the_last_one_and_back(self, live: LiveBot, parent: Chat) -> None:
        await parent.sends("appointments:new")
        first = parent.titles()
        seen = [one for one in first if re.search(r"\d$", one) and not one.startswith("⚡")]
        while act(parent, "further") in parent.titles():
            await parent.taps(act(parent, "further"))
            seen += [one for one in parent.titles() if re.search(r"\d$", one)]

        days = list(dict.fromkeys(title(live, parent, slot.starts_at).partition(",")[0] for slot in free(live)))
        assert seen == days
        await parent.taps(act(parent, "nearer"))
        assert parent.titles() == first

    async def test_turn_the_pages_of_a_long_day(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(lambda session: open_hours(session, opens=time(9), closes=time(18)))
        parent = await comes(live, tongue)
        tuesday = [slot for slot in free(live) if slot.starts_at.date() > live.clock().date()]
        of_day = [one for one in tuesday if one.starts_at.date() == tuesday[0].starts_at.date()]
        await parent.sends(f"appointments:day:{of_day[0].starts_at.date()}")
        seen = parent.titles()[:6]
        while act(parent, "later") in parent.titles():
            await parent.taps(act(parent, "later"))
            seen += [one for one in parent.titles() if re.fullmatch(r"\d\d:\d\d", one)]

        assert seen == [title(live, parent, one.starts_at).rpartition(" ")[2] for one in of_day]
        await parent.taps(act(parent, "sooner"))
        await parent.taps(act(parent, "days"))
        assert soonest(parent)


class TestWhenNothingIsFree:
    async def test_the_truth_is_said_and_the_line_is_open(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(lambda session: open_hours(session, closes=time(15, 30), weekdays=[0]))
        await live.bot.lane.run(rules(horizon_days=5))
        await books(live, await comes(live, tongue))
        late = await comes(live, tongue, role="student")
        await late.sends("appointments:open")
        await late.sees(t(late, "appointments-none", days=5))

        await late.taps(act(late, "wait"))

        await late.sees(t(late, "appointments-queued"))
        assert [one.state for one in meetings(live)] == [AppointmentState.BOOKED, AppointmentState.WAITING]
        await late.sends("appointments:open")
        await late.taps(t(late, "appointments-mine.waiting"))
        await late.sees(t(late, "appointments-state-waiting"))
        assert late.titles() == [act(late, "days"), act(late, "unwait"), t(late, "menu-open.title")]
        await late.taps(act(late, "days"))
        await late.sees(t(late, "appointments-none-yet"))

    async def test_who_waits_and_asks_to_wait_again_keeps_one_place(self, live: LiveBot, tongue: str) -> None:
        chat = await comes(live, tongue)
        for _ in range(2):
            await chat.sends("appointments:wait")

        assert [one.state for one in meetings(live)] == [AppointmentState.WAITING]

    async def test_who_no_longer_wants_to_wait_leaves_the_line(self, live: LiveBot, tongue: str) -> None:
        chat = await comes(live, tongue)
        await chat.sends("appointments:wait")
        await chat.sends(f"appointments:unwait:{meetings(live)[0].ref}")

        await chat.sees(t(chat, "appointments-adult-unqueued"))
        assert meetings(live)[0].state is AppointmentState.CANCELLED

    async def test_a_school_without_hours_says_so(self, live: LiveBot, tongue: str) -> None:
        chat = await comes(live, tongue)

        await chat.sees(t(chat, "appointments-adult-no-hours", days=30))
        assert chat.titles() == [
            act(chat, "wait"),
            act(chat, "letter"),
            t(chat, "appointments-who.change"),
            t(chat, "menu-open.title"),
        ]

    async def test_hours_for_others_are_no_hours_for_these(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(lambda session: open_hours(session, audiences=["teacher"]))
        chat = await comes(live, tongue)

        await chat.sees(t(chat, "appointments-adult-no-hours", days=30))


class TestTheCardToConfirm:
    async def test_says_when_where_with_whom_and_how_long_it_is_kept(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)

        day = {"kk": "Дүйсенбі, 23 қараша", "ru": "Понедельник, 23 ноября"}[parent.locale]
        place = t(parent, "appointments-card.place", place={"kk": "12-кабинет", "ru": "Кабинет 12"}[parent.locale])
        kept = t(parent, "appointments-adult-held", minutes=2)
        await parent.sees(kept, f"*{day}, 15:00–15:30*", place, t(parent, "appointments-card.clock"))
        titles = [act(parent, name) for name in ("confirm", "another", "company", "leave")]
        assert parent.titles() == titles

    async def test_leads_to_other_times_of_the_day(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)
        await parent.taps(act(parent, "another"))
        await parent.taps("16:20")
        await parent.taps(act(parent, "confirm"))

        assert the_booked(live).starts_at == live.clock().replace(hour=11, minute=20)
        assert holds(live) == []

    async def test_gives_the_time_back_when_it_is_left(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)
        await parent.taps(act(parent, "leave"))

        await parent.sees(t(parent, "appointments-adult-left"))
        assert holds(live) == []
        assert [one.state for one in meetings(live)] == [AppointmentState.DRAFT]

    async def test_takes_more_people_along(self, live: LiveBot, parent: Chat) -> None:
        await takes_soonest(live, parent)
        await parent.taps(act(parent, "company"))
        assert t(parent, "appointments-people.teacher") not in parent.titles()
        await parent.taps(t(parent, "appointments-people.of3"))
        await parent.sees(t(parent, "appointments-people.of3"), t(parent, "appointments-adult-held", minutes=2))
        await parent.taps(act(parent, "confirm"))

        assert the_booked(live).participants == 3

    async def test_takes_a_pupils_class_teacher_along(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(open_hours)
        pupil = await comes(live, tongue, role="student")
        await takes_soonest(live, pupil)
        await pupil.taps(act(pupil, "company"))
        await pupil.taps(t(pupil, "appointments-people.teacher"))
        await pupil.taps(act(pupil, "confirm"))

        assert the_booked(live).with_teacher

    async def test_forgets_the_company_of_who_turns_out_to_be_somebody_else(self, live: LiveBot, tongue: str) -> None:
        await live.bot.lane.run(open_hours)
        pupil = await comes(live, tongue, role="student")
        await takes_soonest(live, pupil)
        await pupil.sends(f"appointments:people:{meetings(live)[0].ref}:t")
        assert meetings(live)[0].with_teacher
        await pupil.sends("appointments:role:parent")
        await books(live, pupil)

        assert (the_booked(live).audience, the_booked(live).with_teacher) == (Audience.PARENT, False)

    async def test_offers_video_only_where_the_psychologist_has_an_address(self, live: LiveBot, tongue: str) -> None:
        member = await live.bot.lane.run(open_hours)
        await live.bot.lane.run(
            lambda session: session.add(MeetingLink(staff_id=member, address="https://meet.example/senim"))
        )
        parent = await comes(live, tongue)
        await takes_soonest(live, parent)
        await parent.taps(act(parent, "online"))
        await parent.sees(t(parent, "appointments-adult-held", minutes=2), t(parent, "appointments-card.online"))
        assert act(parent, "room") in parent.titles()
        await parent.taps(act(parent, "confirm"))

        await parent.sees(t(parent, "appointments-adult-state-booked"), "https://meet.example/senim")
        assert the_booked(live).is_online


async def test_where_a_psychologist_confirms_nothing_is_promised(live: LiveBot, parent: Chat) -> None:
    await live.bot.lane.run(rules(is_automatic=False))

    await books(live, parent)

    await parent.sees(t(parent, "appointments-adult-state-requested"))
    assert meetings(live)[0].state is AppointmentState.REQUESTED


async def test_who_has_a_meeting_sees_it_first_and_may_book_another(live: LiveBot, parent: Chat) -> None:
    found = await books(live, parent)
    assert found.starts_at is not None
    await parent.sends("appointments:open")
    await parent.sees(t(parent, "appointments-adult-mine"))
    assert parent.titles() == [title(live, parent, found.starts_at), act(parent, "new"), t(parent, "menu-open.title")]

    await books(live, parent)
    await parent.sends("appointments:open")

    assert len(parent.titles()) == 3
    assert act(parent, "new") not in parent.titles()


async def test_a_meeting_whose_hour_is_past_takes_no_place_among_the_open_ones(
    live: LiveBot, parent: Chat, clock: Clock
) -> None:
    first = await books(live, parent)
    clock.moves(days=2)
    await parent.sends(f"appointments:show:{first.ref}")
    await parent.sees(t(parent, "appointments-adult-state-past"))
    assert parent.titles() == [act(parent, "new"), t(parent, "menu-open.title")]

    await parent.sends("appointments:open")

    assert soonest(parent)


async def test_a_typed_number_or_title_is_a_tap_while_nothing_is_asked(live: LiveBot, parent: Chat) -> None:
    await parent.sends("appointments:new")
    await parent.says("1")
    await parent.says(act(parent, "confirm"))

    assert the_booked(live).starts_at == live.clock() + timedelta(hours=5)
