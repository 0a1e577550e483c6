"""Classes as people type them."""

import pytest

from core.subscriptions import Audience, naming

KNOWN = ("4А", "5Ә", "7А", "10Б")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("7а", ("7А",)),
        (" 7 «A», ", ("7А",)),
        ("5ә, 7-а;10б", ("5Ә", "7А", "10Б")),
        ("7 а 5 ә", ("5Ә", "7А")),
        ("7а 7А", ("7А",)),
    ],
)
def test_classes_are_read_however_they_are_spelled(typed: str, names: tuple[str, ...]) -> None:
    assert naming.read(typed, audience=Audience.PARENT, known=KNOWN) == names


@pytest.mark.parametrize("typed", ["😀", "7😀", "", "7а мен 5ә", "13А", "7аа", "2026"])
def test_what_is_no_class_is_unclear(typed: str) -> None:
    with pytest.raises(naming.ClassesUnclear):
        naming.read(typed, audience=Audience.TEACHER, known=())


def test_a_class_the_school_has_not_listed_is_refused_by_name() -> None:
    with pytest.raises(naming.ClassMissing, match="9В"):
        naming.read("7а 9в", audience=Audience.PARENT, known=KNOWN)
    assert naming.read("9в", audience=Audience.PARENT, known=()) == ("9В",)


def test_thirty_one_classes_are_too_many_and_a_pupil_has_one() -> None:
    typed = " ".join(f"{grade}{letter}" for grade in range(1, 12) for letter in "АБВ")

    with pytest.raises(naming.TooManyClasses):
        naming.read(typed, audience=Audience.TEACHER, known=())
    with pytest.raises(naming.OneClassOnly):
        naming.read("7а 10б", audience=Audience.STUDENT, known=KNOWN)


def test_small_children_come_through_their_parents() -> None:
    with pytest.raises(naming.ThroughParents) as young:
        naming.read("4а", audience=Audience.STUDENT, known=KNOWN)

    assert young.value.names == ("4А",)
    assert naming.read("4а", audience=Audience.PARENT, known=KNOWN) == ("4А",)
    assert naming.read("5ә", audience=Audience.STUDENT, known=KNOWN) == ("5Ә",)
