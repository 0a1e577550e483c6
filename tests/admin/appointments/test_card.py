"""The card: opened only after the audit; what can be done by one tap, taken back, refused in kind words."""

from collections.abc import Callable

from flask.testing import FlaskClient
from sqlalchemy import select

from core import outbox
from core.appointments import Appointment, AppointmentState, saying
from core.messages import ContactUnreachable, OutboundMessage
from core.texts import texts
from db.engine import Database
from db.models.journals import EntryState, Journal, JournalEntry
from db.models.outbox import OutboxMessage
from db.models.staff import Staff
from tests.admin.appointments.hands import NAME, PHONE, REASON, meeting, openings, send, told
from tests.admin.hands import Panel
from tests.factories import appointments

Later = Callable[..., FlaskClient]


def drafts(database: Database, work_id: int | None) -> set[Journal]:
    with database.reading() as session:
        found = select(JournalEntry).where(JournalEntry.work_id == work_id, JournalEntry.state == EntryState.DRAFT)
        return {entry.journal for entry in session.scalars(found)}


def test_opening_a_card_is_written_down_and_shows_how_to_reach_the_person_and_why(
    desk: FlaskClient, database: Database, booked: str
) -> None:
    page = desk.get(f"/appointments/{booked}/").text
    assert openings(database) == 1
    assert NAME in page
    assert f'href="tel:{PHONE}"' in page
    assert REASON in page
    assert "№ 1" in page
    part = desk.get(f"/appointments/{booked}/?part=sheet").text
    assert "<!doctype" not in part.lower()
    assert REASON in part
    assert openings(database) == 2


def test_a_card_that_is_not_there_is_nowhere(desk: FlaskClient, database: Database) -> None:
    assert desk.get("/appointments/there-is-none/").status_code == 404
    assert send(desk, "/appointments/there-is-none/met").status_code == 404
    assert openings(database) == 0


def test_arrived_and_held_by_one_tap_each_make_the_drafts(
    desk: FlaskClient, later: Later, database: Database, booked: str
) -> None:
    send(desk, f"/appointments/{booked}/arrived")
    assert meeting(database, booked).state is AppointmentState.ARRIVED
    desk = later(hours=5, minutes=1)
    send(desk, f"/appointments/{booked}/met")
    found = meeting(database, booked)
    assert found.state is AppointmentState.DONE
    assert drafts(database, found.work_id) == {Journal.COUNSELLING, Journal.ADULTS}
    assert "/journals/J4/drafts/" in desk.get(f"/appointments/{booked}/").text


def test_a_mark_is_taken_back_by_the_button_of_the_message(later: Later, database: Database, booked: str) -> None:
    desk = later(hours=5, minutes=1)
    send(desk, f"/appointments/{booked}/missed", next="/appointments/")
    assert meeting(database, booked).state is AppointmentState.MISSED
    undo = f"/appointments/{booked}/undo"
    assert undo in desk.get("/appointments/").text
    send(desk, undo)
    assert meeting(database, booked).state is AppointmentState.BOOKED


def test_what_cannot_be_yet_is_said_and_nothing_is_changed(desk: FlaskClient, database: Database, booked: str) -> None:
    send(desk, f"/appointments/{booked}/missed", next="/appointments/")
    with desk.session_transaction() as kept:
        assert "күні әлі келген жоқ" in str(kept["_flashes"])
    assert meeting(database, booked).state is AppointmentState.BOOKED


def test_a_requested_meeting_is_agreed_to_and_the_person_hears_of_it(
    desk: FlaskClient, panel: Panel, database: Database, received: int
) -> None:
    with database.writing() as session:
        ref = appointments.requested(session, now=panel.clock()).ref
    assert "Растау керек" in desk.get("/appointments/").text
    send(desk, f"/appointments/{ref}/accept")
    assert meeting(database, ref).state is AppointmentState.BOOKED
    assert len(told(database, ref)) == 1


