"""Verifying: whether the books, their work and the frozen reports of a school are still what was signed.

Every walk is in constant memory: the links in their order, with the heads that were kept and those that somebody reads
from paper; every numbered line and frozen report beside its newest link; every link beside its row.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from core import chain
from core.journals import linked
from core.journals.problems import Kind, Problem
from db.models.chain import ChainHead, ChainLink

AT_ONCE: Final = 500
MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what is not as it was signed: at most a thousand problems, none when all is well."""

    lines: int
    links: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Head:
    """A head that must be found in the chain; ``position`` None when only the code is known."""

    code: str
    position: int | None = None
    day: date | None = None
    is_found: bool = False


def verify(session: Session, school_id: int, *, heads: Mapping[date, str] | Sequence[str] = ()) -> Verdict:
    """Look through everything that was signed in a school.

    ``heads`` are read from paper: codes by their day, or codes; each alone or after its count of links («128 ABCD-…»).
    """
    wanted = [*_given(heads), *_kept(session, school_id)]
    problems: list[Problem] = []
    links = _walk(session, school_id, wanted, problems)
    problems += [_lost(head, links, school_id) for head in wanted if not head.is_found]
    lines = 0
    for problem in linked.lines(session, school_id):
        lines += 1
        _add(problems, problem)
    for problem in linked.reports(session, school_id):
        _add(problems, problem)
    problems += linked.gaps(session, school_id)
    problems += linked.gone(session, school_id, most=MOST)
    return Verdict(lines=lines, links=links, problems=tuple(problems[:MOST]))


def _add(problems: list[Problem], problem: Problem | None) -> None:
    if problem is not None and len(problems) < MOST:
        problems.append(problem)


def _walk(session: Session, school_id: int, wanted: Sequence[_Head], problems: list[Problem]) -> int:
    """Every link in its place and made with the key over the one before; how many there are. Heads are ticked off."""
    by_code: dict[str, list[_Head]] = {}
    for head in wanted:
        by_code.setdefault(head.code, []).append(head)
    count, expected, before = 0, 1, chain.START
    for position, subject, subject_id, digest, mac in _links(session, school_id):
        count += 1
        if position != expected:
            _add(problems, Problem(kind=Kind.LINK_MISSING, school_id=school_id, position=expected))
        elif not _is_made_here(session, before, (school_id, position, subject, subject_id, digest), mac):
            _add(problems, Problem(kind=Kind.LINK_CHANGED, school_id=school_id, position=position))
        expected, before = position + 1 if isinstance(position, int) else expected + 1, mac
        for head in by_code.get(chain.code_of(mac), ()) if isinstance(mac, bytes) else ():
            head.is_found |= head.position in (None, position)
    return count


def _links(session: Session, school_id: int) -> Iterator[tuple[Any, ...]]:
    raw = (type_coerce(column, NullType()) for column in (ChainLink.digest, ChainLink.mac))
    statement = select(ChainLink.position, ChainLink.subject, ChainLink.subject_id, *raw)
    statement = statement.where(ChainLink.school_id == school_id).order_by(ChainLink.position)
    with session.execute(statement.execution_options(yield_per=AT_ONCE)) as rows:
        yield from (tuple(row) for row in rows)


def _is_made_here(session: Session, before: Any, about: tuple[Any, ...], mac: Any) -> bool:
    school_id, position, subject, subject_id, digest = about
    if not isinstance(before, bytes) or not isinstance(digest, bytes):
        return False
    return bool(chain.mac_of(session, before, school_id, position, subject, subject_id, digest) == mac)


def _given(heads: Mapping[date, str] | Sequence[str]) -> Iterator[_Head]:
    dated = heads.items() if isinstance(heads, Mapping) else ((None, head) for head in heads)
    for day, written in dated:
        count, _, code = written.strip().rpartition(" ")
        yield _Head(code.upper(), int(count) if count.strip().isdecimal() else None, day)


def _kept(session: Session, school_id: int) -> Sequence[_Head]:
    kept = select(ChainHead).where(ChainHead.school_id == school_id).order_by(ChainHead.day)
    return [_Head(head.code, head.position, head.day) for head in session.scalars(kept)]


def _lost(head: _Head, links: int, school_id: int) -> Problem:
    is_cut = head.position is not None and head.position > links
    kind = Kind.CUT_OFF if is_cut else Kind.HEAD_DIFFERS
    return Problem(kind=kind, school_id=school_id, position=head.position, day=head.day)
