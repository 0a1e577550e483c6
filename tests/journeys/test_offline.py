"""A talk in the corridor: three taps from the inbox to both books, in a real browser, and back again."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.desk import three_taps
from tests.journeys.inside import inside
from tests.journeys.running import Installation
from tests.journeys.windows import Window, sign_in

COUNT_TAPS = """
addEventListener("pointerdown", (event) => {
  if (event.isTrusted) sessionStorage.setItem("taps", Number(sessionStorage.getItem("taps") ?? 0) + 1);
}, true);
"""
# the Kazakh keyboard writes another letter at the same place
PRESS_P = """() => document.body.dispatchEvent(
  new KeyboardEvent("keydown", { key: "з", code: "KeyP", bubbles: true, cancelable: true }))"""


@pytest.mark.browser
@pytest.mark.journey
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("locale", "width", "height"), [("kk", 1440, 900), ("ru", 390, 844)])
def test_three_taps_write_a_talk_into_both_books_and_one_takes_it_back(
    browser: Browser, seeded_home: Path, tmp_path: Path, locale: str, width: int, height: int
) -> None:
    with inside(shutil.copytree(seeded_home, tmp_path / "home")) as senim:
        desk = Window(browser, locale, width=width, height=height)
        sign_in(desk, senim)
        desk.page.context.add_init_script(COUNT_TAPS)
        desk.page.goto(f"{senim.panel}/inbox/")

        three_taps(desk, ".offline-thumb" if width < 992 else "#offline-plus")

        assert desk.page.evaluate("sessionStorage.getItem('taps')") == "3"
        assert desk.page.url == f"{senim.panel}/inbox/"
        assert drafts(desk, senim, "J2", "J7") == [1, 1]

        a_class_by_keys(desk, senim)
        desk.page.locator(".toast-note.has-undo button[data-key]").click()
        expect(desk.page.locator(".toast-note.has-undo")).to_have_count(0)
        assert drafts(desk, senim, "J5", "J8", "J7") == [0, 0, 1]

        numbered_at_once(desk, senim)
        assert drafts(desk, senim, "J2", "J7") == [0, 0]
        assert desk.complaints == []


def a_class_by_keys(desk: Window, senim: Installation) -> None:
    """P opens the sheet on a Kazakh keyboard too; the kind brings its minutes, Enter saves."""
    desk.page.goto(f"{senim.panel}/inbox/")
    desk.page.evaluate(PRESS_P)
    sheet = desk.page.locator("dialog#sheet[open]")
    expect(sheet.locator("#offline-what-consultation")).to_be_focused()
    sheet.locator("label[for=offline-who-class]").click()
    sheet.locator("label[for=offline-what-awareness]").click()
    expect(sheet.locator("#offline-minutes-45")).to_be_checked()
    sheet.locator("#offline-class_name").fill("6 в")
    sheet.locator("#offline-participants").fill("26")
    sheet.locator("#offline-participants").press("Enter")
    expect(desk.page.locator(".toast-note.has-undo")).to_be_visible()


def numbered_at_once(desk: Window, senim: Installation) -> None:
    """Today's list gives both books their number with one tap."""
    desk.page.goto(f"{senim.panel}/offline/")
    desk.page.locator(".offline-entry form[action$='/number'] button").click()
    expect(desk.page.locator("span.offline-place", has_text=re.compile("№ 1$"))).to_have_count(2)


def drafts(desk: Window, senim: Installation, *journals: str) -> list[int]:
    """How many drafts wait in each of these books."""
    found = []
    for journal in journals:
        desk.page.goto(f"{senim.panel}/journals/{journal}/")
        ways = desk.page.locator(f"main a[href*='/journals/{journal}/drafts/']")
        found.append(len(set(ways.evaluate_all("links => links.map((link) => link.pathname)"))))
    return found
