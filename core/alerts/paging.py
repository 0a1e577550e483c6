"""Paging: one person hears of an alert over every messenger they linked. Code and level, never a child's word."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import outbox, staff
from core.alerts import finding
from core.duty import conflicts, links
from core.messages import OutboundMessage, QuickReply
from core.texts import Texts, texts
from db.models.alerts import Alert
from db.models.duty import StaffLink
from db.models.help_requests import HelpRequest
from db.models.outbox import DeliveryState, Lane, OutboxMessage
from db.models.staff import Staff

PANEL = "panel"
CALL = "duty"  # what a messenger says in its own approved words where it takes no others


class Step(StrEnum):
    """What the chain of people did with an alert; ``climbed`` says that the ladder was exhausted and all are called."""

    RAISED = "raised"
    PAGED = "paged"
    REPEATED = "repeated"
    UNREACHED = "unreached"
    CLIMBED = "climbed"
    ACKNOWLEDGED = "acknowledged"
    VIEWED = "viewed"
    ENDED = "ended"


CALLS = (Step.PAGED, Step.REPEATED)


def page(session: Session, alert: Alert, staff_id: int, *, kind: Step, now: datetime) -> bool:
    """Call one person; whether a messenger carries it. Without one the panel's own badge is all there is."""
    member = session.get_one(Staff, staff_id)
    found = links.working(session, staff_id)
    for link in found:
        # after an outage one message is enough: what was repeated meanwhile would come all at once
        if kind is Step.PAGED or not _is_waiting(session, link, now):
            send(session, link, _words(session, alert, member, texts(member.locale)), now=now)
        finding.note(session, alert, kind, staff_id=staff_id, way=link.channel, now=now)
    if not found:
        finding.note(session, alert, kind, staff_id=staff_id, way=PANEL, now=now)
    return bool(found)


def remind(session: Session, alert: Alert, staff_id: int, *, now: datetime) -> None:
    """Whoever said that they look has not looked."""
    member = session.get_one(Staff, staff_id)
    body = texts(member.locale)("duty-alert-unopened", code=code(session, alert))
    found = links.working(session, staff_id)
    for link in found:
        send(session, link, OutboundMessage(body, is_private=True, template=CALL), now=now)
    way = found[0].channel if found else PANEL
    finding.note(session, alert, Step.REPEATED, staff_id=staff_id, way=way, now=now)


def tell_taken(session: Session, alert: Alert, *, by: int | None, now: datetime) -> None:
    """Everybody whose phone rang learns, once, who looks; not those the talk turned out to be about."""
    about = _about(session, alert)
    taker = None if by is None else session.get(Staff, by)
    for member in _rung(session, alert):
        if member.id == by or member.id in about or not member.active:
            continue
        text = texts(member.locale)
        name = taker.full_name if taker is not None else text("duty-alert-colleague")
        tell(session, member.id, text("duty-alert-taken", code=code(session, alert) or "none", name=name), now=now)


def tell(session: Session, staff_id: int, body: str, *, now: datetime) -> bool:
    """Say something to one person over every messenger; whether there is any."""
    found = links.working(session, staff_id)
    for link in found:
        send(session, link, OutboundMessage(body, is_private=True), now=now)
    return bool(found)


def send(session: Session, link: StaffLink, message: OutboundMessage, *, now: datetime) -> None:
    """Before everything else that is to be sent."""
    outbox.enqueue(session, message, to=outbox.to_link(link), lane=Lane.CRISIS, now=now)


def code(session: Session, alert: Alert) -> str:
    """The public code of the talk; a drill has none."""
    if alert.help_request_id is None:
        return ""
    return session.get_one(HelpRequest, alert.help_request_id).code


def _words(session: Session, alert: Alert, member: Staff, text: Texts) -> OutboundMessage:
    """A person who may not read talks is told whom to reach instead: never one whom the talk is about."""
    reads = staff.specialist(member).may_read_talks
    name = "duty-alert-drill" if alert.is_drill else "duty-alert-page" if reads else "duty-alert-deputy"
    names = "none" if reads else ", ".join(_readers(session, alert)) or "none"
    body = text(name, code=code(session, alert), level=alert.level, names=names)
    mine = QuickReply(text("duty-alert-page.mine"), f"duty:mine:{alert.ref}")
    return OutboundMessage(body, (mine,), is_private=True, template=CALL)


def _about(session: Session, alert: Alert) -> frozenset[int]:
    return frozenset() if alert.help_request_id is None else conflicts.of(session, alert.help_request_id)


def _readers(session: Session, alert: Alert) -> Sequence[str]:
    """The names of those who may open the talk."""
    about = _about(session, alert)
    able = conflicts.readers(session, school_id=alert.school_id)
    return [member.full_name for member in able if member.id not in about]


def _rung(session: Session, alert: Alert) -> Iterable[Staff]:
    called = [
        step.staff_id
        for step in finding.steps(session, alert)
        if step.kind in CALLS and step.way != PANEL and step.staff_id is not None
    ]
    return (session.get_one(Staff, staff_id) for staff_id in dict.fromkeys(called))


def _is_waiting(session: Session, link: StaffLink, now: datetime) -> bool:
    """Whether something for this messenger should have been brought by now and has not."""
    open_states = (DeliveryState.QUEUED, DeliveryState.SENDING)
    waiting = select(OutboxMessage.id).where(
        OutboxMessage.state.in_(open_states),
        OutboxMessage.next_attempt_at <= now,
        OutboxMessage.address_info == outbox.link_address(link.ref),
    )
    return session.scalar(waiting.limit(1)) is not None
