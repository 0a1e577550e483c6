"""Why a file or a choice was refused, in kind words."""

from typing import Final

from admin.security import translate
from core.files import FileTooLarge
from core.journals.importing.keeping import ColumnTwice, DayMissing
from core.journals.importing.opening import SheetBroken, SheetOld, SheetTooLarge, SheetWithMacros
from core.journals.importing.reading import SheetEmpty

FILES: Final[dict[type[Exception], str]] = {
    FileTooLarge: "importing-refused-large",
    SheetOld: "importing-refused-old",
    SheetWithMacros: "importing-refused-macros",
    SheetTooLarge: "importing-refused-long",
    SheetBroken: "importing-refused-broken",
    SheetEmpty: "importing-refused-empty",
}
COLUMNS: Final = (ColumnTwice, DayMissing)


def of_file(problem: Exception) -> str:
    """What to do with the file instead."""
    return translate(FILES[type(problem)])


def of_columns(problem: Exception, headings: dict[str, str]) -> str:
    """Which column is missing or stands twice."""
    if isinstance(problem, ColumnTwice):
        key = str(problem)
        return translate("importing-refused-twice", column=headings.get(key, key))
    return translate("importing-refused-day")
