"""Polls: an answer of each person to one run, changed as often as they like; nobody can lay two polls side by side."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.broadcasts import progress
from core.crypto import vault
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, BroadcastVote

OPEN: Final = timedelta(days=30)


class PollUnknown(Exception):
    """There is no such run, it asked nothing, or it offered no such answer."""


class PollOver(Exception):
    """It was asked too long ago."""


def voter(session: Session, run_ref: str, *, channel: str, bot: str, address: str) -> bytes:
    """Who answers, for this run alone: another run gives the same person an unrelated value."""
    return vault(session).lookup(f"poll:{run_ref}", channel, bot, address)


def was_asked(session: Session, run_ref: str, subscription_id: int) -> bool:
    """Whether the question was sent to this person: a button that was passed on gives nobody a voice."""
    asked = select(BroadcastDelivery.run_id).join(BroadcastRun, BroadcastRun.id == BroadcastDelivery.run_id)
    found = asked.where(BroadcastRun.ref == run_ref, BroadcastDelivery.subscription_id == subscription_id)
    return session.execute(found).one_or_none() is not None


def vote(session: Session, run_ref: str, *, choice: int, voter: bytes, now: datetime) -> None:
    """Keep an answer, the number of a choice from 0 on; a later one takes its place.

    Raises:
        PollUnknown: no such run, no poll, or no such choice.
        PollOver: thirty days have gone by.
    """
    run = session.scalars(select(BroadcastRun).where(BroadcastRun.ref == run_ref)).one_or_none()
    if run is None or not 0 <= choice < len(run.said.get("choices", ())):
        raise PollUnknown
    if now - (run.started_at or run.due_at) > OPEN:
        raise PollOver
    known = session.get(BroadcastVote, (run.id, voter))
    if known is None:
        session.add(BroadcastVote(run_id=run.id, voter=voter, choice=choice))
    else:
        known.choice = choice
    session.flush()


def counts(session: Session, run: BroadcastRun) -> tuple[int, ...]:
    """How many gave each answer, in the order of the choices; nothing for a run that asked nothing."""
    given = progress.votes(session, run)
    return tuple(given.get(str(number), 0) for number in range(len(run.said.get("choices", ()))))
