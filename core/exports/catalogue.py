"""The catalogue: which papers a wish means, who may have them, how long they are and how each is built."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, schools
from core.actors import NotAllowed, Role, Specialist
from core.documents.paper import Paper
from core.exports import naming
from core.exports.wish import ATTESTATION, What, Wish, year_of
from core.journals import books
from core.journals import paper as book_paper
from core.plans import terms
from core.texts import Texts
from db.models.journals import Journal
from db.models.plans import AnnualPlan, PlanTask
from db.models.reports import FrozenReport, ReportKind

SMALL: Final = 500
READERS: Final = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})
EVIDENCE: Final = (
    ReportKind.ATTESTATION_WORK,
    ReportKind.ATTESTATION_PREVENTION,
    ReportKind.ATTESTATION_SUPPORT,
)


class NothingThere(Exception):
    """There is no such paper: a plan nobody has made, a report nobody has frozen."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One paper: what it is called, how it is built, how many lines it has (None: few, not counted beforehand)."""

    name: str
    lines: int | None
    build: Callable[[], Paper]


def require(wish: Wish, *, by: Specialist) -> None:
    """Refuse whoever may not read what is wished.

    Raises:
        NotAllowed: it is not for the actor.
    """
    if wish.what is What.EVERYTHING and not by.may_read_talks:
        raise NotAllowed("only a psychologist takes everything out")
    if wish.journal is not None:
        books.require_reader(by, wish.journal)
    if by.roles.isdisjoint(READERS):
        raise NotAllowed("papers are for the psychologist, the deputy head and the administrator")


def pieces(session: Session, wish: Wish, *, by: Specialist, text: Texts, now: datetime) -> Sequence[Piece]:
    """The papers of a wish in the language of ``text``, in the order of a folder.

    Raises:
        NotAllowed: it is not for the actor.
        NothingThere: nobody has made it.
    """
    require(wish, by=by)
    return [_piece(session, one, by=by, text=text, now=now) for one in _single(session, wish, by=by, now=now)]


def is_small(wish: Wish, found: Sequence[Piece]) -> bool:
    """Whether it can be made while a person waits: one short paper that no printer sets."""
    return not wish.is_bundle and wish.format != "pdf" and sum(piece.lines or 0 for piece in found) <= SMALL


def _piece(session: Session, wish: Wish, *, by: Specialist, text: Texts, now: datetime) -> Piece:
    return Piece(
        name=naming.name(session, wish, text),
        lines=_lines(session, wish, by=by),
        build=lambda: _paper(session, wish, by=by, text=text, now=now),
    )


def _lines(session: Session, wish: Wish, *, by: Specialist) -> int | None:
    if wish.journal is None or wish.school_year is None:
        return None
    asked = {"month": wish.month, "class_name": wish.class_name}
    return book_paper.count(session, wish.journal, school_year=wish.school_year, by=by, **asked)


def _paper(session: Session, wish: Wish, *, by: Specialist, text: Texts, now: datetime) -> Paper:
    """The paper of one wish; each feature builds its own."""
    if wish.journal is not None and wish.school_year is not None:
        return book_paper.paper(
            session, wish.journal, school_year=wish.school_year, by=by, text=text, now=now, month=wish.month,
            class_name=wish.class_name,
        )  # fmt: skip
    if wish.what is What.REPORT:
        return _report(session, wish, by=by, text=text, now=now)
    if wish.what is What.NORMATIVE:
        from core.normative import paper as acts

        return acts.paper(session, by=by, text=text)
    if wish.what is What.MATERIALS:
        from core.materials import paper as fund

        return fund.paper(session, by=by, text=text)
    return _plan(session, wish, by=by, text=text)


