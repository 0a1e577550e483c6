"""The look in a real browser: keys by their place, messages in passing, the cover, what a person chooses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Thread

import pytest
from flask import Response, redirect
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from werkzeug.serving import make_server

from admin.undo import offer_undo
from db.models.help_requests import HelpRequest
from db.models.staff import Staff
from tests.admin.conftest import SignIn
from tests.admin.hands import Panel

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
Ask = Callable[..., HelpRequest]


@dataclass
class Desk:
    """A psychologist's window, what its console complained of, what was taken back."""

    page: Page
    home: str
    complaints: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Remember an error or a warning."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def opens(self, path: str) -> None:
        """Go to a page; its scripts are started."""
        self.page.goto(self.home + path)
        expect(self.page.locator("html")).to_have_attribute("data-ready", "")

    def press(self, key: str, code: str, **held: bool) -> None:
        """A key of a layout: the sign it writes, and the place it has."""
        event = {"key": key, "code": code, "bubbles": True, "cancelable": True, **held}
        self.page.evaluate("event => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', event))", event)


@pytest.fixture
def desk(browser: Browser, panel: Panel, psychologist: Staff, sign_in: SignIn) -> Iterator[Desk]:
    undone: list[str] = []

    @panel.app.get("/play/done")
    def done() -> Response:
        offer_undo("Жазылды", "/play/undo", also=("№ беру", "/play/number"))
        return redirect("/help-lines/")  # type: ignore[return-value]

    @panel.app.post("/play/undo")
    def undo() -> Response:
        undone.append("undo")
        return redirect("/help-lines/")  # type: ignore[return-value]

    client = panel()
    sign_in(client, psychologist)
    cookie = client.get_cookie("senim_panel")
    assert cookie is not None
    server = make_server("127.0.0.1", 0, panel.app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}"
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="kk")
    context.add_cookies([{"name": "senim_panel", "value": cookie.value, "url": home}])
    desk = Desk(context.new_page(), home, undone=undone)
    desk.page.on("console", desk.hear)
    desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
    yield desk
    context.close()
    server.shutdown()
    assert desk.complaints == []


# an English keyboard, a Russian one by the sign and by the place, another layout
SIGNS_OF_KEYS = (("?", "Slash"), ("?", "Digit7"), (",", "Slash"), ("?", "Equal"))


def test_the_sheet_of_keys_opens_by_its_sign_and_by_its_place(desk: Desk) -> None:
    for key, code in SIGNS_OF_KEYS:
        desk.opens("/help-lines/")
        sheet = desk.page.locator("#keys")
        expect(sheet, f"before {key} at {code}").to_be_hidden()
        desk.press(key, code, shiftKey=True)
        expect(sheet, f"{key} at {code}").to_be_visible()
        expect(sheet.locator("kbd").first, f"{key} at {code}").to_be_visible()


@pytest.mark.parametrize(("g", "j", "j_alone"), [("g", "j", "j"), ("п", "о", "о")], ids=["english", "russian"])
def test_letters_work_by_their_place_on_the_keyboard(desk: Desk, ask: Ask, g: str, j: str, j_alone: str) -> None:
    request = ask()
    desk.opens("/inbox/")
    desk.press(j_alone, "KeyJ")
    desk.page.wait_for_url(f"**/inbox/{request.id}**")
    desk.opens("/inbox/")
    desk.press(g, "KeyG")
    desk.press(j, "KeyJ")
    desk.page.wait_for_url("**/journals/**")
    desk.opens("/help-lines/")
    desk.press(g, "KeyG")
    desk.press({"g": "t", "п": "е"}[g], "KeyT")
    desk.page.wait_for_url(f"{desk.home}/")


def test_keys_are_silent_while_one_types_and_while_a_dialog_is_open(desk: Desk, ask: Ask) -> None:
    request = ask()
    desk.opens(f"/inbox/{request.id}")
    address = desk.page.url
    desk.page.locator("#reply-text").focus()
    desk.press("?", "Slash", shiftKey=True)
    desk.press("g", "KeyG")
    desk.press("t", "KeyT")
    expect(desk.page.locator("#keys")).to_be_hidden()
    desk.page.locator("#reply-text").blur()
    desk.press("?", "Slash", shiftKey=True)
    expect(desk.page.locator("#keys")).to_be_visible()
    desk.press("g", "KeyG")
    desk.press("t", "KeyT")
    assert desk.page.url == address


