"""A month's plan, a week of it, and what "+" offers: on both engines, since they lock and sort in their own ways."""

from datetime import date, datetime, time

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from core import plans
from core.actors import NotAllowed, Specialist
from core.cyclogram import WorkKind, arranging
from core.cyclogram.arranging import Hours
from core.plans import months, paper, task_acts, terms, weeks, wording
from core.plans.months import DayOutside, TaskChanged, TaskRefused, TaskUnknown, Written
from core.plans.task_acts import MonthOutside, TaskInUse
from core.plans.terms import MonthUnknown
from core.plans.wording import WordsMissing
from db.models.journals import Audience, Direction
from db.models.plans import PlanDirection, PlanTask
from tests.core.plans.hands import KK, item, plan, worked
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

NOVEMBER = "2026-11"
MONDAY = date(2026, 11, 23)


@pytest.fixture
def by(session: Session, now: datetime) -> Specialist:
    """The psychologist who plans, with an empty plan of the year."""
    found = psychologist(session)
    plan(session, found, now)
    return found


def line(session: Session, by: Specialist, now: datetime, content: str = "Дөңгелек үстел", **when: object) -> PlanTask:
    written = Written(words={"content": content}, **when)  # type: ignore[arg-type]
    return months.add(
        session,
        NOVEMBER,
        written,
        direction=PlanDirection.AWARENESS,
        audience=Audience.TEACHER,
        by=by,
        text=KK,
        now=now,
    )


def shown(session: Session, month: str, by: Specialist) -> list[str]:
    return [wording.shown(task.words, ("content",), KK)["content"] for task in months.tasks(session, month, by=by)]


def test_items_whose_term_covers_the_month_are_taken_once(session: Session, by: Specialist, now: datetime) -> None:
    item(session, by, now)
    item(session, by, now, {"content": "Көктемде"}, first_month=4, last_month=5)

    assert months.fill(session, NOVEMBER, by=by, now=now) == 1
    assert months.fill(session, NOVEMBER, by=by, now=now) == 0
    item(session, by, now, {"content": "Жаңа іс-шара"})
    assert [found.words["content"] for found in months.offered(session, NOVEMBER, by=by)] == ["Жаңа іс-шара"]
    assert shown(session, NOVEMBER, by) == ["Сынып сағаты"]


def test_what_moved_to_another_month_is_not_offered_to_the_first_one_again(
    session: Session, by: Specialist, now: datetime
) -> None:
    item(session, by, now)
    months.fill(session, NOVEMBER, by=by, now=now)
    task = months.tasks(session, NOVEMBER, by=by)[0]

    task_acts.move(session, task.id, "2026-12", by=by, now=now)

    assert months.offered(session, NOVEMBER, by=by) == []
    assert (shown(session, "2026-12", by), shown(session, NOVEMBER, by)) == (["Сынып сағаты"], [])
    for wrong in ("2026-12", "2027-08"):
        with pytest.raises(MonthOutside):
            task_acts.move(session, task.id, wrong, by=by, now=now)
    with pytest.raises(MonthUnknown):
        task_acts.move(session, task.id, "2026-13", by=by, now=now)


def test_lines_stand_by_day_then_by_week_then_without_either(session: Session, by: Specialist, now: datetime) -> None:
    line(session, by, now, "Күні жоқ")
    line(session, by, now, "Аптада", week=1)
    line(session, by, now, "Ерте", day=date(2026, 11, 2))
    line(session, by, now, "Басында", day=date(2026, 11, 1))

    assert shown(session, NOVEMBER, by) == ["Басында", "Аптада", "Ерте", "Күні жоқ"]


