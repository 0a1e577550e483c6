"""The talk as it is drawn: in place, as text, big enough for a thumb."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.channels.web_page.hands import sent
from tests.channels.web_page.server import WebPageServer, texts

pytestmark = pytest.mark.browser


def wordless(phone: BrowserContext, server: WebPageServer) -> tuple[Page, Route]:
    """A page whose own words are still on their way, and what lets them come."""
    held: list[Route] = []
    page = phone.new_page()
    page.route("**/texts/kk.json", lambda route: held.append(route))
    page.goto(server.url)
    while not held:  # the page asks for them in its own time
        page.evaluate("() => 0")
    return page, held[0]


class TestBubbles:
    def test_a_changed_bubble_is_redrawn_in_its_place(self, page: Page, server: WebPageServer) -> None:
        talk = server.only_talk
        envelope = server.say(talk, "an answer is here", ("Open", "answer:open"))
        server.say(talk, "later")
        expect(page.locator(".row.service .words")).to_have_text(["greeting", "an answer is here", "later"])

        page.get_by_role("button", name="Open").click()
        sent(page)
        server.draw(talk, envelope, "the answer itself", ("Hide", "answer:hide"))

        expect(page.locator(".row.service .words")).to_have_text(["greeting", "the answer itself", "later"])
        expect(page.get_by_role("button", name="Hide")).to_be_focused()
        assert server.kept[-1]["payload"] == "answer:open"
        assert server.kept[-1]["bubble"] == envelope

    def test_an_emptied_bubble_is_removed(self, page: Page, server: WebPageServer) -> None:
        seq = server.say(server.only_talk, "for a moment")
        expect(page.locator(".row.service")).to_have_count(2)

        server.draw(server.only_talk, seq, "")

        expect(page.locator(".row.service")).to_have_count(1)

    def test_only_the_last_menu_speaks_loudly(self, page: Page, server: WebPageServer) -> None:
        server.say(server.only_talk, "newer", ("three", "menu:three"))

        expect(page.locator(".row.service")).to_have_count(2)
        expect(page.locator(".row.service.older")).to_have_text([re.compile("greeting")])
        page.get_by_role("button", name="one").click()
        sent(page)
        assert server.kept[-1]["payload"] == "menu:one"

    def test_words_of_the_page_that_come_late_take_no_button_from_under_a_finger(
        self, phone: BrowserContext, server: WebPageServer
    ) -> None:
        page, words = wordless(phone, server)
        page.get_by_role("button", name="one").wait_for()
        before = page.get_by_role("button", name="one").element_handle()

        with page.expect_request("**/texts/ru.json"):  # asked for when its own are there
            words.continue_()

        assert before.evaluate("button => button.isConnected")

    def test_the_language_asked_for_last_stays_though_the_first_comes_later(
        self, phone: BrowserContext, server: WebPageServer
    ) -> None:
        page, words = wordless(phone, server)
        page.locator("[data-locale=ru]").click()
        expect(page.locator("html")).to_have_attribute("lang", "ru")

        with page.expect_request("**/texts/en.json"):  # asked for when the first ones were heard
            words.continue_()

        expect(page.locator("html")).to_have_attribute("lang", "ru")
        expect(page.locator("[data-locale=ru]")).to_have_attribute("aria-pressed", "true")

    @pytest.mark.parametrize("side", ["service", "child"])
    def test_html_and_strange_signs_are_text(self, page: Page, server: WebPageServer, side: str) -> None:
        text = "<img src=x onerror=alert(1)><b>b</b> \u202eabc\u202c \u200b\U0001f642 &lt;"
        server.say(server.only_talk, text, side=side)

        expect(page.locator(f".row.{side} .words").last).to_have_text(
            re.compile(re.escape("<img src=x onerror=alert(1)><b>b</b>"))
        )
        assert page.locator(f".row.{side} .words").last.evaluate("node => node.textContent") == text
        assert page.locator(".log img, .log .words b").count() == 0

    def test_the_tiny_markup_becomes_nodes(self, page: Page, server: WebPageServer) -> None:
        server.say(
            server.only_talk,
            "*firm* _soft_ snake_case_name https://example.org/a_b_c.\n📞 112 — rescue\n📞 8 800 555-35-35",
        )
        row = page.locator(".row.service").last

        expect(row.locator("strong")).to_have_text("firm")
        expect(row.locator("em")).to_have_text("soft")
        expect(row.locator(".words a")).to_have_attribute("href", "https://example.org/a_b_c")
        expect(row.locator(".words")).to_contain_text("snake_case_name")
        expect(row.locator("a.call").first).to_have_attribute("href", "tel:112")
        expect(row.locator("a.call").first).to_have_text("112 rescue")
        expect(row.locator("a.call").last).to_have_attribute("href", "tel:88005553535")

    def test_buttons_and_help_lines_are_big_enough_for_a_thumb(self, page: Page, server: WebPageServer) -> None:
        server.say(server.only_talk, "📞 112", ("ok", "menu:ok"))
        expect(page.locator("a.call").last).to_be_visible()

        heights = page.locator("button:visible, a:visible").evaluate_all("all => all.map(node => node.offsetHeight)")

        assert min(heights) >= 42
        assert page.locator(".reply").evaluate_all("all => Math.min(...all.map(node => node.offsetHeight))") >= 44

    @pytest.mark.parametrize("sign", ["a", "*", "_", "x\n", "📞 1\n"])
    def test_a_very_long_text_is_shown_whole(self, page: Page, server: WebPageServer, sign: str) -> None:
        text = (sign * 20_000)[:20_000] + "end"

        # Typed at once: the browser's own slow typing of ten thousand lines is not what is asked here.
        page.locator("#words").evaluate("(box, text) => { box.value = text; }", text)
        page.locator("#send").click()
        server.say(server.only_talk, text)

        expect(page.locator(".row.service").last).to_contain_text("end")
        expect(page.locator(".row.child .status.kept")).to_be_visible()
        assert server.kept[-1]["text"] == text


class TestWithoutScripts:
    def test_the_help_lines_stand_in_three_languages(self, browser: Browser, server: WebPageServer) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(server.url)

        for locale in ("kk", "ru", "en"):
            expect(page.locator(f"noscript [lang={locale}]")).to_be_visible()
            assert page.locator(f"noscript [lang={locale}]").text_content() == texts(locale)["web-noscript"]
            for text in ("web-line.rescue", "web-line.child"):
                expect(page.locator(".waking").get_by_text(texts(locale)[text])).to_be_visible()
        expect(page.locator(".waking a[href='tel:112']")).to_be_visible()
        expect(page.locator("#app")).to_be_hidden()
        context.close()
