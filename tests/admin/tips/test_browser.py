"""The form of a tip under a psychologist's hands: bubbles move in place, and what was written survives a lost page."""

import pytest
from playwright.sync_api import Page, expect

from core.texts import texts
from db.models.tips import Tip
from tests.admin.browser.window import Window
from tests.factories.tips import FORBIDDEN

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
T = texts("kk")


def bubbles(page: Page) -> list[str]:
    """What stands in the Kazakh bubbles, by their numbers."""
    count = page.locator("[data-bubbles=kk] > li").count()
    return [page.locator(f"#kk-cards-{number}").input_value() for number in range(1, count + 1)]


def test_bubbles_are_added_moved_and_removed_in_place(window: Window, tip: Tip) -> None:
    window.visit(f"/tips/{tip.id}/")
    page, begun = window.page, bubbles(window.page)

    page.locator("[data-bubble-add=kk]").click()
    expect(page.locator(f"#kk-cards-{len(begun) + 1}")).to_be_focused()
    page.keyboard.type("Жаңа сөз")
    page.get_by_role("button", name=T("tips-desk-bubble-up", number=str(len(begun) + 1)), exact=True).first.click()
    page.get_by_role("button", name=T("tips-desk-bubble-remove", number="1"), exact=True).first.click()

    assert bubbles(page) == [*begun[1:-1], "Жаңа сөз", begun[-1]]
    expect(page.locator("label[for=kk-cards-1]")).to_have_text(T("tips-desk-bubble", number="1"))


def test_the_last_bubble_is_only_emptied(window: Window) -> None:
    window.visit("/tips/new")
    window.page.fill("#kk-cards-1", "Бір")

    window.page.locator("[data-bubbles=kk] [data-bubble-act=remove]").click()

    assert bubbles(window.page) == [""]


def test_words_are_counted_and_judged_as_they_are_typed(window: Window, tip: Tip) -> None:
    window.visit(f"/tips/{tip.id}/")
    page = window.page

    page.fill("#kk-cards-1", f"{FORBIDDEN} " * 61)

    expect(page.locator("[data-field=kk-cards-1]")).to_have_text("61 / 60")
    expect(page.locator("[data-field=kk-cards-1]")).to_have_class("tip-count soft is-over")
    expect(page.locator("#remarks-kk mark")).to_have_text(FORBIDDEN)
    expect(page.locator("#head-marks-kk")).to_contain_text("1")


def test_what_was_not_saved_is_offered_again_and_what_was_saved_is_not(window: Window, tip: Tip) -> None:
    page = window.page
    window.visit(f"/tips/{tip.id}/")
    page.locator("[data-bubble-add=kk]").click()
    page.keyboard.type("Жоғалмасын")
    window.visit("/tips/")

    window.visit(f"/tips/{tip.id}/")
    page.locator("[data-kept-back]").click()
    assert bubbles(page)[-1] == "Жоғалмасын"
    with page.expect_navigation():
        page.locator("#tip-save").click()

    expect(page.get_by_text(T("tips-desk-done-saved"))).to_be_visible()
    window.visit(f"/tips/{tip.id}/")
    expect(page.locator("#tip-kept")).to_be_hidden()


def test_words_that_are_not_needed_are_dropped(window: Window) -> None:
    window.visit("/tips/new")
    window.page.fill("#kk-title", "Керек емес")
    window.visit("/tips/new")

    window.page.locator("[data-kept-drop]").click()
    window.visit("/tips/new")

    expect(window.page.locator("#tip-kept")).to_be_hidden()
    assert window.page.locator("#kk-title").input_value() == ""
