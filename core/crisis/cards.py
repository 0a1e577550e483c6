"""What a child in danger reads: sees the person, gives the numbers, tells the truth about hours, asks one question."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from sqlalchemy.orm import Session

from core import calendar, help_lines, schools
from core.crisis.levels import Category, Finding
from core.messages import OutboundMessage, QuickReply
from core.texts import LOCALES, Texts, texts, tongues
from db.models.help_requests import HelpRequest
from db.models.schools import School

ANSWERS = ("yes", "no", "unsure")
FRIEND = "friend"
_EVENING, _DAWN = time(21), time(7)
_KINDS = {
    Category.VIOLENCE: "violence",
    Category.BULLYING: "violence",
    Category.SEXUAL: "sexual",
    Category.FRIEND: FRIEND,
    Category.OVERDOSE: "overdose",
    Category.PSYCHOSIS: "calm",
    Category.THREAT: "calm",
}
# rules whose words tell of threats with pictures or of money asked for: another advice than for a body that was hurt
_BLACKMAIL = ("nude", "blackmail", "extort", "exploit")


def kind(finding: Finding) -> str:
    """Which card these words need; a button tells nothing of its reason."""
    other = "call" if finding.rules == ("button",) else "self"
    found = _KINDS.get(finding.category, other) if finding.category else other
    is_blackmail = any(sign in rule for rule in finding.rules[:1] for sign in _BLACKMAIL)
    return "blackmail" if found == "sexual" and is_blackmail else found


def known(category: str | None) -> Category | None:
    """The category of a talk, if it is one of ours."""
    return next((found for found in Category if found == category), None)


def card(
    session: Session,
    *,
    school_id: int,
    locale: str | None,
    finding: Finding,
    now: datetime,
    thread: str | None = None,
) -> OutboundMessage:
    """The crisis card in the languages of the words: one question, whose answers name the ``thread`` they belong to."""
    spoken = [texts(language) for language in _languages(locale, finding)]
    body = "\n\n".join(_words(session, school_id, text, finding, now) for text in spoken)
    return OutboundMessage(body, answers(spoken[0], thread, is_about_friend=kind(finding) == FRIEND))


def answers(text: Texts, thread: str | None, *, is_about_friend: bool) -> tuple[QuickReply, ...]:
    """The three answers to the one question."""
    verb, talk = FRIEND if is_about_friend else "safe", f":{thread}" if thread else ""
    return tuple(QuickReply(text(f"crisis-question.{answer}"), f"crisis:{verb}:{answer}{talk}") for answer in ANSWERS)


def question(text: Texts, *, is_about_friend: bool) -> str:
    """Whether the child is safe; of a friend, whether somebody is there. Bold: it is what is to be answered."""
    return f"*{text('crisis-question-friend' if is_about_friend else 'crisis-question')}*"


def check(session: Session, help_request: HelpRequest, *, text: Texts, now: datetime) -> OutboundMessage:
    """What an opened check-in asks: how it is, the numbers, and the one question again."""
    category, is_about_friend = help_request.risk_category, help_request.risk_category == Category.FRIEND
    body = "\n".join(
        (
            text("crisis-check"),
            lines_text(session, school_id=help_request.school_id, text=text, category=category, now=now),
            question(text, is_about_friend=is_about_friend),
        )
    )
    return OutboundMessage(
        body, answers(text, help_request.ref, is_about_friend=is_about_friend), is_silent=True, is_private=True
    )


def after_answer(session: Session, help_request: HelpRequest, *, text: Texts, name: str, now: datetime) -> str:
    """What is said to an answer: what to do now, the numbers of this danger, the truth about hours."""
    school_id, category = help_request.school_id, help_request.risk_category
    return text(
        name,
        lines=lines_text(session, school_id=school_id, text=text, category=category, now=now),
        hours=hours_text(session, school_id=school_id, text=text, now=now),
    )


def soft(session: Session, *, school_id: int, locale: str | None, now: datetime) -> OutboundMessage:
    """The gentle card, which may be wrong: two numbers, a way to call for help, and leave to go on."""
    spoken = [texts(tongue) for tongue in tongues(locale)]
    body = "\n\n".join(
        text("crisis-soft", lines=lines_text(session, school_id=school_id, text=text, category=None, now=now))
        for text in spoken
    )
    return OutboundMessage(body, (QuickReply(spoken[0]("menu-open.now"), "crisis:now"),))


def lines_text(session: Session, *, school_id: int, text: Texts, category: str | None, now: datetime) -> str:
    """The help lines open now, one a line."""
    school = schools.school(session, school_id)
    return help_lines.written(help_lines.open_now(session, school, category=category, now=now), text)


def hours_text(session: Session, *, school_id: int, text: Texts, now: datetime) -> str:
    """The truth about when a person reads: the working day, the night, a holiday."""
    school = schools.school(session, school_id)
    hours = calendar.reading_hours(session, school, now=now)
    if hours.is_open:
        return text("crisis-hours-open")
    clock = calendar.local(school, now).time()
    moment = "night" if clock >= _EVENING or clock < _DAWN else "day"
    if hours.opens_at is None:
        return text("crisis-hours-unknown", moment=moment)
    return text(
        "crisis-hours-closed",
        moment=moment,
        day=_day(school, hours.opens_at, now),
        date=hours.opens_at.strftime("%d.%m"),
        time=hours.opens_at.strftime("%H:%M"),
    )


def _day(school: School, opens_at: datetime, now: datetime) -> str:
    ahead = opens_at.date() - calendar.local(school, now).date()
    return {timedelta(0): "today", timedelta(days=1): "tomorrow"}.get(ahead, "later")


def _words(session: Session, school_id: int, text: Texts, finding: Finding, now: datetime) -> str:
    card_kind = kind(finding)
    category = finding.category.value if finding.category else None
    return "\n".join(
        (
            text("crisis-opening", kind=card_kind),
            text("crisis-advice", kind=card_kind),
            text("crisis-bot"),
            lines_text(session, school_id=school_id, text=text, category=category, now=now),
            hours_text(session, school_id=school_id, text=text, now=now),
            question(text, is_about_friend=card_kind == FRIEND),
        )
    )


def _languages(locale: str | None, finding: Finding) -> Sequence[str]:
    """Those the words were written in, two at the most, the chosen one among them; knowing neither, the first two."""
    spoken = [language for language in finding.languages if language in LOCALES]
    if not spoken:
        return tongues(locale)
    if locale is None:
        return spoken[:2]
    others = [language for language in spoken if language != locale][:1]
    return (locale, *others) if locale in spoken else (*others, locale)
