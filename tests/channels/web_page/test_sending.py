"""A turn on its way: at once on the screen, in order, with one id, never lost."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.channels.web_page.hands import arrive, sent, stored, write
from tests.channels.web_page.server import WebPageServer, texts

pytestmark = pytest.mark.browser
UUID4 = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")


class TestSending:
    def test_shows_a_turn_at_once_and_a_tick_when_it_is_kept(self, page: Page, server: WebPageServer) -> None:
        write(page, "hello")

        expect(page.locator(".row.child")).to_have_count(1)
        expect(page.locator(".row.child .status.kept")).to_contain_text(texts("kk")["web-status.kept"])
        expect(page.locator("#words")).to_have_value("")
        assert UUID4.match(server.kept[-1]["id"])
        assert server.kept[-1]["text"] == "hello"
        assert server.kept[-1]["locale"] == "kk"

    def test_tries_the_same_turn_again_after_a_failure(self, page: Page, server: WebPageServer) -> None:
        server.failures += [(503, {}), *[(429, {"Retry-After": "1"})] * 20]

        write(page, "please")

        expect(page.locator("#banner a[href='tel:112']")).to_be_visible()
        expect(page.locator("#banner a[href='tel:111']")).to_be_visible()
        assert "please" in (stored(page, "senim.queue") or "")
        while len(server.failures) > 19:  # refused in both ways, and still refused while this test is looking
            page.wait_for_timeout(20)
        server.failures.clear()
        expect(page.locator(".row.child .status.kept")).to_be_visible(timeout=60_000)
        expect(page.locator("#banner")).to_be_hidden()
        tries = [turn["id"] for turn in server.attempts if turn.get("text") == "please"]
        assert len(tries) >= 3
        assert len(set(tries)) == 1
        assert [turn["text"] for turn in server.kept if "text" in turn] == ["please"]

    def test_keeps_the_order_over_a_failure_and_a_reload(self, page: Page, server: WebPageServer) -> None:
        server.failures += [(503, {"Retry-After": "600"})]
        for word in ("one", "two", "three"):
            write(page, word)
        expect(page.locator(".row.unsent .words")).to_have_text(["one", "two", "three"])
        expect(page.locator(".status.waiting")).to_have_count(1)

        page.reload()

        expect(page.locator(".row.child .status.kept")).to_have_count(3)
        expect(page.locator(".row.child .words")).to_have_text(["one", "two", "three"])
        assert [turn["text"] for turn in server.kept if "text" in turn] == ["one", "two", "three"]
        sent(page)

    def test_tells_the_truth_without_a_connection_and_sends_when_it_is_back(
        self, page: Page, phone: BrowserContext, server: WebPageServer
    ) -> None:
        phone.set_offline(True)

        write(page, "alone")

        expect(page.locator("#banner")).to_contain_text(texts("kk")["web-offline"])
        expect(page.locator("#banner")).to_contain_text(texts("kk")["web-danger"])
        phone.set_offline(False)
        expect(page.locator(".row.child .status.kept")).to_be_visible()
        expect(page.locator("#banner")).to_be_hidden()
        assert [turn["text"] for turn in server.kept if "text" in turn] == ["alone"]

    def test_that_the_line_is_back_is_seen_at_once_though_nothing_is_new(
        self, page: Page, phone: BrowserContext, server: WebPageServer
    ) -> None:
        page.route("**/chat/bubbles*", lambda route: route.abort())
        page.evaluate("() => dispatchEvent(new Event('online'))")  # what was asked before is let go, and asked again
        expect(page.locator("#banner")).to_contain_text(texts("kk")["web-offline"])

        with page.expect_response("**/chat/bubbles*") as answered:
            page.unroute("**/chat/bubbles*")

        assert "wait=0" in answered.value.url
        expect(page.locator("#banner")).to_be_hidden()

    def test_gives_a_refused_text_back(self, page: Page, server: WebPageServer) -> None:
        server.failures += [(413, {})]
        write(page, "too long")
        expect(page.locator(".row.refused .status")).to_contain_text("kind words")

        page.locator(".row.refused .back").click()

        expect(page.locator("#words")).to_have_value("too long")
        expect(page.locator(".row.child")).to_have_count(0)

    @pytest.mark.parametrize("nothing", ["", "  \n ", "\u200b\u200d\ufeff"])
    def test_sends_nothing_empty_and_says_so(self, page: Page, server: WebPageServer, nothing: str) -> None:
        write(page, nothing)

        expect(page.locator("#note")).to_have_text(texts("kk")["web-empty"])
        write(page, "something")
        expect(page.locator(".status.kept")).to_be_visible()
        assert [turn["text"] for turn in server.attempts if "text" in turn] == ["something"]

    def test_keeps_the_draft_over_a_reload(self, page: Page) -> None:
        page.locator("#words").fill("half a thought")

        page.reload()

        expect(page.locator("#words")).to_have_value("half a thought")

    def test_enter_sends_on_a_desk_and_shift_enter_begins_a_line(self, page: Page, server: WebPageServer) -> None:
        page.locator("#words").focus()
        page.keyboard.type("a")
        page.keyboard.press("Shift+Enter")
        page.keyboard.type("b")
        page.keyboard.press("Enter")

        expect(page.locator(".row.child .status.kept")).to_be_visible()
        assert server.kept[-1]["text"] == "a\nb"

    def test_enter_is_a_new_line_on_a_phone(self, browser: Browser, server: WebPageServer) -> None:
        context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
        page = context.new_page()
        arrive(page, server)
        page.locator("#words").focus()
        page.keyboard.type("a")
        page.keyboard.press("Enter")
        page.keyboard.type("b")

        expect(page.locator("#words")).to_have_value("a\nb")
        assert all("text" not in turn for turn in server.attempts)
        context.close()


class TestFixedButtons:
    @pytest.mark.parametrize(
        ("button", "payload"),
        [("#help-now", "crisis:now"), ("#menu", "menu:open"), ("[data-locale=ru]", "start:locale:ru")],
    )
    def test_post_their_payload_once(
        self, phone: BrowserContext, server: WebPageServer, button: str, payload: str
    ) -> None:
        page = phone.new_page()
        page.clock.install()
        arrive(page, server)
        # both presses are one moment, however slow the machine is; only at a moment to come can the clock be stopped
        page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 30)

        page.locator(button).dblclick()
        write(page, "after")

        expect(page.locator(".row.child .status.kept").last).to_be_visible()
        sent(page)
        assert [turn["payload"] for turn in server.attempts if "payload" in turn] == ["start:begin", payload]

    def test_a_call_for_help_that_lingers_shows_the_lines(self, page: Page, server: WebPageServer) -> None:
        server.failures += [(503, {"Retry-After": "600"})]

        page.locator("#help-now").click()

        expect(page.locator("#banner.urgent")).to_contain_text(texts("kk")["web-urgent"])
        expect(page.locator("#banner a[href='tel:112']")).to_be_visible()

    def test_the_page_speaks_the_chosen_language(self, page: Page, server: WebPageServer) -> None:
        page.locator("[data-locale=ru]").click()

        expect(page).to_have_title(texts("ru")["web-title"])
        expect(page.locator("#help-now")).to_have_text(texts("ru")["web-help-now"])
        expect(page.locator("[data-locale=ru]")).to_have_attribute("aria-pressed", "true")
        expect(page.locator("html")).to_have_attribute("lang", "ru")
        page.reload()
        expect(page.locator("html")).to_have_attribute("lang", "ru")
