"""The emulator answers as Telegram does: sends, edits, deletes, several bots."""

import aiohttp
import pytest

from tests.telegram.conftest import UID, Moment
from tests.telegram.people import Person
from tests.telegram.server import TelegramServer
from tests.telegram.wire import Api

HOUR = 3600
BUTTON = {"inline_keyboard": [[{"text": "Иә", "callback_data": "a:b"}]]}


async def test_an_unknown_token_is_unauthorised(server: TelegramServer, http: aiohttp.ClientSession) -> None:
    stranger = Api(server.url, http, "9:unknown")

    assert await stranger.answer("getMe") == (401, {"ok": False, "error_code": 401, "description": "Unauthorized"})


async def test_an_unknown_method_is_not_found(api: Api) -> None:
    assert await api.refused("sendTelepathy") == "Not Found"


async def test_a_method_may_be_called_by_get_and_in_any_case(server: TelegramServer, api: Api) -> None:
    async with api.http.get(f"{server.url}/bot{api.token}/GETME") as answer:
        found = await answer.json()

    assert (found["result"]["id"], found["result"]["is_bot"]) == (7, True)


async def test_two_bots_know_nothing_of_each_other(
    server: TelegramServer, api: Api, other_api: Api, person: Person
) -> None:
    await person.says("to the first")

    assert (await other_api("getMe"))["id"] == 8
    assert await other_api("getUpdates") == []
    assert await other_api.refused("sendMessage", chat_id=UID, text="x") == "Bad Request: chat not found"
    assert [update["message"]["text"] for update in await api("getUpdates")] == ["to the first"]


async def test_a_message_lies_parsed_in_the_chat(api: Api, person: Person) -> None:
    await person.says("hello")

    sent = await api(
        "sendMessage",
        chat_id=UID,
        text="<b>Сәлем</b>",
        parse_mode="HTML",
        reply_markup=BUTTON,
        protect_content=True,
        disable_notification=True,
    )

    mine, theirs = person.screen()
    assert (mine.side, mine.text, theirs.side, theirs.text) == ("me", "hello", "bot", "Сәлем")
    assert (theirs.buttons, theirs.protected, theirs.silent) == ([[("Иә", "a:b")]], True, True)
    assert theirs.marked("bold") == ["Сәлем"]
    assert sent["message_id"] == theirs.message_id == mine.message_id + 1
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 5}]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"text": ""}, "Bad Request: message text is empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "<b>", "parse_mode": "HTML"}, "Bad Request: can't parse entities: "),
        ({"text": "x", "made_up": 1}, "Bad Request: made_up is not supported yet"),
        ({"text": "x", "reply_parameters": {"message_id": 9}}, "Bad Request: message to be replied not found"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "ә" * 33}]]}},
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}, "Bad Request: invalid reply_markup"),
    ],
)
async def test_a_wrong_message_is_refused(api: Api, person: Person, fields: dict[str, object], words: str) -> None:
    await person.says("hello")

    assert (await api.refused("sendMessage", chat_id=UID, **fields)).startswith(words)
    assert person.texts() == []


async def test_a_payload_of_64_bytes_is_taken(api: Api, person: Person) -> None:
    await person.says("hello")
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "ә" * 32}]]}

    await api("sendMessage", chat_id=UID, text="x", reply_markup=markup)

    assert person.titles() == ["x"]


async def test_a_bot_may_not_write_first_nor_to_who_blocked_it(api: Api, person: Person) -> None:
    assert await api.refused("sendMessage", chat_id=UID, text="x") == (
        "Forbidden: bot can't initiate conversation with a user"
    )

    await person.starts()
    message = await api("sendMessage", chat_id=UID, text="x")
    await person.blocks()
    blocked = "Forbidden: bot was blocked by the user"
    assert await api.answer("sendMessage", chat_id=UID, text="y") == (
        403,
        {"ok": False, "error_code": 403, "description": blocked},
    )
    assert await api.refused("sendChatAction", chat_id=UID, action="typing") == blocked
    assert await api.refused("editMessageText", chat_id=UID, message_id=message["message_id"], text="z") == blocked

    await person.unblocks()
    await api("sendMessage", chat_id=UID, text="y")
    assert person.texts() == ["x", "y"]


