"""The week in the panel: its table, a piece added and changed, conflicts before they are saved, whose week it is."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from core.actors import Role
from core.cyclogram import CyclogramCell, arranging, ruling
from core.texts import texts
from db.engine import Database
from db.models.appointments import Appointment, AppointmentState
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.cyclogram.hands import page, post, week
from tests.admin.hands import Panel, hire, signed_in
from tests.factories.appointments import booked, hours

T = texts("kk")
RECEPTION = {"work": "reception", "weekday": ["0", "2"], "opens": "15:00", "closes": "17:00", "audience": ["parent"]}


@pytest.fixture
def meeting(database: Database, psychologist: Staff, now: datetime) -> Appointment:
    """A parent's meeting at three today, in a week that receives from three to five."""
    with database.writing() as session:
        hours(session, psychologist.id)
        return booked(session, now=now)


def first_cell(database: Database, member: Staff) -> CyclogramCell:
    with database.reading() as session:
        return arranging.week(session, staff_id=member.id)[0]


class TestWhoMayCome:
    @pytest.mark.parametrize("role", [Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR])
    def test_whoever_arranges_hours_does(
        self, panel: Panel, database: Database, sign_in: Callable[..., None], now: datetime, role: Role
    ) -> None:
        with database.writing() as session:
            member = hire(session, username="somebody", role=role, now=now)

        client = signed_in(panel, member, sign_in)
        for path in ("/hours/", "/hours/days", "/hours/rooms", "/hours/rules"):
            assert client.get(path).status_code == 200

    def test_an_observer_sees_nothing_of_it(
        self, panel: Panel, database: Database, sign_in: Callable[..., None], now: datetime
    ) -> None:
        with database.writing() as session:
            member = hire(session, username="observer", role=Role.OBSERVER, now=now)

        assert signed_in(panel, member, sign_in).get("/hours/").status_code == 403

    def test_a_psychologist_finds_no_colleagues_week(
        self, desk: FlaskClient, psychologist: Staff, other_psychologist: Staff, database: Database
    ) -> None:
        assert desk.get(f"/hours/?person={other_psychologist.id}").status_code == 403
        answer = post(desk, "/hours/cells/add", person=other_psychologist.id, **RECEPTION)

        assert answer.status_code == 403
        assert week(database, other_psychologist) == []

    def test_a_deputy_head_arranges_each_psychologists(
        self, office: FlaskClient, psychologist: Staff, other_psychologist: Staff, database: Database
    ) -> None:
        shown = page(office, f"/hours/?person={other_psychologist.id}")
        assert T("cyclogram-empty") in shown
        post(office, "/hours/cells/add", person=other_psychologist.id, **RECEPTION)

        assert week(database, other_psychologist) == [(0, "15:00", "reception"), (2, "15:00", "reception")]
        assert week(database, psychologist) == []

    def test_nobody_of_another_school_is_there(
        self, office: FlaskClient, other_school: School, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            stranger = hire(session, username="stranger", role=Role.PSYCHOLOGIST, now=now, school_id=other_school.id)
        for person in (stranger.id, 10**8, "x", "²"):
            assert office.get("/hours/", query_string={"person": person}).status_code == 404
        assert post(office, "/hours/cells/add", person=stranger.id, **RECEPTION).status_code == 404


class TestAnEmptyWeek:
    def test_offers_the_proposed_one_with_what_it_holds(
        self, desk: FlaskClient, psychologist: Staff, database: Database
    ) -> None:
        shown = page(desk, "/hours/")
        assert T("cyclogram-work-reception") in shown
        assert T("cyclogram-offered-none") in shown
        assert week(database, psychologist) == []

        assert post(desk, "/hours/proposed", person=psychologist.id).status_code == 303

        assert (0, "15:00", "reception") in week(database, psychologist)
        assert T("cyclogram-offered-none") not in page(desk, "/hours/")

    def test_is_taken_once(self, desk: FlaskClient, psychologist: Staff, database: Database) -> None:
        post(desk, "/hours/proposed", person=psychologist.id)
        before = week(database, psychologist)
        answer = post(desk, "/hours/proposed", person=psychologist.id)

        assert answer.status_code == 422
        assert T("cyclogram-refused-week") in answer.text
        assert week(database, psychologist) == before


class TestAPiece:
    def test_is_added_on_several_days_at_once(self, desk: FlaskClient, psychologist: Staff, database: Database) -> None:
        assert post(desk, "/hours/cells/add", person=psychologist.id, **RECEPTION).status_code == 303

        assert week(database, psychologist) == [(0, "15:00", "reception"), (2, "15:00", "reception")]
        shown = page(desk, "/hours/")
        assert "15:00–17:00" in shown
        assert T("cyclogram-for-parent") in shown

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"closes": "14:00"}, "cyclogram-refused-hours"),
            ({"weekday": []}, "cyclogram-refused-hours"),
            ({"opens": "x"}, "cyclogram-refused-empty"),
            ({"work": "dancing"}, "cyclogram-refused-empty"),
            ({"room": "77"}, "cyclogram-refused-room"),
            ({"weekday": ["0"], "opens": "16:00"}, "cyclogram-refused-overlap"),
        ],
    )
    def test_that_cannot_be_brings_the_form_back_as_it_was_filled_in(
        self, desk: FlaskClient, psychologist: Staff, database: Database, wrong: dict[str, object], words: str
    ) -> None:
        post(desk, "/hours/cells/add", person=psychologist.id, **RECEPTION)
        filled = {**RECEPTION, "weekday": ["4"], "audience": ["teacher"], **wrong}
        answer = post(desk, "/hours/cells/add", person=psychologist.id, **filled)

        assert answer.status_code == 422
        assert T(words) in answer.text
        assert 'value="teacher" checked' in answer.text
        assert len(week(database, psychologist)) == 2

    def test_proposes_its_hours_where_the_empty_place_was_tapped(self, desk: FlaskClient, psychologist: Staff) -> None:
        shown = desk.get(f"/hours/cells/add?person={psychologist.id}&weekday=3&opens=10:00&closes=11:00").text

        assert 'name="opens" value="10:00"' in shown
        assert 'name="weekday" value="3" checked' in shown

    def test_is_changed_and_taken_out(self, desk: FlaskClient, psychologist: Staff, database: Database) -> None:
        post(desk, "/hours/cells/add", person=psychologist.id, **RECEPTION)
        cell = first_cell(database, psychologist)
        assert 'value="15:00"' in desk.get(f"/hours/cells/{cell.id}/").text
        visit = {"work": "visit", "weekday": "4", "opens": "09:00", "closes": "10:00", "weeks": "odd"}
        assert post(desk, f"/hours/cells/{cell.id}/", **visit).status_code == 303
        assert week(database, psychologist) == [(2, "15:00", "reception"), (4, "09:00", "visit")]
        assert T("cyclogram-weeks-odd") in page(desk, "/hours/")

        assert post(desk, f"/hours/cells/{cell.id}/remove").status_code == 303

        assert week(database, psychologist) == [(2, "15:00", "reception")]
        assert desk.get(f"/hours/cells/{cell.id}/").status_code == 404
        assert post(desk, f"/hours/cells/{cell.id}/remove").status_code == 404


