"""What a child does with the page, and a look into what the browser has stored."""

from playwright.sync_api import Page, expect

from tests.channels.web_page.server import WebPageServer

EVERYTHING = "() => JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})"


def arrive(page: Page, server: WebPageServer) -> None:
    """Open the page and wait for the greeting, and until it speaks: it asks for other languages after its own."""
    with page.expect_request("**/texts/ru.json"):
        page.goto(server.url)
    expect(page.locator(".row.service").first).to_contain_text("greeting")


def write(page: Page, text: str) -> None:
    page.locator("#words").fill(text)
    page.locator("#send").click()


def sent(page: Page) -> None:
    """Wait until no turn is under way: a tick can come with the server's echo, before the turn itself is answered."""
    page.wait_for_function("() => !sessionStorage.getItem('senim.queue')")


def stored(page: Page, name: str, where: str = "sessionStorage") -> str | None:
    found: str | None = page.evaluate("([where, name]) => window[where].getItem(name)", [where, name])
    return found
