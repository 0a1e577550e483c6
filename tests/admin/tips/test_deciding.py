"""Versions go back, tips hide, a broken rule waits for a second person; all of it by buttons and written down."""

from collections.abc import Callable
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from admin.views.audit import words_of
from core.texts import LOCALES, texts
from core.tips import catalogue
from core.tips.catalogue import TipUnknown
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.staff import Staff
from db.models.tips import Tip
from tests.admin.hands import Panel
from tests.admin.seen import seen
from tests.admin.tips.hands import fields, send
from tests.factories.tips import FORBIDDEN

T = texts("kk")
WHY = "Балалар дәл осылай сұрайды"
SAID = f"Мұнда {FORBIDDEN} тұр."
Read = Callable[[], tuple[str, ...] | None]


@pytest.fixture
def read(database: Database, tip: Tip, psychologist: Staff) -> Read:
    """What a pupil of the school reads in Kazakh, or None."""

    def look() -> tuple[str, ...] | None:
        with database.reading() as session:
            try:
                return catalogue.find(session, tip.code, school_id=psychologist.school_id, locale="kk").cards
            except TipUnknown:
                return None

    return look


@pytest.fixture
def waiting(desk: FlaskClient, office: FlaskClient, tip: Tip) -> Tip:
    """A tip with a wording of the school, and another that waits."""
    send(desk, f"/tips/{tip.id}/", fields("Бұрынғы."))
    answer = send(desk, f"/tips/{tip.id}/", fields(SAID, opened=1, reason=WHY))
    assert answer.status_code == 303
    return tip


def page_of(client: FlaskClient, path: str) -> str:
    return unescape(seen(client.get(path).text))


class TestHistory:
    def test_an_older_version_is_brought_back(self, desk: FlaskClient, tip: Tip, read: Read) -> None:
        send(desk, f"/tips/{tip.id}/", fields("Бірінші."))
        send(desk, f"/tips/{tip.id}/", fields("Екінші.", opened=1))

        page = desk.get(f"/tips/{tip.id}/history").text
        assert f"/tips/{tip.id}/versions/1/back" in page
        assert "<del>Бірінші.</del>" in page
        assert "<ins>Екінші.</ins>" in page
        send(desk, f"/tips/{tip.id}/versions/1/back", {})

        assert read() == ("Бірінші.",)

    def test_the_shipped_words_are_brought_back(self, desk: FlaskClient, tip: Tip, read: Read) -> None:
        before = read()
        send(desk, f"/tips/{tip.id}/", fields("Бірінші."))

        send(desk, f"/tips/{tip.id}/shipped", {})

        assert read() == before
        send(desk, f"/tips/{tip.id}/shipped", {})
        assert T("tips-desk-refused-nothing-own") in page_of(desk, f"/tips/{tip.id}/")

    def test_a_form_may_begin_with_an_older_version(self, desk: FlaskClient, tip: Tip) -> None:
        send(desk, f"/tips/{tip.id}/", fields("Бірінші."))
        send(desk, f"/tips/{tip.id}/", fields("Екінші.", opened=1))

        page = desk.get(f"/tips/{tip.id}/?version=1").text

        assert ">Бірінші.</textarea>" in page
        assert 'name="opened" value="2"' in page
        assert desk.get(f"/tips/{tip.id}/?version=9").status_code == 404

    def test_a_deputy_head_looks_and_changes_nothing(self, office: FlaskClient, tip: Tip, read: Read) -> None:
        before = read()

        for act in ("hide", "show", "shipped", "delete", "restore", "versions/1/back"):
            assert send(office, f"/tips/{tip.id}/{act}", {}).status_code == 403
        assert office.get(f"/tips/{tip.id}/history").status_code == 200
        assert read() == before


class TestHiding:
    def test_a_hidden_tip_is_not_read_until_it_is_shown(self, desk: FlaskClient, tip: Tip, read: Read) -> None:
        before = read()

        send(desk, f"/tips/{tip.id}/hide", {})
        assert read() is None
        assert f"/tips/{tip.id}/show" in desk.get(f"/tips/{tip.id}/").text
        send(desk, f"/tips/{tip.id}/show", {})

        assert read() == before

    def test_it_stays_in_the_list_with_its_state(self, desk: FlaskClient, tip: Tip) -> None:
        send(desk, f"/tips/{tip.id}/hide", {})

        page = desk.get("/tips/?state=hidden").text

        assert f"/tips/{tip.id}/" in page
        assert page.count('class="tip-row card"') == 1


