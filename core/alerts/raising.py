"""Raising: danger in a talk becomes an alert, and the first person is called in the same transaction."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import public_codes
from core.alerts import climbing, ending, finding
from core.alerts.paging import tell
from core.duty import conflicts, rota
from core.events import CrisisRaised, HelpRequestHandedOver, HelpRequestOpened, PersonAvoided
from core.texts import texts
from db.models.alerts import Alert
from db.models.duty import Drill
from db.models.help_requests import HelpRequest, RequestState

LEVELS = ("elevated", "high", "emergency")


def page_duty(session: Session, event: CrisisRaised) -> None:
    """Raise an alert; while nobody has seen it, more danger in the same talk raises its level, not another alert."""
    waiting = finding.unseen_in(session, event.help_request_id)
    for alert in waiting:
        is_graver = LEVELS.index(event.level) > LEVELS.index(alert.level)
        alert.level, alert.category = event.level, event.category or alert.category
        alert.rules = list(dict.fromkeys((*alert.rules, *event.rules)))
        if is_graver:
            climbing.call_again(session, alert, now=event.now)
    if not waiting:
        _raise(session, event)


def page_receiver(session: Session, event: HelpRequestHandedOver) -> None:
    """Whoever is given a talk in danger is paged anew: the one who gave it has seen the alert, they have not."""
    help_request = session.get_one(HelpRequest, event.help_request_id)
    if help_request.is_red:
        page_duty(session, _danger_of(help_request, event.now))


def page_around(session: Session, event: PersonAvoided) -> None:
    """The talk is about somebody of the service: the next person is called at once, without those it is about."""
    help_request = session.get_one(HelpRequest, event.help_request_id)
    waiting = finding.unseen_in(session, event.help_request_id)
    for alert in waiting:
        climbing.go_on(session, alert, now=event.now)
    if help_request.is_red and not waiting:
        page_duty(session, _danger_of(help_request, event.now))
    elif help_request.state not in (RequestState.DRAFT, RequestState.ERASED):
        _tell_if_unreadable(session, help_request, event.now)


def tell_unreadable(session: Session, event: HelpRequestOpened) -> None:
    """A talk that no psychologist of the school may read: deputy heads learn its code, so that they find somebody."""
    _tell_if_unreadable(session, session.get_one(HelpRequest, event.help_request_id), event.now)


def tell_buried(session: Session, *, school_id: int, now: datetime) -> None:
    """A letter of danger that no talk could be made of: nobody can open it, so everybody with a phone hears of it."""
    for member in rota.candidates(session, school_id=school_id):
        tell(session, member.id, texts(member.locale)("duty-alert-buried"), now=now)


def raise_alert(session: Session, alert: Alert, *, drill: Drill | None = None) -> None:
    """Keep a new alert, with the row of its drill, and call the first person."""
    alert.ref = public_codes.new_ref()
    session.add(alert)
    session.flush()
    if drill is not None:
        drill.alert_id = alert.id
        session.add(drill)
        session.flush()
    climbing.begin(session, alert, now=alert.raised_at)


def _raise(session: Session, event: CrisisRaised) -> None:
    help_request = session.get_one(HelpRequest, event.help_request_id)
    drill = finding.open_drill(session, school_id=help_request.school_id)
    if drill is not None:
        ending.end_drill(session, drill, ending.Result.INTERRUPTED, now=event.now)
    alert = Alert(
        school_id=help_request.school_id,
        help_request_id=help_request.id,
        level=event.level,
        category=event.category,
        rules=list(event.rules),
        raised_at=event.now,
    )
    raise_alert(session, alert)


def _danger_of(help_request: HelpRequest, now: datetime) -> CrisisRaised:
    return CrisisRaised(
        help_request_id=help_request.id, level=help_request.risk, category=help_request.risk_category, now=now
    )


def _tell_if_unreadable(session: Session, help_request: HelpRequest, now: datetime) -> None:
    if conflicts.can_be_read(session, help_request):
        return
    about = conflicts.of(session, help_request.id)
    for member in rota.candidates(session, school_id=help_request.school_id):
        if member.id not in about:
            text = texts(member.locale)
            tell(session, member.id, text("duty-alert-unreadable", code=help_request.code), now=now)
