"""What people send: kinds of files with the fields Telegram gives them."""

from typing import Any

from tests.telegram.account import Account

Json = dict[str, Any]
GROUP_FIELDS = {"caption", "caption_entities", "media_group_id"}
PICTURE = {"width": 640, "height": 360}
KINDS: dict[str, tuple[str, str, Json]] = {
    "voice": ("voice", ".oga", {"duration": 3, "mime_type": "audio/ogg"}),
    "document": ("documents", ".pdf", {"file_name": "document.pdf", "mime_type": "application/pdf"}),
    "audio": ("music", ".mp3", {"duration": 60, "mime_type": "audio/mpeg", "title": "T", "performer": "P"}),
    "video": ("videos", ".mp4", {**PICTURE, "duration": 5, "mime_type": "video/mp4", "file_name": "video.mp4"}),
    "animation": ("animations", ".mp4", {**PICTURE, "duration": 5, "mime_type": "video/mp4"}),
    "video_note": ("video_notes", ".mp4", {"length": 240, "duration": 5}),
    "sticker": (
        "stickers",
        ".webp",
        {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "🙂"},
    ),
}
STRANGER: Json = {
    "id": 6_111_222_333,
    "is_bot": False,
    "first_name": "Stranger",
    "last_name": "Somebody",
    "username": "somebody_else",
    "language_code": "ru",
}


def photo_sizes(account: Account, data: bytes) -> list[Json]:
    """A picture as Telegram describes it: growing sizes, each its own file, the last one is the whole."""
    found = []
    for side, content in ((90, b"\xff\xd8 a small size"), (320, b"\xff\xd8 a middle size"), (1280, data)):
        kept = account.keep_file(content, "photos", suffix=".jpg")
        found.append({**kept, "width": side, "height": side * 3 // 4})
    return found
