"""Templates are handed in, listed, and sent only when they are approved and filled."""

from typing import Any

import pytest

from tests.whatsapp.people import Person
from tests.whatsapp.records import Template
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api


@pytest.mark.parametrize(
    ("status", "count", "code"),
    [("APPROVED", 2, 132000), ("PAUSED", 1, 132015), ("DISABLED", 1, 132016), ("PENDING", 1, 132001)],
)
async def test_a_template_must_be_approved_and_filled(
    api: Api, server: CloudServer, person: Person, status: str, count: int, code: int
) -> None:
    server.templates["news", "kk"] = Template(status, parameters=1)
    parts = [{"type": "body", "parameters": [{"type": "text", "text": "a"}] * count}]

    content = {"name": "news", "language": {"code": "kk"}, "components": parts}

    assert (await api.refused(person.id, type="template", template=content))[0] == code
    content["language"] = {"code": "ru"}
    assert (await api.refused(person.id, type="template", template=content))[0] == 132001
    assert server.sent == []
    assert server.broken == []


async def test_templates_are_listed_page_by_page_and_created(api: Api, server: CloudServer) -> None:
    for place in range(3):
        server.templates[f"old_{place}", "kk"] = Template(id=str(place))
    body = {"type": "BODY", "text": "Сәлем, {{1}}!", "example": {"body_text": [["Ана"]]}}
    new = {"name": "news", "language": "kk", "category": "UTILITY", "components": [body]}

    created = await api.post(f"{server.waba}/message_templates", new)
    first = await api.get(f"{server.waba}/message_templates", limit="3", fields="name,status")
    rest = await api.get(first["paging"]["next"])

    assert (created["status"], created["category"]) == ("PENDING", "UTILITY")
    assert [found["name"] for found in first["data"]] == ["old_0", "old_1", "old_2"]
    assert rest["data"] == [{"name": "news", "status": "PENDING", "id": created["id"]}]
    assert "next" not in rest["paging"]
    assert server.templates["news", "kk"].parameters == 1
    status, again = await api.answer("POST", f"{server.waba}/message_templates", json=new)
    assert (status, again["error"]["error_subcode"]) == (400, 2388024)


WRONG: list[tuple[dict[str, Any], int | None]] = [
    ({"name": "News"}, None),
    ({"category": "NEWS"}, None),
    ({"components": [{"type": "BODY", "text": "x" * 1025}]}, 2388040),
    ({"components": [{"type": "BODY", "text": "{{1}}, hello", "example": {"body_text": [["a"]]}}]}, 2388299),
    ({"components": [{"type": "BODY", "text": "hello, {{1}}", "example": {"body_text": [["a"]]}}]}, 2388299),
    ({"components": [{"type": "BODY", "text": "a {{1}} b"}]}, 2388043),
]


@pytest.mark.parametrize(("wrong", "subcode"), WRONG)
async def test_a_template_that_cannot_be_is_not_taken(
    api: Api, server: CloudServer, wrong: dict[str, Any], subcode: int | None
) -> None:
    fine = {"name": "news", "language": "kk", "category": "UTILITY", "components": [{"type": "BODY", "text": "x"}]}

    status, answer = await api.answer("POST", f"{server.waba}/message_templates", json=fine | wrong)

    assert (status, answer["error"].get("error_subcode")) == (400, subcode)
    assert server.templates == {}


async def test_a_review_may_end_at_once(api: Api, server: CloudServer, person: Person) -> None:
    server.review = "APPROVED"
    body = {"type": "BODY", "text": "Қайта жазыңызшы", "example": {}}
    await api.post(
        f"{server.waba}/message_templates",
        {"name": "news", "language": "kk", "category": "UTILITY", "components": [body]},
    )

    await api.send(person.id, type="template", template={"name": "news", "language": {"code": "kk"}})

    assert person.texts() == ["Қайта жазыңызшы"]


async def test_a_filled_text_is_not_longer_than_a_body(api: Api, server: CloudServer, person: Person) -> None:
    server.templates["news", "kk"] = Template(components=[{"type": "BODY", "text": "a {{1}} b" + "c" * 100}])
    filling = {"type": "body", "parameters": [{"type": "text", "text": "x" * 1000}]}
    content = {"name": "news", "language": {"code": "kk"}, "components": [filling]}

    assert (await api.refused(person.id, type="template", template=content))[0] == 132005
