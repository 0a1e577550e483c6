"""What a bot says of itself: name, descriptions, commands and the menu button, per language."""

import json
import re
from collections.abc import Callable
from typing import Any

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

Json = dict[str, Any]
LANGUAGE = re.compile(r"[a-z]{2}")
COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SCOPES = {
    "default": set[str](),
    "all_private_chats": set[str](),
    "all_group_chats": set[str](),
    "all_chat_administrators": set[str](),
    "chat": {"chat_id"},
    "chat_administrators": {"chat_id"},
    "chat_member": {"chat_id", "user_id"},
}
MENU_BUTTONS = {"commands", "default", "web_app"}


class Profile:
    """Stored per language ("" is the default), commands per scope and language."""

    def __init__(self, name: str) -> None:
        self.names = {"": name}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.menu_buttons: dict[int | None, Json] = {}

    def set_name(self, fields: Json) -> bool:
        """setMyName."""
        return self._set(self.names, fields, "name", 64)

    def set_description(self, fields: Json) -> bool:
        """setMyDescription."""
        return self._set(self.descriptions, fields, "description", 512)

    def set_short_description(self, fields: Json) -> bool:
        """setMyShortDescription."""
        return self._set(self.short_descriptions, fields, "short_description", 120)

    def get_name(self, fields: Json) -> Json:
        """getMyName: the default one where the language has none."""
        return {"name": self.names.get(_language(fields), self.names[""])}

    def get_description(self, fields: Json) -> Json:
        """getMyDescription."""
        return {"description": self.descriptions.get(_language(fields), "")}

    def get_short_description(self, fields: Json) -> Json:
        """getMyShortDescription."""
        return {"short_description": self.short_descriptions.get(_language(fields), "")}

    def set_commands(self, fields: Json) -> bool:
        """setMyCommands."""
        commands = fields.get("commands")
        if not isinstance(commands, list):
            raise ApiRefusal("Bad Request: can't parse commands JSON object")
        if len(commands) > 100:
            raise ApiRefusal("Bad Request: BOT_COMMANDS_TOO_MUCH")
        self.commands[_scope(fields), _language(fields)] = [_command(entry) for entry in commands]
        return True

    def get_commands(self, fields: Json) -> list[Json]:
        """getMyCommands: exactly this scope and language, without falling back."""
        return self.commands.get((_scope(fields), _language(fields)), [])

    def delete_commands(self, fields: Json) -> bool:
        """deleteMyCommands."""
        self.commands.pop((_scope(fields), _language(fields)), None)
        return True

    def set_menu_button(self, fields: Json) -> bool:
        """setChatMenuButton."""
        button = fields.get("menu_button") or {"type": "default"}
        if not isinstance(button, dict) or button.get("type") not in MENU_BUTTONS:
            raise ApiRefusal("Bad Request: can't parse menu button: MenuButton has unsupported type")
        self.menu_buttons[fields.get("chat_id")] = button
        return True

    def get_menu_button(self, fields: Json) -> Json:
        """getChatMenuButton."""
        fallback = self.menu_buttons.get(None, {"type": "commands"})
        return self.menu_buttons.get(fields.get("chat_id"), fallback)

    @staticmethod
    def _set(kept: dict[str, str], fields: Json, key: str, longest: int) -> bool:
        value, language = fields.get(key) or "", _language(fields)
        if not isinstance(value, str) or len(value) > longest:
            raise ApiRefusal(f"Bad Request: {key.replace('_', ' ')} is too long")
        if value:
            kept[language] = value
        elif not (key == "name" and language == ""):
            kept.pop(language, None)
        return True


def _language(fields: Json) -> str:
    code = fields.get("language_code") or ""
    if code and not (isinstance(code, str) and LANGUAGE.fullmatch(code)):
        raise ApiRefusal("Bad Request: invalid language code specified")
    return str(code)


def _scope(fields: Json) -> str:
    scope = fields.get("scope") or {"type": "default"}
    needed = SCOPES.get(str(scope.get("type"))) if isinstance(scope, dict) else None
    if needed is None or set(scope) != {"type", *needed}:
        raise ApiRefusal("Bad Request: can't parse BotCommandScope: unsupported type or missing fields")
    return json.dumps(scope, sort_keys=True)


def _command(entry: Any) -> Json:
    if not isinstance(entry, dict) or not COMMAND.fullmatch(str(entry.get("command", "")).removeprefix("/")):
        raise ApiRefusal("Bad Request: BOT_COMMAND_INVALID")
    if not 1 <= len(str(entry.get("description", ""))) <= 256:
        raise ApiRefusal("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": entry["command"].removeprefix("/"), "description": entry["description"]}


METHODS: dict[str, tuple[Callable[[Profile, Json], Any], set[str]]] = {
    "setMyName": (Profile.set_name, {"name", "language_code"}),
    "getMyName": (Profile.get_name, {"language_code"}),
    "setMyDescription": (Profile.set_description, {"description", "language_code"}),
    "getMyDescription": (Profile.get_description, {"language_code"}),
    "setMyShortDescription": (Profile.set_short_description, {"short_description", "language_code"}),
    "getMyShortDescription": (Profile.get_short_description, {"language_code"}),
    "setMyCommands": (Profile.set_commands, {"commands", "scope", "language_code"}),
    "getMyCommands": (Profile.get_commands, {"scope", "language_code"}),
    "deleteMyCommands": (Profile.delete_commands, {"scope", "language_code"}),
    "setChatMenuButton": (Profile.set_menu_button, {"chat_id", "menu_button"}),
    "getChatMenuButton": (Profile.get_menu_button, {"chat_id"}),
}
