"""People who write over WhatsApp while everything falls around them; every third of them is written to too late."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from core.texts import texts
from tests.journeys.telegram_people import ANSWERS, Colour, Habit, colour_of, picture
from tests.whatsapp.people import Person
from tests.whatsapp.screens import Shown
from tests.whatsapp.server import CloudServer

Json = dict[str, Any]
FIRST_UID = 6_200_000_001
SEND_AFTER, PICTURE_AT, EDIT_AT = 2, 2, 1
AFTER_THE_ANSWER = 1
LATE_EVERY = 3
PRESSES = 6
TOO_LATE = 25 * 3600  # seconds


class LatePerson(Person):
    """Whose first word lay with Meta for more than a day; whoever answers has to invite them."""

    delay = 0.0

    def head(self) -> Json:
        """The fields every message has; its moment is when it was written."""
        return {**super().head(), "timestamp": str(int(self.server.clock() - self.delay))}

    def _message(self, content: Json, text: str = "", **shown: Any) -> Json:
        message = super()._message(content, text, **shown)
        self.chat.last_inbound = self.server.clock() - self.delay
        return message


class Talker:
    """One person on the whole errand; remembers every word, every picture and the id of everything they sent."""

    def __init__(self, number: int, server: CloudServer, habit: Habit) -> None:
        self.number = number
        self.person = LatePerson(server, FIRST_UID + number)
        self.said: list[str] = []
        self.in_disorder: set[str] = set()
        self.pictures: dict[str, Colour] = {}
        self.updates: list[str] = []
        self.opened: list[str] = []
        self.gave_up: str | None = None
        self._habit = habit
        self._chance = random.Random(number)
        self._text = texts("kk")

    @property
    def is_late(self) -> bool:
        """Whether the first word comes when its window is over already."""
        return self.number % LATE_EVERY == 0

    async def talk(self) -> None:
        """Go through the whole errand, or give up where nothing comes any more."""
        try:
            await self._errand()
        except AssertionError as error:
            self.gave_up = str(error)

    async def _errand(self) -> None:
        """Start, agree, ask for help, write, send, open what comes and write more."""
        self.person.delay = TOO_LATE if self.is_late else 0.0
        self._did(await self.person.says("Start"))
        if self.is_late:
            await self._accepts_the_invitation()
        for title in ("start-language-name", "start-confidentiality.agree", "menu-open.self"):
            await self.taps(title)
        await self._sees(lambda: self._text("help-write-self").split("\n")[0])
        for index in range(self._habit.messages):
            if index == SEND_AFTER:
                await self.taps("help-draft.send")
            await self._writes(index)
            await asyncio.sleep(self._chance.uniform(0, 2 * self._habit.pause))
        self.opened.append(await self._opens())
        for index in range(AFTER_THE_ANSWER):
            await self._writes(self._habit.messages + index)

    async def _opens(self) -> str:
        """What the envelope holds. An opened answer that fails later is not sent again by itself: they press again."""
        for _ in range(PRESSES - 1):
            await self.taps("help-envelope.open")
            with suppress(AssertionError):
                return await self._sees(self._answer, patience=self._habit.patience / PRESSES)
        await self.taps("help-envelope.open")
        return await self._sees(self._answer)

    async def _accepts_the_invitation(self) -> None:
        invitation = await self._shown(lambda one: one.kind == "template")
        self.person.delay = 0.0
        self._did(await self.person.presses_template(invitation.titles[0]))

    async def taps(self, title_id: str) -> None:
        """Press the button as soon as it is there."""
        title = self._text(title_id)
        shown = await self._shown(lambda one: title in one.titles and one.kind != "template")
        self._did(await self.person.sends(shown.payloads[shown.titles.index(title)], shown))

    async def pries(self, answer_ref: str) -> None:
        """Try to open somebody else's answer; it says that nothing is there."""
        self._did(await self.person.sends(f"help:open:{answer_ref}"))
        try:
            await self._sees(lambda: self._text("help-gone").split(".")[0])
        except AssertionError as error:
            self.gave_up = str(error)

    async def _writes(self, index: int) -> None:
        words = f"chat {self.number} message {index}"
        if index == PICTURE_AT:
            self.pictures[words] = colour = colour_of(self.number, index)
            self._says(words, await self.person.sends_photo(picture(colour), caption=words))
        else:
            self._says(words, await self.person.says(words))
        if index == EDIT_AT:
            anew = f"chat {self.number} message {index} anew"
            self._says(anew, await self.person.edits(self.updates[-1], anew))

    def _says(self, words: str, wamid: str) -> None:
        self.said.append(words)
        if self.person.server.webhooks.disorder:
            self.in_disorder.add(words)
        self._did(wamid)

    def _answer(self) -> str:
        shown = (text for text in reversed(self.person.texts()) if text.startswith(ANSWERS))
        return next(shown, "")

    async def _shown(self, is_meant: Callable[[Shown], bool]) -> Shown:
        """The newest message of this kind, as soon as there is one."""
        return await self.person.until(
            lambda: next((one for one in self.person.chat.newest() if is_meant(one)), None),
            timeout=self._habit.patience,
        )

    async def _sees(self, wanted: Callable[[], str], *, patience: float | None = None) -> str:
        def match() -> str:
            words = wanted()
            return next((text for text in self.person.texts() if words and words in text), "")

        return await self.person.until(match, timeout=patience or self._habit.patience)

    def _did(self, wamid: str) -> None:
        self.updates.append(wamid)
