"""The school year on one page: what each stage lacks, and what is not yet its time."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from core import classes, overview
from core.actors import NotAllowed, Role, Specialist
from core.journals import months, offline
from core.journals.done import Done, Who
from core.overview import Standing
from db.models.journals import Audience
from db.models.plans import AnnualPlan, PlanDirection, PlanItem
from db.models.reports import FrozenReport, ReportKind
from tests.factories.staff import psychologist


@pytest.fixture
def engine() -> str:
    """Its figures are read by rules that are tried on both engines."""
    return "sqlite"


@pytest.fixture
def by(session: Session) -> Specialist:
    """The psychologist of the seeded school."""
    member = psychologist(session)
    return Specialist(member.id, member.school_id, frozenset({Role.PSYCHOLOGIST}))


def standing(session: Session, by: Specialist, now: datetime, school_year: int = 2026) -> dict[str, Standing]:
    found = overview.overview(session, school_year, by=by, now=now)
    return {check.key: check.standing for stage in found.stages for check in stage.checks}


def test_a_new_school_lacks_what_it_should_begin_with(session: Session, by: Specialist, now: datetime) -> None:
    found = standing(session, by, now)

    assert {found[key] for key in ("teachers", "classes", "plan", "month", "signers", "needs")} == {Standing.LACKING}
    assert found["drafts"] is Standing.DONE
    assert {found[key] for key in ("statistical", "analytical", "closed", "following")} == {Standing.LATER}
    assert not {"approved", "locks", "reports", "items"} & set(found)


def test_what_was_done_no_longer_lacks(session: Session, by: Specialist, now: datetime) -> None:
    classes.add(session, "7А", by=by)
    classes.name_signers(session, principal="Асқар", deputy="Болат", by=by)
    plan = AnnualPlan(school_id=by.school_id, school_year=2026, words={}, made_at=now, made_by=by.id)
    plan.approved_on = date(2026, 9, 10)
    item = PlanItem(
        plan=plan, position=1, direction=PlanDirection.AWARENESS, audience=Audience.TEACHER, stage=1, area=1,
        aspect="applied", first_month=9, last_month=10, words={},
    )  # fmt: skip
    session.add_all([plan, item])
    session.flush()
    done = Done(
        who=Who.TEACHERS, was_asked=True, plan_item_id=item.id, happened_at=datetime(2026, 10, 5, 5, tzinfo=UTC)
    )
    work = offline.record(session, done, by=by, now=now)
    offline.number(session, work.ref, by=by, now=now)
    assert standing(session, by, now)["locks"] is Standing.LACKING
    months.lock(session, "2026-10", by=by, now=now)
    session.add(
        FrozenReport(
            ref="r", school_id=by.school_id, kind=ReportKind.STATISTICAL, period="2026-10", made_at=now, made_by=by.id,
            first_day=date(2026, 10, 1), last_day=date(2026, 10, 31), sealed_content=b"",
        )
    )  # fmt: skip
    session.flush()

    found = standing(session, by, now)

    for key in ("teachers", "classes", "signers", "plan", "approved", "needs", "drafts", "locks", "reports", "items"):
        assert found[key] is Standing.DONE, key
    assert found["month"] is Standing.LACKING


def test_in_may_it_is_time_to_sum_up(session: Session, by: Specialist) -> None:
    found = standing(session, by, datetime(2027, 5, 3, 5, tzinfo=UTC))

    assert {found[key] for key in ("statistical", "analytical", "following")} == {Standing.LACKING}


def test_an_observer_reads_figures_elsewhere(session: Session, by: Specialist, now: datetime) -> None:
    observer = Specialist(by.id, by.school_id, frozenset({Role.OBSERVER}))

    with pytest.raises(NotAllowed):
        overview.overview(session, 2026, by=observer, now=now)
