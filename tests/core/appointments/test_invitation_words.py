"""Words in calendar files: what a school writes about a room is read elsewhere as it was written, and is only words."""

from datetime import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.appointments import Appointment, invitation
from core.cyclogram import Room
from tests.core.appointments.test_invitation import elsewhere, event_of, meeting, room

__all__ = ["meeting", "room"]

LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))
WRITTEN = st.text(st.one_of(st.sampled_from(",;:\\\n\"'NnәғқңөұүһіӘҒҚ🙂👩‍👧 \t="), LETTERS), max_size=300)


@settings(max_examples=150)
@given(name=WRITTEN, way=WRITTEN)
@example(name="Кабинет \\N 12, оң жақта; «Ұ»\\", way="END:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:a@b.kz")
@example(name="🙂" * 300, way="ә" * 300)
@example(name="\\" * 300, way="\n" * 50 + "x")
def test_nothing_is_lost_no_line_is_too_long_and_nothing_becomes_a_property(
    session: Session, meeting: Appointment, room: Room, now: datetime, name: str, way: str
) -> None:
    room.names, room.directions = {"kk": name}, {"kk": way}

    file = invitation.calendar_file(session, meeting, now=now)

    event, other = event_of(file), elsewhere(file).vevent
    for key, written in (("location", name.strip()), ("description", way.strip())):
        read = [str(event.get(key, "")), other.contents[key][0].value if key in other.contents else ""]
        assert read == [written, written]
    lines = file.data.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert lines[-1] == b""
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    given = {"LOCATION": bool(name.strip()), "DESCRIPTION": bool(way.strip())}
    always = {"UID", "SEQUENCE", "DTSTAMP", "STATUS", "CLASS", "TRANSP", "SUMMARY", "DTSTART", "DTEND"}
    assert set(event) == always | {key for key, is_there in given.items() if is_there}


def test_what_no_text_may_have_becomes_the_end_of_a_line_or_nothing(
    session: Session, meeting: Appointment, room: Room, now: datetime
) -> None:
    room.names = {"kk": "1\r\n2\r3\u20284\x855\x0b6\x007\x1b[8\ud8009"}

    event = event_of(invitation.calendar_file(session, meeting, now=now))

    assert event["location"] == "1\n2\n3\n4\n5\n67[8?9"
