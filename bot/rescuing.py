"""Words whose turn keeps failing: they reach the psychologist without any dialog, or are kept sealed."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import alerts, contacts, inbox, outbox, schools
from core.crisis import cards, response
from core.crisis.markers import Finding
from core.crypto import SealBroken
from core.help_requests import About, HelpRequest, drafts, threads
from core.messages import InboundMessage, OutboundMessage
from core.texts import texts, tongues
from db.models.outbox import Lane

CRIES = ("crisis:now", "crisis:safe:no", "crisis:safe:unsure", "crisis:friend:no", "crisis:friend:unsure")


def deliver(session: Session, inbound: InboundMessage, *, finding: Finding, problem: Exception, now: datetime) -> None:
    """Make a request of the words, as plainly as can be; a cry by button is one too, any other tap is kept sealed."""
    is_cry = _is_cry(inbound)
    if inbound.text is None and not is_cry:
        bury(session, inbound, finding=finding, problem=problem, now=now)
        return
    help_request = threads.begin(
        session,
        school_id=schools.first_school(session).id,
        channel=inbound.channel,
        address=inbound.address,
        locale=texts(inbound.locale).locale,
        about=About.SELF,
        now=now,
    )
    if is_cry:
        drafts.call_for_help(session, help_request, mark="crisis:button", now=now)
        finding = response.CALL_FOR_HELP
    else:
        drafts.write(session, help_request, text=inbound.text or "", finding=finding, sends_itself=False, now=now)
        drafts.send(session, help_request, now=now)
    _claim(session, inbound, help_request, now=now)
    _tell(session, inbound, finding=finding, words="menu-turn-failed", now=now)


def bury_aloud(
    session: Session, inbound: InboundMessage, *, finding: Finding, problem: Exception, now: datetime
) -> None:
    """As :func:`bury`; a danger that no talk could be made of is at least told to everybody who can be called."""
    bury(session, inbound, finding=finding, problem=problem, now=now)
    if finding.is_crisis or _is_cry(inbound):
        alerts.tell_buried(session, school_id=schools.first_school(session).id, now=now)


def bury(session: Session, inbound: InboundMessage, *, finding: Finding, problem: Exception, now: datetime) -> None:
    """Keep the letter sealed for a person to look at, and tell the child the truth."""
    finding = response.CALL_FOR_HELP if _is_cry(inbound) else finding
    inbox.bury(session, inbound, problem=type(problem).__name__, is_crisis=finding.is_crisis, now=now)
    _tell(session, inbound, finding=finding, words="menu-turn-lost", now=now)


def _is_cry(inbound: InboundMessage) -> bool:
    return inbound.text is None and (inbound.payload or "").startswith(CRIES)


def _claim(session: Session, inbound: InboundMessage, help_request: HelpRequest, *, now: datetime) -> None:
    """The child finds the talk, its answers and its check-ins like any other, unless what broke is the contact."""
    try:
        person = contacts.identify(session, inbound, now=now)
    except (SealBroken, TypeError, ValueError):
        return
    person.threads.append(threads.claim_of(help_request))
    if help_request.is_red:
        person.care["red"] = True
    contacts.remember(session, person, now=now)


def _tell(session: Session, inbound: InboundMessage, *, finding: Finding, words: str, now: datetime) -> None:
    to = outbox.to_address(session, channel=inbound.channel, address=inbound.address)
    if finding.is_crisis:
        school_id = schools.first_school(session).id
        card = cards.card(session, school_id=school_id, locale=inbound.locale, finding=finding, now=now)
        outbox.enqueue(session, card, to=to, lane=Lane.CRISIS, now=now)
    said = "\n\n".join(texts(tongue)(words) for tongue in tongues(inbound.locale))
    outbox.enqueue(session, OutboundMessage(said), to=to, lane=Lane.ANSWER, now=now)
