"""The methods a bot calls, but for the updates: sends, edits, deletes, answers to buttons, files."""

from collections.abc import Callable
from typing import Any

from lo_bot_api_emulator import ApiRefusal  # type: ignore[import-untyped]

from tests.telegram import profile
from tests.telegram.account import Account
from tests.telegram.chats import Chat, Stored
from tests.telegram.contract import parse_marked
from tests.telegram.parser import units
from tests.telegram.pictures import edit_media, judge_animation

Json = dict[str, Any]
SENDS = (
    "sendMessage",
    "sendPhoto",
    "sendDocument",
    "sendVoice",
    "sendVideo",
    "sendAudio",
    "sendMediaGroup",
    "sendAnimation",
)
EDITS = ("editMessageText", "editMessageCaption", "editMessageReplyMarkup")
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send(account: Account, method: str, fields: Json, uploads: Json) -> Any:
    """Any send*: judged by lo, refused where Telegram would, kept in the chat; the Message it answers."""
    key = "text" if method == "sendMessage" else "caption"
    entities = parse_marked(fields, key)
    if method == "sendAnimation":
        judged: Any = judge_animation(account, fields, uploads)
    else:
        judged = account.contract.judge(method, fields, uploads)
    chat = account.chats.get(int(fields["chat_id"]))
    account.limits.admit(account.id, int(fields["chat_id"]))
    if chat is None:
        raise ApiRefusal("Bad Request: chat not found")
    chat.check_writable()
    quoted = _quoted(chat, fields)
    if isinstance(judged, list):
        return [_keep(account, chat, part | quoted, fields, uploads) for part in judged]
    marks = {("entities" if key == "text" else "caption_entities"): entities} if entities else {}
    return _keep(account, chat, judged | marks | quoted, fields, uploads)


def _quoted(chat: Chat, fields: Json) -> Json:
    wanted = fields.get("reply_parameters") or {}
    message_id = wanted.get("message_id") or fields.get("reply_to_message_id")
    if message_id is None:
        return {}
    message = chat.messages.get(int(message_id))
    if message is not None:
        return {"reply_to_message": message.wire}
    if wanted.get("allow_sending_without_reply") or fields.get("allow_sending_without_reply"):
        return {}
    raise ApiRefusal("Bad Request: message to be replied not found")


def _keep(account: Account, chat: Chat, judged: Json, fields: Json, uploads: Json) -> Json:
    at = account.clock()
    head = {"message_id": account.next_message_id(), "from": account.user, "chat": chat.info, "date": int(at)}
    wire = {**judged, **head}
    markup = fields.get("reply_markup")
    if isinstance(markup, dict) and "inline_keyboard" in markup:
        wire["reply_markup"] = markup
    if fields.get("link_preview_options"):
        wire["link_preview_options"] = fields["link_preview_options"]
    is_protected = bool(fields.get("protect_content"))
    if is_protected:
        wire["has_protected_content"] = True
    _describe_upload(wire, uploads)
    _reply_keyboard(chat, markup)
    chat.keep(Stored(wire, "bot", at, bool(fields.get("disable_notification")), is_protected))
    return wire


def _describe_upload(wire: Json, uploads: Json) -> None:
    for kind in ("document", "photo", "voice", "video", "audio"):
        upload = next(iter(uploads.values()), None)
        if upload is None or kind not in wire:
            continue
        described = wire[kind][-1] if kind == "photo" else wire[kind]
        described["file_size"] = upload["size"]
        if kind in {"document", "video", "audio"}:
            described["file_name"] = upload["filename"]


def _reply_keyboard(chat: Chat, markup: Any) -> None:
    if not isinstance(markup, dict):
        return
    if markup.get("remove_keyboard"):
        chat.keyboard = []
    elif "keyboard" in markup:
        rows = markup["keyboard"]
        chat.keyboard = [button["text"] if isinstance(button, dict) else button for row in rows for button in row]


def edit(account: Account, method: str, fields: Json, uploads: Json) -> Json:
    """Any editMessage*: of the bot's own message, which has to change; the Message it answers."""
    key = {"editMessageText": "text", "editMessageCaption": "caption"}.get(method)
    entities = parse_marked(fields, key) if key else []
    judged = account.contract.judge(method, fields, uploads)
    chat = account.chat(int(fields["chat_id"]))
    account.limits.admit(account.id, chat.id)
    if chat.is_blocked or chat.is_left:
        chat.check_writable()
    old = chat.to_edit(int(fields["message_id"]))
    if key == "text" and "text" not in old.wire:
        raise ApiRefusal("Bad Request: there is no text in the message to edit")
    if key == "caption" and "text" in old.wire:
        raise ApiRefusal("Bad Request: there is no caption in the message to edit")
    wire = _edited(old.wire, key, judged, entities, fields.get("reply_markup"))
    if wire == old.wire:
        raise ApiRefusal(NOT_MODIFIED)
    wire["edit_date"] = int(account.clock())
    chat.keep(Stored(wire, "bot", old.at, old.silent, old.protected))
    return wire


