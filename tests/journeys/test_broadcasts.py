"""A message to many in Chromium: from a line of the plan to a numbered line of the book, agreed to by a second person.

The panel and the bot run in this process by one clock: windows and the minute of undo are passed, not waited for.
"""

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from admin.app import create_app
from admin.lifetime import MARK, SEEN, SIGNED_IN
from bot.app import Bot
from bot.channels.web.talk_key import address_of
from core import schools, staff, staff_sessions
from core.actors import Role
from core.broadcasts import expanding, occurrences, running
from core.settings import Settings
from core.staff_sessions import Device
from core.texts import Texts
from db.engine import Database
from db.models.broadcasts import BroadcastRun, RunState
from db.models.journals import Audience
from db.models.plans import PlanDirection
from db.models.staff import Staff
from tests.admin.browser.served import served
from tests.admin.browser.window import Window
from tests.admin.hands import close, hire
from tests.chat import FAST, Clock, LiveBot, WebChat
from tests.core.plans.hands import item, plan
from tests.factories.subscribers import subscriber

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.timeout(180)]
EVENING: Final = datetime(2026, 11, 23, 13, 35, tzinfo=UTC)  # Monday, 18:35 at the school: parents may be written to
WORDS: Final = {
    "kk": "Құрметті ата-аналар! Балаңызбен бүгін он минут әңгімелесіңіз: күні қалай өткенін сұраңыз.",
    "ru": "Уважаемые родители! Поговорите сегодня с ребёнком десять минут: спросите, как прошёл его день.",
}
PLANNED: Final = "Отбасындағы әңгіме: ата-аналарға хабарлама"


class Street:
    """The bot in a thread of its own, and the parents who look into their chats there."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.live = self.does(self._come(settings, clock))
        self.parents: list[WebChat] = []

    def does(self, work: Coroutine[Any, Any, Any]) -> Any:
        """Let the thread do this, and wait for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    def comes(self) -> str:
        """One more parent with the web chat; their address."""
        chat = WebChat(self.live.client)
        self.parents.append(chat)
        return address_of(chat.talk_key)

    def all_see(self, words: str) -> None:
        """Every parent has got it, once."""
        for parent in self.parents:
            self.does(parent.sees(words))
            assert [words in text for text in parent.texts()].count(True) == 1

    def ends(self) -> None:
        """The bot goes home."""
        self.does(self.live.__aexit__())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    @staticmethod
    async def _come(settings: Settings, clock: Clock) -> LiveBot:
        return await LiveBot(Bot(settings, clock=clock, timer=FAST), clock).__aenter__()


@dataclass(frozen=True, slots=True)
class House:
    """A window of each person, the parents, the clock, and which line of the plan it is about."""

    psychologist: Window
    deputy: Window
    street: Street
    clock: Clock
    database: Database
    text: Texts
    item_id: int

    def ticks(self) -> None:
        """What the clock does within a few seconds."""
        rules: tuple[Callable[..., int], ...] = (occurrences.make_due, running.tick, expanding.expand_due)
        with self.database.writing() as session:
            for rule in rules:
                rule(session, now=self.clock())
        self.street.live.bot.delivery.wake()

    def ends(self) -> None:
        """The clock comes by until what the chat was handed is written down, and the run is over."""
        for _ in range(400):  # what three parents were handed is written down within twenty seconds, however busy it is
            self.ticks()
            with self.database.reading() as session:
                if set(session.scalars(select(BroadcastRun.state))) == {RunState.DONE}:
                    return
            self.street.does(asyncio.sleep(0.05))
        raise AssertionError("the run has not ended")


