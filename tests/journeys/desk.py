"""A psychologist's desk in a journey: by keys where there is a keyboard, by thumb on a phone."""

from contextlib import AbstractContextManager

from playwright.sync_api import Browser, expect

from core.texts import Texts
from tests.journeys.running import Installation
from tests.journeys.windows import PASSWORD, Page, Window, come_in, write_and_send

PHONE = 992


class Desk(Window):
    """A window of the panel."""

    def __init__(self, browser: Browser, locale: str, senim: Installation, *, width: int, height: int) -> None:
        super().__init__(browser, locale, width=width, height=height)
        self.senim = senim
        self.is_phone = width < PHONE
        self.around: list[Window] = []  # the children and colleagues of the same day

    def opens(self, path: str) -> None:
        """Go to a page; its scripts have run."""
        self.page.goto(f"{self.senim.panel}{path}")

    def turns(self) -> AbstractContextManager[object]:
        """What is done inside leads to another page, and its scripts have run."""
        return self.page.expect_navigation()

    def does(self, key: str, button: str) -> None:
        """One act, on the page that stands there."""
        if self.is_phone:
            self.page.locator(button).first.click()
        else:
            self.page.keyboard.press(key)

    def goes(self, key: str, button: str) -> None:
        """One act that leads to another page."""
        with self.turns():
            self.does(key, button)

    def presses(self, button: str) -> None:
        """A button that leads to another page, for which there is no key."""
        with self.turns():
            self.page.locator(button).first.click()

    def says_yes(self, button: str) -> None:
        """A button that asks first."""
        self.page.locator(button).first.click()
        self.presses("#ask [data-ask-yes]")

    def chooses(self, name: str, value: str) -> None:
        """Language or look, wherever this window has them; a language brings the page anew, a look changes it."""
        place = "#side" if self.is_phone else ".account-menu" if name == "look" else ".top-tools"
        if self.is_phone:
            self.steps_back()
            self.page.locator(".thumb [data-bs-toggle=offcanvas]").click()
        elif name == "look":
            self.page.locator(".top-tools [aria-expanded=false].top-button").first.click()
        button = f"{place} .choice-button[name={name}][value={value}]"
        if name == "language":
            self.presses(button)
            self.text = Texts(value)
            return
        with self.page.expect_response(f"{self.senim.panel}/preferences"):  # it is kept beside the page, by its script
            self.page.locator(button).click()
        expect(self.page.locator(button)).to_have_attribute("aria-pressed", "true")
        self.closes_menu()

    def steps_back(self) -> None:
        """On a phone an open talk takes the whole screen: back to the queue, where the menu is."""
        back = self.page.locator(".inbox-talk .pane-back:visible")
        if self.is_phone and back.count():
            back.click()

    def closes_menu(self) -> None:
        """The drawer or the account's menu goes away."""
        if self.is_phone:
            self.page.locator("#side .btn-close").click()
            expect(self.page.locator("#side")).to_be_hidden()
        else:
            self.page.locator(".top-tools [aria-expanded=true].top-button").click()

    def signs_out(self) -> None:
        """Leave by the account's menu."""
        self.page.locator(".top-tools [aria-expanded=false].top-button").first.click()
        self.presses("form[action$='/logout'] button")

    def signs_in_again(self, username: str) -> None:
        """With the password this time."""
        self.opens("/")
        self.page.fill("#username", username)
        self.page.fill("#password", PASSWORD)
        self.tap("admin-sign-in-button")
        self.tap("account-later")
        self.page.wait_for_url(f"{self.senim.panel}/")

    def invites(self, colleague: "Desk", role: str, full_name: str, username: str) -> None:
        """A link is copied from the page of staff and opened by a colleague elsewhere."""
        self.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.opens("/staff/")
        self.page.locator("[data-open='#invite']").click()
        self.page.locator(f"#invite input[value={role}]").check()
        self.presses("#invite .btn-primary")
        self.page.locator(".staff-link [data-copy]").click()
        self.sees(self.text("admin-copied"))
        link = self.page.evaluate("() => navigator.clipboard.readText()")
        come_in(colleague, self.senim, link.replace("localhost", "127.0.0.1"), full_name, username)

    def is_refused(self, path: str) -> None:
        """A page that is not this person's says so kindly; the browser itself writes the refusal into its console."""
        answer = self.page.goto(f"{self.senim.panel}{path}")
        assert answer is not None
        assert answer.status == 403
        self.sees(self.text("admin-error-403-words"))
        self.complaints = [words for words in self.complaints if "403" not in words]


def three_taps(desk: Window, plus: str) -> None:
    """A talk face to face is written down: +, what, save."""
    desk.page.locator(plus).click()
    desk.page.locator("dialog#sheet[open] label[for=offline-what-prevention]").click()
    desk.page.locator("#offline-save").click()
    expect(desk.page.locator(".toast-note.has-undo")).to_be_visible()


def a_letter(browser: Browser, desk: Desk, first: str, second: str) -> tuple[Page, str]:
    """A child writes; the page and the code of the letter."""
    child = Page(browser, desk.text.locale, desk.senim)
    desk.around.append(child)
    return child, write_and_send(child, first, second)


def opened_and_taken(desk: Desk, code: str) -> None:
    """The letter with this code is the person's own, and open."""
    desk.opens("/inbox/")
    desk.presses(f".queue-item:has-text('{code}')")
    desk.goes("KeyA", "#act-take")
    expect(desk.page.locator("#act-take")).to_have_count(0)


def write(desk: Desk, key: str, mode: str, words: str) -> None:
    """Put the cursor into the reply or the note, and write."""
    desk.does(key, f"[data-mode-to={mode}]")
    box = desk.page.locator(f"#{mode}-text")
    expect(box).to_be_focused()
    box.press_sequentially(words)


def send(desk: Desk, form: str) -> None:
    """What is written there leaves."""
    desk.goes("Control+Enter", f"#{form} button:not([type=button])")


def close(desk: Desk, topic: str) -> None:
    """With what the journals lack."""
    desk.does("KeyE", "#open-closing")
    desk.page.select_option("#closing-category", "bullying")
    desk.page.fill("#closing-topic", topic)
    desk.page.fill("#closing-class_name", "7 а")
    desk.page.fill("#closing-result", "тыңдалды")
    desk.goes("Control+Enter", "#closing [data-send=stay]")


def end_danger(desk: Window, outcome: str, why: str) -> None:
    """A person ends the danger from its banner, and says how it was."""
    desk.page.locator("#to-ending").click()
    desk.page.check(f"#ending input[value={outcome}]")
    desk.page.fill("#ending-why", why)
    with desk.page.expect_navigation():
        desk.page.locator("#ending .btn-primary").click()
    expect(desk.page.locator(".crisis-bar")).to_have_count(0)
    expect(desk.page.locator(".danger-watch")).to_be_visible()
