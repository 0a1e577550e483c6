"""Colleagues' open talks: whose, since when, how urgent, and not a word of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from admin.views.help_requests.moments import Clock
from core.actors import Specialist
from core.help_requests import handing
from core.help_requests.handing import TakeOver, TeamTalk


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One talk of a colleague."""

    id: int
    code: str
    colleague: str
    level: str
    state: str
    clock: str
    due: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class Team:
    """What colleagues have, red and late first, and why one of their talks may be taken over."""

    rows: Sequence[TeamRow]
    reasons: Sequence[str]


NOBODY: Final = Team((), ())


def team(session: Session, *, by: Specialist, clock: Clock) -> Team:
    """The list of a school."""
    found = handing.team(session, by=by, now=clock.now)
    return Team([_row(talk, clock) for talk in found], [reason.value for reason in TakeOver])


def _row(talk: TeamTalk, clock: Clock) -> TeamRow:
    wrote = talk.last_child_at
    return TeamRow(
        id=talk.request_id,
        code=talk.code,
        colleague=talk.colleague,
        level="red" if talk.is_red else "amber" if talk.is_overdue else "green",
        state=talk.state.value.replace("_", "-"),
        clock=clock.text("desk-team-wrote", moment=clock.moment(wrote)) if wrote else "",
        due=clock.moment(talk.due_at) if talk.due_at and not talk.is_red else "",
        is_late=talk.is_overdue,
    )
