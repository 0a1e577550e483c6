"""What happens when a life may be in danger: the request turns red, the card with the help lines leaves first."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from core import calendar, help_lines, schools
from core.bus import publish
from core.crisis.markers import Category, Finding, Level
from core.events import CrisisEnded, CrisisRaised
from core.messages import OutboundMessage, QuickReply
from core.texts import LOCALES, Texts, texts, tongues
from db.models.help_requests import HelpRequest

UNSCREENED = Finding(level=Level.HIGH, category=Category.OTHER, rules=("unscreened",))
CALL_FOR_HELP = Finding(level=Level.EMERGENCY, category=Category.OTHER, rules=("button",), languages=(), spans=())


def raise_crisis(session: Session, help_request: HelpRequest, *, finding: Finding, now: datetime) -> None:
    """Turn a request red. It stays so until a person ends it; a later, milder message never lowers it."""
    if not help_request.is_red or finding.level.rank >= Level(help_request.risk).rank:
        help_request.risk = finding.level.value
        help_request.risk_category = _category(help_request, finding)
    help_request.risk_raised_at = help_request.risk_raised_at if help_request.is_red else now
    help_request.risk_raised_at = help_request.risk_raised_at or now
    help_request.risk_ended_at = None
    help_request.risk_ended_by = None
    help_request.snoozed_until = None
    # the earliest promise stays: who writes again must not fall behind in the queue
    help_request.due_at = min(help_request.due_at or now, now)
    raised = CrisisRaised(
        help_request_id=help_request.id,
        level=help_request.risk,
        category=help_request.risk_category,
        rules=finding.rules,
        now=now,
    )
    publish(session, raised)


def end_crisis(session: Session, help_request: HelpRequest, *, staff_id: int, now: datetime) -> None:
    """A person decided that the danger is over."""
    help_request.risk_ended_at = now
    help_request.risk_ended_by = staff_id
    help_request.due_at = None if _is_answered(help_request) else _ordinary_due(session, help_request, now)
    help_request.version += 1
    publish(session, CrisisEnded(help_request_id=help_request.id, staff_id=staff_id, now=now))


def card(session: Session, *, school_id: int, locale: str | None, finding: Finding, now: datetime) -> OutboundMessage:
    """The crisis card: sees the person, gives the numbers, tells the truth about hours, asks one question."""
    tongues = [texts(locale) for locale in _languages(locale, finding)]
    body = "\n\n".join(_words(session, school_id, text, finding, now) for text in tongues)
    answers = tuple(
        QuickReply(tongues[0](f"crisis-question.{answer}"), f"crisis:safe:{answer}")
        for answer in ("yes", "no", "unsure")
    )
    return OutboundMessage(body, answers)


def lines_text(session: Session, *, school_id: int, text: Texts, category: str | None, now: datetime) -> str:
    """The help lines open now, one a line."""
    school = schools.school(session, school_id)
    return help_lines.written(help_lines.open_now(session, school, category=category, now=now), text)


def hours_text(session: Session, *, school_id: int, text: Texts, now: datetime) -> str:
    """The truth about when a person reads."""
    hours = calendar.reading_hours(session, schools.school(session, school_id), now=now)
    if hours.is_open:
        return text("crisis-hours-open")
    if hours.opens_at is None:
        return text("crisis-hours-unknown")
    return text("crisis-hours-closed", date=hours.opens_at.strftime("%d.%m"), time=hours.opens_at.strftime("%H:%M"))


def _category(help_request: HelpRequest, finding: Finding) -> str | None:
    """What the words told; a button, which tells nothing, does not take that away."""
    if finding.category in {None, Category.OTHER}:
        return help_request.risk_category or finding.category
    return finding.category


def _is_answered(help_request: HelpRequest) -> bool:
    written, answered = help_request.last_child_at, help_request.last_staff_at
    return answered is not None and (written is None or written <= answered)


def _ordinary_due(session: Session, help_request: HelpRequest, now: datetime) -> datetime:
    return calendar.due_by(session, schools.school(session, help_request.school_id), now=now)


def _words(session: Session, school_id: int, text: Texts, finding: Finding, now: datetime) -> str:
    kind = _kind(finding)
    category = finding.category.value if finding.category else None
    return "\n".join(
        (
            text("crisis-opening", kind=kind),
            lines_text(session, school_id=school_id, text=text, category=category, now=now),
            text("crisis-beside", kind=kind),
            hours_text(session, school_id=school_id, text=text, now=now),
            text("crisis-question"),
        )
    )


def _kind(finding: Finding) -> str:
    if finding.category in {Category.VIOLENCE, Category.SEXUAL}:
        return "violence"
    if finding.category is Category.FRIEND:
        return "friend"
    return "overdose" if finding.category is Category.OVERDOSE else "self"


def _languages(locale: str | None, finding: Finding) -> Sequence[str]:
    """The chosen language, and the one the words were written in when it is another; knowing neither, the first two."""
    spoken = [language for language in finding.languages if language in LOCALES]
    if locale in spoken or not spoken:
        return tongues(locale)
    if locale is None:
        return spoken[:2]
    return (spoken[0], locale)
