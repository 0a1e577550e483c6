"""A poster's code in the address of the page: out of it at once, and to the server in one turn only."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.channels.web_page.hands import EVERYTHING, sent, write
from tests.channels.web_page.server import WebPageServer

pytestmark = pytest.mark.browser


def test_a_code_leaves_the_address_at_once_and_goes_with_one_turn_only(
    phone: BrowserContext, server: WebPageServer
) -> None:
    page = phone.new_page()
    page.goto(f"{server.url}/#join=abcde23456")
    page.wait_for_function("!location.hash")
    expect(page.locator("#words")).to_be_visible()

    write(page, "hello")
    expect(page.locator(".row.child .status.kept")).to_be_visible()
    sent(page)
    page.reload()
    write(page, "again")
    expect(page.locator(".row.child .words")).to_have_text(["hello", "again"])
    expect(page.locator(".row.child .status.kept")).to_have_count(2)
    sent(page)

    asked = [turn.get("payload", turn.get("text")) for turn in server.attempts]
    assert asked == ["subscriptions:join:abcde23456", "hello", "again"]
    assert page.url == f"{server.url}/"
    assert "abcde23456" not in page.evaluate(EVERYTHING)
