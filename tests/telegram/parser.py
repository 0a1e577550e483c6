"""What Telegram itself reads in a text: TDLib's own parser, offline, with its wording of refusals."""

import json
from functools import lru_cache
from typing import Any

import tdjson
from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

TYPE_NAMES = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "PreCode": "pre",
    "TextUrl": "text_link",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "BotCommand": "bot_command",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
}
MODES = {
    "html": {"@type": "textParseModeHTML"},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
}
Entity = dict[str, Any]


def _ask(question: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(question).encode())
    return json.loads(answer) if answer else {"@type": "error", "message": "Strings must be encoded in UTF-8"}


_ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def _entity(found: dict[str, Any]) -> Entity | None:
    kind = found["type"]
    name = TYPE_NAMES.get(kind["@type"].removeprefix("textEntityType"))
    if name is None:
        return None
    entity: Entity = {"type": name, "offset": found["offset"], "length": found["length"]}
    if name == "text_link":
        entity["url"] = kind["url"]
    elif name == "text_mention":
        entity["user"] = {"id": kind["user_id"], "is_bot": False, "first_name": "Mentioned"}
    elif name == "custom_emoji":
        entity["custom_emoji_id"] = str(kind["custom_emoji_id"])
    elif kind.get("language"):
        entity["language"] = kind["language"]
    return entity


def _entities(found: list[dict[str, Any]]) -> list[Entity]:
    return [entity for entity in map(_entity, found) if entity is not None]


@lru_cache(maxsize=4096)
def _parsed(text: str, mode: str) -> tuple[str, list[Entity]]:
    answer = _ask({"@type": "parseTextEntities", "text": text, "parse_mode": MODES[mode]})
    if answer["@type"] == "error":
        message = str(answer["message"])
        raise ApiRefusal("Bad Request: " + message[0].lower() + message[1:])
    return _trimmed(answer["text"], _entities(answer["entities"]))


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    plain = text.strip()
    if plain == text:
        return text, entities
    start, length = units(text[: len(text) - len(text.lstrip())]), units(plain)
    moved = []
    for entity in entities:
        begin, end = max(entity["offset"] - start, 0), min(entity["offset"] + entity["length"] - start, length)
        if begin < end:
            moved.append({**entity, "offset": begin, "length": end - begin})
    return plain, moved


def parse(text: str, mode: str | None) -> tuple[str, list[Entity]]:
    """The plain text and the entities (never to be changed: they are shared); ApiRefusal as Telegram words it."""
    if not mode:
        return text.strip(), []
    if mode.lower() not in MODES:
        raise ApiRefusal("Bad Request: unsupported parse_mode")
    return _parsed(text, mode.lower())


def discovered(text: str) -> list[Entity]:
    """What Telegram marks by itself in a text somebody typed: commands, links, mentions."""
    return _entities(_ask({"@type": "getTextEntities", "text": text})["entities"])


def why_refused(html: str) -> str | None:
    """Why Telegram would not take this HTML as a message's text; None when it would."""
    try:
        plain, _ = parse(html, "HTML")
    except ApiRefusal as refusal:
        return str(refusal.description)
    if not plain.strip():
        return "Bad Request: message text is empty"
    return "Bad Request: message is too long" if units(plain) > 4096 else None


def accepts(html: str) -> bool:
    """Whether Telegram would take this HTML as a message's text."""
    return why_refused(html) is None


def units(text: str) -> int:
    """The length Telegram counts: UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
