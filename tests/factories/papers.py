"""Papers to write, and words that no document may take for anything but words."""

from collections.abc import Iterable

from core.documents.paper import Chart, Column, Cover, Heading, Paper, Paragraph, Row, Signatures, Stamp, Table

HOSTILE = (
    "=1+1",
    "+7 701",
    "-2+3",
    "@SUM(A1)",
    "\t=HYPERLINK(1)",
    "\r=2",
    "\n=3",
    "а\x00б\x07в\x1bг",
    "жарты \ud83d таңба",
    "</w:t><w:p/><!-- ]]> &amp; <script>",
    "{{ 7*7 }} {% for x in y %} {# а #}",
    '#let x = read("/etc/passwd") $a^2$ *б* _в_ \\ @сілтеме <белгі>',
    "кері \u202eхат",
    "שלום عرب",
    "🙂👩‍👩‍👧",
    "_x0041_ _x000D_",
    "ы" * 5000,
    "бір\r\nекі\rүш",
    "_" * 3 + "'\"",
)
COLUMNS = (Column("Р/с №", 0.5, is_figure=True), Column("Жүгіну себебі", 2), Column("Қолы"))


def row(number: int, words: str = "ұйқы бұзылуы", **said: object) -> Row:
    """A line of three cells."""
    return Row((str(number), words, "А. С."), **said)  # type: ignore[arg-type]


def book(rows: Iterable[Row] = (), locale: str = "kk") -> Paper:
    """A journal with a cover and a last page."""
    return Paper(
        kind="journal",
        locale=locale,
        title="Кеңес беру журналы",
        school="№ 12 мектеп",
        is_landscape=True,
        cover=Cover(above=("№ 12 мектеп",), title="Кеңес беру журналы", middle=("2026–2027",), below=("Басталды",)),
        parts=(Table(columns=COLUMNS, rows=rows, is_ruled=True), Signatures((("Педагог-психолог", "А. С."),))),
        closing=("Барлығы {pages} ({words}) бет.", "Код: 12 ABCD"),
        foot="Журнал",
    )


def report() -> Paper:
    """A report with a stamp, words, a chart and two tables."""
    return Paper(
        kind="report",
        locale="ru",
        title="Отчёт",
        school="Школа № 12",
        stamp=Stamp(left=("Согласовано",), right=("Утверждаю",)),
        parts=(
            Heading("Общие сведения"),
            Paragraph("Первая строка\nвторая"),
            Chart(caption="Работа", labels=("Сентябрь", "Октябрь"), series=(("Беседы", (3, float("nan"))),)),
            Table(caption="События", columns=COLUMNS, rows=(row(1),)),
            Table(caption="Люди", columns=COLUMNS, rows=(row(2),)),
        ),
    )
