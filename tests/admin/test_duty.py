"""Duty in the panel: who is woken, the week and its refusals, absences, one's own messengers, drills, who may come."""

import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from core import staff
from core.actors import Role
from core.alerts import drills
from core.duty import links, rota
from core.subscriptions import doors
from core.texts import texts
from db.engine import Database
from db.models.duty import Drill, DutyAbsence, StaffLink
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import Panel, hire, signed_in, token
from tests.admin.seen import seen
from tests.factories.duty import linked, pushes

T = texts("kk")
EVENINGS = {"day": ["0", "1"], "opens": "18:00", "closes": "08:00", "position": "0"}


def post(client: FlaskClient, path: str, **data: object) -> TestResponse:
    return client.post(path, data={**data, "csrf_token": token(client)})


def page(client: FlaskClient) -> str:
    return " ".join(seen(client.get("/duty/").text).split())


def week(database: Database, member: Staff) -> list[tuple[int, int, str, str]]:
    with database.reading() as session:
        found = rota.turns(session, school_id=member.school_id)
        return [
            (turn.staff_id, turn.weekday, turn.opens.strftime("%H:%M"), turn.closes.strftime("%H:%M")) for turn in found
        ]


class TestWhoMayCome:
    @pytest.mark.parametrize("role", [Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR])
    def test_whoever_arranges_duty_does(
        self, panel: Panel, database: Database, sign_in: Callable[..., None], now: datetime, role: Role
    ) -> None:
        with database.writing() as session:
            member = hire(session, username="somebody", role=role, now=now)

        assert signed_in(panel, member, sign_in).get("/duty/").status_code == 200

    def test_an_observer_sees_nothing_of_it(
        self, panel: Panel, database: Database, sign_in: Callable[..., None], now: datetime
    ) -> None:
        with database.writing() as session:
            member = hire(session, username="observer", role=Role.OBSERVER, now=now)
        client = signed_in(panel, member, sign_in)

        assert client.get("/duty/").status_code == 403
        assert post(client, "/duty/drill/start").status_code == 403


class TestTheWeek:
    def test_of_a_school_without_a_rota_says_what_happens_then(self, desk: FlaskClient) -> None:
        shown = page(desk)

        assert T("duty-page-no-rota") in shown
        assert T("duty-page-no-rota-words") in shown
        assert "aigerim" in shown

    def test_gets_a_turn_on_each_chosen_day_over_midnight(
        self, desk: FlaskClient, psychologist: Staff, database: Database
    ) -> None:
        answer = post(desk, "/duty/turns/add", staff=psychologist.id, **EVENINGS)

        assert answer.status_code == 303
        assert week(database, psychologist) == [
            (psychologist.id, 0, "18:00", "08:00"),
            (psychologist.id, 1, "18:00", "08:00"),
        ]
        shown = page(desk)
        assert "18:00–08:00 таңға дейін" in shown
        assert T("duty-page-no-rota") not in shown

    def test_keeps_the_other_turns_when_one_is_removed(
        self, desk: FlaskClient, psychologist: Staff, database: Database
    ) -> None:
        post(desk, "/duty/turns/add", staff=psychologist.id, **EVENINGS)

        post(desk, "/duty/turns/remove", staff=psychologist.id, weekday="0", opens="18:00")

        assert week(database, psychologist) == [(psychologist.id, 1, "18:00", "08:00")]

    def test_takes_no_turn_away_twice(self, desk: FlaskClient, psychologist: Staff, database: Database) -> None:
        post(desk, "/duty/turns/add", staff=psychologist.id, **EVENINGS)
        gone = {"staff": psychologist.id, "weekday": "0", "opens": "18:00"}
        post(desk, "/duty/turns/remove", **gone)

        answer = post(desk, "/duty/turns/remove", **gone)

        assert answer.status_code == 422
        assert T("duty-page-refused-gone") in seen(answer.text)
        assert len(week(database, psychologist)) == 1

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [({"day": []}, "turn"), ({"opens": "25:00"}, "empty"), ({"staff": ""}, "empty"), ({"day": ["9"]}, "turn")],
    )
    def test_refused_comes_back_as_it_was_filled_in(
        self, desk: FlaskClient, psychologist: Staff, database: Database, wrong: dict[str, object], words: str
    ) -> None:
        typed = {"staff": psychologist.id, **EVENINGS, "closes": "07:15", **wrong}

        answer = post(desk, "/duty/turns/add", **typed)

        assert answer.status_code == 422
        assert T(f"duty-page-refused-{words}") in seen(answer.text)
        assert 'value="07:15"' in answer.text
        assert week(database, psychologist) == []

    def test_takes_nobody_of_another_school(
        self, desk: FlaskClient, database: Database, other_school: School, now: datetime
    ) -> None:
        with database.writing() as session:
            stranger = hire(session, username="stranger", role=Role.PSYCHOLOGIST, now=now, school_id=other_school.id)

        answer = post(desk, "/duty/turns/add", staff=stranger.id, **EVENINGS)

        assert answer.status_code == 422
        assert T("duty-page-refused-staff") in seen(answer.text)

    def test_puts_whoever_is_on_duty_now_first(
        self, desk: FlaskClient, psychologist: Staff, other_psychologist: Staff
    ) -> None:
        post(desk, "/duty/turns/add", staff=other_psychologist.id, day=["0"], opens="09:00", closes="12:00", position=0)

        shown = page(desk)

        assert f"botagoz {T('duty-page-now')}" in shown
        called = shown.partition(T("duty-page-people-words"))[2]
        assert called.index("botagoz") < called.index("aigerim")