async def test_own_messages_are_edited_at_any_age(api: Api, person: Person, moment: Moment) -> None:
    await person.starts()
    sent = await api("sendMessage", chat_id=UID, text="one", reply_markup=BUTTON)
    moment.now += 400 * HOUR

    edited = await api("editMessageText", chat_id=UID, message_id=sent["message_id"], text="two")

    assert edited["edit_date"] == int(moment.now)
    assert person.newest().text == "two"
    assert person.newest().buttons == []


async def test_an_edit_has_to_change_an_own_message_that_is_there(api: Api, person: Person) -> None:
    await person.starts()
    sent = await api("sendMessage", chat_id=UID, text="one", reply_markup=BUTTON)
    same = {"chat_id": UID, "message_id": sent["message_id"], "text": "one", "reply_markup": BUTTON}

    assert (await api.refused("editMessageText", **same)).startswith("Bad Request: message is not modified: ")
    assert await api.refused("editMessageText", **same | {"message_id": 9999}) == (
        "Bad Request: message to edit not found"
    )
    assert await api.refused("editMessageText", **same | {"message_id": person.last_message_id}) == (
        "Bad Request: message can't be edited"
    )
    await api("editMessageReplyMarkup", chat_id=UID, message_id=sent["message_id"])
    assert (await api.refused("editMessageReplyMarkup", chat_id=UID, message_id=sent["message_id"])).startswith(
        "Bad Request: message is not modified"
    )


async def test_both_sides_are_deleted_within_two_days(api: Api, person: Person, moment: Moment) -> None:
    await person.says("old")
    old = person.last_message_id
    moment.now += 48 * HOUR
    await person.says("new")
    sent = await api("sendMessage", chat_id=UID, text="answer")
    moment.now += 1

    assert await api.refused("deleteMessage", chat_id=UID, message_id=old) == (
        "Bad Request: message can't be deleted for everyone"
    )
    assert await api("deleteMessage", chat_id=UID, message_id=person.last_message_id) is True
    assert await api.refused("deleteMessage", chat_id=UID, message_id=person.last_message_id) == (
        "Bad Request: message to delete not found"
    )
    assert await api.refused("deleteMessages", chat_id=UID, message_ids=[old, sent["message_id"]]) == (
        "Bad Request: message can't be deleted for everyone"  # one that may not refuses them all
    )
    assert await api("deleteMessages", chat_id=UID, message_ids=[4444, sent["message_id"]]) is True
    assert [message.text for message in person.screen()] == ["old"]


async def test_at_most_a_hundred_messages_are_deleted_at_once(api: Api, person: Person) -> None:
    await person.starts()

    assert await api.refused("deleteMessages", chat_id=UID, message_ids=list(range(1, 102))) == (
        "Bad Request: too many message identifiers specified"
    )
    assert await api.refused("deleteMessages", chat_id=UID, message_ids=[]) == (
        "Bad Request: message identifiers are not specified"
    )


async def test_message_ids_grow_over_all_chats_of_a_bot(api: Api, server: TelegramServer, person: Person) -> None:
    neighbour = Person(server, UID + 1)
    await person.says("a")
    await neighbour.says("b")

    sent = await api("sendMessage", chat_id=UID, text="c")

    assert [neighbour.last_message_id, sent["message_id"]] == [person.last_message_id + 1, person.last_message_id + 2]


async def test_every_call_is_written_down_with_its_outcome(api: Api, server: TelegramServer, person: Person) -> None:
    await person.starts()
    await api("getUpdates")
    await api("sendMessage", chat_id=UID, text="x", link_preview_options={"is_disabled": True})
    await api.refused("sendMessage", chat_id=UID, text="")

    sent, empty = server.calls
    assert (sent.method, sent.fields["link_preview_options"], sent.result["text"]) == (
        "sendMessage",
        {"is_disabled": True},
        "x",
    )
    assert empty.error == {"ok": False, "error_code": 400, "description": "Bad Request: message text is empty"}
