"""A child at the web chat, at Telegram or at WhatsApp, through the real wire: says, taps, sees."""

import asyncio
import itertools
import secrets
import time
import uuid
from datetime import datetime, timedelta
from typing import Any, Self

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import Select, select

from bot.app import Bot
from bot.pace import Timer
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.outbox import DeliveryState, OutboxMessage
from tests.telegram.people import Person
from tests.telegram.screens import Shown
from tests.telegram.server import TelegramServer
from tests.whatsapp.people import Person as WhatsAppPerson
from tests.whatsapp.server import CloudServer

WAIT_SECONDS = 10.0


class Clock:
    """A clock that stands still until the test moves it; who sleeps by it wakes when it has moved far enough."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._sleepers: list[tuple[datetime, asyncio.Future[None]]] = []

    def __call__(self) -> datetime:
        return self.now

    @property
    def timer(self) -> Timer:
        """The same time in seconds, for what paces and pauses."""
        return Timer(now=lambda: self.now.timestamp(), sleep=self.sleep)

    @property
    def next_waking(self) -> float | None:
        """Seconds until the first sleeper wakes; None when nobody sleeps."""
        waiting = [at for at, sleeper in self._sleepers if not sleeper.done()]
        return (min(waiting) - self.now).total_seconds() if waiting else None

    async def sleep(self, seconds: float) -> None:
        """Wait until the test has let this time pass."""
        sleeper = asyncio.get_running_loop().create_future()
        self._sleepers.append((self.now + timedelta(seconds=seconds), sleeper))
        await sleeper

    def moves(self, **by: float) -> None:
        """Let time pass, as in ``moves(minutes=2)``."""
        self.now += timedelta(**by)
        for at, sleeper in self._sleepers:
            if at <= self.now and not sleeper.done():
                sleeper.set_result(None)
        self._sleepers = [(at, sleeper) for at, sleeper in self._sleepers if not sleeper.done()]


class WebChat:
    """One browser with one talk key."""

    keeps_all = False

    def __init__(self, client: "TestClient[web.Request, web.Application]", *, locale: str = "kk") -> None:
        self.client = client
        self.locale = locale
        self.talk_key = secrets.token_urlsafe(32)[:43]
        self.cursor = 0
        self.bubbles: dict[int, dict[str, Any]] = {}
        self.was_erased = False

    @property
    def headers(self) -> dict[str, str]:
        """What every request of this browser carries."""
        return {"Authorization": f"Bearer {self.talk_key}"}

    async def post(self, **body: Any) -> tuple[int, dict[str, Any]]:
        """Post one turn as the page does; the status and the answer."""
        turn = {"id": str(uuid.uuid4()), "locale": self.locale, **body}
        async with self.client.post("/chat/turns", json=turn, headers=self.headers) as answer:
            return answer.status, await answer.json()

    async def says(self, text: str, **body: Any) -> None:
        """Write a message and wait until it is kept and answered."""
        await self._turn(text=text, **body)

    async def taps(self, title: str) -> None:
        """Press the latest button with this title."""
        bubble, payload = self._button(title)
        await self._turn(payload=payload, bubble=bubble)

    async def sends(self, payload: str) -> None:
        """Send a payload that no visible button carries."""
        await self._turn(payload=payload)

    async def looks(self, *, wait: int = 0) -> None:
        """Fetch what is new."""
        url = f"/chat/bubbles?after={self.cursor}&wait={wait}"
        async with self.client.get(url, headers=self.headers) as answer:
            news = await answer.json()
        if news["erased"]:
            self.bubbles, self.was_erased = {}, True
        self.cursor = news["cursor"]
        self.bubbles.update({bubble["seq"]: bubble for bubble in news["bubbles"]})

    async def sees(self, *fragments: str) -> str:
        """Wait until one service bubble shows every fragment; its text."""
        for _ in range(int(WAIT_SECONDS / 0.5)):
            for bubble in sorted(self.bubbles.values(), key=lambda shown: -shown["seq"]):
                if bubble["side"] == "service" and all(part in bubble["text"] for part in fragments):
                    return str(bubble["text"])
            await self.looks(wait=1)
        raise AssertionError(f"nothing shows {fragments!r}; shown: {self.texts()}")

    def texts(self, side: str = "service") -> list[str]:
        """The texts of one side, in order."""
        return [bubble["text"] for _, bubble in sorted(self.bubbles.items()) if bubble["side"] == side]

    def titles(self) -> list[str]:
        """The titles of the last bubble's buttons."""
        return [reply["title"] for reply in self.bubbles[max(self.bubbles)]["replies"]]

    async def opens(self) -> None:
        """Open the page."""
        await self.sends("start:begin")

    async def begins(self) -> None:
        """Open the page, choose the language, read and agree."""
        await self.sends("start:begin")
        await self.sends(f"start:locale:{self.locale}")
        await self.sends("start:agree")

    async def _turn(self, **body: Any) -> None:
        before = self.cursor
        status, answer = await self.post(**body)
        assert status == 200, answer
        for _ in range(int(WAIT_SECONDS)):
            await self.looks(wait=1)
            if any(seq > before and shown["side"] == "service" for seq, shown in self.bubbles.items()) or (
                self.cursor > before and "payload" in body
            ):
                return

    def _button(self, title: str) -> tuple[int, str]:
        for seq, bubble in sorted(self.bubbles.items(), reverse=True):
            for reply in bubble["replies"]:
                if reply["title"] == title:
                    return seq, reply["payload"]
        raise AssertionError(f"no button {title!r}")

    def count(self) -> int:
        """How many bubbles are on the screen."""
        return len(self.bubbles)

    async def is_cleared(self) -> bool:
        """Whether what was shown before is taken away."""
        for _ in range(int(WAIT_SECONDS)):
            if self.was_erased:
                return True
            await self.looks(wait=1)
        return False


