"""Exports in the panel: the sheet, what is made at once, jobs and their files, the templates of a school."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select, update

from core import staff
from core.actors import Role
from core.documents import docx
from core.exports import working
from core.settings import Settings
from core.texts import texts
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.exports import ExportJob
from db.models.staff import Staff, StaffRole
from tests.admin.hands import Panel, hire, signed_in, token
from tests.factories.books import numbered

SignIn = Callable[[FlaskClient, Staff], None]
BOOK = {"what": "journal", "journal": "J4", "school_year": "2026", "format": "csv", "locale": "kk"}
NEW = "/exports/new"
say = texts("kk")


@pytest.fixture(autouse=True)
def _lines(database: Database, psychologist: Staff, panel: Panel) -> None:
    """Three lines in J4 and J7."""
    with database.writing() as session:
        numbered(session, by=staff.specialist(session.get_one(Staff, psychologist.id)), now=panel.clock())


@pytest.fixture
def work(database: Database, settings: Settings, panel: Panel) -> Callable[[], int]:
    """The worker comes."""
    return lambda: working.work(database, settings.home, clock=panel.clock)


@pytest.fixture
def colleague(panel: Panel, other_psychologist: Staff, sign_in: SignIn) -> FlaskClient:
    """Another psychologist's browser."""
    return signed_in(panel, other_psychologist, sign_in)


def send(client: FlaskClient, path: str, **typed: Any) -> Any:
    """A form, with its token."""
    return client.post(path, data={"csrf_token": token(client), **typed})


def refs(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(select(ExportJob.ref)))


def taken(database: Database) -> list[dict[str, Any]]:
    """What the audit says was taken."""
    with database.reading() as session:
        return list(session.scalars(select(AuditRecord.detail).where(AuditRecord.tag == "export:made")))


def named(answer: Any) -> str:
    """The name a browser saves a file under."""
    return unquote(re.search(r"filename\*=UTF-8''(\S+)", answer.headers["Content-Disposition"])[1])  # type: ignore[index]


class TestTheSheet:
    """What is asked before a file."""

    def test_a_book_leads_to_its_sheet(self, desk: FlaskClient) -> None:
        address = re.search(r'hx-get="(/exports/new[^"]+)"', desk.get("/journals/J4/").text)
        assert address is not None

        sheet = desk.get(address[1].replace("&amp;", "&")).text

        assert "<html" not in sheet
        assert 'name="journal" value="J4"' in sheet
        assert 'name="school_year" value="2026"' in sheet
        assert '<option value="2026-11"' in sheet

    @pytest.mark.parametrize("query", ["", "?what=secrets", "?what=journal&journal=J4", "?what=report&kind=x&period=y"])
    def test_what_there_is_not_is_not_found(self, desk: FlaskClient, query: str) -> None:
        assert desk.get(NEW + query).status_code == 404

    @pytest.mark.parametrize(
        ("field", "odd"), [("class_name", "сыныбым"), ("format", "exe"), ("locale", "de"), ("when", "2019-12")]
    )
    def test_an_odd_value_comes_back_with_words_and_with_what_was_chosen(
        self, desk: FlaskClient, field: str, odd: str
    ) -> None:
        answer = send(desk, NEW, **{**BOOK, "class_name": "7А", field: odd})

        assert answer.status_code == 422
        assert say(f"exports-odd-{ {'class_name': 'class-name', 'when': 'month'}.get(field, field) }") in answer.text
        assert f'value="{odd if field == "class_name" else "7А"}"' in answer.text

    def test_a_deputy_head_takes_no_book_of_children_and_not_everything(self, office: FlaskClient) -> None:
        assert send(office, NEW, **BOOK).status_code == 403
        assert send(office, NEW, what="everything", format="csv", locale="kk").status_code == 403
        assert office.get(f"{NEW}?what=everything").status_code == 403
        assert office.get(f"{NEW}?what=journal&journal=J5&school_year=2026").status_code == 200

    def test_an_observer_has_none_of_it(self, panel: Panel, database: Database, sign_in: SignIn) -> None:
        with database.writing() as session:
            observer = hire(session, username="observer", role=Role.OBSERVER, now=panel.clock())

        assert signed_in(panel, observer, sign_in).get("/exports/").status_code == 403


class TestAtOnce:
    """A short paper that no printer sets."""

    def test_it_comes_with_the_tap_and_is_written_down(self, desk: FlaskClient, database: Database) -> None:
        answer = send(desk, NEW, **BOOK)

        assert answer.status_code == 200
        assert named(answer).endswith(" 2026-2027.csv")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in answer.headers["Content-Security-Policy"]
        assert "7А" in answer.data.decode("utf-8-sig")
        assert [act["lines"] for act in taken(database)] == [3]
        assert refs(database) == []

    def test_an_empty_book_is_a_file_as_well(self, desk: FlaskClient) -> None:
        assert send(desk, NEW, **{**BOOK, "journal": "J3"}).status_code == 200


