"""Requests as lo-bot-api-emulator judges them, with Telegram's parameters and wording where it lacks them."""

import json
from typing import Any

import lo_bot_api_emulator as lo  # type: ignore[import-untyped]
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator

from tests.telegram.parser import Entity, parse

Json = dict[str, Any]
OF_ANY_SEND = ("protect_content", "message_thread_id", "message_effect_id", "allow_paid_broadcast")
MORE_PARAMETERS = {
    "sendMessage": (*OF_ANY_SEND, "link_preview_options"),
    "sendPhoto": (*OF_ANY_SEND, "show_caption_above_media", "has_spoiler"),
    "sendDocument": (*OF_ANY_SEND, "disable_content_type_detection", "thumbnail"),
    "sendVoice": (*OF_ANY_SEND, "caption", "caption_entities", "parse_mode", "duration"),
    "sendVideo": OF_ANY_SEND,
    "sendMediaGroup": OF_ANY_SEND,
    "editMessageText": ("link_preview_options",),
    "editMessageCaption": ("show_caption_above_media",),
    "sendChatAction": ("message_thread_id",),
}
WHOLE = {"chat_id", "message_id", "user_id", "offset", "limit", "timeout", "max_connections", "cache_time"}
YES_OR_NO = {
    "protect_content",
    "disable_notification",
    "show_alert",
    "drop_pending_updates",
    "has_spoiler",
    "show_caption_above_media",
    "allow_paid_broadcast",
}
NESTED = {
    "reply_markup",
    "entities",
    "caption_entities",
    "link_preview_options",
    "reply_parameters",
    "commands",
    "scope",
    "menu_button",
    "media",
    "message_ids",
    "allowed_updates",
}

for _method, _names in MORE_PARAMETERS.items():
    _definition = lo.CONTRACT["methods"][_method]
    _definition["parameters"] = sorted({*_definition["parameters"], *_names})


class Contract(LoBotApiEmulator):  # type: ignore[misc]
    """lo's judgement of one bot's requests, and this bot's files (``assets``)."""

    def __init__(self) -> None:
        super().__init__(max_assets=1_000_000)

    def check_asset_capacity(self, sources: Any) -> None:
        """Files are few and small in tests: do not count them at each upload."""

    def judge(self, method: str, fields: Json, uploads: Json) -> Any:
        """lo's result of a send or an edit; ApiRefusal in Telegram's words."""
        try:
            return self.validate(method, fields, uploads)
        except ApiRefusal as refusal:
            refusal.description = _telegrams_words(refusal.description, fields)
            raise
        except (ValueError, TypeError, KeyError, UnicodeError):
            raise ApiRefusal("Bad Request: malformed request") from None


def _telegrams_words(description: str, fields: Json) -> str:
    if description == "Bad Request: caption is too long":
        return "Bad Request: message caption is too long"
    if description == "Bad Request: invalid reply_markup" and _has_wrong_payload(fields.get("reply_markup")):
        return "Bad Request: BUTTON_DATA_INVALID"
    return description


def _has_wrong_payload(markup: Any) -> bool:
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list):
        return False
    buttons = [button for row in rows if isinstance(row, list) for button in row if isinstance(button, dict)]
    return any(not 1 <= len(str(button.get("callback_data", "-")).encode()) <= 64 for button in buttons)


def decoded(fields: Json) -> Json:
    """The same values whether they came as JSON or as a form."""
    return {name: _decoded(name, value) for name, value in fields.items()}


def _decoded(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in NESTED:
        return _nested(name, value)
    if name in WHOLE and value.lstrip("-").isdecimal():
        return int(value)
    if name in YES_OR_NO and value.lower() in {"true", "false", "1", "0", ""}:
        return value.lower() in {"true", "1"}
    return value


def _nested(name: str, value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        raise ApiRefusal(f"Bad Request: can't parse {name} JSON object") from None


def parse_marked(fields: Json, key: str) -> list[Entity]:
    """Replace a marked text by the plain one; its entities."""
    explicit = fields.get("entities" if key == "text" else "caption_entities") or []
    mode, text = fields.pop("parse_mode", None), fields.get(key)
    if not isinstance(text, str):
        return list(explicit)
    fields[key], entities = parse(text, mode)
    return entities if mode else list(explicit)
