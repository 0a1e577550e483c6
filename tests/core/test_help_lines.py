"""Help lines: two numbers at any hour, the others by hour and by kind of danger, none that nobody has checked."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import help_lines, schools
from core.crisis.markers import Category
from core.texts import texts
from db.models.schools import HelpLine
from tests.factories.schools import another_school

KINDS = (None, *Category)
MIDNIGHT = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def numbers(session: Session, *, now: datetime, category: Category | None = None) -> list[str]:
    lines = help_lines.open_now(session, schools.first_school(session), category=category, now=now)
    return [line.number for line in lines]


def kinds_with(session: Session, number: str, now: datetime) -> set[Category | None]:
    """The kinds of danger whose card shows this number."""
    return {kind for kind in KINDS if number in numbers(session, now=now, category=kind)}


@pytest.fixture
def line_150(session: Session) -> HelpLine:
    """Somebody rang it and confirmed its hours: weekdays from nine to six."""
    line = session.scalars(select(HelpLine).where(HelpLine.number == "150")).one()
    line.is_enabled = True
    session.flush()
    return line


class TestTheLinesShown:
    def test_always_have_112_first_and_111_among_them(self, session: Session, now: datetime) -> None:
        for kind in KINDS:
            for moment in (now, MIDNIGHT):
                shown = numbers(session, now=moment, category=kind)
                assert (shown[0], "111" in shown) == ("112", True)

    def test_have_what_this_danger_needs_right_after_112(self, session: Session, now: datetime) -> None:
        assert numbers(session, now=now, category=Category.OVERDOSE) == ["112", "103", "111"]
        assert numbers(session, now=now, category=Category.VIOLENCE) == ["112", "102", "111"]
        assert numbers(session, now=now) == ["112", "111"]

    def test_have_the_ambulance_where_a_doctor_is_needed_alone(self, session: Session, now: datetime) -> None:
        assert kinds_with(session, "103", now) == {Category.OVERDOSE, Category.SELFHARM, Category.PSYCHOSIS}

    def test_have_the_police_for_violence_alone(self, session: Session, now: datetime) -> None:
        assert kinds_with(session, "102", now) == {Category.VIOLENCE, Category.SEXUAL, Category.BULLYING}

    def test_never_have_150_while_nobody_has_checked_it(self, session: Session, now: datetime) -> None:
        assert kinds_with(session, "150", now) == set()

    @pytest.mark.usefixtures("line_150")
    def test_have_150_for_every_kind_once_somebody_has(self, session: Session, now: datetime) -> None:
        assert kinds_with(session, "150", now) == set(KINDS)

    @pytest.mark.usefixtures("line_150")
    def test_keep_to_the_hours_of_a_line(self, session: Session) -> None:
        moments = {
            "Monday 08:59": datetime(2026, 11, 23, 3, 59, tzinfo=UTC),
            "Monday 09:00": datetime(2026, 11, 23, 4, 0, tzinfo=UTC),
            "Monday 17:59": datetime(2026, 11, 23, 12, 59, tzinfo=UTC),
            "Monday 18:00": datetime(2026, 11, 23, 13, 0, tzinfo=UTC),
            "Sunday 12:00": datetime(2026, 11, 22, 7, 0, tzinfo=UTC),
        }

        shown = [name for name, moment in moments.items() if "150" in numbers(session, now=moment)]

        assert shown == ["Monday 09:00", "Monday 17:59"]

    def test_leave_out_those_of_another_school(self, session: Session, now: datetime, line_150: HelpLine) -> None:
        line_150.school_id = another_school(session).id
        session.flush()

        assert "150" not in numbers(session, now=now)

    def test_stand_below_each_other_as_written(self, session: Session, now: datetime) -> None:
        lines = help_lines.open_now(session, schools.first_school(session), now=now)

        written = help_lines.written(lines, texts("ru"))

        assert [row.split(" – ")[0] for row in written.splitlines()] == ["📞 112", "📞 111"]


class TestTheLinesOfAnEmptyPage:
    def test_are_those_that_work_at_any_hour(self, session: Session) -> None:
        assert [line.number for line in help_lines.always_shown(session)] == ["112", "111"]
