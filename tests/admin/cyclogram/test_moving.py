"""A day that is moved in the panel: one preview of every message, then all of it, or the preview again."""

import re
from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient

from core.appointments import Appointment, AppointmentState
from core.texts import texts
from db.engine import Database
from db.models.outbox import OutboxMessage
from db.models.staff import Staff
from tests.admin.cyclogram.hands import page, post
from tests.factories.appointments import booked, free, hours

T = texts("kk")
MOVE = {"day": "2026-11-23", "how": "move", "to": "2026-11-24", "words": ""}
CLOSE = {**MOVE, "how": "close", "to": "", "words": "Ауырып қалдым."}
CHOICE = re.compile(r'<select[^>]*name="(choice-[^"]+)">.*?<option value="([^"]+)" selected', re.DOTALL)


@pytest.fixture
def meetings(database: Database, psychologist: Staff, now: datetime) -> list[Appointment]:
    """Two parents today: 15:00 and 15:40."""
    with database.writing() as session:
        hours(session, psychologist.id)
        return [booked(session, now=now, address=f"box-{number}") for number in range(2)]


def standing(database: Database, meetings: list[Appointment]) -> list[Appointment]:
    with database.reading() as session:
        return [session.get_one(Appointment, one.id) for one in meetings]


def messages(database: Database) -> int:
    with database.reading() as session:
        return session.query(OutboxMessage).count()


def test_the_days_that_have_meetings_are_offered(desk: FlaskClient, meetings: list[Appointment]) -> None:
    shown = page(desk, "/hours/move")

    assert T("cyclogram-move-count", count=2) in shown


def test_without_meetings_there_is_nothing_to_move(desk: FlaskClient) -> None:
    assert T("cyclogram-move-none") in page(desk, "/hours/move")


def test_the_preview_shows_old_and_new_and_every_message_and_does_nothing(
    desk: FlaskClient, meetings: list[Appointment], database: Database
) -> None:
    before = messages(database)
    answer = post(desk, "/hours/move/look", **MOVE)

    assert answer.status_code == 200
    shown = page(desk, "", answer.text)
    for meeting in meetings:
        assert meeting.code in shown
    assert shown.count(T("cyclogram-plan-message")) == 2
    assert len(CHOICE.findall(answer.text)) == 2
    assert [one.starts_at for one in standing(database, meetings)] == [one.starts_at for one in meetings]
    assert messages(database) == before


def test_everything_is_done_at_once_and_told(
    desk: FlaskClient, meetings: list[Appointment], database: Database
) -> None:
    before = messages(database)
    choices = dict(CHOICE.findall(post(desk, "/hours/move/look", **MOVE).text))
    answer = post(desk, "/hours/move/do", **MOVE, **choices)

    assert answer.status_code == 303
    moved = [one.starts_at - timedelta(days=1) for one in standing(database, meetings) if one.starts_at]
    assert moved == [one.starts_at for one in meetings]
    assert messages(database) > before
    assert T("cyclogram-done-moved", count=2) in page(desk, "/hours/days")
    assert T("cyclogram-days-closed") in page(desk, "/hours/days")


def test_a_closed_day_cancels_with_the_psychologists_words(
    desk: FlaskClient, meetings: list[Appointment], database: Database
) -> None:
    shown = post(desk, "/hours/move/look", **CLOSE).text
    assert "Ауырып қалдым." in page(desk, "", shown)
    post(desk, "/hours/move/do", **CLOSE, **dict(CHOICE.findall(shown)))

    assert {one.state for one in standing(database, meetings)} == {AppointmentState.CANCELLED}


def test_a_time_taken_meanwhile_brings_the_preview_back_and_nothing_is_done(
    desk: FlaskClient, meetings: list[Appointment], database: Database, now: datetime
) -> None:
    choices = dict(CHOICE.findall(post(desk, "/hours/move/look", **MOVE).text))
    with database.writing() as session:
        slot = next(one for one in free(session, now=now) if one.key in choices.values())
        booked(session, now=now, slot=slot, address="box-of-another")
    answer = post(desk, "/hours/move/do", **MOVE, **choices)

    assert answer.status_code == 422
    assert T("cyclogram-refused-changed") in answer.text
    assert T("cyclogram-plan-taken") in answer.text
    assert [one.starts_at for one in standing(database, meetings)] == [one.starts_at for one in meetings]


def test_another_choice_is_looked_at_before_it_is_done(
    desk: FlaskClient, meetings: list[Appointment], database: Database
) -> None:
    choices = dict(CHOICE.findall(post(desk, "/hours/move/look", **MOVE).text))
    first = next(iter(choices))
    answer = post(desk, "/hours/move/do", **MOVE, **{**choices, first: "leave"}, look="1")

    assert T("cyclogram-plan-left") in answer.text
    assert [one.starts_at for one in standing(database, meetings)] == [one.starts_at for one in meetings]


def test_the_way_back_keeps_what_was_chosen(desk: FlaskClient, meetings: list[Appointment]) -> None:
    answer = post(desk, "/hours/move/do", **CLOSE, back="1")

    assert answer.status_code == 200
    assert 'value="close" checked' in answer.text
    assert "Ауырып қалдым." in answer.text


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"day": "x"}, "cyclogram-refused-empty"),
        ({"to": ""}, "cyclogram-refused-empty"),
        ({"to": "2026-11-23"}, "cyclogram-refused-same-day"),
        ({"to": "2026-11-20"}, "cyclogram-refused-same-day"),
        ({"how": "close", "words": "x" * 400}, "cyclogram-refused-words"),
    ],
)
def test_what_cannot_be_comes_back(
    desk: FlaskClient, meetings: list[Appointment], wrong: dict[str, str], words: str
) -> None:
    for step in ("look", "do"):
        answer = post(desk, f"/hours/move/{step}", **{**MOVE, **wrong})
        if step == "look":
            assert answer.status_code == 422
            assert T(words) in answer.text
        assert answer.status_code in {200, 422}


def test_whoever_does_not_work_with_the_people_moves_no_day(
    office: FlaskClient, meetings: list[Appointment], psychologist: Staff
) -> None:
    assert office.get("/hours/move").status_code == 403
    for step in ("look", "do"):
        assert post(office, f"/hours/move/{step}", **MOVE).status_code == 403
    assert "/hours/move" not in office.get("/hours/").text
