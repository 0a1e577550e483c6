"""The invented work face to face: written down, completed, numbered at the day's end, twice corrected."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.demo.cast import Act, Cast
from core.journals import confirming, entries, offline
from core.journals.done import Done, What, Who
from db.models.journals import Journal, JournalEntry, WorkRecord

CONSENT_BEFORE = timedelta(days=7)
_LISTED = (
    *("class_name", "client", "category", "minutes", "participants"),
    *("topic", "result", "recommendation", "next_step"),
)


def acts(cast: Cast, scripts: list[dict[str, Any]]) -> Iterator[Act]:
    """Everything written into the books, and its numbering at the end of the day."""
    for script in scripts:
        yield from _Work(cast, script).acts()


class _Work:
    """One line of work, done on one or on several days."""

    def __init__(self, cast: Cast, script: Mapping[str, Any]) -> None:
        self.cast = cast
        self.script = script
        self.recorded: list[int] = []

    def acts(self) -> Iterator[Act]:
        for turn, written in enumerate(self.script["at"]):
            at = self.cast.days.moment(written)
            yield Act(at, lambda session, turn=turn, at=at: self._record(session, turn, at))  # type: ignore[misc]
            evening = self.cast.days.evening(at)
            if evening is not None:
                yield Act(evening, lambda session, turn=turn, at=evening: self._number(session, turn, at))  # type: ignore[misc]
        if "correct" in self.script:
            at = self.cast.days.moment(self.script["correct"]["at"])
            yield Act(at, lambda session: self._correct(session, at))

    def _record(self, session: Session, turn: int, at: datetime) -> None:
        by = self.cast.people[self.script["by"]]
        work = offline.record(session, self._done(turn, at), by=by, now=at)
        self.recorded.append(work.id)
        for entry in offline.lines(session, work):
            added = self.script.get("facts", {}).get(entry.journal.value)
            if added:
                entries.edit_draft(session, entry.id, changes=added, by=by, now=at)

    def _number(self, session: Session, turn: int, at: datetime) -> None:
        """Where the law asks for more, the draft stays."""
        work = session.get_one(WorkRecord, self.recorded[turn])
        offline.number(session, work.ref, by=self.cast.people[self.script["by"]], now=at)

    def _done(self, turn: int, at: datetime) -> Done:
        given = {key: _of(self.script[key], turn) for key in _LISTED if key in self.script}
        colleague = self.script.get("colleague")
        return Done(
            who=Who(self.script["who"]),
            what=What(self.script["what"]),
            happened_at=at,
            consent_on=_consent(at) if self.script.get("consent") else None,
            colleague=self.cast.people[colleague].id if colleague else None,
            was_asked=self.script.get("was_asked", False),
            is_repeat=turn > 0 and "client" in self.script and isinstance(self.script["client"], str),
            **given,
        )

    def _correct(self, session: Session, at: datetime) -> None:
        """The first line that was numbered turns out to be wrong."""
        wish = self.script["correct"]
        wrong = session.scalars(
            select(JournalEntry).where(
                JournalEntry.work_id == self.recorded[0], JournalEntry.journal == Journal(wish["book"])
            )
        ).one()
        by = self.cast.people[self.script["by"]]
        confirming.correct(session, wrong.id, changes=wish["changes"], reason=wish["reason"], by=by, now=at)


def _consent(at: datetime) -> date:
    return (at - CONSENT_BEFORE).date()


def _of(given: Any, turn: int) -> Any:
    """What a list gives for this turn; anything else is the same every time."""
    return given[turn % len(given)] if isinstance(given, list) else given
