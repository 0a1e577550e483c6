"""Who can open a talk, and how fast it is off the screen."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.channels.web_page.hands import EVERYTHING, arrive, stored, write
from tests.channels.web_page.server import WebPageServer, texts

pytestmark = pytest.mark.browser


class TestKey:
    def test_lives_in_this_tab_alone(self, page: Page, server: WebPageServer) -> None:
        key = stored(page, "senim.key") or ""

        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", key)
        assert list(server.talks) == [key]
        assert page.evaluate("localStorage.length") == 0
        assert key not in page.url

    def test_is_kept_on_the_device_only_when_asked_and_leaves_again(
        self, page: Page, phone: BrowserContext, server: WebPageServer
    ) -> None:
        key = stored(page, "senim.key")
        page.locator("#key").click()
        expect(page.locator("#keep")).not_to_be_checked()

        page.locator("#keep").check()

        assert stored(page, "senim.key", "localStorage") == key
        expect(page.locator("#sheet .where")).to_have_text(texts("kk")["web-key.device"])
        second = phone.new_page()
        arrive(second, server)
        assert list(server.talks) == [key]

        page.locator("#keep").uncheck()

        assert page.evaluate("localStorage.length") == 0

    def test_is_forgotten_after_a_second_yes(self, page: Page, server: WebPageServer) -> None:
        key = stored(page, "senim.key")
        page.locator("#key").click()
        page.locator("#keep").check()
        page.locator("#forget").click()
        page.locator("#forget-yes").click()

        expect(page.locator(".row.service")).to_have_count(1)
        page.wait_for_function("old => sessionStorage.getItem('senim.key') !== old", arg=key)
        assert page.evaluate("localStorage.length") == 0
        assert key not in page.evaluate(EVERYTHING)


class TestExit:
    @pytest.mark.parametrize("way", ["button", "escape"])
    def test_blanks_the_page_and_clears_the_browser(
        self, phone: BrowserContext, server: WebPageServer, way: str
    ) -> None:
        server.exit = "/elsewhere"
        page = phone.new_page()
        page.goto(f"{server.url}/elsewhere?before")
        arrive(page, server)
        write(page, "secret words")
        expect(page.locator(".row.child .status.kept")).to_be_visible()
        page.locator("#words").fill("begun")

        if way == "button":
            page.locator("#exit").click()
        else:
            page.keyboard.press("Escape")
            page.keyboard.press("Escape")

        page.wait_for_url("**/elsewhere")
        assert page.evaluate(EVERYTHING) == "{}{}"
        page.go_back()
        assert page.url.endswith("?before")
        assert "secret" not in page.content()

    def test_goes_to_a_blank_page_when_no_address_is_set(self, page: Page) -> None:
        page.locator("#exit").click()

        page.wait_for_url("about:blank")

    def test_leaves_a_kept_talk_on_the_device(self, phone: BrowserContext, server: WebPageServer) -> None:
        server.exit = "/elsewhere"
        page = phone.new_page()
        arrive(page, server)
        page.locator("#key").click()
        page.locator("#keep").check()
        page.locator("#sheet-close").click()

        page.locator("#exit").click()

        page.wait_for_url("**/elsewhere")
        arrive(page, server)
        assert len(server.talks) == 1

    def test_blanks_the_other_tabs_too(self, page: Page, phone: BrowserContext, server: WebPageServer) -> None:
        other = phone.new_page()
        arrive(other, server)

        page.locator("#exit").click()

        other.wait_for_url("about:blank")


class TestTwoTabs:
    def test_show_the_same_talk_and_send_nothing_twice(
        self, page: Page, phone: BrowserContext, server: WebPageServer
    ) -> None:
        page.locator("#key").click()
        page.locator("#keep").check()
        page.locator("#sheet-close").click()
        other = phone.new_page()
        arrive(other, server)

        write(page, "from the first")
        expect(other.locator(".row.child .words")).to_have_text(["from the first"])
        write(other, "from the second")

        for tab in (page, other):
            expect(tab.locator(".row.child .words")).to_have_text(["from the first", "from the second"])
            expect(tab.locator(".row.service")).to_have_count(1)
        assert [turn.get("text") for turn in server.kept] == [None, "from the first", "from the second"]


class TestErased:
    def test_takes_the_words_off_the_screen_and_keeps_the_key(self, page: Page, server: WebPageServer) -> None:
        key = stored(page, "senim.key")
        write(page, "old words")
        expect(page.locator(".row.child .status.kept")).to_be_visible()

        server.wipe(server.only_talk, "all gone")

        expect(page.locator(".row.service")).to_contain_text(["all gone"])
        expect(page.locator(".row")).to_have_count(1)
        assert stored(page, "senim.key") == key
        write(page, "new words")
        expect(page.locator(".row.child .words")).to_have_text(["new words"])