def test_two_escapes_cover_the_page_over_a_reload_and_lose_nothing(desk: Desk, ask: Ask) -> None:
    request = ask()
    desk.opens(f"/inbox/{request.id}")
    box = desk.page.locator("#reply-text")
    box.fill("жартылай жазылған")
    box.press("Escape")
    desk.page.keyboard.press("Escape")
    expect(desk.page.locator("#cover")).to_be_visible()
    expect(box).to_be_hidden()
    desk.page.reload()
    expect(desk.page.locator("#cover")).to_be_visible()
    expect(desk.page.locator(".side-menu")).to_be_hidden()
    desk.page.locator("[data-uncover]").click()
    expect(desk.page.locator("#cover")).to_be_hidden()
    expect(box).to_have_value("жартылай жазылған")


def test_a_message_in_passing_waits_for_a_hand_and_then_goes(desk: Desk) -> None:
    # the life of the message, not its way in
    state = "note => note.getAnimations().find(one => !one.animationName).playState"
    desk.opens("/play/done")
    note = desk.page.locator("#toasts .has-undo")
    note.locator(".toast-button").first.focus()
    expect(note).to_have_attribute("data-held", "")
    assert note.evaluate(state) == "paused"
    note.locator(".toast-button").first.blur()
    expect(note).not_to_have_attribute("data-held", "")
    assert note.evaluate(state) == "running"
    note.evaluate("note => note.getAnimations().forEach(one => one.finish())")
    expect(note).to_have_count(0)


def test_z_takes_back_what_was_just_done(desk: Desk) -> None:
    desk.opens("/play/done")
    with desk.page.expect_navigation():
        desk.press("я", "KeyZ")
    assert desk.undone == ["undo"]


def test_what_a_person_chooses_is_seen_at_once_and_on_every_page_after(desk: Desk) -> None:
    desk.opens("/help-lines/")
    root = desk.page.locator("html")
    desk.page.locator(".account-menu").evaluate("menu => menu.previousElementSibling.click()")
    for name, value in (("density", "compact"), ("text", "large"), ("look", "dark")):
        with desk.page.expect_response("**/preferences"):
            desk.page.locator(f".account-menu [data-choice={name}][value={value}]").click()
        expect(root).to_have_attribute(f"data-{name}", value)
    desk.page.keyboard.press("Escape")
    with desk.page.expect_response("**/preferences"):
        desk.page.locator(".side-fold [value=narrow]").click()
    expect(desk.page.locator(".side-fold [value=wide]")).to_be_focused()
    desk.opens("/inbox/")
    for name, value in (("density", "compact"), ("text", "large"), ("look", "dark"), ("side", "narrow")):
        expect(root).to_have_attribute(f"data-{name}", value)
    assert desk.page.locator(".side").bounding_box()["width"] < 90  # type: ignore[index]


# a small phone, a phone, a computer at 200 %
SMALL = ((360, 740), (390, 844), (720, 450))


def test_no_page_is_wider_than_the_screen(desk: Desk, ask: Ask) -> None:
    request = ask()
    for path in ("/", "/inbox/", f"/inbox/{request.id}", "/help-lines/", "/journals/J4/", "/missing"):
        desk.page.set_viewport_size({"width": 360, "height": 740})
        desk.opens(path)
        for width, height in SMALL:
            desk.page.set_viewport_size({"width": width, "height": height})
            assert desk.page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} at {width}"
    desk.complaints.clear()  # the browser notes the page that is missing


LETTERS = "ӘҒҚҢӨҰҮҺІәғқңөұүһіЁё№«»–"
STRANGE = """async letters => {
    await document.fonts.load("100px Onest", letters);
    const pen = document.createElement("canvas").getContext("2d");
    const width = (font, letter) => { pen.font = font; return pen.measureText(letter).width; };
    return [...letters].filter(one => width("100px Onest, monospace", one) === width("100px monospace", one));
}"""


def test_every_letter_of_kazakh_comes_from_our_own_font(desk: Desk) -> None:
    """A letter the font lacks would be drawn by the next one, as wide as all others."""
    desk.opens("/help-lines/")
    assert desk.page.evaluate(STRANGE, LETTERS) == []
    assert desk.page.evaluate(STRANGE, "字") == ["字"]
