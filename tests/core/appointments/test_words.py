"""Words of a meeting: sealed, kept by name, bound to this very meeting."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core.appointments import words
from core.crypto import SealBroken
from tests.factories.appointments import begun


def test_what_is_written_is_read_by_its_name(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    assert words.read(session, found) == {}
    words.write(session, found, reason="Ұлым туралы")
    words.write(session, found, client="Айгүл")
    assert words.read(session, found) == {"reason": "Ұлым туралы", "client": "Айгүл"}


def test_empty_words_are_taken_away(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    words.write(session, found, reason="Ұлым туралы")
    words.write(session, found, reason="")
    assert words.read(session, found) == {}
    assert found.sealed_words is None


def test_nothing_of_them_stands_in_clear(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    words.write(session, found, reason="Ұлым туралы")
    assert found.sealed_words is not None
    assert "Ұлым".encode() not in found.sealed_words


def test_a_reason_that_is_a_letter_is_refused_and_the_first_stays(session: Session, now: datetime) -> None:
    found = begun(session, now=now)
    words.write(session, found, reason="а" * words.LONGEST_REASON)
    with pytest.raises(words.ReasonTooLong):
        words.write(session, found, reason="б" * (words.LONGEST_REASON + 1))
    assert words.read(session, found)["reason"] == "а" * words.LONGEST_REASON


def test_words_of_one_meeting_do_not_open_in_another(session: Session, now: datetime) -> None:
    one, other = begun(session, now=now), begun(session, now=now)
    words.write(session, one, reason="Ұлым туралы")
    other.sealed_words = one.sealed_words
    with pytest.raises(SealBroken):
        words.read(session, other)
