"""Single days in the panel: closed, opened, as usual again; conflicts shown before; whose days."""

from datetime import date, datetime

import pytest
from flask.testing import FlaskClient

from core.cyclogram import DayException, single_days
from core.texts import texts
from db.engine import Database
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.cyclogram.hands import page, post
from tests.factories.appointments import booked, hours

T = texts("kk")
TODAY = date(2026, 11, 23)
EXTRA = {"day": "2026-11-28", "opens": "10:00", "closes": "12:00", "audience": ["parent"]}


def days(database: Database, member: Staff) -> list[DayException]:
    with database.reading() as session:
        return list(single_days.upcoming(session, member.school_id, staff_id=member.id, since=TODAY))


def test_a_day_is_closed_and_made_as_usual_again(desk: FlaskClient, psychologist: Staff, database: Database) -> None:
    assert T("cyclogram-days-none") in page(desk, "/hours/days")
    post(desk, "/hours/days/close", person=psychologist.id, day="2026-11-27", note="Семинар")
    shown = page(desk, "/hours/days")
    assert "Семинар" in shown
    assert T("cyclogram-days-whole") in shown

    (found,) = days(database, psychologist)
    post(desk, f"/hours/days/{found.id}/restore", person=psychologist.id)

    assert days(database, psychologist) == []


def test_a_piece_of_a_day_is_closed(desk: FlaskClient, psychologist: Staff, database: Database) -> None:
    post(desk, "/hours/days/close", person=psychologist.id, day="2026-11-27", opens="09:00", closes="11:00")

    assert "09:00–11:00" in page(desk, "/hours/days")


def test_extra_hours_are_opened_for_whom_it_is_said(desk: FlaskClient, psychologist: Staff, database: Database) -> None:
    assert post(desk, "/hours/days/open", person=psychologist.id, **EXTRA).status_code == 303

    (found,) = days(database, psychologist)
    assert (found.is_open, found.audiences) == (True, ["parent"])
    assert T("cyclogram-for-parent") in page(desk, "/hours/days")


@pytest.mark.parametrize(
    ("path", "wrong", "words"),
    [
        ("close", {"day": "2026-11-20"}, "cyclogram-refused-past"),
        ("close", {"day": "x"}, "cyclogram-refused-empty"),
        ("close", {"closes": ""}, "cyclogram-refused-empty"),
        ("close", {"closes": "09:00"}, "cyclogram-refused-hours"),
        ("close", {"note": "x" * 121}, "cyclogram-refused-note"),
        ("open", {"audience": []}, "cyclogram-refused-nobody"),
        ("open", {"opens": "", "closes": ""}, "cyclogram-refused-empty"),
        ("open", {"room": "77"}, "cyclogram-refused-room"),
    ],
)
def test_what_cannot_be_comes_back_as_it_was_filled_in(
    desk: FlaskClient, psychologist: Staff, database: Database, path: str, wrong: dict[str, object], words: str
) -> None:
    answer = post(desk, f"/hours/days/{path}", person=psychologist.id, **{**EXTRA, "note": "Себебі бар", **wrong})

    assert answer.status_code == 422
    assert T(words) in answer.text
    assert str(wrong.get("note", "Себебі бар")) in answer.text
    assert days(database, psychologist) == []


def test_closing_a_day_with_meetings_is_shown_before_it_is_saved(
    desk: FlaskClient, psychologist: Staff, database: Database, now: datetime
) -> None:
    with database.writing() as session:
        hours(session, psychologist.id)
        meeting = booked(session, now=now)
    answer = post(desk, "/hours/days/close", person=psychologist.id, day="2026-11-23")
    assert meeting.code in answer.text
    assert days(database, psychologist) == []
    seen = answer.text.partition('name="seen" value="')[2].partition('"')[0]
    post(desk, "/hours/days/close", person=psychologist.id, day="2026-11-23", seen=seen)

    assert len(days(database, psychologist)) == 1


def test_a_day_of_all_is_a_deputy_heads_to_close(
    desk: FlaskClient, office: FlaskClient, psychologist: Staff, database: Database
) -> None:
    closing = {"person": psychologist.id, "day": "2026-11-27", "whose": "all"}
    assert post(desk, "/hours/days/close", **closing).status_code == 403
    assert 'name="whose"' not in desk.get("/hours/days").text
    assert post(office, "/hours/days/close", **closing).status_code == 303

    (found,) = days(database, psychologist)
    assert found.staff_id is None
    assert T("cyclogram-days-all") in page(desk, "/hours/days")
    assert post(desk, f"/hours/days/{found.id}/restore").status_code == 403
    assert post(office, f"/hours/days/{found.id}/restore").status_code == 303


def test_another_schools_day_is_not_there(desk: FlaskClient, other_school: School, database: Database) -> None:
    with database.writing() as session:
        found = DayException(
            school_id=other_school.id, staff_id=None, day=TODAY, is_open=False, opens=None, closes=None, audiences=[]
        )
        session.add(found)
        session.flush()
    for number in (found.id, 10**8):
        assert post(desk, f"/hours/days/{number}/restore").status_code == 404
