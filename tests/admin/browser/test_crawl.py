"""Every page of every role in a real browser: nothing breaks, nothing leaves the house, everybody can use it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.admin.browser import axe
from tests.admin.browser.dresses import HEIGHTS, IS_FULL, NARROWEST, Dress, dressed
from tests.admin.browser.served import served
from tests.admin.browser.tours import LOOKING, book_by_book, shared, tour
from tests.admin.browser.window import OVERFLOW, Window
from tests.admin.walls.world import World

pytestmark = [pytest.mark.browser, pytest.mark.timeout(7200 if IS_FULL else 300)]
BEFORE_SIGN_IN = ("/login", "/first-login/spent", "/nowhere")


@pytest.fixture(scope="module")
def address(school: World) -> Iterator[str]:
    """The panel on the loopback."""
    with served(school.app) as found:
        yield found


def looked_at(window: Window, path: str, dress: Dress, *, status: int = 200) -> list[str]:
    """What is wrong with one page in one dress, and on the narrowest phone."""
    window.wear(panel_language=dress.locale, panel_look=dress.look)
    window.page.set_viewport_size({"width": dress.width, "height": HEIGHTS[dress.width]})
    window.visit(path, status=status)
    found = axe.grave(window.page)
    for width in {390, NARROWEST}:
        window.page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        if wide := window.asks(OVERFLOW):
            found.append(f"scrolls sideways, {wide}")
    return found + window.faults()


@pytest.mark.parametrize("called", LOOKING)
def test_every_page_stands_in_a_real_browser(school: World, address: str, browser: Browser, called: str) -> None:
    session = str(school.app.config["SESSION_COOKIE_NAME"])
    window = Window(browser, address, **{session: school.cookies[called]})
    faults, pages = [], tour(school, called) if IS_FULL else shared(school, called, book_by_book)
    for path, dress in dressed(pages):
        faults += [f"{called} {path} {dress}: {fault}" for fault in looked_at(window, path, dress)]
    window.close()
    assert not faults, f"{len(faults)} faults on {len(pages)} pages:\n" + "\n".join(faults[:80])
    assert pages


def test_the_pages_before_the_sign_in_stand_too(school: World, address: str, browser: Browser) -> None:
    window = Window(browser, address)
    statuses = {path: school.app.test_client().get(path).status_code for path in BEFORE_SIGN_IN}
    faults = [
        f"{path} {dress}: {fault}"
        for path, dress in dressed(BEFORE_SIGN_IN)
        for fault in looked_at(window, path, dress, status=statuses[path])
    ]
    window.close()
    assert not faults, "\n".join(faults)
