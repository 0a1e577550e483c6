"""A book as a paper: cover, ruled table, last page, as the paper book on the shelf has them."""

from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import calendar, chain, schools
from core.actors import Specialist
from core.documents.paper import Cover, Paper, Paragraph, Signatures
from core.journals import books, entries, paper_rows
from core.journals.paper_rows import Part, Stream
from core.texts import Texts
from db.models.journals import Journal, JournalEntry
from db.models.schools import School
from db.models.staff import Staff


def paper(
    session: Session,
    journal: Journal,
    *,
    school_year: int,
    by: Specialist,
    text: Texts,
    now: datetime,
    month: str | None = None,
    class_name: str | None = None,
) -> Paper:
    """A book of a school year, or of one month ("2026-10") or one class; its rows are a stream to be read once.

    Raises:
        NotAllowed: of this book the actor may only know how many lines it has.
    """
    books.require_reader(by, journal)
    school = schools.school(session, by.school_id)
    part = Part(journal=journal, school_year=school_year, month=month, class_name=class_name)
    keeper = _keeper(session, by)
    code = _code(session, school, text, now)
    signed = Signatures(((text("documents-psychologist"), keeper), (text("documents-checked"), school.deputy)))
    cover = _cover(session, school, part, keeper, text, now)
    return Paper(
        kind="journal",
        locale=text.locale,
        title=cover.title,
        school=cover.above[0],
        is_landscape=True,
        cover=cover,
        parts=(
            Stream(session, part, by=by, text=text).table(),
            signed,
            *((Paragraph(code, is_small=True),) if code and not part.is_whole else ()),
        ),
        closing=_closing(school, text, code) if part.is_whole else (),
        foot=f"{cover.title}, {_year(school_year, text)}",
    )


def count(
    session: Session,
    journal: Journal,
    *,
    school_year: int,
    by: Specialist,
    month: str | None = None,
    class_name: str | None = None,
) -> int:
    """How many lines that paper has; of a class, how many lines of its grade.

    Raises:
        NotAllowed: of this book the actor may only know how many lines it has.
    """
    books.require_reader(by, journal)
    part = Part(journal=journal, school_year=school_year, month=month, class_name=class_name)
    if part.is_whole:
        return entries.last_number(session, journal, school_id=by.school_id, school_year=school_year)
    found = paper_rows.chosen(session, part, by=by).with_only_columns(func.count())
    return session.scalar(found) or 0


def _cover(session: Session, school: School, part: Part, keeper: str, text: Texts, now: datetime) -> Cover:
    kept_by = text("books-cover-by", name=keeper or "_" * 20)
    return Cover(
        above=(school.names.get(text.locale) or school.names["kk"],),
        title=books.title(session, part.journal, text.locale),
        middle=(_year(part.school_year, text), *_part(part, text), kept_by),
        below=_days(session, part, school, text, now) if part.is_whole else (),
    )


def _part(part: Part, text: Texts) -> Iterator[str]:
    if part.month is not None:
        day = date.fromisoformat(f"{part.month}-01")
        yield text("books-month", month=day.month, year=str(day.year))
    if part.class_name is not None:
        yield text("documents-class", name=part.class_name)


def _days(session: Session, part: Part, school: School, text: Texts, now: datetime) -> tuple[str, ...]:
    """From the first line on; to the last when the school year is over, else that day is left to a pen."""
    of_year = (
        JournalEntry.school_id == school.id,
        JournalEntry.journal == part.journal,
        JournalEntry.school_year == part.school_year,
    )
    numbered = (*of_year, JournalEntry.number.is_not(None))
    days = select(func.min(JournalEntry.happened_on), func.max(JournalEntry.happened_on)).where(*numbered)
    ((first, last),) = session.execute(days).all()
    is_over = calendar.school_year(school, now) > part.school_year
    return (
        text("documents-began", day=_day(first, text)),
        text("documents-ended", day=_day(last if is_over else None, text)),
    )


def _closing(school: School, text: Texts, code: str) -> tuple[str, ...]:
    laced = text("documents-laced", pages="{pages}", words="{words}")
    head = text("documents-head", name=school.principal or "_" * 20)
    return (laced, head, *((code,) if code else ()))


def _code(session: Session, school: School, text: Texts, now: datetime) -> str:
    """The head of the chain at this moment, with its count of links: what the printed book is verified by later."""
    last = chain.last_link(session, school.id)
    if last is None:
        return ""
    day = calendar.local(school, now).date()
    return text("documents-code", day=_day(day, text), code=f"{last.position} {chain.code_of(last.mac)}")


def _year(school_year: int, text: Texts) -> str:
    return text("books-year", first=str(school_year), last=str(school_year + 1))


def _day(day: date | None, text: Texts) -> str:
    return f"{day:%d.%m.%Y}" if day else text("documents-blank-day")


def _keeper(session: Session, by: Specialist) -> str:
    """Whose name stands beside the signature: the psychologist who takes the book out; a machine has no name."""
    own = select(Staff.full_name).where(Staff.id == by.id)
    return session.scalar(own) or "" if by.may_read_talks else ""
