"""Posters: a page a class, in its readers' tone, with the way in that the school has."""

import re
import zlib
from datetime import datetime
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.documents import posters as pages
from core.subscriptions import doors, posters, sheets
from core.texts import texts
from db.models.schools import School

WEB = "https://senim.example.kz"
KK = texts("kk")


@pytest.fixture
def engine() -> str:
    """What the engines tell apart is tried where posters are made and withdrawn."""
    return "sqlite"


@pytest.fixture
def school(session: Session) -> School:
    return schools.first_school(session)


def opened(pdf: bytes) -> bytes:
    """A PDF with what is packed in it."""
    packed = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(zlib.decompressobj().decompress(one) for one in packed if one[:1] == b"x")


def test_a_poster_leads_to_telegram_and_to_the_web_chat_while_there_is_no_bot(
    session: Session, school: School, now: datetime
) -> None:
    (first,) = sheets.sheets(session, school, ["7А"], web=WEB, now=now)
    doors.tell(session, "telegram", "1", "https://t.me/SenimBot", now=now)
    (second,) = sheets.sheets(session, school, ["7А"], web=WEB, now=now)

    code = posters.code_for(session, school.id, "7А", now=now)
    assert first.link == f"{WEB}/#join={code}"
    assert second.link == f"https://t.me/SenimBot?start=j-{code}"


def test_whatsapp_is_the_way_where_there_is_no_telegram_and_its_words_end_with_the_code(
    session: Session, school: School, now: datetime
) -> None:
    doors.tell(session, "whatsapp", "1", "https://wa.me/77000000001", now=now)
    (without,) = sheets.sheets(session, school, ["7А"], web=WEB, now=now)
    doors.tell(session, "telegram", "1", "https://t.me/SenimBot", now=now)
    (with_both,) = sheets.sheets(session, school, ["7А"], web=WEB, now=now)

    code = posters.code_for(session, school.id, "7А", now=now)
    address, _, greeting = without.link.partition("?text=")
    assert (address, unquote(greeting)) == (
        "https://wa.me/77000000001",
        KK("subscriptions-desk-greeting", code=f"j-{code}"),
    )
    assert unquote(greeting).endswith(f" j-{code}")
    assert re.fullmatch(r"[A-Za-z0-9._~%-]+", greeting)
    assert without.sides[0].steps[0] == KK("subscriptions-desk-poster-pupil.step-1-sends")
    assert with_both.link.startswith("https://t.me/")
    assert with_both.sides[0].steps[0] == KK("subscriptions-desk-poster-pupil.step-1")


def test_a_pupil_is_spoken_to_as_a_pupil_and_a_parent_as_a_grown_up(
    session: Session, school: School, now: datetime
) -> None:
    whole, young, old = sheets.sheets(session, school, [None, "4А", "5А"], web=WEB, now=now)

    assert [sheet.mark for sheet in (whole, young, old)] == ["", "4А", "5А"]
    assert [side.locale for side in old.sides] == ["kk", "ru"]
    assert old.sides[0].steps[1] == KK("subscriptions-desk-poster-pupil.step-2")
    assert whole.sides[0].steps == young.sides[0].steps
    assert young.sides[0].steps[1] == KK("subscriptions-desk-poster-adult.step-2")


def test_what_hangs_is_listed_with_classes_that_are_gone(session: Session, school: School, now: datetime) -> None:
    sheets.sheets(session, school, [None, "7А"], web=WEB, now=now)

    assert [(one.class_name, one.made_at is not None) for one in sheets.hanging(session, school.id, ["5Б"])] == [
        (None, True),
        ("5Б", False),
        ("7А", True),
    ]


def test_the_press_gives_a_page_each_with_its_own_address(session: Session, school: School, now: datetime) -> None:
    made = sheets.sheets(session, school, ["7А", "8Б"], web=WEB, now=now)

    said = opened(pages.press(made))

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", said)) == 2
    assert all(sheet.link.encode() in said for sheet in made)


def test_the_code_is_drawn_without_a_word_of_the_address_in_it() -> None:
    """Lines alone: nothing that a printer's program would run or open."""
    drawn = ET.fromstring(pages.drawing("https://t.me/SenimBot?start=j-abc"))

    assert {element.tag.rpartition("}")[2] for element in drawn.iter()} <= {"svg", "path", "g"}
