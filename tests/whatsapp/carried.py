"""Where a webhook can carry what identifies somebody, beside the text that was meant for us."""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image

from tests.telegram.mint import SPELLINGS, Mint

Json = dict[str, Any]
Carry = Callable[[Mint], Json]
AT = "1795500000"
SERIAL_NUMBER, DESCRIPTION, ARTIST, MODEL = 0xA431, 0x010E, 0x013B, 0x0110
EXIF_PART = 0x8769


def _wamid(mint: Mint) -> str:
    return f"wamid.{mint.word()}"


def _referral(mint: Mint) -> Json:
    referral: Json = {name: mint.word() for name in ("source_id", "body", "headline", "ctwa_clid")}
    referral |= {name: f"https://fb.test/{mint.word()}" for name in ("source_url", "image_url", "thumbnail_url")}
    referral |= {"source_type": "ad", "media_type": "image", "welcome_message": {"text": mint.word()}}
    return {"referral": referral}


def _product(mint: Mint) -> Json:
    product = {"catalog_id": mint.word(), "product_retailer_id": mint.word()}
    return {"context": {"from": mint.phone("bare"), "id": _wamid(mint), "referred_product": product}}


def _location(mint: Mint) -> Json:
    where = {"latitude": mint.degrees(), "longitude": mint.degrees(), "name": mint.word(), "address": mint.word()}
    return {"type": "location", "location": {**where, "url": f"https://{mint.word()}.test/"}}


def _contact(spelling: str) -> Carry:
    def carry(mint: Mint) -> Json:
        names = ("formatted_name", "first_name", "last_name", "middle_name", "prefix", "suffix")
        places = ("street", "city", "state", "zip", "country", "country_code")
        card = {
            "name": {name: mint.word() for name in names},
            "org": {name: mint.word() for name in ("company", "department", "title")},
            "addresses": [{name: mint.word() for name in places} | {"type": "HOME"}],
            "emails": [{"email": f"{mint.word()}@mail.test", "type": "HOME"}],
            "urls": [{"url": f"https://{mint.word()}.test", "type": "HOME"}],
            "ims": [{"service": "AIM", "user_id": mint.word()}],
            "birthday": mint.word(),
            "phones": [{"phone": mint.phone(spelling), "wa_id": mint.phone("bare"), "type": "CELL"}],
            "vcard": f"BEGIN:VCARD\nFN:{mint.word()}\nTEL:{mint.phone('plus')}\nEND:VCARD",
        }
        return {"type": "contacts", "contacts": [card]}

    return carry


def _order(mint: Mint) -> Json:
    items = [{"product_retailer_id": mint.word(), "quantity": 2, "item_price": 30, "currency": "KZT"}]
    return {"type": "order", "order": {"catalog_id": mint.word(), "text": mint.word(), "product_items": items}}


def _changed_number(mint: Mint) -> Json:
    system = {"body": f"User {mint.word()} changed from {mint.phone('plus')} to {mint.phone('bare')}"}
    system |= {"wa_id": mint.phone("bare"), "user_id": f"KZ.{mint.word()}", "type": "user_changed_number"}
    return {"type": "system", "system": {**system, "customer": mint.phone("bare"), "identity": mint.word()}}


def _unsupported(mint: Mint) -> Json:
    error = {"code": 131051, "title": mint.word(), "message": mint.word(), "error_data": {"details": mint.word()}}
    return {"type": "unsupported", "errors": [error], "unsupported": {"type": mint.word()}}


def _edit(mint: Mint) -> Json:
    original = _wamid(mint)
    context = {"from": mint.phone("bare"), "id": _wamid(mint)}
    message = {"id": original, "type": "text", "text": {"body": "hello again"}, "context": context}
    return {"type": "edit", "edit": {"original_message_id": original, "message": message}}


def _form(mint: Mint) -> Json:
    reply = {"name": mint.word(), "body": mint.word(), "response_json": f'{{"phone": "{mint.phone("plus")}"}}'}
    return {"type": "interactive", "interactive": {"type": "nfm_reply", "nfm_reply": reply}}


WITH_TEXT: dict[str, Carry] = {
    "context": lambda mint: {"context": {"from": mint.phone("bare"), "id": _wamid(mint), "user_id": mint.word()}},
    "forwarded": lambda mint: {"context": {"forwarded": True, "frequently_forwarded": True, "from": mint.word()}},
    "referral": _referral,
    "referred_product": _product,
    "identity": lambda mint: {"identity": {"acknowledged": True, "created_timestamp": AT, "hash": mint.word()}},
    "message_errors": lambda mint: {"errors": [{"code": 1, "title": mint.word(), "message": mint.word()}]},
}
WITHOUT_TEXT: dict[str, Carry] = {
    "location": _location,
    **{f"contact_{spelling}": _contact(spelling) for spelling in SPELLINGS},
    "reaction": lambda mint: {"type": "reaction", "reaction": {"message_id": _wamid(mint), "emoji": "👍"}},
    "order": _order,
    "system": _changed_number,
    "unsupported": _unsupported,
    "edit": _edit,
    "revoke": lambda mint: {"type": "revoke", "revoke": {"original_message_id": _wamid(mint)}},
    "request_welcome": lambda mint: {"type": "request_welcome", "request_welcome": {"id": mint.word()}},
    "nfm_reply": _form,
    "button": lambda mint: {
        "type": "button",
        "button": {"payload": "start:begin", "text": "Menu"},
        "context": {"from": mint.phone("bare"), "id": _wamid(mint)},
    },
}


