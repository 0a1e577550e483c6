"""The composer as it is drawn: what was typed, whom it reaches, what is amiss, how it looks, what will happen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from admin.security import current_locale, translate
from admin.session import senim
from admin.views.broadcasts import saying, timing
from admin.views.broadcasts.form import Typed
from admin.views.broadcasts.saying import Outlook
from admin.views.broadcasts.timing import TimeUnclear, When
from admin.views.help_requests.moments import Clock
from admin.views.tips import checking
from core import calendar, classes, schools
from core.actors import Specialist
from core.broadcasts import (
    agreeing,
    attaching,
    estimating,
    limits,
    occasions,
    recipients,
    rendering,
    standing,
    windows,
)
from core.broadcasts.draft import LONGEST_TEXT, Draft, columns, problems
from core.broadcasts.recipients import Clause
from core.broadcasts.trying import OF_NO_RUN
from core.clock.recurrence import Kind
from core.journals import facts
from core.messages import OutboundMessage
from core.plans import items, months
from core.plans.items import ItemUnknown
from core.plans.months import TaskUnknown
from core.texts import LOCALES, texts
from core.tips.wordings import Words
from db.models.broadcasts import BroadcastSchedule
from db.models.journals import Audience
from db.models.schools import School

CHANNELS: Final = ("telegram", "whatsapp", "web")
MOST_BUTTONS: Final = 3  # WhatsApp puts more of them behind one
GRADES: Final = tuple(range(12))


@dataclass(frozen=True, slots=True)
class Phone:
    """What one phone shows. ``opens``: the button behind which the choices stand, where there are too many of them.

    ``invitation`` and its ``button``: what comes first to who has not written lately, where the messenger asks that.
    """

    message: OutboundMessage
    opens: str = ""
    invitation: str = ""
    button: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Everything about a form beside its fields."""

    people: str
    is_nobody: bool
    remarks: Mapping[str, Sequence[checking.Remark]]
    phones: Mapping[str, Mapping[str, Phone]]
    outlook: Outlook
    problems: Sequence[str]
    is_begun: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from in this school."""

    classes: Sequence[str]
    grades: Sequence[int]
    channels: Sequence[str]


def look(session: Session, typed: Typed, when: When, *, by: Specialist, now: datetime) -> Look:
    """What the page says of the fields, without keeping anything."""
    draft, school = typed.draft, schools.school(session, by.school_id)
    counted = recipients.count(session, draft.recipients, school_id=school.id, topic=draft.topic)
    found = agreeing.findings(session, draft, school_id=school.id)
    words = {locale: Words("", "", (text,)) for locale, text in draft.texts.items() if text.strip()}
    remarks = checking.remarks(found, {locale: replace(one, title="…") for locale, one in words.items()})
    return Look(
        people=saying.people(counted) if counted.total else translate(_why_nobody(typed)),
        is_nobody=not counted.total,
        remarks={locale: [replace(one, bubble=None) for one in lines] for locale, lines in remarks.items()},
        phones=phones(draft, school),
        outlook=_outlook(session, draft, when, school, is_broken=any(one.is_blocking for one in found), now=now),
        problems=[problem_words(one.name, one.locale) for one in problems(draft)],
        is_begun=bool(words),
    )


def _why_nobody(typed: Typed) -> str:
    return "broadcasts-nobody-fits" if typed.recipients.any_of else "broadcasts-choose"


def phones(draft: Draft, school: School) -> Mapping[str, Mapping[str, Phone]]:
    """The message by language and channel, as it would be sent."""
    said = columns(draft)
    written = [locale for locale in LOCALES if draft.texts.get(locale, "").strip()]
    made = {
        locale: rendering.render(said, run_ref=OF_NO_RUN, locale=locale, values=values(draft, school, locale))
        for locale in written
    }
    return {
        locale: {channel: _phone(channel, message, locale) for channel in CHANNELS} for locale, message in made.items()
    }


def _phone(channel: str, message: OutboundMessage, locale: str) -> Phone:
    if channel != "whatsapp":
        return Phone(message)
    text, are_many = texts(locale), len(message.quick_replies) > MOST_BUTTONS
    return Phone(
        message,
        opens=text("whatsapp-list") if are_many else "",
        invitation=text("whatsapp-template-news"),
        button=text("whatsapp-template-news.open"),
    )


def values(draft: Draft, school: School, locale: str) -> Mapping[str, str]:
    """What the variables stand for on the phone of the page: the school, and a class of those that are chosen."""
    named = sorted(name for one in draft.recipients.any_of for name in one.classes)
    return {
        "school": school.names.get(locale) or school.names["kk"],
        "class": next(iter(named), texts(locale)("broadcasts-example-class")),
    }


def choices(session: Session, by: Specialist) -> Choices:
    """The school's classes and grades, and the channels there are."""
    found = classes.all_of(session, by.school_id)
    grades = sorted({one.grade for one in found}) or GRADES
    return Choices([one.name for one in found], grades, CHANNELS)


