"""A live bot on WhatsApp, by the same fixtures as the conversation's own tests, and what is asked of it here."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any, cast

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import screening, watching
from bot.app import Bot
from bot.channels.whatsapp import intake, reading
from bot.channels.whatsapp.graph import Graph
from bot.pace import Timer
from core import outbox, schools, staff, windows
from core.actors import Role
from core.help_requests import answers
from core.messages import OutboundMessage
from core.settings import Settings
from core.windows import Window
from db.models.help_requests import HelpRequest, Side
from db.models.inbox import InboundReceipt
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from db.models.staff import Staff
from tests.bot.conftest import chat, clock, live, telegram, tokens, voice, whatsapp
from tests.chat import Chat, Clock, LiveBot, WhatsAppChat
from tests.whatsapp.approved import settings_of
from tests.whatsapp.server import CloudServer
from tests.work import Work

__all__ = ["chat", "clock", "live", "telegram", "tokens", "voice", "whatsapp"]
NUMBER = "100000000000001"
HELP, SEND = "Маған көмек керек", "Жіберу"
INVITATION = "Сізге жаңа хабар бар"
# a pause of ten minutes is over in a third of a second
HASTE = 2000
HASTY = Timer(now=lambda: time.monotonic() * HASTE, sleep=lambda seconds: asyncio.sleep(seconds / HASTE))


@pytest.fixture
def channel() -> str:
    """The child comes through WhatsApp."""
    return "whatsapp"


@pytest.fixture
def server(whatsapp: CloudServer | None) -> CloudServer:
    """WhatsApp itself."""
    assert whatsapp is not None
    return whatsapp


@pytest.fixture
async def hasty(
    settings: Settings, clock: Clock, server: CloudServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[LiveBot]:
    """A bot whose pauses are over at once, and who waits three seconds for what a status speaks of."""
    monkeypatch.setattr(intake, "PATIENCE", 3.0 * HASTE)
    settings = settings.model_copy(update={"whatsapp": settings_of(server)})
    async with LiveBot(Bot(settings, clock=clock, timer=HASTY), clock, None, server) as live:
        yield live


class Ticking:
    """Time that passes by itself in short steps, once what was asked is answered; the long ones a test takes."""

    def __init__(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = clock
        self.longest = 1.0
        self._work = Work(monkeypatch)
        self._work.counts(Graph, "_answer")

    async def run(self) -> None:
        """Let it pass until cancelled."""
        while True:
            await asyncio.sleep(0.001)
            wait = self.clock.next_waking
            if not self._work.is_under_way and wait is not None and wait <= self.longest:
                self.clock.moves(seconds=max(0.001, wait))


@pytest.fixture
async def ticking(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Ticking]:
    """The time of a timed bot."""
    ticking = Ticking(clock, monkeypatch)
    task = asyncio.ensure_future(ticking.run())
    yield ticking
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def timed(
    settings: Settings, clock: Clock, server: CloudServer, ticking: Ticking, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[LiveBot]:
    """A bot whose pauses and pace are counted by the test's clock; who only looks around does not wake the others."""
    monkeypatch.setattr(reading, "LOOK_AGAIN", 120.0)
    monkeypatch.setattr(watching, "LOOK_AGAIN", 120.0)
    monkeypatch.setattr(screening, "LOOK_AGAIN", 120.0)
    settings = settings.model_copy(update={"whatsapp": settings_of(server)})
    async with LiveBot(Bot(settings, clock=clock, timer=clock.timer), clock, None, server) as live:
        yield live


@pytest.fixture
def phone(chat: Chat) -> WhatsAppChat:
    """A child who has chosen Kazakh and agreed."""
    assert isinstance(chat, WhatsAppChat)
    return chat


def a_chat(live: LiveBot) -> WhatsAppChat:
    """A phone nobody knows yet."""
    return cast("WhatsAppChat", live.chat())


