"""Every place of a message where Telegram can put somebody's identity, filled with canaries."""

from collections.abc import Callable
from typing import Any

from tests.telegram.mint import SPELLINGS, Json, Mint

Fill = Callable[[Mint], Json]
DAY = 1_795_000_000
ENTITY = {"offset": 0, "length": 5}


def _origin(kind: str, **fields: Any) -> Json:
    return {"forward_origin": {"type": kind, "date": DAY, **fields}}


def _reply(mint: Mint) -> Json:
    return {
        "message_id": 11,
        "from": mint.user(),
        "chat": mint.chat("supergroup"),
        "date": DAY,
        "text": mint.word(),
        "author_signature": mint.word(),
    }


def _external_reply(mint: Mint) -> Json:
    origin = {"type": "user", "date": DAY, "sender_user": mint.user()}
    contact = {"phone_number": mint.phone("plus"), "first_name": mint.word(), "user_id": mint.number()}
    return {"external_reply": {"origin": origin, "chat": mint.chat("supergroup"), "message_id": 3, "contact": contact}}


def _legacy_forward(mint: Mint) -> Json:
    return {
        "forward_from": mint.user(),
        "forward_from_chat": mint.chat("channel"),
        "forward_from_message_id": mint.number(),
        "forward_sender_name": mint.word(),
        "forward_signature": mint.word(),
        "forward_date": DAY,
    }


def _vcard(mint: Mint, phone: str) -> str:
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{mint.word()}\nTEL:{phone}\nEMAIL:{mint.word()}@example.kz\nEND:VCARD"


def _contact(mint: Mint, spelling: str) -> Json:
    phone = mint.phone(spelling)
    names = {"first_name": mint.word(), "last_name": mint.word(), "user_id": mint.number()}
    return {"contact": {"phone_number": phone, **names, "vcard": _vcard(mint, phone)}}


def _contact_in(spelling: str) -> Fill:
    return lambda mint: _contact(mint, spelling)


def _shared_users(mint: Mint) -> Json:
    users = [{"user_id": mint.number(), **mint.names()}, {"user_id": mint.number(), **mint.names()}]
    return {"users_shared": {"request_id": 1, "users": users, "user_ids": [user["user_id"] for user in users]}}


def _shared_chat(mint: Mint) -> Json:
    return {"chat_shared": {"request_id": 2, "chat_id": -mint.number(), "title": mint.word(), "username": mint.word()}}


def _location(mint: Mint) -> Json:
    return {"latitude": mint.degrees(), "longitude": mint.degrees()}


def _venue(mint: Mint) -> Json:
    place = {"title": mint.word(), "address": mint.word(), "foursquare_id": mint.word(), "google_place_id": mint.word()}
    return {"venue": {"location": _location(mint), **place}}


def _poll(mint: Mint) -> Json:
    options = [{"persistent_id": str(place), "text": mint.word(), "voter_count": 0} for place in range(2)]
    poll = {"id": str(mint.number()), "question": mint.word(), "options": options, "total_voter_count": 0}
    settings = {"is_closed": False, "is_anonymous": False, "type": "regular", "allows_multiple_answers": False}
    return {"poll": poll | settings | {"allows_revoting": True, "members_only": False, "explanation": mint.word()}}


def _game(mint: Mint) -> Json:
    picture = {"file_id": mint.word(), "file_unique_id": mint.word(), "width": 9, "height": 9}
    return {"game": {"title": mint.word(), "description": mint.word(), "photo": [picture], "text": mint.word()}}


def _checklist(mint: Mint) -> Json:
    task = {"id": 1, "text": mint.word(), "completed_by_user": mint.user(), "completion_date": DAY}
    return {"checklist": {"title": mint.word(), "tasks": [task]}}


def _passport(mint: Mint) -> Json:
    element = {"type": "phone_number", "phone_number": mint.phone("plus"), "email": mint.word(), "hash": mint.word()}
    credentials = {"data": mint.word(), "hash": mint.word(), "secret": mint.word()}
    return {"passport_data": {"data": [element], "credentials": credentials}}


