"""People at their phones: they write, press what is really on the screen, send files, block."""

import base64
import hashlib
from typing import Any

from tests.whatsapp.records import Media, Sent, Somebody
from tests.whatsapp.screens import Screen, Shown
from tests.whatsapp.sending import wamid
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wording import units

Json = dict[str, Any]
UNSUPPORTED = {
    "code": 131051,
    "title": "Message type unknown",
    "message": "Message type unknown",
    "error_data": {"details": "Message type is currently not supported."},
}
AROUND = {"context", "errors", "referral", "identity", "type"}


class Person(Screen):
    """One person in a chat with one business number (the first one by default).

    Everything a person does returns the wamid of the message that arrives at the product.
    """

    def __init__(
        self,
        server: CloudServer,
        uid: int,
        *,
        number: str | None = None,
        hides_phone: bool = False,
        name: str | None = None,
        username: str | None = None,
    ) -> None:
        self.server = server
        self.uid = uid
        self.number = number or next(iter(server.numbers))
        username = username or (f"username_{uid}" if hides_phone else None)
        new = Somebody(f"KZ.{uid:015d}", f"7{uid:010d}", name or f"Firstname{uid}", hides_phone, username)
        self.somebody = server.knows(new)
        super().__init__(server.chat(self.number, self.id), lambda: server.hooks.waits_for(self.id))

    @property
    def id(self) -> str:
        """The business-scoped id: the only thing that is always there."""
        return self.somebody.id

    @property
    def phone(self) -> str | None:
        """The phone number, unless it is hidden."""
        return None if self.somebody.hides_phone else self.somebody.phone

    @property
    def received(self) -> list[Sent]:
        """Every message this number's business sent here, with those that failed."""
        return [sent for sent in self.server.sent if (sent.number, sent.to) == (self.number, self.id)]

    async def says(self, text: str, **around: Any) -> str:
        """Write a message."""
        assert text.strip(), "a phone does not send an empty text"
        assert units(text) <= 65536, "a phone sends at most 65536 characters at once"
        return self._arrives({"type": "text", "text": {"body": text}, **around}, text)

    async def taps(self, title: str) -> str:
        """Press the newest button or row with this title; AssertionError when there is none."""
        for message in self.chat.newest():
            if title in message.titles:
                return self._presses(message, message.titles.index(title))
        raise AssertionError(f"no button {title!r}; shown: {[message.titles for message in self.chat.newest()]}")

    async def sends(self, payload: str, shown: Shown | str | None = None) -> str:
        """Press an old button: of a message that is still there, or with a title and of a message nobody knows."""
        if isinstance(shown, Shown) and payload in shown.payloads:
            return self._presses(shown, shown.payloads.index(payload))
        context = shown.wamid if isinstance(shown, Shown) else wamid(self.somebody.phone)
        title = shown if isinstance(shown, str) else "Old button"
        reply = {"type": "button_reply", "button_reply": {"id": payload, "title": title}}
        return self._arrives({"context": self._context(context), "type": "interactive", "interactive": reply}, title)

    async def presses_template(self, title: str) -> str:
        """Press a quick reply of the newest template that has it."""
        for message in self.chat.newest():
            if message.kind == "template" and title in message.titles:
                return self._presses(message, message.titles.index(title))
        raise AssertionError(f"no template with {title!r}; shown: {self.texts()}")

    async def sends_photo(self, data: bytes, *, caption: str | None = None, mime: str = "image/jpeg") -> str:
        """Send a picture."""
        return self._sends_file("image", data, mime, {"caption": caption} if caption is not None else {})

    async def sends_voice(self, data: bytes) -> str:
        """Send a voice."""
        return self._sends_file("audio", data, "audio/ogg; codecs=opus", {"voice": True})

    async def sends_file(self, name: str, data: bytes, mime: str, *, caption: str | None = None) -> str:
        """Send a document."""
        around: Json = {"caption": caption} if caption is not None else {}
        return self._sends_file("document", data, mime, {"filename": name, **around}, name)

    async def sends_raw(self, **content: Any) -> str:
        """Send anything: location, contacts, sticker, reaction, order, edit, revoke, system, unsupported …"""
        kind = content.get("type") or next(name for name in content if name not in AROUND)
        around: Json = {"errors": [UNSUPPORTED]} if kind == "unsupported" else {}
        return self._arrives({"type": kind, **around, **content})

    async def edits(self, message: str, text: str) -> str:
        """Change an own message."""
        new = {"id": message, "type": "text", "text": {"body": text}}
        return await self.sends_raw(edit={"original_message_id": message, "message": new})

    async def revokes(self, message: str) -> str:
        """Delete an own message for everyone."""
        return await self.sends_raw(revoke={"original_message_id": message})

    async def reacts(self, message: str, emoji: str = "👍") -> str:
        """Put an emoji on a message."""
        return await self.sends_raw(reaction={"message_id": message, "emoji": emoji})

    async def reads(self, message: str | None = None) -> None:
        """Open the chat: the bot's newest message (or this one) is read."""
        await self.server.status(message or self.newest().wamid, "read")

    async def injects(self, value: Json, *, field: str = "messages") -> list[int]:
        """Let a whole raw value arrive, as canaries.py builds them."""
        self.chat.last_inbound = self.server.clock()
        for message in value.get("messages", []):
            self.server.received[message["id"]] = self.id
        return await self.server.delivers(value, field=field)

    def blocks(self) -> None:
        """Stop the business: what it sends is accepted and never arrives. Nobody is told."""
        self.chat.is_blocked = True

    def unblocks(self) -> None:
        """Let it write again."""
        self.chat.is_blocked = False

    def prepares(self, **content: Any) -> Json:
        """The value of one message, for a batch that ``server.delivers`` brings: the person has sent it by that."""
        return self._value(self._message({"type": next(name for name in content if name not in AROUND), **content}))

    def head(self) -> Json:
        """The fields every message of this person has."""
        sender = {"from": self.phone} if self.phone else {}
        identifier = wamid(self.somebody.phone)
        return {**sender, "from_user_id": self.id, "id": identifier, "timestamp": str(int(self.server.clock()))}

    def _sends_file(self, kind: str, data: bytes, mime: str, fields: Json, name: str | None = None) -> str:
        identifier = self.server.keeps(Media(data, mime, name, number=self.number))
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        file = {**fields, "mime_type": mime, "sha256": digest, "id": identifier}
        return self._arrives({"type": kind, kind: file}, fields.get("caption", ""), name=name, data=data)

    def _presses(self, message: Shown, place: int) -> str:
        title, payload = message.titles[place], message.payloads[place]
        context = {"context": self._context(message.wamid)}
        if message.kind == "template":
            return self._arrives({**context, "type": "button", "button": {"payload": payload, "text": title}}, title)
        form = f"{message.kind}_reply"
        reply = {"id": payload, "title": title}
        reply |= {"description": message.descriptions[place]} if message.descriptions[place] else {}
        return self._arrives({**context, "type": "interactive", "interactive": {"type": form, form: reply}}, title)

    def _context(self, message: str) -> Json:
        metadata = self.server.value(self.number)["metadata"]
        return {"from": metadata["display_phone_number"], "id": message}

    def _message(self, content: Json, text: str = "", **shown: Any) -> Json:
        message = {**self.head(), **content}
        self.server.received[message["id"]] = self.id
        self.server.limits.came_in(self.number)
        if content["type"] != "system":
            self.chat.last_inbound = self.server.clock()
        kind = content["type"]
        self.chat.keep(Shown(side="me", text=text, kind=kind, wamid=message["id"], wire=message, **shown))
        return message

    def _value(self, message: Json) -> Json:
        contacts = {} if message["type"] == "system" else {"contacts": [self.somebody.contact]}
        return self.server.value(self.number, **contacts, messages=[message])

    def _arrives(self, content: Json, text: str = "", **shown: Any) -> str:
        message = self._message(content, text, **shown)
        self.server.arrives(self.id, self._value(message), (self.number, self.id))
        return str(message["id"])
