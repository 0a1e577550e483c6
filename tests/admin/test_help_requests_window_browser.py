"""In a psychologist's browser: the time left runs down by itself, and only what was before the eyes counts as read."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from core.help_requests import reading, threads
from core.texts import texts
from db.engine import Database
from db.models.help_requests import HelpRequest, HelpSource, Side
from tests.admin.browser.window import Window
from tests.admin.hands import Panel
from tests.admin.help_requests_hands import Ask

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
T = texts("kk")
LONG = "ұзақ сөз " * 60
# resolves once the browser itself has found that the last message is off the screen
LAST_IS_GONE = """() => new Promise((done) => {
  document.querySelector("#talk-scroll").scrollTop = 0;
  const last = [...document.querySelectorAll("[data-see] .bubble-meta")].at(-1);
  new IntersectionObserver((met) => { if (!met.at(-1).isIntersecting) done(); }).observe(last);
})"""


@pytest.fixture
def said(ask: Ask, database: Database, now: datetime) -> tuple[int, list[int]]:
    """A talk by WhatsApp that is longer than the screen, and the ids of its messages."""
    request_id = ask(LONG, channel="whatsapp").id
    with database.writing() as session:
        request = session.get_one(HelpRequest, request_id)
        for number in range(1, 6):
            threads.append(session, request, side=Side.CHILD, text=LONG, now=now + timedelta(seconds=number))
        session.flush()
        ids = [message.id for message in request.messages if message.side is Side.CHILD]
        for message_id in ids:
            reading.note(session, message_id, channel="whatsapp", source=f"mid-{message_id}")
    return request_id, ids


def test_the_time_left_runs_down_and_says_when_it_is_over(
    window: Window, panel: Panel, ask: Ask, database: Database
) -> None:
    request_id = ask(channel="whatsapp").id
    with database.writing() as session:
        session.get_one(HelpRequest, request_id).last_child_at = panel.clock() - timedelta(hours=21, minutes=40)
    window.page.clock.install(time=panel.clock())
    window.page.clock.pause_at(panel.clock() + timedelta(seconds=1))

    window.visit(f"/inbox/{request_id}")
    line = window.page.locator(".desk-window")
    expect(line).to_have_text(_left("hours", 2, 20))
    expect(line).to_have_class("desk-window is-open")
    window.page.clock.fast_forward("30:10")
    expect(line).to_have_text(_left("hours", 1, 49))  # ten seconds of the next minute are gone: it is not promised
    expect(line).to_have_class("desk-window is-soon")
    window.page.clock.fast_forward("01:49:30")
    expect(line).to_have_text(_left("closed", 0, 0))
    expect(line).to_have_class("desk-window is-closed")


def test_a_message_below_the_fold_is_not_read_until_it_is_scrolled_to(
    window: Window, panel: Panel, database: Database, said: tuple[int, list[int]]
) -> None:
    request_id, ids = said
    page = window.page
    page.clock.install(time=panel.clock())
    page.clock.pause_at(panel.clock() + timedelta(seconds=1))
    window.visit(f"/inbox/{request_id}")
    window.asks(LAST_IS_GONE)

    with page.expect_response("**/seen"):
        page.clock.run_for(2_000)
    first = _read(database)
    page.locator("[data-see]").last.scroll_into_view_if_needed()
    window.asks("() => { const box = document.querySelector('#talk-scroll'); box.scrollTop = box.scrollHeight; }")
    expect(page.locator("[data-see] .bubble-meta").last).to_be_in_viewport(ratio=0.9)
    nothing_yet = _read(database)
    with page.expect_response("**/seen"):
        page.clock.run_for(10_000)

    assert ids[0] in first
    assert ids[-1] not in first
    assert nothing_yet == first
    assert _read(database) == ids


def test_behind_a_covered_screen_nothing_is_read(
    window: Window, panel: Panel, database: Database, said: tuple[int, list[int]]
) -> None:
    request_id, ids = said
    page = window.page
    page.clock.install(time=panel.clock())
    page.clock.pause_at(panel.clock() + timedelta(seconds=1))
    window.visit(f"/inbox/{request_id}")
    window.asks("() => document.querySelector('#cover').showModal()")
    page.clock.run_for(20_000)
    covered = _read(database)
    window.asks("() => document.querySelector('#cover').close()")
    with page.expect_response("**/seen"):
        page.clock.run_for(2_000)

    assert covered == []
    assert _read(database) == ids


def _left(kind: str, hours: int, minutes: int) -> str:
    return T(f"desk-window-{kind}", channel="WhatsApp", hours=hours, minutes=minutes)


def _read(database: Database) -> list[int]:
    with database.reading() as session:
        return sorted(session.scalars(select(HelpSource.help_message_id).where(HelpSource.seen_at.is_not(None))))