def _payment(mint: Mint) -> Json:
    order = {"name": mint.word(), "phone_number": mint.phone("plus"), "email": mint.word()}
    charges = {"telegram_payment_charge_id": mint.word(), "provider_payment_charge_id": mint.word()}
    paid = {"currency": "KZT", "total_amount": 100, "invoice_payload": mint.word(), "order_info": order, **charges}
    return {"successful_payment": paid}


def _story(mint: Mint) -> Json:
    return {"chat": mint.chat("channel"), "id": mint.number()}


def _entity(mint: Mint, kind: str, **fields: Any) -> Json:
    return {"text": "hello", "entities": [{"type": kind, **ENTITY, **fields}]}


WITH_TEXT: dict[str, Fill] = {
    "sender_chat": lambda mint: {"sender_chat": mint.chat("channel")},
    "author_signature": lambda mint: {"author_signature": mint.word()},
    "sender_tag": lambda mint: {"sender_tag": mint.word()},
    "via_bot": lambda mint: {"via_bot": mint.user()},
    "sender_business_bot": lambda mint: {"sender_business_bot": mint.user(), "business_connection_id": mint.word()},
    "guest_bot_caller": lambda mint: {
        "guest_bot_caller_user": mint.user(),
        "guest_bot_caller_chat": mint.chat("supergroup"),
    },
    "text_mention": lambda mint: _entity(mint, "text_mention", user=mint.user()),
    "text_link_to_user": lambda mint: _entity(mint, "text_link", url=f"tg://user?id={mint.number()}"),
    "custom_emoji_id": lambda mint: _entity(mint, "custom_emoji", custom_emoji_id=str(mint.number())),
    "effect_id": lambda mint: {"effect_id": str(mint.number())},
    "forward_origin_user": lambda mint: _origin("user", sender_user=mint.user()),
    "forward_origin_hidden_user": lambda mint: _origin("hidden_user", sender_user_name=mint.word()),
    "forward_origin_chat": lambda mint: _origin(
        "chat", sender_chat=mint.chat("supergroup"), author_signature=mint.word()
    ),
    "forward_origin_channel": lambda mint: _origin(
        "channel", chat=mint.chat("channel"), message_id=mint.number(), author_signature=mint.word()
    ),
    "forward_legacy": _legacy_forward,
    "external_reply": _external_reply,
    "quote": lambda mint: {"quote": {"text": mint.word(), "position": 0, "is_manual": True}},
    "reply_to_message": lambda mint: {"reply_to_message": _reply(mint)},
    "reply_to_story": lambda mint: {"reply_to_story": _story(mint)},
    "reply_markup": lambda mint: {
        "reply_markup": {"inline_keyboard": [[{"text": mint.word(), "url": f"https://t.me/{mint.word()}"}]]}
    },
}
WITHOUT_TEXT: dict[str, Fill] = {
    "story": lambda mint: {"story": _story(mint)},
    **{f"contact_{spelling}": _contact_in(spelling) for spelling in SPELLINGS},
    "users_shared": _shared_users,
    "user_shared": lambda mint: {"user_shared": {"request_id": 1, "user_id": mint.number()}},
    "chat_shared": _shared_chat,
    "location": lambda mint: {"location": _location(mint)},
    "venue": _venue,
    "poll": _poll,
    "game": _game,
    "checklist": _checklist,
    "passport_data": _passport,
    "successful_payment": _payment,
    "web_app_data": lambda mint: {"web_app_data": {"data": mint.word(), "button_text": mint.word()}},
    "connected_website": lambda mint: {"connected_website": f"{mint.word()}.example.kz"},
    "write_access_allowed": lambda mint: {"write_access_allowed": {"web_app_name": mint.word()}},
    "new_chat_members": lambda mint: {"new_chat_members": [mint.user()]},
    "left_chat_member": lambda mint: {"left_chat_member": mint.user()},
    "new_chat_title": lambda mint: {"new_chat_title": mint.word()},
    "pinned_message": lambda mint: {"pinned_message": _reply(mint)},
    "migrate_to_chat_id": lambda mint: {"migrate_to_chat_id": -mint.number()},
    "proximity_alert": lambda mint: {
        "proximity_alert_triggered": {"traveler": mint.user(), "watcher": mint.user(), "distance": 5}
    },
    "video_chat_invited": lambda mint: {"video_chat_participants_invited": {"users": [mint.user()]}},
}
