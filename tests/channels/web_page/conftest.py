"""A phone-sized Chromium before the page, and the server behind it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.admin.browser.chromium import chromium
from tests.channels.web_page.hands import arrive
from tests.channels.web_page.server import WebPageServer


# Not wider than a module: a running Playwright would stand in the way of the asyncio tests.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """On a busy machine what is awaited may take its time, whichever tests this process ran before."""
    expect.set_options(timeout=20_000)
    with chromium() as found:
        yield found


@pytest.fixture
def server() -> Iterator[WebPageServer]:
    server = WebPageServer()
    server.start()
    yield server
    server.stop()


@pytest.fixture
def phone(browser: Browser, server: WebPageServer) -> Iterator[BrowserContext]:
    """A phone-sized browser in which any breach of the policy or error of a script fails the test."""
    faults: list[str] = []
    assert server.url
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda line: faults.append(line.text) if "Security Policy" in line.text else None)
    yield context
    context.close()
    assert not faults


@pytest.fixture
def page(phone: BrowserContext, server: WebPageServer) -> Page:
    page = phone.new_page()
    arrive(page, server)
    return page
