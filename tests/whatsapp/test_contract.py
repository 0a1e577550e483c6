"""The judge lets pass what is documented and names what is not."""

from typing import Any

import pytest

from tests.whatsapp.contract import problems
from tests.whatsapp.wire import buttons, interactive, message, rows

BSUID, PHONE = "KZ.1349", "77011122233"
READ = {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.x"}
PARAMETER = {"type": "text", "text": "a"}


def filled(parameter: dict[str, str]) -> dict[str, Any]:
    return {"name": "a_1", "language": {"code": "kk"}, "components": [{"type": "body", "parameters": [parameter]}]}


def sections(*counts: int, titled: bool = True) -> dict[str, Any]:
    made = [
        {"rows": [{"id": f"{place}:{row}", "title": "a"} for row in range(count)]} | ({"title": "t"} if titled else {})
        for place, count in enumerate(counts)
    ]
    return interactive("list", "x", {"button": "Open", "sections": made})


def header(kind: str, **content: Any) -> dict[str, Any]:
    action = buttons("x", a="a")["interactive"]["action"]
    return interactive("button", "x", action, header={"type": kind, **content}, footer={"text": "f" * 60})


FINE: list[dict[str, Any]] = [
    READ,
    READ | {"typing_indicator": {"type": "text"}},
    message(PHONE, type="text", text={"body": "x"}),
    message(BSUID, type="text", text={"body": "🙂" * 2048, "preview_url": False}, recipient_type="individual"),
    message(BSUID, type="text", text={"body": "x"}, context={"message_id": "wamid.x"}, biz_opaque_callback_data="y"),
    message(BSUID, **buttons("x" * 1024, **{"т" * 20: "i" * 256, "b": "b", "c": "c"})),
    message(BSUID, **rows("x", **{"т" * 24: "i" * 200})),
    message(BSUID, **sections(4, 6)),
    message(BSUID, **header("text", text="h" * 60)),
    message(BSUID, **header("image", image={"id": "1"})),
    message(BSUID, **header("document", document={"id": "1", "filename": "a.pdf"})),
    message(BSUID, type="image", image={"id": "1", "caption": "c" * 1024}),
    message(BSUID, type="document", document={"link": "https://x.test/a.pdf", "filename": "a.pdf"}),
    message(BSUID, type="template", template=filled(PARAMETER)),
    message(BSUID, type="template", template={"name": "a", "language": {"code": "en_US"}}),
]
BROKEN: list[tuple[Any, str]] = [
    (["no object"], "the body is no object"),
    (message(BSUID, type="text", text={"body": "🙂" * 2049}), "text.body is longer than 4096: 4098"),
    (message(BSUID, type="text", text={"body": " \n"}), "text.body is empty"),
    (message(BSUID, type="text", text={"body": "x", "parse_mode": "HTML"}), "text.parse_mode is unknown"),
    (message(BSUID, type="text", text={"body": "x"}, reply_markup={}), "message.reply_markup is unknown"),
    (message(BSUID, type="text"), "text is required"),
    ({"to": PHONE, "text": {"body": "x"}}, "type: None is not sent by this business"),
    (message(BSUID, type="poll", poll={}), "type: 'poll' is not sent by this business"),
    (message("+77011122233", type="text", text={"body": "x"}), "to is not the digits of a phone number"),
    (message("1.2", type="text", text={"body": "x"}), "recipient is no business-scoped user id"),
    (message(BSUID, type="text", text={"body": "x"}) | {"to": PHONE}, "exactly one of to and recipient"),
    ({"to": PHONE, "type": "text", "text": {"body": "x"}}, "messaging_product is not whatsapp"),
    (message(PHONE, type="text", text={"body": "x"}, recipient_type="group"), "recipient_type is not individual"),
    (message(PHONE, type="text", text={"body": "x"}, context={"message_id": "1"}), "context.message_id is no wamid"),
    (
        message(PHONE, type="text", text={"body": "x"}, biz_opaque_callback_data="x" * 513),
        "biz_opaque_callback_data is longer than 512: 513",
    ),
    (message(BSUID, **buttons("x" * 1025, a="a")), "body.text is longer than 1024: 1025"),
    (message(BSUID, **buttons("x", **{"т" * 21: "a"})), "button.reply.title is longer than 20: 21"),
    (message(BSUID, **buttons("x", a="i" * 257)), "button.reply.id is longer than 256: 257"),
    (message(BSUID, **buttons("x", a="a ")), "button.reply.id begins or ends with a space"),
    (message(BSUID, **buttons("x", a="a", b="a")), "button ids are not unique"),
    (message(BSUID, **buttons("x", a="a", b="b", c="c", d="d")), "action.buttons: 1 to 3"),
    (message(BSUID, **buttons("x")), "action.buttons: 1 to 3"),
    (
        message(
            BSUID,
            **interactive(
                "button", "x", {"buttons": [{"type": "reply", "reply": {"id": i, "title": "a"}} for i in "ab"]}
            ),
        ),
        "button titles are not unique",
    ),
    (message(BSUID, **rows("x" * 1025, a="a")), "body.text is longer than 1024: 1025"),
    (message(BSUID, **rows("x", **{"т" * 25: "a"})), "row.title is longer than 24: 25"),
    (message(BSUID, **rows("x", a="i" * 201)), "row.id is longer than 200: 201"),
    (message(BSUID, **rows("x", a="a", b="a")), "row ids are not unique"),
    (message(BSUID, **sections(5, 6)), "rows: at most 10 over all sections, not 11"),
    (message(BSUID, **sections(1, 1, titled=False)), "section.title is required"),
    (message(BSUID, **sections(0)), "a section has no rows"),
    (
        message(BSUID, **interactive("list", "x", {"button": "b" * 21, "sections": []})),
        "action.button is longer than 20: 21",
    ),
    (message(BSUID, **interactive("list", "x", {"button": "b", "sections": []})), "action.sections: 1 to 10"),
    (message(BSUID, **interactive("carousel", "x", {})), "interactive.type: 'carousel' is not sent by this business"),
    (message(BSUID, **header("text", text="h" * 61)), "header.text is longer than 60: 61"),
    (message(BSUID, **header("image", image={"id": "1", "caption": "c"})), "header.image.caption is unknown"),
    (message(BSUID, **header("sticker")), "header.type: 'sticker' is not allowed on a button message"),
    (message(BSUID, type="image", image={"id": "1", "caption": "c" * 1025}), "image.caption is longer than 1024: 1025"),
    (message(BSUID, type="image", image={"id": "1", "link": "https://x.test"}), "image: exactly one of id and link"),
    (message(BSUID, type="image", image={"id": "1", "filename": "a"}), "image.filename is unknown"),
    (message(BSUID, type="document", document={}), "document: exactly one of id and link"),
    (
        message(BSUID, type="template", template={"name": "Имя", "language": {"code": "kk"}}),
        "template.name is not of a-z, 0-9 and _",
    ),
    (
        message(BSUID, type="template", template={"name": "a", "language": "kk"}),
        "template.language.code is no language",
    ),
    (
        message(BSUID, type="template", template=filled(PARAMETER | {"text": "a\nb"})),
        "parameter.text has a new line, a tab or five spaces",
    ),
    (message(BSUID, type="template", template=filled(PARAMETER | {"text": ""})), "parameter.text is empty"),
    (
        message(BSUID, type="template", template=filled({"type": "payload", "payload": "x"})),
        "a parameter of a body is no 'payload'",
    ),
    (READ | {"message_id": "17"}, "message_id is no wamid"),
    (READ | {"status": "delivered"}, "a receipt is messaging_product whatsapp and status read"),
    (READ | {"typing_indicator": {"type": "voice"}}, "typing_indicator is not of type text"),
]


@pytest.mark.parametrize("body", FINE, ids=range(len(FINE)))
def test_what_is_documented_passes(body: dict[str, Any]) -> None:
    assert problems(body) == []


@pytest.mark.parametrize(("body", "found"), BROKEN, ids=[found for _, found in BROKEN])
def test_what_breaks_a_limit_is_named(body: Any, found: str) -> None:
    assert found in problems(body)