class TestConflicts:
    def test_are_shown_before_anything_is_saved(
        self, desk: FlaskClient, psychologist: Staff, database: Database, meeting: Appointment
    ) -> None:
        cell = first_cell(database, psychologist)
        answer = post(desk, f"/hours/cells/{cell.id}/remove")

        assert answer.status_code == 200
        assert T("cyclogram-outside-unsaved") in answer.text
        assert meeting.code in answer.text
        assert meeting.ref not in answer.text
        assert len(week(database, psychologist)) == 5

    def test_are_saved_by_who_has_seen_them_and_cancel_nothing(
        self, desk: FlaskClient, psychologist: Staff, database: Database, meeting: Appointment
    ) -> None:
        cell = first_cell(database, psychologist)
        shorter = {"work": "reception", "weekday": "0", "opens": "16:00", "closes": "17:00", "audience": ["parent"]}
        shown = post(desk, f"/hours/cells/{cell.id}/", **shorter).text
        for name, value in shorter.items():
            assert f'name="{name}" value="{value if isinstance(value, str) else value[0]}"' in shown
        seen = shown.partition('name="seen" value="')[2].partition('"')[0]
        assert post(desk, f"/hours/cells/{cell.id}/", seen=seen, **shorter).status_code == 303

        assert week(database, psychologist)[0] == (0, "16:00", "reception")
        with database.reading() as session:
            assert session.get_one(Appointment, meeting.id).state is AppointmentState.BOOKED

    def test_lead_back_to_the_form_as_it_was_filled_in(
        self, desk: FlaskClient, psychologist: Staff, database: Database, meeting: Appointment
    ) -> None:
        cell = first_cell(database, psychologist)
        shorter = {"work": "reception", "weekday": "0", "opens": "16:00", "closes": "17:00", "audience": ["parent"]}
        answer = post(desk, f"/hours/cells/{cell.id}/", back="1", **shorter)

        assert answer.status_code == 200
        assert 'name="opens" value="16:00"' in answer.text
        assert week(database, psychologist)[0] == (0, "15:00", "reception")

    def test_are_times_alone_for_a_deputy_head(
        self, office: FlaskClient, psychologist: Staff, database: Database, meeting: Appointment
    ) -> None:
        answer = post(office, f"/hours/cells/{first_cell(database, psychologist).id}/remove")

        assert "15:00" in answer.text
        assert meeting.code not in answer.text
        assert T("cyclogram-one-parent") not in answer.text


