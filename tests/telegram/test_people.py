"""A person does only what a phone can do, and sees only what is on the screen."""

import asyncio

import pytest

from tests.telegram.conftest import UID
from tests.telegram.people import Person
from tests.telegram.server import TelegramServer
from tests.telegram.wire import Api


def row(**buttons: str) -> dict[str, object]:
    """An inline keyboard of one row."""
    return {"inline_keyboard": [[{"text": title, "callback_data": payload} for title, payload in buttons.items()]]}


async def test_start_is_a_command_with_its_payload(api: Api, person: Person) -> None:
    await person.starts("qr-1")

    [update] = await api("getUpdates")
    assert update["message"]["text"] == "/start qr-1"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert update["message"]["from"] == {
        "id": UID,
        "is_bot": False,
        "first_name": f"Firstname{UID}",
        "last_name": f"Lastname{UID}",
        "username": f"username_{UID}",
        "language_code": "es",
        "is_premium": True,
    }


async def test_the_newest_button_with_the_title_is_pressed(api: Api, person: Person) -> None:
    await person.starts()
    await api("sendMessage", chat_id=UID, text="old", reply_markup=row(Иә="old"))
    newer = await api("sendMessage", chat_id=UID, text="new", reply_markup=row(Иә="new", Жоқ="no"))

    await person.taps("Иә")

    query = (await api("getUpdates", offset=-1))[0]["callback_query"]
    assert (query["data"], query["message"]["message_id"], query["from"]["id"]) == ("new", newer["message_id"], UID)
    assert person.titles() == ["Иә", "Жоқ"]


async def test_only_what_is_on_the_screen_can_be_pressed(api: Api, person: Person) -> None:
    await person.starts()
    sent = await api("sendMessage", chat_id=UID, text="x", reply_markup=row(Иә="yes"))
    await api("editMessageReplyMarkup", chat_id=UID, message_id=sent["message_id"])

    with pytest.raises(AssertionError, match="no button 'Иә'"):
        await person.taps("Иә")


async def test_a_stale_button_comes_with_a_message_that_is_gone(api: Api, person: Person) -> None:
    await person.starts()
    sent = await api("sendMessage", chat_id=UID, text="x")
    await person.sends("a:b", message_id=sent["message_id"])
    await person.sends("a:b")

    visible, gone = [update["callback_query"]["message"] for update in (await api("getUpdates"))[1:]]
    assert visible == sent
    assert (gone["date"], gone["chat"]["id"]) == (0, UID)


async def test_an_answer_is_a_toast_and_is_taken_once(api: Api, server: TelegramServer, person: Person) -> None:
    await person.sends("a:b")
    query_id = (await api("getUpdates"))[0]["callback_query"]["id"]

    waiting = asyncio.ensure_future(person.chat.news(60))
    await asyncio.sleep(0)
    await api("answerCallbackQuery", callback_query_id=query_id, text="Жіберілді")

    assert await waiting
    assert person.toasts == ["Жіберілді"]
    assert await api.refused("answerCallbackQuery", callback_query_id=query_id) == (
        "Bad Request: query is too old and response timeout expired or query ID is invalid"
    )


async def test_a_picture_has_sizes_and_the_last_one_is_whole(api: Api, server: TelegramServer, person: Person) -> None:
    await person.sends_photo(b"whole", caption="c", group="album-1")

    message = (await api("getUpdates"))[0]["message"]
    assert (message["caption"], message["media_group_id"]) == ("c", "album-1")
    assert [size["width"] for size in message["photo"]] == [90, 320, 1280]
    found = await api("getFile", file_id=message["photo"][-1]["file_id"])
    assert found["file_unique_id"] == message["photo"][-1]["file_unique_id"]
    async with api.http.get(f"{server.url}/file/bot{api.token}/{found['file_path']}") as answer:
        assert await answer.read() == b"whole"
    async with api.http.get(f"{server.url}/file/bot{api.token}/photos/other.jpg") as answer:
        assert answer.status == 404


