"""What a person sees: the messages of a chat, their buttons and rows, and waiting for all of it."""

import asyncio
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from tests.whatsapp.records import VARIABLE, Media, Template

Json = dict[str, Any]
Side = Literal["me", "bot"]
WAIT_SECONDS = 10.0
QUIET_SECONDS = 0.15
SLICES = 5
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Shown:
    """One message on the phone.

    ``kind``: text, button, list, image, document or template; of the person's own what the webhook calls it.
    ``titles`` and ``payloads`` are those of its buttons or rows, ``opener`` is the button that opens a list.
    """

    side: Side
    text: str
    kind: str
    wamid: str
    titles: tuple[str, ...] = ()
    payloads: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    opener: str | None = None
    header: str | None = None
    footer: str | None = None
    name: str | None = None
    data: bytes | None = None
    replies_to: str | None = None
    wire: Json = field(default_factory=dict)


@dataclass
class Chat:
    """One person's chat with one business number."""

    messages: list[Shown] = field(default_factory=list)
    last_inbound: float | None = None
    is_blocked: bool = False
    _waiting: set["asyncio.Future[None]"] = field(default_factory=set)

    def keep(self, message: Shown) -> None:
        """A new message on the screen."""
        self.messages.append(message)
        self.touch()

    def newest(self, side: Side = "bot") -> Iterator[Shown]:
        """The messages of one side, the newest first."""
        return (message for message in reversed(self.messages) if message.side == side)

    def touch(self) -> None:
        """Something happened that could be waited for."""
        for waiting in self._waiting:
            if not waiting.done():
                waiting.set_result(None)
        self._waiting.clear()

    async def news(self, seconds: float) -> bool:
        """Wait for the next touch; False when none came in time."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiting)
        try:
            await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(waiting)
        return True


class Screen:
    """One person's chat, as it stands on the phone. ``is_waiting`` says whether webhooks are still under way."""

    def __init__(self, chat: Chat, is_waiting: Callable[[], bool]) -> None:
        self.chat = chat
        self._is_waiting = is_waiting

    def screen(self) -> list[Shown]:
        """Every message, in order."""
        return list(self.chat.messages)

    def texts(self, side: Side = "bot") -> list[str]:
        """The texts of one side, in order."""
        return [message.text for message in self.chat.messages if message.side == side]

    def newest(self) -> Shown:
        """The bot's newest message; AssertionError when there is none."""
        for message in self.chat.newest():
            return message
        raise AssertionError("the bot shows nothing")

    def titles(self) -> list[str]:
        """The titles of the buttons or rows of the bot's newest message."""
        return list(self.newest().titles)

    async def until(self, found: Callable[[], Found], *, timeout: float = WAIT_SECONDS) -> Found:  # noqa: ASYNC109
        """Wait until this is true; what it gave. AssertionError with the screen otherwise."""
        deadline = time.monotonic() + timeout
        while not (value := found()):
            left = deadline - time.monotonic()
            if left <= 0 or not await self.chat.news(left):
                value = found()
                assert value, f"not seen in {timeout} s; shown: {self.texts()}"
                break
        return value

    async def sees(self, *fragments: str, timeout: float = WAIT_SECONDS) -> str:  # noqa: ASYNC109
        """Wait until one message of the bot contains every fragment; its text, the newest first."""

        def match() -> list[str]:
            texts = reversed(self.texts())
            return [text for text in texts if all(fragment in text for fragment in fragments)]

        try:
            return (await self.until(match, timeout=timeout))[0]
        except AssertionError as error:
            raise AssertionError(f"nothing shows {fragments!r}: {error}") from None

    async def settles(self, quiet: float = QUIET_SECONDS, *, timeout: float = WAIT_SECONDS) -> None:  # noqa: ASYNC109
        """Wait until every webhook of this person is answered 200 and no call comes for a while.

        The while is waited for in slices: a loop that was held up by its own work has not been quiet.
        """
        deadline = time.monotonic() + timeout
        still = 0
        while still < SLICES:
            is_busy = await self.chat.news(quiet / SLICES) or self._is_waiting()
            still = 0 if is_busy else still + 1
            assert time.monotonic() < deadline, f"never settled; shown: {self.texts()}"


def shown(wamid: str, body: Json, media: dict[str, Media], template: Template | None) -> Shown:
    """A message of the business as it stands on the screen."""
    kind: str = body["type"]
    content: Json = body[kind]
    parts = _template(content, template) if template else SHOWING[kind](content)
    parts = {"kind": kind, "text": content.get("caption", ""), **parts}
    file = media.get(parts.pop("media", content.get("id", "")))
    data = {"data": file.data, "name": content.get("filename") or file.name} if file else {}
    context = body.get("context", {}).get("message_id")
    return Shown(side="bot", wamid=wamid, replies_to=context, wire=body, **{**data, **parts})


def _interactive(content: Json) -> Json:
    header = content.get("header", {"type": "text"})
    around: Json = {"text": content["body"]["text"], "footer": content.get("footer", {}).get("text")}
    around |= {"kind": content["type"], "header": header.get("text")}
    if header["type"] != "text":
        around["media"] = header[header["type"]].get("id", "")
    action = content["action"]
    if content["type"] == "button":
        return around | _choices([button["reply"] for button in action["buttons"]])
    rows = [row for section in action["sections"] for row in section["rows"]]
    return around | _choices(rows) | {"opener": action["button"]}


def _choices(choices: list[Json]) -> Json:
    return {
        "titles": tuple(choice["title"] for choice in choices),
        "payloads": tuple(choice["id"] for choice in choices),
        "descriptions": tuple(choice.get("description", "") for choice in choices),
    }


def _template(content: Json, template: Template) -> Json:
    components = content.get("components", [])
    payloads = {str(part["index"]): part["parameters"][0] for part in components if part["type"] == "button"}
    titles = template.buttons
    given = [str(payloads.get(str(place), {}).get("payload", title)) for place, title in enumerate(titles)]
    return {"text": filled(template, body_parameters(content)), "titles": tuple(titles), "payloads": tuple(given)}


def body_parameters(content: Json) -> list[Json]:
    """What fills the text of a template."""
    parts = [part for part in content.get("components", []) if part["type"] == "body"]
    return [parameter for part in parts for parameter in part.get("parameters", [])]


def filled(template: Template, parameters: list[Json]) -> str:
    """The text of a template with its places filled; a template without a text shows what it was given."""
    if not template.body:
        return " ".join(parameter["text"] for parameter in parameters)
    words = {
        parameter.get("parameter_name", str(place)): parameter["text"] for place, parameter in enumerate(parameters, 1)
    }
    return VARIABLE.sub(lambda place: words.get(place[1], place[0]), template.body)


SHOWING: dict[str, Callable[[Json], Json]] = {
    "text": lambda content: {"text": content["body"]},
    "interactive": _interactive,
    "image": lambda content: {},
    "document": lambda content: {},
}
