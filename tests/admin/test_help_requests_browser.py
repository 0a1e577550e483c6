"""The inbox under a psychologist's hands: ready answers, drafts that survive, keys of a Kazakh keyboard, undo."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from db.engine import Database
from db.models.help_requests import Side
from db.models.staff import Staff
from tests.admin.browser.served import served
from tests.admin.browser.window import Window
from tests.admin.hands import Panel
from tests.admin.help_requests_hands import Ask, SignIn, said, take_for

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
Open = Callable[[], Window]
# where a Latin letter stands, a Kazakh layout writes another
KAZAKH = {"KeyJ": "о", "KeyK": "л", "KeyR": "к", "KeyN": "т", "KeyS": "ы", "KeyE": "у", "KeyA": "ф", "KeyU": "г"}


@pytest.fixture
def desk(browser: Browser, panel: Panel, psychologist: Staff, sign_in: SignIn) -> Iterator[Open]:
    """As many windows of one psychologist as a test needs; nothing may go wrong in any of them."""
    windows: list[Window] = []
    with served(panel.app) as address:

        def window() -> Window:
            client = panel()
            sign_in(client, psychologist)
            cookie = client.get_cookie("senim_panel")
            assert cookie is not None
            windows.append(Window(browser, address, senim_panel=cookie.value, panel_language="kk"))
            return windows[-1]

        yield window
        faults = [fault for one in windows for fault in one.faults()]
        for one in windows:
            one.close()
    assert faults == []


def press(page: Page, code: str) -> None:
    """A key by its place, with the letter a Kazakh layout writes there."""
    event = {"key": KAZAKH[code], "code": code, "bubbles": True, "cancelable": True}
    page.evaluate("event => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event))", event)


class TestReadyAnswers:
    def test_two_colons_open_a_list_that_narrows_and_fills_in(self, desk: Open, ask: Ask) -> None:
        window, request = desk(), ask()
        window.visit(f"/inbox/{request.id}")
        page, box = window.page, window.page.locator("#reply-text")
        box.press_sequentially("Сәлем! ::")
        expect(page.locator("#picker [role=option]").nth(1)).to_be_visible()
        title = page.locator("#picker [role=option] b").nth(1).inner_text()
        box.press_sequentially(title.split()[0].lower().replace("қ", "к").replace("ү", "у"))
        expect(page.locator("#picker [role=option] b", has_text=title).first).to_be_visible()
        box.press("Enter")
        expect(page.locator("#picker")).to_be_hidden()
        written = box.input_value()
        assert written.startswith("Сәлем! ")
        assert "::" not in written
        assert len(written) > 40

    def test_escape_closes_the_list_and_leaves_what_was_typed(self, desk: Open, ask: Ask) -> None:
        window, request = desk(), ask()
        window.visit(f"/inbox/{request.id}")
        page, box = window.page, window.page.locator("#reply-text")
        box.press_sequentially("::")
        expect(page.locator("#picker")).to_be_visible()
        box.press("Escape")
        box.press_sequentially("а")
        expect(page.locator("#picker")).to_be_hidden()
        expect(box).to_be_focused()
        expect(box).to_have_value("::а")

    def test_tab_goes_from_gap_to_gap_and_then_on(self, desk: Open, ask: Ask) -> None:
        window, request = desk(), ask()
        window.visit(f"/inbox/{request.id}")
        box = window.page.locator("#reply-text")
        box.fill("[күні] сағат [уақыты] кел")
        window.asks("() => document.querySelector('#reply-text').setSelectionRange(0, 0)")
        for gap in ("дүйсенбі", "10:00"):
            box.press("Tab")
            window.page.keyboard.insert_text(gap)
        expect(box).to_have_value("дүйсенбі сағат 10:00 кел")
        box.press("Tab")
        expect(box).not_to_be_focused()


class TestDrafts:
    def test_what_is_written_survives_a_reload_and_is_in_another_window(self, desk: Open, ask: Ask) -> None:
        window, request = desk(), ask()
        window.visit(f"/inbox/{request.id}")
        window.page.locator("#reply-text").fill("жарты ой")
        expect(window.page.locator("#reply [data-draft-state]")).to_have_text("Сақталды: 10:00")
        window.visit(f"/inbox/{request.id}")
        expect(window.page.locator("#reply-text")).to_have_value("жарты ой")
        other = desk()
        other.visit(f"/inbox/{request.id}")
        expect(other.page.locator("#reply-text")).to_have_value("жарты ой")

    def test_what_could_not_be_saved_waits_in_the_window(self, desk: Open, ask: Ask) -> None:
        window, request = desk(), ask()
        window.visit(f"/inbox/{request.id}")
        window.page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
        window.page.locator("#reply-text").fill("байланыссыз")
        expect(window.page.locator("#reply [data-draft-state]")).to_contain_text("Байланыс жоқ")
        window.visit(f"/inbox/{request.id}")
        expect(window.page.locator("#reply-text")).to_have_value("байланыссыз")


class TestKeys:
    def test_the_letters_work_on_a_kazakh_keyboard(
        self, desk: Open, ask: Ask, database: Database, psychologist: Staff, panel: Panel
    ) -> None:
        first, second = ask(), ask(address="web:another")
        for request in (first, second):
            take_for(database, psychologist, request.id, panel.clock())
        window = desk()
        window.visit("/inbox/")
        page = window.page
        for code, opened in (("KeyJ", first), ("KeyJ", second), ("KeyK", first), ("KeyU", second)):
            press(page, code)
            page.wait_for_url(f"**/inbox/{opened.id}")
            page.wait_for_load_state("load")
        press(page, "KeyN")
        expect(page.locator("#note-text")).to_be_focused()
        press(page, "KeyS")
        expect(page.locator("#snoozing")).to_be_hidden()  # off while typing
        page.keyboard.press("Escape")
        press(page, "KeyR")
        expect(page.locator("#reply-text")).to_be_focused()
        window.asks("() => document.activeElement.blur()")  # a second Escape at once would cover the page
        press(page, "KeyS")
        expect(page.locator("#snoozing")).to_be_visible()
        page.locator("#snoozing .btn-close").click()
        press(page, "KeyE")
        expect(page.locator("#closing")).to_be_visible()


def test_a_refused_sheet_opens_again_as_it_was(desk: Open, ask: Ask) -> None:
    window, request = desk(), ask()
    window.visit(f"/inbox/{request.id}")
    page = window.page
    page.locator("#open-snoozing").click()
    page.locator("#snooze-why").fill("бейсенбіде")
    window._expected_status = 422
    page.locator("#snoozing button[value=moment]").click()
    expect(page.locator("#snoozing .desk-refused")).to_contain_text("Уақытты түсіне алмадық")
    expect(page.locator("#snooze-why")).to_have_value("бейсенбіде")


class TestUndo:
    def test_an_answer_is_taken_back_and_stands_in_the_box(self, desk: Open, ask: Ask, database: Database) -> None:
        window, request = desk(), ask()
        window.visit(f"/inbox/{request.id}")
        page = window.page
        page.locator("#reply-text").fill("Асығыс жауап")
        page.keyboard.press("Control+Enter")
        expect(page.locator(".bubble.staff")).to_contain_text("Асығыс жауап")
        expect(page.locator("#reply-text")).to_have_value("")
        page.locator(".toast-note").get_by_role("button", name="Болдырмау").click()
        expect(page.locator("#reply-text")).to_have_value("Асығыс жауап")
        expect(page.locator(".bubble.staff")).to_have_count(0)
        assert said(database, request.id, Side.STAFF) == []


class TestPanes:
    @pytest.mark.parametrize(("width", "shown"), [(1920, "all"), (1280, "all"), (1000, "two"), (360, "one")])
    def test_what_fits_is_shown_and_the_answer_is_always_in_reach(
        self, desk: Open, ask: Ask, width: int, shown: str
    ) -> None:
        window, request = desk(), ask("ұзақ хат " * 200)
        window.page.set_viewport_size({"width": width, "height": 700})
        window.visit(f"/inbox/{request.id}")
        page = window.page
        expect(page.locator("#send")).to_be_in_viewport()
        assert page.locator(".inbox-queue").is_visible() == (shown != "one")
        assert page.locator("#context").is_visible() == (shown == "all")
        assert window.asks("() => document.documentElement.scrollWidth <= innerWidth")
        if shown != "all":
            page.locator(".pane-next").click()
            expect(page.locator("#context")).to_be_in_viewport()
            page.keyboard.press("Escape")
            expect(page.locator("#context")).to_be_hidden()
            expect(page.locator("#reply-text")).to_be_visible()
