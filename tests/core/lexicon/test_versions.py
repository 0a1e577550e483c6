"""Versions of a school's phrases: one draft, one active, older ones to go back to; sealed, and cheap to notice."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core import lexicon, staff, today
from core.actors import NotAllowed, Role, Specialist
from core.crisis.levels import Category, Level
from core.crisis.lexicon import built_in
from core.crisis.markers import screen
from core.crisis.overlay import OwnPhrase
from core.lexicon import sealing, versions
from core.lexicon.versions import PhrasesTooMany, PhraseThere, PhraseUnknown, VersionUnknown
from db.models.screening import LexiconVersion
from tests.factories.schools import another_school
from tests.factories.staff import psychologist, staff_member

PHRASE = OwnPhrase(number=0, text="қораға апарады", level=Level.HIGH, category=Category.BULLYING)


@pytest.fixture
def by(session: Session) -> Specialist:
    """A psychologist of the first school."""
    return psychologist(session)


def save(session: Session, by: Specialist, now: datetime, text: str = PHRASE.text) -> OwnPhrase:
    return versions.save(session, replace(PHRASE, text=text), is_new=True, by=by, now=now)


def level(session: Session, by: Specialist, text: str = PHRASE.text) -> Level:
    return screen(text, lexicon=lexicon.active(session, by.school_id)).level


def test_nothing_written_is_the_built_in_lexicon_itself(session: Session, by: Specialist) -> None:
    assert lexicon.active(session, by.school_id) is built_in()
    assert not lexicon.is_broken(session, by.school_id)


def test_the_mark_changes_with_what_is_active_and_with_nothing_else(
    session: Session, by: Specialist, now: datetime
) -> None:
    empty = lexicon.mark(session, by.school_id)
    save(session, by, now)
    assert lexicon.mark(session, by.school_id) == empty

    versions.activate(session, 1, by=by, now=now)
    first = lexicon.mark(session, by.school_id)
    save(session, by, now, "жайлаудан қайтты")

    assert first != empty
    assert lexicon.mark(session, by.school_id) == first


def test_an_equal_mark_is_compiled_once(session: Session, by: Specialist, now: datetime) -> None:
    save(session, by, now)
    versions.activate(session, 1, by=by, now=now)

    assert lexicon.active(session, by.school_id) is lexicon.active(session, by.school_id)


def test_a_number_never_comes_back_for_another_phrase(session: Session, by: Specialist, now: datetime) -> None:
    save(session, by, now)
    versions.activate(session, 1, by=by, now=now)
    second = save(session, by, now, "жайлаудан қайтты")
    versions.activate(session, 2, by=by, now=now)
    versions.activate(session, 1, by=by, now=now)

    third = save(session, by, now, "шаңырақты өртейм")

    assert (second.number, third.number) == (2, 3)
    assert [phrase.number for phrase in versions.phrases(session, 3, by=by)] == [1, 3]


def test_only_one_version_is_active(session: Session, by: Specialist, now: datetime) -> None:
    for text in (PHRASE.text, "жайлаудан қайтты"):
        save(session, by, now, text)
        versions.activate(session, versions.listed(session, by=by)[0].number, by=by, now=now)

    assert [(one.number, one.is_active) for one in versions.listed(session, by=by)] == [(2, True), (1, False)]


def test_the_very_same_words_are_not_taken_twice(session: Session, by: Specialist, now: datetime) -> None:
    save(session, by, now)

    with pytest.raises(PhraseThere):
        save(session, by, now, "КОРАГА апарады!")


def test_a_school_keeps_three_hundred_phrases(session: Session, by: Specialist, now: datetime) -> None:
    save(session, by, now)
    draft = versions.draft(session, by=by)
    assert draft is not None
    many = tuple(replace(PHRASE, number=n, text=f"қорқыту нөмір {n}") for n in range(1, 301))
    draft.sealed = sealing.seal(session, draft.ref, sealing.Content(many, 301))

    with pytest.raises(PhrasesTooMany):
        save(session, by, now, "жайлаудан қайтты")
    versions.save(session, replace(many[0], text="жайлаудан қайтты"), is_new=False, by=by, now=now)
    assert versions.phrases(session, 1, by=by)[0].text == "жайлаудан қайтты"


def test_another_schools_versions_are_not_there(session: Session, by: Specialist, now: datetime) -> None:
    save(session, by, now)
    versions.activate(session, 1, by=by, now=now)
    stranger = psychologist(session, school_id=another_school(session).id)

    assert versions.listed(session, by=stranger) == []
    with pytest.raises(VersionUnknown):
        versions.find(session, 1, by=stranger)
    with pytest.raises(VersionUnknown):
        versions.activate(session, 1, by=stranger, now=now)
    assert level(session, stranger) is Level.NONE
    assert level(session, by) is Level.HIGH


@pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.ADMINISTRATOR, Role.OBSERVER])
def test_only_a_psychologist_reads_and_writes_phrases(session: Session, now: datetime, role: Role) -> None:
    somebody = staff.specialist(staff_member(session, role=role))

    with pytest.raises(NotAllowed):
        save(session, somebody, now)
    with pytest.raises(NotAllowed):
        versions.draft(session, by=somebody)
    with pytest.raises(NotAllowed):
        versions.activate(session, 1, by=somebody, now=now)
    with pytest.raises(NotAllowed):
        versions.discard(session, by=somebody, now=now)


def test_what_is_not_in_the_draft_is_neither_changed_nor_removed(
    session: Session, by: Specialist, now: datetime
) -> None:
    with pytest.raises(PhraseUnknown):
        versions.remove(session, 5, by=by, now=now)
    with pytest.raises(PhraseUnknown):
        versions.save(session, replace(PHRASE, number=5), is_new=False, by=by, now=now)
    assert versions.listed(session, by=by) == []


class TestAVersionThatDoesNotOpen:
    @pytest.fixture(autouse=True)
    def _spoilt(self, session: Session, by: Specialist, now: datetime) -> None:
        save(session, by, now)
        versions.activate(session, 1, by=by, now=now)
        session.flush()
        session.execute(update(LexiconVersion).values(sealed=b"\x01spoilt", ref="another-mark"))
        session.expire_all()

    def test_leaves_the_built_in_rules_at_work_and_says_so(self, session: Session, by: Specialist) -> None:
        assert lexicon.is_broken(session, by.school_id)
        assert level(session, by) is Level.NONE
        assert level(session, by, "өлгім келеді") is Level.HIGH

    def test_does_not_keep_the_school_from_beginning_anew(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        phrase = save(session, by, now, "жайлаудан қайтты")
        versions.activate(session, 2, by=by, now=now)

        assert phrase.number > 1
        assert not lexicon.is_broken(session, by.school_id)
        found = screen("жайлаудан қайтты", lexicon=lexicon.active(session, by.school_id))
        assert phrase.rule in found.rules

    def test_is_told_on_today(self, session: Session, by: Specialist, now: datetime) -> None:
        needs = today.needs(session, by=by, disk_free=10**12, now=now)

        assert "lexicon" in [need.kind for need in needs]