@pytest.fixture(params=["kk", "ru"])
def house(request: pytest.FixtureRequest, browser: Browser, settings: Settings, database: Database) -> Iterator[House]:
    """A school on Monday evening: two decide above two people, three parents have asked for messages."""
    clock, locale = Clock(EVENING), request.param
    with database.writing() as session:
        aigerim = hire(session, username="aigerim", role=Role.PSYCHOLOGIST, now=EVENING)
        bolat = hire(session, username="bolat", role=Role.DEPUTY_HEAD, now=EVENING)
        schools.first_school(session).agree_above = 2
        by = staff.specialist(aigerim)
        plan(session, by, EVENING)
        framed = {"direction": PlanDirection.AWARENESS, "audience": Audience.PARENT, "area": 4}
        item_id = item(session, by, EVENING, {"content": PLANNED}, **framed).id
    street = Street(settings, clock)
    with database.writing() as session:
        for _ in range(3):
            subscriber(session, channel="web", address=street.comes(), locale=locale)
    app = create_app(settings, clock=clock)
    with served(app) as address:
        one, other = (
            Window(browser, address, senim_panel=cookie, panel_language=locale)
            for cookie in (_cookie(app, database, person, clock) for person in (aigerim, bolat))
        )
        yield House(one, other, street, clock, database, Texts(locale), item_id)
        faults = [*one.faults(), *other.faults()]
        one.close()
        other.close()
    street.ends()
    close(app)
    assert faults == []


def _cookie(app: Any, database: Database, person: Staff, clock: Clock) -> str:
    """The session of somebody who has signed in."""
    with database.writing() as session:
        mark = staff_sessions.begin(session, person.id, device=Device.COMPUTER, now=clock())
    client, moment = app.test_client(), clock().timestamp()
    with client.session_transaction() as kept:
        kept.update({"_user_id": person.fs_uniquifier, "_fresh": True, "fs_cc": "set"})
        kept.update({MARK: mark, SIGNED_IN: moment, SEEN: moment, "fs_paa": moment})
    return str(client.get_cookie("senim_panel").value)


def test_a_line_of_the_plan_becomes_a_message_and_a_line_of_the_book(house: House) -> None:
    composed(house)
    agreed(house)
    delivered(house)
    told(house)
    confirmed(house)


def composed(house: House) -> None:
    """The psychologist begins from the plan and wants it sent at once; two have to decide."""
    page, text = house.psychologist.page, house.text
    house.psychologist.visit("/plans/")
    with page.expect_navigation():
        page.click(f"a[href='/broadcasts/new?plan_item={house.item_id}']")
    expect(page.locator("#text-kk")).to_have_value(PLANNED)
    for locale, words in WORDS.items():
        page.fill(f"#text-{locale}", words)
    page.check("input[name=when][value=now]")
    with page.expect_navigation():
        page.locator("#cast-form button[name=do][value=send]").last.click()
    expect(page.get_by_text(text("broadcasts-asks"))).to_be_visible()


def agreed(house: House) -> None:
    """The deputy head finds it in the list, reads it and agrees."""
    page = house.deputy.page
    house.deputy.visit("/broadcasts/")
    with page.expect_navigation():
        page.get_by_role("link", name=WORDS[house.text.locale][:20]).first.click()
    page.locator("form[action$='/agree'] button").click()
    with page.expect_navigation():
        page.click("#ask [data-ask-yes]")
    expect(page.locator("#state .cast-countdown")).to_be_visible()


def delivered(house: House) -> None:
    """A minute later it leaves; each parent gets it in the chat, once."""
    house.clock.moves(seconds=61)
    house.ticks()
    house.street.all_see(WORDS[house.text.locale])
    house.clock.moves(seconds=5)
    house.ends()


def told(house: House) -> None:
    """The psychologist sees that all of them were reached, and where it was written down."""
    page, text = house.psychologist.page, house.text
    page.reload()
    with page.expect_navigation():
        page.locator(".cast-runs a").click()
    expect(page.locator("#progress progress")).to_have_attribute("value", "100")
    line = page.locator("#report tr", has=page.get_by_role("rowheader", name=text("frame-group-parent"), exact=True))
    expect(line.locator("td").first).to_have_text("3")


def confirmed(house: House) -> None:
    """The draft of the awareness book gets its number, with the true figures; the plan's line is done."""
    page = house.psychologist.page
    with page.expect_navigation():
        page.locator("#report a[href*='/journals/J5/']").click()
    with page.expect_navigation():
        page.locator(".entry-confirm").click()
    line = page.locator("table.journal-table tr", has_text="3/–/–")
    expect(line.first).to_contain_text(house.text("journals-format-bot-message"))
    expect(line.first).to_contain_text(PLANNED)
    house.psychologist.visit("/plans/")
    expect(page.locator(f"#item-{house.item_id}.is-done")).to_be_visible()
    assert house.clock() - EVENING < timedelta(minutes=2)