async def test_a_voice_belongs_to_its_bot_and_large_files_do_not_come(api: Api, other_api: Api, person: Person) -> None:
    await person.sends_file("voice", b"ogg", duration=9, caption="c")
    await person.sends_file("document", b"small", file_name="a.docx", file_size=20 * 1024 * 1024 + 1)

    voice, document = [update["message"] for update in await api("getUpdates")]
    assert (voice["voice"]["duration"], voice["caption"]) == (9, "c")
    assert (await api("getFile", file_id=voice["voice"]["file_id"]))["file_size"] == 3
    assert await api.refused("getFile", file_id=document["document"]["file_id"]) == "Bad Request: file is too big"
    assert (await other_api.refused("getFile", file_id=voice["voice"]["file_id"])).startswith(
        "Bad Request: wrong file_id"
    )


async def test_other_content_edits_and_forwards_arrive(api: Api, person: Person) -> None:
    await person.says("one")
    said = person.last_message_id
    await person.sends_raw(dice={"emoji": "🎲", "value": 3})
    await person.edits(said, "one, changed")
    await person.forwards("somebody's words", type="hidden_user", sender_user_name="Hidden")

    _, dice, edited, forwarded = await api("getUpdates")
    assert dice["message"]["dice"]["value"] == 3
    assert (edited["edited_message"]["message_id"], edited["edited_message"]["text"]) == (said, "one, changed")
    assert forwarded["message"]["forward_origin"]["sender_user_name"] == "Hidden"
    assert person.texts("me")[0] == "one, changed"


async def test_blocking_and_coming_back_are_told(api: Api, person: Person) -> None:
    await person.starts()
    await person.blocks()
    with pytest.raises(AssertionError, match="unblock"):
        await person.says("x")
    await person.unblocks()

    _, blocked, back = [update.get("my_chat_member") for update in await api("getUpdates")]
    assert blocked["new_chat_member"] == {**blocked["new_chat_member"], "status": "kicked", "until_date": 0}
    assert back["new_chat_member"]["status"] == "member"


async def test_a_group_is_a_chat_of_its_own_until_the_bot_leaves(api: Api, person: Person) -> None:
    group = -1_001_234_567_890
    await person.adds_to_group(group, title="9 «Ә»")
    await person.says_in_group(group, "hello")

    added, said = await api("getUpdates")
    assert added["my_chat_member"]["chat"] == said["message"]["chat"]
    assert (said["message"]["chat"]["type"], said["message"]["from"]["id"]) == ("supergroup", UID)
    await api("sendMessage", chat_id=group, text="x")
    await api("leaveChat", chat_id=group)
    assert await api.refused("sendMessage", chat_id=group, text="x") == (
        "Forbidden: bot is not a member of the supergroup chat"
    )
    assert person.screen() == []


async def test_waiting_ends_with_what_is_seen_or_says_what_was(api: Api, person: Person) -> None:
    await person.starts()
    await api("getUpdates", offset=-1)
    await api("sendMessage", chat_id=UID, text="one two three")

    assert await person.sees("one", "three") == "one two three"
    with pytest.raises(AssertionError, match="one two three"):
        await person.sees("four", timeout=0.01)


async def test_settling_waits_until_the_bot_has_taken_everything(api: Api, person: Person) -> None:
    await person.says("hello")

    with pytest.raises(AssertionError, match="never settled"):
        await person.settles(quiet=0.01, timeout=0.05)
    [update] = await api("getUpdates")
    await api("getUpdates", offset=update["update_id"] + 1)
    await person.settles()


async def test_a_reply_keyboard_is_pressed_by_writing(api: Api, person: Person) -> None:
    await person.starts()
    await api("sendMessage", chat_id=UID, text="x", reply_markup={"keyboard": [[{"text": "Мәзір"}]]})

    await person.taps("Мәзір")

    assert (await api("getUpdates", offset=-1))[0]["message"]["text"] == "Мәзір"
