"""Books as they are read: every column, three languages, sealed on the disk, and masked for a deputy head."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.journals import books, columns, confirming, entries, facts
from core.texts import LOCALES, texts
from db.engine import Database
from db.models import Base
from db.models.journals import Audience, Direction, EntryState, Journal, JournalColumn, JournalEntry

# Nobody but a person in the room can know these.
LEFT_TO_A_PERSON = {
    "class_teacher", "delivered", "dynamics", "exercises", "feedback", "material", "method", "note",
    "offline_participants", "partners", "programme",
}  # fmt: skip


def _cells(session: Session, by: Specialist, journal: str, locale: str = "kk") -> tuple[str, ...]:
    book = books.read(session, Journal(journal), school_year=2026, by=by, text=texts(locale))
    return (*book.drafts, *book.lines)[0].cells


def test_a_talk_fills_the_counselling_journal(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Each cell of J4 once, in the order of the school's form."""
    request = desk.ask(now)
    desk.close(request, now)
    confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now)

    assert _cells(session, by, "J4") == (
        "1",
        "23.11.2026",
        "40 мин",
        f"{request.code}, 8А",
        "алғашқы",
        "веб-чат",
        "сыныптастарымен қарым-қатынас",
        "тыңдалды, тыныс жаттығуы",
        "12.10.2026, кабинетте",
        "Айгүл Сәрсенова",
    )


