"""The canaries cover every carrier and cannot be mistaken for anything else."""

import io
import json
from collections import Counter

import pytest
from PIL import Image

from tests.telegram.canaries import BUILDERS, Carrier, carriers
from tests.telegram.people import Person
from tests.telegram.wire import Api

EVERY_PLACE = [
    "from_user",
    "chat",
    "sender_chat",
    "author_signature",
    "via_bot",
    "sender_business_bot",
    "text_mention",
    "custom_emoji_id",
    "text_link_to_user",
    "forward_origin_user",
    "forward_origin_hidden_user",
    "forward_origin_chat",
    "forward_origin_channel",
    "forward_legacy",
    "external_reply",
    "quote",
    "reply_to_message",
    "reply_to_story",
    "story",
    "users_shared",
    "chat_shared",
    "location",
    "venue",
    "contact_plus",
    "contact_eight",
    "contact_quoted",
    "contact_link",
    "contact_spaces",
    "contact_bare",
    "poll",
    "game",
    "checklist",
    "passport_data",
    "web_app_data",
    "sticker",
    "photo",
    "voice",
    "document",
    "video",
    "audio",
    "animation",
    "video_note",
    "media_group_id",
    "edited_message",
    "callback_query",
    "callback_query_inline",
    "my_chat_member",
    "inline_query",
    "chosen_inline_result",
]


def by_name(person: Person) -> dict[str, Carrier]:
    return {carrier.name: carrier for carrier in carriers(person)}


def test_every_carrier_is_built(person: Person) -> None:
    built = by_name(person)

    assert set(EVERY_PLACE) <= set(built)
    assert len(built) == len(BUILDERS)


def test_every_update_carries_its_canaries(person: Person) -> None:
    for carrier in carriers(person):
        files = b"".join(asset["data"] for asset in person.account.contract.assets.values())
        everything = " ".join([json.dumps(carrier.update), files.decode("latin-1"), *person.account.paths])

        assert carrier.canaries, carrier.name
        for canary in carrier.canaries:
            assert canary in everything or canary in everything.replace(" ", ""), (carrier.name, canary)


def test_no_canary_is_part_of_another(person: Person) -> None:
    words = [canary for _ in range(2) for carrier in carriers(person) for canary in carrier.canaries]
    bare = [canary for canary in words if not canary.startswith(("+7", "8", "%2B", "tel:"))]

    assert max(Counter(words).values()) == 1
    haystack = "\n".join(bare)
    assert all(haystack.count(canary) == 1 for canary in bare)


def test_a_contact_comes_in_six_spellings(person: Person) -> None:
    built = by_name(person)
    spelled = [built[name].update["message"]["contact"]["phone_number"] for name in EVERY_PLACE if "contact_" in name]

    assert [phone[:3] for phone in spelled] == ["+77", "870", "%2B", "tel", "+7 ", spelled[5][:3]]
    for phone, name in zip(spelled, [name for name in EVERY_PLACE if "contact_" in name], strict=True):
        digits = "".join(letter for letter in phone.removeprefix("%2B") if letter.isdigit())
        assert {phone, digits[-10:]} <= built[name].canaries


def test_the_person_can_still_be_answered(person: Person) -> None:
    for carrier in carriers(person):
        [body] = carrier.update.values()
        assert body["from"]["id"] == person.uid, carrier.name


async def test_a_picture_hides_its_canaries_in_exif(api: Api, person: Person) -> None:
    photo = by_name(person)["photo"]
    await person.injects(photo.update)

    sizes = (await api("getUpdates"))[0]["message"]["photo"]
    path = (await api("getFile", file_id=sizes[-1]["file_id"]))["file_path"]
    picture = Image.open(io.BytesIO(person.account.download(path) or b""))
    assert {str(value) for tag, value in picture.getexif().items() if tag != 0x8769} <= photo.canaries


@pytest.mark.parametrize("name", list(BUILDERS))
async def test_every_carrier_arrives(api: Api, person: Person, name: str) -> None:
    carrier = by_name(person)[name]
    update_id = await person.injects(carrier.update)

    [update] = await api("getUpdates")
    assert update["update_id"] == update_id
    kind = next(iter(carrier.update))
    assert {**update[kind], "id": None} == {**carrier.update[kind], "id": None}
