"""Visitors: who an adult is, sealed, found only by the address they speak from, and forgotten when they wish."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import schools
from core.appointments import visitors
from core.appointments.visitors import NameEmpty, NameTooLong, PhoneUnknown, VisitorCard
from core.crypto import CapabilityMissing, panel_vault, vault
from core.settings import Settings
from db.models.appointments import Visitor
from db.models.journals import Audience
from tests.factories.appointments import begun

HOME = {"channel": "web", "bot": "", "address": "box-of-a-parent"}
NUMBER = "+77011234567"


def kept(session: Session, now: datetime, **said: Any) -> Visitor:
    where = {**HOME, **{name: said.pop(name) for name in HOME if name in said}}
    return visitors.keep(session, school_id=schools.first_school(session).id, now=now, **where, **said)


def test_what_was_said_stands_on_one_card(session: Session, now: datetime) -> None:
    first = kept(session, now, name="Айгүл")
    again = kept(session, now + timedelta(days=1), phone=NUMBER)
    assert again is first
    assert visitors.card(session, again) == VisitorCard("Айгүл", NUMBER)


def test_a_card_knows_no_finer_time_than_the_day(session: Session, now: datetime) -> None:
    first = kept(session, now, name="Айгүл").seen_at
    again = kept(session, now + timedelta(days=1, minutes=17), phone=NUMBER).seen_at
    meeting = begun(session, now=now)
    assert visitors.attend(session, meeting, bot="", address="box-of-a-parent", now=now + timedelta(hours=1))
    attended = session.scalars(select(Visitor.seen_at)).one()
    assert (first, again, attended) == (now.replace(hour=0), now.replace(hour=0) + timedelta(days=1), first)


def test_another_address_has_another_card(session: Session, now: datetime) -> None:
    kept(session, now, name="Айгүл")
    for other in ({"address": "another"}, {"channel": "telegram"}, {"bot": "second"}):
        assert visitors.of(session, **{**HOME, **other}) is None


def test_the_look_up_is_of_its_own_domain(session: Session, now: datetime) -> None:
    found = kept(session, now, name="Айгүл")
    assert found.lookup == vault(session).lookup("appointments", *HOME.values())
    assert found.lookup != vault(session).lookup("anon", *HOME.values())


def test_nothing_of_a_card_stands_in_clear(session: Session, now: datetime) -> None:
    found = kept(session, now, name="Айгүл", phone=NUMBER)
    assert found.sealed is not None
    assert "Айгүл".encode() not in found.sealed
    assert NUMBER.encode() not in found.sealed


def test_the_panel_opens_a_card_and_cannot_look_for_one(session: Session, settings: Settings, now: datetime) -> None:
    found = kept(session, now, name="Айгүл")
    mine = session.info["vault"]
    session.info["vault"] = panel_vault(settings.secrets_folder, settings.keys_url)
    try:
        assert visitors.card(session, found).name == "Айгүл"
        with pytest.raises(CapabilityMissing):
            visitors.of(session, **HOME)
    finally:
        session.info["vault"] = mine


def test_a_card_is_put_on_a_meeting(session: Session, now: datetime) -> None:
    meeting = begun(session, now=now)
    assert not visitors.attend(session, meeting, bot="", address="box-of-a-parent", now=now)
    found = kept(session, now, name="Айгүл")
    assert visitors.attend(session, meeting, bot="", address="box-of-a-parent", now=now)
    assert meeting.visitor_id == found.id


def test_a_childs_meeting_from_the_same_telephone_stays_apart(session: Session, now: datetime) -> None:
    kept(session, now, name="Айгүл")
    meeting = begun(session, now=now, audience=Audience.STUDENT)
    assert not visitors.attend(session, meeting, bot="", address="box-of-a-parent", now=now)
    assert meeting.visitor_id is None


def test_who_is_forgotten_leaves_meetings_that_know_nobody(session: Session, now: datetime) -> None:
    meeting = begun(session, now=now)
    kept(session, now, name="Айгүл")
    kept(session, now, name="Басқа", address="another")
    visitors.attend(session, meeting, bot="", address="box-of-a-parent", now=now)
    for _ in range(2):
        visitors.forget(session, **HOME)
    session.refresh(meeting)
    assert meeting.visitor_id is None
    assert session.scalar(select(func.count()).select_from(Visitor)) == 1


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Айгүл Серікқызы", "Айгүл Серікқызы"),
        ("  Айгүл \n Серікқызы\t", "Айгүл Серікқызы"),
        ("Айгүл 🌷👩‍👧👍🏽", "Айгүл"),
        ("Ай\u200bгүл\u202e", "Айгүл"),
        ("Анна-Мария О'Нил", "Анна-Мария О'Нил"),
        ("И\u0306сак", "Йсак"),
        ("а" * 80, "а" * 80),
        ("а" * 80 + "🌷" * 30, "а" * 80),
    ],
)
def test_a_name_is_kept_as_it_can_be_read(written: str, name: str) -> None:
    assert visitors.name(written) == name


@pytest.mark.parametrize(
    ("written", "refusal"),
    [("а" * 81, NameTooLong), ("а" * 300, NameTooLong), ("🌷", NameEmpty), ("7️⃣", NameEmpty), ("...", NameEmpty)],
)
def test_what_is_no_name_is_refused(written: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        visitors.name(written)


@pytest.mark.parametrize(
    "written",
    [
        "8 701 123 45 67",
        "+7(701)1234567",
        "87011234567",
        "7011234567",
        "77011234567",
        "8\u00a0701\u00a0123\u201345\u201367",
        "٨٧٠١١٢٣٤٥٦٧",
        "８７０１１２３４５６７",
        " +7 701 123-45-67 ",
    ],
)
def test_a_number_is_the_same_in_every_spelling(written: str) -> None:
    assert visitors.phone(written) == NUMBER


@pytest.mark.parametrize(
    ("written", "number"), [("8 (7272) 12-34-56", "+77272123456"), ("+998 90 123 45 67", "+998901234567")]
)
def test_a_landline_and_a_neighbours_number_are_fine(written: str, number: str) -> None:
    assert visitors.phone(written) == number


@pytest.mark.parametrize("written", ["", "123", "жоқ", "8 000 000 00 00", "+7 701 123 45 67 89 01", "112", "8" * 300])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(PhoneUnknown):
        visitors.phone(written)


def test_a_kept_number_is_shown_as_people_read_it() -> None:
    assert visitors.spaced(NUMBER) == "+7 701 123 4567"
