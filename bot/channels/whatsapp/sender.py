"""Sending over WhatsApp: free words inside the window, an invitation outside it, at the pace it allows."""

import asyncio
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from weakref import WeakValueDictionary

from sqlalchemy.orm import Session

from bot.channels.whatsapp import rendering
from bot.channels.whatsapp.addresses import address_of, number_and_user
from bot.channels.whatsapp.enclosures import Enclosures
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.inviting import Inviting
from bot.channels.whatsapp.lately import Lately
from bot.channels.whatsapp.line import Line
from bot.channels.whatsapp.parts import Parts
from bot.channels.whatsapp.refusals import AccountTrouble, TokenRefused, trouble_of
from bot.channels.whatsapp.updates import CHANNEL
from bot.pace import Pace
from core import contacts, windows
from core.messages import (
    ContactUnreachable,
    Delivered,
    OutboundMessage,
    Parcel,
    SendError,
    Throttled,
    Uncertain,
    WindowClosed,
)
from core.texts import DEFAULT_LOCALE, Texts, texts
from core.windows import Window
from db.engine import Database

LONGEST_WAY = 0.4  # seconds a message may take without slowing the next ones
NOT_BEFORE = 60.0  # seconds after which a number that WhatsApp refuses may be asked again
LOOKS = 4  # at the tables at once: for more each would open a connection, and a thread, of its own


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a chat before it is written to."""

    window: Window
    locale: str


class WhatsAppSender:
    """Sends parcels with the number that each address names."""

    batch = 1
    leaves_traces = False
    can_repeat = False

    def __init__(
        self,
        graphs: Mapping[str, Graph],
        pace: Pace,
        database: Database,
        enclosures: Enclosures,
        parts: Parts,
        lately: Lately,
        inviting: Inviting,
        *,
        per_second: float,
        clock: Callable[[], datetime],
        told: Callable[[str, str | None], None],
    ) -> None:
        self._told = told
        self._graphs = graphs
        self._pace = pace
        self._database = database
        self._enclosures = enclosures
        self._parts = parts
        self._lately = lately
        self._inviting = inviting
        self._clock = clock
        self._order: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._looks = asyncio.Semaphore(LOOKS)
        self.at_once = math.ceil(LONGEST_WAY * per_second * max(1, len(graphs)))

    async def ready(self, address: str) -> None:
        """Wait until the number, and this chat, may be written to again."""
        number, _ = number_and_user(address)
        await self._pace.open(number)
        await self._pace.chat(address)

    def is_open(self, address: str) -> bool:
        """Whether a broadcast may go there: nobody has asked to wait, and today's share of people is not used up."""
        number, _ = number_and_user(address)
        is_free = self._pace.is_open(number) and self._pace.chat_waits(address) <= 0
        return number in self._graphs and is_free and not self._inviting.is_resting

    async def send(self, parcels: Sequence[Parcel]) -> Sequence[Delivered | SendError]:
        """Hand over parcels in order."""
        return [await self._send(parcel) for parcel in parcels]

    async def _send(self, parcel: Parcel) -> Delivered | SendError:
        number, user = number_and_user(parcel.address)
        if number not in self._graphs:
            return ContactUnreachable()
        line = Line(self._graphs[number], self._pace, user, is_broadcast=parcel.is_broadcast)
        try:
            return await self._show(line, parcel)
        except (TokenRefused, AccountTrouble) as refusal:  # the operator's to mend; no message is thrown away for it
            self._told(number, trouble_of(refusal))
            self._pace.hold_broadcasts(number, NOT_BEFORE)
            problem: SendError = Throttled(NOT_BEFORE)
        except SendError as refusal:
            problem = refusal
        return Uncertain() if parcel.is_broadcast and line.done else problem

    async def _show(self, line: Line, parcel: Parcel) -> Delivered | SendError:
        known = await self._known(line.address, parcel.message)
        is_said = known.window.is_open(self._clock())
        # to many nothing is tried that may fail later: nobody would send it again
        if is_said and not (line.is_broadcast and known.window.heard_at is None):
            try:
                return await self._say(line, parcel.message, texts(known.locale))
            except WindowClosed:
                if line.is_broadcast and line.done:
                    raise
                self._lately.forget(line.address)
                known = await self._looked_up(line.address)
        invited = await self._inviting.invite(line, parcel.message, known.window, known.locale, is_said=is_said)
        self._told(line.graph.number, None)
        return invited

    async def _known(self, address: str, message: OutboundMessage) -> Known:
        """What the tables know; of who wrote just now nothing has to be asked, unless words of ours are to be added."""
        async with self._order.setdefault(address, asyncio.Lock()):  # who comes first goes first
            window = self._lately.window(address, self._clock())
            if window is not None and not _adds_words(message):
                return Known(window, DEFAULT_LOCALE)
            return await self._looked_up(address)

    async def _looked_up(self, address: str) -> Known:
        async with self._looks:
            return await self._database.read(_look, address)

    async def _say(self, line: Line, message: OutboundMessage, text: Texts) -> Delivered:
        message = _rounded_off(message, text)
        if (enclosed := message.picture or message.attachment) is not None:
            await self._enclosures.send(line, enclosed)
        *above, last = rendering.bodies(message, list_title=text("whatsapp-list"))
        for body in above:
            self._parts.note((await line.send(body)).id)
        sent = await line.send(last)  # what becomes of the last says it of the whole
        reached = line.address if sent.to is None else address_of(line.graph.number, sent.to)
        self._told(line.graph.number, None)
        return Delivered(reached, sent.id, is_certain=False)


def _adds_words(message: OutboundMessage) -> bool:
    return message.clears or rendering.has_list(message)


def _look(session: Session, address: str) -> Known:
    number, _ = number_and_user(address)
    locale = contacts.locale_of(session, channel=CHANNEL, bot=number, address=address)
    return Known(windows.find(session, channel=CHANNEL, address=address), locale or DEFAULT_LOCALE)


def _rounded_off(message: OutboundMessage, text: Texts) -> OutboundMessage:
    """What stands in the chat already cannot be taken away from here: who asks for it is told how."""
    return replace(message, text=f"{message.text}\n\n{text('whatsapp-clears')}") if message.clears else message