class TestAgreeing:
    def test_what_waits_is_not_read(self, desk: FlaskClient, waiting: Tip, read: Read) -> None:
        page = page_of(desk, f"/tips/{waiting.id}/")

        assert read() == ("Бұрынғы.",)
        assert T("tips-desk-waits") in page
        assert WHY in page

    def test_the_second_person_is_led_there_from_the_front_page(self, office: FlaskClient, waiting: Tip) -> None:
        assert T("today-need-tips", count=1) in unescape(office.get("/").text)
        assert f"/tips/{waiting.id}/" in office.get("/tips/?state=waiting").text

    def test_the_deputy_head_agrees_and_it_is_read(self, office: FlaskClient, waiting: Tip, read: Read) -> None:
        page = office.get(f"/tips/{waiting.id}/").text
        assert f"/tips/{waiting.id}/agree" in page

        send(office, f"/tips/{waiting.id}/agree", {"opened": "2", "reason": "Орынды"})

        assert read() == (SAID,)
        page = page_of(office, f"/tips/{waiting.id}/history")
        assert "Орынды" in page

    def test_another_psychologist_refuses_and_the_older_words_stay(
        self, colleague: FlaskClient, waiting: Tip, read: Read
    ) -> None:
        send(colleague, f"/tips/{waiting.id}/refuse", {"opened": "2", "reason": "Балаға қауіпті"})

        assert read() == ("Бұрынғы.",)
        page = page_of(colleague, f"/tips/{waiting.id}/history")
        assert T("tips-desk-version-refused") in page
        assert "Балаға қауіпті" in page

    def test_the_author_finds_no_button_and_is_refused_kindly(
        self, desk: FlaskClient, waiting: Tip, read: Read
    ) -> None:
        assert f"/tips/{waiting.id}/agree" not in desk.get(f"/tips/{waiting.id}/").text

        send(desk, f"/tips/{waiting.id}/agree", {"opened": "2", "reason": "Өзім"})

        assert T("tips-desk-refused-second") in page_of(desk, f"/tips/{waiting.id}/")
        assert read() == ("Бұрынғы.",)

    def test_the_author_takes_it_back(self, desk: FlaskClient, waiting: Tip) -> None:
        send(desk, f"/tips/{waiting.id}/refuse", {"opened": "2"})

        assert T("tips-desk-waits") not in page_of(desk, f"/tips/{waiting.id}/")

    def test_without_a_reason_or_for_an_older_page_nothing_is_decided(
        self, office: FlaskClient, waiting: Tip, read: Read
    ) -> None:
        for given, words in (({"opened": "2"}, "reason"), ({"opened": "1", "reason": "Иә"}, "nothing-waits")):
            send(office, f"/tips/{waiting.id}/agree", given)

            assert T(f"tips-desk-refused-{words}") in page_of(office, f"/tips/{waiting.id}/")
        assert read() == ("Бұрынғы.",)

    def test_the_audit_tells_it_in_every_language_without_a_word_of_the_tip(
        self, panel: Panel, office: FlaskClient, waiting: Tip, database: Database
    ) -> None:
        send(office, f"/tips/{waiting.id}/agree", {"opened": "2", "reason": "Орынды"})

        with database.reading() as session:
            of_tips = select(AuditRecord).where(AuditRecord.subject == "tip").order_by(AuditRecord.id)
            records = session.scalars(of_tips).all()
        assert [record.tag for record in records] == ["tip:saved", "tip:waits", "tip:agreed"]
        assert FORBIDDEN not in repr([record.detail for record in records])
        for locale in LOCALES:
            for act in (
                "saved", "waits", "agreed", "refused", "taken_back", "rolled_back", "shipped_again", "hidden", "shown",
                "deleted", "restored", "read",
            ):  # fmt: skip
                with panel.app.test_request_context(headers={"Cookie": f"panel_language={locale}"}):
                    assert words_of(f"tip:{act}") != texts(locale)("audit-act-other"), act


class TestReadings:
    def test_one_tap_says_who_has_read_it(self, desk: FlaskClient, tip: Tip) -> None:
        path = f"/tips/{tip.id}/"
        send(desk, f"{path}read", {"opened": "0", "role": "psychologist"})
        assert T("tips-desk-state-unread") in page_of(desk, path)

        send(desk, f"{path}read", {"opened": "0", "role": "native"})

        page = page_of(desk, path)
        assert "aigerim, " + T("tips-desk-read-as-psychologist") + ", 23.11.2026" in page
        assert T("tips-desk-state-unread") not in page

    def test_a_newer_wording_has_not_been_read(self, desk: FlaskClient, tip: Tip) -> None:
        for role in ("psychologist", "native"):
            send(desk, f"/tips/{tip.id}/read", {"opened": "0", "role": role})

        send(desk, f"/tips/{tip.id}/", fields("Жаңа."))

        assert T("tips-desk-state-unread") in page_of(desk, f"/tips/{tip.id}/")
        send(desk, f"/tips/{tip.id}/read", {"opened": "0", "role": "native"})
        assert T("tips-desk-refused-version") in page_of(desk, f"/tips/{tip.id}/")

    def test_a_deputy_head_reads_as_a_native_speaker_alone(self, office: FlaskClient, tip: Tip) -> None:
        page = office.get(f"/tips/{tip.id}/").text

        assert 'value="native"' in page
        assert 'value="psychologist"' not in page
        assert send(office, f"/tips/{tip.id}/read", {"opened": "0", "role": "psychologist"}).status_code == 403
