"""The window of a day at the wire: inside it words, outside it one invitation, and nothing of what waits is lost."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import retention
from core.appointments import reminding, saying
from core.messages import OutboundMessage, Picture
from core.texts import texts
from core.windows import Window
from db.models.appointments import Appointment
from db.models.help_requests import HelpRequest
from db.models.outbox import DeliveryState, Lane
from db.models.windows import MessageWindow
from tests.booking import books, comes, open_hours
from tests.channels.whatsapp.conftest import (
    HELP,
    INVITATION,
    a_chat,
    all_in,
    channel_of,
    invitations,
    is_answered,
    put,
    sends_a_letter,
    shown,
    state,
    talks,
    until,
    window_of,
    words,
)
from tests.chat import LiveBot, WhatsAppChat
from tests.whatsapp import sending
from tests.whatsapp.records import Template
from tests.whatsapp.refusals import Refusal
from tests.whatsapp.server import CloudServer

HELD, QUEUED, SENDING, SENT = DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.SENT
OPEN = "Ашу"


async def waits(live: LiveBot, phone: WhatsAppChat, text: str, **more: Any) -> str:
    ref = await put(live, phone, text, **more)
    await until(lambda: state(live, ref) is HELD)
    return ref


class TestADay:
    async def test_is_counted_to_the_second(self, live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
        live.clock.moves(hours=23, minutes=59, seconds=59)
        await put(live, phone, "бірінші")
        await phone.settles()
        assert (shown(phone, "бірінші"), invitations(phone)) == (["бірінші"], [])

        live.clock.moves(seconds=2)
        ref = await waits(live, phone, "екінші")

        assert shown(phone, "бірінші", "екінші") == ["бірінші"]
        assert [text[: len(INVITATION)] for text in invitations(phone)] == [INVITATION]
        assert server.sent[-1].body["template"]["language"]["code"] == "kk"
        assert await phone.person.presses_template(OPEN)
        await phone.settles()
        assert shown(phone, "екінші") == ["екінші"]
        assert state(live, ref) is SENT

    async def test_that_has_passed_holds_everything_until_a_tap_which_lets_it_go_in_order_once(
        self, live: LiveBot, phone: WhatsAppChat
    ) -> None:
        live.clock.moves(hours=30)
        said = [f"хабар {number}" for number in range(5)]
        for text in said:
            await waits(live, phone, text)
        assert len(invitations(phone)) == 1

        await phone.person.presses_template(OPEN)
        await phone.settles()
        assert shown(phone, *said) == said
        # what the tap itself is answered with comes after all of it
        assert phone.texts()[-1] == texts("kk")("start-waiting", count=5)

        await phone.person.presses_template(OPEN)
        await phone.settles()
        assert shown(phone, *said) == said
        assert phone.texts()[-1] == texts("kk")("start-waiting", count=0)
        assert all_in(live, HELD) == 0

    async def test_begins_anew_with_any_words(self, live: LiveBot, phone: WhatsAppChat) -> None:
        await phone.taps(HELP)
        live.clock.moves(hours=30)
        await waits(live, phone, "күтіп тұр")

        await phone.says("Мен келдім")

        assert shown(phone, "күтіп тұр") == ["күтіп тұр"]
        assert words(live)[-1] == "Мен келдім"
        later = phone.texts()
        assert later.index("күтіп тұр") < len(later) - 1  # before the answer to the words

    async def test_is_not_begun_by_what_comes_a_day_late(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        await phone.taps(HELP)
        live.clock.moves(hours=30)
        ref = await waits(live, phone, "күтіп тұр")
        late = phone.person.prepares(text={"body": "Кеше жазғанмын"})
        late["messages"][0]["timestamp"] = str(int((live.clock() - timedelta(hours=25)).timestamp()))

        assert await server.delivers(late) == [200]
        await until(lambda: "Кеше жазғанмын" in words(live))

        assert (state(live, ref), window_of(live, phone).is_open(live.clock())) == (HELD, False)
        await until(lambda: not all_in(live, SENDING) + all_in(live, QUEUED))
        await phone.person.presses_template(OPEN)
        await phone.settles()
        assert shown(phone, "күтіп тұр") == ["күтіп тұр"]

    async def test_is_not_ended_by_older_words(self, live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
        await phone.taps(HELP)
        older = phone.person.prepares(text={"body": "ескі"})
        older["messages"][0]["timestamp"] = str(int((live.clock() - timedelta(hours=48)).timestamp()))

        assert await server.delivers(older) == [200]
        await phone.settles()
        await put(live, phone, "жаңа")
        await phone.settles()

        assert shown(phone, "жаңа") == ["жаңа"]
        assert invitations(phone) == []


class TestAnInvitation:
    async def test_is_sent_to_nobody_twice_within_twenty_hours_but_for_danger(self, hasty: LiveBot) -> None:
        phone = a_chat(hasty)
        await phone.begins()
        table = [
            (30.0, {}, 1),
            (0.0, {}, 1),
            (19.9, {}, 1),
            (0.0, {"template": "duty"}, 2),
            (0.1, {"template": "duty"}, 3),
            (0.1, {}, 4),  # neither does a call to the one on duty stand for an answer
            (19.0, {}, 4),
            (2.0, {}, 5),
        ]
        for hours, more, count in table:
            hasty.clock.moves(hours=hours)
            await asyncio.sleep(0.05)  # longer than what was sent is remembered before it is written down
            await waits(hasty, phone, f"хабар {hours}", **more)

            assert len(invitations(phone)) == count, (hours, more)
        assert invitations(phone)[1] == texts("kk")("whatsapp-template-duty")

    async def test_of_a_reminder_says_when_it_is_and_falls_back_to_the_plain_one(
        self, live: LiveBot, server: CloudServer
    ) -> None:
        await live.bot.lane.run(open_hours)
        parent = await comes(live, "kk")
        assert isinstance(parent, WhatsAppChat)
        meeting = await books(live, parent)
        live.clock.moves(hours=30)
        place = ("senim_appointment", "kk")
        plain, kept = texts("kk")("whatsapp-template-invite"), server.templates[place]
        ways: dict[str, Callable[[], object]] = {
            "as it should be": lambda: None,
            "paused": lambda: setattr(kept, "status", "PAUSED"),
            "disabled": lambda: setattr(kept, "status", "DISABLED"),
            "of other gaps": lambda: server.templates.update(
                {place: Template(components=kept.components, parameters=2)}
            ),
            "not in this language": lambda: server.templates.pop(place),
            "not there": lambda: [server.templates.pop(("senim_appointment", one)) for one in ("ru", "en")],
        }
        told = []
        for spoil in ways.values():
            spoil()
            before = len(invitations(parent))
            message = await live.bot.lane.run(partial(message_of, meeting=meeting))
            words_of_it = {"template": message.template, "template_words": message.template_words}
            await waits(live, parent, message.text, **words_of_it)
            await until(lambda: len(invitations(parent)) > before)  # noqa: B023  it is waited for here
            told.append(
                (server.sent[-1].body["template"]["name"], server.sent[-1].body["template"]["language"]["code"])
            )

        when = ", ".join(message.template_words)
        assert invitations(parent)[0] == texts("kk")("whatsapp-template-appointment", when=when)
        assert list(invitations(parent)[1:]) == [plain] * (len(ways) - 1)
        assert told == [("senim_appointment", "kk"), *[("senim_invite", "kk")] * (len(ways) - 1)]
        assert all_in(live, HELD) == len(ways)

    async def test_speaks_another_language_where_its_own_is_not_approved(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        live.clock.moves(hours=30)
        for name in ("senim_invite", "senim_duty"):
            server.templates[name, "kk"].status = "PAUSED"

        await waits(live, phone, "сөз")
        await waits(live, phone, "дабыл", template="duty")

        assert list(invitations(phone)) == [texts("ru")(f"whatsapp-template-{name}") for name in ("invite", "duty")]

    @pytest.mark.parametrize("gaps", [(), ("бір", "екі"), (" ",)])
    async def test_whose_gaps_cannot_be_filled_is_the_plain_one(
        self, live: LiveBot, phone: WhatsAppChat, gaps: tuple[str, ...]
    ) -> None:
        live.clock.moves(hours=30)

        await waits(live, phone, "сөз", template="appointment", template_words=gaps)

        assert invitations(phone) == [texts("kk")("whatsapp-template-invite")]

    async def test_that_is_nowhere_approved_costs_nobody_anything_and_is_told(
        self, hasty: LiveBot, server: CloudServer
    ) -> None:
        phone = a_chat(hasty)
        await phone.begins()
        hasty.clock.moves(hours=30)
        for template in server.templates.values():
            template.status = "PAUSED"

        ref = await put(hasty, phone, "күтіп тұр")
        await until(lambda: state(hasty, ref) is QUEUED and window_of(hasty, phone).waiting == [ref])
        assert "templates" in channel_of(hasty).troubles.values()
        assert invitations(phone) == []
        for template in server.templates.values():
            template.status = "APPROVED"
        hasty.clock.moves(minutes=9, seconds=59)
        await asyncio.sleep(0.1)
        assert state(hasty, ref) is QUEUED
        hasty.clock.moves(seconds=31)
        hasty.bot.delivery.wake()
        await until(lambda: state(hasty, ref) is HELD)

        assert len(invitations(phone)) == 1
        assert "templates" not in channel_of(hasty).troubles.values()
        await phone.person.presses_template(OPEN)
        await phone.settles()
        assert shown(phone, "күтіп тұр") == ["күтіп тұр"]

    async def test_that_is_nowhere_approved_keeps_nobody_waiting_who_writes_again(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        live.clock.moves(hours=30)
        for template in server.templates.values():
            template.status = "PAUSED"
        ref = await put(live, phone, "күтіп тұр")
        await until(lambda: state(live, ref) is QUEUED and window_of(live, phone).waiting == [ref])

        await phone.says("menu")

        assert shown(phone, "күтіп тұр") == ["күтіп тұр"]
        assert phone.titles()
        assert state(live, ref) is SENT

    async def test_of_danger_that_is_nowhere_approved_is_tried_again_within_half_a_minute(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        live.clock.moves(hours=30)
        for template in server.templates.values():
            template.status = "PAUSED"
        ref = await put(live, phone, "дабыл", lane=Lane.CRISIS, template="duty")
        await until(lambda: state(live, ref) is QUEUED and window_of(live, phone).waiting == [ref])
        for template in server.templates.values():
            template.status = "APPROVED"

        live.clock.moves(seconds=30)
        live.bot.delivery.wake()
        await until(lambda: state(live, ref) is HELD)

        assert invitations(phone) == [texts("kk")("whatsapp-template-duty")]


class TestADisagreement:
    @pytest.mark.parametrize("is_sync", [True, False])
    async def test_in_which_meta_calls_closed_what_we_count_open_ends_in_an_invitation(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer, *, is_sync: bool
    ) -> None:
        live.clock.moves(hours=23, minutes=30)
        server.fail(131047, to=phone.person.id, sync=is_sync)

        ref = await waits(live, phone, "күтіп тұр")
        await until(lambda: len(invitations(phone)) == 1)

        assert shown(phone, "күтіп тұр") == []
        free = [sent for sent in server.sent if sent.body.get("text", {}).get("body") == "күтіп тұр"]
        assert len(free) == (0 if is_sync else 1)
        await phone.person.presses_template(OPEN)
        await phone.settles()
        assert (shown(phone, "күтіп тұр"), state(live, ref)) == (["күтіп тұр"], SENT)

    async def test_that_lasts_asks_meta_no_more_than_a_few_times(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        live.clock.moves(hours=2)
        server.fail(131047, to=phone.person.id, times=40)

        ref = await waits(live, phone, "күтіп тұр")
        await phone.settles()

        asked = [call for call in server.calls if call.fault == "refused"]
        assert len(asked) <= 4
        assert state(live, ref) is HELD

    async def test_that_begins_between_a_picture_and_its_words_invites_to_both(
        self, live: LiveBot, phone: WhatsAppChat, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        live.clock.moves(hours=23, minutes=59)
        takes = sending.send

        def closed(server: CloudServer, number: str, body: dict[str, Any], fails_with: int | None) -> Any:
            if body["type"] == "text":
                raise Refusal(131047)
            return takes(server, number, body, fails_with)

        with monkeypatch.context() as shut:
            shut.setattr(sending, "send", closed)
            ref = await waits(live, phone, "сөз", picture=Picture(alt="a yurt", name="area-family"))
        assert len(invitations(phone)) == 1
        await phone.person.presses_template(OPEN)
        await phone.settles()

        assert (shown(phone, "сөз"), state(live, ref)) == (["сөз"], SENT)

    async def test_with_somebody_who_writes_meanwhile_holds_nothing_for_ever(
        self, live: LiveBot, phone: WhatsAppChat, server: CloudServer
    ) -> None:
        await phone.taps(HELP)
        live.clock.moves(hours=23, minutes=30)
        server.automatic = ()
        server.fail(131047, to=phone.person.id, sync=False)
        server.is_subscribed = False  # the word of it is on its way
        ref = await put(live, phone, "жолда")
        await until(lambda: state(live, ref) is DeliveryState.TAKEN)
        refused = server.sent[-1]
        server.is_subscribed, server.automatic = True, ("sent", "delivered")

        live.clock.moves(seconds=5)
        await phone.says("Мен жаздым")
        await server.status(refused.id, "failed", code=131047)
        live.clock.moves(minutes=1)
        live.bot.delivery.wake()
        await phone.settles()

        assert shown(phone, "жолда") == ["жолда"]
        assert state(live, ref) is SENT
        assert all_in(live, HELD) == 0


class TestForGood:
    async def test_nobody_is_waited_for_after_a_month(self, live: LiveBot, phone: WhatsAppChat) -> None:
        request = await sends_a_letter(live, phone, "Хатым")
        live.clock.moves(hours=30)
        await is_answered(live, request, "Жауап")
        await until(lambda: all_in(live, HELD) == 1)

        live.clock.moves(days=30)
        await live.bot.lane.run(lambda session: retention.purge(session, now=live.clock()))
        assert talks(live)[0].is_unreachable is False
        live.clock.moves(hours=2)
        await live.bot.lane.run(lambda session: retention.purge(session, now=live.clock()))

        assert talks(live)[0].is_unreachable
        assert all_in(live, HELD) == 0
        await phone.says("Мен келдім")
        assert not talks(live)[0].is_unreachable

    async def test_who_asks_to_be_forgotten_is(self, live: LiveBot, phone: WhatsAppChat) -> None:
        request = await sends_a_letter(live, phone, "Хатым")
        live.clock.moves(hours=30)
        await is_answered(live, request, "Жауап")
        await until(lambda: all_in(live, HELD) == 1)
        older = a_chat(live)
        await older.says("Start")

        live.clock.moves(hours=1)
        late = phone.person.prepares(
            type="interactive",
            interactive={"type": "button_reply", "button_reply": {"id": "privacy:forget", "title": "x"}},
        )
        late["messages"][0]["timestamp"] = str(int((live.clock() - timedelta(hours=26)).timestamp()))
        assert await phone.person.server.delivers(late) == [200]
        await phone.settles()

        with live.bot.database.reading() as session:
            assert len(session.scalars(select(MessageWindow.lookup)).all()) == 1  # the other one's
            assert [talk.sealed_address for talk in session.scalars(select(HelpRequest))] == [None]
        assert all_in(live, HELD) == 0
        assert window_of(live, phone) == Window("whatsapp")


def message_of(session: Session, *, meeting: Appointment) -> OutboundMessage:
    """What a reminder of this meeting says."""
    kept = session.get_one(Appointment, meeting.id)
    return reminding._message(session, saying.school_of(session, kept), kept)


async def test_each_of_two_people_waits_for_themselves(live: LiveBot, server: CloudServer) -> None:
    one, other = a_chat(live), a_chat(live)
    await one.begins()
    await other.begins()
    live.clock.moves(hours=30)
    await waits(live, one, "біріншіге")
    await waits(live, other, "екіншіге", lane=Lane.ANSWER)

    await one.person.presses_template(OPEN)
    await one.settles()

    assert shown(one, "біріншіге", "екіншіге") == ["біріншіге"]
    assert shown(other, "біріншіге", "екіншіге") == []
    assert all_in(live, HELD) == 1
