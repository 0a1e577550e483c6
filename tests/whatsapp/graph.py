"""The Graph calls around the messages: files, templates, what is known of a number, who is subscribed."""

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

from tests.whatsapp.asked import DOWNLOADS, Asked
from tests.whatsapp.limits import check_file
from tests.whatsapp.records import MEDIA_DAYS_FROM_THE_BUSINESS, UNSET_OF_A_NUMBER, VARIABLE, Media, Template
from tests.whatsapp.refusals import Refusal, missing
from tests.whatsapp.wording import units

if TYPE_CHECKING:
    from tests.whatsapp.server import CloudServer

Json = dict[str, Any]
URL_SECONDS = 300
NAMES = {
    ("POST", "messages"): "messages",
    ("POST", "media"): "upload",
    ("GET", "download"): "download",
    ("GET", "message_templates"): "templates",
    ("POST", "message_templates"): "create_template",
    ("GET", "subscribed_apps"): "subscribed_apps",
    ("POST", "subscribed_apps"): "subscribed_apps",
}
OF_A_NUMBER = ("verified_name", "code_verification_status", "display_phone_number", "quality_rating")
OF_AN_ACCOUNT = ("name", "timezone_id", "message_template_namespace")
OF_A_TEMPLATE = ("name", "language", "status", "category", "components")
CATEGORIES = {"UTILITY", "MARKETING", "AUTHENTICATION"}


def name_of(server: "CloudServer", asked: Asked) -> str:
    """What a request asks for."""
    if asked.verb == "GET" and not asked.edge:
        if asked.node in server.numbers:
            return "number"
        return "account" if asked.node == server.waba else "media_url"
    name = NAMES.get((asked.verb, asked.edge), "unknown")
    return "read" if name == "messages" and "status" in (asked.body or {}) else name


def chosen(known: Json, query: Json, usual: tuple[str, ...], kind: str) -> Json:
    """The fields that were asked for."""
    asked = re.sub(r"\{[^}]*\}", "", query.get("fields", ""))
    names = [name.strip() for name in asked.split(",") if name.strip()] or list(usual)
    for name in names:
        if name not in known:
            raise Refusal(100, f"Tried accessing nonexisting field ({name}) on node type ({kind})")
    return {name: known[name] for name in names if known[name] is not None} | {"id": known["id"]}


# files


def upload(server: "CloudServer", fields: Json, file: Media | None) -> Json:
    """Keep a file of the business for thirty days."""
    if fields.get("messaging_product") != "whatsapp" or file is None:
        raise Refusal(100, "The parameters messaging_product and file are required.")
    file.mime = fields.get("type") or file.mime
    try:
        check_file(file.mime, len(file.data))
    except Refusal as refused:
        server.broken.append((fields, [refused.details]))
        raise
    return {"id": server.keeps(file, days=MEDIA_DAYS_FROM_THE_BUSINESS)}


def media_url(server: "CloudServer", identifier: str, query: Json) -> Json:
    """Where a file lies for the next five minutes; a number that is named must be the one that has it."""
    file = server.file(identifier)
    if file is None or query.get("phone_number_id", file.number) != file.number:
        raise missing(identifier)
    until = int(server.clock()) + URL_SECONDS
    return {
        "messaging_product": "whatsapp",
        "url": f"{server.url}{DOWNLOADS}?mid={identifier}&ext={until}&hash=TEST",
        "mime_type": file.mime,
        "sha256": hashlib.sha256(file.data).hexdigest(),
        "file_size": len(file.data),
        "id": identifier,
    }


def download(server: "CloudServer", query: Json) -> Media:
    """The file itself; Refusal 404 when the address is too old."""
    file = server.file(str(query.get("mid")))
    if file is None or server.clock() >= float(query.get("ext", 0)):
        raise Refusal(100, "Media not found or its address has expired", status=404)
    return file


# templates


def templates(server: "CloudServer", query: Json) -> Json:
    """One page of the templates, in order."""
    wanted = [
        {"name": name, "language": language, "status": kept.status, "category": kept.category}
        | {"components": kept.components, "id": kept.id, "parameter_format": "POSITIONAL", "rejected_reason": "NONE"}
        for (name, language), kept in server.templates.items()
        if query.get("name") in (None, name) and query.get("status") in (None, kept.status)
    ]
    begin, size = _place(query.get("after")), int(query.get("limit", 25))
    page = [chosen(template, query, OF_A_TEMPLATE, "MessageTemplate") for template in wanted[begin : begin + size]]
    end = begin + len(page)
    paging: Json = {"cursors": {"before": _cursor(begin), "after": _cursor(end)}}
    if end < len(wanted):
        rest = f"limit={size}&after={_cursor(end)}" + (f"&fields={query['fields']}" if "fields" in query else "")
        paging["next"] = f"{server.url}/v24.0/{server.waba}/message_templates?{rest}"
    return {"data": page} | ({"paging": paging} if page else {})


def _cursor(place: int) -> str:
    return base64.urlsafe_b64encode(f"place:{place}".encode()).decode().rstrip("=")


def _place(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        return int(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().removeprefix("place:"))
    except ValueError:
        raise Refusal(100, "Invalid cursors values") from None


def create_template(server: "CloudServer", body: Json) -> Json:
    """Hand a template in for review."""
    name, language, components = str(body.get("name")), str(body.get("language")), body.get("components") or []
    if not re.fullmatch(r"[a-z0-9_]{1,512}", name) or body.get("category") not in CATEGORIES or not language:
        raise Refusal(100, "name, language and category are required and must be valid")
    if (name, language) in server.templates:
        raise Refusal(100, "There is already content in this language for this template.", subcode=2388024)
    template = Template(
        server.review, body["category"], components, id=str(300_000_000_000_002 + len(server.templates))
    )
    _check_words(template)
    server.templates[name, language] = template
    return {"id": template.id, "status": template.status, "category": template.category}


def _check_words(template: Template) -> None:
    text = template.body
    if not 1 <= units(text) <= 1024:
        raise Refusal(100, "The body of a template has 1 to 1024 characters.", subcode=2388040)
    if VARIABLE.match(text.strip()) or text.strip().endswith("}}"):
        raise Refusal(100, "Variables can't be at the start or end of the template.", subcode=2388299)
    examples = [part.get("example") for part in template.components if part["type"].upper() == "BODY"]
    if template.parameters and not examples[0]:
        raise Refusal(100, "A template with variables needs examples of them.", subcode=2388043)
    if len(template.buttons) > 10 or any(not 1 <= units(title) <= 25 for title in template.buttons):
        raise Refusal(100, "At most ten buttons, of 25 characters each.", subcode=2388041)


# what is known


def number(server: "CloudServer", identifier: str, query: Json) -> Json:
    """What is known of a business number."""
    known = dict.fromkeys(UNSET_OF_A_NUMBER) | server.numbers[identifier]
    return chosen(known, query, OF_A_NUMBER, "WhatsAppBusinessPhoneNumber")


def account(server: "CloudServer", query: Json) -> Json:
    """What is known of the business account."""
    return chosen(server.account, query, OF_AN_ACCOUNT, "WhatsAppBusinessAccount")


def subscribed_apps(server: "CloudServer", verb: str) -> Json:
    """Subscribe the app to the webhooks of the account, or say whether it is."""
    if verb == "POST":
        server.is_subscribed = True
        return {"success": True}
    app = {"link": "https://www.facebook.com/games/?app_id=400000000000001", "name": "Senim", "id": "400000000000001"}
    return {"data": [{"whatsapp_business_api_data": app}] if server.is_subscribed else []}
