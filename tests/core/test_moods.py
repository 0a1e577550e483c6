"""Mood marks: one a day, for its owner alone, and gone when they should be."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import contacts, crypto, moods, retention
from core.contacts import Person
from core.crypto import CapabilityMissing, SealBroken
from core.moods import Mark
from core.settings import Settings
from db.engine import Database
from db.models.moods import Mood
from tests.factories.contacts import ADDRESS, inbound

TODAY = date(2026, 11, 23)


@pytest.fixture
def person(session: Session, now: datetime) -> Person:
    """A child."""
    return contacts.identify(session, inbound(), now=now)


@pytest.fixture
def other(session: Session, now: datetime) -> Person:
    """Another child."""
    return contacts.identify(session, inbound(address=f"{ADDRESS}-other"), now=now)


class TestMarking:
    def test_a_second_mark_of_a_day_takes_the_place_of_the_first(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 2, now=now)
        moods.mark(session, person, 4, now=now + timedelta(hours=3))

        assert moods.lately(session, person, now=now) == [Mark(TODAY, 4)]

    def test_a_day_is_the_one_at_the_school(self, session: Session, person: Person, now: datetime) -> None:
        late = datetime(2026, 11, 23, 19, 30, tzinfo=now.tzinfo)  # half past midnight in Almaty

        moods.mark(session, person, 3, now=late)

        assert [mark.day for mark in moods.lately(session, person, now=late)] == [date(2026, 11, 24)]

    def test_everybody_has_marks_of_their_own(
        self, session: Session, person: Person, other: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 1, now=now)
        moods.mark(session, other, 5, now=now)

        assert moods.lately(session, person, now=now) == [Mark(TODAY, 1)]
        assert moods.lately(session, other, now=now) == [Mark(TODAY, 5)]

    def test_the_picture_begins_with_the_monday_three_weeks_ago(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        for days in (22, 21, 8, 0):
            moods.mark(session, person, 3, now=now - timedelta(days=days))

        shown = [mark.day for mark in moods.lately(session, person, now=now)]

        assert shown == [TODAY - timedelta(days=days) for days in (21, 8, 0)]
        assert moods.first_day(session, person, now=now) == shown[0]


class TestNoting:
    def test_words_stay_beside_the_mark_when_it_is_changed(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 2, now=now)
        moods.note(session, person, "жаңбыр", now=now)
        moods.mark(session, person, 3, now=now)

        assert moods.lately(session, person, now=now) == [Mark(TODAY, 3, "жаңбыр")]

    def test_more_words_stand_below_the_first_ones_and_corrected_ones_in_their_place(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 2, now=now)
        moods.note(session, person, "бір", now=now)
        moods.note(session, person, "екі", now=now)
        both = moods.words_of_today(session, person, now=now)
        moods.note(session, person, "үш", now=now, instead=True)

        assert both == "бір\nекі"
        assert moods.words_of_today(session, person, now=now) == "үш"

    def test_without_a_mark_there_is_nothing_to_write_beside(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 2, now=now - timedelta(days=1))

        with pytest.raises(moods.NoMarkToday):
            moods.note(session, person, "жаңбыр", now=now)

    def test_what_is_longer_than_a_note_changes_nothing(self, session: Session, person: Person, now: datetime) -> None:
        moods.mark(session, person, 2, now=now)
        moods.note(session, person, "а" * moods.LONGEST_NOTE, now=now)

        with pytest.raises(moods.NoteTooLong):
            moods.note(session, person, "б", now=now)

        assert moods.words_of_today(session, person, now=now) == "а" * moods.LONGEST_NOTE


class TestSecrecy:
    def test_a_row_tells_neither_whose_it_is_nor_what_it_says(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 2, now=now)
        moods.note(session, person, "канарейка", now=now)
        row = session.scalars(select(Mood)).one()

        assert "канарейка".encode() not in row.sealed
        assert b"face" not in row.sealed
        assert len(row.owner) == 32
        assert row.owner != crypto.vault(session).lookup("anon", str(person.id))

    def test_the_panel_can_neither_find_nor_open_them(
        self, database: Database, settings: Settings, now: datetime
    ) -> None:
        with database.writing() as session:
            child = contacts.identify(session, inbound(), now=now)
            moods.mark(session, child, 2, now=now)
        keys = crypto.panel_vault(settings.secrets_folder, settings.keys_url)
        panel = Database(settings.database_url, info={"vault": keys})
        try:
            with panel.reading() as session:
                with pytest.raises(CapabilityMissing):
                    moods.lately(session, child, now=now)
                row = session.scalars(select(Mood)).one()
                with pytest.raises(CapabilityMissing):
                    moods._open(session, row)
        finally:
            panel.dispose_sync()
            keys.thread_keys.database.dispose_sync()

    def test_a_row_moved_to_another_day_does_not_open(self, session: Session, person: Person, now: datetime) -> None:
        moods.mark(session, person, 2, now=now)
        session.scalars(select(Mood)).one().day = TODAY - timedelta(days=1)
        session.flush()

        with pytest.raises(SealBroken):
            moods.lately(session, person, now=now)


class TestForgetting:
    def test_takes_all_of_one_and_none_of_another(
        self, session: Session, person: Person, other: Person, now: datetime
    ) -> None:
        for days in (80, 1, 0):
            moods.mark(session, person, 1, now=now - timedelta(days=days))
        moods.mark(session, other, 5, now=now)

        moods.forget(session, person)

        assert moods.lately(session, other, now=now) == [Mark(TODAY, 5)]
        assert len(session.scalars(select(Mood)).all()) == 1

    def test_comes_by_itself_after_ninety_days_and_not_before(
        self, session: Session, person: Person, now: datetime
    ) -> None:
        moods.mark(session, person, 3, now=now)
        left = []

        for days in (90, 91):
            retention.purge(session, now=now + timedelta(days=days))
            left.append(len(session.scalars(select(Mood)).all()))

        assert left == [1, 0]
