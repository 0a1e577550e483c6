"""Everything one inbox page shows, opened inside one session and free of it afterwards."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from admin.views.help_requests import context as contexts
from admin.views.help_requests import queue as queues
from admin.views.help_requests import talk as talks
from admin.views.help_requests.closing_form import ClosingForm, closing_form
from admin.views.help_requests.context import Context
from admin.views.help_requests.filters import PLACE, Filter
from admin.views.help_requests.forms import Typed
from admin.views.help_requests.moments import Clock
from admin.views.help_requests.queue import Queue
from admin.views.help_requests.sheets import Sheets, sheets
from admin.views.help_requests.talk import Talk
from admin.views.help_requests.team import team
from core import saved_views
from core.actors import Specialist
from core.help_requests import answers, presence, reply_drafts
from core.help_requests.presence import Present
from core.texts import Texts, texts
from db.models.help_requests import HelpRequest


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, in which language, and when."""

    by: Specialist
    text: Texts
    now: datetime

    def clock(self, session: Session) -> Clock:
        """The school's clock for this reader."""
        return Clock.of(session, school_id=self.by.school_id, text=self.text, now=self.now)


@dataclass(frozen=True, slots=True)
class Template:
    """A ready answer in the child's language."""

    title: str
    body: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An open talk with all around it."""

    talk: Talk
    context: Context


@dataclass(frozen=True, slots=True)
class Composer:
    """What the answer box, the closing form and the sheets need; never redrawn by a poll."""

    reply: str
    note: str
    templates: Sequence[Template]
    envelope: str
    earliest: str
    morning: str
    morning_words: str
    closing: ClosingForm
    sheets: Sheets
    present: Sequence[Present]


@dataclass(frozen=True, slots=True)
class View:
    """A kept filter."""

    id: int
    name: str
    is_on: bool


def queue_of(session: Session, reader: Reader, *, show: str, chosen: Filter) -> Queue:
    """The left pane: what waits, what colleagues have, or what is closed."""
    clock, by = reader.clock(session), reader.by
    if show == queues.CLOSED:
        shown = queues.closed_requests(session, by=by, clock=clock)
    else:
        shown = queues.open_requests(session, by=by, clock=clock, chosen=chosen)
    return replace(shown, team=team(session, by=by, clock=clock))


def views_of(session: Session, reader: Reader, *, chosen: Filter) -> Sequence[View]:
    """The reader's kept filters."""
    found = saved_views.views(session, place=PLACE, by=reader.by)
    return [View(view.id, view.name, Filter.of(view.chosen) == chosen) for view in found]


def opened(session: Session, request_id: int, reader: Reader) -> Opened:
    """The middle and the right pane.

    Raises:
        RequestUnknown: it is not this reader's to see.
        SealBroken: the child has just deleted the words.
    """
    return _opened(session, answers.find(session, request_id, by=reader.by), reader)


def opened_since(session: Session, request_id: int, reader: Reader, *, version: str) -> Opened | None:
    """The same, or None when nothing has changed since ``version``."""
    help_request = answers.find(session, request_id, by=reader.by)
    for member in talks.case(session, help_request, by=reader.by):
        if not answers.is_reading(session, member.id, by=reader.by, now=reader.now):
            return None  # a poll writes no audit, so it shows nothing to who has not opened the talk itself
    if talks.version(session, help_request, by=reader.by, now=reader.now) == version:
        return None
    return _opened(session, help_request, reader)


def read(session: Session, request_id: int, reader: Reader) -> None:
    """Note, before anything is shown, that this person reads the talk and those joined to it."""
    help_request = answers.find(session, request_id, by=reader.by)
    for member in talks.case(session, help_request, by=reader.by):
        answers.read(session, member.id, by=reader.by, now=reader.now)


def composer(session: Session, request_id: int, reader: Reader, *, typed: Typed) -> Composer:
    """The answer box, the closing form and the sheets of one talk."""
    help_request = answers.find(session, request_id, by=reader.by)
    clock = reader.clock(session)
    morning = clock.next_morning(session)
    found = answers.templates(session, locale=help_request.locale)
    kept = reply_drafts.kept(session, help_request, by=reader.by)
    joined = [talk for talk in talks.case(session, help_request, by=reader.by) if talk is not help_request]
    return Composer(
        reply=typed.reply or kept.get("reply", ""),
        note=typed.note or kept.get("note", ""),
        templates=[Template(template.title, template.body.strip()) for template in found],
        envelope=texts(help_request.locale)("help-envelope"),
        earliest=clock.field(clock.soonest()),
        morning=clock.field(morning),
        morning_words=clock.moment(morning),
        closing=closing_form(session, help_request, joined=joined, text=reader.text, typed=typed.closing),
        sheets=sheets(session, help_request, by=reader.by, clock=clock),
        present=presence.others(session, request_id, by=reader.by, now=reader.now),
    )


def _opened(session: Session, help_request: HelpRequest, reader: Reader) -> Opened:
    clock, case = reader.clock(session), talks.case(session, help_request, by=reader.by)
    return Opened(
        talk=talks.talk(session, help_request, by=reader.by, clock=clock),
        context=contexts.context(session, help_request, case=case, clock=clock),
    )
