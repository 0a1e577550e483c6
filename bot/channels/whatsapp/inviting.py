"""Inviting back: outside the window an approved template is all that is taken, and one at a time is enough.

What goes to many counts against the people a whole account may write to first in a day; answers come before it.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

import structlog

from bot.channels.whatsapp import templates
from bot.channels.whatsapp.line import Line
from bot.channels.whatsapp.refusals import TemplateRefused
from bot.channels.whatsapp.updates import CHANNEL
from bot.lane import WriterLane
from bot.pace import Timer
from core import windows
from core.broadcasts import limits
from core.messages import Delivered, MessageRefused, OutboundMessage, Throttled, WindowClosed
from core.texts import LOCALES
from core.windows import Window
from db.engine import Database

log = structlog.get_logger()
DAY = timedelta(hours=24)
REMEMBERED = 10_000
REST_SECONDS = 600.0
COUNTED_FOR = 30.0
STILL_UNWRITTEN = timedelta(minutes=1)  # in which what was sent is surely written down


class NoTemplate(Throttled):
    """None is approved: the operator's to mend; nobody's message is thrown away for it."""


class Inviting:
    """Sends invitations."""

    def __init__(
        self,
        database: Database,
        lane: WriterLane,
        per_day: int,
        *,
        clock: Callable[[], datetime],
        timer: Timer,
        told: Callable[[str, str | None], None],
    ) -> None:
        self._database = database
        self._lane = lane
        self._share = limits.broadcast_share(per_day)
        self._clock = clock
        self._timer = timer
        self._told = told
        self._lately: OrderedDict[str, datetime] = OrderedDict()
        self._count, self._counted_at = 0, -COUNTED_FOR
        self._rests_until = 0.0

    @property
    def is_resting(self) -> bool:
        """Whether as many people were written to first today as broadcasts may take."""
        return self._timer.now() < self._rests_until

    async def invite(
        self, line: Line, message: OutboundMessage, window: Window, locale: str, *, is_said: bool
    ) -> Delivered | WindowClosed:
        """Announce what is to be said; what cannot be asked for later waits for the person.

        ``is_said``: WhatsApp itself has just said that the window is closed.

        Raises:
            SendError: the invitation itself was refused. Throttled: broadcasts have taken their share of the day.
        """
        if message.is_kept and line.is_broadcast:
            return await self._announce(line, message, locale)
        is_plain = message.template is None
        if is_plain and self._is_invited(line.address, window):
            return WindowClosed(is_said=is_said)
        if is_plain:
            self._note(line.address)
        try:
            shown = await self._send(line, message, locale)
        except NoTemplate:  # it is tried again later; whoever writes before that gets everything at once
            self._lately.pop(line.address, None)
            return WindowClosed(is_said=is_said, rests=REST_SECONDS)
        except BaseException:
            self._lately.pop(line.address, None)
            raise
        return WindowClosed(is_said=is_said, invitation=shown, is_plain=is_plain)

    async def _announce(self, line: Line, message: OutboundMessage, locale: str) -> Delivered:
        """One of many: its button asks for it, so nothing has to wait here."""
        if await self._counted() >= self._share:
            self._rests_until = self._timer.now() + REST_SECONDS
            raise Throttled(REST_SECONDS)
        shown = await self._send(line, message, locale)
        self._count += 1
        now, address = self._clock(), line.address
        await self._lane.run(lambda session: windows.invited(session, channel=CHANNEL, address=address, now=now))
        return Delivered(line.address, shown, is_certain=False, is_announced=True)

    async def _send(self, line: Line, message: OutboundMessage, locale: str) -> str:
        """The template that says it best of those that are approved, in the person's language if there is one."""
        tongues = dict.fromkeys((locale, *LOCALES))
        for template, given in templates.fitting(message.template, message.template_words):
            for tongue in (locale,) if given else tongues:  # words of one language fill no gap of another
                try:
                    sent = await line.send(templates.body(template, tongue, given))
                except MessageRefused as refusal:
                    if line.is_broadcast and not isinstance(refusal, TemplateRefused):
                        raise  # said of this person, who is spared advertising
                    log.error("template_refused", name=template.name, language=tongue)
                    continue
                self._told(line.graph.number, None)
                return sent.id
        self._told(line.graph.number, "templates")
        raise NoTemplate(REST_SECONDS)

    async def _counted(self) -> int:
        if self._timer.now() - self._counted_at >= COUNTED_FOR:
            since = self._clock() - DAY
            self._count = await self._database.read(windows.invited_since, channel=CHANNEL, since=since)
            self._counted_at = self._timer.now()
        return self._count

    def _is_invited(self, address: str, window: Window) -> bool:
        """Whether an invitation lies there: as written down, or as just sent and still to be written down."""
        now, lately = self._clock(), self._lately.get(address)
        return window.is_invited(now) or (lately is not None and now - lately < STILL_UNWRITTEN)

    def _note(self, address: str) -> None:
        self._lately.pop(address, None)
        self._lately[address] = self._clock()
        if len(self._lately) > REMEMBERED:
            self._lately.popitem(last=False)
