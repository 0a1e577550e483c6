"""A judge of what goes out: the structure of a body and every documented limit, written without the product's code.

Lengths are UTF-16 units, as phones count. Where Meta's pages disagree, the smaller number stands here.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tests.whatsapp.templated import template_problems
from tests.whatsapp.wording import closed, text_problems, units

Json = dict[str, Any]
BSUID = re.compile(r"[A-Z]{2}\.[A-Za-z0-9]{1,128}")
PHONE = re.compile(r"[1-9][0-9]{6,14}")
ENVELOPE = {"recipient_type", "to", "recipient", "context", "biz_opaque_callback_data"}
MOST_BUTTONS, MOST_ROWS, MOST_SECTIONS = 3, 10, 10


def problems(body: object) -> list[str]:
    """What is wrong with one body for /messages; empty when nothing is."""
    if not isinstance(body, dict):
        return ["the body is no object"]
    if "status" in body:
        return list(_receipt(body))
    kind = body.get("type")
    if kind not in KINDS:
        return [f"type: {kind!r} is not sent by this business"]
    found = list(_envelope(body, kind))
    if not isinstance(body.get(kind), dict):
        return [*found, f"{kind} is required"]
    return found + list(KINDS[kind](body[kind]))


def _receipt(body: Json) -> Iterator[str]:
    yield from closed("receipt", body, {"messaging_product", "status", "message_id"}, {"typing_indicator"})
    if (body.get("messaging_product"), body.get("status")) != ("whatsapp", "read"):
        yield "a receipt is messaging_product whatsapp and status read"
    if not str(body.get("message_id", "")).startswith("wamid."):
        yield "message_id is no wamid"
    if body.get("typing_indicator", {"type": "text"}) != {"type": "text"}:
        yield "typing_indicator is not of type text"


def _envelope(body: Json, kind: str) -> Iterator[str]:
    yield from closed("message", body, {"messaging_product", "type", kind}, ENVELOPE)
    if body.get("messaging_product") != "whatsapp":
        yield "messaging_product is not whatsapp"
    if body.get("recipient_type", "individual") != "individual":
        yield "recipient_type is not individual"
    yield from _recipient(body)
    if "context" in body and not str(body["context"].get("message_id", "")).startswith("wamid."):
        yield "context.message_id is no wamid"
    if "biz_opaque_callback_data" in body:
        yield from text_problems("biz_opaque_callback_data", body["biz_opaque_callback_data"], 512)


def _recipient(body: Json) -> Iterator[str]:
    if ("to" in body) == ("recipient" in body):
        yield "exactly one of to and recipient"
    if "to" in body and not (isinstance(body["to"], str) and PHONE.fullmatch(body["to"])):
        yield "to is not the digits of a phone number"
    if "recipient" in body and not (isinstance(body["recipient"], str) and BSUID.fullmatch(body["recipient"])):
        yield "recipient is no business-scoped user id"


def _text(text: Json) -> Iterator[str]:
    yield from closed("text", text, {"body"}, {"preview_url"})
    yield from text_problems("text.body", text.get("body"), 4096)
    if not isinstance(text.get("preview_url", False), bool):
        yield "text.preview_url is no boolean"


def _interactive(interactive: Json) -> Iterator[str]:
    yield from closed("interactive", interactive, {"type", "body", "action"}, {"header", "footer"})
    kind = interactive.get("type")
    if kind not in ACTIONS:
        yield f"interactive.type: {kind!r} is not sent by this business"
        return
    yield from _worded("body", interactive.get("body"), 1024)
    if "footer" in interactive:
        yield from _worded("footer", interactive["footer"], 60)
    if "header" in interactive:
        yield from _header(interactive["header"], kind)
    action = interactive.get("action")
    if isinstance(action, dict):
        yield from ACTIONS[kind](action)


def _worded(name: str, part: Any, most: int) -> Iterator[str]:
    if not isinstance(part, dict):
        yield f"{name} is no object"
        return
    yield from closed(name, part, {"text"})
    yield from text_problems(f"{name}.text", part.get("text"), most)


def _header(header: Json, kind: str) -> Iterator[str]:
    form = header.get("type")
    if form not in ({"text", "image", "document"} if kind == "button" else {"text"}):
        yield f"header.type: {form!r} is not allowed on a {kind} message"
        return
    yield from closed("header", header, {"type", str(form)})
    if form == "text":
        yield from text_problems("header.text", header.get("text"), 60)
    else:
        yield from _file(f"header.{form}", header.get(str(form)), {"filename"} if form == "document" else set())


def _buttons(action: Json) -> Iterator[str]:
    yield from closed("action", action, {"buttons"})
    buttons = action.get("buttons")
    if not isinstance(buttons, list) or not 1 <= len(buttons) <= MOST_BUTTONS:
        yield f"action.buttons: 1 to {MOST_BUTTONS}"
        return
    for button in buttons:
        yield from closed("button", button, {"type", "reply"})
        yield from _choice("button.reply", button.get("reply", {}), title=20, ident=256)
        if button.get("type") != "reply":
            yield "button.type is not reply"
    yield from _unique("button title", [button.get("reply", {}).get("title") for button in buttons])
    yield from _unique("button id", [button.get("reply", {}).get("id") for button in buttons])


def _list(action: Json) -> Iterator[str]:
    yield from closed("action", action, {"button", "sections"})
    yield from text_problems("action.button", action.get("button"), 20)
    sections = action.get("sections")
    if not isinstance(sections, list) or not 1 <= len(sections) <= MOST_SECTIONS:
        yield f"action.sections: 1 to {MOST_SECTIONS}"
        return
    for section in sections:
        yield from _section(section, is_alone=len(sections) == 1)
    rows = [row for section in sections for row in section.get("rows", [])]
    if len(rows) > MOST_ROWS:
        yield f"rows: at most {MOST_ROWS} over all sections, not {len(rows)}"
    yield from _unique("row id", [row.get("id") for row in rows])


def _section(section: Json, *, is_alone: bool) -> Iterator[str]:
    yield from closed("section", section, {"rows"} if is_alone else {"rows", "title"}, {"title"})
    if "title" in section:
        yield from text_problems("section.title", section["title"], 24)
    if not section.get("rows"):
        yield "a section has no rows"
    for row in section.get("rows", []):
        yield from _choice("row", row, title=24, ident=200, optional={"description"})
        if "description" in row:
            yield from text_problems("row.description", row["description"], 72)


def _choice(name: str, choice: Json, *, title: int, ident: int, optional: set[str] | None = None) -> Iterator[str]:
    yield from closed(name, choice, {"id", "title"}, optional or set())
    yield from text_problems(f"{name}.title", choice.get("title"), title)
    yield from text_problems(f"{name}.id", choice.get("id"), ident)
    if str(choice.get("id")) != str(choice.get("id")).strip():
        yield f"{name}.id begins or ends with a space"


def _unique(name: str, values: list[Any]) -> Iterator[str]:
    if len(set(map(str, values))) != len(values):
        yield f"{name}s are not unique"


def _file(name: str, file: Any, optional: set[str]) -> Iterator[str]:
    if not isinstance(file, dict):
        yield f"{name} is no object"
        return
    yield from closed(name, file, set(), {"id", "link"} | optional)
    if ("id" in file) == ("link" in file):
        yield f"{name}: exactly one of id and link"
    if "caption" in file:
        yield from text_problems(f"{name}.caption", file["caption"], 1024)
    if "filename" in file and not 1 <= units(str(file["filename"])) <= 240:
        yield f"{name}.filename is empty or too long"


ACTIONS: dict[str, Callable[[Json], Iterator[str]]] = {"button": _buttons, "list": _list}
KINDS: dict[str, Callable[[Json], Iterator[str]]] = {
    "text": _text,
    "interactive": _interactive,
    "image": lambda image: _file("image", image, {"caption"}),
    "document": lambda document: _file("document", document, {"caption", "filename"}),
    "template": template_problems,
}
