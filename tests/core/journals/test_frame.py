"""The service's frame on what is written by hand: plan, area, stage, aspect, method, referral, joint work."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import classes
from core.actors import Specialist
from core.classes import ClassUnknown
from core.journals import entries, months, offline, recent_work, year
from core.journals.done import Done, What, Who
from core.journals.months import MonthLocked
from core.journals.offline import LevelsTooMany
from core.journals.tied import MaterialUnknown, PlanUnknown
from core.texts import texts
from db.models.journals import Aspect, Audience, Direction, Journal, Referral, WorkRecord
from db.models.materials import Material
from db.models.plans import AnnualPlan, PlanDirection, PlanItem, PlanTask


@pytest.fixture
def engine() -> str:
    """What engines could differ in here is shown where works are counted and found."""
    return "sqlite"


def planned(session: Session, by: Specialist, now: datetime) -> PlanItem:
    """An item of the year: awareness of parents about life, applied."""
    plan = AnnualPlan(school_id=by.school_id, school_year=2026, words={}, made_at=now, made_by=by.id)
    item = PlanItem(
        plan=plan, position=1, direction=PlanDirection.AWARENESS, area=1, audience=Audience.PARENT, stage=3,
        aspect=Aspect.APPLIED, first_month=9, last_month=5, words={"content": "Ата-аналар мектебі"},
    )  # fmt: skip
    session.add_all([plan, item])
    session.flush()
    return item


def task(session: Session, item: PlanItem, school_id: int) -> PlanTask:
    found = PlanTask(
        school_id=school_id, month="2026-11", item_id=item.id, position=1, direction=item.direction,
        audience=item.audience, words=item.words,
    )  # fmt: skip
    session.add(found)
    session.flush()
    return found


def material(session: Session, by: Specialist, now: datetime) -> Material:
    found = Material(
        school_id=by.school_id, number=12, title="Өзіме сенемін", summary="", direction=Direction.CORRECTION, area=3,
        audience=Audience.STUDENT, aspect=Aspect.PRACTICAL, ages="", language="kk", author="", source="", license="",
        link="", made_at=now, made_by=by.id,
    )  # fmt: skip
    session.add(found)
    session.flush()
    return found


def facts(session: Session, found: WorkRecord, journal: str) -> dict[str, object]:
    (line,) = [line for line in offline.lines(session, found) if line.journal is Journal(journal)]
    return entries.facts_of(session, line)


def test_what_nobody_said_follows_from_category_and_day(session: Session, by: Specialist, now: datetime) -> None:
    found = offline.record(session, Done(category="life"), by=by, now=now)

    assert (found.area, found.stage, found.aspect, found.plan_item_id) == (1, 3, Aspect.PRACTICAL, None)


def test_a_line_of_the_month_brings_its_item_and_what_the_plan_says(
    session: Session, by: Specialist, now: datetime
) -> None:
    item = planned(session, by, now)
    line = task(session, item, by.school_id)

    found = offline.record(session, Done(who=Who.PARENTS, plan_task_id=line.id), by=by, now=now)
    other = offline.record(session, Done(plan_item_id=item.id, area=2, aspect=Aspect.SCIENTIFIC), by=by, now=now)

    assert (found.plan_task_id, found.plan_item_id, found.area, found.aspect) == (line.id, item.id, 1, Aspect.APPLIED)
    assert (other.area, other.aspect) == (2, Aspect.SCIENTIFIC)


def test_joint_work_is_applied_and_names_with_whom(session: Session, by: Specialist, now: datetime) -> None:
    done = Done(who=Who.CLASS, what=What.PREVENTION, participants=20, partners="мейіргер, 6В жетекшісі")

    found = offline.record(session, done, by=by, now=now)

    assert found.aspect is Aspect.APPLIED
    assert facts(session, found, "J2")["partners"] == "мейіргер, 6В жетекшісі"


def test_an_assessment_says_by_what_method_and_how_many_of_each_level(
    session: Session, by: Specialist, now: datetime
) -> None:
    levels = {"low": 3, "middle": 15, "high": 8}
    done = Done(
        who=Who.CLASS, what=What.ASSESSMENT, participants=26, method="WHO-5", levels=levels, result="бәрі жақсы"
    )

    found = offline.record(session, done, by=by, now=now)

    assert (found.method, found.levels) == ("WHO-5", levels)
    line = facts(session, found, "J1")
    assert line["method"] == "WHO-5"
    assert line["summary"][0] == "бәрі жақсы"  # type: ignore[index]
    assert texts("kk")("journals-level-middle", count="15") == "орта: 15"
    with pytest.raises(LevelsTooMany):
        offline.record(session, Done(what=What.ASSESSMENT, levels={"low": 2}), by=by, now=now)


def test_material_class_teacher_and_referral_reach_their_columns(
    session: Session, by: Specialist, now: datetime
) -> None:
    classes.add(session, "6В", by=by)
    one = classes.all_of(session, by.school_id)[0]
    classes.change(session, one.id, pupils=26, language="kk", teacher="Гүлнар Әли", by=by)
    fund = material(session, by, now)
    done = Done(
        who=Who.CLASS, what=What.CORRECTION, participants=12, class_name="6В", material_id=fund.id,
        referral=Referral.LINE_111, next_step="бір аптадан кейін",
    )  # fmt: skip

    found = offline.record(session, done, by=by, now=now)

    assert facts(session, found, "J8")["class_teacher"] == "Гүлнар Әли"
    named = {"text": "journals-material", "args": {"number": "12", "title": "Өзіме сенемін"}}
    assert facts(session, found, "J3")["programme"] == named
    assert facts(session, found, "J8")["next_step"] == ["бір аптадан кейін", {"text": "frame-referral-line-111"}]
    with pytest.raises(ClassUnknown):
        offline.record(session, Done(class_name="6Г"), by=by, now=now)


def test_closing_a_talk_says_where_the_child_was_sent_on_to(
    session: Session,
    desk,
    by: Specialist,
    now: datetime,  # type: ignore[no-untyped-def]
) -> None:
    classes.add(session, "8А", by=by)

    (line, _) = desk.drafts(now, referral=Referral.CENTRE)

    assert line.work.referral is Referral.CENTRE
    assert entries.facts_of(session, line)["next_step"][1] == {"text": "frame-referral-centre"}
    with pytest.raises(ClassUnknown):
        desk.drafts(now, class_name="8Я")


def test_nothing_of_another_school_can_be_tied(
    session: Session, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    item = planned(session, by, now)
    line, fund = task(session, item, by.school_id), material(session, by, now)

    for done in (Done(plan_item_id=item.id), Done(plan_task_id=line.id), Done(plan_item_id=10**9)):
        with pytest.raises(PlanUnknown):
            offline.record(session, done, by=elsewhere, now=now)
    with pytest.raises(MaterialUnknown):
        offline.record(session, Done(material_id=fund.id), by=elsewhere, now=now)


def test_a_locked_month_takes_nothing_more(session: Session, by: Specialist, now: datetime) -> None:
    months.lock(session, "2026-10", by=by, now=now)

    with pytest.raises(MonthLocked):
        offline.record(session, Done(happened_at=datetime(2026, 10, 31, 10, tzinfo=UTC)), by=by, now=now)
    # the first hours of November in Almaty are still October elsewhere
    offline.record(session, Done(happened_at=datetime(2026, 10, 31, 19, 30, tzinfo=UTC)), by=by, now=now)


def test_last_week_offers_the_like_once_and_this_weekday_first(session: Session, by: Specialist, now: datetime) -> None:
    for days, done in (
        (3, Done(who=Who.PARENTS)),  # Friday
        (7, Done(who=Who.CLASS, what=What.CORRECTION, participants=8, class_name="6В")),  # Monday
        (5, Done(who=Who.CLASS, what=What.CORRECTION, participants=9, class_name="6В")),
        (8, Done(who=Who.TEACHERS)),  # the week before
    ):
        moment = now - timedelta(days=days)
        offline.record(session, replace(done, happened_at=moment), by=by, now=now)
    offline.record(session, Done(), by=by, now=now)

    found = recent_work.last_week(session, by=by, now=now)

    assert [(one.audience, one.participants) for one in found] == [(Audience.STUDENT, 8), (Audience.PARENT, 1)]


def test_the_frame_counts_events_once_and_minutes_by_direction(
    session: Session, by: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    lesson = Done(who=Who.CLASS, what=What.PREVENTION, participants=25, category="life", minutes=45)
    for done in (lesson, lesson, Done(minutes=15), Done()):
        offline.record(session, done, by=by, now=now)
    offline.record(session, Done(happened_at=datetime(2026, 8, 20, tzinfo=UTC), minutes=60), by=by, now=now)
    offline.record(session, lesson, by=elsewhere, now=now)

    found = year.frame(session, 2026, school_id=by.school_id)

    assert found.events(1, Audience.STUDENT, Direction.PREVENTION) == 2
    assert found.events(None, Audience.STUDENT, Direction.COUNSELLING) == 2
    assert found.events(1, Audience.PARENT, Direction.PREVENTION) == 0
    assert found.aspects == {Aspect.PRACTICAL: 4}
    assert (found.share(Direction.PREVENTION), found.share(Direction.COUNSELLING)) == (86, 14)
    assert found.share(Direction.AWARENESS) == 0
