"""What the emulator accepts, refuses and promises, as Meta documents it."""

import json
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.whatsapp.asked import BODIES
from tests.whatsapp.conftest import NUMBER, OTHER_NUMBER, UID, Moment
from tests.whatsapp.people import Person
from tests.whatsapp.records import Template
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api, Hook, buttons, message

DAY = 24 * 3600


async def test_a_text_is_accepted_and_shown(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")

    wamid = await api.text(person.id, "Сәлем")

    assert wamid.startswith("wamid.")
    assert person.texts() == ["Сәлем"]
    [sent] = server.sent
    assert (sent.id, sent.number, sent.to, sent.type, sent.failed) == (wamid, NUMBER, person.id, "text", None)
    [call] = server.calls
    assert (call.method, call.name, call.to, call.status) == ("POST", "messages", person.id, 200)
    assert call.answer == {
        "messaging_product": "whatsapp",
        "contacts": [{"input": person.id, "user_id": person.id}],
        "messages": [{"id": wamid}],
    }


async def test_a_phone_number_reaches_the_same_person(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")

    await api.text(str(person.phone), "x")

    assert server.sent[0].to == person.id
    assert server.calls[0].answer is not None
    assert server.calls[0].answer["contacts"] == [{"input": person.phone, "wa_id": person.phone}]


@pytest.mark.parametrize(("seconds", "failed"), [(DAY - 1, None), (DAY, 131047), (DAY + 1, 131047)])
async def test_a_day_after_the_last_message_only_templates_arrive(
    api: Api, server: CloudServer, person: Person, moment: Moment, seconds: float, failed: int | None
) -> None:
    server.templates["news", "kk"] = Template()
    await person.says("hello")
    moment.now += seconds

    await api.text(person.id, "x")
    await api.send(person.id, type="template", template={"name": "news", "language": {"code": "kk"}})

    assert [sent.failed for sent in server.sent] == [failed, None]
    assert len(person.texts()) == (1 if failed else 2)


async def test_a_window_is_open_for_one_number_only(api: Api, server: CloudServer, person: Person) -> None:
    await Person(server, UID, number=OTHER_NUMBER).says("hello")

    await api.text(person.id, "x")

    assert server.sent[0].failed == 131047


async def test_nobody_at_the_number_is_told_later(api: Api, server: CloudServer, hook: Hook) -> None:
    await api.text("77770000000", "x")
    await hook.has(1)

    [status] = hook.statuses
    assert (status["status"], status["errors"][0]["code"], status["recipient_id"]) == ("failed", 131026, "77770000000")


async def test_what_breaks_a_limit_is_refused_and_kept(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")

    code, details = await api.refused(person.id, **buttons("x", **{"21 characters in here": "a"}))

    assert (code, details) == (100, "button.reply.title is longer than 20: 21")
    [(body, found)] = server.broken
    assert (body["type"], found) == ("interactive", [details])
    assert server.sent == []


@pytest.mark.parametrize(
    ("mime", "code"),
    [("application/pdf", None), ("text/plain", None), ("image/png", None), ("text/calendar", 100), ("text/csv", 100)],
)
async def test_files_are_of_documented_types(api: Api, server: CloudServer, mime: str, code: int | None) -> None:
    status, answer = await api.upload(b"content", mime)

    assert (status, answer.get("error", {}).get("code")) == (200 if code is None else 400, code)
    assert len(server.broken) == (0 if code is None else 1)


async def test_a_picture_is_at_most_five_megabytes(api: Api, server: CloudServer) -> None:
    assert (await api.upload(b"x" * 5 * 1024 * 1024, "image/jpeg"))[0] == 200
    _, answer = await api.upload(b"x" * (5 * 1024 * 1024 + 1), "image/jpeg")

    assert answer["error"]["code"] == 131053


async def test_a_file_is_sent_by_its_id(api: Api, server: CloudServer, person: Person) -> None:
    await person.says("hello")
    _, uploaded = await api.upload(b"%PDF", "application/pdf", "a.pdf")

    await api.send(person.id, type="document", document={"id": uploaded["id"], "filename": "б.pdf", "caption": "c"})
    await api.send(person.id, type="image", image={"id": uploaded["id"]})

    newest = person.newest()
    assert (newest.kind, newest.text, newest.name, newest.data) == ("document", "c", "б.pdf", b"%PDF")
    assert [sent.failed for sent in server.sent] == [None, 131053]
    assert (await api.refused(person.id, type="image", image={"id": "1"}))[0] == 100


async def test_a_file_of_a_person_is_downloaded_with_the_token_for_five_minutes(
    api: Api, http: aiohttp.ClientSession, person: Person, moment: Moment
) -> None:
    await person.sends_photo(b"jpeg")
    identifier = person.screen()[0].wire["image"]["id"]
    found = await api.get(identifier, phone_number_id=NUMBER)
    assert (await api.answer("GET", identifier, params={"phone_number_id": OTHER_NUMBER}))[0] == 400
    token = {"Authorization": f"Bearer {api.token}"}

    async with http.get(found["url"], headers=token) as answer:
        assert (answer.content_type, await answer.read()) == ("image/jpeg", b"jpeg")
    async with http.get(found["url"]) as answer:
        assert answer.status == 401
    moment.now += 300
    async with http.get(found["url"], headers=token) as answer:
        assert answer.status == 404


async def test_a_file_is_not_kept_for_ever(api: Api, person: Person, moment: Moment) -> None:
    await person.sends_voice(b"ogg")
    _, uploaded = await api.upload(b"%PDF", "application/pdf")
    moment.now += 7 * DAY

    status, answer = await api.answer("GET", person.screen()[0].wire["audio"]["id"])
    assert (status, answer["error"]["error_subcode"]) == (400, 33)
    assert (await api.get(uploaded["id"]))["file_size"] == 4


async def test_a_receipt_marks_what_came_and_nothing_else(api: Api, server: CloudServer, person: Person) -> None:
    wamid = await person.says("hello")
    receipt: dict[str, Any] = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
    receipt["typing_indicator"] = {"type": "text"}

    assert await api.post(f"{NUMBER}/messages", receipt) == {"success": True}
    status, answer = await api.answer("POST", f"{NUMBER}/messages", json={**receipt, "message_id": "wamid.other"})

    assert (server.reads, server.typing, server.calls[0].name) == ([wamid], [wamid], "read")
    assert (status, answer["error"]["code"]) == (400, 131009)


async def test_statuses_follow_and_carry_what_was_given(api: Api, server: CloudServer, hook: Hook) -> None:
    person = Person(server, UID)
    await person.says("hello")
    wamid = await api.text(person.id, "x", biz_opaque_callback_data="outbox-17")
    await person.settles(0.02)
    await person.reads()

    assert sorted(status["status"] for status in hook.statuses) == ["delivered", "read", "sent"]
    assert {(status["id"], status["biz_opaque_callback_data"]) for status in hook.statuses} == {(wamid, "outbox-17")}
    assert hook.statuses[0]["recipient_user_id"] == person.id


async def test_a_number_and_its_account_say_how_they_are(api: Api, server: CloudServer) -> None:
    server.numbers[NUMBER]["quality_rating"] = "YELLOW"

    found = await api.get(NUMBER, fields="quality_rating,throughput{level},verified_name")
    account = await api.get(server.waba, fields="name")
    status, refused = await api.answer("GET", NUMBER, params={"fields": "favourite_colour"})

    assert found == {
        "quality_rating": "YELLOW",
        "throughput": {"level": "STANDARD"},
        "verified_name": "School 1",
        "id": NUMBER,
    }
    assert account == {"name": "School", "id": server.waba}
    assert (status, refused["error"]["code"]) == (400, 100)


async def test_nothing_is_brought_to_an_app_that_is_not_subscribed(
    api: Api, server: CloudServer, person: Person, hook: Hook
) -> None:
    server.is_subscribed = False
    await person.says("lost")
    assert (await api.get(f"{server.waba}/subscribed_apps"))["data"] == []
    await api.post(f"{server.waba}/subscribed_apps", {})
    await person.says("found")
    await hook.has(1)

    assert hook.texts == ["found"]
    assert len((await api.get(f"{server.waba}/subscribed_apps"))["data"]) == 1


@pytest.mark.parametrize("token", [None, "another"])
async def test_a_revoked_token_opens_nothing(api: Api, server: CloudServer, person: Person, token: str | None) -> None:
    server.token = token

    for verb, path in (("GET", NUMBER), ("POST", f"{NUMBER}/messages"), ("GET", f"{server.waba}/message_templates")):
        status, answer = await api.answer(verb, path)
        assert (status, answer["error"]["code"]) == (401, 190)


async def test_what_is_not_there_is_refused_in_graph_s_shape(api: Api) -> None:
    for verb, path in (("POST", "1/messages"), ("GET", "1"), ("POST", f"{NUMBER}/nothing"), ("GET", "a/b/c")):
        status, answer = await api.answer(verb, path)
        assert (status, answer["error"]["code"], answer["error"]["error_subcode"]) == (400, 100, 33)
    status, answer = await api.answer("POST", f"{NUMBER}/messages", data=b"{")
    assert (status, answer["error"]["code"]) == (400, 100)


async def test_bodies_are_written_down_for_judges_from_outside(
    api: Api, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BODIES, str(tmp_path / "bodies"))

    await api.text(person.id, "Сәлем")

    lines = (tmp_path / "bodies").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [message(person.id, type="text", text={"body": "Сәлем"})]
