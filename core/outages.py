"""Outages: what stands between a channel and its messenger is told where staff look, and taken back when it is over."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from db.models.outages import Outage


def tell(session: Session, problems: Mapping[str, str | None], *, now: datetime) -> None:
    """Write down each channel's problem, or that it has none; a problem that goes on keeps its first moment.

    A channel that is not named is not there any more, and neither is its problem.
    """
    session.execute(delete(Outage).where(Outage.channel.not_in(list(problems))))
    for channel, problem in problems.items():
        known = session.get(Outage, channel)
        if known is not None and known.problem != problem:
            session.delete(known)
            session.flush()
            known = None
        if known is None and problem is not None:
            session.add(Outage(channel=channel, problem=problem, since=now))


def current(session: Session) -> Sequence[Outage]:
    """What is wrong now, longest first."""
    return session.scalars(select(Outage).order_by(Outage.since)).all()
