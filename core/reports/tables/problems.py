"""Tables C and D: what pupils and adults came with, and the grades they learn in. Small counts are hidden."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from core import suppression
from core.frame import AREAS
from core.journals.facts import word
from core.reports.report import Column, Line, Table
from core.reports.tallies import Tally, events, grade_of, people
from core.words import MAX_GRADE
from db.models.journals import Audience

# the steps of a school: primary, middle, upper
BANDS: Final = (range(5), range(5, 10), range(10, MAX_GRADE + 1))
_ADULTS: Final = (Audience.PARENT, Audience.TEACHER, Audience.ADMINISTRATION)
_OTHER: Final = "other"
_UNSAID: Final = "unsaid"

Which = Callable[[Tally], bool]


def problems(found: Sequence[Tally], *, k: int) -> Table:
    """The four problem areas of the service and what belongs to none, by who came: works, alone and with groups."""
    rows = {
        **{str(area): _of_area(area) for area in AREAS},
        _OTHER: lambda tally: tally.area is None and tally.category is not None,
        _UNSAID: lambda tally: tally.area is None and tally.category is None,
    }
    columns = [*(_of_band(band) for band in BANDS), _of_band(None), *(_of_group(group) for group in _ADULTS)]
    counts = [[events(found, _both(row, column)) for column in columns] for row in rows.values()]
    shown = suppression.table(counts, k=k)
    labels = [*(_area(row) for row in rows), word("reports-total")]
    wheres: list[dict[str, str]] = [*({"area": row} for row in rows), {}]
    lines = (
        Line(label=label, cells=cells, where=where, is_total=not where)
        for label, cells, where in zip(labels, shown, wheres, strict=True)
    )
    return Table(
        code="C",
        caption=word("reports-table-c"),
        stub=word("reports-problem"),
        columns=(*_bands(), *(_group(group) for group in _ADULTS), Column(heading=word("reports-total"), where={})),
        lines=tuple(lines),
        notes=(word("reports-note-hidden", k=str(k)),),
        is_guarded=True,
    )


def grades(found: Sequence[Tally], *, k: int) -> Table:
    """Work with pupils by grade; a grade is divided into its classes only where none of them is small."""
    pupils = [tally for tally in found if tally.audience is Audience.STUDENT]
    lines: list[Line] = []
    for band in BANDS:
        here = [grade for grade in band if any(grade_of(tally.class_name) == grade for tally in pupils)]
        cells = _hidden([_of_grade(pupils, grade) for grade in here], k=k)
        for grade, shown in zip(here, cells, strict=True):
            label = word("reports-grade", grade=str(grade))
            lines.append(Line(label=label, cells=shown, where={"grade": str(grade)}))
            lines += _classes(pupils, grade, shown, k=k)
    others = [tally for tally in pupils if grade_of(tally.class_name) is None]
    lines.append(Line(label=word("reports-grade-unknown"), cells=_three(others), where={"grade": "none"}))
    whole = Line(label=word("reports-total"), cells=_three(pupils), where={}, is_total=True)
    return Table(
        code="D",
        caption=word("reports-table-d"),
        stub=word("reports-class"),
        columns=(
            Column(heading=word("reports-individual"), where={"is_group": "0", "audience": Audience.STUDENT.value}),
            Column(heading=word("reports-group"), where={"is_group": "1", "audience": Audience.STUDENT.value}),
            Column(heading=word("reports-reached-student")),
        ),
        lines=(*lines, whole),
        notes=(word("reports-note-hidden", k=str(k)), word("reports-note-classes", k=str(k))),
        is_guarded=True,
    )


def _classes(pupils: Sequence[Tally], grade: int, shown: Sequence[int | None], *, k: int) -> Iterator[Line]:
    names = sorted({tally.class_name or "" for tally in pupils if grade_of(tally.class_name) == grade})
    cells = [_three([tally for tally in pupils if tally.class_name == name]) for name in names]
    if None in shown or len(names) < 2 or any(0 < count < k for line in cells for count in line):
        return
    for name, counts in zip(names, cells, strict=True):
        yield Line(label=f"– {name}", cells=counts)


def _hidden(lines: Sequence[Sequence[int]], *, k: int) -> Sequence[tuple[int | None, ...]]:
    """Each column of a step by itself: its sum is known from table C or from the total."""
    columns = [suppression.parts(column, k=k) for column in zip(*lines, strict=True)]
    return list(zip(*columns, strict=True))


def _of_grade(pupils: Sequence[Tally], grade: int) -> tuple[int, int, int]:
    return _three([tally for tally in pupils if grade_of(tally.class_name) == grade])


def _three(mine: Sequence[Tally]) -> tuple[int, int, int]:
    return events(mine, lambda tally: not tally.is_group), events(mine, lambda tally: tally.is_group), people(mine)


def _area(row: str) -> dict[str, Any]:
    return word("reports-area-unsaid") if row == _UNSAID else word(f"frame-area-{row}")


def _of_area(area: int) -> Which:
    return lambda tally: tally.area == area


def _of_band(band: range | None) -> Which:
    def fits(tally: Tally) -> bool:
        grade = grade_of(tally.class_name)
        is_here = grade is None if band is None else grade is not None and grade in band
        return tally.audience is Audience.STUDENT and is_here

    return fits


def _of_group(group: Audience) -> Which:
    return lambda tally: tally.audience is group


def _both(one: Which, other: Which) -> Which:
    return lambda tally: one(tally) and other(tally)


def _bands() -> Iterator[Column]:
    for band in BANDS:
        name = f"{band.start}-{band.stop - 1}"
        where = {"grade": name, "audience": Audience.STUDENT.value}
        yield Column(heading=word("reports-band", first=str(band.start), last=str(band.stop - 1)), where=where)
    yield Column(heading=word("reports-band-unknown"), where={"grade": "none", "audience": Audience.STUDENT.value})


def _group(group: Audience) -> Column:
    return Column(heading=word(f"reports-who-{group}"), where={"audience": group.value})
