"""The journal that every writer writes: seven columns of what ``bench.books_data`` says, the same for all."""

from collections.abc import Iterator
from typing import Final

from bench.books_data import lines
from core.documents.paper import Column, Cover, Paper, Row, Table

ROWS: Final = 2_000
HEADINGS: Final = ("Р/с №", "Күні", "Сынып", "Санаты", "Мәселе", "Тақырыбы", "Нәтижесі")


def cells(size: int) -> Iterator[tuple[str, ...]]:
    """The lines as text."""
    for line in lines(size):
        day = f"{line['happened_on']:%d.%m.%Y}"
        told = (line[key] for key in ("class_name", "audience", "category", "topic", "result"))
        yield (str(line["number"]), day, *map(str, told))


def paper(size: int) -> Paper:
    """The journal as a paper."""
    columns = tuple(Column(heading, share) for heading, share in zip(HEADINGS, (1, 2, 1, 2, 2, 4, 4), strict=True))
    return Paper(
        kind="journal",
        locale="kk",
        title="Журнал",
        is_landscape=True,
        cover=Cover(title="Журнал"),
        parts=(Table(columns=columns, rows=map(Row, cells(size)), is_ruled=True),),
        closing=("{pages} ({words})",),
    )
