"""A person does only what a phone can do, and sees only what is on the screen."""

import asyncio
import json
from typing import Any

import pytest

from tests.whatsapp.conftest import NUMBER, OTHER_NUMBER, UID, Moment
from tests.whatsapp.people import Person
from tests.whatsapp.records import Template
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api, Hook, buttons, interactive, rows

BODY = {"type": "BODY", "text": "Сәлем, {{1}}! {{2}}."}
QUICK = {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "Ашу"}, {"type": "QUICK_REPLY", "text": "Жоқ"}]}


async def test_a_text_comes_with_the_person_s_id_and_phone(server: CloudServer, person: Person, hook: Hook) -> None:
    wamid = await person.says("hello")
    await hook.has(1)

    assert hook.bodies == [
        {
            "object": "whatsapp_business_account",
            "entry": [{"id": server.waba, "changes": [{"field": "messages", "value": hook.values[0]}]}],
        }
    ]
    assert hook.values[0] == {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "77000000001", "phone_number_id": NUMBER},
        "contacts": [{"profile": {"name": f"Firstname{UID}"}, "user_id": f"KZ.{UID:015d}", "wa_id": f"7{UID}"}],
        "messages": [
            {
                "from": f"7{UID}",
                "from_user_id": person.id,
                "id": wamid,
                "timestamp": "1795500000",
                "type": "text",
                "text": {"body": "hello"},
            }
        ],
    }


async def test_a_hidden_phone_is_nowhere(api: Api, server: CloudServer, hook: Hook) -> None:
    hidden = Person(server, UID, hides_phone=True)
    await hidden.says("hello")
    await api.text(hidden.id, "x")
    await hidden.settles(0.02)

    assert hidden.phone is None
    assert str(UID) not in json.dumps(hook.values).replace(hidden.id, "").replace(f"Firstname{UID}", "").replace(
        f"username_{UID}", ""
    )
    assert hook.messages[0]["from_user_id"] == hook.statuses[0]["recipient_user_id"] == hidden.id
    assert hidden.texts() == ["x"]


async def test_the_newest_button_with_the_title_is_pressed(api: Api, person: Person, hook: Hook) -> None:
    await person.says("hello")
    await api.send(person.id, **buttons("old", Иә="old"))
    newer = await api.send(person.id, **buttons("new", Иә="new", Жоқ="no"))

    await person.taps("Иә")
    await person.settles(0.02)

    pressed = hook.messages[-1]
    assert pressed["context"] == {"from": "77000000001", "id": newer}
    assert pressed["interactive"] == {"type": "button_reply", "button_reply": {"id": "new", "title": "Иә"}}
    assert person.titles() == ["Иә", "Жоқ"]


async def test_a_row_of_a_list_is_chosen(api: Api, person: Person, hook: Hook) -> None:
    await person.says("hello")
    sections = [{"rows": [{"id": "a:1", "title": "Ұйқы", "description": "кеш"}, {"id": "a:2", "title": "Оқу"}]}]
    await api.send(person.id, **interactive("list", "choose", {"button": "Тақырыптар", "sections": sections}))
    for title in ("Ұйқы", "Оқу"):
        await person.taps(title)
    await person.settles(0.02)

    assert (person.newest().opener, person.newest().kind) == ("Тақырыптар", "list")
    assert [message["interactive"]["list_reply"] for message in hook.messages[1:]] == [
        {"id": "a:1", "title": "Ұйқы", "description": "кеш"},
        {"id": "a:2", "title": "Оқу"},
    ]


async def test_only_what_is_on_the_screen_can_be_pressed(api: Api, person: Person) -> None:
    await person.says("hello")
    await api.send(person.id, **rows("x", Жоқ="no"))

    with pytest.raises(AssertionError, match="no button 'Иә'"):
        await person.taps("Иә")


async def test_an_old_button_is_pressed_with_its_message_or_without(api: Api, person: Person, hook: Hook) -> None:
    await person.says("hello")
    old = await api.send(person.id, **buttons("x", Иә="yes"))
    await person.sends("yes", person.newest())
    await person.sends("forgotten", "Бұрынғы")
    await person.settles(0.02)

    still, gone = hook.messages[1:]
    assert (still["context"]["id"], still["interactive"]["button_reply"]["title"]) == (old, "Иә")
    assert gone["context"]["id"] not in {old, still["id"]}
    assert gone["interactive"]["button_reply"] == {"id": "forgotten", "title": "Бұрынғы"}


