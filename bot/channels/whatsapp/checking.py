"""Checking: every ten minutes each number is asked how it stands, and staff can read it; a dead token is no secret."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

import structlog
from sqlalchemy.orm import Session

from bot.channels.whatsapp import account
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.refusals import trouble_of
from bot.channels.whatsapp.updates import CHANNEL
from bot.lane import WriterLane
from bot.pace import Timer
from core import connections, outbox, windows
from core.broadcasts.limits import broadcast_share
from core.connections import Fact, Light
from core.messages import SendError
from core.settings import WhatsAppSettings
from core.subscriptions import doors

log = structlog.get_logger()
PAUSE_SECONDS, SOON_SECONDS = 600.0, 60.0
DAY = timedelta(hours=24)
QUALITIES: Mapping[str, Light] = {"GREEN": Light.FINE, "YELLOW": Light.WARNING, "RED": Light.BAD}
STATES: Mapping[str, Light] = {"APPROVED": Light.FINE, "PENDING": Light.WARNING, "IN_APPEAL": Light.WARNING}


async def facts(graph: Graph, settings: WhatsAppSettings) -> Sequence[Fact]:
    """What Meta says of one number and its account, by real calls.

    Raises:
        SendError: it could not be asked.
    """
    known = await account.number_of(graph)
    quality = str(known.get("quality_rating") or "UNKNOWN")
    throughput = known.get("throughput")
    level = throughput.get("level") if isinstance(throughput, dict) else None
    found = [
        Fact("token", Light.FINE),
        Fact("number", Light.FINE, " · ".join(filter(None, map(known.get, ("display_phone_number", "verified_name"))))),
        Fact("quality", QUALITIES.get(quality, Light.FINE), quality),
        *([Fact("throughput", Light.FINE, str(level))] if level else []),
    ]
    if (limit := await account.limit_of(graph)) is not None:
        found.append(Fact("limit", _of_limit(limit, settings.per_day), limit))
    return [*found, *(await _of_account(graph, settings.waba_id) if settings.waba_id else ())]


async def _of_account(graph: Graph, waba: str) -> Sequence[Fact]:
    number = await account.listeners(graph, waba)
    said = "not subscribed" if number == 0 else "heard by others" if number > 1 else "quiet"
    webhook = Fact("webhook", Light.FINE if number == 1 else Light.BAD, said)
    standings = await account.standings(graph, waba)
    return [webhook, *(Fact(f"template.{one.name}", STATES.get(one.state, Light.BAD), one.state) for one in standings)]


def unasked(problem: SendError) -> Sequence[Fact]:
    """What a failed question says of a number."""
    name = trouble_of(problem) or "away"
    return [Fact(name, Light.BAD, {"token": "refused", "account": "blocked"}.get(name, ""))]


def _of_limit(limit: str, per_day: int) -> Light:
    """Fewer people than the settings reckon with is a warning; a limit without a number is none."""
    digits = limit.rpartition("_")[2].replace("K", "000")
    return Light.WARNING if digits.isdecimal() and int(digits) < per_day else Light.FINE


class Checking:
    """Asks again and again; ``heard_at`` says when a webhook came last."""

    def __init__(
        self,
        graphs: Mapping[str, Graph],
        settings: WhatsAppSettings,
        lane: WriterLane,
        timer: Timer,
        *,
        clock: Callable[[], datetime],
        heard_at: Callable[[], datetime | None],
        told: Callable[[str, str | None], None],
    ) -> None:
        self._graphs = graphs
        self._settings = settings
        self._lane = lane
        self._timer = timer
        self._clock = clock
        self._heard_at = heard_at
        self._told = told

    async def run(self) -> None:
        """Ask until cancelled."""
        await asyncio.gather(*(self._watch(graph) for graph in self._graphs.values()))

    async def _watch(self, graph: Graph) -> None:
        while True:
            try:
                is_well = await self.once(graph)
            except Exception as error:  # noqa: BLE001  what staff read must not end the channel
                log.error("checking_failed", problem=type(error).__name__)
                is_well = False
            await self._timer.sleep(PAUSE_SECONDS if is_well else SOON_SECONDS)

    async def once(self, graph: Graph) -> bool:
        """Ask about one number and write it down; whether it could be asked."""
        problem: SendError | None = None
        try:
            found = await facts(graph, self._settings)
        except SendError as refusal:
            problem, found = refusal, unasked(refusal)
        self._told(graph.number, None if problem is None else trouble_of(problem) or "away")
        now = self._clock()
        await self._lane.run(lambda session: self._write(session, graph.number, found, now))
        return problem is None

    def _write(self, session: Session, number: str, found: Sequence[Fact], now: datetime) -> None:
        share = broadcast_share(self._settings.per_day)
        invited = windows.invited_since(session, channel=CHANNEL, since=now - DAY)
        # in quarters and without a number: who counts answers must not learn which of them went to one person
        quarters = min(4, -(-invited * 4 // share))
        counted = [
            Fact("invited", Light.FINE if invited < share else Light.WARNING, f"{quarters * 25}/{share}"),
            Fact("waiting", Light.FINE, "some" if outbox.held(session, channel=CHANNEL) else "none"),
        ]
        connections.tell(session, channel=CHANNEL, bot=number, facts=[*self._dated(found, now), *counted], now=now)
        connections.keep(session, channel=CHANNEL, bots=list(self._graphs))
        doors.close(session, CHANNEL, list(self._graphs))
        for fact in found:
            if fact.name == "number" and (digits := "".join(filter(str.isdecimal, fact.value.partition(" · ")[0]))):
                doors.tell(session, CHANNEL, number, f"https://wa.me/{digits}", now=now)

    def _dated(self, found: Sequence[Fact], now: datetime) -> Sequence[Fact]:
        """The minutes since a webhook came, where one has come since the start."""
        heard_at = self._heard_at()
        if heard_at is None:
            return found
        minutes = str(int((now - heard_at).total_seconds() // 60))
        is_dated = {"webhook": Fact("webhook", Light.FINE, minutes)}
        return [is_dated.get(fact.name, fact) if fact.light is Light.FINE else fact for fact in found]
