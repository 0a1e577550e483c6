"""Climbing: the next person is called when nobody has answered. It never falls asleep, nor hurries after an outage.

What was done stands in the steps, so the rota may change at any time, and a missed tick loses nothing.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core import calendar, schools
from core.alerts import ending, finding, upcoming
from core.alerts.paging import Step, page, remind
from core.duty import links
from db.models.alerts import Alert, AlertStep

REPEATED_AFTER = timedelta(minutes=3)
NEXT_AFTER = timedelta(minutes=5)
LOOKED_AT_WITHIN = timedelta(minutes=10)
DRILL_LASTS = timedelta(minutes=30)


def climb(session: Session, *, now: datetime) -> int:
    """Do what is due with every alert, one step each, however long nobody ticked; how many steps were made.

    An alert that cannot be carried on holds up no other: it stays overdue, which the panel says, and is tried again.
    """
    made = 0
    for alert in finding.climbing(session):
        try:
            with session.begin_nested():
                made += _carry_on(session, alert, now)
        except Exception:  # noqa: BLE001, S112  the others may be about another child's life
            continue
    return made


def _carry_on(session: Session, alert: Alert, now: datetime) -> int:
    if alert.is_drill and now - alert.raised_at >= DRILL_LASTS:
        ending.end_drill(session, alert, ending.Result.UNANSWERED, now=now)
        return 1
    return _step(session, alert, now)


def begin(session: Session, alert: Alert, *, now: datetime) -> None:
    """Call the first person who can be reached, in the very transaction that raised the alert."""
    finding.note(session, alert, Step.RAISED, now=now)
    go_on(session, alert, now=now)


def call_again(session: Session, alert: Alert, *, now: datetime) -> None:
    """It became graver while nobody looked: everybody called so far hears of it at once."""
    called = {call.staff_id for call in upcoming.calls(finding.steps(session, alert))}
    finding.note(session, alert, Step.RAISED, now=now)  # who had looked before has not seen this
    for staff_id in upcoming.people(session, alert, now=now):
        if staff_id in called:
            page(session, alert, staff_id, kind=Step.REPEATED, now=now)
    alert.climbs_at = min(alert.climbs_at or now + NEXT_AFTER, now + NEXT_AFTER)


def go_on(session: Session, alert: Alert, *, now: datetime) -> None:
    """Call the first person not tried yet; who has no messenger is waited for only while the school is open.

    Whose messenger is broken is passed over: an alert that person relies on would not come.
    """
    is_open = calendar.reading_hours(session, schools.school(session, alert.school_id), now=now).is_open
    for staff_id in upcoming.fresh(session, alert, finding.steps(session, alert), now=now):
        if links.working(session, staff_id) or (is_open and not links.links_of(session, staff_id=staff_id)):
            page(session, alert, staff_id, kind=Step.PAGED, now=now)
            alert.rung += 1
            alert.climbs_at = now + REPEATED_AFTER
            return
        finding.note(session, alert, Step.UNREACHED, staff_id=staff_id, now=now)
    _call_everybody(session, alert, now)


def _step(session: Session, alert: Alert, now: datetime) -> int:
    """One step, if one is due or the person called last is out of reach."""
    steps = finding.steps(session, alert)
    lost = upcoming.lost(session, steps) if alert.seen_at is None else None
    if lost is not None:
        finding.note(session, alert, Step.UNREACHED, staff_id=lost, now=now)
        go_on(session, alert, now=now)
    elif alert.climbs_at is None or alert.climbs_at > now:
        return 0
    elif alert.seen_at is not None:
        _doubt(session, alert, steps, now)
    else:
        _call_next(session, alert, steps, now)
    return 1


def _call_next(session: Session, alert: Alert, steps: Sequence[AlertStep], now: datetime) -> None:
    again = upcoming.repeated(session, steps)
    if again is None or again not in upcoming.people(session, alert, now=now):
        go_on(session, alert, now=now)
        return
    page(session, alert, again, kind=Step.REPEATED, now=now)
    alert.climbs_at = now + NEXT_AFTER


def _doubt(session: Session, alert: Alert, steps: Sequence[AlertStep], now: datetime) -> None:
    """A tap on a phone does not put an alarm to sleep: who said «I look» is reminded once, then it goes on."""
    since = max((step.id for step in steps if step.kind == Step.ACKNOWLEDGED), default=0)
    is_reminded = any(step.kind == Step.REPEATED and step.id > since for step in steps)
    holder = alert.seen_by
    if holder is not None and not is_reminded and holder in upcoming.anybody(session, alert):
        remind(session, alert, holder, now=now)
        alert.climbs_at = now + NEXT_AFTER
        return
    alert.seen_at = alert.seen_by = None
    go_on(session, alert, now=now)


def _call_everybody(session: Session, alert: Alert, now: datetime) -> None:
    """The ladder is exhausted: it starts over with everybody at once, until somebody acknowledges."""
    if alert.is_drill:
        ending.end_drill(session, alert, ending.Result.UNANSWERED, now=now)
        return
    finding.note(session, alert, Step.CLIMBED, now=now)
    for staff_id in upcoming.reachable(session, alert, now=now):
        page(session, alert, staff_id, kind=Step.REPEATED, now=now)
    alert.climbs_at = now + NEXT_AFTER