class PhoneChat:
    """The same child with a phone: what they do crosses HTTP as a messenger's own updates.

    Where the phone ``keeps_all``, nothing that was shown can be changed or taken away from here.
    """

    keeps_all = False
    person: Any

    def __init__(self, person: Any, database: Database, clock: Clock, *, locale: str = "kk") -> None:
        self.person = person
        self.database = database
        self.clock = clock
        self.locale = locale

    async def says(self, text: str, **extra: Any) -> None:
        """Write a message and wait until it is answered."""
        await self.person.says(text, **extra)
        await self.settles()

    async def taps(self, title: str) -> None:
        """Press the latest button with this title."""
        await self.person.taps(title)
        await self.settles()

    async def sends(self, payload: str) -> None:
        """Press a button that no visible message shows any more."""
        await self.person.sends(payload)
        await self.settles()

    async def settles(self) -> None:
        """Wait until everything said was taken in and everything there was to say by now has been shown."""
        is_open = OutboxMessage.state.in_((DeliveryState.QUEUED, DeliveryState.SENDING))
        waiting = select(OutboxMessage.id).where(is_open, OutboxMessage.next_attempt_at <= self.clock()).limit(1)
        async with asyncio.timeout(WAIT_SECONDS):
            await self.person.settles(quiet=0.02)
            while self._has(waiting):
                while self._has(waiting):
                    await asyncio.sleep(0.02)
                await self.person.settles(quiet=0.02)  # the messenger says what became of it

    def _has(self, waiting: Select[tuple[int]]) -> bool:
        with self.database.reading() as session:
            return session.scalar(waiting) is not None

    def titles(self) -> list[str]:
        """The titles of the last message's buttons."""
        return list(self.person.titles())

    def count(self) -> int:
        """How many messages are on the screen."""
        return len(self.person.screen())

    async def opens(self) -> None:
        """Begin as a stranger does."""
        raise NotImplementedError

    async def sees(self, *fragments: str) -> str:
        """Wait until one message of the bot shows every fragment; its text with the marks the service wrote."""
        raise NotImplementedError

    async def begins(self) -> None:
        """Begin, choose the language, read and agree."""
        await self.opens()
        await self.sees(texts("kk")("start-choose-language"))  # the first poll may be slow to come
        await self.taps(texts(self.locale)("start-language-name"))
        await self.taps(texts(self.locale)("start-confidentiality.agree"))


