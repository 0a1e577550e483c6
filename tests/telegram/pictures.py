"""What lo does not know of pictures: animations, and a picture put in the place of another one."""

from typing import Any

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram.account import Account
from tests.telegram.chats import Stored
from tests.telegram.content import PICTURE

Json = dict[str, Any]
ATTACHED = "attach://"
MEDIA = ("photo", "animation", "document", "video", "audio", "voice")
CAPTION = ("caption", "caption_entities")


def judge_animation(account: Account, fields: Json, uploads: Json) -> Json:
    """lo's judgement of the same file as a document; Telegram names it twice, as document and as animation."""
    as_document = {("document" if name == "animation" else name): value for name, value in fields.items()}
    files = {("document" if name == "animation" else name): value for name, value in uploads.items()}
    judged: Json = account.contract.judge("sendDocument", as_document, files)
    return {**judged, "animation": {**judged["document"], **PICTURE, "duration": 16, "mime_type": "video/mp4"}}


def edit_media(account: Account, method: str, fields: Json, uploads: Json) -> Json:
    """editMessageMedia: another photo in the place of a photo or an animation; its caption goes unless given anew."""
    unknown = sorted(set(fields) - {"chat_id", "message_id", "media", "reply_markup", "method"})
    media = fields.get("media")
    if unknown or not isinstance(media, dict) or media.get("type") != "photo":
        raise ApiRefusal("Bad Request: wrong media")
    chat = account.chat(int(fields["chat_id"]))
    old = chat.to_edit(int(fields["message_id"]))
    if "text" in old.wire:
        raise ApiRefusal("Bad Request: message can't be edited")
    name = str(media.get("media", ""))
    file: Any = name.removeprefix(ATTACHED)
    source = {"photo": uploads[file]} if name.startswith(ATTACHED) and file in uploads else {}
    photo = {"chat_id": chat.id, **({} if source else {"photo": name})}
    judged = account.contract.judge("sendPhoto", photo, source)
    kept = {key: value for key, value in old.wire.items() if key not in (*MEDIA, *CAPTION, "reply_markup")}
    wire = {**kept, "photo": judged["photo"], "edit_date": int(account.clock())}
    chat.keep(Stored(wire, "bot", old.at, old.silent, old.protected))
    return wire