class TestTheAddressOverVideo:
    def test_is_kept_and_a_wrong_one_comes_back(
        self, desk: FlaskClient, psychologist: Staff, database: Database
    ) -> None:
        assert post(desk, "/hours/link", address="https://meet.example.kz/psy").status_code == 303
        answer = post(desk, "/hours/link", address="http://meet.example.kz")
        assert answer.status_code == 422
        assert "http://meet.example.kz" in answer.text

        with database.reading() as session:
            assert ruling.link_of(session, psychologist.id) == "https://meet.example.kz/psy"

    def test_is_not_a_deputy_heads(self, office: FlaskClient, psychologist: Staff) -> None:
        assert post(office, "/hours/link", address="https://meet.example.kz/psy").status_code == 403
        assert 'name="address"' not in office.get("/hours/").text


class TestWhoIsTold:
    def test_an_absence_says_how_many_meetings_it_touches(
        self, desk: FlaskClient, psychologist: Staff, meeting: Appointment
    ) -> None:
        days = {"absent": psychologist.id, "starts": "2026-11-23", "ends": "2026-11-24"}
        post(desk, "/duty/absences/add", **days)
        shown = desk.get("/duty/").text

        assert T("cyclogram-touched", count=1) in page(desk, "/duty/", shown)
        assert 'href="/appointments/"' in shown

    def test_an_absence_on_free_days_says_nothing(
        self, desk: FlaskClient, psychologist: Staff, meeting: Appointment
    ) -> None:
        days = {"absent": psychologist.id, "starts": "2026-11-24", "ends": "2026-11-24"}
        post(desk, "/duty/absences/add", **days)

        assert T("cyclogram-touched", count=1) not in page(desk, "/duty/")

    def test_switching_somebody_off_says_how_many_meetings_remain(
        self,
        panel: Panel,
        psychologist: Staff,
        database: Database,
        sign_in: Callable[..., None],
        meeting: Appointment,
        now: datetime,
    ) -> None:
        with database.writing() as session:
            member = hire(session, username="admin", role=Role.ADMINISTRATOR, now=now)
        client = signed_in(panel, member, sign_in)
        post(client, f"/staff/{psychologist.id}/off")
        shown = page(client, f"/staff/{psychologist.id}/")

        assert T("cyclogram-touched-off", count=1) in shown
        assert T("cyclogram-touched-look") not in shown  # the calendar is a psychologist's
