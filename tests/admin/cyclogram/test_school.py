"""What holds for the whole school: rooms, bells and rules are read by all who come, and changed by few."""

from datetime import datetime

import pytest
from flask.testing import FlaskClient

from core.cyclogram import Room, hours, rooms, ruling
from core.cyclogram.ruling import BOUNDS
from core.texts import texts
from db.engine import Database
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.cyclogram.hands import page, post
from tests.factories.appointments import booked, room
from tests.factories.appointments import hours as open_hours

T = texts("kk")
NAMES = {"names-kk": "12-кабинет", "names-ru": "Кабинет 12", "directions-kk": "Екінші қабат"}
RULES = {**{name: str(least) for name, (least, _) in BOUNDS.items()}, "is_automatic": "no", "by_bells": "yes"}


def all_rooms(database: Database, member: Staff) -> list[Room]:
    with database.reading() as session:
        return list(rooms.rooms(session, member.school_id))


class TestRooms:
    def test_are_added_changed_and_switched_off_and_on(
        self, office: FlaskClient, deputy: Staff, database: Database
    ) -> None:
        assert T("cyclogram-rooms-none") in page(office, "/hours/rooms")
        post(office, "/hours/rooms/add", **NAMES)
        (found,) = all_rooms(database, deputy)
        assert found.names == {"kk": "12-кабинет", "ru": "Кабинет 12"}
        post(office, f"/hours/rooms/{found.id}/change", **{**NAMES, "names-kk": "7-кабинет"})
        assert "7-кабинет" in page(office, "/hours/rooms")
        post(office, f"/hours/rooms/{found.id}/off")
        assert T("cyclogram-room-is-off") in page(office, "/hours/rooms")
        post(office, f"/hours/rooms/{found.id}/on")

        assert [one.is_active for one in all_rooms(database, deputy)] == [True]

    def test_without_a_name_come_back_as_they_were_filled_in(
        self, office: FlaskClient, deputy: Staff, database: Database
    ) -> None:
        answer = post(office, "/hours/rooms/add", **{**NAMES, "names-kk": " "})

        assert answer.status_code == 422
        assert T("cyclogram-refused-room-words") in answer.text
        assert "Екінші қабат" in answer.text
        assert all_rooms(database, deputy) == []

    def test_with_meetings_do_not_vanish(
        self, office: FlaskClient, psychologist: Staff, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            found = room(session)
            open_hours(session, psychologist.id, room_id=found.id)
            booked(session, now=now)
        answer = post(office, f"/hours/rooms/{found.id}/off")

        assert answer.status_code == 422
        assert T("cyclogram-refused-room-used", count=1) in page(office, "", answer.text)
        assert all_rooms(database, psychologist)[0].is_active

    def test_of_another_school_are_not_there(
        self, office: FlaskClient, other_school: School, database: Database
    ) -> None:
        with database.writing() as session:
            theirs = room(session, school_id=other_school.id)
        for number in (theirs.id, 10**8):
            for act in ("change", "off", "on"):
                assert post(office, f"/hours/rooms/{number}/{act}", **NAMES).status_code == 404


class TestBells:
    def test_are_set_by_what_is_filled_in(self, office: FlaskClient, deputy: Staff, database: Database) -> None:
        bells = {"opens-1-1": "08:00", "closes-1-1": "08:40", "opens-2-3": "15:00", "closes-2-3": "15:40"}
        assert post(office, "/hours/bells", **bells).status_code == 303

        with database.reading() as session:
            found = [(bell.shift, bell.lesson) for bell in ruling.lessons(session, deputy.school_id)]
        assert found == [(1, 1), (2, 3)]

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"closes-1-1": "07:00"}, "cyclogram-refused-bells"),
            ({"closes-1-1": ""}, "cyclogram-refused-empty"),
            ({"opens-1-2": "08:20", "closes-1-2": "09:00"}, "cyclogram-refused-bells"),
        ],
    )
    def test_that_cannot_ring_so_come_back(
        self, office: FlaskClient, deputy: Staff, database: Database, wrong: dict[str, str], words: str
    ) -> None:
        answer = post(office, "/hours/bells", **{"opens-1-1": "08:01", "closes-1-1": "08:40", **wrong})

        assert answer.status_code == 422
        assert T(words) in answer.text
        assert 'value="08:01"' in answer.text
        with database.reading() as session:
            assert len(ruling.lessons(session, deputy.school_id)) > 2


class TestRules:
    def test_are_set(self, office: FlaskClient, deputy: Staff, database: Database) -> None:
        pauses = {"pause-opens": ["13:00", ""], "pause-closes": ["14:00", ""]}
        assert post(office, "/hours/rules", **RULES, **pauses).status_code == 303

        with database.reading() as session:
            found = hours.rules_of(session, deputy.school_id)
        assert (found.meeting_minutes, found.is_automatic, found.by_bells) == (10, False, True)
        assert found.pauses == [["13:00", "14:00"]]

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"meeting_minutes": "9"}, "cyclogram-rule-meeting_minutes"),
            ({"most_open": ""}, "cyclogram-refused-empty"),
            ({"most_open": "-1"}, "cyclogram-refused-empty"),
            ({"pause-opens": "14:00", "pause-closes": "13:00"}, "cyclogram-refused-pauses"),
        ],
    )
    def test_outside_their_bounds_come_back_as_they_were_filled_in(
        self, office: FlaskClient, deputy: Staff, database: Database, wrong: dict[str, str], words: str
    ) -> None:
        answer = post(office, "/hours/rules", **{**RULES, "horizon_days": "77", **wrong})

        assert answer.status_code == 422
        assert T(words) in page(office, "", answer.text)
        assert 'value="77"' in answer.text
        with database.reading() as session:
            assert hours.rules_of(session, deputy.school_id).horizon_days == 30

    def test_that_leave_a_meeting_outside_show_it_first(
        self, office: FlaskClient, psychologist: Staff, database: Database, now: datetime
    ) -> None:
        with database.writing() as session:
            open_hours(session, psychologist.id)
            booked(session, now=now)
        pauses = {"pause-opens": "15:00", "pause-closes": "16:00"}
        answer = post(office, "/hours/rules", **RULES, **pauses)

        assert T("cyclogram-outside-unsaved") in answer.text
        with database.reading() as session:
            assert hours.rules_of(session, psychologist.school_id).pauses == []


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/hours/rooms/add", NAMES),
        ("/hours/bells", {"opens-1-1": "08:00", "closes-1-1": "08:40"}),
        ("/hours/rules", RULES),
    ],
)
def test_a_psychologist_reads_what_a_deputy_head_changes(
    desk: FlaskClient, deputy: Staff, path: str, form: dict[str, str]
) -> None:
    assert post(desk, path, **form).status_code == 403
    for shown in ("/hours/rooms", "/hours/rules"):
        assert T("cyclogram-readonly") in page(desk, shown)
        assert " disabled" in desk.get(shown).text


def test_a_psychologist_arranges_a_school_that_has_nobody_else_for_it(
    desk: FlaskClient, psychologist: Staff, database: Database
) -> None:
    assert T("cyclogram-readonly") not in page(desk, "/hours/rules")
    assert post(desk, "/hours/rooms/add", **NAMES).status_code == 303
    assert len(all_rooms(database, psychologist)) == 1