class TestJobs:
    """What takes longer."""

    @pytest.fixture
    def ref(self, desk: FlaskClient, database: Database) -> str:
        """Everything of this month, in line."""
        send(desk, NEW, what="everything", when="2026-11", format="csv", locale="kk")
        return refs(database)[0]

    def test_two_taps_are_one_job(self, desk: FlaskClient, ref: str, database: Database) -> None:
        again = send(desk, NEW, what="everything", when="2026-11", format="csv", locale="kk")

        assert again.headers["Location"] == f"/exports/#job-{ref}"
        assert refs(database) == [ref]

    def test_the_list_asks_again_while_something_is_made_and_then_gives_the_file(
        self, desk: FlaskClient, ref: str, work: Callable[[], int]
    ) -> None:
        before = desk.get("/exports/").text
        work()
        after = desk.get("/exports/?part=jobs&poll=1").text
        file = desk.get(f"/exports/{ref}/file")

        assert say("exports-state-queued") in before
        assert 'hx-trigger="every 2s"' in before
        assert say("exports-state-ready") in after
        assert "hx-trigger" not in after
        assert file.data.startswith(b"PK")
        assert file.content_length == len(file.data)
        assert named(file).endswith("2026-11.zip")

    def test_whoever_may_not_read_it_any_more_does_not_have_it(
        self, desk: FlaskClient, ref: str, work: Callable[[], int], database: Database, psychologist: Staff
    ) -> None:
        work()
        with database.writing() as session:
            session.get_one(Staff, psychologist.id).roles = [StaffRole(name=Role.ADMINISTRATOR)]

        assert desk.get(f"/exports/{ref}/file").status_code == 403

    def test_nobody_else_sees_or_has_it(self, colleague: FlaskClient, ref: str, work: Callable[[], int]) -> None:
        work()

        assert ref not in colleague.get("/exports/").text
        assert colleague.get(f"/exports/{ref}/file").status_code == 404
        assert send(colleague, f"/exports/{ref}/cancel").status_code == 404

    @pytest.mark.parametrize("how", ["expired", "cancelled", "lost"])
    def test_a_file_that_is_gone_is_told_of_kindly(
        self,
        desk: FlaskClient,
        panel: Panel,
        database: Database,
        settings: Settings,
        ref: str,
        work: Callable[[], int],
        how: str,
    ) -> None:
        work()
        lies = settings.home / "exports" / f"{ref}.sealed"
        if how == "expired":
            with database.writing() as session:
                session.execute(update(ExportJob).values(expires_at=panel.clock()))
        elif how == "cancelled":
            send(desk, f"/exports/{ref}/cancel")
            assert not lies.exists()
        else:
            lies.unlink()

        answer = desk.get(f"/exports/{ref}/file", follow_redirects=True)

        assert answer.status_code == 200
        assert say("exports-gone") in answer.text

    def test_a_failure_is_said_and_can_be_tried_anew(
        self, desk: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch, ref: str, work: Callable[[], int]
    ) -> None:
        def fail(*_: object, **__: object) -> int:
            raise RuntimeError("7А =1+1")

        monkeypatch.setattr(working.making, "make", fail)
        work()

        page = desk.get("/exports/").text
        assert say("exports-state-failed") in page
        assert say("exports-problem-broken") in page
        assert "=1+1" not in page
        assert 'name="month" value="2026-11"' in page


class TestTemplates:
    """The school's own Word files."""

    PLACE = "/exports/templates/journal/kk"

    def test_a_school_takes_the_shipped_one_puts_its_own_and_goes_back(self, desk: FlaskClient) -> None:
        shipped = desk.get(self.PLACE)
        put = send(desk, self.PLACE, template=(BytesIO(shipped.data), "Біздің үлгі.docx"))
        stands = desk.get("/exports/templates").text
        send(desk, f"{self.PLACE}/remove")

        assert shipped.data == docx.shipped("journal", "kk")
        assert put.status_code == 303
        own = say("exports-template-own", moment="").split(":")[0]
        assert stands.count(own) == 1
        assert own not in desk.get("/exports/templates").text

    def test_what_is_no_word_file_is_refused_with_words(self, desk: FlaskClient) -> None:
        for name, content, words in (
            ("a.docm", b"x", "exports-template-kind"),
            ("a.docx", b"", "exports-template-empty"),
        ):
            answer = send(desk, self.PLACE, template=(BytesIO(content), name))
            assert answer.status_code == 422
            assert say(words) in answer.text
        assert send(desk, self.PLACE, template=(BytesIO(b"not a zip"), "a.docx")).status_code == 422
        assert send(desk, self.PLACE).status_code == 422

    def test_an_unknown_field_is_named(self, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(*_: object) -> None:
            raise docx.TemplateBroken("secret_words")

        monkeypatch.setattr(docx, "check", broken)
        answer = send(desk, self.PLACE, template=(BytesIO(b"x"), "a.docx"))

        assert answer.status_code == 422
        assert "secret_words" in answer.text

    def test_a_large_template_is_heard_out(self, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(docx, "check", lambda *_: None)

        assert send(desk, self.PLACE, template=(BytesIO(b"x" * 400_000), "a.docx")).status_code == 303

    def test_a_deputy_head_looks_and_changes_nothing(self, office: FlaskClient) -> None:
        assert office.get("/exports/templates").status_code == 200
        assert send(office, self.PLACE, template=(BytesIO(b"x"), "a.docx")).status_code == 403
        assert send(office, f"{self.PLACE}/remove").status_code == 403

    def test_a_kind_there_is_not_is_not_found(self, desk: FlaskClient) -> None:
        for place in ("journal/de", "secrets/kk"):
            assert desk.get(f"/exports/templates/{place}").status_code == 404
            assert send(desk, f"/exports/templates/{place}/remove").status_code == 404