def channel_of(live: LiveBot) -> Any:
    """The channel itself, with its parts."""
    return next(one for one in live.bot.channels if one.name == "whatsapp")


async def until(condition: Callable[[], object]) -> None:
    """Wait until this is true."""
    async with asyncio.timeout(15):
        while not condition():
            await asyncio.sleep(0.01)


def talks(live: LiveBot) -> list[HelpRequest]:
    """Every talk there is."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))


def words(live: LiveBot) -> list[str]:
    """What children have written, talk by talk."""
    with live.bot.database.reading() as session:
        found = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()
        lines = [line for talk in found for line in answers.lines(session, talk)]
        return [line.words for line in lines if line.message.side is Side.CHILD]


def receipts(live: LiveBot) -> int:
    """How many messages were ever taken in."""
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).select_from(InboundReceipt)) or 0


def row(live: LiveBot, ref: str) -> OutboxMessage | None:
    """One row of the outbox."""
    with live.bot.database.reading() as session:
        return session.scalars(select(OutboxMessage).where(OutboxMessage.ref == ref)).one_or_none()


def state(live: LiveBot, ref: str) -> DeliveryState | None:
    """How far one row got."""
    found = row(live, ref)
    return None if found is None else found.state


def all_in(live: LiveBot, wanted: DeliveryState) -> int:
    """How many rows are in this state."""
    with live.bot.database.reading() as session:
        return session.scalar(select(func.count()).where(OutboxMessage.state == wanted)) or 0


def address(phone: WhatsAppChat) -> str:
    """Where this phone is written to."""
    return f"{phone.person.number}:{phone.person.id}"


async def put(live: LiveBot, phone: WhatsAppChat, text: str = "сөз", *, lane: Lane = Lane.ANSWER, **more: Any) -> str:
    """Have something said to this phone; the reference of its row."""
    message, where = OutboundMessage(text, **more), address(phone)

    def rule(session: Session) -> str:
        to = outbox.to_address(session, channel="whatsapp", address=where)
        return outbox.enqueue(session, message, to=to, lane=lane, now=live.clock())

    ref = await live.bot.lane.run(rule)
    live.bot.delivery.wake()
    return ref


async def sends_a_letter(live: LiveBot, phone: WhatsAppChat, text: str) -> HelpRequest:
    """Write to the psychologist."""
    await phone.taps(HELP)
    await phone.says(text)
    await phone.taps(SEND)
    return talks(live)[-1]


async def is_answered(live: LiveBot, request: HelpRequest, text: str) -> None:
    """A psychologist answers."""

    def rule(session: Session) -> None:
        member = session.scalars(select(Staff)).first()
        if member is None:
            school_id, role = schools.first_school(session).id, staff.role(session, Role.PSYCHOLOGIST)
            member = Staff(school_id=school_id, username="a", full_name="A", fs_uniquifier="a", roles=[role])
            session.add(member)
            session.flush()
        answers.answer(session, request.id, text=text, by=staff.specialist(member), now=live.clock())

    await live.bot.lane.run(rule)
    live.bot.delivery.wake()


def window_of(live: LiveBot, phone: WhatsAppChat) -> Window:
    """What is known of this phone's window."""
    with live.bot.database.reading() as session:
        return windows.find(session, channel="whatsapp", address=address(phone))


def last_ref(live: LiveBot) -> str:
    """The reference of the newest row."""
    with live.bot.database.reading() as session:
        return session.scalars(select(OutboxMessage.ref).order_by(OutboxMessage.id.desc())).first() or ""


def shown(phone: WhatsAppChat, *texts: str) -> list[str]:
    """Which of these texts stand on the phone, in the order they stand there."""
    return [text for text in phone.texts() if text in texts]


def invitations(phone: WhatsAppChat) -> Sequence[str]:
    """The templates that lie on the phone."""
    return [one.text for one in phone.person.screen() if one.kind == "template"]
