"""What a person does with a phone that no page can: written in the same words of Telegram and of WhatsApp."""

from typing import Any, Final

from core.duty import links
from core.messages import Media
from tests.chat import Chat, TelegramChat, WhatsAppChat
from tests.whatsapp.records import Media as File

Phone = TelegramChat | WhatsAppChat
PHONES: Final = ("telegram", "whatsapp")
# what is no words, as each messenger brings it; WhatsApp knows no dice and no polls, and brings them as unknown
WORDLESS: dict[Media, tuple[dict[str, Any], dict[str, Any]]] = {
    Media.STICKER: (
        {"sticker": {"file_id": "f", "emoji": "😔"}},
        {"sticker": {"id": "5", "mime_type": "image/webp", "sha256": "", "animated": False}},
    ),
    Media.LOCATION: (
        {"location": {"latitude": 43.2, "longitude": 76.8}},
        {"location": {"latitude": 43.2, "longitude": 76.8}},
    ),
    Media.CONTACT: (
        {"contact": {"phone_number": "+77010000000", "first_name": "A"}},
        {"contacts": [{"name": {"formatted_name": "A"}, "phones": [{"phone": "+77010000000"}]}]},
    ),
    Media.OTHER: (
        {"story": {"id": 1, "chat": {"id": 5, "type": "private"}}},
        {"unsupported": {"type": "poll_creation"}},
    ),
}
WRITTEN = ("text", "image", "video", "document")
MIMES = {"voice": "audio/ogg; codecs=opus", "video": "video/mp4", "document": "application/pdf"}


def of(chat: Chat) -> Phone:
    """The same chat, where it is a phone's."""
    assert isinstance(chat, Phone)
    return chat


def last_written(phone: Phone) -> Any:
    """What each messenger calls the last message the person wrote; over WhatsApp a tap is a message too."""
    if isinstance(phone, TelegramChat):
        return [one.message_id for one in phone.person.screen() if one.side == "me"][-1]
    return [one.wamid for one in phone.person.screen() if one.side == "me" and one.kind in WRITTEN][-1]


def written(phone: Phone, words: str) -> Any:
    """What it calls the message of the person with these words."""
    [own] = [one for one in phone.person.screen() if one.side == "me" and one.text == words]
    return own.wamid if isinstance(phone, WhatsAppChat) else own.message_id


async def edits(phone: Phone, words: str, message: Any = None) -> None:
    """Write a message anew, the last one unless another is said, and wait for what comes of it."""
    await phone.person.edits(last_written(phone) if message is None else message, words)
    await phone.settles()


async def shows(phone: Phone, data: bytes, *, caption: str | None = None) -> None:
    """Send a picture."""
    await phone.person.sends_photo(data, caption=caption)
    await phone.settles()


async def speaks(phone: Phone) -> None:
    """Send a voice."""
    await hands(phone, "voice")


async def hands(phone: Phone, kind: str, *, caption: str | None = None) -> None:
    """Send a voice, a video or a document, with words under it where the messenger lets there be some."""
    if isinstance(phone, TelegramChat):
        await phone.person.sends_file(kind, b"OggS", caption=caption)
    elif kind == "voice":
        await phone.person.sends_voice(b"OggS")
    elif kind == "document":
        await phone.person.sends_file("a.pdf", b"%PDF-1.7", MIMES[kind], caption=caption)
    else:
        kept = phone.person.server.keeps(File(b"x", MIMES[kind], number=phone.person.number))
        await phone.person.sends_raw(video={"id": kept, "mime_type": MIMES[kind], "caption": caption})
    await phone.settles()


async def sends_wordless(phone: Phone, kind: Media, *, settles: bool = True) -> None:
    """Send a sticker, a place, somebody's number or something nobody knows."""
    of_telegram, of_whatsapp = WORDLESS[kind]
    await phone.person.sends_raw(**(of_telegram if isinstance(phone, TelegramChat) else of_whatsapp))
    if settles:
        await phone.settles()


async def forwards(phone: Phone, words: str) -> None:
    """Pass on what somebody else wrote."""
    if isinstance(phone, TelegramChat):
        await phone.person.forwards(words)
    else:
        await phone.person.says(words, context={"forwarded": True})
    await phone.settles()


def loses_the_next(phone: Phone) -> None:
    """The next message to this phone is refused, before anybody has told us why."""
    if isinstance(phone, TelegramChat):
        phone.person.server.fail("sendMessage", code=403)
    else:
        phone.person.server.fail(131026, to=phone.person.id, sync=False)


async def blocks(phone: Phone) -> None:
    """Want to hear nothing any more: Telegram tells us of it, WhatsApp refuses the next message."""
    if isinstance(phone, TelegramChat):
        await phone.person.blocks()
        await phone.settles()
    else:
        phone.person.blocks()
        phone.person.server.fail(131026, to=phone.person.id, times=99, sync=False)


async def unblocks(phone: Phone) -> None:
    """Want to hear again: Telegram tells us of it, from WhatsApp we hear when they write."""
    if isinstance(phone, TelegramChat):
        await phone.person.unblocks()
        await phone.settles()
    else:
        phone.person.unblocks()
        phone.person.server.faults.planned.clear()
        await phone.says("/menu")


async def links_phone(phone: Phone, token: str) -> None:
    """Follow the link that the panel shows a member of staff."""
    code = links.start_parameter(token)
    if isinstance(phone, TelegramChat):
        await phone.person.starts(code)
    else:
        await phone.person.says(f"Сәлеметсіз бе! {code}")
    await phone.settles()