def test_cancelling_tells_the_person_in_the_psychologists_own_words(
    desk: FlaskClient, database: Database, booked: str
) -> None:
    send(desk, f"/appointments/{booked}/cancel", words="Кешіріңіз, ауырып қалдым.")
    assert meeting(database, booked).state is AppointmentState.CANCELLED
    assert "ауырып қалдым" in told(database, booked)[-1]


def test_whose_messenger_refuses_us_is_said_before_anybody_relies_on_it(
    desk: FlaskClient, database: Database, booked: str
) -> None:
    without = "чат арқылы хабар жіберу мүмкін емес"
    assert without not in desk.get(f"/appointments/{booked}/").text
    with database.writing() as session:
        found = session.scalars(select(Appointment).where(Appointment.ref == booked)).one()
        saying.tell(session, found, OutboundMessage("x"), now=found.created_at)
        ref = session.scalars(select(OutboxMessage.ref).order_by(OutboxMessage.id.desc()).limit(1)).one()
        outbox.mark_failed(session, ref, problem=ContactUnreachable(), now=found.created_at)
    assert without in desk.get(f"/appointments/{booked}/").text
    assert without in desk.get(f"/appointments/{booked}/move?day=2026-11-24&time=16:00").text


def test_a_refused_form_comes_back_as_it_was_filled_in(
    desk: FlaskClient, later: Later, database: Database, booked: str
) -> None:
    too_long = "ә" * 301
    answer = send(desk, f"/appointments/{booked}/cancel", words=too_long)
    assert answer.status_code == 422
    assert too_long in answer.text
    desk = later(hours=5, minutes=1)
    answer = send(desk, f"/appointments/{booked}/met", minutes="9999", topic="Ұйқы туралы")
    assert answer.status_code == 422
    assert "Ұйқы туралы" in answer.text
    assert meeting(database, booked).state is AppointmentState.BOOKED


def test_the_next_meeting_is_written_down_with_the_same_person(later: Later, database: Database, booked: str) -> None:
    desk = later(hours=5, minutes=1)
    send(desk, f"/appointments/{booked}/met")
    form = desk.get(f"/appointments/{booked}/again").text
    assert NAME in form
    assert 'value="parent" id="walk-who-parent" checked' in form
    assert f'name="after" value="{booked}"' in form
    assert texts("kk")("appointments-desk-when-told") in form
    when = {"when": "2026-11-30T15:00", "minutes": "30"}
    send(desk, "/appointments/walk-in", who="parent", client=NAME, after=booked, **when)
    assert NAME in desk.get("/appointments/?day=2026-11-30").text
    assert texts("kk")("appointments-news-next") in told(database, booked)[-1]
    assert send(desk, "/appointments/walk-in", who="parent", after="nobodys", **when).status_code == 404


def test_what_was_written_of_a_held_meeting_reaches_the_drafts(later: Later, database: Database, booked: str) -> None:
    desk = later(hours=5, minutes=1)
    send(desk, f"/appointments/{booked}/met", minutes="45", topic="Ұйқы туралы", next_step="Келесі аптада")
    draft = desk.get("/journals/J4/").text
    assert "Ұйқы туралы" in draft


def test_a_colleague_takes_it_over_and_a_stranger_cannot(
    desk: FlaskClient, database: Database, other_psychologist: Staff, deputy: Staff, booked: str
) -> None:
    assert send(desk, f"/appointments/{booked}/hand-over", to=str(deputy.id)).status_code == 422
    send(desk, f"/appointments/{booked}/hand-over", to=str(other_psychologist.id))
    assert meeting(database, booked).staff_id == other_psychologist.id


def test_another_room_is_told_and_a_missing_one_refused(desk: FlaskClient, database: Database, booked: str) -> None:
    with database.writing() as session:
        other = appointments.room(session, names={"kk": "Сенсорлық бөлме"}).id
    send(desk, f"/appointments/{booked}/room", room=str(other))
    assert meeting(database, booked).room_id == other
    assert "Сенсорлық бөлме" in told(database, booked)[-1]
    assert send(desk, f"/appointments/{booked}/room", room="999999").status_code == 422
    assert send(desk, f"/appointments/{booked}/room", room="online").status_code == 422
