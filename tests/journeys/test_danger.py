"""A danger from its first word to its end: somebody looks, follows the protocol, ends it; a new sign wakes it again."""

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.desk import Desk, a_letter, end_danger

WORDS = {
    "kk": ("Сәлеметсіз бе", "Біреумен сөйлескім келді", "өлгім келеді", "Сыныпта мені мазақтайды"),
    "ru": ("Здравствуйте", "Хочу поговорить", "не хочу жить", "В классе меня дразнят"),
}
STEPS = ("asked_safe", "deputy")

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.timeout(300)]


def test_a_danger_is_looked_at_followed_ended_and_watched(browser: Browser, desk: Desk) -> None:
    first, second, danger, sign = WORDS[desk.text.locale]
    child, code = a_letter(browser, desk, first, second)
    child.says(danger)
    child.sees("112")

    desk.opens("/inbox/")
    desk.presses(f".queue-item:has-text('{code}')")
    somebody_looks(desk)
    two_lines_are_ticked_and_one_taken_back(desk)
    the_alert_was_right(desk, danger)
    end_danger(desk, "confirmed", "анасы қасында")
    expect(desk.page.locator(".bubble.note", has_text="анасы қасында")).to_be_visible()

    child.says(sign)
    expect(desk.page.locator(".crisis-bar")).to_be_visible(timeout=30_000)
    expect(desk.page.locator("#act-acknowledge")).to_be_visible()


def somebody_looks(desk: Desk) -> None:
    """The talk opens at the cry; one tap, and the banner says who; the page stays where it was."""
    expect(desk.page.locator(".crisis-bar")).to_be_visible()
    expect(desk.page.locator(".desk-risk-red .bubble-text").first).to_be_in_viewport()
    desk.page.locator("#act-acknowledge").click()
    expect(desk.page.locator("#act-acknowledge")).to_have_count(0)
    expect(desk.page.locator(".danger-chain")).to_contain_text("Aigul Serikova")


def two_lines_are_ticked_and_one_taken_back(desk: Desk) -> None:
    """One tap each, with who and when; the latest is undone from the message in passing."""
    desk.page.locator("#to-protocol").click()
    for step in (*STEPS, "next"):
        desk.page.locator(f"#tick-{step}").click()
        expect(desk.page.locator(f"#untick-{step}")).to_be_focused()
    expect(desk.page.locator(".protocol-line.is-done", has_text="Aigul Serikova")).to_have_count(4)
    with desk.turns():
        desk.page.locator(".toast-note.has-undo .toast-button").click()
    expect(desk.page.locator("#tick-next")).to_be_visible()
    if desk.is_phone:
        desk.page.locator("#context .pane-back").click()


def the_alert_was_right(desk: Desk, danger: str) -> None:
    """The evidence is marked in the words, and one tap says that the alert was right."""
    grave = desk.page.locator(".bubble.desk-risk-red", has_text=danger)
    expect(grave.locator("mark.evidence").first).to_be_visible()
    expect(grave.locator(".why-reasons")).to_be_visible()
    grave.locator("[id$=-right]").click()
    expect(grave.locator("[aria-pressed=true]")).to_have_count(1)
