"""What the pages show of broadcasts that stand: rows of the list, one of them, one occasion and how far it got."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy.orm import Session

from admin.security import current_locale, translate
from admin.views.broadcasts import composer, saying
from admin.views.help_requests.moments import Clock
from core import outages, schools
from core.actors import Specialist
from core.broadcasts import agreeing, attaching, editing, occurrences, progress, recipients, standing
from core.broadcasts import draft as drafts
from core.broadcasts.editing import LEAVING
from core.broadcasts.progress import Progress
from core.broadcasts.recipients import Recipients
from core.clock.recurrence import Kind
from core.texts import texts
from db.models.broadcasts import Broadcast, BroadcastRun, BroadcastState, RunState
from db.models.journals import Audience
from db.models.outages import Outage
from db.models.staff import Staff

GROUPS: Final = ("leaving", "proposed", "coming", "drafts", "done")
TITLE: Final = 90
VARIABLE: Final = re.compile(r"\{\w+\}")
NEXT_SHOWN: Final = 5
PARTS: Final = ("uncertain", "dead", "blocked", "left_out")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the list."""

    ref: str
    title: str
    locale: str
    whom: str
    state: str
    when: str
    run: "Run | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One occasion: ``percent`` of the people it is for are done with; ``done`` of ``expected`` in words.

    ``shown``: the counts of those who were not reached, in words; of a few pupils none is counted out.
    """

    ref: str
    state: RunState
    reason: str
    at: str
    undo_seconds: int
    counts: Progress
    shown: Mapping[str, str]
    percent: int
    done: str
    expected: str
    sent: str

    @property
    def is_open(self) -> bool:
        """Whether anything of it is still to happen."""
        return self.state in {RunState.WAITING, *LEAVING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A broadcast that is no form any more."""

    ref: str
    version: int
    state: BroadcastState
    title: str
    whom: str
    people: str
    topic: int
    flags: Sequence[str]
    phones: Mapping[str, Mapping[str, composer.Phone]]
    choices: Sequence[Mapping[str, str]]
    file_name: str
    times: Sequence[str]
    runs: Sequence[Run]
    made_by: str
    agreed_by: str
    reasons: Sequence[str]
    is_own: bool
    comes_again: bool
    has_second: bool
    outages: Sequence[Outage]

    @property
    def leaving(self) -> Run | None:
        """The occasion that waits for its minute or is on its way."""
        return next((one for one in reversed(self.runs) if one.is_open), None)

    @property
    def may_undo(self) -> bool:
        """Whether nothing of it is on its way yet."""
        is_waiting = self.state is BroadcastState.SCHEDULED
        return is_waiting and not any(one.state in LEAVING for one in self.runs)


def listed(session: Session, *, by: Specialist, now: datetime) -> Mapping[str, Sequence[Row]]:
    """The list by what is going on with each; groups without a row are left out."""
    clock = _clock(session, by, now)
    found: dict[str, list[Row]] = {name: [] for name in GROUPS}
    for one in editing.listed(session, by=by):
        found[_group(one)].append(_row(session, one, clock))
    return {name: rows for name, rows in found.items() if rows}


def limit(session: Session, *, by: Specialist) -> int:
    """Above how many people two decide."""
    return schools.school(session, by.school_id).agree_above


def standing_of(session: Session, one: Broadcast, *, by: Specialist, now: datetime) -> Standing:
    """Everything about a broadcast that is read."""
    draft, school, clock = drafts.of(one), schools.school(session, by.school_id), _clock(session, by, now)
    counted = recipients.count(session, draft.recipients, school_id=school.id, topic=draft.topic)
    flags = {"cheerful": one.is_cheerful, "sensitive": one.is_sensitive, "replies": one.takes_replies}
    return Standing(
        ref=one.ref,
        version=one.version,
        state=one.state,
        title=title(one)[0],
        whom=saying.whom(draft.recipients),
        people=saying.people(counted),
        topic=one.topic,
        flags=[name for name, is_set in flags.items() if is_set],
        phones=composer.phones(draft, school),
        choices=draft.choices,
        file_name=attaching.name_of(session, one.file_id),
        times=_times(session, one, clock),
        runs=[_run(session, run, clock) for run in one.runs],
        made_by=_name(session, one.made_by),
        agreed_by=_name(session, one.agreed_by),
        reasons=agreeing.reasons(session, one) if one.state is BroadcastState.PROPOSED else (),
        is_own=by.id in {one.made_by, one.proposed_by},
        comes_again=one.schedule is not None and one.schedule.recurrence["kind"] != Kind.ONCE,
        has_second=agreeing.has_second(session, one),
        outages=outages.current(session),
    )