class TestAbsences:
    def test_name_who_stands_in(
        self, desk: FlaskClient, psychologist: Staff, other_psychologist: Staff, database: Database
    ) -> None:
        days = {"starts": "2026-11-23", "ends": "2026-11-27"}
        post(desk, "/duty/absences/add", absent=psychologist.id, stand_in=other_psychologist.id, **days)

        shown = page(desk)

        assert T("duty-page-stand-in-is", name="botagoz") in shown
        assert T("duty-page-away", until="27 қараша") in shown

    def test_end_when_somebody_is_back(self, desk: FlaskClient, psychologist: Staff, database: Database) -> None:
        post(desk, "/duty/absences/add", absent=psychologist.id, starts="2026-11-23", ends="2026-11-27")
        with database.reading() as session:
            absence = session.scalars(select(DutyAbsence.id)).one()

        post(desk, f"/duty/absences/{absence}/end")

        assert T("duty-page-absences-none") in page(desk)
        assert post(desk, f"/duty/absences/{absence}/end").status_code == 404

    def test_that_end_before_they_begin_are_refused(self, desk: FlaskClient, psychologist: Staff) -> None:
        answer = post(desk, "/duty/absences/add", absent=psychologist.id, starts="2026-11-27", ends="2026-11-23")

        assert answer.status_code == 422
        assert T("duty-page-refused-absence") in seen(answer.text)
        assert 'value="2026-11-27"' in answer.text


class TestOnesOwnMessengers:
    def test_are_linked_by_a_line_that_is_shown_once_and_works(
        self, desk: FlaskClient, psychologist: Staff, database: Database, now: datetime
    ) -> None:
        answer = post(desk, "/duty/links/new")

        line = answer.text.partition('readonly value="')[2].partition('"')[0]
        start = line.removeprefix("/start ")
        assert start.startswith(links.START)
        assert line not in desk.get("/duty/").text
        with database.writing() as session:
            member = links.link(session, start.removeprefix(links.START), channel="telegram", address="9", now=now)
            assert member.id == psychologist.id
        assert T("duty-page-way-linked") in page(desk)

    def test_are_linked_by_a_link_for_each_messenger_that_brings_the_line_along(
        self, desk: FlaskClient, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            doors.tell(session, "telegram", "1", "https://t.me/SenimBot", now=now)
            doors.tell(session, "whatsapp", "2", "https://wa.me/77000000001", now=now)

        values = re.findall(r'readonly value="([^"]+)"', post(desk, "/duty/links/new").text)

        line, telegram, whatsapp = values
        start = line.removeprefix("/start ")
        assert telegram == f"https://t.me/SenimBot?start={start}"
        address, _, words = whatsapp.partition("?text=")
        assert (address, unquote(words)) == ("https://wa.me/77000000001", T("duty-page-greeting", code=start))
        assert unquote(words).endswith(f" {start}")
        assert not any(value in desk.get("/duty/").text for value in values)

    def test_get_a_test_message(
        self, desk: FlaskClient, psychologist: Staff, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            address = linked(session, staff.specialist(session.get_one(Staff, psychologist.id)), now=now)

        post(desk, "/duty/links/try")

        with database.reading() as session:
            assert pushes(session) == [(address, T("duty-page-test-message"))]

    def test_without_any_there_is_nothing_to_test(self, desk: FlaskClient) -> None:
        answer = post(desk, "/duty/links/try")

        assert answer.status_code == 422
        assert T("duty-page-refused-unlinked") in seen(answer.text)

    def test_are_nobody_elses_to_unlink(
        self, desk: FlaskClient, office: FlaskClient, psychologist: Staff, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            linked(session, staff.specialist(session.get_one(Staff, psychologist.id)), now=now)
            ref = session.scalars(select(StaffLink.ref)).one()

        assert post(office, f"/duty/links/{ref}/end").status_code == 404
        assert post(desk, f"/duty/links/{ref}/end").status_code == 303
        with database.reading() as session:
            assert session.scalars(select(StaffLink)).all() == []


class TestDrills:
    def test_show_who_was_called_and_end_with_an_answer(
        self, desk: FlaskClient, panel: Panel, database: Database
    ) -> None:
        post(desk, "/duty/drill/start")
        assert T("duty-page-called-panel") in seen(desk.get("/duty/?part=drill&poll=1").text)
        panel.clock.move(seconds=40)

        post(desk, "/duty/drill/answer")

        shown = page(desk)
        assert T("duty-page-result-answered", seconds=40) in shown
        assert T("duty-page-median", seconds=40) in shown
        over = desk.get("/duty/?part=drill&poll=1")
        assert (over.status_code, over.headers["HX-Refresh"]) == (204, "true")

    def test_are_one_at_a_time(self, desk: FlaskClient, database: Database) -> None:
        post(desk, "/duty/drill/start")

        answer = post(desk, "/duty/drill/start")

        assert answer.status_code == 422
        assert T("duty-page-refused-running") in seen(answer.text)
        with database.reading() as session:
            assert len(session.scalars(select(Drill)).all()) == 1

    def test_wait_while_somebody_may_really_be_in_danger(
        self, desk: FlaskClient, ask: Callable[..., object], database: Database, psychologist: Staff
    ) -> None:
        ask(words="өлгім келеді")

        answer = post(desk, "/duty/drill/start")

        assert T("duty-page-refused-danger") in seen(answer.text)
        with database.reading() as session:
            assert drills.drills(session, school_id=psychologist.school_id) == []

    def test_say_in_the_inbox_and_on_the_front_page_that_they_are_drills(self, desk: FlaskClient) -> None:
        before = desk.get("/inbox/").text
        post(desk, "/duty/drill/start")

        assert T("duty-page-badge") not in before
        assert T("duty-page-badge") in seen(desk.get("/inbox/").text)
        assert T("today-need-drill-running") in seen(desk.get("/").text)
