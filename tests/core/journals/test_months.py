"""Months: a month that is done stays done, until somebody says why it is opened again."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.help_requests import closing
from core.journals import confirming, months, verifying
from core.journals.months import MonthLocked, MonthNotBegun, MonthNotLocked, ReasonMissing
from db.models.audit import AuditRecord
from db.models.journals import Journal, JournalEntry
from tests.core.journals.conftest import Desk

NOVEMBER = "2026-11"


def test_a_locked_month_takes_no_number_and_no_correction(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """Confirming and correcting are refused by name of the month; of a whole page, the others are numbered."""
    first, second = desk.drafts(now)
    earlier = desk.drafts(now - timedelta(days=30))[0]
    confirming.confirm(session, first.id, by=by, now=now)
    months.lock(session, NOVEMBER, by=by, now=now)

    with pytest.raises(MonthLocked) as refused:
        confirming.confirm(session, second.id, by=by, now=now)
    with pytest.raises(MonthLocked):
        confirming.correct(session, first.id, changes={"result": "басқа"}, reason="қате", by=by, now=now)
    desk.drafts(now)
    done = confirming.confirm_all(session, Journal.COUNSELLING, school_year=2026, by=by, now=now)

    assert refused.value.month == NOVEMBER
    assert (done.numbered, done.left, done.locked) == (1, 0, 1)
    assert (earlier.number, second.number) == (2, None)


def test_a_need_is_numbered_and_followed_in_a_locked_month(
    session: Session, desk: Desk, by: Specialist, now: datetime
) -> None:
    """A child is not left waiting because the paper is done; nor is a talk that was answered left open."""
    months.lock(session, NOVEMBER, by=by, now=now)

    request = desk.accept(now)
    desk.close(request, now)

    line = session.query(JournalEntry).filter_by(journal=Journal.NEEDS).one()
    assert line.number == 1
    assert request.state is closing.RequestState.CLOSED
    assert verifying.verify(session, by.school_id).problems == ()


def test_opening_a_month_again_needs_a_reason_and_a_new_check(
    session: Session, by: Specialist, deputy: Specialist, now: datetime
) -> None:
    """The reason stands in the audit; what was checked is checked again."""
    months.lock(session, NOVEMBER, by=by, now=now)
    months.check(session, NOVEMBER, by=deputy, now=now)

    with pytest.raises(ReasonMissing):
        months.unlock(session, NOVEMBER, by=by, now=now, reason="  ")
    months.unlock(session, NOVEMBER, by=by, now=now, reason=" бір сабақ қалып қойыпты ")
    with pytest.raises(MonthNotLocked):
        months.unlock(session, NOVEMBER, by=by, now=now, reason="тағы")
    again = months.lock(session, NOVEMBER, by=by, now=now)

    assert again.checked_at is None
    acts = session.query(AuditRecord).filter(AuditRecord.tag.startswith("journal:month")).order_by(AuditRecord.id)
    assert [(act.tag, act.detail.get("reason")) for act in acts] == [
        (months.LOCKED, None),
        (months.CHECKED, None),
        (months.UNLOCKED, "бір сабақ қалып қойыпты"),
        (months.LOCKED, None),
    ]


def test_a_deputy_head_checks_and_does_nothing_else(
    session: Session, by: Specialist, deputy: Specialist, now: datetime
) -> None:
    """Whoever keeps the books does not check them, and who checks does not keep them."""
    for act in (months.lock, months.check):
        with pytest.raises(MonthNotLocked if act is months.check else NotAllowed):
            act(session, NOVEMBER, by=deputy, now=now)
    months.lock(session, NOVEMBER, by=by, now=now)
    with pytest.raises(NotAllowed):
        months.check(session, NOVEMBER, by=by, now=now)
    with pytest.raises(NotAllowed):
        months.unlock(session, NOVEMBER, by=deputy, now=now, reason="керек")

    checked = months.check(session, NOVEMBER, by=deputy, now=now)
    months.check(session, NOVEMBER, by=deputy, now=now + timedelta(hours=1))

    assert (checked.checked_at, checked.checked_by) == (now, deputy.id)


def test_a_year_says_where_drafts_wait(
    session: Session, desk: Desk, by: Specialist, deputy: Specialist, elsewhere: Specialist, now: datetime
) -> None:
    """Twelve months from September on; a deputy head learns what is locked, of drafts nothing."""
    desk.drafts(now)
    desk.drafts(now - timedelta(days=30))
    months.lock(session, "2026-10", by=by, now=now)
    months.lock(session, NOVEMBER, by=elsewhere, now=now)
    with pytest.raises(MonthNotBegun):
        months.lock(session, "2026-12", by=by, now=now)

    found = months.year(session, 2026, by=by, now=now)
    seen = months.year(session, 2026, by=deputy, now=now)

    assert [month.month for month in found][:5] == ["2026-09", "2026-10", "2026-11", "2026-12", "2027-01"]
    assert [month.has_begun for month in found] == [True] * 3 + [False] * 9
    assert [bool(month.lock) for month in found] == [False, True] + [False] * 10
    assert found[2].drafts == {Journal.COUNSELLING: 1, Journal.INDIVIDUAL: 1}
    assert [month.drafts for month in seen] == [{}] * 12
    assert months.is_locked(session, by.school_id, date(2026, 10, 31))