def _plan(session: Session, wish: Wish, *, by: Specialist, text: Texts) -> Paper:
    from core.plans import paper as plans

    if wish.month is not None and wish.month in _months(session, by.school_id):
        return plans.monthly(session, wish.month, by=by, text=text)
    if wish.school_year is not None and wish.school_year in _plan_years(session, by.school_id):
        return plans.annual(session, wish.school_year, by=by, text=text)
    raise NothingThere


def _report(session: Session, wish: Wish, *, by: Specialist, text: Texts, now: datetime) -> Paper:
    from core.reports import building, freezing, periods
    from core.reports import paper as reports

    if wish.frozen is not None:
        owned = select(FrozenReport.id).where(FrozenReport.ref == wish.frozen, FrozenReport.school_id == by.school_id)
        if session.scalar(owned) is None:
            raise NothingThere
        found = freezing.opened(session, wish.frozen, by=by)
    else:
        kind, code = ReportKind(wish.kind or ""), wish.period or ""
        found = building.build(session, kind, periods.parse(session, code), by=by, now=now)
    return reports.paper(session, found, by=by, text=text)


def _single(session: Session, wish: Wish, *, by: Specialist, now: datetime) -> Iterator[Wish]:
    """The wishes for one paper each that a wish stands for."""
    if wish.kind == ATTESTATION:
        yield from (replace(wish, kind=kind.value) for kind in EVIDENCE)
    elif wish.what is What.EVERYTHING:
        yield from _of_all(session, wish, by=by, now=now)
    else:
        yield wish


def _of_all(session: Session, wish: Wish, *, by: Specialist, now: datetime) -> Iterator[Wish]:
    plain = Wish(what=What.EVERYTHING, format=wish.format, locale=wish.locale)
    months = _months(session, by.school_id)
    if wish.month:
        yield from _books(plain, year_of(wish.month), wish.month)
        if wish.month in months:
            yield replace(plain, what=What.MONTHLY_PLAN, month=wish.month)
        yield _of_report(plain, ReportKind.STATISTICAL, wish.month)
    else:
        years = [wish.school_year] if wish.school_year else _years(session, by.school_id, now)
        for year in years:
            yield from _books(plain, year)
            if year in _plan_years(session, by.school_id):
                yield replace(plain, what=What.ANNUAL_PLAN, school_year=year)
            yield from (replace(plain, what=What.MONTHLY_PLAN, month=one) for one in months if _plan_year(one) == year)
            yield from (
                _of_report(plain, kind, f"{year}-Y") for kind in (ReportKind.STATISTICAL, ReportKind.ANALYTICAL)
            )
    yield replace(plain, what=What.NORMATIVE)
    yield replace(plain, what=What.MATERIALS)


def _books(plain: Wish, year: int, month: str | None = None) -> Iterator[Wish]:
    yield from (replace(plain, what=What.JOURNAL, journal=one, school_year=year, month=month) for one in Journal)


def _of_report(plain: Wish, kind: ReportKind, period: str) -> Wish:
    return replace(plain, what=What.REPORT, kind=kind.value, period=period)


def _years(session: Session, school_id: int, now: datetime) -> Sequence[int]:
    """Every school year that has a line or a plan, and the one that runs, the first one first."""
    found = {calendar.school_year(schools.school(session, school_id), now), *_plan_years(session, school_id)}
    found.update(map(_plan_year, _months(session, school_id)))
    for journal in Journal:
        found.update(books.years(session, journal, school_id=school_id, now=now))
    return sorted(found)


def _plan_year(month: str) -> int:
    """A plan's year begins in August, before the journals' does."""
    return terms.year_of(terms.first_day(month))


def _plan_years(session: Session, school_id: int) -> Sequence[int]:
    return session.scalars(select(AnnualPlan.school_year).where(AnnualPlan.school_id == school_id)).all()


def _months(session: Session, school_id: int) -> Sequence[str]:
    """The months with a plan."""
    found = select(PlanTask.month).where(PlanTask.school_id == school_id).distinct().order_by(PlanTask.month)
    return session.scalars(found).all()
