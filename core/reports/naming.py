"""How a period is called."""

from typing import Any

from core.journals.facts import word
from core.reports.periods import Period, PeriodKind


def name(period: Period) -> dict[str, Any]:
    """«Қазан 2026», «І тоқсан, 2026–2027», «2026–2027 оқу жылы»."""
    if period.kind is PeriodKind.MONTH:
        return word(f"reports-month-{period.number}", year=str(period.first_day.year))
    years = f"{period.school_year}–{period.school_year + 1}"
    if period.kind is PeriodKind.YEAR:
        return word("reports-year", years=years)
    return word(f"reports-{period.kind}-{period.number}", years=years)
