"""Carrying: rows of runs that are being sent are claimed, handed over once, and settled by what the channel said.

Nothing here is tried again that may have arrived: whoever is not known to have got it is listed, and a person decides.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Row, and_, delete, func, select, tuple_, update
from sqlalchemy.orm import Session

from core.actors import Specialist, require_psychologist
from core.broadcasts import queue, running, windows
from core.broadcasts.bodies import Bodies, classes_of
from core.broadcasts.editing import note
from core.broadcasts.expanding import LEFT_OUT, leave_out
from core.broadcasts.queue import IS_QUEUED, IS_SENDING
from core.crypto import SealBroken, vault
from core.messages import ChannelAway, ContactUnreachable, Delivered, Parcel, SendError, Throttled, Uncertain
from core.subscriptions import joining, topics
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, RunState
from db.models.journals import Audience
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription, SubscriptionState

ATTEMPTS: Final = 5
LOOKS: Final = 4  # rows looked at for each one that is asked for, when many may not be written to at the moment
_UNSYNCHRONISED: Final = {"synchronize_session": False}
RETRIED: Final = frozenset({RunState.SENDING, RunState.PAUSED, RunState.DONE})
Key = tuple[int, int]
Line = tuple[int, Audience]


class NothingToRetry(Exception):
    """Nobody of this run was refused, or those who were are not there any more."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """One person's message on its way; ``attempts`` counts this one."""

    run_id: int
    subscription_id: int
    attempts: int
    parcel: Parcel

    @property
    def key(self) -> Key:
        """Its row."""
        return self.run_id, self.subscription_id


@dataclass(slots=True)
class Reader:
    """Where one channel's reading stands: it goes on behind what it passed, so that nobody is asked over and over.

    ``is_open`` says whether an address may be written to at this moment; who may not is left for the next round.
    """

    channel: str
    is_open: Callable[[str], bool]
    bodies: Bodies = field(default_factory=Bodies)
    places: dict[Line, int] = field(default_factory=dict)
    turn: int = 0


def has_due(session: Session, *, channel: str) -> bool:
    """Whether anybody may be written to over this channel just now."""
    return bool(_runs(session, channel, limit=1))


