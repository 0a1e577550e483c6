"""Webhooks in which everything that could identify somebody is a canary: none may be found anywhere afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.telegram.mint import Mint
from tests.whatsapp.carried import FILES, OTHER_FIELDS, STATUSES, WITH_TEXT, WITHOUT_TEXT, Carry
from tests.whatsapp.people import Person
from tests.whatsapp.records import Media

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Carrier:
    """The value of one webhook change (``Person.injects`` delivers it), its field, and the strings to search for."""

    name: str
    field: str
    value: Json
    canaries: frozenset[str]


def carriers(person: Person) -> list[Carrier]:
    """One value for each carrier, from this person, with canaries of its own. Files can be downloaded."""
    return [_carrier(person, name, build) for name, build in BUILDERS.items()]


Build = Callable[[Person, Mint], Json]


def _carrier(person: Person, name: str, build: Build) -> Carrier:
    mint = Mint()
    value = build(person, mint)
    return Carrier(name, OTHER_FIELDS[name][0] if name in OTHER_FIELDS else "messages", value, frozenset(mint.made))


def _value(person: Person, message: Json, contact: Json | None = None) -> Json:
    return person.server.value(person.number, contacts=[contact or person.somebody.contact], messages=[message])


def _with_text(carry: Carry) -> Build:
    return lambda person, mint: _value(
        person, {**person.head(), "type": "text", "text": {"body": "hello"}, **carry(mint)}
    )


def _without_text(carry: Carry) -> Build:
    return lambda person, mint: _value(person, {**person.head(), **carry(mint)})


def _profile(person: Person, mint: Mint) -> Json:
    """The person with new names and another number: the id stays, so that answers arrive."""
    phone = mint.phone("bare")
    contact = {"profile": {"name": mint.word(), "username": mint.word()}, "user_id": person.id, "wa_id": phone}
    contact |= {"parent_user_id": f"KZ.{mint.word()}", "identity_key_hash": mint.word()}
    message = {**person.head(), "from": phone, "from_parent_user_id": contact["parent_user_id"]}
    return _value(person, {**message, "type": "text", "text": {"body": "hello"}}, contact)


def _identifiers(person: Person, mint: Mint) -> Json:
    message = {**person.head(), "id": f"wamid.{mint.word()}", "group_id": mint.word()}
    return _value(person, {**message, "type": "text", "text": {"body": "hello"}})


def _press(form: str) -> Build:
    def build(person: Person, mint: Mint) -> Json:
        context = {"from": mint.phone("bare"), "id": f"wamid.{mint.word()}"}
        reply = {"id": "start:begin", "title": "Menu", "description": "All of it"}
        interactive = {"type": form, form: reply}
        return _value(person, {**person.head(), "context": context, "type": "interactive", "interactive": interactive})

    return build


def _file_of(kind: str) -> Build:
    def build(person: Person, mint: Mint) -> Json:
        data, mime, fields = FILES[kind](mint)
        identifier, known_as = person.server.keeps(Media(data, mime, number=person.number)), mint.word()
        person.server.media[known_as] = person.server.media[identifier]
        file = {"id": known_as, "mime_type": mime, "sha256": mint.word(), "url": f"https://x.test/{mint.word()}"}
        return _value(person, {**person.head(), "type": kind, kind: {**file, **fields}})

    return build


def _status(carry: Carry) -> Build:
    def build(person: Person, mint: Mint) -> Json:
        status = {"id": f"wamid.{mint.word()}", "status": "delivered", "timestamp": "1795500000"}
        status |= {"recipient_user_id": person.id, **carry(mint)}
        contact = {"profile": {"name": mint.word(), "username": mint.word()}, "user_id": person.id}
        return person.server.value(person.number, contacts=[contact], statuses=[status])

    return build


def _other(name: str) -> Build:
    return lambda person, mint: person.server.value(person.number, **OTHER_FIELDS[name][1](mint, person.id))


BUILDERS: dict[str, Build] = {
    "profile": _profile,
    "identifiers": _identifiers,
    **{name: _with_text(carry) for name, carry in WITH_TEXT.items()},
    **{name: _without_text(carry) for name, carry in WITHOUT_TEXT.items()},
    "button_reply": _press("button_reply"),
    "list_reply": _press("list_reply"),
    **{kind: _file_of(kind) for kind in FILES},
    **{name: _status(carry) for name, carry in STATUSES.items()},
    **{name: _other(name) for name in OTHER_FIELDS},
}