class TestTheGrid:
    def test_is_saved_as_a_whole_or_not_at_all(self, session: Session, by: Specialist, now: datetime) -> None:
        first, second = line(session, by, now, "Бір"), line(session, by, now, "Екі")
        rows = {
            first.id: Written(
                day=date(2026, 11, 25), words={"content": "Бір", "place": "207"}, seen=months.mark(first)
            ),
            second.id: Written(words={"content": "Екі"}, seen="anything"),
        }

        assert months.write(session, NOVEMBER, rows, by=by, text=KK, now=now) == 1

        assert (first.day, first.words["place"], second.words) == (date(2026, 11, 25), "207", {"content": "Екі"})

    @pytest.mark.parametrize(
        ("row", "why"),
        [
            (Written(day=date(2026, 12, 1), words={"content": "Бір"}), DayOutside),
            (Written(week=7, words={"content": "Бір"}), DayOutside),
            (Written(words={"content": " "}), WordsMissing),
        ],
    )
    def test_says_which_line_cannot_stand_so(
        self, session: Session, by: Specialist, now: datetime, row: Written, why: type[Exception]
    ) -> None:
        task = line(session, by, now, "Бір")

        with pytest.raises(TaskRefused) as refused:
            months.write(session, NOVEMBER, {task.id: row}, by=by, text=KK, now=now)

        assert (refused.value.task_id, type(refused.value.why)) == (task.id, why)

    def test_never_overwrites_what_somebody_else_wrote_meanwhile(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        task = line(session, by, now, "Бір")
        seen = months.mark(task)
        mine = {task.id: Written(words={"content": "Менікі"}, seen=seen)}
        months.write(session, NOVEMBER, mine, by=by, text=KK, now=now)

        theirs = {task.id: Written(words={"content": "Оныкі"}, seen=seen)}
        with pytest.raises(TaskChanged) as changed:
            months.write(session, NOVEMBER, theirs, by=by, text=KK, now=now)

        assert changed.value.content == "Менікі"

    def test_takes_no_line_of_another_month_or_school(self, session: Session, by: Specialist, now: datetime) -> None:
        task = line(session, by, now)
        stranger = psychologist(session, school_id=another_school(session).id)
        row = {task.id: Written(words={"content": "Бір"})}

        for month, who in (("2026-12", by), (NOVEMBER, stranger)):
            with pytest.raises(TaskUnknown):
                months.write(session, month, row, by=who, text=KK, now=now)
        with pytest.raises(NotAllowed):
            months.write(session, NOVEMBER, row, by=deputy_head(session), text=KK, now=now)


def test_a_line_that_was_done_stays_where_it_is(session: Session, by: Specialist, now: datetime) -> None:
    done, free = line(session, by, now, "Өтті"), line(session, by, now, "Бос")
    worked(session, by, now, plan_task_id=done.id)

    for act in (
        lambda: task_acts.remove(session, done.id, by=by, now=now),
        lambda: task_acts.move(session, done.id, "2026-12", by=by, now=now),
    ):
        with pytest.raises(TaskInUse):
            act()
    assert task_acts.drop(session, free.id, "Карантин", by=by, now=now).dropped == "Карантин"
    assert task_acts.drop(session, free.id, "", by=by, now=now).dropped == ""
    assert task_acts.remove(session, free.id, by=by, now=now) == NOVEMBER


def test_a_line_that_a_colleague_took_out_meanwhile_is_not_there(
    session: Session, by: Specialist, now: datetime
) -> None:
    found = line(session, by, now)
    session.execute(delete(PlanTask).execution_options(synchronize_session=False))

    with pytest.raises(TaskUnknown):
        task_acts.remove(session, found.id, by=by, now=now)


def test_the_paper_of_a_month_marks_what_its_item_did_there(session: Session, by: Specialist, now: datetime) -> None:
    found = item(session, by, now)
    months.fill(session, NOVEMBER, by=by, now=now)
    months.fill(session, "2026-12", by=by, now=now)
    worked(session, by, now, plan_item_id=found.id)

    rows = [
        next(iter(part.rows)).cells
        for month in (NOVEMBER, "2026-12")
        for part in paper.monthly(session, month, by=by, text=KK).parts
        if hasattr(part, "columns")
    ]

    assert (rows[0][3], "23.11.2026" in rows[0][-1], rows[1][-1]) == ("Сынып сағаты", True, "")
    empty = paper.monthly(session, "2027-04", by=by, text=KK)
    assert [list(part.rows) for part in empty.parts if hasattr(part, "columns")] == [[]]


def test_a_week_shows_its_lines_beside_the_cyclogram_and_what_was_done(
    session: Session, by: Specialist, now: datetime
) -> None:
    line(session, by, now, "Сейсенбіде", day=date(2026, 11, 24))
    line(session, by, now, "Осы аптада", week=5)
    line(session, by, now, "Өткен аптада", week=3)
    reception = Hours(opens=time(15), closes=time(17), work=WorkKind.RECEPTION, audiences=[Audience.PARENT])
    arranging.add_cells(session, reception, staff_id=by.id, weekdays={0}, by=by, now=now)
    worked(session, by, now)

    found = weeks.week(session, date(2026, 11, 26), staff_id=by.id, by=by)

    monday, tuesday = found.days[0], found.days[1]
    assert (found.monday, monday.is_working, found.days[6].is_working) == (MONDAY, True, False)
    assert [cell.work for cell in monday.cells] == [WorkKind.RECEPTION]
    assert (monday.done, tuesday.done) == ({Direction.PREVENTION: 1}, {})
    assert [task.words["content"] for task in tuesday.tasks] == ["Сейсенбіде"]
    assert [task.words["content"] for task in found.loose] == ["Осы аптада"]


def test_plus_offers_what_is_still_to_be_done_in_the_month(session: Session, by: Specialist, now: datetime) -> None:
    done = line(session, by, now, "Өтті")
    worked(session, by, now, plan_task_id=done.id)
    task_acts.drop(session, line(session, by, now, "Өтпейді").id, "Карантин", by=by, now=now)
    item(session, by, now, direction=PlanDirection.ORGANISATION)
    planned, ahead = item(session, by, now, {"content": "Жоспарда"}), line(session, by, now, "Алда")

    found = plans.choices(session, by=by, day=MONDAY)

    assert [(choice.label, choice.item_id, choice.task_id, choice.area) for choice in found] == [
        ("Алда", None, ahead.id, None),
        ("Жоспарда", planned.id, None, 1),
    ]


def test_the_weeks_of_a_month_end_on_sundays_and_with_the_month() -> None:
    assert [(one.first_day.day, one.last_day.day) for one in terms.weeks(NOVEMBER)] == [
        *((1, 1), (2, 8), (9, 15), (16, 22), (23, 29), (30, 30))
    ]
    assert (terms.next_month("2026-12"), terms.next_month("2027-01", by=-1)) == ("2027-01", "2026-12")
    assert [terms.year_of(date(2026, month, 1)) for month in (7, 8)] == [2025, 2026]
