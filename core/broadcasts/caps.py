"""Caps: how many messages one person may get in a week, whoever sends them; one when the school rests."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from core import calendar, quiet_hours, schools
from core.broadcasts import windows
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, BroadcastWave
from db.models.outbox import DeliveryState
from db.models.subscriptions import Subscription

A_WEEK: Final = 2
A_WEEK_OF_REST: Final = 1
# a message that was refused, or met a channel that is shut, took nobody's room
COUNTED: Final = (DeliveryState.QUEUED, DeliveryState.SENDING, DeliveryState.SENT, DeliveryState.UNCERTAIN)


def has_room(session: Session, run: BroadcastRun, *, now: datetime) -> ColumnElement[bool] | None:
    """A question to ``Subscription``: whether somebody's week has room for this run; None when everybody's has.

    The week is the ISO week on the school's clock; a run counts in each week in which a wave of it leaves.
    """
    school = schools.school(session, run.school_id)
    today = calendar.local(school, now).date()
    monday = today - timedelta(days=today.weekday())
    since, until = (calendar.at(school, day, datetime.min.time()) for day in (monday, monday + timedelta(days=7)))
    others = session.scalars(
        select(BroadcastRun.id).where(
            BroadcastRun.school_id == run.school_id,
            BroadcastRun.id != run.id,
            BroadcastRun.waves.any(BroadcastWave.due_at.between(since, until - timedelta(microseconds=1))),
        )
    ).all()
    most = A_WEEK_OF_REST if windows.is_break(quiet_hours.periods_of(session), today) else A_WEEK
    if len(others) < most:
        return None
    had = select(func.count()).where(
        BroadcastDelivery.run_id.in_(others),
        BroadcastDelivery.subscription_id == Subscription.id,
        BroadcastDelivery.state.in_(COUNTED),
    )
    return had.scalar_subquery() < most