# files


def _picture(mint: Mint) -> bytes:
    """A real picture whose hidden fields are canaries."""
    exif = Image.Exif()
    exif[DESCRIPTION], exif[ARTIST], exif[MODEL] = mint.word(), mint.word(), mint.word()
    exif.get_ifd(EXIF_PART)[SERIAL_NUMBER] = mint.word()
    kept = io.BytesIO()
    Image.new("RGB", (64, 64), (90, 120, 150)).save(kept, "JPEG", exif=exif, comment=mint.word())
    return kept.getvalue()


def _document(mint: Mint) -> tuple[bytes, str, Json]:
    data = f"%PDF-1.4\n1 0 obj << /Author ({mint.word()}) /Creator ({mint.word()}) >> endobj\n%%EOF".encode()
    return data, "application/pdf", {"filename": f"{mint.word()}.pdf"}


FILES: dict[str, Callable[[Mint], tuple[bytes, str, Json]]] = {
    "image": lambda mint: (_picture(mint), "image/jpeg", {}),
    "document": _document,
    "audio": lambda mint: (f"OggS {mint.word()}".encode(), "audio/ogg; codecs=opus", {"voice": True}),
    "video": lambda mint: (f"mp4 {mint.word()}".encode(), "video/mp4", {"filename": f"{mint.word()}.mp4"}),
    "sticker": lambda mint: (f"webp {mint.word()}".encode(), "image/webp", {"animated": False}),
}


# statuses and what comes under other fields


def _failed(mint: Mint) -> Json:
    error = {"code": 131026, "title": mint.word(), "message": mint.word(), "error_data": {"details": mint.word()}}
    return {"status": "failed", "errors": [{**error, "href": f"https://{mint.word()}.test"}]}


def _conversation(mint: Mint) -> Json:
    conversation = {"id": mint.word(), "origin": {"type": "service"}, "expiration_timestamp": AT}
    pricing = {"billable": True, "pricing_model": "PMP", "category": "service", "type": "regular"}
    return {"conversation": conversation, "pricing": pricing, "biz_opaque_callback_data": mint.word()}


STATUSES: dict[str, Carry] = {
    "status_recipient": lambda mint: {
        "recipient_id": mint.phone("bare"),
        "recipient_participant_id": mint.phone("bare"),
        "parent_recipient_user_id": f"KZ.{mint.word()}",
    },
    "status_conversation": _conversation,
    "status_failed": _failed,
}


def _preferences(mint: Mint, person: str) -> Json:
    contact = {"profile": {"name": mint.word()}, "wa_id": mint.phone("bare"), "user_id": person}
    told = {"wa_id": contact["wa_id"], "user_id": person, "detail": mint.word(), "timestamp": AT}
    return {"contacts": [contact], "user_preferences": [{**told, "category": "marketing_messages", "value": "stop"}]}


def _call(mint: Mint, person: str) -> Json:
    contact = {"profile": {"name": mint.word()}, "wa_id": mint.phone("bare"), "user_id": person}
    session = {"sdp_type": "offer", "sdp": mint.word()}
    call = {"id": f"wacid.{mint.word()}", "from": contact["wa_id"], "to": "77000000001", "event": "connect"}
    call["direction"] = "USER_INITIATED"
    return {"contacts": [contact], "calls": [{**call, "timestamp": AT, "session": session}]}


def _echo(mint: Mint, person: str) -> Json:
    contact = {"profile": {"name": mint.word()}, "wa_id": mint.phone("bare"), "user_id": person}
    echo = {"from": "77000000001", "to": contact["wa_id"], "id": _wamid(mint), "timestamp": AT}
    return {
        "contacts": [contact],
        "message_echoes": [{**echo, "to_user_id": person, "type": "text", "text": {"body": mint.word()}}],
    }


def _history(mint: Mint, person: str) -> Json:
    message = {"from": mint.phone("bare"), "id": _wamid(mint), "timestamp": AT, "type": "text"}
    thread = {"id": mint.phone("bare"), "messages": [{**message, "text": {"body": mint.word()}}]}
    return {"history": [{"metadata": {"phase": 0, "chunk_order": 1, "progress": 100}, "threads": [thread]}]}


def _address_book(mint: Mint, person: str) -> Json:
    contact = {"full_name": mint.word(), "first_name": mint.word(), "phone_number": mint.phone("bare")}
    return {"state_sync": [{"type": "contact", "contact": contact, "action": "add", "metadata": {"timestamp": AT}}]}


def _errors(mint: Mint, person: str) -> Json:
    error = {"code": 130429, "title": mint.word(), "message": mint.word(), "error_data": {"details": mint.word()}}
    return {"errors": [error]}


OTHER_FIELDS: dict[str, tuple[str, Callable[[Mint, str], Json]]] = {
    "value_errors": ("messages", _errors),
    "user_preferences": ("user_preferences", _preferences),
    "call": ("calls", _call),
    "echo": ("smb_message_echoes", _echo),
    "history": ("history", _history),
    "address_book": ("smb_app_state_sync", _address_book),
}
