"""J6: a need gets its number when it is accepted, and its line follows the need to its end."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.crisis import response
from core.crisis.levels import Category, Finding, Level
from core.help_requests import answers, closing, drafts, talks
from core.help_requests.closing import Dismissal
from core.journals import books, confirming
from core.journals.books import Line
from core.texts import texts
from db.models.journals import EntryState, Journal, JournalEntry, WorkRecord

COLUMNS = (
    *("number", "received", "from_whom", "class_name", "channel", "category"),
    *("content", "urgency", "accepted_by", "measures", "status"),
)


def _rows(session: Session, by: Specialist) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, line.cells, strict=True)) for line in _lines(session, by)]


def _lines(session: Session, by: Specialist) -> tuple[Line, ...]:
    return books.read(session, Journal.NEEDS, school_year=2026, by=by, text=texts("kk")).lines


def test_a_need_has_no_number_before_it_is_accepted(session: Session, desk, by: Specialist, now: datetime) -> None:
    """What just came is not in the book yet; accepting writes it, once."""
    request = desk.ask(now)
    waiting = _rows(session, by)
    answers.accept(session, request.id, by=by, now=now)
    answers.accept(session, request.id, by=by, now=now)

    assert waiting == []
    assert [row["number"] for row in _rows(session, by)] == ["1"]


def test_the_line_of_a_fresh_need(session: Session, desk, by: Specialist, now: datetime) -> None:
    """Every cell of J6, with the day the answer was owed; the child's own words are nowhere in it."""
    desk.accept(now)

    assert _rows(session, by) == [
        {
            "number": "1",
            "received": "23.11.2026, 10:00",
            "from_whom": "оқушы (аноним)",
            "class_name": "8А",
            "channel": "веб-чат",
            "category": "буллинг",
            "content": "өзі туралы хат",
            "urgency": "кәдімгі",
            "accepted_by": "Айгүл Сәрсенова, 24.11.2026",
            "measures": "",
            "status": "жұмыста",
        }
    ]


def test_the_line_follows_the_talk_without_anybody_writing(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """Answered: waiting; the child writes again: in work; danger: red."""
    request = desk.accept(now)
    answers.answer(session, request.id, text="Жауап", by=by, now=now)
    answered = _rows(session, by)[0]["status"]
    drafts.write(session, request, text="тағы", finding=Finding(), sends_itself=False, now=now)
    again = _rows(session, by)[0]["status"]
    danger = Finding(level=Level.HIGH, category=Category.IDEATION, rules=("x",))
    response.raise_crisis(session, request, finding=danger, now=now)

    assert (answered, again) == ("жауап күтілуде", "жұмыста")
    assert (_lines(session, by)[0].is_red, _rows(session, by)[0]["urgency"]) == (True, "қызыл (шұғыл)")


def test_closing_and_confirming_fill_the_line(session: Session, desk, by: Specialist, now: datetime) -> None:
    """The content becomes what the psychologist called it; the numbers in other books appear when confirmed."""
    lines = desk.drafts(now)
    closed = _rows(session, by)[0]
    for line in lines:
        confirming.confirm(session, line.id, by=by, now=now)
    confirmed = _rows(session, by)[0]

    assert (closed["content"], closed["measures"]) == ("сыныптастарымен қарым-қатынас", "")
    assert closed["status"] == "жабылды, 23.11.2026"
    assert confirmed["measures"] == "кеңес беру журналы № 1, жеке-дара жұмыс журналы № 1"


def test_a_correction_by_hand_outlives_the_closing(session: Session, desk, by: Specialist, now: datetime) -> None:
    """What a person wrote into J6 is not overwritten by what happens later; the rest goes on following."""
    request = desk.accept(now)
    entry = session.query(JournalEntry).filter_by(journal=Journal.NEEDS).one()
    confirming.correct(session, entry.id, changes={"content": "сынып ұжымы"}, reason="дәлірек", by=by, now=now)
    desk.close(request, now)

    old, new = _rows(session, by)

    assert (new["number"], new["content"], new["status"]) == ("2", "сынып ұжымы", "жабылды, 23.11.2026")
    assert (old["content"], old["status"]) == ("өзі туралы хат", "жұмыста")


def test_a_reopened_talk_is_in_work_again_and_its_second_work_is_a_repeat(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """One need, two pieces of work: one line in J6 that names both."""
    request = desk.accept(now)
    desk.close(request, now)
    drafts.write(session, request, text="тағы", finding=Finding(), sends_itself=False, now=now + timedelta(days=1))
    reopened = _rows(session, by)[0]["status"]
    desk.close(request, now + timedelta(days=2))
    confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now)

    rows = _rows(session, by)
    lines = books.read(session, Journal.COUNSELLING, school_year=2026, by=by, text=texts("kk")).lines

    assert reopened == "жұмыста"
    assert [row["measures"] for row in rows] == ["кеңес беру журналы № 1, кеңес беру журналы № 2"]
    assert [line.cells[4] for line in lines] == ["алғашқы", "қайталама"]


def test_deleted_words_leave_the_line(session: Session, desk, by: Specialist, now: datetime) -> None:
    """The child deletes the talk: the line says so and keeps what the service did."""
    request = desk.accept(now)
    desk.close(request, now)
    talks.erase(session, request, now=now)

    row = _rows(session, by)[0]

    assert row["status"] == "жабылды, 23.11.2026, мәтіні өшірілген"
    assert row["content"] == "сыныптастарымен қарым-қатынас"


@pytest.mark.parametrize("reason", list(Dismissal))
def test_thanks_tests_hoaxes_and_empty_talks_enter_no_journal(
    session: Session, desk, by: Specialist, now: datetime, reason: Dismissal
) -> None:
    """One tap closes them, and no book hears of it."""
    request = desk.ask(now)
    closing.dismiss(session, request.id, reason=reason, by=by, now=now)

    assert session.query(JournalEntry).count() == 0
    assert session.query(WorkRecord).count() == 0


def test_a_need_already_numbered_stays_when_it_turns_out_to_be_a_test(
    session: Session, desk, by: Specialist, now: datetime
) -> None:
    """A number once given is never taken back: the line is closed, without work."""
    request = desk.accept(now)
    closing.dismiss(session, request.id, reason=Dismissal.TEST, by=by, now=now)

    entry = session.query(JournalEntry).one()

    assert (entry.number, entry.state) == (1, EntryState.CONFIRMED)
    assert _rows(session, by)[0]["status"] == "жабылды, 23.11.2026"
