"""What an address or a form of the journals names: whole numbers and school years, nothing else."""

from collections.abc import Mapping
from typing import Final

from flask import abort

FIRST_YEAR, LAST_YEAR = 2000, 2100
HIGHEST: Final = 2**31 - 1


def number(written: str) -> int | None:
    """A whole number as it was written, None for anything else."""
    is_number = written.isascii() and written.isdigit() and len(written) <= 10
    return int(written) if is_number and int(written) <= HIGHEST else None


def year(written: str) -> int | None:
    """A school year by the year it began in, None for anything else."""
    is_year = written.isascii() and written.isdigit() and len(written) == 4
    return int(written) if is_year and FIRST_YEAR <= int(written) <= LAST_YEAR else None


def school_year(given: Mapping[str, str]) -> int | None:
    """The school year an address or a form names, None for the one that runs; an odd one is no page."""
    written = given.get("year", "")
    return (year(written) or abort(404)) if written else None