def claim(session: Session, reader: Reader, *, limit: int) -> Sequence[Claimed]:
    """Take the next people of the runs that are being sent, and mark them as being written to.

    Runs share what is taken: a school of two hundred does not wait for one of a hundred thousand.
    """
    runs = _runs(session, reader.channel)
    lines = [(run, audience) for run in runs for audience in Audience if run.open_to & windows.bit(audience)]
    reader.turn += 1
    first = reader.turn % max(1, len(lines))
    lines = [*lines[first:], *lines[:first]]
    claimed: list[Claimed] = []
    patience = limit * LOOKS
    while lines and len(claimed) < limit and patience > 0:
        share = -(-(limit - len(claimed)) // len(lines))
        longer = []
        for line in lines:
            wanted = min(share, limit - len(claimed))
            looked, found = _claim_line(session, reader, *line, limit=wanted) if wanted else (0, [])
            claimed += found
            patience -= looked
            if looked == wanted:
                longer.append(line)
        lines = longer
    return claimed


def settle(session: Session, outcomes: Iterable[tuple[Claimed, Delivered | SendError]], *, now: datetime) -> None:
    """Write down what the channel said of each; who has shut it gets nothing any more until they are back."""
    groups: dict[tuple[int, DeliveryState, int, str | None], list[int]] = {}
    for claimed, result in outcomes:
        state = _state_of(result, claimed.attempts)
        is_untried = isinstance(result, Throttled | ChannelAway)
        problem = type(result).__name__ if isinstance(result, SendError) and state != DeliveryState.QUEUED else None
        groups.setdefault((claimed.run_id, state, int(is_untried), problem), []).append(claimed.subscription_id)
    for (run_id, state, untried, problem), ids in groups.items():
        mine = and_(BroadcastDelivery.run_id == run_id, BroadcastDelivery.subscription_id.in_(ids), IS_SENDING)
        attempts = BroadcastDelivery.attempts - untried
        _write(session, mine, state=state, problem=problem, attempts=attempts)
        if state is DeliveryState.BLOCKED:
            joining.mark_blocked(session, ids, now=now)


def park_interrupted(session: Session, *, channel: str) -> None:
    """After a crash nobody knows whether what was on its way arrived: it is listed, and not sent again."""
    mine = and_(BroadcastDelivery.channel == channel, IS_SENDING)
    _write(session, mine, state=DeliveryState.UNCERTAIN, problem=Uncertain.__name__)


def take_back(session: Session, *, channel: str, carried: Collection[Key]) -> None:
    """After a bad moment of the tables: what was claimed, and reached nobody's hands, waits again."""
    mine = and_(BroadcastDelivery.channel == channel, IS_SENDING)
    rows = session.execute(select(BroadcastDelivery.run_id, BroadcastDelivery.subscription_id).where(mine)).all()
    if lost := [key for key in map(tuple, rows) if key not in carried]:
        key = tuple_(BroadcastDelivery.run_id, BroadcastDelivery.subscription_id)
        _write(session, and_(mine, key.in_(lost)), state=DeliveryState.QUEUED)


def retry_failed(session: Session, run: BroadcastRun, *, by: Specialist, now: datetime) -> int:
    """Try those again whom a channel refused for a reason of its own; how many they are. The run goes on.

    Raises:
        NotAllowed: a psychologist sends. NothingToRetry: there is nobody to try, or it is too late for this message.
    """
    require_psychologist(by)
    session.flush()
    session.refresh(run, with_for_update=True)  # the clock may be ending it
    reachable = select(Subscription.id).where(Subscription.state == SubscriptionState.ACTIVE)
    failed = and_(
        BroadcastDelivery.run_id == run.id,
        BroadcastDelivery.state == DeliveryState.DEAD,
        BroadcastDelivery.subscription_id.in_(reachable),
    )
    number = session.scalar(select(func.count()).select_from(BroadcastDelivery).where(failed)) or 0
    if not number or run.state not in RETRIED or now > running.ends_by(session, run):
        raise NothingToRetry
    _write(session, failed, state=DeliveryState.QUEUED, problem=None, attempts=0)
    run.totals = {LEFT_OUT: (run.totals or {}).get(LEFT_OUT, 0)}  # counted anew at its new end
    if run.state is RunState.DONE:
        run.state, run.finished_at = RunState.SENDING, None
    note(session, "broadcast:retried", run.broadcast, by=by, now=now, people=number)
    return number


def _runs(session: Session, channel: str, limit: int | None = None) -> Sequence[BroadcastRun]:
    is_open = (BroadcastRun.state == RunState.SENDING, BroadcastRun.open_to != 0)
    asked = select(BroadcastRun).where(*is_open, queue.waits(channel))
    return session.scalars(asked.order_by(BroadcastRun.id).limit(limit)).all()


def _claim_line(
    session: Session, reader: Reader, run: BroadcastRun, audience: Audience, *, limit: int
) -> tuple[int, Sequence[Claimed]]:
    """How many people of one group of a run were looked at, and those who are written to now."""
    line = (run.id, audience)
    rows = session.execute(_next(reader.channel, line, after=reader.places.get(line, 0), limit=limit)).all()
    reader.places[line] = rows[-1].subscription_id if len(rows) == limit else 0
    asked_for = topics.bit(run.said["topic"])
    staying = [row for row in rows if row.state is SubscriptionState.ACTIVE and row.topics & asked_for]
    stay = {row.subscription_id for row in staying}
    _let_go(session, run, [row for row in rows if row.subscription_id not in stay])
    classes = classes_of(session, run, [row.subscription_id for row in staying])
    claimed, broken = list[Claimed](), list[int]()
    for row in staying:
        try:
            address = vault(session).open_address(row.sealed_address, joining.bound_to(row.ref))
        except SealBroken:
            broken.append(row.subscription_id)
            continue
        if reader.is_open(address):
            message = reader.bodies.of(session, run, locale=row.locale, classes=classes.get(row.subscription_id, ""))
            parcel = Parcel(f"{run.ref}:{row.ref}", address, message, is_broadcast=True)
            claimed.append(Claimed(run.id, row.subscription_id, row.attempts + 1, parcel))
    _mark(session, run, broken, state=DeliveryState.DEAD, problem=SealBroken.__name__)
    taken = [one.subscription_id for one in claimed]
    _mark(session, run, taken, state=DeliveryState.SENDING, attempts=BroadcastDelivery.attempts + 1)
    return len(rows), claimed


def _next(channel: str, line: Line, *, after: int, limit: int) -> Any:
    return (
        select(
            BroadcastDelivery.subscription_id,
            BroadcastDelivery.attempts,
            Subscription.ref,
            Subscription.sealed_address,
            Subscription.locale,
            Subscription.topics,
            Subscription.state,
        )
        .join(Subscription, Subscription.id == BroadcastDelivery.subscription_id)
        .where(
            BroadcastDelivery.channel == channel,
            BroadcastDelivery.run_id == line[0],
            BroadcastDelivery.audience == line[1],
            IS_QUEUED,
            BroadcastDelivery.subscription_id > after,
        )
        .order_by(BroadcastDelivery.subscription_id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=BroadcastDelivery)
    )


def _let_go(session: Session, run: BroadcastRun, rows: Sequence[Row[Any]]) -> None:
    """Who has left meanwhile gets no row, as if they had never been chosen; who has shut the channel is told of."""
    blocked = [row.subscription_id for row in rows if row.state is SubscriptionState.BLOCKED]
    left = [row.subscription_id for row in rows if row.state is not SubscriptionState.BLOCKED]
    _mark(session, run, blocked, state=DeliveryState.BLOCKED, problem=ContactUnreachable.__name__)
    if left:
        session.execute(delete(BroadcastDelivery).where(_of(run, left)), execution_options=_UNSYNCHRONISED)
        leave_out(run, len(left))


def _mark(session: Session, run: BroadcastRun, ids: Sequence[int], **values: Any) -> None:
    if ids:
        _write(session, _of(run, ids), **values)


def _of(run: BroadcastRun, ids: Sequence[int]) -> ColumnElement[bool]:
    return and_(BroadcastDelivery.run_id == run.id, BroadcastDelivery.subscription_id.in_(ids))


def _write(session: Session, mine: ColumnElement[bool], **values: Any) -> None:
    session.execute(update(BroadcastDelivery).where(mine).values(**values), execution_options=_UNSYNCHRONISED)


def _state_of(result: Delivered | SendError, attempts: int) -> DeliveryState:
    if isinstance(result, Delivered):
        return DeliveryState.SENT
    if isinstance(result, ContactUnreachable):
        return DeliveryState.BLOCKED
    if isinstance(result, Uncertain):
        return DeliveryState.UNCERTAIN
    if isinstance(result, Throttled | ChannelAway) or (result.is_retryable and attempts < ATTEMPTS):
        return DeliveryState.QUEUED
    return DeliveryState.DEAD