def fields(session: Session, typed: Typed, *, by: Specialist) -> dict[str, Any]:
    """What the fields of the form are drawn with."""
    school = schools.school(session, by.school_id)
    return {
        "choices": choices(session, by),
        "blank": Clause(),
        "audiences": tuple(Audience),
        "again": tuple(timing.ANCHORS),
        "longest": LONGEST_TEXT,
        "file_name": attaching.name_of(session, typed.file_id),
        "limit": school.agree_above,
    }


def origin(session: Session, typed: Typed, *, by: Specialist) -> str:
    """What it comes from: the line of a plan or the occasion, as it is called; empty without one."""
    text = texts(current_locale())
    named = occasions.names(session, typed.occasion)
    if named:
        return named.get(current_locale()) or named["kk"]
    try:
        if typed.plan_task_id is not None:
            return facts.render(months.find(session, typed.plan_task_id, by=by).words.get("content"), text)
        if typed.plan_item_id is not None:
            return facts.render(items.find(session, typed.plan_item_id, by=by).words.get("content"), text)
    except (ItemUnknown, TaskUnknown):
        pass
    return ""


def first_time(session: Session, draft: Draft, *, by: Specialist, day: date | None) -> When:
    """The first decent moment of the day that is meant; without one, the next there is when it is sent."""
    if day is None:
        return When()
    school = schools.school(session, by.school_id)
    groups, opens = recipients.audiences(draft.recipients), calendar.at(school, day, school.opens)
    return timing.proposed(school, windows.next_allowed(session, school, groups, opens, occasion=draft.occasion))


def problem_words(name: str, locale: str = "") -> str:
    """What is missing, in words."""
    language = translate(f"tips-desk-language-{locale}") if locale else ""
    return translate(f"broadcasts-problem-{name}", language=language, most=LONGEST_TEXT)


def _outlook(session: Session, draft: Draft, when: When, school: School, *, is_broken: bool, now: datetime) -> Outlook:
    if not draft.recipients.any_of:
        return Outlook(translate("broadcasts-outlook-empty"), is_possible=False)
    try:
        wanted = timing.wanted_at(when, school, now)
        later = _later(session, when, school, now)
    except TimeUnclear:
        return Outlook(translate("broadcasts-outlook-unclear"), is_possible=False)
    if when.mode == timing.AT and wanted < now and not later:
        return Outlook(translate("broadcasts-refused-past"), is_possible=False)
    if when.mode == timing.SOON:
        groups = recipients.audiences(draft.recipients)
        wanted = windows.next_allowed(session, school, groups, now, occasion=draft.occasion) or now
    known = limits.of(senim().settings)
    first = later[0] if later and wanted < now else wanted
    found = estimating.estimate(session, draft, known, school_id=school.id, wanted_at=first)
    reasons = (*((agreeing.MANY,) if found.is_many else ()), *((agreeing.RULES,) if is_broken else ()))
    clock = Clock(school, texts(current_locale()), now)
    return saying.outlook(found, clock, mode=when.mode, later=later[1:], reasons=reasons, limit=school.agree_above)


def _later(session: Session, when: When, school: School, now: datetime) -> Sequence[datetime]:
    """Every time it is said, when it is said more than once and has an end."""
    if when.mode != timing.AT or when.recurrence.kind is Kind.ONCE or when.last is None:
        return []
    schedule = BroadcastSchedule(
        day=when.first,
        clock=when.hour,
        zone=school.timezone,
        recurrence=when.recurrence.as_dict(),
        until=when.last,
    )
    return [one.at for one in standing.times(session, schedule, now=now)]
