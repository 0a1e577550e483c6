"""Hours under a psychologist's hands: a week in one tap, who a kind of work proposes, conflicts, a day moved."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from core.texts import texts
from db.engine import Database
from tests.admin.browser.window import Window
from tests.factories.appointments import booked

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
T = texts("kk")


def tap(page: Page, text_id: str) -> None:
    page.get_by_role("button", name=T(text_id), exact=True).first.click()


def ticked(page: Page) -> list[str]:
    """Who can book, as the form stands."""
    return [tick.get_attribute("value") or "" for tick in page.locator("[name=audience]:checked").all()]


def test_a_week_in_one_tap_and_a_kind_of_work_that_proposes_people(window: Window) -> None:
    window.visit("/hours/")
    page = window.page
    tap(page, "cyclogram-empty-take")
    page.get_by_role("link", name=f"{T('cyclogram-add-at', day='', time='').split(':')[0]}: Дүйсенбі, 13:00").click()
    assert ticked(page) == ["parent"]
    page.get_by_label(T("cyclogram-work-teachers")).check()
    assert ticked(page) == ["teacher", "administration"]
    page.get_by_label(T("cyclogram-work-papers")).check()
    assert ticked(page) == []
    page.get_by_label(T("cyclogram-for-student"), exact=True).check()
    page.get_by_label(T("cyclogram-work-reception")).check()
    assert ticked(page) == ["student"]  # what a hand has ticked is left alone
    tap(page, "cyclogram-save")

    expect(page.locator(".hours-table .hours-piece", has_text="13:00–14:00")).to_have_count(1)


def test_a_conflict_is_shown_and_a_day_is_moved(window: Window, database: Database, now: datetime) -> None:
    window.visit("/hours/")
    page = window.page
    tap(page, "cyclogram-empty-take")
    with database.writing() as session:
        meeting = booked(session, now=now)
    with page.expect_navigation():  # its scripts have run: the button asks first
        page.locator(".hours-piece.kind-reception").first.click()
    tap(page, "cyclogram-cell-remove")
    tap(page, "admin-confirm")
    expect(page.get_by_text(meeting.code)).to_be_visible()
    tap(page, "cyclogram-back")
    expect(page.locator("#opens")).to_have_value("15:00")

    window.visit("/hours/move")
    page.fill("#to", "2026-11-24")
    tap(page, "cyclogram-move-look")
    expect(page.locator(".hours-message")).to_have_count(1)
    tap(page, "cyclogram-plan-do")

    page.wait_for_url("**/hours/days")
    expect(page.locator(".hours-rows li")).to_have_count(1)
