"""The canaries cover every carrier and cannot be mistaken for anything else."""

import io
import json
from collections import Counter

import pytest
from PIL import Image

from tests.whatsapp.canaries import BUILDERS, Carrier, carriers
from tests.whatsapp.people import Person
from tests.whatsapp.server import CloudServer
from tests.whatsapp.wire import Api, Hook

EVERY_PLACE = {
    "profile",
    "identifiers",
    "context",
    "forwarded",
    "referral",
    "referred_product",
    "identity",
    "message_errors",
    "location",
    "contact_plus",
    "contact_eight",
    "contact_quoted",
    "contact_link",
    "contact_spaces",
    "contact_bare",
    "reaction",
    "order",
    "system",
    "unsupported",
    "edit",
    "revoke",
    "request_welcome",
    "nfm_reply",
    "button",
    "button_reply",
    "list_reply",
    "image",
    "document",
    "audio",
    "video",
    "sticker",
    "status_recipient",
    "status_conversation",
    "status_failed",
    "value_errors",
    "user_preferences",
    "call",
    "echo",
    "history",
    "address_book",
}


def by_name(person: Person) -> dict[str, Carrier]:
    return {carrier.name: carrier for carrier in carriers(person)}


async def test_every_carrier_is_built(person: Person) -> None:
    assert set(by_name(person)) == set(BUILDERS) == EVERY_PLACE


async def test_every_value_carries_its_canaries(person: Person) -> None:
    for carrier in carriers(person):
        files = b"".join(file.data for file in person.server.media.values()).decode("latin-1")
        everything = json.dumps(carrier.value, ensure_ascii=False) + files

        assert carrier.canaries, carrier.name
        for canary in carrier.canaries:
            assert canary in everything or canary in everything.replace(" ", ""), (carrier.name, canary)


async def test_no_canary_is_part_of_another(person: Person) -> None:
    words = [canary for _ in range(2) for carrier in carriers(person) for canary in carrier.canaries]
    bare = [canary for canary in words if not canary.startswith(("+7", "8", "%2B", "tel:"))]

    assert max(Counter(words).values()) == 1
    haystack = "\n".join(bare)
    assert all(haystack.count(canary) == 1 for canary in bare)


async def test_the_person_can_still_be_answered(person: Person) -> None:
    for carrier in carriers(person):
        for message in carrier.value.get("messages", []):
            assert message["from_user_id"] == person.id, carrier.name


@pytest.mark.parametrize("name", sorted(BUILDERS))
async def test_every_carrier_arrives(person: Person, hook: Hook, name: str) -> None:
    carrier = by_name(person)[name]

    assert await person.injects(carrier.value, field=carrier.field) == [200]

    [change] = hook.bodies[0]["entry"][0]["changes"]
    assert change == {"field": carrier.field, "value": carrier.value}


async def test_a_picture_hides_its_canaries_in_exif(api: Api, server: CloudServer, person: Person) -> None:
    photo = by_name(person)["image"]
    identifier = photo.value["messages"][0]["image"]["id"]

    assert (await api.get(identifier))["mime_type"] == "image/jpeg"
    picture = Image.open(io.BytesIO(server.media[identifier].data))
    assert {str(value) for tag, value in picture.getexif().items() if tag != 0x8769} <= photo.canaries