async def test_a_template_is_shown_filled_and_its_buttons_can_be_pressed(
    api: Api, server: CloudServer, person: Person, hook: Hook
) -> None:
    server.templates["news", "kk"] = Template(components=[BODY, QUICK])
    filling = [{"type": "text", "text": text} for text in ("Ана", "Хабар")]
    payload = {"type": "payload", "payload": "open:17"}
    components: list[dict[str, Any]] = [{"type": "body", "parameters": filling}]
    components.append({"type": "button", "sub_type": "quick_reply", "index": "0", "parameters": [payload]})
    content = {"name": "news", "language": {"code": "kk"}, "components": components}
    wamid = await api.send(person.id, type="template", template=content)

    await person.presses_template("Ашу")
    await person.taps("Жоқ")
    await person.settles(0.02)

    assert person.texts() == ["Сәлем, Ана! Хабар."]
    opened, refused = hook.messages
    assert (opened["type"], opened["context"]["id"]) == ("button", wamid)
    assert (opened["button"], refused["button"]) == (
        {"payload": "open:17", "text": "Ашу"},
        {"payload": "Жоқ", "text": "Жоқ"},
    )
    await api.text(person.id, "the window is open again")
    assert server.sent[-1].failed is None


async def test_files_come_with_an_id_to_fetch_them_by(api: Api, person: Person, hook: Hook) -> None:
    await person.sends_photo(b"jpeg", caption="c")
    await person.sends_voice(b"ogg")
    await person.sends_file("a.docx", b"docx", "application/msword")
    await person.settles(0.02)

    photo, voice, document = hook.messages
    assert (photo["image"]["caption"], photo["image"]["mime_type"]) == ("c", "image/jpeg")
    assert (voice["type"], voice["audio"]["voice"]) == ("audio", True)
    assert document["document"]["filename"] == "a.docx"
    assert (await api.get(document["document"]["id"]))["file_size"] == 4


async def test_other_content_arrives(person: Person, hook: Hook) -> None:
    said = await person.says("one")
    await person.edits(said, "one, changed")
    await person.revokes(said)
    await person.reacts(said)
    await person.sends_raw(location={"latitude": 1.0, "longitude": 2.0})
    await person.sends_raw(unsupported={"type": "poll"})
    await person.sends_raw(system={"body": "changed", "wa_id": "77770000000", "type": "user_changed_number"})
    await person.settles(0.02)

    kinds = [message["type"] for message in hook.messages]
    assert kinds == ["text", "edit", "revoke", "reaction", "location", "unsupported", "system"]
    assert hook.messages[1]["edit"]["message"]["text"] == {"body": "one, changed"}
    assert hook.messages[2]["revoke"] == {"original_message_id": said}
    assert hook.messages[5]["errors"][0]["code"] == 131051
    assert "contacts" not in hook.values[6]


async def test_a_changed_number_is_no_message_of_the_person(
    api: Api, server: CloudServer, person: Person, moment: Moment
) -> None:
    await person.says("hello")
    moment.now += 24 * 3600
    await person.sends_raw(system={"body": "changed", "wa_id": "77770000000", "type": "user_changed_number"})

    await api.text(person.id, "x")

    assert server.sent[-1].failed == 131047


async def test_two_numbers_are_two_chats_of_one_person(api: Api, server: CloudServer, hook: Hook) -> None:
    first, second = Person(server, UID), Person(server, UID, number=OTHER_NUMBER)
    await second.says("hello")
    api.number = OTHER_NUMBER
    await api.text(second.id, "x")
    await second.settles(0.02)

    assert (first.texts(), second.texts(), first.id == second.id) == ([], ["x"], True)
    assert hook.values[0]["metadata"] == {"display_phone_number": "77000000002", "phone_number_id": OTHER_NUMBER}


async def test_who_blocks_gets_nothing_and_is_not_told_of(api: Api, person: Person, hook: Hook) -> None:
    await person.says("hello")
    person.blocks()
    await api.text(person.id, "lost")
    person.unblocks()
    await api.text(person.id, "found")
    await person.settles(0.02)

    assert person.texts() == ["found"]
    assert sorted(status["status"] for status in hook.statuses) == ["delivered", "sent", "sent"]


async def test_waiting_ends_with_what_is_seen_or_says_what_was(api: Api, person: Person) -> None:
    await person.says("hello")
    await api.text(person.id, "one two three")

    assert await person.sees("one", "three") == "one two three"
    with pytest.raises(AssertionError, match="one two three"):
        await person.sees("four", timeout=0.01)


async def test_what_comes_later_is_seen(api: Api, person: Person) -> None:
    await person.says("hello")
    waiting = asyncio.ensure_future(person.sees("later"))
    await asyncio.sleep(0)
    assert not waiting.done()

    await api.text(person.id, "later")

    assert await waiting == "later"


async def test_settling_waits_until_everything_is_answered(person: Person, hook: Hook) -> None:
    hook.gate.clear()
    await person.says("hello")

    with pytest.raises(AssertionError, match="never settled"):
        await person.settles(0.01, timeout=0.05)
    hook.gate.set()
    await person.settles(0.01)
    assert hook.texts == ["hello"]
