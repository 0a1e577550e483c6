"""One message of the business: what Meta checks at once, and what it only says later in a status."""

import base64
import itertools
from typing import TYPE_CHECKING, Any

from tests.whatsapp.contract import problems
from tests.whatsapp.limits import fits
from tests.whatsapp.records import Sent, Somebody, Template
from tests.whatsapp.refusals import Refusal, failure
from tests.whatsapp.screens import Chat, body_parameters, filled, shown
from tests.whatsapp.wording import units

if TYPE_CHECKING:
    from tests.whatsapp.server import CloudServer

Json = dict[str, Any]
WINDOW_SECONDS = 24 * 3600
_count = itertools.count(1)


def wamid(phone: str) -> str:
    """A new id of a message. As real ones do, it hides a phone number in its letters."""
    content = b"\x1d\x18" + bytes([len(phone)]) + phone.encode() + b"\x15\x02\x00\x11\x18\x12"
    return "wamid." + base64.b64encode(content + f"{next(_count):018X}".encode() + b"\x00").decode()


def read(server: "CloudServer", body: Json) -> Json:
    """Mark a message as read, perhaps with the dots that say somebody types."""
    _judge(server, body)
    if body["message_id"] not in server.received:
        raise Refusal(131009, f"Param message_id['{body['message_id']}'] is not a message of this number.")
    server.reads.append(body["message_id"])
    server.typing += [body["message_id"]] if "typing_indicator" in body else []
    return {"success": True}


def send(server: "CloudServer", number: str, body: Json, fails_with: int | None) -> Json:
    """Accept a message and show it, if it will arrive; Refusal when Meta says no at once."""
    _judge(server, body)
    named = str(body.get("to") or body.get("recipient"))
    somebody = server.somebody(named)
    person = somebody.id if somebody else named
    server.limits.admit(number, person)
    template = _template(server, body["template"]) if body["type"] == "template" else None
    _check_media(server, body)
    chat = server.chat(number, person)
    failed = fails_with or _later_failure(server, body, somebody, chat)
    identifier = wamid(somebody.phone if somebody else named)
    sent = Sent(identifier, number, person, body["type"], body, failed, server.clock())
    server.sent.append(sent)
    if failed is None and not chat.is_blocked:
        chat.keep(shown(sent.id, body, server.media, template))
    return _accepted(sent.id, body, named)


def _accepted(identifier: str, body: Json, named: str) -> Json:
    contact = {"input": named, "wa_id": named} if "to" in body else {"input": named, "user_id": named}
    message: Json = {"id": identifier}
    message |= {"message_status": "accepted"} if body["type"] == "template" else {}
    return {"messaging_product": "whatsapp", "contacts": [contact], "messages": [message]}


def _judge(server: "CloudServer", body: Json) -> None:
    found = problems(body)
    if found:
        server.broken.append((body, found))
        raise Refusal(100, "; ".join(found))


def _template(server: "CloudServer", content: Json) -> Template:
    name, language = content["name"], content["language"]["code"]
    template = server.templates.get((name, language))
    if template is None or template.status in {"PENDING", "REJECTED"}:
        raise Refusal(132001, f"template name ({name}) does not exist in {language}", status=404)
    if template.status != "APPROVED":
        raise Refusal(132015 if template.status == "PAUSED" else 132016)
    given = body_parameters(content)
    if len(given) != template.parameters:
        details = f"body: number of localizable_params ({len(given)}) does not match the expected number of params"
        raise Refusal(132000, f"{details} ({template.parameters})")
    if units(filled(template, given)) > 1024:
        raise Refusal(132005, "Translated text too long")
    return template


def _check_media(server: "CloudServer", body: Json) -> None:
    for kind, file in _files(body):
        if "id" in file and server.file(file["id"]) is None:
            raise Refusal(100, f"Param {kind}['id'] is not a valid whatsapp business account media attachment ID")


def _files(body: Json) -> list[tuple[str, Json]]:
    kind = body["type"]
    header = body.get("interactive", {}).get("header", {})
    found = [(kind, body[kind])] if kind in {"image", "document"} else []
    parts = [header, *_header_parameters(body.get("template", {}))]
    return found + [(form, part[form]) for part in parts for form in ("image", "document") if form in part]


def _header_parameters(template: Json) -> list[Json]:
    parts = [part for part in template.get("components", []) if part["type"] == "header"]
    return [parameter for part in parts for parameter in part.get("parameters", [])]


def _later_failure(server: "CloudServer", body: Json, somebody: Somebody | None, chat: Chat) -> int | None:
    if somebody is None:
        return 131026
    if body["type"] != "template" and not is_open(chat, server.clock()):
        return 131047
    for kind, file in _files(body):
        if "id" in file and not fits(server.media[file["id"]].mime, kind):
            return 131053
    return None


def is_open(chat: Chat, now: float) -> bool:
    """Whether the person wrote within the last day."""
    return chat.last_inbound is not None and now - chat.last_inbound < WINDOW_SECONDS


def status_of(server: "CloudServer", sent: Sent, status: str, code: int | None) -> Json:
    """One status as a webhook carries it."""
    somebody = server.people.get(sent.to)
    found: Json = {"id": sent.id, "status": status, "timestamp": str(int(server.clock()))}
    found |= {"recipient_user_id": sent.to} if somebody else {}
    if somebody is None or not somebody.hides_phone:
        found["recipient_id"] = somebody.phone if somebody else sent.to
    if "biz_opaque_callback_data" in sent.body:
        found["biz_opaque_callback_data"] = sent.body["biz_opaque_callback_data"]
    if status in {"sent", "delivered"}:
        category = "utility" if sent.type == "template" else "service"
        found["pricing"] = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": category}
    return found | ({"errors": [failure(code)]} if code is not None else {})