def run(session: Session, found: BroadcastRun, *, by: Specialist, now: datetime) -> Run:
    """How far one occasion got."""
    return _run(session, found, _clock(session, by, now))


def title(one: Broadcast) -> tuple[str, str]:
    """How the words begin in the reader's language or in one there is, and which it is; empty for a blank draft."""
    for locale in (current_locale(), *one.texts):
        words = " ".join(VARIABLE.sub("…", one.texts.get(locale, "")).split())
        if words:
            return (words if len(words) <= TITLE else f"{words[:TITLE].rstrip()}…"), locale
    return "", current_locale()


def _clock(session: Session, by: Specialist, now: datetime) -> Clock:
    return Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=now)


def _group(one: Broadcast) -> str:
    if any(found.state in LEAVING for found in one.runs):
        return "leaving"
    return {
        BroadcastState.DRAFT: "drafts",
        BroadcastState.PROPOSED: "proposed",
        BroadcastState.SCHEDULED: "coming",
    }.get(one.state, "done")


def _row(session: Session, one: Broadcast, clock: Clock) -> Row:
    words, locale = title(one)
    last = one.runs[-1] if one.runs else None
    times = _times(session, one, clock)
    return Row(
        ref=one.ref,
        title=words or translate("broadcasts-untitled"),
        locale=locale,
        whom=saying.whom(Recipients.from_dict(one.recipients)),
        state=one.state.value,
        when=times[0] if times else clock.exact(last.due_at) if last else clock.moment(one.changed_at),
        run=_run(session, last, clock) if last else None,
    )


def _times(session: Session, one: Broadcast, clock: Clock) -> Sequence[str]:
    """The next times, for what is scheduled or proposed."""
    if one.schedule is None or one.state not in {BroadcastState.SCHEDULED, BroadcastState.PROPOSED}:
        return []
    if one.state is BroadcastState.SCHEDULED:
        found = occurrences.upcoming(session, one, now=clock.now, limit=NEXT_SHOWN)
    else:
        found = standing.times(session, one.schedule, now=clock.now)[:NEXT_SHOWN]
    return [clock.exact(each.at) for each in found]


def _run(session: Session, found: BroadcastRun, clock: Clock) -> Run:
    counts = progress.of_run(session, found)
    groups = recipients.audiences(Recipients.from_dict(found.said["recipients"]))
    settled = counts.sent + counts.blocked + counts.dead + counts.uncertain + counts.left_out
    is_of_few = Audience.STUDENT in groups and counts.expected < recipients.HIDDEN_BELOW
    parts = {name: getattr(counts, name) for name in PARTS}
    percent = 100 * settled // counts.expected if counts.expected else 0
    return Run(
        ref=found.ref,
        state=found.state,
        reason=found.reason,
        at=clock.exact(found.due_at),
        undo_seconds=max(0, round((found.due_at - clock.now).total_seconds())),
        counts=counts,
        shown={name: saying.number_of(number, groups) if is_of_few else str(number) for name, number in parts.items()},
        percent=percent // 100 * 100 if is_of_few else percent,  # a share would tell how few
        done=saying.number_of(settled, groups),
        expected=saying.number_of(counts.expected, groups),
        sent=saying.number_of(counts.sent, groups),
    )


def _name(session: Session, staff_id: int | None) -> str:
    return "" if staff_id is None else session.get_one(Staff, staff_id).full_name
