"""What a child does with the page, and a look into what the browser has stored."""

from playwright.sync_api import Page, expect

from tests.channels.web_page.server import WebPageServer

EVERYTHING = "() => JSON.stringify({...sessionStorage}) + JSON.stringify({...localStorage})"


def arrive(page: Page, server: WebPageServer) -> None:
    page.goto(server.url)
    expect(page.locator(".row.service").first).to_contain_text("greeting")


def write(page: Page, text: str) -> None:
    page.locator("#words").fill(text)
    page.locator("#send").click()


def stored(page: Page, name: str, where: str = "sessionStorage") -> str | None:
    found: str | None = page.evaluate("([where, name]) => window[where].getItem(name)", [where, name])
    return found
