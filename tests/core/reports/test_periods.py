"""Periods: months, terms, halves and years without a gap between them."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.reports.periods import PeriodUnknown, moments, of_year, parse


class TestReadingACode:
    """What a code names."""

    def test_gives_a_month_with_both_its_days_and_the_one_before(self, session: Session) -> None:
        found = parse(session, "2026-10")

        assert (found.first_day, found.last_day) == (date(2026, 10, 1), date(2026, 10, 31))
        assert (found.school_year, found.previous) == (2026, "2026-09")

    def test_puts_january_into_the_school_year_that_began_before(self, session: Session) -> None:
        assert (parse(session, "2027-01").school_year, parse(session, "2027-01").previous) == (2026, "2026-12")

    @pytest.mark.parametrize("code", ["2026-13", "2026-T5", "2026-H0", "26-10", "2026-10 ", "2026-Q1", "", "２026-10"])
    def test_knows_no_other(self, session: Session, code: str) -> None:
        with pytest.raises(PeriodUnknown):
            parse(session, code)


class TestASchoolYear:
    """Its terms are those of the calendar, and together they are the year."""

    @pytest.mark.parametrize(("year", "kind"), [(2026, "term"), (2026, "half"), (2026, "month"), (2031, "term")])
    def test_is_covered_without_a_gap(self, session: Session, year: int, kind: str) -> None:
        found = sorted((one for one in of_year(session, year) if one.kind == kind), key=lambda one: one.first_day)

        assert (found[0].first_day, found[-1].last_day) == (date(year, 9, 1), date(year + 1, 8, 31))
        assert all((later.first_day - one.last_day).days == 1 for one, later in pairwise(found))

    def test_has_the_terms_of_its_calendar(self, session: Session) -> None:
        assert parse(session, "2026-T2").first_day == date(2026, 11, 2)
        assert parse(session, "2026-T1").previous == "2025-T4"
        assert parse(session, "2026-H1").previous == "2025-H2"

    def test_turns_at_midnight_of_the_school(self, session: Session) -> None:
        starts, ends = moments(schools.first_school(session), parse(session, "2026-10"))

        assert starts == datetime(2026, 9, 30, 19, tzinfo=UTC)
        assert ends == datetime(2026, 10, 31, 19, tzinfo=UTC)
