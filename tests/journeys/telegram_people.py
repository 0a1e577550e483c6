"""People who write over Telegram while everything falls around them, and a desk that answers each of them."""

import asyncio
import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PIL import Image
from sqlalchemy import select

from core import crypto, schools, staff
from core.actors import Role
from core.help_requests import answers
from core.settings import Settings
from core.texts import texts
from db.engine import Database
from db.models.help_requests import HelpRequest, RequestState
from db.models.staff import Staff
from tests.telegram.people import Person
from tests.telegram.server import TelegramServer

FIRST_UID = 6_200_000_001
SEND_AFTER, PICTURE_EVERY, EDIT_EVERY, PAIR_EVERY = 3, 10, 8, 4
AFTER_THE_ANSWER = 2
SHADE = 8  # so far apart that a picture drawn anew still says whose it is
ANSWERS = ("first answer to", "second answer to")

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Habit:
    """How much a person writes, how many seconds pass between two messages on average, and when they give up."""

    messages: int
    pause: float
    patience: float


class Talker:
    """One person on the whole errand; remembers every word, every picture and the number of every update."""

    def __init__(self, number: int, server: TelegramServer, habit: Habit) -> None:
        self.number = number
        self.person = Person(server, FIRST_UID + number, language_code="kk")
        self.said: list[str] = []
        self.pictures: dict[str, Colour] = {}
        self.updates: list[int] = []
        self.opened: list[str] = []
        self.gave_up: str | None = None
        self._habit = habit
        self._chance = random.Random(number)
        self._text = texts("kk")

    async def talk(self) -> None:
        """Go through the whole errand, or give up where nothing comes any more."""
        try:
            await self._errand()
        except AssertionError as error:
            self.gave_up = str(error)

    async def _errand(self) -> None:
        """Start, agree, ask for help, write, send, open what comes, fold it again and write more."""
        self._did(await self.person.starts())
        for title in ("start-language-name", "start-confidentiality.agree", "menu-open.self"):
            await self.taps(title)
        await self._sees(lambda: self._text("help-write-self").split("\n")[0])
        for index in range(self._habit.messages):
            if index == SEND_AFTER:
                await self.taps("help-draft.send")
            await self._writes(index)
            if index % PAIR_EVERY:  # every fourth message is followed by the next one at once
                await asyncio.sleep(self._chance.uniform(0, 2 * self._habit.pause * PAIR_EVERY / (PAIR_EVERY - 1)))
        await self.taps("help-envelope.open")
        self.opened.append(await self._sees(lambda: self._answer()))
        await self.taps("help-envelope.hide")
        await self.person.until(lambda: not self._answer(), timeout=self._habit.patience)
        for index in range(AFTER_THE_ANSWER):
            await self._writes(self._habit.messages + index)

    async def taps(self, title_id: str) -> None:
        """Press the button as soon as it is there."""
        title = self._text(title_id)
        await self.person.until(
            lambda: any(title in shown.titles for shown in self.person.screen() if shown.side == "bot"),
            timeout=self._habit.patience,
        )
        self._did(await self.person.taps(title))

    async def pries(self, answer_ref: str) -> None:
        """Try to open somebody else's answer; it says that nothing is there."""
        self._did(await self.person.sends(f"help:open:{answer_ref}"))
        try:
            await self._sees(lambda: self._text("help-gone").split(".")[0])
        except AssertionError as error:
            self.gave_up = str(error)

    async def _writes(self, index: int) -> None:
        words = f"chat {self.number} message {index}"
        if index % PICTURE_EVERY == PICTURE_EVERY // 2:
            self.pictures[words] = colour = colour_of(self.number, index)
            self._did(await self.person.sends_photo(picture(colour), caption=words))
        else:
            self._did(await self.person.says(words))
        self.said.append(words)
        if index % EDIT_EVERY == PICTURE_EVERY // 2:  # sometimes the caption of a picture
            anew = f"chat {self.number} message {index} anew"
            self._did(await self.person.edits(self.person.last_message_id, anew))
            self.said.append(anew)

    def _answer(self) -> str:
        shown = (text for text in reversed(self.person.texts()) if text.startswith(ANSWERS))
        return next(shown, "")

    async def _sees(self, wanted: Callable[[], str]) -> str:
        def match() -> str:
            words = wanted()
            return next((text for text in self.person.texts() if words and words in text), "")

        return await self.person.until(match, timeout=self._habit.patience)

    def _did(self, update_id: int) -> None:
        assert update_id, "the bot did not ask for this kind of update"
        self.updates.append(update_id)


class Desk:
    """Answers each talk once, in two letters, with what the panel may do and no address key."""

    def __init__(self, settings: Settings) -> None:
        self._keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
        self._database = Database(settings.database_url, info={"vault": self._keys})
        self.answered: set[int] = set()
        with self._database.writing() as session:
            school_id = schools.first_school(session).id
            role = staff.role(session, Role.PSYCHOLOGIST)
            session.add(Staff(school_id=school_id, username="desk", full_name="Desk", fs_uniquifier="d", roles=[role]))

    async def work(self, is_over: asyncio.Event) -> None:
        """Answer until it is over."""
        while not is_over.is_set():
            for number in await asyncio.to_thread(self._waiting):
                await asyncio.to_thread(self._answer, number)
                await asyncio.sleep(0.1)
            await asyncio.sleep(0.2)

    def close(self) -> None:
        """Let the database go."""
        self._database.dispose_sync()
        self._keys.thread_keys.database.dispose_sync()

    def _waiting(self) -> list[int]:
        with self._database.reading() as session:
            new = select(HelpRequest.id).where(HelpRequest.state == RequestState.NEW).order_by(HelpRequest.id)
            return [number for number in session.scalars(new) if number not in self.answered]

    def _answer(self, number: int) -> None:
        with self._database.writing() as session:
            by = staff.specialist(session.scalars(select(Staff)).one())
            code = session.get_one(HelpRequest, number).code
            for words in ANSWERS:
                answers.answer(session, number, text=f"{words} {code}", by=by, now=datetime.now(UTC))
        self.answered.add(number)


def colour_of(number: int, index: int) -> Colour:
    """A colour that nobody else's picture has."""
    return SHADE * (number % 32), SHADE * (number // 32 % 32), SHADE * (index % 32)


def picture(colour: Colour) -> bytes:
    """A small picture of one colour."""
    kept = io.BytesIO()
    Image.new("RGB", (48, 48), colour).save(kept, "JPEG", quality=95)
    return kept.getvalue()


def seen_colour(data: bytes) -> Colour:
    """The colour of a picture, as whole shades."""
    with Image.open(io.BytesIO(data)) as opened:
        pixel = opened.convert("RGB").resize((1, 1)).getpixel((0, 0))
    assert isinstance(pixel, tuple)
    red, green, blue = (round(value / SHADE) * SHADE for value in pixel)
    return red, green, blue
