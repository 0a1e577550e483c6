"""The invented watch: evenings on the rota, somebody on leave, a drill of last week, what was said of the screening."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import alerts
from core.alerts import drills
from core.alerts.drills import DangerOpen
from core.crisis.levels import Level
from core.demo.cast import Act, Cast
from core.duty import rota
from core.duty.rota import Turn
from core.help_requests import verdicts
from core.help_requests.verdicts import Judgement
from core.screening import sampling
from core.screening.sampling import Label
from db.models.alerts import Alert
from db.models.help_requests import HelpMessage, HelpRequest
from db.models.screening import ScreeningSample

EVENING: Final = (time(18), time(8))
ON_DUTY: Final = {"aigul": (0, 2, 4, 6), "irina": (1, 3, 5)}
ANSWERED_AFTER: Final = timedelta(seconds=48)
SAMPLED: Final = 9  # of the messages without an alert every ninth
WAITING: Final = 2  # of these the latest have no label yet


def acts(cast: Cast) -> Iterator[Act]:
    """Arranged two weeks ago, drilled last week, judged this afternoon."""
    arranged, drilled, judged = (cast.days.moment(moment) for moment in ("9 15:30", "5 10:00", "desk 20"))
    yield Act(arranged, lambda session: _arrange(session, cast, arranged))
    yield Act(drilled, lambda session: _drill(session, cast, drilled))
    yield Act(judged, lambda session: _judge(session, cast, judged))


def _arrange(session: Session, cast: Cast, now: datetime) -> None:
    opens, closes = EVENING
    week = [
        Turn(staff_id=cast.people[person].id, weekday=day, opens=opens, closes=closes)
        for person, days in ON_DUTY.items()
        for day in days
    ]
    rota.set_turns(session, week, by=cast.people["aigul"], now=now)
    today = cast.days.now.date()
    rota.add_absence(
        session,
        staff_id=cast.people["dana"].id,
        stand_in_id=cast.people["irina"].id,
        starts=now.date(),
        ends=today + timedelta(days=12),
        by=cast.people["aigul"],
        now=now,
    )


def _drill(session: Session, cast: Cast, now: datetime) -> None:
    try:
        drill = drills.start(session, school_id=cast.school_id, asked_by=cast.people["nurlan"].id, now=now)
    except DangerOpen:  # a child comes before any drill, in an invented school too
        return
    ref = session.get_one(Alert, drill.alert_id).ref
    alerts.take(session, ref, staff_id=cast.people["aigul"].id, now=now + ANSWERED_AFTER)


def _judge(session: Session, cast: Cast, now: datetime) -> None:
    """Each psychologist says of the own talks' alerts that they were right, and labels most of what was drawn."""
    for key in ("aigul", "irina"):
        by = cast.people[key]
        own = (HelpRequest.school_id == cast.school_id, HelpRequest.assigned_to == by.id)
        grave = select(HelpMessage.id).join(HelpMessage.help_request).where(*own)
        for message_id in session.scalars(grave.where(HelpMessage.risk.in_((Level.HIGH, Level.EMERGENCY)))).all():
            verdicts.judge(session, message_id, judgement=Judgement.RIGHT, by=by, now=now)
        drawn = session.scalars(sampling.unalerted(HelpMessage.id).where(*own).order_by(HelpMessage.id)).all()[
            ::SAMPLED
        ]
        for message_id in drawn:
            session.add(ScreeningSample(school_id=cast.school_id, help_message_id=message_id, drawn_at=now))
        session.flush()
        made = select(ScreeningSample.id).where(ScreeningSample.help_message_id.in_(drawn))
        for sample_id in session.scalars(made.order_by(ScreeningSample.id)).all()[: -WAITING or None]:
            sampling.label(session, sample_id, Label.NONE, by=by, now=now)
