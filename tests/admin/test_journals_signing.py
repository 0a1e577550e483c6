"""Months, codes, columns and rerouting in the panel: who presses what, and nothing typed is lost."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core import chain, staff
from core.actors import Specialist
from core.help_requests import answers
from core.journals import columns, confirming, entries, months, offline
from core.journals.done import Done
from core.journals.entries import EntryUnknown
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.journals import EntryState, Journal, JournalEntry
from db.models.staff import Staff
from tests.admin.hands import token
from tests.admin.seen import seen

NOVEMBER = "2026-11"


@pytest.fixture
def by(psychologist: Staff) -> Specialist:
    """The psychologist as the rules know them."""
    return staff.specialist(psychologist)


@pytest.fixture
def drafts(database: Database, by: Specialist, now: datetime) -> dict[Journal, int]:
    """A consultation written down by hand: its drafts by book."""
    with database.writing() as session:
        record = offline.record(session, Done(topic="ұйқысы"), by=by, now=now)
        return {entry.journal: entry.id for entry in offline.lines(session, record)}


def _post(client: FlaskClient, path: str, **form: object) -> TestResponse:
    return client.post(path, data={"csrf_token": token(client), **form})


def _said(page: TestResponse) -> str:
    return seen(page.text)


def _entry(database: Database, entry_id: int) -> JournalEntry:
    with database.reading() as session:
        return session.get_one(JournalEntry, entry_id)


class TestMonths:
    def test_a_psychologist_locks_and_a_deputy_head_checks(
        self, desk: FlaskClient, office: FlaskClient, drafts: dict[Journal, int]
    ) -> None:
        before = _said(desk.get("/journals/months/"))
        assert "4. Кеңес беру: 1" in before
        assert "Расталмаған жоба бар" in before

        assert _post(desk, "/journals/months/lock", month=NOVEMBER).status_code == 303
        assert "Ай жабылған" in _said(desk.get("/journals/months/"))
        assert _post(office, "/journals/months/check", month=NOVEMBER).status_code == 303
        page = _said(office.get("/journals/months/"))

        assert "Тексерілді: aigerim" not in page
        assert "Тексерілді: zavuch1" in page
        assert "Кеңес беру: 1" not in page
        for path in ("lock", "unlock"):
            assert _post(office, f"/journals/months/{path}", month=NOVEMBER, reason="x").status_code == 403
        assert _post(desk, "/journals/months/check", month=NOVEMBER).status_code == 403

    def test_a_locked_month_is_said_kindly_and_loses_nothing(
        self, desk: FlaskClient, database: Database, by: Specialist, drafts: dict[Journal, int], now: datetime
    ) -> None:
        with database.writing() as session:
            confirming.confirm(session, drafts[Journal.INDIVIDUAL], by=by, now=now)
            months.lock(session, NOVEMBER, by=by, now=now)

        confirmed = _post(desk, f"/journals/J4/drafts/{drafts[Journal.COUNSELLING]}/confirm")
        page = _said(desk.get(confirmed.headers["Location"]))
        corrected = _post(
            desk,
            f"/journals/J7/entries/{drafts[Journal.INDIVIDUAL]}/correct",
            topic="басқа сөз",
            **{"reason-of-correction": "менің себебім"},
        )

        assert "Бұл жазбаның айы жабылған" in page
        assert "Бұл ай жабылған. Растау үшін алдымен айды ашыңыз." in page
        assert _entry(database, drafts[Journal.COUNSELLING]).state is EntryState.DRAFT
        assert corrected.status_code == 422
        assert "менің себебім" in corrected.text
        assert "басқа сөз" in corrected.text
        assert "Ай жабылған" in _said(desk.get("/journals/J7/"))

    def test_opening_again_asks_why(self, desk: FlaskClient, database: Database, by: Specialist, now: datetime) -> None:
        with database.writing() as session:
            months.lock(session, NOVEMBER, by=by, now=now)

        refused = _post(desk, "/journals/months/unlock", month=NOVEMBER, reason=" ")
        opened = _post(desk, "/journals/months/unlock", month=NOVEMBER, reason="сабақ қалып қойыпты")

        assert (refused.status_code, opened.status_code) == (422, 303)
        assert "себебін жазыңыз" in _said(refused)
        with database.reading() as session:
            assert months.locked(session, by.school_id) == frozenset()

    @pytest.mark.parametrize("month", ["2026-13", "words", ""])
    def test_what_is_no_month_is_no_page(self, desk: FlaskClient, month: str) -> None:
        assert _post(desk, "/journals/months/lock", month=month).status_code == 404

    def test_the_code_of_this_moment_and_of_each_day_can_be_printed(
        self, desk: FlaskClient, database: Database, by: Specialist, drafts: dict[Journal, int], now: datetime
    ) -> None:
        assert "Әзірге код жоқ" in _said(desk.get("/journals/months/codes"))
        with database.writing() as session:
            confirming.confirm(session, drafts[Journal.COUNSELLING], by=by, now=now)
            head = chain.keep_head(session, by.school_id, day=now.date())
            assert head is not None
            kept = f"{head.position} {head.code}"
            confirming.confirm(session, drafts[Journal.INDIVIDUAL], by=by, now=now)
            last = chain.last_link(session, by.school_id)
            assert last is not None

        page = _said(desk.get("/journals/months/codes"))

        assert kept in page
        assert f"{last.position} {chain.code_of(last.mac)}" in page


class TestColumns:
    def test_are_arranged_before_they_are_saved(self, desk: FlaskClient, database: Database, by: Specialist) -> None:
        form = self._form(desk)
        keys, titles = form["key"], form["title-kk"]
        assert "№ 130, 06.04.2020" in desk.get("/journals/J4/columns").text

        looked = self._press(desk, form, "down:2")
        added = self._press(desk, form, "add", fact="own_")
        removed = self._press(desk, form, "remove:5")

        assert _keys(looked) == [*keys[:2], keys[3], keys[2], *keys[4:]]
        assert _keys(added) == [*keys, "own_"]
        assert _keys(removed) == [*keys[:5], *keys[6:]]
        assert self._shown(database, by) == keys
        assert len(titles) == len(keys)

    def test_are_saved_or_refused_with_what_was_typed(
        self, desk: FlaskClient, database: Database, by: Specialist
    ) -> None:
        form = self._form(desk)
        form["title-kk"][3] = "Менің атауым"
        form["key"].append("own_")
        for locale in ("kk", "ru", "en"):
            form[f"title-{locale}"].append("")

        refused = self._press(desk, form, "save")
        form["title-kk"][-1] = "Кабинет"
        saved = self._press(desk, form, "save")

        assert refused.status_code == 422
        assert "Менің атауым" in refused.text
        assert saved.status_code == 303
        assert "Менің атауым" in _said(desk.get("/journals/J4/columns"))
        assert len(self._shown(database, by)) == len(form["key"])
        assert _post(desk, "/journals/J4/columns/reset", year="2026").status_code == 303
        assert self._shown(database, by) == form["key"][:-1]

    def test_are_the_psychologists_own(self, desk: FlaskClient, office: FlaskClient) -> None:
        assert office.get("/journals/J4/columns").status_code == 403
        assert desk.get("/journals/J4/columns?year=2025").status_code == 404
        assert _post(desk, "/journals/J4/columns/reset", year="2025").status_code == 404

    @staticmethod
    def _press(desk: FlaskClient, form: dict[str, list[str]], act: str, **given: str) -> TestResponse:
        return _post(desk, "/journals/J4/columns", **form, act=act, year="2026", **given)

    @staticmethod
    def _form(desk: FlaskClient) -> dict[str, list[str]]:
        page = desk.get("/journals/J4/columns")
        fields = ("key", "title-kk", "title-ru", "title-en")
        return {name: _values(page, name) for name in fields}

    @staticmethod
    def _shown(database: Database, by: Specialist) -> list[str]:
        with database.reading() as session:
            found = columns.of_book(session, Journal.COUNSELLING, school_id=by.school_id, school_year=2026)
            return [column.key for column in found]


class TestRerouting:
    def test_moves_the_drafts(self, desk: FlaskClient, database: Database, drafts: dict[Journal, int]) -> None:
        draft = f"/journals/J4/drafts/{drafts[Journal.COUNSELLING]}"
        assert "Журналы дұрыс емес пе?" in _said(desk.get(draft))

        alone = _post(desk, f"{draft}/reroute", direction="prevention", audience="student", is_group="yes")
        moved = _post(
            desk, f"{draft}/reroute", direction="prevention", audience="student", is_group="yes", participants="24"
        )

        assert alone.status_code == 422
        assert moved.status_code == 303
        with database.reading() as session:
            books = {entry.journal for entry in session.query(JournalEntry)}
        assert books == {Journal.PREVENTION, Journal.GROUPS}

    def test_of_a_draft_that_a_colleague_moved_just_now_says_so_and_keeps_what_was_typed(
        self, desk: FlaskClient, drafts: dict[Journal, int]
    ) -> None:
        draft = f"/journals/J4/drafts/{drafts[Journal.COUNSELLING]}"
        to = {"direction": "prevention", "audience": "student"}
        assert _post(desk, f"{draft}/reroute", **to).status_code == 303

        again = _post(desk, f"{draft}/reroute", **to)
        written = _post(desk, draft, recommendation="ерте жату")

        assert (again.status_code, written.status_code) == (404, 404)
        assert "Әріптесіңіз оны жаңа ғана басқа журналға" in _said(again)
        assert "prevention" not in _said(again)
        assert "ерте жату" in written.text

    def test_in_the_same_second_is_no_fault_of_the_panel(
        self, desk: FlaskClient, drafts: dict[Journal, int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The draft goes between the look at it and the act."""
        draft = f"/journals/J4/drafts/{drafts[Journal.COUNSELLING]}"

        def gone(*_args: object, **_named: object) -> None:
            raise EntryUnknown

        monkeypatch.setattr(entries, "held", gone)

        for act, form in (("/reroute", {"direction": "prevention", "audience": "student"}), ("/confirm", {}), ("", {})):
            assert "жаңа ғана басқа журналға" in _said(_post(desk, draft + act, **form))


class TestAHoax:
    def test_is_closed_with_one_tap_and_lists_the_work_that_is_left(
        self,
        desk: FlaskClient,
        database: Database,
        ask: Callable[..., HelpRequest],
        by: Specialist,
        now: datetime,
    ) -> None:
        request = ask()
        with database.writing() as session:
            answers.accept(session, request.id, by=by, now=now)

        closed = _post(desk, f"/inbox/{request.id}/dismiss", reason="hoax")

        assert closed.status_code == 303
        page = _said(desk.get(f"/inbox/{request.id}"))
        assert "Ешкім жазаланбайды." in page
        assert "J6 № 2" in page


def _values(page: TestResponse, name: str) -> list[str]:
    return re.findall(rf'name="{name}" value="([^"]*)"', page.text)


def _keys(page: TestResponse) -> list[str]:
    return _values(page, "key")
