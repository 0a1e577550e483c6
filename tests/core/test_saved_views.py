"""Saved views: a person's own filters under a name."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from core import saved_views, schools, staff
from core.actors import Role, Specialist
from core.saved_views import MOST, NameMissing, TooManyViews, ViewUnknown
from tests.admin.hands import hire

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.fixture
def by(session: Session) -> Specialist:
    """A psychologist."""
    return _hired(session, "aigerim")


@pytest.fixture
def colleague(session: Session) -> Specialist:
    """Another one of the same school."""
    return _hired(session, "botagoz")


def _hired(session: Session, name: str) -> Specialist:
    school = schools.first_school(session).id
    return staff.specialist(hire(session, username=name, role=Role.PSYCHOLOGIST, now=NOW, school_id=school))


def _names(session: Session, by: Specialist, place: str = "J4") -> list[str]:
    return [view.name for view in saved_views.views(session, place=place, by=by)]


def test_a_view_is_found_in_its_place_alone(session: Session, by: Specialist) -> None:
    saved_views.keep(session, place="J4", name="Қараша", chosen={"month": "2026-11"}, by=by)

    assert [(view.name, view.chosen) for view in saved_views.views(session, place="J4", by=by)] == [
        ("Қараша", {"month": "2026-11"})
    ]
    assert _names(session, by, "J7") == []


def test_a_name_given_again_keeps_the_new_filters(session: Session, by: Specialist) -> None:
    saved_views.keep(session, place="J4", name="Тоғыздар", chosen={"class": "9"}, by=by)
    saved_views.keep(session, place="J4", name="  Тоғыздар ", chosen={"class": "9", "month": ""}, by=by)

    assert [view.chosen for view in saved_views.views(session, place="J4", by=by)] == [{"class": "9"}]


def test_a_view_is_its_persons_own(session: Session, by: Specialist, colleague: Specialist) -> None:
    mine = saved_views.keep(session, place="J4", name="Менікі", chosen={"class": "9"}, by=by)

    assert _names(session, colleague) == []
    with pytest.raises(ViewUnknown):
        saved_views.forget(session, view_id=mine.id, by=colleague)
    assert _names(session, by) == ["Менікі"]


def test_a_forgotten_view_is_gone(session: Session, by: Specialist) -> None:
    view = saved_views.keep(session, place="J4", name="Менікі", chosen={"class": "9"}, by=by)
    session.flush()
    saved_views.forget(session, view_id=view.id, by=by)
    session.flush()

    assert _names(session, by) == []
    with pytest.raises(ViewUnknown):
        saved_views.forget(session, view_id=view.id, by=by)


@pytest.mark.parametrize("name", ["", "  ", "\u200b\u2060"])
def test_a_view_without_a_name_is_refused(session: Session, by: Specialist, name: str) -> None:
    with pytest.raises(NameMissing):
        saved_views.keep(session, place="J4", name=name, chosen={"class": "9"}, by=by)


def test_a_twenty_first_view_is_refused(session: Session, by: Specialist) -> None:
    for number in range(MOST):
        saved_views.keep(session, place="J4", name=f"№ {number}", chosen={}, by=by)

    with pytest.raises(TooManyViews):
        saved_views.keep(session, place="J4", name="тағы", chosen={}, by=by)
    assert len(_names(session, by)) == MOST


def test_a_long_name_is_cut_to_what_the_list_can_show(session: Session, by: Specialist) -> None:
    assert saved_views.keep(session, place="J4", name="а" * 99, chosen={}, by=by).name == "а" * 40
