"""Messages as they lie in the tables: whatever was written comes back, and what was written before is still read."""

import base64
import json
from dataclasses import fields

import pytest

from core.messages import Attachment, OutboundMessage, Picture, QuickReply

WORDS = OutboundMessage(
    "сөз",
    (QuickReply("Иә", "menu:open"), QuickReply("Жоқ", "menu:no")),
    replaces="7",
    clears=True,
    is_silent=True,
    template="t",
    is_private=True,
)
PICTURED = OutboundMessage("сөз", picture=Picture(alt="a yurt", name="area-family"))
FILE = Attachment("kezdesu.ics", "text/calendar", base64.b64encode("BEGIN:VCALENDAR\r\nқ".encode()).decode())
HANDED = OutboundMessage("сөз", (QuickReply("Иә", "menu:open"),), attachment=FILE)


@pytest.mark.parametrize("message", [OutboundMessage("сөз"), WORDS, PICTURED, HANDED])
def test_a_message_comes_back_from_its_json(message: OutboundMessage) -> None:
    assert OutboundMessage.from_dict(json.loads(json.dumps(message.as_dict()))) == message


def test_nothing_of_a_message_is_left_out_of_its_json() -> None:
    assert HANDED.as_dict().keys() == {field.name for field in fields(OutboundMessage)}
    assert HANDED.as_dict()["attachment"].keys() == {field.name for field in fields(Attachment)}
    assert PICTURED.as_dict()["picture"].keys() == {field.name for field in fields(Picture)}


@pytest.mark.parametrize("missing", [("attachment",), ("attachment", "picture")])
def test_rows_written_before_there_were_files_are_read(missing: tuple[str, ...]) -> None:
    row = {name: value for name, value in WORDS.as_dict().items() if name not in missing}

    assert OutboundMessage.from_dict(row) == WORDS


def test_a_file_is_the_bytes_it_was_made_of() -> None:
    assert FILE.data == "BEGIN:VCALENDAR\r\nқ".encode()
