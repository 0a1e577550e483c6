"""A file in the page: a tap keeps it as it was sent, and its button tells eye and ear what it is."""

import base64
from pathlib import Path
from typing import Any

import icalendar
import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.channels.web_page.server import WebPageServer

pytestmark = pytest.mark.browser
DATA = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a@b\r\nDTSTAMP:20261123T050000Z\r\n"
    "SUMMARY:Мектептегі кездесу 🙂\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
).encode()
NAME = "Күнтізбеге арналған файл kezdesu.ics, 1 КБ Сақтау"


def given(data: bytes = DATA, **more: Any) -> dict[str, Any]:
    content = base64.b64encode(data).decode()
    return {"name": "kezdesu.ics", "type": "text/calendar", "size": len(data), "content": content, **more}


def show(page: Page, server: WebPageServer, file: dict[str, Any], text: str = "words") -> Locator:
    server.say(server.only_talk, text, ("ok", "menu:ok"), file=file)
    button = page.locator(".row.service .file").last
    expect(button).to_be_visible()
    return button


def kept(page: Page, button: Locator) -> tuple[str, bytes]:
    """The name and the content of what a tap keeps."""
    with page.expect_download() as waiting:
        button.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_tap_keeps_it_as_it_was_sent_and_the_page_stays(page: Page, server: WebPageServer) -> None:
    button = show(page, server, given())
    before = page.url

    assert kept(page, button) == ("kezdesu.ics", DATA)

    [event] = icalendar.Calendar.from_ical(kept(page, button)[1]).walk("VEVENT")
    assert event["summary"] == "Мектептегі кездесу 🙂"
    assert page.url == before
    expect(page.locator("a[download]")).to_have_count(0)


def test_its_name_says_what_it_is_how_large_and_what_a_tap_does(page: Page, server: WebPageServer) -> None:
    show(page, server, given())

    expect(page.get_by_role("button", name=NAME, exact=True)).to_be_visible()


def test_a_large_one_of_another_kind_says_so(page: Page, server: WebPageServer) -> None:
    show(page, server, given(b"x" * 3000, name="paper.pdf", type="application/pdf"))

    expect(page.get_by_role("button", name="Файл paper.pdf, 3 КБ Сақтау", exact=True)).to_be_visible()


def test_another_language_says_it_anew_and_it_can_still_be_kept(page: Page, server: WebPageServer) -> None:
    show(page, server, given())

    page.get_by_role("button", name="Рус").click()

    button = page.get_by_role("button", name="Файл для календаря kezdesu.ics, 1 КБ Сохранить", exact=True)
    assert kept(page, button) == ("kezdesu.ics", DATA)


def test_it_is_there_again_when_the_page_is_loaded_anew(page: Page, server: WebPageServer) -> None:
    show(page, server, given())

    page.reload()

    assert kept(page, page.get_by_role("button", name=NAME, exact=True)) == ("kezdesu.ics", DATA)


def test_it_can_be_kept_without_a_connection(page: Page, phone: BrowserContext, server: WebPageServer) -> None:
    button = show(page, server, given())

    phone.set_offline(True)

    assert kept(page, button) == ("kezdesu.ics", DATA)


def test_the_keyboard_reaches_it_between_its_words_and_its_buttons(page: Page, server: WebPageServer) -> None:
    button = show(page, server, given())

    button.focus()
    page.keyboard.press("Tab")

    expect(page.get_by_role("button", name="ok")).to_be_focused()
    order = page.locator(".row.service .bubble").last.evaluate("node => [...node.children].map(one => one.className)")
    assert [name for name in order if name in {"words", "file", "foot"}] == ["words", "file", "foot"]


def test_a_bubble_that_changes_loses_it(page: Page, server: WebPageServer) -> None:
    show(page, server, given())

    server.draw(server.only_talk, max(server.only_talk.bubbles), "cancelled")

    expect(page.locator(".row.service .words").last).to_have_text("cancelled")
    expect(page.locator(".file")).to_have_count(0)


def test_nothing_of_it_breaks_out_of_its_bubble(page: Page, server: WebPageServer) -> None:
    name = "<script>alert(1)</script>" + "ұзақ" * 60 + ".ics"

    button = show(page, server, given(name=name))

    expect(button).to_contain_text(name)
    assert button.bounding_box()["height"] >= 44  # type: ignore[index]
    widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


def test_it_is_not_opened_before_it_is_asked_for(page: Page, server: WebPageServer) -> None:
    show(page, server, given(content="this is no base64!"))

    expect(page.locator(".row.service .words").last).to_have_text("words")
    expect(page.get_by_role("button", name="ok")).to_be_visible()
