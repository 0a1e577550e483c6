"""The crisis protocol: what people do while a life may be in danger, line by line; who did it, and when."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import alerts, audit
from core.actors import Specialist
from core.help_requests import answers, watching
from core.texts import LOCALES
from db.models.alerts import Alert, ProtocolStep
from db.models.audit import AuditRecord
from db.models.help_requests import HelpMessage, HelpRequest, Side
from db.models.staff import Staff
from db.seeding import FOLDER


class Kind(StrEnum):
    """Kinds of danger that differ in what has to be done."""

    SELF = "self"
    OVERDOSE = "overdose"
    VIOLENCE = "violence"
    BULLYING = "bullying"
    FRIEND = "friend"
    THREAT = "threat"


class StepUnknown(Exception):
    """The protocol of this danger has no such line at this moment, or none that a hand could tick."""


class NotInDanger(Exception):
    """No danger was ever raised in this talk, or it is over and so is its watch: the protocol rests."""


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the protocol as the seeds write it."""

    key: str
    kinds: frozenset[Kind]
    names: Mapping[str, str]
    is_needed: bool = False
    is_note: bool = False
    known_by: str = ""
    after: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as one danger shows it; ``done_at`` and ``by`` once it was done. A note has nothing to tick."""

    step: Step
    done_at: datetime | None = None
    by: str = ""

    @property
    def is_done(self) -> bool:
        """Whether somebody did it."""
        return self.done_at is not None


_KINDS: Final[Mapping[str, Kind]] = {
    "overdose": Kind.OVERDOSE,
    "violence": Kind.VIOLENCE,
    "sexual": Kind.VIOLENCE,
    "bullying": Kind.BULLYING,
    "friend": Kind.FRIEND,
    "threat": Kind.THREAT,
}
_Done = Mapping[str, tuple[datetime, str]]


@cache
def steps() -> Sequence[Step]:
    """All lines of all kinds, in their order."""
    read = tomllib.loads((FOLDER / "protocol.toml").read_text(encoding="utf-8"))
    return tuple(_step(item) for item in read["step"])


def kind_of(help_request: HelpRequest) -> Kind:
    """Which protocol the talk's danger has."""
    return _KINDS.get(help_request.risk_category or "", Kind.SELF)


def alerts_of(session: Session, help_request: HelpRequest) -> Sequence[Alert]:
    """The alerts of the talk's present danger, or of its last one; oldest first."""
    since = help_request.risk_raised_at
    if since is None:
        return ()
    statement = select(Alert).where(Alert.help_request_id == help_request.id, Alert.raised_at >= since)
    return session.scalars(statement.order_by(Alert.id)).all()


def lines(session: Session, help_request: HelpRequest) -> Sequence[Line]:
    """What this danger asks for, with what was done already."""
    done = {**_known(session, help_request), **_ticked(session, help_request)}
    kind = kind_of(help_request)
    return [
        Line(step, *done.get(step.key, (None, "")))
        for step in steps()
        if (not step.kinds or kind in step.kinds)
        and (not step.after or step.after & done.keys())
        and not step.unless & done.keys()
    ]


def is_finished(session: Session, help_request: HelpRequest) -> bool:
    """Whether everything this danger needs was done."""
    return all(line.is_done for line in lines(session, help_request) if line.step.is_needed)


def is_open(help_request: HelpRequest, *, now: datetime) -> bool:
    """Whether lines may still be ticked: while it is red, and while it is watched afterwards."""
    return help_request.is_red or watching.is_watched(help_request, now=now)


