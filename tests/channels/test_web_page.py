"""The child's web chat page in a real browser, against a server that speaks its contract."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.channels.web_page_server import Talk, WebPageServer, texts

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
UUID4 = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
EVERYTHING = "() => JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def server() -> Iterator[WebPageServer]:
    server = WebPageServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """A phone-sized browser in which any breach of the policy or error of a script fails the test."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda line: faults.append(line.text) if "Security Policy" in line.text else None)
    yield context
    context.close()
    assert not faults


@pytest.fixture
def page(phone: BrowserContext, server: WebPageServer) -> Page:
    page = phone.new_page()
    arrive(page, server)
    return page


def arrive(page: Page, server: WebPageServer) -> None:
    page.goto(server.url)
    expect(page.locator(".row.service").first).to_contain_text("greeting")


def write(page: Page, text: str) -> None:
    page.locator("#words").fill(text)
    page.locator("#send").click()


def stored(page: Page, name: str, where: str = "sessionStorage") -> str | None:
    found: str | None = page.evaluate("([where, name]) => window[where].getItem(name)", [where, name])
    return found


class TestKey:
    def test_lives_in_this_tab_alone(self, page: Page, server: WebPageServer) -> None:
        key = stored(page, "senim.key")

        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", key or "")
        assert list(server.talks) == [key]
        assert page.evaluate("localStorage.length") == 0
        assert key not in page.url

    def test_is_kept_on_the_device_only_when_asked_and_leaves_again(self, page: Page, phone: BrowserContext, server: WebPageServer) -> None:
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
    def test_blanks_the_page_and_clears_the_browser(self, phone: BrowserContext, server: WebPageServer, way: str) -> None:
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
        server.failures += [(503, {}), (429, {"Retry-After": "1"})]

        write(page, "please")

        expect(page.locator("#banner a[href='tel:112']")).to_be_visible()
        expect(page.locator("#banner a[href='tel:111']")).to_be_visible()
        assert "please" in (stored(page, "senim.queue") or "")
        expect(page.locator(".row.child .status.kept")).to_be_visible(timeout=15_000)
        expect(page.locator("#banner")).to_be_hidden()
        tries = [turn["id"] for turn in server.attempts if turn.get("text") == "please"]
        assert len(tries) == 3
        assert len(set(tries)) == 1

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
        assert stored(page, "senim.queue") is None

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
        ("button", "payload"), [("#help-now", "crisis:now"), ("#menu", "menu:open"), ("[data-locale=ru]", "start:locale:ru")]
    )
    def test_post_their_payload_once(self, page: Page, server: WebPageServer, button: str, payload: str) -> None:
        page.locator(button).dblclick()
        write(page, "after")

        expect(page.locator(".row.child .status.kept").last).to_be_visible()
        page.wait_for_function("() => !sessionStorage.getItem('senim.queue')")
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


class TestBubbles:
    def test_a_changed_bubble_is_redrawn_in_its_place(self, page: Page, server: WebPageServer) -> None:
        talk = server.only_talk
        envelope = server.say(talk, "an answer is here", ("Open", "answer:open"))
        server.say(talk, "later")
        expect(page.locator(".row.service .words")).to_have_text(["greeting", "an answer is here", "later"])

        page.get_by_role("button", name="Open").click()
        page.wait_for_function("() => !sessionStorage.getItem('senim.queue')")
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
        page.wait_for_function("() => !sessionStorage.getItem('senim.queue')")
        assert server.kept[-1]["payload"] == "menu:one"

    @pytest.mark.parametrize("side", ["service", "child"])
    def test_html_and_strange_signs_are_text(self, page: Page, server: WebPageServer, side: str) -> None:
        text = "<img src=x onerror=alert(1)><b>b</b> \u202eabc\u202c \u200b\U0001f642 &lt;"
        server.say(server.only_talk, text, side=side)

        expect(page.locator(f".row.{side} .words").last).to_have_text(re.compile(re.escape("<img src=x onerror=alert(1)><b>b</b>")))
        assert page.locator(f".row.{side} .words").last.evaluate("node => node.textContent") == text
        assert page.locator(".log img, .log .words b").count() == 0

    def test_the_tiny_markup_becomes_nodes(self, page: Page, server: WebPageServer) -> None:
        server.say(server.only_talk, "*firm* _soft_ snake_case_name https://example.org/a_b_c.\n📞 112 — rescue\n📞 8 800 555-35-35")
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

        write(page, text)
        server.say(server.only_talk, text)

        expect(page.locator(".row.service").last).to_contain_text("end")
        expect(page.locator(".row.child .status.kept")).to_be_visible()
        assert server.kept[-1]["text"] == text


class TestTwoTabs:
    def test_show_the_same_talk_and_send_nothing_twice(self, page: Page, phone: BrowserContext, server: WebPageServer) -> None:
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
    def test_drops_everything_and_begins_anew_with_another_key(self, page: Page, server: WebPageServer) -> None:
        key = stored(page, "senim.key")
        page.locator("#key").click()
        page.locator("#keep").check()
        page.locator("#sheet-close").click()
        write(page, "old words")
        expect(page.locator(".row.child .status.kept")).to_be_visible()

        server.only_talk.erased = True

        expect(page.locator("#note")).to_have_text(texts("kk")["web-gone"])
        expect(page.locator(".row.child")).to_have_count(0)
        expect(page.locator(".row.service")).to_contain_text(["greeting"])
        assert key not in page.evaluate(EVERYTHING)
        assert page.evaluate("localStorage.length") == 0
        fresh = [talk for name, talk in server.talks.items() if name != key]
        assert [type(talk) for talk in fresh] == [Talk]


class TestWithoutScripts:
    def test_the_help_lines_stand_in_three_languages(self, browser: Browser, server: WebPageServer) -> None:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(server.url)

        for locale in ("kk", "ru", "en"):
            for text in ("web-noscript", "web-line.rescue", "web-line.child"):
                expect(page.get_by_text(texts(locale)[text])).to_be_visible()
        expect(page.locator(".waking a[href='tel:112']")).to_be_visible()
        expect(page.locator("#app")).to_be_hidden()
        context.close()
