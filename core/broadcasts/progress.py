"""Progress: how far a run got, counted from its deliveries; once these are erased, from what was kept of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from sqlalchemy import Select, SQLColumnExpression, func, select
from sqlalchemy.orm import Session

from core.broadcasts.expanding import LEFT_OUT
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, BroadcastVote
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription, SubscriptionClass

PARTS: Final = ("audience", "class", "channel", "locale")
TELLING: Final = frozenset({"whatsapp"})  # channels that say when a message arrived, and when it was read
ALL: Final = "all"
VOTES: Final = "votes"
ERASED: Final = "erased"  # people and votes are gone or going: what is kept is all there is
ARRIVED, READ = 1, 2
STATES: Final = (
    DeliveryState.QUEUED,
    DeliveryState.SENDING,
    DeliveryState.SENT,
    DeliveryState.UNCERTAIN,
    DeliveryState.BLOCKED,
    DeliveryState.DEAD,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """People of a run. ``delivered`` and ``read`` are None where no channel of theirs ever tells.

    ``expected`` is everybody it is for; ``left_out`` of them are not written to (their week is full, they left
    meanwhile). Of a part of a run nobody knows who was left out.
    """

    expected: int = 0
    queued: int = 0
    sending: int = 0
    sent: int = 0
    delivered: int | None = None
    read: int | None = None
    uncertain: int = 0
    blocked: int = 0
    dead: int = 0
    left_out: int = 0


def of_run(session: Session, run: BroadcastRun) -> Progress:
    """The whole run."""
    kept = run.totals or {}
    if ALL in kept:
        return Progress(**kept[ALL])
    whole, left_out = _progress(session.execute(_rows(run)).all()), kept.get(LEFT_OUT, 0)
    known = whole.expected + left_out
    is_laid = run.started_at is not None and all(wave.is_expanded for wave in run.waves)
    return replace(whole, left_out=left_out, expected=known if is_laid else max(known, run.expected))


def by(session: Session, run: BroadcastRun, part: str) -> Mapping[str, Progress]:
    """The run by ``audience``, ``class`` (somebody of two classes counts in both), ``channel`` or ``locale``."""
    kept = (run.totals or {}).get(part)
    if kept is not None:
        return {name: Progress(**numbers) for name, numbers in kept.items()}
    return _counted(session.execute(_by_part(run, part)).all())


def totals(session: Session, run: BroadcastRun) -> dict[str, Any]:
    """What ``BroadcastRun.totals`` keeps when a run ends; read back by :func:`of_run` and :func:`by`.

    A poll's counts stand under ``votes``, the number of each answer by its place.
    """
    parts = {part: {name: asdict(one) for name, one in by(session, run, part).items()} for part in PARTS}
    whole = of_run(session, run)
    return {LEFT_OUT: whole.left_out, ALL: asdict(whole), **parts, VOTES: votes(session, run)}


def votes(session: Session, run: BroadcastRun) -> Mapping[str, int]:
    """How many gave each answer, by its place; answers come after a run has ended as well."""
    kept = run.totals or {}
    if ERASED in kept:
        return dict(kept[VOTES])
    asked = select(BroadcastVote.choice, func.count()).where(BroadcastVote.run_id == run.id)
    return {str(choice): number for choice, number in session.execute(asked.group_by(BroadcastVote.choice)).all()}


def _rows(run: BroadcastRun, *groups: SQLColumnExpression[Any]) -> Select[Any]:
    """A line for each group, channel, state and receipt, with how many there are."""
    keys = (*groups, BroadcastDelivery.channel, BroadcastDelivery.state, BroadcastDelivery.receipt)
    return select(*keys, func.count()).where(BroadcastDelivery.run_id == run.id).group_by(*keys)


def _by_part(run: BroadcastRun, part: str) -> Select[Any]:
    if part == "audience":
        return _rows(run, BroadcastDelivery.audience)
    if part == "channel":
        return _rows(run, BroadcastDelivery.channel)
    if part == "locale":
        rows = _rows(run, Subscription.locale)
        return rows.join(Subscription, Subscription.id == BroadcastDelivery.subscription_id)
    rows = _rows(run, func.coalesce(SubscriptionClass.class_name, ""))
    of_person = SubscriptionClass.subscription_id == BroadcastDelivery.subscription_id
    return rows.outerjoin(SubscriptionClass, of_person)


def _counted(rows: Iterable[Sequence[Any]]) -> dict[str, Progress]:
    groups: dict[str, list[Sequence[Any]]] = {}
    for group, *line in rows:
        groups.setdefault(str(group), []).append(line)
    return {name: _progress(lines) for name, lines in sorted(groups.items())}


def _progress(lines: Iterable[Sequence[Any]]) -> Progress:
    by_state = dict.fromkeys(STATES, 0)
    arrived = read = 0
    is_told = False
    for channel, state, receipt, number in lines:
        by_state[state] += number
        is_told = is_told or channel in TELLING
        arrived += number if receipt >= ARRIVED else 0
        read += number if receipt >= READ else 0
    return Progress(
        expected=sum(by_state.values()),
        delivered=arrived if is_told else None,
        read=read if is_told else None,
        **{state.value: number for state, number in by_state.items()},
    )