def tick(session: Session, request_id: int, key: str, *, by: Specialist, now: datetime) -> None:
    """This person did this line just now; ticking it again changes nothing. Who acts has seen the alert.

    Raises:
        StepUnknown: it is no line of this danger, or one that ticks itself.
        NotInDanger: there is no danger to follow.
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    help_request, found = _held(session, request_id, by=by, now=now)
    line = next((line for line in lines(session, help_request) if line.step.key == key), None)
    if line is None or line.step.is_note or line.step.known_by:
        raise StepUnknown
    alerts.acknowledge(session, request_id, staff_id=by.id, now=now)
    if line.is_done:
        return
    if line.step.instead:
        _take_away(session, found, line.step.instead)
    session.add(ProtocolStep(alert_id=found[-1].id, step=key, staff_id=by.id, done_at=now))
    _note(session, "done", request_id, key, by=by, now=now)


def untick(session: Session, request_id: int, key: str, *, by: Specialist, now: datetime) -> None:
    """It was not done after all; what was never ticked stays as it is.

    Raises:
        NotInDanger: there is no danger to follow.
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    _, found = _held(session, request_id, by=by, now=now)
    if _take_away(session, found, key):
        _note(session, "undone", request_id, key, by=by, now=now)


def _held(session: Session, request_id: int, *, by: Specialist, now: datetime) -> tuple[HelpRequest, Sequence[Alert]]:
    answers.hold(session, request_id)  # two people who tick at once do so one after the other
    help_request = answers.find(session, request_id, by=by)
    found = alerts_of(session, help_request)
    if not found or not is_open(help_request, now=now):
        raise NotInDanger
    return help_request, found


def _take_away(session: Session, found: Sequence[Alert], key: str) -> bool:
    of_danger = select(ProtocolStep).where(
        ProtocolStep.alert_id.in_([alert.id for alert in found]), ProtocolStep.step == key
    )
    rows = session.scalars(of_danger).all()
    session.execute(delete(ProtocolStep).where(ProtocolStep.id.in_([row.id for row in rows])))
    return bool(rows)


def _ticked(session: Session, help_request: HelpRequest) -> _Done:
    statement = (
        select(ProtocolStep.step, ProtocolStep.done_at, Staff.full_name)
        .join(Staff, Staff.id == ProtocolStep.staff_id)
        .where(ProtocolStep.alert_id.in_([alert.id for alert in alerts_of(session, help_request)]))
        .order_by(ProtocolStep.id.desc())  # of two ticks of one line the first counts
    )
    return {step: (done_at, name) for step, done_at, name in session.execute(statement)}


def _known(session: Session, help_request: HelpRequest) -> _Done:
    """What nobody need tick: who first read the talk after the danger was raised, and who first answered."""
    since = help_request.risk_raised_at
    if since is None:
        return {}
    read = select(AuditRecord.happened_at, Staff.full_name).join(Staff, Staff.id == AuditRecord.staff_id)
    read = read.where(
        AuditRecord.tag == answers.READ,
        AuditRecord.subject_id == help_request.id,
        AuditRecord.happened_at >= since,
        AuditRecord.detail["sample"].as_boolean().is_not(True),  # one message to label is not the talk
    ).order_by(AuditRecord.id)
    said = select(HelpMessage.sent_at, Staff.full_name).join(Staff, Staff.id == HelpMessage.staff_id)
    said = said.where(
        HelpMessage.help_request_id == help_request.id,
        HelpMessage.side == Side.STAFF,
        HelpMessage.sent_at >= since,
    ).order_by(HelpMessage.sent_at, HelpMessage.id)
    ways = {"reading": session.execute(read.limit(1)).first(), "answer": session.execute(said.limit(1)).first()}
    known = ((step.key, ways[step.known_by]) for step in steps() if step.known_by)
    return {key: (row[0], row[1]) for key, row in known if row is not None and row[0] is not None}


def _step(item: Mapping[str, Any]) -> Step:
    return Step(
        key=item["key"],
        kinds=frozenset(Kind(kind) for kind in item["kinds"]),
        names={locale: item[locale] for locale in LOCALES},
        is_needed=item.get("needed", False),
        is_note=item.get("is_note", False),
        known_by=item.get("known_by", ""),
        after=frozenset(item.get("after", ())),
        unless=frozenset(item.get("unless", ())),
        instead=item.get("instead", ""),
    )


def _note(session: Session, what: str, request_id: int, key: str, *, by: Specialist, now: datetime) -> None:
    tag = f"help_request:protocol:{what}"
    audit.record(session, tag, subject="help_request", subject_id=request_id, staff_id=by.id, now=now, step=key)
