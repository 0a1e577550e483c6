"""The calendar: who comes when stands in it, what is only being chosen too; no telephone, no reason."""

import re
from collections.abc import Callable
from datetime import date

from flask.testing import FlaskClient

from core import schools
from core.cyclogram import DayException
from db.engine import Database
from db.models.journals import Audience
from db.models.staff import Staff
from tests.admin.appointments.hands import NAME, PHONE, REASON, openings, send
from tests.admin.hands import Panel
from tests.factories import appointments

POLL = re.compile(r'hx-get="(/appointments/\?part=calendar[^"]+)"')


def poll_of(page: str) -> str:
    found = POLL.search(page)
    assert found is not None
    return found[1].replace("&amp;", "&")


def test_a_meeting_shows_time_name_and_state_but_neither_telephone_nor_reason(
    desk: FlaskClient, database: Database, booked: str
) -> None:
    for address in ("/appointments/", "/appointments/?view=day", "/appointments/paper", "/appointments/paper?view=day"):
        page = desk.get(address).text
        assert "15:00" in page
        assert NAME in page
        assert PHONE not in page
        assert REASON not in page
    assert openings(database) == 0


def test_a_pupil_stands_there_by_a_code(desk: FlaskClient, panel: Panel, database: Database, received: int) -> None:
    with database.writing() as session:
        found = appointments.booked(session, now=panel.clock(), audience=Audience.STUDENT)
        code = found.code
    page = desk.get("/appointments/").text
    assert code in page
    assert "Оқушы" in page


def test_a_time_somebody_is_choosing_is_shown_as_kept_and_leads_nowhere(
    desk: FlaskClient, panel: Panel, database: Database, received: int
) -> None:
    with database.writing() as session:
        found = appointments.begun(session, now=panel.clock())
        appointments.booking.hold(
            session, found, appointments.free(session, now=panel.clock())[0].key, now=panel.clock()
        )
        ref = found.ref
    page = desk.get("/appointments/").text
    assert "Таңдап жатыр" in page
    assert ref not in page
    assert desk.get(f"/appointments/{ref}/").status_code == 404
    assert "Таңдап жатыр" not in desk.get("/appointments/paper").text
    panel.clock.move(minutes=3)
    assert "Таңдап жатыр" not in desk.get("/appointments/").text


def test_a_poll_is_silent_until_something_changes(
    desk: FlaskClient, panel: Panel, database: Database, booked: str
) -> None:
    poll = poll_of(desk.get("/appointments/").text)
    assert desk.get(poll).status_code == 204
    with database.writing() as session:
        appointments.booked(session, now=panel.clock(), address="another")
    answer = desk.get(poll)
    assert answer.status_code == 200
    assert answer.text.count('class="cal-block') == 2
    assert "<!doctype" not in answer.text.lower()


def test_whose_meetings_and_which_room_stand_in_the_address(
    desk: FlaskClient, database: Database, other_psychologist: Staff, booked: str, received: int
) -> None:
    page = desk.get(f"/appointments/?staff={other_psychologist.id}").text
    assert NAME not in page
    assert f"staff={other_psychologist.id}" in poll_of(page)
    assert NAME in desk.get(f"/appointments/?room={received}").text
    assert NAME not in desk.get(f"/appointments/?room={received + 1}").text


def test_nonsense_in_the_address_shows_this_week(desk: FlaskClient, booked: str) -> None:
    for question in ("day=29.02", "day=9999-12-31", "day=0001-01-01", "view=year", "staff=x", "room=99999999999"):
        assert NAME in desk.get(f"/appointments/?{question}").text


def test_a_leap_day_and_the_turn_of_a_year_have_pages(desk: FlaskClient) -> None:
    assert "28" in desk.get("/appointments/?day=2028-02-29&view=day").text
    assert desk.get("/appointments/?day=2026-12-31").status_code == 200


def test_a_holiday_a_closed_day_and_who_is_away_are_said(desk: FlaskClient, database: Database) -> None:
    with database.writing() as session:
        whole = {"is_open": False, "opens": None, "closes": None, "audiences": []}
        school_id = schools.first_school(session).id
        session.add(DayException(school_id=school_id, day=date(2026, 11, 25), note="педкеңес", **whole))
    assert "педкеңес" in desk.get("/appointments/").text
    assert (
        "Мереке" in desk.get("/appointments/?day=2026-12-16").text
        or "Тәуелсіздік" in desk.get("/appointments/?day=2026-12-16").text
    )


def test_what_was_never_marked_waits_beside_and_is_marked_by_one_tap(
    desk: FlaskClient, later: Callable[..., FlaskClient], booked: str
) -> None:
    assert "Белгіленбеген" not in desk.get("/appointments/").text
    desk = later(hours=6)
    page = desk.get("/appointments/").text
    assert "Белгіленбеген" in page
    assert send(desk, f"/appointments/{booked}/met", next="/appointments/").location == "/appointments/"
    assert "Белгіленбеген" not in desk.get("/appointments/").text


def test_a_deputy_head_sees_no_meeting(office: FlaskClient, booked: str) -> None:
    assert office.get("/appointments/").status_code == 403
    assert office.get(f"/appointments/{booked}/").status_code == 403