class TelegramChat(PhoneChat):
    """A phone with Telegram."""

    person: Person

    async def sees(self, *fragments: str) -> str:
        """Wait until one message of the bot shows every fragment; its text with the marks the service wrote."""
        await self.person.sees(*(fragment.replace("*", "") for fragment in fragments))
        return next(text for text in reversed(self.texts()) if all(part in text for part in fragments))

    def texts(self, side: str = "service") -> list[str]:
        """The texts of one side, in order."""
        shown = [one for one in self.person.screen() if one.side == ("bot" if side == "service" else "me")]
        return [_marked(one) for one in shown]

    async def is_cleared(self) -> bool:
        """Whether what was shown before is taken away: the broom follows the answer."""
        return bool(await self.person.until(lambda: not self.texts("child"), timeout=WAIT_SECONDS))

    async def opens(self) -> None:
        """Press «Start»."""
        await self.person.starts()
        await self.settles()


def _marked(shown: Shown) -> str:
    """The text with *bold* as the service wrote it, so that tests need not know the channel."""
    text = shown.text
    for bold in shown.marked("bold"):
        text = text.replace(bold, f"*{bold}*", 1)
    return text


class WhatsAppChat(PhoneChat):
    """A phone with WhatsApp, where nothing that was shown can be changed. Whoever is invited back comes."""

    keeps_all = True
    person: WhatsAppPerson

    async def sees(self, *fragments: str) -> str:
        """Wait until one message of the service shows every fragment; an invitation that lies there is accepted."""

        def match() -> list[str]:
            return [text for text in reversed(self.texts()) if all(part in text for part in fragments)]

        def found() -> bool:
            return bool(match()) or self._invitation() is not None

        await self.person.until(found, timeout=WAIT_SECONDS)
        if not match() and (title := self._invitation()) is not None:
            await self.person.presses_template(title)
            await self.settles()
        return (await self.person.until(match, timeout=WAIT_SECONDS))[0]

    def _invitation(self) -> str | None:
        """The button of an invitation that is the last thing on the screen."""
        last = self.person.screen()[-1]
        return last.titles[0] if last.kind == "template" else None

    def texts(self, side: str = "service") -> list[str]:
        """The texts of one side, in order."""
        return [_whole(one.text) for one in self.person.screen() if one.side == ("bot" if side == "service" else "me")]

    async def is_cleared(self) -> bool:
        """Whether the child was told how to clear the phone, which no service can."""
        return any(texts(locale)("whatsapp-clears") in self.texts()[-1] for locale in LOCALES)

    async def opens(self) -> None:
        """Write the word that begins."""
        await self.person.says("Start")
        await self.settles()


def _whole(text: str) -> str:
    """The words as the service wrote them: what only keeps a sign from being a mark is left out."""
    return text.replace("\u200b", "")


Chat = WebChat | TelegramChat | WhatsAppChat
# time for what paces and pauses runs fifty times faster than the tests do
FAST = Timer(now=lambda: time.monotonic() * 50, sleep=lambda seconds: asyncio.sleep(seconds / 50))


class LiveBot:
    """A bot with its lane, its delivery and its web server, in this process."""

    def __init__(
        self,
        bot: Bot,
        clock: Clock,
        telegram: TelegramServer | None = None,
        whatsapp: CloudServer | None = None,
    ) -> None:
        self.bot = bot
        self.clock = clock
        self.telegram = telegram
        self.whatsapp = whatsapp
        self._numbers = itertools.count(880_000_000_001)

    async def __aenter__(self) -> Self:
        self.bot.lane.start()
        self.client = TestClient(TestServer(self.bot.web_app()))
        await self.client.start_server()
        if self.whatsapp is not None:
            assert await self.whatsapp.brings_to(str(self.client.make_url("/whatsapp")))
        self._work = [asyncio.ensure_future(work) for work in self.bot.work()]
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        await self.bot.delivery.finish()
        for work in self._work:
            work.cancel()
        await asyncio.gather(*self._work, return_exceptions=True)
        for channel in self.bot.channels:
            await channel.close()
        await self.bot.lane.stop()
        await self.bot.database.dispose()
        self.bot.keys.thread_keys.database.dispose_sync()

    def chat(self, *, locale: str = "kk") -> "Chat":
        """A new child: a browser, or a phone where there is a messenger."""
        if self.telegram is not None:
            person = Person(self.telegram, next(self._numbers))
            return TelegramChat(person, self.bot.database, self.clock, locale=locale)
        if self.whatsapp is not None:
            somebody = WhatsAppPerson(self.whatsapp, next(self._numbers))
            return WhatsAppChat(somebody, self.bot.database, self.clock, locale=locale)
        return WebChat(self.client, locale=locale)
