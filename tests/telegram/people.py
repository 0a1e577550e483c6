"""People at their phones: they write, press what is really on the screen, send files, block."""

from typing import Any

from tests.telegram.chats import Chat
from tests.telegram.content import GROUP_FIELDS, KINDS, STRANGER, photo_sizes
from tests.telegram.parser import discovered, units
from tests.telegram.screens import Screen
from tests.telegram.server import TelegramServer

Json = dict[str, Any]


class Person(Screen):
    """One person in a chat with one bot (``bot``: a token or an id; the first one by default).

    Everything a person does returns the id of its update, 0 when the bot did not ask for that kind.
    """

    def __init__(
        self,
        server: TelegramServer,
        uid: int,
        *,
        bot: str | int | None = None,
        language_code: str = "es",
        first_name: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
    ) -> None:
        self.server = server
        self.uid = uid
        self.account = server.account(bot)
        names = {
            "first_name": first_name or f"Firstname{uid}",
            "last_name": last_name or f"Lastname{uid}",
            "username": username or f"username_{uid}",
        }
        self.user: Json = {"id": uid, "is_bot": False, **names, "language_code": language_code, "is_premium": True}
        chat = self.account.chats.setdefault(uid, Chat({"id": uid, **names, "type": "private"}))
        super().__init__(chat, self.account.updates)
        self.last_message_id = 0

    async def says(self, text: str, **extra: Any) -> int:
        """Write a message; Telegram marks commands and links by itself."""
        assert text.strip(), "a phone does not send an empty text"
        assert units(text) <= 4096, "a phone sends at most 4096 characters at once"
        entities = discovered(text)
        return self._arrives({"text": text, **({"entities": entities} if entities else {}), **extra})

    async def starts(self, payload: str = "") -> int:
        """Press «Start», or follow https://t.me/<bot>?start=<payload>."""
        return await self.says(f"/start {payload}".strip())

    async def taps(self, title: str) -> int:
        """Press the newest visible button with this title; AssertionError when there is none."""
        if title in self.chat.keyboard:
            return await self.says(title)
        for message in self.chat.newest():
            for row in message.buttons if message.side == "bot" else []:
                for shown_title, payload in row:
                    if shown_title == title:
                        assert payload is not None, f"{title!r} is a link"
                        return self._presses(payload, message.wire)
        raise AssertionError(f"no button {title!r}; shown: {[shown.titles for shown in self.screen()]}")

    async def sends(self, payload: str, *, message_id: int | None = None) -> int:
        """Press a button that is not on the screen any more.

        With the id of a message that is still visible it comes with that message, as an old phone would send it;
        otherwise Telegram says only that it is inaccessible.
        """
        message = self.chat.messages.get(message_id or 0)
        gone = {"chat": self.chat.info, "message_id": message_id or 1, "date": 0}
        return self._presses(payload, gone if message is None else message.wire)

    async def sends_photo(self, data: bytes, *, caption: str | None = None, group: str | None = None) -> int:
        """Send a picture; the last of its sizes is the whole one."""
        content: Json = {"photo": photo_sizes(self.account, data)}
        content |= {"caption": caption} if caption is not None else {}
        content |= {"media_group_id": group} if group is not None else {}
        return self._arrives(content)

    async def sends_file(self, kind: str, data: bytes, **fields: Any) -> int:
        """Send a voice, document, video, audio, animation, video_note or sticker.

        ``fields`` are its fields (``file_size`` may lie), or caption, caption_entities, media_group_id.
        """
        folder, suffix, usual = KINDS[kind]
        around = {name: fields.pop(name) for name in GROUP_FIELDS & set(fields)}
        kept = self.account.keep_file(data, folder, size=fields.pop("file_size", None), suffix=suffix)
        return self._arrives({kind: {**kept, **usual, **fields}, **around})

    async def sends_raw(self, **content: Any) -> int:
        """Send a message with any content: sticker, location, contact, poll, dice, venue, story …"""
        return self._arrives(content)

    async def injects(self, update: Json) -> int:
        """Let a whole raw update arrive, as canaries.py builds them; a message lies in the chat afterwards."""
        kind, body = next((kind, body) for kind, body in update.items() if kind != "update_id")
        self.chat.is_open = True
        if kind == "callback_query":
            return self.account.tapped({name: value for name, value in body.items() if name != "id"}, self.chat)
        if kind == "message":
            self.last_message_id = body["message_id"]
            return self.account.received(kind, body, self.chat, at=self.server.clock())
        return self._updates.add(kind, body, chat_id=self.uid, queue=self.uid)

    async def edits(self, message_id: int, text: str) -> int:
        """Change an own message."""
        old = self.chat.messages[message_id]
        assert old.side == "me", "not the person's own message"
        key = "text" if "text" in old.wire else "caption"
        body = {**old.wire, "edit_date": int(self.server.clock()), key: text}
        return self.account.received("edited_message", body, self.chat, at=old.at)

    async def deletes(self, message_id: int) -> None:
        """Delete any message of the chat on the phone; Telegram does not tell the bot."""
        self.chat.delete(message_id)

    async def forwards(self, text: str, **origin: Any) -> int:
        """Forward somebody's message; ``origin`` replaces fields of forward_origin."""
        header: Json = {"type": "user", "date": int(self.server.clock()) - 3600}
        header |= origin or {"sender_user": STRANGER}
        return self._arrives({"text": text, "forward_origin": header})

    async def blocks(self) -> int:
        """Stop the bot: it may not write any more."""
        self.chat.is_blocked = True
        return self._membership(self.chat, "member", "kicked")

    async def unblocks(self) -> int:
        """Let the bot write again."""
        self.chat.is_blocked = False
        return self._membership(self.chat, "kicked", "member")

    async def adds_to_group(self, chat_id: int, *, title: str = "Group") -> int:
        """Take the bot into a supergroup."""
        info = {"id": chat_id, "type": "supergroup", "title": title, "username": f"group_{-chat_id}"}
        group = self.account.chats.setdefault(chat_id, Chat(info))
        group.is_open, group.is_left = True, False
        return self._membership(group, "left", "member")

    async def says_in_group(self, chat_id: int, text: str, **extra: Any) -> int:
        """Write into a group; the bot gets everything, as without privacy mode."""
        return self._arrives({"text": text, **extra}, self.account.chat(chat_id))

    def _arrives(self, content: Json, chat: Chat | None = None) -> int:
        chat, at = chat or self.chat, self.server.clock()
        assert not chat.is_blocked, "unblock the bot first"
        chat.is_open = True
        self.last_message_id = self.account.next_message_id()
        head = {"message_id": self.last_message_id, "from": self.user, "chat": chat.info, "date": int(at)}
        return self.account.received("message", {**head, **content}, chat, at=at)

    def _presses(self, payload: str, message: Json) -> int:
        instance = str(3_000_000_000_000_000_000 + self.uid)
        body = {"from": self.user, "message": message, "chat_instance": instance, "data": payload}
        return self.account.tapped(body, self.chat)

    def _membership(self, chat: Chat, before: str, after: str) -> int:
        old: Json = {"user": self.account.user, "status": before}
        new: Json = {"user": self.account.user, "status": after}
        for state in (old, new):
            state |= {"until_date": 0} if state["status"] == "kicked" else {}
        body = {"chat": chat.info, "from": self.user, "date": int(self.server.clock())}
        body |= {"old_chat_member": old, "new_chat_member": new}
        return self._updates.add("my_chat_member", body, chat_id=chat.id, queue=(chat.id, "member"))
