"""Help lines in the panel: who rang them last, who may change them, and what can never be switched off."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from db.engine import Database
from db.models.audit import AuditRecord
from db.models.schools import HelpLine, School
from db.models.staff import Staff
from tests.admin.hands import Panel, token
from tests.admin.seen import seen

WEEKDAYS = ["0", "1", "2", "3", "4"]


@pytest.fixture
def office(panel: Panel, deputy: Staff, sign_in: Callable[[FlaskClient, Staff], None]) -> FlaskClient:
    """The deputy head's browser."""
    client = panel()
    sign_in(client, deputy)
    return client


def _line(database: Database, number: str) -> HelpLine:
    with database.reading() as session:
        return session.query(HelpLine).filter_by(number=number).one()


def _post(client: FlaskClient, url: str, **form: object) -> TestResponse:
    return client.post(url, data={"csrf_token": token(client), **form}, follow_redirects=True)


def _audit(database: Database, tag: str) -> list[AuditRecord]:
    with database.reading() as session:
        return session.query(AuditRecord).filter_by(tag=tag).order_by(AuditRecord.id).all()


def test_nobody_has_rung_yet(desk: FlaskClient) -> None:
    """Fresh from the seeds every number nags."""
    assert desk.get("/help-lines/").text.count("Әлі тексерілмеген") == 6


def test_ringing_is_written_down(desk: FlaskClient, database: Database, psychologist: Staff) -> None:
    """One tap: today's date at school, who did it, and what stood there before."""
    line = _line(database, "111")

    page = _post(desk, f"/help-lines/{line.id}/check").text
    record = _audit(database, "help_line:checked")[0]

    assert _line(database, "111").checked_on == date(2026, 11, 23)
    assert "23.11.2026" in page
    assert (record.staff_id, record.subject_id) == (psychologist.id, line.id)
    assert record.detail == {"old": None, "new": "2026-11-23"}


@pytest.mark.parametrize(("days", "is_old"), [(90, False), (91, True)])
def test_a_check_grows_old_after_ninety_days(
    desk: FlaskClient, database: Database, panel: Panel, days: int, is_old: bool
) -> None:
    """On the ninetieth day it still counts, on the ninety-first it nags."""
    with database.writing() as session:
        today = panel.clock().date()
        session.query(HelpLine).filter_by(number="112").one().checked_on = date.fromordinal(today.toordinal() - days)

    assert ("ескірді" in desk.get("/help-lines/").text) is is_old


def test_hours_are_changed_with_old_and_new_in_the_audit(desk: FlaskClient, database: Database) -> None:
    """150 gets its real hours and is switched on."""
    line = _line(database, "150")
    url = f"/help-lines/edit/?id={line.id}"

    form = desk.get(url).text
    page = _post(desk, url, days=WEEKDAYS, opens="08:00", closes="20:00", is_enabled="y").text
    changed = _line(database, "150")
    detail = _audit(database, "help_line:changed")[0].detail

    assert 'value="09:00"' in form
    assert "Дс–Жм, 08:00–20:00" in page
    assert (changed.opens, changed.closes, changed.is_enabled, changed.days) == (
        "08:00",
        "20:00",
        True,
        [0, 1, 2, 3, 4],
    )
    assert detail["old"] == {"closes": "18:00", "is_enabled": False, "opens": "09:00"}
    assert detail["new"] == {"closes": "20:00", "is_enabled": True, "opens": "08:00"}


