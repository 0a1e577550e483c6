"""A year's plan: from where it grows, what may change in it, what was done of it, what is printed."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import delete
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Role, Specialist
from core.journals import confirming
from core.plans import approving, item_acts, items, making, months, paper, wording, year
from core.plans.approving import Approval, DayWrong, NameMissing, NotApproved, NothingPlanned
from core.plans.item_acts import DoneByWork, DoneInFuture, ItemInUse
from core.plans.items import FrameUnknown, ItemChanged, ItemUnknown
from core.plans.making import NothingBefore, PlanApproved, PlanChanged, PlanExists, PlanUnknown, Start, YearOutOfReach
from core.plans.terms import TermBackwards, TermOutside
from core.plans.wording import ReasonMissing, WordsMissing, WordsTooLong
from core.plans.year import Count
from core.staff import specialist
from db.models.plans import PlanDirection, PlanItem, PlanTask
from tests.core.plans.hands import KK, RU, WORDS, YEAR, framed, item, plan, worked
from tests.factories.schools import another_school
from tests.factories.staff import psychologist, staff_member, tags

TODAY = date(2026, 11, 23)
SIGNED = Approval(agreed_by="Г. Ахметова", agreed_on=TODAY, approved_by="Б. Оспанов", approved_on=TODAY)


@pytest.fixture
def engine() -> str:
    """What the engines tell apart is tried in tests/core/plans/test_months.py."""
    return "sqlite"


@pytest.fixture
def by(session: Session) -> Specialist:
    """The psychologist who plans."""
    return psychologist(session)


class TestANewPlan:
    def test_has_the_services_own_aim_and_five_tasks(self, session: Session, by: Specialist, now: datetime) -> None:
        made = plan(session, by, now)

        head = making.head_of(made, RU)
        assert head["goals"].startswith("Формирование личности")
        assert len(head["tasks"].splitlines()) == 5
        assert (head["theme"], made.items) == ("", [])

    def test_takes_the_whole_library_in_every_language(self, session: Session, by: Specialist, now: datetime) -> None:
        made = plan(session, by, now, Start.LIBRARY)

        assert len(made.items) >= 45
        assert {found.direction for found in made.items} == set(PlanDirection)
        drill = next(found for found in made.items if found.template_code == "crisis-drill")
        assert wording.shown(drill.words, ("content",), RU)["content"].startswith("Отработка порядка")
        assert wording.shown(drill.words, ("content",), KK)["content"].startswith("Шұғыл жағдайда")

    def test_grows_from_last_years_without_what_was_dropped(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        before = now.replace(year=2025)
        making.make(session, YEAR - 1, Start.EMPTY, by=by, now=before)
        kept, left = (
            items.add(session, YEAR - 1, framed(), {"content": words}, by=by, text=KK, now=before)
            for words in ("Қалады", "Керек емес")
        )
        item_acts.drop(session, left.id, "Уақыт жетпеді", by=by, now=before)

        made = plan(session, by, now, Start.LAST_YEAR)

        assert [found.words["content"] for found in made.items] == ["Қалады"]
        assert (made.items[0].first_month, made.items[0].id != kept.id) == (10, True)

    def test_never_takes_the_place_of_one_that_stands(self, session: Session, by: Specialist, now: datetime) -> None:
        plan(session, by, now)

        with pytest.raises(PlanExists):
            plan(session, by, now, Start.LIBRARY)

    def test_has_to_have_something_to_begin_from(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(NothingBefore):
            plan(session, by, now, Start.LAST_YEAR)
        with pytest.raises(YearOutOfReach):
            plan(session, by, now, year=YEAR + 2)

    def test_is_a_psychologists_to_make_and_not_for_observers(self, session: Session, now: datetime) -> None:
        deputy, observer = (specialist(staff_member(session, role=role)) for role in (Role.DEPUTY_HEAD, Role.OBSERVER))
        with pytest.raises(NotAllowed):
            plan(session, deputy, now)
        with pytest.raises(NotAllowed):
            making.find(session, YEAR, by=observer)
        assert making.find(session, YEAR, by=deputy) is None


class TestTheHead:
    def test_keeps_the_languages_of_a_line_that_was_not_touched(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        made = plan(session, by, now)
        head = making.head_of(made, KK)
        lines = head["tasks"].splitlines()
        written = {**head, "theme": "Сенім мен серіктестік", "tasks": "\n".join([lines[0], "Өз міндетіміз"])}

        making.write_head(session, YEAR, written, seen=making.head_mark(made), by=by, text=KK, now=now)

        assert making.head_of(made, RU)["tasks"].splitlines() == [RU("frame-task-1"), "Өз міндетіміз"]
        assert making.head_of(made, RU)["goals"] == RU("frame-aim")

    def test_tells_the_second_of_two_people_that_it_was_changed(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        made = plan(session, by, now)
        seen = making.head_mark(made)
        making.write_head(session, YEAR, {"theme": "Бірінші"}, seen=seen, by=by, text=KK, now=now)

        with pytest.raises(PlanChanged):
            making.write_head(session, YEAR, {"theme": "Екінші"}, seen=seen, by=by, text=KK, now=now)


class TestAnItem:
    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            ({"first_month": 5, "last_month": 9}, TermBackwards),
            ({"first_month": 13}, TermOutside),
            ({"area": 7}, FrameUnknown),
        ],
    )
    def test_stands_within_the_year_and_the_frame(
        self, session: Session, by: Specialist, now: datetime, wrong: Any, refusal: type[Exception]
    ) -> None:
        plan(session, by, now)

        with pytest.raises(refusal):
            item(session, by, now, **wrong)

    def test_says_what_is_to_be_done_in_a_readable_length(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        for words, refusal in (({"content": " \n "}, WordsMissing), ({"content": "а" * 1001}, WordsTooLong)):
            with pytest.raises(refusal):
                item(session, by, now, words)

    def test_of_the_library_speaks_on_where_nobody_rewrote_it(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        assert items.take(session, YEAR, {"crisis-drill", "unknown"}, by=by, now=now) == 1
        assert items.take(session, YEAR, {"crisis-drill"}, by=by, now=now) == 0
        found = making.require(session, YEAR, by=by).items[0]
        shown = wording.shown(found.words, wording.ITEM_WORDS, KK)

        items.edit(
            session, found.id, framed(), {**shown, "form": "тренинг"}, seen=items.mark(found), by=by, text=KK, now=now
        )

        assert wording.shown(found.words, ("form", "goal"), RU)["form"] == "тренинг"
        assert wording.shown(found.words, ("goal",), RU)["goal"].startswith("Чтобы в минуту")

    def test_that_somebody_else_changed_is_not_overwritten(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        found = item(session, by, now)
        seen = items.mark(found)
        items.edit(session, found.id, framed(stage=2), WORDS, seen=seen, by=by, text=KK, now=now)

        with pytest.raises(ItemChanged):
            items.edit(session, found.id, framed(stage=4), WORDS, seen=seen, by=by, text=KK, now=now)

    def test_of_another_school_is_not_there(self, session: Session, by: Specialist, now: datetime) -> None:
        plan(session, by, now)
        found = item(session, by, now)
        stranger = psychologist(session, school_id=another_school(session).id)

        for act in (
            lambda: items.find(session, found.id, by=stranger),
            lambda: item_acts.remove(session, found.id, by=stranger, now=now),
            lambda: item_acts.move(session, found.id, up=True, by=stranger, now=now),
        ):
            with pytest.raises(ItemUnknown):
                act()

    def test_changes_places_within_its_direction(self, session: Session, by: Specialist, now: datetime) -> None:
        made = plan(session, by, now)
        first = item(session, by, now)
        other = item(session, by, now, direction=PlanDirection.AWARENESS)
        last = item_acts.copy(session, first.id, by=by, now=now)

        item_acts.move(session, last.id, up=True, by=by, now=now)
        item_acts.move(session, last.id, up=True, by=by, now=now)

        session.refresh(made)
        assert [found.id for found in items.ordered(made)] == [last.id, other.id, first.id]

    def test_with_work_is_dropped_with_a_reason_and_never_removed(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        found, free = item(session, by, now), item(session, by, now)
        months.fill(session, "2026-11", by=by, now=now)
        task = months.tasks(session, "2026-11", by=by)[0]
        worked(session, by, now, plan_task_id=task.id)

        with pytest.raises(ItemInUse):
            item_acts.remove(session, found.id, by=by, now=now)
        with pytest.raises(ReasonMissing):
            item_acts.drop(session, found.id, "  ", by=by, now=now)
        item_acts.drop(session, found.id, "Карантин", by=by, now=now)
        item_acts.remove(session, free.id, by=by, now=now)

        assert year.state(session, YEAR, school_id=by.school_id).dropped == 1
        assert session.query(PlanTask).count() == 1
        item_acts.restore(session, found.id, by=by, now=now)
        assert year.state(session, YEAR, school_id=by.school_id).dropped == 0

    def test_that_a_colleague_took_out_while_the_plan_was_waited_for_is_not_there(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        found = item(session, by, now)
        session.execute(delete(PlanItem).execution_options(synchronize_session=False))

        with pytest.raises(ItemUnknown):
            item_acts.remove(session, found.id, by=by, now=now)


class TestAnApprovedPlan:
    def test_is_opened_before_anything_in_it_changes(self, session: Session, by: Specialist, now: datetime) -> None:
        made = plan(session, by, now)
        found = item(session, by, now)
        approving.approve(session, YEAR, SIGNED, by=by, now=now)

        with pytest.raises(PlanApproved):
            item_acts.remove(session, found.id, by=by, now=now)
        approving.reopen(session, YEAR, by=by, now=now)
        assert (made.approved_on, made.agreed_on, made.approved_by) == (None, None, "Б. Оспанов")
        item_acts.remove(session, found.id, by=by, now=now)
        with pytest.raises(NotApproved):
            approving.reopen(session, YEAR, by=by, now=now)
        assert "plan:reopened" in tags(session)

    @pytest.mark.parametrize(
        ("approval", "refusal"),
        [
            (Approval(approved_by=" ", approved_on=TODAY), NameMissing),
            (Approval(approved_by="Б. Оспанов", approved_on=TODAY + timedelta(days=1)), DayWrong),
            (Approval(approved_by="Б. Оспанов"), DayWrong),
        ],
    )
    def test_was_signed_by_somebody_on_a_day_that_has_come(
        self, session: Session, by: Specialist, now: datetime, approval: Approval, refusal: type[Exception]
    ) -> None:
        plan(session, by, now)
        with pytest.raises(NothingPlanned):
            approving.approve(session, YEAR, approval, by=by, now=now)
        item(session, by, now)

        with pytest.raises(refusal):
            approving.approve(session, YEAR, approval, by=by, now=now)

    def test_is_still_marked_with_organisational_work_that_was_done(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        office = item(session, by, now, direction=PlanDirection.ORGANISATION)
        lesson = item(session, by, now)
        approving.approve(session, YEAR, SIGNED, by=by, now=now)

        item_acts.mark_done(session, office.id, TODAY, today=TODAY, by=by, now=now)

        state = year.state(session, YEAR, school_id=by.school_id)
        assert state.by_direction[PlanDirection.ORGANISATION] == Count(1, 1)
        with pytest.raises(DoneByWork):
            item_acts.mark_done(session, lesson.id, TODAY, today=TODAY, by=by, now=now)
        with pytest.raises(DoneInFuture):
            item_acts.mark_done(session, office.id, TODAY + timedelta(days=1), today=TODAY, by=by, now=now)


def test_an_item_is_done_when_work_hangs_on_it_and_counted_in_the_month_of_the_work(
    session: Session, by: Specialist, now: datetime
) -> None:
    plan(session, by, now)
    first, _ = item(session, by, now), item(session, by, now, direction=PlanDirection.AWARENESS, area=None)
    worked(session, by, now, days_ago=30, plan_item_id=first.id)

    state = year.state(session, YEAR, school_id=by.school_id)

    assert (state.exists, state.total, state.done) == (True, 2, 1)
    assert state.by_direction[PlanDirection.PREVENTION] == Count(1, 1)
    assert (state.by_month[10], state.by_month[11], state.by_month[9]) == (Count(2, 1), Count(2, 0), Count(0, 0))
    assert (state.by_area[1], state.by_area[None], state.by_stage[3]) == (Count(1, 1), Count(1, 0), Count(2, 1))
    assert year.state(session, YEAR + 1, school_id=by.school_id).exists is False


class TestThePaper:
    def test_has_its_stamps_and_says_where_the_books_show_the_work(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        done, dropped = item(session, by, now), item(session, by, now)
        item_acts.drop(session, dropped.id, "Карантин", by=by, now=now)
        found = worked(session, by, now, plan_item_id=done.id)
        for entry in list(found.entries):
            confirming.confirm(session, entry.id, by=by, now=now)
        approving.approve(session, YEAR, SIGNED, by=by, now=now)

        made = paper.annual(session, YEAR, by=by, text=KK)

        assert made.stamp is not None
        assert made.stamp.right[0] == "БЕКІТЕМІН"
        assert made.stamp.right[-1] == "2026 жылғы 23 қараша"
        table = next(part for part in made.parts if hasattr(part, "columns"))
        heading, first, second = table.rows
        assert heading.cells == ("Психологиялық алдын алу шаралары",)
        assert first.cells[5] == "қазан – наурыз"
        assert KK("books-place-j2", number="1") in first.cells[-1]
        assert (second.is_struck, "Карантин" in second.remark) == (True, True)

    def test_stands_under_the_directions_of_the_order_where_that_was_chosen(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        plan(session, by, now)
        item(session, by, now)
        making.set_scheme(session, YEAR, uses_order_377=True, by=by, now=now)

        table = next(part for part in paper.annual(session, YEAR, by=by, text=RU).parts if hasattr(part, "columns"))

        assert next(iter(table.rows)).cells == (RU("frame-order-prevention"),)

    def test_is_none_without_a_plan(self, session: Session, by: Specialist) -> None:
        with pytest.raises(PlanUnknown):
            paper.annual(session, YEAR, by=by, text=KK)
