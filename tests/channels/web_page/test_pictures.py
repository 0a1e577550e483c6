"""A picture in the page: its room is kept, its words are read out, and it stands still for whom movement troubles."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from core.pictures import weeks
from tests.channels.web_page.hands import arrive
from tests.channels.web_page.server import WebPageServer

pytestmark = pytest.mark.browser
YURT = {"alt": "a yurt below mountains", "src": "/chat/pictures/area-family", "width": 800, "height": 400}
BREATHING = {
    "alt": "a circle that grows",
    "src": "/chat/pictures/breathing",
    "still": "/chat/pictures/breathing-still",
    "width": 240,
    "height": 240,
}
LOADED = "node => node.complete && node.naturalWidth > 0"


@pytest.fixture
def moving(browser: Browser, server: WebPageServer) -> Iterator[Page]:
    """A phone that does not mind movement."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="no-preference")
    page = context.new_page()
    arrive(page, server)
    yield page
    context.close()


def show(page: Page, server: WebPageServer, picture: dict[str, Any], text: str = "words") -> Any:
    server.say(server.only_talk, text, ("ok", "menu:ok"), picture=picture)
    image = page.locator(".row.service img").last
    expect(image).to_be_visible()
    return image


def test_it_is_told_to_the_ear_before_the_words(page: Page, server: WebPageServer) -> None:
    show(page, server, YURT)

    expect(page.get_by_role("img", name="a yurt below mountains")).to_be_visible()
    bubble = page.locator(".row.service .bubble").last
    order = bubble.evaluate("node => [...node.children].map(child => child.localName)")
    assert order.index("picture") < order.index("p")


def test_its_room_is_kept_before_it_comes(page: Page, server: WebPageServer) -> None:
    held: list[Any] = []
    page.route("**/chat/pictures/*", lambda route: held.append(route))
    image = show(page, server, YURT)
    page.evaluate("() => document.fonts.ready.then(() => 0)")  # letters of another shape move what stands below them
    before = image.bounding_box()
    while not held:  # the page asks for it in its own time
        page.evaluate("() => 0")

    held.pop().continue_()
    page.wait_for_function(LOADED, arg=image.element_handle())

    assert before == image.bounding_box()
    assert abs(before["width"] / before["height"] - 2) < 0.02
    assert before["width"] > 260


def test_one_drawn_for_this_child_comes_inside_its_bubble(page: Page, server: WebPageServer) -> None:
    source = f"data:image/png;base64,{weeks.drawn([3] * 28, today=27)}"

    image = show(page, server, {"alt": "four weeks", "src": source, "width": 800, "height": 488})

    page.wait_for_function(LOADED, arg=image.element_handle())


def test_what_moves_stands_still_for_whom_movement_troubles(page: Page, moving: Page, server: WebPageServer) -> None:
    sources = []
    for phone in (page, moving):
        talk = list(server.talks.values())[0 if phone is page else 1]
        server.say(talk, "breathe", picture=BREATHING)
        image = phone.locator(".row.service img").last
        expect(image).to_be_visible()
        phone.wait_for_function(LOADED, arg=image.element_handle())
        sources.append(image.evaluate("node => new URL(node.currentSrc).pathname"))

    assert sources == ["/chat/pictures/breathing-still", "/chat/pictures/breathing"]


def test_one_that_does_not_come_leaves_the_words_and_the_buttons(page: Page, server: WebPageServer) -> None:
    page.route("**/chat/pictures/*", lambda route: route.abort())

    show(page, server, YURT)

    expect(page.locator(".row.service .words").last).to_have_text("words")
    expect(page.get_by_role("button", name="ok")).to_be_visible()


def test_nothing_of_it_breaks_out_of_its_bubble(page: Page, server: WebPageServer) -> None:
    image = show(page, server, {**YURT, "alt": '"><script>alert(1)</script>'})

    assert image.get_attribute("alt") == '"><script>alert(1)</script>'
    widths = page.evaluate("() => [document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]
