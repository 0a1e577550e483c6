"""Versions to go back to, a tip hidden and shown, and the mark of who has read it."""

from datetime import datetime

from sqlalchemy.orm import Session

from core.actors import Specialist, require_psychologist
from core.tips import reviewing
from core.tips.wordings import CURRENT, WAITING, find, history, hold, next_number, note, retire
from db.models.tips import TipVersion


class VersionUnknown(Exception):
    """No such version of this tip in this school, or not one to go back to."""


class NothingOwn(Exception):
    """The school has no wording of its own here: the shipped one stands, or there is no shipped one."""


class ReadingUnknown(Exception):
    """A tip is read as a psychologist or as a native speaker, and nothing else."""


def back(session: Session, tip_id: int, number: int, *, by: Specialist, now: datetime) -> None:
    """Let an older wording of the school stand again; what waits goes on waiting.

    Raises:
        VersionUnknown: no such wording, or one that never was allowed to stand.
    """
    require_psychologist(by)
    hold(session, by)
    chosen = next((one for one in history(session, tip_id, by=by) if one.number == number and number), None)
    if chosen is None or not chosen.may_stand or chosen.state == WAITING:
        raise VersionUnknown
    row = session.get_one(TipVersion, chosen.id)
    row.is_hidden = retire(session, tip_id, by=by)
    row.state = CURRENT
    note(session, "tip:rolled_back", tip_id, by=by, now=now, version=number)


def back_to_shipped(session: Session, tip_id: int, *, by: Specialist, now: datetime) -> None:
    """Let the shipped wording stand again, with whatever a new release brings; a hidden tip stays hidden.

    Raises:
        NothingOwn: it stands already, or there is none.
    """
    require_psychologist(by)
    hold(session, by)
    standing = find(session, tip_id, by=by)
    if standing.shipped is None or standing.own is None:
        raise NothingOwn
    if retire(session, tip_id, by=by):
        _mark_hidden(session, tip_id, by=by, now=now)
    note(session, "tip:shipped_again", tip_id, by=by, now=now)


def hide(session: Session, tip_id: int, *, by: Specialist, now: datetime) -> None:
    """Readers of this school do not find the tip any more."""
    require_psychologist(by)
    hold(session, by)
    standing = find(session, tip_id, by=by)
    if standing.is_hidden:
        return
    if standing.own is not None:
        session.get_one(TipVersion, standing.own.id).is_hidden = True
    elif standing.shipped is not None:
        _mark_hidden(session, tip_id, by=by, now=now)
    else:  # nothing stands yet: there is nothing to hide
        raise NothingOwn
    note(session, "tip:hidden", tip_id, by=by, now=now)


def show(session: Session, tip_id: int, *, by: Specialist, now: datetime) -> None:
    """Readers find it again."""
    require_psychologist(by)
    hold(session, by)
    standing = find(session, tip_id, by=by)
    if not standing.is_hidden:
        return
    if standing.own is not None:
        session.get_one(TipVersion, standing.own.id).is_hidden = False
    else:
        retire(session, tip_id, by=by)
    note(session, "tip:shown", tip_id, by=by, now=now)


def read(session: Session, tip_id: int, number: int, role: str, *, by: Specialist, now: datetime) -> None:
    """The actor has read this wording, as a psychologist or as a native speaker; a deputy head may be the latter.

    Raises:
        ReadingUnknown: read as what?
        VersionUnknown: not what the tip's page shows now: somebody worded it anew meanwhile.
    """
    hold(session, by)
    shown = find(session, tip_id, by=by).edited
    if role not in reviewing.AS:
        raise ReadingUnknown
    if role == reviewing.AS[0]:
        require_psychologist(by)
    if shown.number != number:
        raise VersionUnknown
    row = session.get_one(TipVersion, shown.id)
    if row.school_id is None:
        row = reviewing.mark_of(session, row, next_number(session, tip_id, by=by), by=by, now=now)
    reviewing.note(session, row, role, by=by, now=now)
    note(session, "tip:read", tip_id, by=by, now=now, version=number, role=role)


def _mark_hidden(session: Session, tip_id: int, *, by: Specialist, now: datetime) -> None:
    number = next_number(session, tip_id, by=by)
    session.add(reviewing.wordless(tip_id, number, state=CURRENT, is_hidden=True, by=by, now=now))
    session.flush()
