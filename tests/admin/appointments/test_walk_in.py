"""Who came without booking: two taps are a whole meeting; sent twice it is one; what is refused stays in the form."""

from flask.testing import FlaskClient
from sqlalchemy import select

from core.appointments import Appointment, AppointmentState, Audience
from db.engine import Database
from tests.admin.appointments.hands import send


def walk_ins(database: Database) -> list[Appointment]:
    with database.reading() as session:
        return list(session.scalars(select(Appointment).where(Appointment.is_walk_in)).all())


def test_the_form_as_it_opens_is_a_whole_entry(desk: FlaskClient, database: Database, received: int) -> None:
    page = desk.get("/appointments/walk-in?part=sheet").text
    assert 'value="student" id="walk-who-student" checked' in page
    assert 'value="30" id="walk-minutes-30" checked' in page
    assert f'value="{received}" selected' in page
    send(desk, "/appointments/walk-in", who="student", minutes="30", class_name="7а")
    (found,) = walk_ins(database)
    assert (found.state, found.audience, found.class_name) == (AppointmentState.ARRIVED, Audience.STUDENT, "7А")
    assert found.code in desk.get("/appointments/").text


def test_an_adult_is_called_by_the_name_that_was_written(desk: FlaskClient, received: int) -> None:
    send(desk, "/appointments/walk-in", who="parent", client="  Ольга \n Петровна ", minutes="15")
    assert "Ольга Петровна" in desk.get("/appointments/").text


def test_a_form_sent_twice_is_one_meeting(desk: FlaskClient, database: Database) -> None:
    for _ in range(2):
        send(desk, "/appointments/walk-in", who="teacher", minutes="30", once="the-same")
    assert len(walk_ins(database)) == 1


def test_what_is_refused_stays_in_the_form(desk: FlaskClient, database: Database, received: int) -> None:
    wrong = (
        {"who": "nobody"},
        {"class_name": "жетінші"},
        {"minutes": "0"},
        {"participants": "900"},
        {"room": "999999"},
        {"staff": "999999"},
        {"client": "ә" * 81},
    )
    for fields in wrong:
        answer = send(desk, "/appointments/walk-in", **{"who": "parent", "client": "Ольга", "minutes": "30", **fields})
        assert answer.status_code == 422
        assert fields.get("client", "Ольга") in answer.text
    assert walk_ins(database) == []


def test_whoever_is_with_somebody_cannot_begin_another_meeting(desk: FlaskClient, database: Database) -> None:
    send(desk, "/appointments/walk-in", who="parent", minutes="30")
    answer = send(desk, "/appointments/walk-in", who="teacher", minutes="30")
    assert answer.status_code == 422
    assert "бос емес" in answer.text
    assert len(walk_ins(database)) == 1
