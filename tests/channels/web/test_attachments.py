"""Files on the wire of the web chat: inside their own sealed bubbles, and nowhere else."""

import base64
from typing import Any

import pytest
from sqlalchemy import select

from bot.channels.web.talk_key import address_of, box_of
from core import mailbox, outbox
from core.messages import Attachment, OutboundMessage
from db.models.mailbox import Bubble
from db.models.outbox import Lane
from tests.chat import Chat, LiveBot, WebChat

DATA = "BEGIN:VCALENDAR\r\nSUMMARY:Кездесу\r\nEND:VCALENDAR\r\n".encode()
FILE = Attachment("kezdesu.ics", "text/calendar", base64.b64encode(DATA).decode())
DESCRIBED = {"name": "kezdesu.ics", "type": "text/calendar", "size": len(DATA), "content": FILE.content}


@pytest.fixture
def page(chat: Chat) -> WebChat:
    assert isinstance(chat, WebChat)
    return chat


async def say(live: LiveBot, page: WebChat, text: str, **more: Any) -> dict[str, Any]:
    """Let the service say this; the bubble it became."""

    def rule(session: Any) -> None:
        to = outbox.to_address(session, channel="web", address=address_of(page.talk_key))
        outbox.enqueue(session, OutboundMessage(text, **more), to=to, lane=Lane.ANSWER, now=live.clock())

    await live.bot.lane.run(rule)
    live.bot.delivery.wake()
    await page.sees(text)
    return next(bubble for bubble in page.bubbles.values() if bubble["text"] == text)


async def test_a_bubble_brings_its_file_whole(live: LiveBot, page: WebChat) -> None:
    bubble = await say(live, page, "сақта", attachment=FILE)

    assert bubble["file"] == DESCRIBED
    assert base64.b64decode(bubble["file"]["content"]) == DATA


async def test_it_lies_sealed_in_the_mailbox_alone(live: LiveBot, page: WebChat) -> None:
    await say(live, page, "сақта", attachment=FILE)

    with live.bot.database.reading() as session:
        sealed = [row.sealed for row in session.scalars(select(Bubble))]
    assert not [one for one in sealed if FILE.content.encode() in one or b"kezdesu" in one]


async def test_it_is_there_again_when_the_page_is_opened_anew(live: LiveBot, page: WebChat) -> None:
    await say(live, page, "сақта", attachment=FILE)

    headers = {"Authorization": f"Bearer {page.talk_key}"}
    async with live.client.get("/chat/bubbles?after=0", headers=headers) as answer:
        bubbles = (await answer.json())["bubbles"]

    assert [bubble["file"] for bubble in bubbles if "file" in bubble] == [DESCRIBED]


async def test_words_that_take_the_place_of_a_file_leave_none(live: LiveBot, page: WebChat) -> None:
    old = await say(live, page, "сақта", attachment=FILE)

    new = await say(live, page, "кездесу болмайды", replaces=str(old["seq"]))

    assert new["seq"] == old["seq"]
    assert "file" not in new


async def test_a_file_goes_with_everything_else_that_is_cleared(live: LiveBot, page: WebChat) -> None:
    await say(live, page, "сақта", attachment=FILE)

    await say(live, page, "бәрі өшті", clears=True)

    with live.bot.database.reading() as session:
        left = mailbox.changed(session, box_of(address_of(page.talk_key)), after=0)
    assert [(bubble.text, bubble.attachment) for bubble in left] == [("бәрі өшті", None)]


async def test_a_bubble_without_one_has_no_place_for_it(page: WebChat) -> None:
    assert all("file" not in bubble for bubble in page.bubbles.values())
