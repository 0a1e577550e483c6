"""Browser windows of a journey: a child's page of the chat, a desk of the panel; each remembers its console."""

from typing import Protocol

from playwright.sync_api import Browser, ConsoleMessage, expect

from core.texts import Texts
from tests.journeys.running import Installation

PASSWORD = "calm-morning-wind-42"
WAIT_SECONDS = 40  # an answer leaves ten seconds later, by a clock that looks every five: half of it is no fault


class Phone(Protocol):
    """What a child holds, whatever the channel."""

    text: Texts
    complaints: list[str]
    keeps_all: bool
    """Nothing that was shown can be folded or taken away."""

    def says(self, words: str) -> None:
        """Write and send a message."""

    def sees(self, words: str) -> object:
        """The words are on the screen."""

    def tap(self, text_id: str) -> None:
        """Press the latest button with this title."""

    def shows_no_more(self, words: str) -> None:
        """The words are gone from the screen."""

    def code(self) -> str:
        """The public code that stands in the receipt."""


class Window:
    """A browser window that remembers what its console complained about."""

    def __init__(self, browser: Browser, locale: str, *, width: int, height: int) -> None:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        self.page = context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.text = Texts(locale)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def tap(self, text_id: str) -> None:
        """Press the latest button with this title."""
        button = self.page.get_by_role("button", name=self.text(text_id), exact=True).last
        button.click()

    def sees(self, words: str) -> None:
        """The words are on the screen."""
        expect(self.page.get_by_text(words).last).to_be_visible(timeout=WAIT_SECONDS * 1000)


class Page(Window):
    """A child's browser window with the chat page."""

    keeps_all = False

    def __init__(self, browser: Browser, locale: str, senim: Installation) -> None:
        super().__init__(browser, locale, width=390, height=844)
        self.page.goto(senim.chat)

    def says(self, words: str) -> None:
        """Write and send a message."""
        self.page.locator("textarea").fill(words)
        self.page.get_by_role("button", name=self.text("web-write.send"), exact=True).click()

    def shows_no_more(self, words: str) -> None:
        """The words are gone from the screen."""
        expect(self.page.get_by_text(words, exact=True)).to_have_count(0)

    def code(self) -> str:
        """The public code that stands in the receipt."""
        words = self.text("help-receipt", code="", when="", channel="web").split(".")[0]
        receipt = self.page.locator(".row.service", has_text=words)
        expect(receipt.last).to_be_visible(timeout=20_000)
        return receipt.last.locator("strong, b").first.inner_text()


def sign_in(desk: Window, senim: Installation) -> None:
    """The first psychologist of an installation comes in by the link that it prints."""
    come_in(desk, senim, senim.first_login, "Aigul Serikova", "aigul")


def come_in(desk: Window, senim: Installation, link: str, full_name: str, username: str) -> None:
    """A first sign-in: language, name and password; the phone waits, as a demo allows."""
    desk.page.goto(link)
    with desk.page.expect_navigation():  # what is typed before the page comes anew is lost with it
        desk.page.locator("button", has_text=desk.text(f"admin-language-{desk.text.locale}-short")).click()
    desk.page.fill("#full_name", full_name)
    desk.page.fill("#username", username)
    desk.page.fill("#password", PASSWORD)
    desk.page.fill("#again", PASSWORD)
    desk.tap("admin-continue")
    desk.tap("account-later")
    desk.page.wait_for_url(f"{senim.panel}/")


def write_and_send(phone: Phone, first: str, second: str) -> str:
    """The child's first minutes; the public code of the talk."""
    phone.tap("start-language-name")
    phone.tap("start-confidentiality.agree")
    phone.tap("menu-open.self")
    phone.sees(phone.text("help-write-self").splitlines()[0])
    phone.says(first)
    phone.sees(phone.text("help-kept-first"))
    phone.says(second)
    phone.sees(phone.text("help-kept"))
    phone.tap("help-draft.send")
    return phone.code()
