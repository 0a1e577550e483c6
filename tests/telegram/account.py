"""One bot on the server: its chats, its updates, its files and what it says of itself."""

import hashlib
from collections.abc import Callable
from typing import Any

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram.chats import Chat, Stored
from tests.telegram.contract import Contract
from tests.telegram.limits import Limits
from tests.telegram.profile import Profile
from tests.telegram.updates import Updates

Json = dict[str, Any]
LARGEST_DOWNLOAD = 20 * 1024 * 1024


class Account:
    """Everything Telegram keeps of one bot. ``limits`` and ``clock`` are the server's."""

    def __init__(self, token: str, *, clock: Callable[[], float], limits: Limits) -> None:
        self.token = token
        self.id = int(token.partition(":")[0])
        self.clock = clock
        self.limits = limits
        self.contract = Contract()
        self.updates = Updates(clock)
        self.profile = Profile(f"Test bot {self.id}")
        self.chats: dict[int, Chat] = {}
        self.paths: dict[str, str] = {}
        self.callbacks: dict[str, tuple[int, float]] = {}
        self.callback_seconds: float | None = None
        self.last_message_id = 100
        self._last_callback = 4_000_000_000_000_000
        self.user = {
            "id": self.id,
            "is_bot": True,
            "first_name": self.profile.names[""],
            "username": f"test_{self.id}_bot",
        }

    def chat(self, chat_id: int) -> Chat:
        """A chat somebody of this server is in; ApiRefusal otherwise."""
        found = self.chats.get(chat_id)
        if found is None:
            raise ApiRefusal("Bad Request: chat not found")
        return found

    def next_message_id(self) -> int:
        """One growing sequence for all chats of a bot."""
        self.last_message_id += 1
        return self.last_message_id

    def received(self, kind: str, body: Json, chat: Chat, *, at: float) -> int:
        """A person's message arrives: it lies in the chat and waits for the bot; the update's id."""
        chat.keep(Stored(body, "me", at))
        return self.updates.add(kind, body, chat_id=chat.id, queue=chat.id)

    def tapped(self, body: Json, chat: Chat) -> int:
        """A person presses a button; the update's id."""
        self._last_callback += 1_000_003
        query_id = str(self._last_callback)
        self.callbacks[query_id] = (chat.id, self.clock())
        sender = body["from"]["id"]
        return self.updates.add("callback_query", {"id": query_id, **body}, chat_id=chat.id, queue=(sender, "callback"))

    def use_callback(self, query_id: str) -> Chat:
        """The chat where a button waits for this answer, once; ApiRefusal otherwise."""
        chat_id, at = self.callbacks.pop(query_id, (0, 0.0))
        is_old = self.callback_seconds is not None and self.clock() - at > self.callback_seconds
        if not chat_id or is_old:
            raise ApiRefusal(
                "Bad Request: query is too old and response timeout expired or query ID is invalid",
            )
        return self.chat(chat_id)

    def keep_file(self, data: bytes, folder: str, *, size: int | None = None, suffix: str = "") -> Json:
        """Store a file a person sent; the part of its description that every kind has."""
        number = len(self.contract.assets) + 1
        tail = hashlib.sha256(f"{self.id}:{number}".encode()).hexdigest()[:32]
        file_id, path = f"AgACAgI{tail}", f"{folder}/file_{number}{suffix}"
        size = len(data) if size is None else size
        self.contract.assets[file_id] = {"data": data, "size": size, "path": path}
        self.paths[path] = file_id
        return {"file_id": file_id, "file_unique_id": f"AQAD{tail[:12]}", "file_size": size}

    def file(self, file_id: Any) -> Json:
        """What getFile answers; ApiRefusal for a wrong one or one above 20 MB."""
        asset = self.contract.assets.get(file_id)
        if asset is None:
            raise ApiRefusal("Bad Request: wrong file_id or the file is temporarily unavailable")
        if asset["size"] > LARGEST_DOWNLOAD:
            raise ApiRefusal("Bad Request: file is too big")
        path = asset.setdefault("path", f"documents/{file_id}")
        self.paths[path] = file_id
        unique = f"AQAD{file_id[7:19]}"
        return {"file_id": file_id, "file_unique_id": unique, "file_size": asset["size"], "file_path": path}

    def download(self, path: str) -> bytes | None:
        """The bytes behind a path that getFile named."""
        file_id = self.paths.get(path)
        return None if file_id is None else bytes(self.contract.assets[file_id]["data"])