def test_midnight_as_a_closing_hour_is_the_end_of_the_day(desk: FlaskClient, database: Database) -> None:
    """The browser's clock knows no 24:00; a line of day and night shows 00:00 twice and is saved as it was."""
    line = _line(database, "150")
    url = f"/help-lines/edit/?id={line.id}"

    page = _post(desk, url, days=list(range(7)), opens="00:00", closes="00:00", is_enabled="y").text
    changed = _line(database, "150")

    assert (changed.opens, changed.closes) == ("00:00", "24:00")
    assert "Тәулік бойы" in page
    assert 'type="time" value="00:00"' in desk.get(url).text
    _post(desk, url, days=list(range(7)), opens="00:00", closes="00:00", is_enabled="y")
    assert len(_audit(database, "help_line:changed")) == 2
    assert _audit(database, "help_line:changed")[1].detail == {"old": {}, "new": {}}


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"days": WEEKDAYS, "opens": "18:00", "closes": "09:00"}, "СС:ММ"),
        ({"days": WEEKDAYS, "opens": "9", "closes": "18:00"}, "СС:ММ"),
        ({"days": WEEKDAYS, "opens": "24:00", "closes": "24:00"}, "СС:ММ"),
        ({"days": WEEKDAYS, "opens": "09:00", "closes": "25:00"}, "СС:ММ"),
        ({"days": [], "opens": "09:00", "closes": "18:00"}, "Кемінде бір күнді"),
    ],
)
def test_impossible_hours_are_refused_kindly(
    desk: FlaskClient, database: Database, form: dict[str, object], words: str
) -> None:
    """The form says what is wrong and nothing changes."""
    line = _line(database, "150")

    page = _post(desk, f"/help-lines/edit/?id={line.id}", is_enabled="y", **form).text
    unchanged = _line(database, "150")

    assert words in page
    assert (unchanged.opens, unchanged.closes, unchanged.is_enabled) == ("09:00", "18:00", False)
    assert _audit(database, "help_line:changed") == []


def test_a_number_for_danger_to_life_is_never_switched_off(desk: FlaskClient, database: Database) -> None:
    """Not even by a forged form."""
    line = _line(database, "112")

    page = _post(desk, f"/help-lines/edit/?id={line.id}", days=WEEKDAYS, opens="09:00", closes="18:00").text

    assert "оны өшіруге немесе уақытын шектеуге болмайды" in page
    assert (_line(database, "112").is_enabled, _line(database, "112").closes) == (True, "24:00")


class TestADeputyHead:
    """Reads the list and changes nothing."""

    def test_reads(self, office: FlaskClient) -> None:
        """The numbers, without a button."""
        page = office.get("/help-lines/").text

        assert "Құтқару қызметі" in page
        assert "/check" not in page
        assert "/help-lines/edit" not in page

    def test_changes_nothing(self, office: FlaskClient, database: Database) -> None:
        """Neither the day nor the hours, whatever address is typed."""
        line = _line(database, "150")

        assert _post(office, f"/help-lines/{line.id}/check").status_code == 403
        _post(office, f"/help-lines/edit/?id={line.id}", days=WEEKDAYS, opens="08:00", closes="20:00")

        assert (_line(database, "150").checked_on, _line(database, "150").opens) == (None, "09:00")


@pytest.mark.parametrize("tail", ["0", "999", "1,2", "abc"])
def test_a_number_that_is_not_there(desk: FlaskClient, tail: str) -> None:
    """404, never a failure."""
    assert _post(desk, f"/help-lines/{tail}/check").status_code == 404


def test_another_schools_own_number(desk: FlaskClient, database: Database, other_school: School) -> None:
    """It is neither listed nor checked from here."""
    with database.writing() as session:
        common = session.query(HelpLine).filter_by(number="111").one()
        columns = {
            column.key: getattr(common, column.key) for column in HelpLine.__mapper__.columns if column.key != "id"
        }
        own = HelpLine(**{**columns, "number": "87770000000", "school_id": other_school.id})
        session.add(own)
        session.flush()
        line_id = own.id

    assert "87770000000" not in desk.get("/help-lines/").text
    assert _post(desk, f"/help-lines/{line_id}/check").status_code == 404


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_no_name_of_a_text_is_shown(desk: FlaskClient, language: str) -> None:
    """Every word of the list exists in every language."""
    desk.set_cookie("panel_language", language)

    assert "books-" not in seen(desk.get("/help-lines/").text)
