"""Another time: looking at it changes nothing and shows the very words; a taken one names the nearest free."""

from flask.testing import FlaskClient

from core.appointments import AppointmentState, waiting
from db.engine import Database
from db.models.staff import Staff
from tests.admin.appointments.hands import AT_FOUR, meeting, send, told
from tests.admin.hands import Panel
from tests.admin.seen import seen
from tests.factories import appointments


def asked(psychologist: Staff, **other: str) -> str:
    fields = {**AT_FOUR, "staff": str(psychologist.id), **other}
    return "&".join(f"{name}={value}" for name, value in fields.items())


def test_the_form_has_the_time_the_meeting_has(desk: FlaskClient, booked: str, received: int) -> None:
    page = desk.get(f"/appointments/{booked}/move").text
    assert 'value="2026-11-23"' in page
    assert 'value="15:00"' in page
    assert f'value="{received}" selected' in page
    assert 'id="move-send"' not in page


def test_a_preview_shows_old_and_new_and_the_words_and_does_nothing(
    desk: FlaskClient, database: Database, psychologist: Staff, booked: str
) -> None:
    page = seen(desk.get(f"/appointments/{booked}/move?{asked(psychologist)}").text)
    assert "15:00–15:30" in page
    assert "16:00–16:30" in page
    assert "Мектептегі кездесу басқа уақытқа ауысты" in page
    assert meeting(database, booked).sequence == 0
    assert told(database, booked) == []
    send(desk, f"/appointments/{booked}/move", **AT_FOUR, staff=str(psychologist.id))
    assert told(database, booked)[-1].splitlines()[0] in page


def test_a_time_outside_the_hours_is_warned_of_and_given_all_the_same(
    desk: FlaskClient, database: Database, psychologist: Staff, booked: str
) -> None:
    page = desk.get(f"/appointments/{booked}/move?{asked(psychologist, time='18:35')}").text
    assert "Бұл сағатта қабылдау жоқ" in page
    send(desk, f"/appointments/{booked}/move", **{**AT_FOUR, "time": "18:35"}, staff=str(psychologist.id))
    found = meeting(database, booked)
    assert found.starts_at is not None
    assert (found.starts_at.hour, found.starts_at.minute) == (13, 35)


def test_a_taken_time_is_refused_with_the_nearest_before_and_at_saving(
    desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, booked: str
) -> None:
    with database.writing() as session:
        slot = next(one for one in appointments.free(session, now=panel.clock()) if one.starts_at.day == 24)
        appointments.booked(session, now=panel.clock(), slot=slot, address="another")
    page = desk.get(f"/appointments/{booked}/move?{asked(psychologist, time='15:10')}").text
    assert "бос емес" in page
    assert "time=15:40" in page
    assert 'id="move-send"' not in page
    fields = {**AT_FOUR, "time": "15:10", "staff": str(psychologist.id)}
    answer = send(desk, f"/appointments/{booked}/move", **fields)
    assert answer.status_code == 422
    assert "15:40" in answer.text
    assert 'value="15:10"' in answer.text
    assert meeting(database, booked).sequence == 0


def test_dragged_to_a_colleague_it_goes_to_the_room_where_that_one_receives(
    desk: FlaskClient, database: Database, other_psychologist: Staff, booked: str
) -> None:
    with database.writing() as session:
        room = appointments.room(session, names={"kk": "Сенсорлық бөлме"}).id
        appointments.hours(session, other_psychologist.id, room_id=room)
    page = desk.get(f"/appointments/{booked}/move?day=2026-11-24&time=16:00&staff={other_psychologist.id}").text
    assert f'value="{room}" selected' in page


def test_nonsense_is_asked_again(desk: FlaskClient, database: Database, psychologist: Staff, booked: str) -> None:
    for wrong in ({"day": "29.02.2027"}, {"time": "25:00"}, {"staff": "x"}, {"room": "y"}, {"day": "2020-01-01"}):
        fields = {**AT_FOUR, "staff": str(psychologist.id), **wrong}
        assert send(desk, f"/appointments/{booked}/move", **fields).status_code == 422
        assert desk.get(f"/appointments/{booked}/move", query_string=fields).status_code == 200
    assert meeting(database, booked).sequence == 0


def test_asking_first_keeps_the_time_and_the_meeting_stands(
    desk: FlaskClient, database: Database, psychologist: Staff, booked: str
) -> None:
    send(desk, f"/appointments/{booked}/propose", **AT_FOUR, staff=str(psychologist.id))
    assert meeting(database, booked).sequence == 0
    assert len(told(database, booked)) == 1
    page = seen(desk.get(f"/appointments/{booked}/").text)
    assert "Ұсынылған уақыт" in page
    send(desk, f"/appointments/{booked}/withdraw")
    assert "Ұсынылған уақыт" not in seen(desk.get(f"/appointments/{booked}/").text)


def test_who_waits_is_listed_and_gets_a_time(
    desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff, received: int
) -> None:
    with database.writing() as session:
        found = appointments.begun(session, now=panel.clock())
        waiting.begin(session, found, now=panel.clock())
        ref = found.ref
    assert "Кезекте тұрғандар" in desk.get("/appointments/").text
    send(desk, f"/appointments/{ref}/move", **AT_FOUR, staff=str(psychologist.id))
    assert meeting(database, ref).state is AppointmentState.BOOKED
    assert "Кезекте тұрғандар" not in desk.get("/appointments/").text
