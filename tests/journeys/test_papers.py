"""The paperwork in a browser: a year's plan, its month and week, work from the plan, the report, frozen, on paper."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from core.plans import terms
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.timeout(240)]


def test_a_plan_becomes_a_report_that_never_changes(desk: Desk, tmp_path: Path) -> None:
    planned(desk)
    done_and_green(desk)
    frozen = reported(desk)
    on_paper(desk, frozen, tmp_path)


def planned(desk: Desk) -> None:
    """Two taps make the year out of the library, one more the month; the week stands beside the cyclogram.

    November has lessons whenever this runs: a plan wants nothing of July, and a week of holidays shows no cyclogram.
    """
    november = terms.code(terms.year_of(today().date()), 11)
    desk.opens("/plans/")
    desk.presses("button[name=start][value=library]")
    expect(desk.page.locator(".plans-section")).to_have_count(6)
    assert desk.page.locator(".plans-table tbody tr").count() >= 40  # the page came whole

    desk.opens("/hours/")
    desk.presses(".hours-proposed form button")
    desk.opens(f"/plans/month?month={november}")
    lines = desk.page.locator("table.plans-grid tbody tr")
    desk.presses("form[action$='/month/fill'] button")
    expect(lines.first).to_be_visible()
    desk.opens(f"/plans/week?day={november}-18")
    expect(desk.page.locator(".plans-cells").first).to_be_visible()


def today() -> datetime:
    """By the school's clock, as the panel takes it."""
    return datetime.now(ZoneInfo("Asia/Almaty"))


def done_and_green(desk: Desk) -> None:
    """Work written down from an item makes it green; what was to be said is known already."""
    desk.opens("/plans/")
    record = desk.page.locator(".plans-table a.plans-record[href*='plan_item']").first
    item = record.locator("xpath=ancestor::tr").get_attribute("id")
    record.click()
    sheet = desk.page.locator("form[action*='/offline/']").first
    expect(sheet).to_be_visible()
    sheet.locator("button[type=submit], button:not([type])").last.click()
    desk.opens("/plans/")
    expect(desk.page.locator(f"tr#{item}.is-done")).to_have_count(1)


def reported(desk: Desk) -> str:
    """The month's figures stand; a chart is drawn above its table; freezing asks once and keeps a copy."""
    desk.opens(f"/reports/{today():%Y-%m}/statistical")
    expect(desk.page.locator("canvas, .report-chart svg").first).to_be_visible()
    assert desk.page.locator("table.report-table").count() >= 5
    desk.says_yes("button[name=act][value=freeze]")
    desk.page.wait_for_url("**/reports/frozen/**")
    return desk.page.url


def on_paper(desk: Desk, frozen: str, folder: Path) -> None:
    """On paper there are figures and lines to sign, and nothing to press; the file asked for comes as a job."""
    desk.page.emulate_media(media="print")
    expect(desk.page.locator(".report-signs")).to_be_visible()
    expect(desk.page.locator("button:visible")).to_have_count(0)
    desk.page.emulate_media(media="screen")

    desk.page.goto(frozen.partition("?")[0])
    desk.page.locator("a[href*='/exports/new']").first.click()
    sheet = desk.page.locator("form[action*='/exports/']").first
    expect(sheet).to_be_visible()
    sheet.locator("label[for=export-format-docx]").click()
    with desk.page.expect_download(timeout=60_000) as download:
        sheet.locator("button[type=submit], button:not([type])").last.click()
    download.value.save_as(folder / "report.docx")
    assert (folder / "report.docx").read_bytes()[:2] == b"PK"
