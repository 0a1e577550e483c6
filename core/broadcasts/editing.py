"""Broadcasts are found, listed, begun and changed: never over somebody else's words, never while they leave."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from core import audit, public_codes
from core.actors import NotAllowed, Role, Specialist, require_psychologist
from core.broadcasts import draft as drafts
from core.broadcasts.draft import Draft, said_of
from core.plans import items, months
from core.plans.items import ItemUnknown
from core.plans.months import TaskUnknown
from db.models.broadcasts import Broadcast, BroadcastRun, BroadcastState, RunState

__all__ = ["Draft", "said_of"]

READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
LEAVING: Final = frozenset({RunState.SENDING, RunState.PAUSED})
MOST_LISTED: Final = 200


class BroadcastUnknown(Exception):
    """Another school's, or not there."""


class ChangedMeanwhile(Exception):
    """Somebody changed it while this form was open."""


class AlreadyLeaving(Exception):
    """It is on its way to people: what it says cannot be changed any more, only copied."""


class StandsAlready(Exception):
    """It was sent on its way before: a second press sends nothing."""


def require_reader(by: Specialist) -> None:
    """Refuse anyone who may not see broadcasts.

    Raises:
        NotAllowed: an observer sees counts elsewhere.
    """
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("broadcasts are for psychologists, deputy heads and administrators")


def find(session: Session, ref: str, *, by: Specialist) -> Broadcast:
    """A broadcast of the actor's school.

    Raises:
        NotAllowed: broadcasts are not for this person.
        BroadcastUnknown: another school's, or not there.
    """
    require_reader(by)
    asked = select(Broadcast).where(Broadcast.ref == ref, Broadcast.school_id == by.school_id)
    found = session.scalars(asked).one_or_none()
    if found is None:
        raise BroadcastUnknown
    return found


def find_run(session: Session, ref: str, run_ref: str, *, by: Specialist) -> BroadcastRun:
    """One occasion of a broadcast of the actor's school.

    Raises:
        NotAllowed, BroadcastUnknown: see :func:`find`.
    """
    broadcast = find(session, ref, by=by)
    asked = select(BroadcastRun).where(BroadcastRun.ref == run_ref, BroadcastRun.broadcast_id == broadcast.id)
    found = session.scalars(asked).one_or_none()
    if found is None:
        raise BroadcastUnknown
    return found


def listed(session: Session, *, by: Specialist) -> Sequence[Broadcast]:
    """The broadcasts of the actor's school, the newest first, with their runs.

    Raises:
        NotAllowed: broadcasts are not for this person.
    """
    require_reader(by)
    asked = select(Broadcast).where(Broadcast.school_id == by.school_id).order_by(Broadcast.id.desc())
    loaded = asked.options(selectinload(Broadcast.runs), selectinload(Broadcast.schedule))
    return session.scalars(loaded.limit(MOST_LISTED)).all()


def save(session: Session, ref: str, draft: Draft, *, version: int, by: Specialist, now: datetime) -> Broadcast:
    """Keep a form. Its ref was given to it when it was opened: sent twice it is the same broadcast.

    Raises:
        NotAllowed, AlreadyLeaving, ChangedMeanwhile: see :func:`change`.
        BroadcastUnknown: another school's, or gone since the form was opened; or it belongs to no plan of this school.
    """
    require_psychologist(by)
    found = session.scalars(select(Broadcast).where(Broadcast.ref == ref)).one_or_none()
    if found is None and version == 0:
        return make(session, draft, by=by, now=now, ref=ref)
    if found is None or found.school_id != by.school_id:
        raise BroadcastUnknown
    change(session, found, draft, version=version, by=by, now=now)
    return found


def make(session: Session, draft: Draft, *, by: Specialist, now: datetime, ref: str = "") -> Broadcast:
    """A new draft, complete or not.

    Raises:
        NotAllowed: a psychologist writes.
        BroadcastUnknown: it belongs to no plan of this school.
    """
    require_psychologist(by)
    _require_own(session, draft, by=by)
    made = Broadcast(
        ref=ref or public_codes.new_ref(),
        school_id=by.school_id,
        state=BroadcastState.DRAFT,
        version=1,
        made_by=by.id,
        made_at=now,
        changed_at=now,
        **drafts.columns(draft),
    )
    session.add(made)
    session.flush()
    note(session, "broadcast:made", made, by=by, now=now)
    return made


def change(
    session: Session, broadcast: Broadcast, draft: Draft, *, version: int, by: Specialist, now: datetime
) -> bool:
    """Make a draft say this; what was agreed to is to be agreed to anew. Whether anything was different.

    Raises:
        NotAllowed: a psychologist writes.
        AlreadyLeaving: it waits for its hour, is on its way or gone. BroadcastUnknown: see :func:`save`.
        ChangedMeanwhile: ``version`` is not what stands.
    """
    require_psychologist(by)
    hold(session, broadcast)
    if broadcast.state not in {BroadcastState.DRAFT, BroadcastState.PROPOSED}:
        raise AlreadyLeaving
    _require_own(session, draft, by=by)
    wanted = drafts.columns(draft)
    if wanted == drafts.columns(drafts.of(broadcast)):
        return False
    if broadcast.version != version:
        raise ChangedMeanwhile
    for name, value in wanted.items():
        setattr(broadcast, name, value)
    broadcast.state = BroadcastState.DRAFT
    broadcast.proposed_by = broadcast.agreed_by = broadcast.agreed_at = None
    broadcast.version += 1
    broadcast.changed_at = now
    note(session, "broadcast:changed", broadcast, by=by, now=now)
    return True


def discard(session: Session, broadcast: Broadcast, *, by: Specialist, now: datetime) -> None:
    """Throw a draft away that never left.

    Raises:
        NotAllowed: a psychologist writes.
        AlreadyLeaving: somebody may have got it: it stays in the list.
    """
    require_psychologist(by)
    hold(session, broadcast)
    if broadcast.state not in {BroadcastState.DRAFT, BroadcastState.PROPOSED} or broadcast.runs:
        raise AlreadyLeaving
    note(session, "broadcast:discarded", broadcast, by=by, now=now)
    if broadcast.schedule is not None:
        session.delete(broadcast.schedule)
        session.flush()
    session.delete(broadcast)


def hold(session: Session, broadcast: Broadcast) -> None:
    """Let nobody else decide about it until this transaction ends, and read it anew."""
    session.flush()
    session.refresh(broadcast, with_for_update=True)


def note(session: Session, tag: str, broadcast: Broadcast, *, by: Specialist, now: datetime, **detail: object) -> None:
    """Append the act to the audit: never a word of the message."""
    audit.record(session, tag, subject="broadcast", subject_id=broadcast.id, staff_id=by.id, now=now, **detail)


def _require_own(session: Session, draft: Draft, *, by: Specialist) -> None:
    """The lines of a plan it comes from are the school's own."""
    try:
        if draft.plan_item_id is not None:
            items.find(session, draft.plan_item_id, by=by)
        if draft.plan_task_id is not None:
            months.find(session, draft.plan_task_id, by=by)
    except (ItemUnknown, TaskUnknown):
        raise BroadcastUnknown from None
