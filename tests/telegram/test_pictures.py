"""The emulator's own part of pictures and files: animations, and a picture in the place of something else."""

import json
from typing import Any

import aiohttp
import pytest

from tests.telegram.conftest import UID
from tests.telegram.people import Person
from tests.telegram.wire import Api, Json

PNG = b"\x89PNG a picture"


async def send(api: Api, method: str, field: str, **fields: Any) -> tuple[int, Json]:
    """A form with a file, as Telegram takes it."""
    form = aiohttp.FormData()
    form.add_field(field, PNG, filename="picture.png", content_type="image/png")
    for name, value in fields.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    async with api.http.post(f"{api.url}/bot{api.token}/{method}", data=form) as answer:
        return answer.status, await answer.json()


async def test_an_animation_lies_in_the_chat_under_both_its_names(api: Api, person: Person) -> None:
    await person.starts()

    _, answer = await send(api, "sendAnimation", "animation", chat_id=UID, caption="<b>x</b>", parse_mode="HTML")

    assert {"animation", "document"} <= answer["result"].keys()
    assert (person.newest().text, person.newest().marked("bold")) == ("x", ["x"])
    again = await api("sendAnimation", chat_id=UID, animation=answer["result"]["animation"]["file_id"])
    assert again["message_id"] == person.newest().message_id


async def test_another_picture_takes_the_place_of_one_and_its_words_go(api: Api, person: Person) -> None:
    await person.starts()
    _, sent = await send(api, "sendPhoto", "photo", chat_id=UID, caption="words")
    place = {"chat_id": UID, "message_id": sent["result"]["message_id"]}

    status, _ = await send(
        api, "editMessageMedia", "empty", media={"type": "photo", "media": "attach://empty"}, **place
    )

    assert status == 200
    assert person.newest().text == ""
    assert person.newest().wire["photo"] != sent["result"]["photo"]


@pytest.mark.parametrize("media", [{"type": "photo"}, {"type": "dice", "media": "x"}, {"type": "photo", "media": "no"}])
async def test_a_wrong_picture_changes_nothing(api: Api, person: Person, media: Json) -> None:
    await person.starts()
    _, sent = await send(api, "sendPhoto", "photo", chat_id=UID, caption="words")

    refusal = await api.refused("editMessageMedia", chat_id=UID, message_id=sent["result"]["message_id"], media=media)

    assert refusal.startswith("Bad Request")
    assert person.newest().text == "words"


async def test_words_are_no_place_for_a_picture(api: Api, person: Person) -> None:
    await person.starts()
    sent = await api("sendMessage", chat_id=UID, text="words")
    media = {"type": "photo", "media": "attach://empty"}

    status, _ = await send(api, "editMessageMedia", "empty", media=media, chat_id=UID, message_id=sent["message_id"])

    assert status == 400
    assert person.newest().text == "words"


async def test_a_document_gives_its_place_to_a_picture_and_keeps_its_name_until_then(api: Api, person: Person) -> None:
    await person.starts()
    _, sent = await send(api, "sendDocument", "document", chat_id=UID, caption="words")
    place = {"chat_id": UID, "message_id": sent["result"]["message_id"]}
    assert person.newest().wire["document"]["file_name"] == "picture.png"

    await send(api, "editMessageMedia", "empty", media={"type": "photo", "media": "attach://empty"}, **place)

    assert {"photo"} == {"photo", "document"} & person.newest().wire.keys()
    assert person.newest().text == ""
