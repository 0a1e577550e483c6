"""What the child is told after sending: the code, who reads it and when, and what can be done next."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import calendar, schools
from core.duty import conflicts
from core.messages import OutboundMessage, QuickReply
from core.texts import Texts, texts
from db.models.help_requests import HelpRequest


def receipt(session: Session, help_request: HelpRequest, *, now: datetime) -> OutboundMessage:
    """The receipt of a sent request, in the child's language."""
    text = texts(help_request.locale)
    when = when_read(session, help_request, text, now=now)
    body = text("help-receipt", code=help_request.code, when=when, channel=help_request.channel)
    return OutboundMessage(body, after_sending(text, help_request))


def added(session: Session, help_request: HelpRequest, *, now: datetime) -> OutboundMessage:
    """The receipt of words added to a sent request."""
    text = texts(help_request.locale)
    body = text("help-added", code=help_request.code, when=when_read(session, help_request, text, now=now))
    return OutboundMessage(body, after_sending(text, help_request))


def after_sending(text: Texts, help_request: HelpRequest) -> tuple[QuickReply, ...]:
    """What one may do with a sent request."""
    return (
        QuickReply(text("help-actions.add"), f"help:add:{help_request.ref}"),
        QuickReply(text("help-actions.mine"), "help:list"),
        QuickReply(text("help-actions.class"), f"help:class:{help_request.ref}"),
        QuickReply(text("help-actions.secret"), f"help:secret:{help_request.ref}"),
        QuickReply(text("menu-open.title"), "menu:open"),
    )


def when_read(session: Session, help_request: HelpRequest, text: Texts, *, now: datetime) -> str:
    """The truth about when a person reads: working hours, the school calendar, the night, or nobody at all."""
    if not conflicts.can_be_read(session, help_request):
        return text("help-when-nobody")
    hours = calendar.reading_hours(session, schools.school(session, help_request.school_id), now=now)
    if hours.closes_at is not None:
        return text("help-when-open", time=hours.closes_at.strftime("%H:%M"))
    if hours.opens_at is None:
        return text("help-when-unknown")
    return text("help-when-closed", date=hours.opens_at.strftime("%d.%m"), time=hours.opens_at.strftime("%H:%M"))
