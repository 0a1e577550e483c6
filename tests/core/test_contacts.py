"""Contacts: remembered from turn to turn, and nothing of a person readable in the file itself."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from core import contacts, outbox
from core.crypto import SealBroken
from core.help_requests import HelpRequest, answers
from core.messages import OutboundMessage
from db.engine import Database
from db.models.base import Base
from db.models.contacts import Contact
from db.models.outbox import Lane
from tests.factories.contacts import inbound, person
from tests.factories.help_requests import help_request, write
from tests.factories.staff import psychologist

ADDRESS = "c0ffee-address-of-one-child"
CHILD = "Мені ешкім түсінбейді"
ANSWER = "Ертең үшінші сабақтан кейін сөйлесейік"
STATE = "help:writing"


class TestAPerson:
    def test_is_found_again_by_the_same_address(self, session: Session, now: datetime) -> None:
        first, again = person(session, now=now), person(session, now=now + timedelta(days=9), external_id="2")

        assert first.id == again.id
        assert session.scalar(select(func.count()).select_from(Contact)) == 1

    @pytest.mark.parametrize("other", [{"address": "another"}, {"channel": "telegram"}, {"bot": "second"}])
    def test_is_another_by_address_channel_and_bot(
        self, session: Session, now: datetime, other: dict[str, Any]
    ) -> None:
        assert person(session, now=now).id != person(session, now=now, **other).id

    def test_is_remembered_with_everything_a_turn_changed(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            child = person(session, now=now)
            child.locale, child.state, child.has_consented = "ru", STATE, True
            child.data, child.threads = {"page": 2, "сөз": ["бір"]}, ["one", "two"]
            contacts.remember(session, child, now=now)

        with database.writing() as session:
            found = person(session, now=now)
        assert (found.locale, found.state, found.has_consented) == ("ru", STATE, True)
        assert (found.data, found.threads) == ({"page": 2, "сөз": ["бір"]}, ["one", "two"])

    def test_keeps_the_moment_and_the_version_of_the_first_consent(self, session: Session, now: datetime) -> None:
        child = person(session, now=now)
        child.has_consented = True
        contacts.remember(session, child, now=now)

        contacts.remember(session, child, now=now + timedelta(days=1))

        contact = session.get_one(Contact, child.id)
        assert (contact.consented_at, contact.consent_version) == (now, contacts.CONSENT_VERSION)

    def test_was_last_seen_on_a_day_not_at_a_moment(self, session: Session, now: datetime) -> None:
        person(session, now=now)

        child = person(session, now=now + timedelta(days=3))

        assert session.get_one(Contact, child.id).last_seen_on == (now + timedelta(days=3)).date()

    def test_is_new_again_after_being_forgotten(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            child = person(session, now=now)
            child.threads = ["one"]
            contacts.remember(session, child, now=now)
        with database.writing() as session:
            contacts.forget(session, person(session, now=now))

        with database.writing() as session:
            assert person(session, now=now).threads == []

    def test_cannot_be_given_what_another_remembers(self, session: Session, now: datetime) -> None:
        one, other = person(session, now=now), person(session, now=now, address="another")
        one.threads = ["one"]
        contacts.remember(session, one, now=now)
        session.get_one(Contact, other.id).sealed = session.get_one(Contact, one.id).sealed
        session.flush()

        with pytest.raises(SealBroken):
            person(session, now=now, address="another")


class TestAWholeTalk:
    def test_leaves_nothing_of_the_child_readable_in_the_files(self, database: Database, now: datetime) -> None:
        refs = _talk(database, now)

        dump = _everything_in(database)
        left = [word for word in (CHILD, ANSWER, ADDRESS) if word.encode() in dump]
        assert left == []
        assert refs[0].encode() in dump

    def test_joins_no_contact_to_a_talk(self, database: Database, now: datetime) -> None:
        refs = _talk(database, now)

        with database.reading() as session:
            rows = session.execute(text("SELECT * FROM contacts")).mappings().all()
        row = b"|".join(bytes(cell) if isinstance(cell, bytes) else str(cell).encode() for cell in rows[0].values())
        assert STATE.encode() in row
        assert [ref for ref in refs if ref.encode() in row] == []

    def test_gives_two_talks_of_one_child_nothing_in_common(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            one, two = (help_request(session, now=now, address=ADDRESS) for _ in range(2))

            assert one.sealed_address != two.sealed_address
            assert {one.ref, one.code}.isdisjoint({two.ref, two.code})
            assert not [column.name for column in one.__table__.columns if "contact" in column.name]

    def test_is_readable_with_the_keys(self, database: Database, now: datetime) -> None:
        refs = _talk(database, now)

        with database.reading() as session:
            talk = session.scalars(select(HelpRequest).where(HelpRequest.ref == refs[0])).one()
            assert [line.words for line in answers.lines(session, talk)] == [CHILD, CHILD, ANSWER]


def _talk(database: Database, now: datetime) -> list[str]:
    """A child writes, is answered, and the bot remembers the talk; gives the talk's reference."""
    with database.writing() as session:
        child = contacts.identify(session, inbound(address=ADDRESS), now=now)
        talk = help_request(session, now=now, text=CHILD, address=ADDRESS)
        write(session, talk, text=CHILD, now=now)
        child.state, child.threads = STATE, [talk.ref]
        contacts.remember(session, child, now=now)
        to = outbox.to_address(session, channel="web", address=ADDRESS)
        outbox.enqueue(session, OutboundMessage(ANSWER), to=to, lane=Lane.ANSWER, now=now)
        answers.answer(session, talk.id, text=ANSWER, by=psychologist(session), now=now)
        return [talk.ref]


def _everything_in(database: Database) -> bytes:
    """The raw bytes of the file and its log, or every cell of every table."""
    if database.is_sqlite:
        file = Path(str(database.url.database))
        return b"".join(path.read_bytes() for path in file.parent.glob("senim.db*"))
    cells: list[bytes] = []
    with database.reading() as session:
        for table in Base.metadata.sorted_tables:
            for row in session.execute(select(table)):
                cells += [bytes(cell) if isinstance(cell, bytes) else str(cell).encode() for cell in row]
    return b"|".join(cells)


def test_whoever_writes_again_in_the_commit_that_forgot_them_is_somebody_new(session: Session, now: datetime) -> None:
    person = contacts.identify(session, inbound(), now=now)
    person.has_consented = True
    contacts.remember(session, person, now=now)
    session.flush()

    contacts.forget(session, person)

    assert not contacts.identify(session, inbound(), now=now).has_consented
