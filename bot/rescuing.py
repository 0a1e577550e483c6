"""Words whose turn keeps failing: they reach the psychologist without any dialog, or are kept sealed."""

from datetime import datetime

from sqlalchemy.orm import Session

from core import inbox, outbox, schools
from core.crisis import cards, response
from core.crisis.markers import Finding
from core.help_requests import About, drafts, threads
from core.messages import InboundMessage, OutboundMessage
from core.texts import texts, tongues
from db.models.outbox import Lane

CRIES = ("crisis:now", "crisis:safe:no", "crisis:safe:unsure", "crisis:friend:no", "crisis:friend:unsure")


def deliver(session: Session, inbound: InboundMessage, *, finding: Finding, problem: Exception, now: datetime) -> None:
    """Make a request of the words, as plainly as can be; a cry by button is one too, any other tap is kept sealed."""
    is_cry = inbound.text is None and (inbound.payload or "").startswith(CRIES)
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
    _tell(session, inbound, finding=finding, words="menu-turn-failed", now=now)


def bury(session: Session, inbound: InboundMessage, *, finding: Finding, problem: Exception, now: datetime) -> None:
    """Keep the letter sealed for a person to look at, and tell the child the truth."""
    inbox.bury(session, inbound, problem=type(problem).__name__, is_crisis=finding.is_crisis, now=now)
    _tell(session, inbound, finding=finding, words="menu-turn-lost", now=now)


def _tell(session: Session, inbound: InboundMessage, *, finding: Finding, words: str, now: datetime) -> None:
    to = outbox.to_address(session, channel=inbound.channel, address=inbound.address)
    if finding.is_crisis:
        school_id = schools.first_school(session).id
        card = cards.card(session, school_id=school_id, locale=inbound.locale, finding=finding, now=now)
        outbox.enqueue(session, card, to=to, lane=Lane.CRISIS, now=now)
    said = "\n\n".join(texts(tongue)(words) for tongue in tongues(inbound.locale))
    outbox.enqueue(session, OutboundMessage(said), to=to, lane=Lane.ANSWER, now=now)
