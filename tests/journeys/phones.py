"""A child's phone in a journey: the same acts with Telegram and with WhatsApp, each of them blocking."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from core.duty import links
from core.texts import Texts
from tests.journeys.running import Installation, installation, on_telegram, on_whatsapp
from tests.journeys.windows import WAIT_SECONDS
from tests.telegram.thread import TelegramThread
from tests.whatsapp.thread import CloudThread

UNSEEN = "\u200b"  # keeps a sign from being a mark


class TelegramPhone:
    """A phone with Telegram."""

    channel = "telegram"
    keeps_all = False

    def __init__(self, person: Any, locale: str) -> None:
        self.complaints: list[str] = []
        self.person = person
        self.text = Texts(locale)

    def starts(self) -> None:
        """Begin as a stranger does."""
        self.person.starts()

    def follows(self, token: str) -> None:
        """Follow the link that the panel shows a member of staff."""
        self.person.starts(links.start_parameter(token))

    def says(self, words: str) -> None:
        """Write and send a message."""
        self.person.says(words)

    def sees(self, *words: str) -> str:
        """A message of the bot shows the words; all that it says."""
        return str(self._until(lambda: next((text for text in self.texts() if all(map(text.__contains__, words))), "")))

    def tap(self, text_id: str) -> None:
        """Press the latest button with this title, as soon as it is there."""
        title = self.text(text_id)
        self._until(lambda: any(title in shown.titles for shown in self.person.screen()))
        self.person.taps(title)

    def shows_no_more(self, words: str) -> None:
        """No message of the bot shows the words any more."""
        self._until(lambda: all(words not in text for text in self.texts()))

    def code(self) -> str:
        """The public code that stands in the receipt."""
        self._receipt()
        return str(self.person.newest().marked("bold")[0])

    def texts(self) -> list[str]:
        """What the service says on the screen, the newest first."""
        return [text.replace(UNSEEN, "") for text in reversed(self.person.texts())]

    def _receipt(self) -> str:
        return self.sees(self.text("help-receipt", code="", when="", channel=self.channel).split(":")[0])

    def _until(self, found: Callable[[], Any]) -> Any:
        deadline = time.monotonic() + WAIT_SECONDS
        while not (value := found()):
            assert time.monotonic() < deadline, self.person.texts()
            time.sleep(0.05)
        return value


class WhatsAppPhone(TelegramPhone):
    """A phone with WhatsApp, on which everything stays that was ever shown."""

    channel = "whatsapp"
    keeps_all = True

    def starts(self) -> None:
        """Begin as a stranger does."""
        self.person.says("Start")

    def follows(self, token: str) -> None:
        """Follow the link that the panel shows a member of staff: it writes the words beforehand."""
        self.person.says(f"Сәлеметсіз бе! {links.start_parameter(token)}")

    def code(self) -> str:
        """The public code that stands in the receipt."""
        return re.findall(r"\*([^*]+)\*", self._receipt())[0]


Phones = Callable[[int], TelegramPhone]


@contextmanager
def phones(home: Path, mode: str, locale: str = "kk") -> Iterator[tuple[Phones, Installation]]:
    """An installation and a messenger beside it («poll», «webhook» or «whatsapp»), with a phone for each number."""
    if mode == "whatsapp":
        with CloudThread() as whatsapp, installation(home, **on_whatsapp(whatsapp.server)) as senim:
            whatsapp.brings_to(f"{senim.chat}whatsapp")
            yield lambda uid: WhatsAppPhone(whatsapp.person(uid), locale), senim
        return
    with TelegramThread() as telegram, installation(home, **on_telegram(telegram.server.url, mode)) as senim:
        yield lambda uid: TelegramPhone(telegram.person(uid), locale), senim