def test_a_training_fills_the_books_of_prevention_and_groups(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """A class hour is one work in two books, each with its own columns."""
    desk.group(now, Direction.PREVENTION, Audience.STUDENT)

    assert _cells(session, by, "J2") == (
        "", "23.11.2026, 10:00", "Бір-бірімізді қолдаймыз", "③ қорқыныш", "тренинг", "оқушы, 6В", "26", "",
        "белсенді қатысты", "",
    )  # fmt: skip
    assert _cells(session, by, "J8") == (
        "", "23.11.2026, 10:00", "оқушы, 6В", "Бір-бірімізді қолдаймыз", "2 (психологиялық алдын алу)", "тренинг", "26",
        "белсенді қатысты", "", "",
    )  # fmt: skip


def test_a_cell_does_not_say_the_same_twice(session: Session, desk, by: Specialist, now: datetime) -> None:
    """J3 asks for topic and purpose in one cell; when they are one, it is written once."""
    desk.group(now, Direction.CORRECTION, Audience.STUDENT)

    cells = _cells(session, by, "J3")

    assert cells[5] == "Бір-бірімізді қолдаймыз"
    assert (cells[1], cells[3]) == ("23.11.2026, 10:00, 40 мин", "топтық, 26")


@pytest.mark.parametrize("journal", [journal for journal in Journal if journal is not Journal.NEEDS])
def test_every_column_is_known_from_the_work_or_left_to_a_person(
    session: Session, desk, by: Specialist, now: datetime, journal: Journal
) -> None:
    """No column of the seeds stays empty by forgetting: it is filled, or a person can write it."""
    for direction in Direction:
        desk.group(now, direction, Audience.STUDENT)
        desk.group(now, direction, Audience.PARENT)
        desk.drafts(now, direction=direction)
    for entry in session.query(JournalEntry).filter_by(journal=journal, school_year=2026).all():
        if entry.state is EntryState.DRAFT:
            entries.edit_draft(session, entry.id, changes={"consent": "бар"}, by=by, now=now)
    confirming.confirm_all(session, journal, school_year=2026, by=by, now=now)
    lines = session.query(JournalEntry).filter_by(journal=journal, school_year=2026).all()
    filled = {
        key
        for entry in lines
        for key, fact in entries.facts_of(session, entry).items()
        if facts.render(fact, texts("kk"))
    }

    wanted = set(columns.keys(columns.of_book(session, journal, school_id=lines[0].school_id, school_year=2026)))

    assert wanted - filled <= LEFT_TO_A_PERSON
    assert LEFT_TO_A_PERSON <= facts.EDITABLE


@pytest.mark.parametrize(
    ("locale", "first", "channel", "minutes"),
    [
        ("kk", "алғашқы", "веб-чат", "40 мин"),
        ("ru", "первичная", "веб-чат", "40 мин"),
        ("en", "first", "web chat", "40 min"),
    ],
)
def test_a_line_is_read_in_the_readers_language(
    session: Session, desk, by: Specialist, now: datetime, locale: str, first: str, channel: str, minutes: str
) -> None:
    """The same facts in Kazakh, Russian and English; dates stay as the school writes them."""
    desk.drafts(now)

    cells = _cells(session, by, "J4", locale)

    assert (cells[1], cells[2], cells[4], cells[5]) == ("23.11.2026", minutes, first, channel)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_cell_shows_the_name_of_a_text(session: Session, desk, by: Specialist, now: datetime, locale: str) -> None:
    """Every word a line can hold exists in every language."""
    for direction in Direction:
        desk.group(now, direction, Audience.TEACHER)
        desk.drafts(now, direction=direction)
    shown = [
        cell
        for journal in Journal
        for line in _all(session, by, journal, locale)
        for cell in line.cells
        if "journals-" in cell or "books-" in cell
    ]

    assert shown == []


def _all(session: Session, by: Specialist, journal: Journal, locale: str) -> tuple[books.Line, ...]:
    book = books.read(session, journal, school_year=2026, by=by, text=texts(locale))
    return (*book.drafts, *book.lines)


def test_unchanged_fields_keep_their_language(session: Session, desk, by: Specialist, now: datetime) -> None:
    """A form sent back as it was shown changes nothing; only what was rewritten becomes plain text."""
    line = desk.drafts(now)[0]
    known = entries.facts_of(session, line)
    text = texts("ru")
    sent = {key: facts.render(known.get(key), text) for key in facts.EDITABLE}

    assert facts.changed(known, sent, text) == {}
    assert facts.changed(known, {**sent, "minutes": " 30 "}, text) == {"minutes": "30"}
    assert facts.changed(known, {"number": "7", "status": "жабылды"}, text) == {}


def test_the_words_of_the_books_are_not_in_the_file(
    database: Database, session: Session, desk, by: Specialist, now: datetime
) -> None:
    """Result, topic and reason stand sealed in every table, in the database's file and in its log."""
    line = desk.drafts(now, result="қарлығашқанат-нәтиже", topic="қарлығашқанат-тақырып")[0]
    confirming.confirm(session, line.id, by=by, now=now)
    confirming.correct(
        session, line.id, changes={"result": "қарлығашқанат-түзету"}, reason="қарлығашқанат-себеп", by=by, now=now
    )
    session.commit()

    raw = _everything(database)

    assert "буллинг".encode() in raw
    assert "қарлығашқанат".encode() not in raw


def _everything(database: Database) -> bytes:
    """Every value of every table, and the bytes of the files where there are files."""
    found = []
    with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.connection().execute(table.select()):
                found += [value if isinstance(value, bytes) else str(value).encode() for value in row]
    if database.is_sqlite:
        place = Path(database.url.database or "")
        found += [file.read_bytes() for file in place.parent.glob(place.name + "*")]
    return b"".join(found)


class TestDeputyHead:
    """A deputy head checks work with groups and learns of the rest only how much there is."""

    def test_reads_three_books(self, deputy: Specialist) -> None:
        """Prevention, awareness and groups."""
        assert [journal for journal in Journal if books.may_read(deputy, journal)] == ["J2", "J5", "J8"]

    def test_is_refused_the_others(self, session: Session, deputy: Specialist) -> None:
        """The counselling book does not open."""
        with pytest.raises(NotAllowed):
            books.read(session, Journal.COUNSELLING, school_year=2026, by=deputy, text=texts("kk"))

    def test_sees_no_line_about_one_child(
        self, session: Session, desk, by: Specialist, deputy: Specialist, now: datetime
    ) -> None:
        """Work with one child keeps its number and day; whom and what it was about stays with the psychologist."""
        single = desk.drafts(now, direction=Direction.PREVENTION)[0]
        group = desk.group(now, Direction.PREVENTION, Audience.STUDENT)[0]
        for line in (single, group):
            confirming.confirm(session, line.id, by=by, now=now)

        one, many = books.read(session, Journal.PREVENTION, school_year=2026, by=deputy, text=texts("kk")).lines

        assert (one.is_masked, many.is_masked) == (True, False)
        assert [cell for cell in one.cells if cell] == ["1", "23.11.2026, 10:00"]
        assert "Бір-бірімізді қолдаймыз" in many.cells

    def test_sees_no_drafts(self, session: Session, desk, deputy: Specialist, now: datetime) -> None:
        """What the psychologist has not confirmed is still the psychologist's own."""
        desk.group(now, Direction.PREVENTION, Audience.STUDENT)

        book = books.read(session, Journal.PREVENTION, school_year=2026, by=deputy, text=texts("kk"))

        assert (book.drafts, book.lines) == ((), ())

    def test_counts_standing_lines(self, session: Session, desk, by: Specialist, now: datetime) -> None:
        """A corrected line and its correction are one line of work."""
        line = desk.drafts(now)[0]
        confirming.confirm(session, line.id, by=by, now=now)
        confirming.correct(session, line.id, changes={"result": "басқа"}, reason="қате", by=by, now=now)

        counted = books.line_counts(session, school_id=by.school_id, school_year=2026)

        assert counted == {Journal.COUNSELLING: 1, Journal.NEEDS: 1}


def test_a_school_sees_its_own_lines(session: Session, desk, elsewhere: Specialist, now: datetime) -> None:
    """Another school's book is another book."""
    desk.drafts(now)

    theirs = books.read(session, Journal.COUNSELLING, school_year=2026, by=elsewhere, text=texts("kk"))

    assert (theirs.drafts, theirs.lines) == ((), ())


def test_the_years_of_a_book(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Every year with a line, and the running one even while it is empty."""
    desk.drafts(now - timedelta(days=365))

    found = books.years(session, Journal.COUNSELLING, school_id=by.school_id, now=now)

    assert list(found) == [2026, 2025]


def test_a_heading_follows_the_readers_language(session: Session) -> None:
    """The school's own words for a column, in Kazakh where another language is missing."""
    column = JournalColumn(journal=Journal.NEEDS, position=99, key="note", titles={"kk": "Ескерту", "ru": "Примечание"})

    assert [columns.heading(column, locale) for locale in ("ru", "en")] == ["Примечание", "Ескерту"]
