"""Report of a run: whom it reached, by group, class and channel; what people answered; what became of it in the books.

Numbers that could point at single pupils are hidden, and with them enough others that they cannot be worked out.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from core import classes, suppression
from core.broadcasts import polls, progress, recipients, recording
from core.broadcasts.progress import Progress
from core.broadcasts.recipients import Recipients
from db.models.broadcasts import BroadcastRun
from db.models.journals import Audience, EntryState, JournalEntry

PARTS: Final = ("audience", "class", "channel")


@dataclass(frozen=True, slots=True)
class Hidden:
    """A number that is not for anybody's eyes: so few pupils could be guessed."""


Number = int | Hidden | None


@dataclass(frozen=True, slots=True)
class Line:
    """One group, class or channel: how many it was sent to, reached and was read by; None where nobody tells."""

    name: str
    sent: Number
    delivered: Number
    read: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A run in numbers. ``parts``: lines by :data:`PARTS`; ``answers``: a poll's choices by language, how many each.

    ``lines``: its lines in the books with their work. Who was not reached, and why, stands in ``Progress``.
    """

    parts: Mapping[str, Sequence[Line]]
    answers: Sequence[tuple[Mapping[str, str], int | Hidden]]
    lines: Sequence[JournalEntry]
    is_guarded: bool


def of_run(session: Session, run: BroadcastRun) -> Report:
    """How a run stands, or how it ended."""
    has_pupils = Audience.STUDENT in recipients.audiences(Recipients.from_dict(run.said["recipients"]))
    parts = {part: _lines(part, progress.by(session, run, part), has_pupils=has_pupils) for part in PARTS}
    answers = _answers(session, run, has_pupils=has_pupils)
    numbers = (*(line.sent for lines in parts.values() for line in lines), *(number for _, number in answers))
    return Report(
        parts=parts,
        answers=answers,
        lines=_books(session, run),
        is_guarded=any(isinstance(number, Hidden) for number in numbers),
    )


def _answers(
    session: Session, run: BroadcastRun, *, has_pupils: bool
) -> Sequence[tuple[Mapping[str, str], int | Hidden]]:
    """What was answered; an answer that few gave is hidden where pupils may be among them, and another with it."""
    counted: Sequence[int | None] = polls.counts(session, run)
    if has_pupils:
        counted = suppression.parts([number or 0 for number in counted], k=suppression.INSIDE)
    shown = [Hidden() if number is None else number for number in counted]
    return list(zip(run.said.get("choices", ()), shown, strict=True))


def _lines(part: str, found: Mapping[str, Progress], *, has_pupils: bool) -> Sequence[Line]:
    """The lines of a part; where one of few pupils could be guessed, few are hidden in the whole of it."""
    names = _in_school_order(found) if part == "class" else found
    found = {name: found[name] for name in names if found[name].sent}
    of_pupils = [one for name, one in found.items() if has_pupils and (part != "audience" or name == Audience.STUDENT)]
    if not any(0 < one.sent < suppression.INSIDE for one in of_pupils):
        return [Line(name, one.sent, one.delivered, one.read) for name, one in found.items()]
    shown = suppression.parts([one.sent for one in found.values()], k=suppression.INSIDE)
    return [
        Line(name, one.sent, one.delivered, one.read) if sent is not None else Line(name, *_hidden(one))
        for (name, one), sent in zip(found.items(), shown, strict=True)
    ]


def _in_school_order(names: Iterable[str]) -> Sequence[str]:
    """Classes as the school lists them; who is in none comes last."""
    of_classes = sorted(filter(None, names), key=classes.place)
    return [*of_classes, *(name for name in names if not name)]


def _hidden(one: Progress) -> Sequence[Number]:
    """What arrived and was read hints at what was sent: it is hidden as well, unless nobody knows it."""
    return [None if count is None else Hidden() for count in (one.sent, one.delivered, one.read)]


def _books(session: Session, run: BroadcastRun) -> Sequence[JournalEntry]:
    """The lines of its work as they stand, in the order of the groups and the books."""
    of_work = [one.id for one in recording.works(session, run)]
    lines = select(JournalEntry).where(JournalEntry.work_id.in_(of_work), JournalEntry.state != EntryState.CORRECTED)
    ordered = lines.order_by(JournalEntry.work_id, JournalEntry.journal)
    return session.scalars(ordered.options(joinedload(JournalEntry.work))).all()
