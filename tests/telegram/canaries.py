"""Updates in which everything that could identify somebody is a canary: none may be found anywhere afterwards."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests.telegram.carried import DAY, WITH_TEXT, WITHOUT_TEXT, Fill
from tests.telegram.content import KINDS
from tests.telegram.mint import Json, Mint
from tests.telegram.people import Person

SERIAL_NUMBER, DESCRIPTION, ARTIST, MODEL = 0xA431, 0x010E, 0x013B, 0x0110
EXIF_PART = 0x8769


@dataclass(frozen=True, slots=True)
class Carrier:
    """One raw update without its id (``Person.injects`` delivers it), and the strings to search for."""

    name: str
    update: Json
    canaries: frozenset[str]


def carriers(person: Person) -> list[Carrier]:
    """One update for each carrier, from this person, with canaries of its own. Files can be downloaded."""
    return [_carrier(person, name, build) for name, build in BUILDERS.items()]


def _carrier(person: Person, name: str, build: "Build") -> Carrier:
    mint = Mint()
    update = build(person, mint)
    return Carrier(name, update, frozenset(mint.made))


Build = Callable[[Person, Mint], Json]


def _message(person: Person, content: Json) -> Json:
    head = {"message_id": person.account.next_message_id(), "from": person.user, "chat": person.chat.info}
    return {**head, "date": int(person.server.clock()), **content}


def _with_text(fill: Fill) -> Build:
    return lambda person, mint: {"message": _message(person, {"text": "hello", **fill(mint)})}


def _without_text(fill: Fill) -> Build:
    return lambda person, mint: {"message": _message(person, fill(mint))}


def _disguised(person: Person, mint: Mint) -> Json:
    """The person with new names: the id stays, so that answers arrive."""
    return {**person.user, **mint.names(), "language_code": mint.word()}


def _sender(person: Person, mint: Mint) -> Json:
    return {"message": _message(person, {"text": "hello", "from": _disguised(person, mint)})}


def _chat(person: Person, mint: Mint) -> Json:
    chat = {"id": person.uid, "type": "private", **mint.names(), "title": mint.word()}
    return {"message": _message(person, {"text": "hello", "chat": chat})}


def _edited(person: Person, mint: Mint) -> Json:
    hidden = {"author_signature": mint.word(), "via_bot": mint.user(), "forward_sender_name": mint.word()}
    content = {"text": "hello again", "edit_date": DAY, "from": _disguised(person, mint), **hidden}
    return {"edited_message": _message(person, content)}


def _press(person: Person, mint: Mint, **fields: object) -> Json:
    return {"id": str(mint.number()), "from": _disguised(person, mint), "chat_instance": str(mint.number()), **fields}


def _press_on_message(person: Person, mint: Mint) -> Json:
    shown = {"from": mint.user(), "text": mint.word(), "reply_to_message": _message(person, {"from": mint.user()})}
    return {"callback_query": _press(person, mint, data="start:begin", message=_message(person, shown))}


def _press_inline(person: Person, mint: Mint) -> Json:
    fields = {"inline_message_id": mint.word(), "game_short_name": mint.word(), "data": "start:begin"}
    return {"callback_query": _press(person, mint, **fields)}


def _inline_query(person: Person, mint: Mint) -> Json:
    where = {"latitude": mint.degrees(), "longitude": mint.degrees()}
    query = {"id": str(mint.number()), "from": _disguised(person, mint), "query": mint.word(), "offset": ""}
    return {"inline_query": {**query, "location": where}}


def _chosen_result(person: Person, mint: Mint) -> Json:
    chosen = {"result_id": mint.word(), "from": _disguised(person, mint), "query": mint.word()}
    return {"chosen_inline_result": {**chosen, "inline_message_id": mint.word()}}


def _membership(person: Person, mint: Mint) -> Json:
    states = [{"status": status, "user": mint.user()} for status in ("left", "member")]
    link = {"invite_link": f"https://t.me/+{mint.word()}", "creator": mint.user(), "name": mint.word()}
    rights = {"creates_join_request": False, "is_primary": False, "is_revoked": False}
    change = {"chat": person.chat.info, "from": _disguised(person, mint), "date": DAY, "invite_link": link | rights}
    return {"my_chat_member": change | {"old_chat_member": states[0], "new_chat_member": states[1]}}


def _grouped(person: Person, mint: Mint) -> Json:
    photo = [_file(person, mint, "photos", b"\xff\xd8 part of a group") | {"width": 9, "height": 9}]
    return {"message": _message(person, {"photo": photo, "media_group_id": str(mint.number())})}


def _file(person: Person, mint: Mint, folder: str, data: bytes) -> Json:
    kept = person.account.keep_file(data, folder, suffix=mint.word())
    known_as = {"file_id": mint.word(), "file_unique_id": mint.word()}
    person.account.contract.assets[known_as["file_id"]] = person.account.contract.assets[kept["file_id"]]
    return {**kept, **known_as}


def _photo(person: Person, mint: Mint) -> Json:
    sizes = [_file(person, mint, "photos", _picture(mint)) | {"width": side, "height": side} for side in (32, 64)]
    return {"message": _message(person, {"photo": sizes})}


def _picture(mint: Mint) -> bytes:
    """A real picture whose hidden fields are canaries."""
    exif = Image.Exif()
    exif[DESCRIPTION], exif[ARTIST], exif[MODEL] = mint.word(), mint.word(), mint.word()
    exif.get_ifd(EXIF_PART)[SERIAL_NUMBER] = mint.word()
    kept = io.BytesIO()
    Image.new("RGB", (64, 64), (90, 120, 150)).save(kept, "JPEG", exif=exif, comment=mint.word())
    return kept.getvalue()


def _document(person: Person, mint: Mint) -> Json:
    data = f"%PDF-1.4\n1 0 obj << /Author ({mint.word()}) /Creator ({mint.word()}) >> endobj\n%%EOF".encode()
    return _described("document", _file(person, mint, "documents", data), person, mint)


def _described(kind: str, file: Json, person: Person, mint: Mint) -> Json:
    named: Json = {"file_name": f"{mint.word()}.bin"} if kind in {"document", "audio", "video", "animation"} else {}
    named |= {"title": mint.word(), "performer": mint.word()} if kind == "audio" else {}
    named |= {"set_name": f"{mint.word()}_by_{mint.word()}"} if kind == "sticker" else {}
    if kind != "voice":
        named["thumbnail"] = {**_file(person, mint, "thumbnails", b"\xff\xd8 small"), "width": 9, "height": 9}
    return {"message": _message(person, {kind: {**KINDS[kind][2], **file, **named}})}


def _file_of(kind: str) -> Build:
    return lambda person, mint: _described(
        kind, _file(person, mint, KINDS[kind][0], b"content of a file"), person, mint
    )


BUILDERS: dict[str, Build] = {
    "from_user": _sender,
    "chat": _chat,
    **{name: _with_text(fill) for name, fill in WITH_TEXT.items()},
    **{name: _without_text(fill) for name, fill in WITHOUT_TEXT.items()},
    "photo": _photo,
    "document": _document,
    **{kind: _file_of(kind) for kind in ("voice", "audio", "video", "animation", "video_note", "sticker")},
    "media_group_id": _grouped,
    "edited_message": _edited,
    "callback_query": _press_on_message,
    "callback_query_inline": _press_inline,
    "inline_query": _inline_query,
    "chosen_inline_result": _chosen_result,
    "my_chat_member": _membership,
}
