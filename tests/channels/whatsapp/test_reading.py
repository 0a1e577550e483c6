"""«Read» is told when a person has had the words before their eyes: never before, once, and of no talk that is gone."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.help_requests import answers, reading, talks
from db.models.help_requests import HelpMessage, HelpRequest, HelpSource
from tests.channels.whatsapp.conftest import HELP, SEND, a_chat, channel_of, until
from tests.chat import LiveBot, WhatsAppChat
from tests.factories.staff import psychologist
from tests.whatsapp.server import CloudServer


async def hired(live: LiveBot) -> Specialist:
    return await live.bot.lane.run(lambda session: psychologist(session))


async def writes(phone: WhatsAppChat, *texts: str) -> list[str]:
    """A letter of several messages; what WhatsApp calls them."""
    await phone.taps(HELP)
    called = []
    for text in texts:
        called.append(await phone.person.says(text))
        await phone.settles()
    await phone.taps(SEND)
    return called


async def opens(live: LiveBot, who: Specialist, *, place: int = 0) -> None:
    """A person opens the first talk, or another one, in the panel."""

    def rule(session: Session) -> None:
        request = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()[place]
        answers.read(session, request.id, by=who, now=live.clock())

    await live.bot.lane.run(rule)


async def sees(live: LiveBot, who: Specialist, *, up_to: int = -1, place: int = 0) -> None:
    """The words down to this one stand on their screen."""

    def rule(session: Session) -> None:
        request = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()[place]
        ids = session.scalars(select(HelpMessage.id).order_by(HelpMessage.id)).all()
        reading.see(session, request.id, up_to=ids[up_to], by=who, now=live.clock())

    await live.bot.lane.run(rule)


def untold(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).select_from(HelpSource)) or 0


async def test_nothing_is_told_before_the_words_were_seen(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    called = await writes(phone, "Бірінші", "Екінші", "Үшінші")
    who = await hired(live)
    await sees(live, who)  # somebody who has not opened the talk has seen nothing
    await channel_of(live)._reading.once()
    assert server.reads == []

    await opens(live, who)
    await channel_of(live)._reading.once()
    assert server.reads == []
    await sees(live, who, up_to=1)
    await until(lambda: untold(live) == 1)
    assert server.reads == called[:2]
    await sees(live, who)
    await sees(live, who)
    await until(lambda: untold(live) == 0)
    await channel_of(live)._reading.once()

    assert server.reads == called
    assert [call.body["status"] for call in server.calls if call.name == "read" and call.body] == ["read"] * 3
    assert server.typing == []


async def test_a_talk_that_is_gone_is_not_told_of(live: LiveBot, phone: WhatsAppChat, server: CloudServer) -> None:
    await writes(phone, "Бірінші")
    who = await hired(live)
    await opens(live, who)

    def erase(session: Session) -> None:
        request = session.scalars(select(HelpRequest)).one()
        ids = session.scalars(select(HelpMessage.id)).all()
        reading.see(session, request.id, up_to=max(ids), by=who, now=live.clock())
        talks.erase(session, request, now=live.clock())

    await live.bot.lane.run(erase)
    await channel_of(live)._reading.once()

    assert (server.reads, untold(live)) == ([], 0)


async def test_a_refusal_is_the_end_of_it_and_an_outage_is_not(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    called = await writes(phone, "Бірінші", "Екінші")
    who = await hired(live)
    await opens(live, who)
    server.fail(131009, method="read")
    server.fail(2, method="read", status=503, times=2)
    server.fail(130429, method="read")
    server.cut("read")

    await sees(live, who)
    await until(lambda: untold(live) == 0)

    # the first was refused; the second was told, and once more because the answer to that was lost
    assert server.reads == [called[1]] * 2
    assert server.faults.planned == []


async def test_nothing_is_told_of_while_older_words_of_the_same_chat_have_not_been_seen(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    first = await writes(phone, "Біріншіге")
    await phone.says("menu")
    second = await writes(phone, "Екіншіге")
    who = await hired(live)

    await opens(live, who, place=1)
    await sees(live, who, place=1)
    await until(lambda: untold(live) == 2)
    assert await channel_of(live)._reading.once() == 0
    assert server.reads == []  # WhatsApp would show the first ones as read as well
    await opens(live, who)
    await sees(live, who)
    await until(lambda: untold(live) == 0)

    assert server.reads == [*first, *second]


async def test_of_two_people_only_the_one_whose_words_were_seen_is_told(
    live: LiveBot, phone: WhatsAppChat, server: CloudServer
) -> None:
    called = await writes(phone, "Менікі")
    other = a_chat(live)
    await other.begins()
    await writes(other, "Басқанікі")
    who = await hired(live)
    await opens(live, who)

    await sees(live, who)
    await until(lambda: server.reads)
    await channel_of(live)._reading.once()

    assert server.reads == called
    assert untold(live) == 1