def _edited(old: Json, key: str | None, judged: Json, entities: list[Json], markup: Any) -> Json:
    marks = "entities" if key == "text" else "caption_entities"
    left_out = {"reply_markup", *({key, marks} if key else ())}
    wire = {name: value for name, value in old.items() if name not in left_out}
    if key and judged.get(key):
        wire[key] = judged[key]
    if key and entities:
        wire[marks] = entities
    if isinstance(markup, dict) and markup.get("inline_keyboard"):
        wire["reply_markup"] = markup
    return wire


def delete_one(account: Account, method: str, fields: Json, uploads: Json) -> bool:
    """deleteMessage."""
    account.contract.judge(method, fields, uploads)
    chat, message_id = account.chat(int(fields["chat_id"])), int(fields["message_id"])
    reason = chat.why_undeletable(message_id, account.clock())
    if reason is not None:
        raise ApiRefusal(reason)
    chat.delete(message_id)
    return True


def delete_many(account: Account, method: str, fields: Json, uploads: Json) -> bool:
    """deleteMessages: what cannot be found is skipped; one that may not be deleted refuses them all, as TDLib does."""
    chat, wanted = _chat(account, fields), fields.get("message_ids")
    if not isinstance(wanted, list):
        raise ApiRefusal("Bad Request: can't parse message identifiers JSON array")
    if not wanted:
        raise ApiRefusal("Bad Request: message identifiers are not specified")
    if len(wanted) > 100:
        raise ApiRefusal("Bad Request: too many message identifiers specified")
    found = [message_id for message_id in map(int, wanted) if message_id in chat.messages]
    for message_id in found:
        reason = chat.why_undeletable(message_id, account.clock())
        if reason is not None:
            raise ApiRefusal(reason)
    for message_id in found:
        chat.delete(message_id)
    return True


def _chat(account: Account, fields: Json) -> Chat:
    chat_id = fields.get("chat_id")
    if not isinstance(chat_id, int):
        raise ApiRefusal("Bad Request: chat not found")
    return account.chat(chat_id)


def answer_callback(account: Account, method: str, fields: Json, uploads: Json) -> bool:
    """answerCallbackQuery: once for each press; its text is a toast on the person's screen."""
    account.contract.judge(method, fields, uploads)
    if units(str(fields.get("text", ""))) > 200:
        raise ApiRefusal("Bad Request: MESSAGE_TOO_LONG")
    chat = account.use_callback(str(fields["callback_query_id"]))
    if fields.get("text"):
        chat.toasts.append(str(fields["text"]))
    chat.touch()
    return True


def act(account: Account, method: str, fields: Json, uploads: Json) -> bool:
    """sendChatAction."""
    account.contract.judge(method, fields, uploads)
    account.chat(int(fields["chat_id"])).check_writable()
    return True


def get_me(account: Account, method: str, fields: Json, uploads: Json) -> Json:
    """getMe."""
    rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return {**account.user, "first_name": account.profile.names[""], **rights, "has_main_web_app": False}


def get_chat(account: Account, method: str, fields: Json, uploads: Json) -> Json:
    """getChat: everything Telegram tells a bot of a person."""
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
    refused = dict.fromkeys(gifts, False)
    return {
        **_chat(account, fields).info,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": refused,
    }


def get_file(account: Account, method: str, fields: Json, uploads: Json) -> Json:
    """getFile."""
    return account.file(fields.get("file_id"))


def leave(account: Account, method: str, fields: Json, uploads: Json) -> bool:
    """leaveChat: of a group; Telegram tells the bot that it left."""
    chat = _chat(account, fields)
    if chat.id > 0:
        raise ApiRefusal("Bad Request: chat member status can't be changed in private chats")
    chat.is_left = True
    states = [{"status": status, "user": account.user} for status in ("member", "left")]
    body = {"chat": chat.info, "from": account.user, "date": int(account.clock())}
    body |= {"old_chat_member": states[0], "new_chat_member": states[1]}
    account.updates.add("my_chat_member", body, chat_id=chat.id, queue=(chat.id, "member"))
    return True


Method = Callable[[Account, str, Json, Json], Any]
METHODS: dict[str, Method] = {
    **dict.fromkeys(SENDS, send),
    **dict.fromkeys(EDITS, edit),
    "editMessageMedia": edit_media,
    "deleteMessage": delete_one,
    "deleteMessages": delete_many,
    "answerCallbackQuery": answer_callback,
    "sendChatAction": act,
    "getMe": get_me,
    "getChat": get_chat,
    "getFile": get_file,
    "leaveChat": leave,
}
OWN_PARAMETERS = {"deleteMessages": {"chat_id", "message_ids"}, "getChat": {"chat_id"}, "leaveChat": {"chat_id"}}


def perform(account: Account, method: str, fields: Json, uploads: Json) -> Any:
    """Carry out one call; ApiRefusal when Telegram would refuse."""
    if method in profile.METHODS:
        change, known = profile.METHODS[method]
        _check_parameters(fields, known)
        return change(account.profile, fields)
    carry_out = METHODS.get(method)
    if carry_out is None:
        return account.contract.judge(method, fields, uploads)
    if method in OWN_PARAMETERS:
        _check_parameters(fields, OWN_PARAMETERS[method])
    return carry_out(account, method, fields, uploads)


def _check_parameters(fields: Json, known: set[str]) -> None:
    unknown = sorted(set(fields) - known - {"method"})
    if unknown:
        raise ApiRefusal(f"Bad Request: {unknown[0]} is not supported yet")
