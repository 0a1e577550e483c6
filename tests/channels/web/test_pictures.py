"""Pictures on the wire of the web chat: shipped ones by an allow-list, a drawn one inside its own sealed bubble."""

import base64
from typing import Any

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from bot.channels.web.talk_key import address_of
from core import outbox, pictures
from core.messages import OutboundMessage, Picture
from core.pictures import sheets
from db.models.mailbox import Bubble
from db.models.outbox import Lane
from tests.chat import Chat, LiveBot, WebChat

DRAWN = base64.b64encode(sheets.plain(80, 40, b"\1\2\3")).decode()
EVERY = (*pictures.NAMES, "breathing-still")


@pytest.fixture
def page(chat: Chat) -> WebChat:
    assert isinstance(chat, WebChat)
    return chat


async def say(live: LiveBot, page: WebChat, text: str, picture: Picture) -> dict[str, Any]:
    """Let the service say this; the bubble it became."""

    def rule(session: Any) -> None:
        to = outbox.to_address(session, channel="web", address=address_of(page.talk_key))
        outbox.enqueue(session, OutboundMessage(text, picture=picture), to=to, lane=Lane.ANSWER, now=live.clock())

    await live.bot.lane.run(rule)
    live.bot.delivery.wake()
    await page.sees(text)
    return next(bubble for bubble in page.bubbles.values() if bubble["text"] == text)


@pytest.mark.parametrize("name", EVERY)
async def test_a_shipped_one_is_served_and_stays_in_no_cache(live: LiveBot, name: str) -> None:
    with capture_logs() as logged:
        async with live.client.get(f"/chat/pictures/{name}") as answer:
            body = await answer.read()

    assert (answer.status, answer.content_type) == (200, pictures.media_type(name))
    assert body == pictures.path(name).read_bytes()
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "img-src 'self' data:;" in answer.headers["Content-Security-Policy"]
    assert logged == []


@pytest.mark.parametrize("name", ["nothing", "manifest.json", "area-family.png", "..%2fmanifest.json", "%00"])
async def test_nothing_else_is_served(live: LiveBot, name: str) -> None:
    async with live.client.get(f"/chat/pictures/{name}") as answer:
        assert answer.status == 404


async def test_a_bubble_says_where_its_picture_is_and_how_much_room_it_takes(live: LiveBot, page: WebChat) -> None:
    still = await say(live, page, "сөз", Picture(alt="a yurt", name="area-family"))
    moving = await say(live, page, "дем", Picture(alt="a circle", name="breathing"))

    assert still["picture"] == {
        "alt": "a yurt",
        "src": "/chat/pictures/area-family",
        "width": 800,
        "height": 400,
    }
    assert moving["picture"]["still"] == "/chat/pictures/breathing-still"


async def test_a_drawn_one_lies_sealed_in_the_mailbox_alone(live: LiveBot, page: WebChat) -> None:
    bubble = await say(live, page, "менікі", Picture(alt="drawn", drawn=DRAWN))

    assert bubble["picture"] == {"alt": "drawn", "src": f"data:image/png;base64,{DRAWN}", "width": 80, "height": 40}
    with live.bot.database.reading() as session:
        assert all(DRAWN.encode() not in row.sealed for row in session.scalars(select(Bubble)))


async def test_one_that_is_shipped_no_longer_leaves_its_words(live: LiveBot, page: WebChat) -> None:
    bubble = await say(live, page, "сөз", Picture(alt="?", name="area-of-last-year"))

    assert "picture" not in bubble


async def test_a_bubble_without_one_has_no_place_for_it(page: WebChat) -> None:
    assert all("picture" not in bubble for bubble in page.bubbles.values())
