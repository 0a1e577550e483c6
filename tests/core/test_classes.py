"""The school's classes: many at once, in the order of the Kazakh alphabet, and a typed name that is one of them."""

import pytest
from sqlalchemy.orm import Session

from core import classes
from core.actors import NotAllowed, Role, Specialist
from core.classes import ClassesUnreadable, ClassUnknown
from tests.factories.schools import another_school
from tests.factories.staff import psychologist


@pytest.fixture
def by(session: Session) -> Specialist:
    """The psychologist of the seeded school."""
    member = psychologist(session)
    return Specialist(member.id, member.school_id, frozenset({Role.PSYCHOLOGIST}))


def test_are_added_many_at_once_in_any_spelling(session: Session, by: Specialist) -> None:
    found = classes.add(session, "5в, 5 «Ә»; 5-А\n11Ғ  5a 10 сынып", by=by)

    assert found.new == ("5А", "5Ә", "5В", "11Ғ")
    assert found.known == ("5А",)
    assert found.unread == ("10 сынып",)
    assert classes.names(session, by.school_id) == ("5А", "5Ә", "5В", "11Ғ")


def test_added_again_keep_what_was_written_of_them(session: Session, by: Specialist) -> None:
    classes.add(session, "7А", by=by)
    (one,) = classes.all_of(session, by.school_id)
    classes.change(session, one.id, pupils=24, language="ru", teacher=" Гүлнар ", by=by)

    classes.add(session, "7а 7Ә", by=by)

    assert [(one.name, one.pupils, one.language) for one in classes.all_of(session, by.school_id)] == [
        ("7А", 24, "ru"), ("7Ә", None, "kk")
    ]  # fmt: skip
    assert classes.teacher(session, by.school_id, "7А") == "Гүлнар"
    assert classes.pupils(session, by.school_id) == 24


def test_words_that_are_no_class_add_nothing(session: Session, by: Specialist) -> None:
    with pytest.raises(ClassesUnreadable):
        classes.add(session, "бесінші сынып", by=by)
    assert classes.names(session, by.school_id) == ()
    assert classes.pupils(session, by.school_id) is None


def test_a_name_is_asked_for_only_where_there_is_a_list(session: Session, by: Specialist) -> None:
    classes.require(session, by.school_id, "9Ы")
    classes.add(session, "8А 8Ә", by=by)

    for known in ("8А", "8", "", None):
        classes.require(session, by.school_id, known)
    for unknown in ("8Я", "9"):
        with pytest.raises(ClassUnknown):
            classes.require(session, by.school_id, unknown)


def test_another_schools_class_is_not_there(session: Session, by: Specialist) -> None:
    classes.add(session, "8А", by=by)
    (one,) = classes.all_of(session, by.school_id)
    stranger = Specialist(by.id, another_school(session).id, by.roles)

    with pytest.raises(ClassUnknown):
        classes.remove(session, one.id, by=stranger)
    assert classes.names(session, stranger.school_id) == ()


@pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.OBSERVER])
def test_whoever_only_reads_changes_nothing(session: Session, by: Specialist, role: Role) -> None:
    reader = Specialist(by.id, by.school_id, frozenset({role}))

    with pytest.raises(NotAllowed):
        classes.add(session, "8А", by=reader)
    with pytest.raises(NotAllowed):
        classes.name_signers(session, principal="", deputy="", by=reader)
