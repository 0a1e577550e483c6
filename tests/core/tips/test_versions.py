"""A school's own wording of a tip: it stands before the shipped one, and the way back is always open."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Role, Specialist
from core.tips import catalogue, editing, versions, wordings
from core.tips.catalogue import TipUnknown
from core.tips.draft import (
    BubblesMissing,
    BubblesTooMany,
    Draft,
    KazakhMissing,
    LicenseUnknown,
    ReadersMissing,
    ShortMissing,
    ShortTooLong,
    SourceMissing,
    SourceTooLong,
    TagsFound,
    TipTooLong,
    TitleMissing,
    TitleTooLong,
    WordingRefused,
    check,
)
from core.tips.editing import ChangedMeanwhile, NothingChanged
from core.tips.versions import NothingOwn, ReadingUnknown, VersionUnknown
from db.models.tips import Tip, TipVersion
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags
from tests.factories.tips import a_shipped, draft, with_fake_lint, words


@pytest.fixture(autouse=True)
def _calm_linter(monkeypatch: pytest.MonkeyPatch) -> None:
    with_fake_lint(monkeypatch)


@pytest.fixture
def by(session: Session) -> Specialist:
    """Who writes."""
    return psychologist(session)


@pytest.fixture
def tip(session: Session) -> Tip:
    """A shipped tip."""
    return a_shipped(session)


def read(session: Session, tip: Tip, by: Specialist, locale: str = "kk") -> tuple[str, ...]:
    """The bubbles a reader of this school gets."""
    return catalogue.find(session, tip.code, school_id=by.school_id, locale=locale).cards


def save(session: Session, tip: Tip, by: Specialist, now: datetime, *cards: str, opened: int = 0) -> bool:
    return editing.save(session, tip.id, draft(*cards), opened=opened, by=by, now=now)


class TestRewording:
    def test_the_schools_own_words_stand_before_the_shipped_ones(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        assert save(session, tip, by, now, "Біздің мектепте былай.")

        assert read(session, tip, by) == ("Біздің мектепте былай.",)
        assert tags(session)[-1] == "tip:saved"

    def test_another_school_goes_on_with_the_shipped_ones(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        shipped = read(session, tip, by)
        other = psychologist(session, school_id=another_school(session).id)

        save(session, tip, by, now, "Біздің мектепте былай.")

        assert read(session, tip, other) == shipped
        assert wordings.find(session, tip.id, by=other).own is None

    def test_a_version_keeps_who_wrote_it_on_what_terms_and_that_nobody_has_read_it(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        written = draft("Бір.", license="cc-by", source="Кітап, 12-бет", basis="Ұйқы туралы кітап")

        editing.save(session, tip.id, written, opened=0, by=by, now=now)

        found = wordings.find(session, tip.id, by=by).edited
        assert (found.license, found.source, found.basis) == ("cc-by", "Кітап, 12-бет", "Ұйқы туралы кітап")
        assert (found.author.startswith("Айгүл"), found.made_by, found.made_at) == (True, by.id, now)
        assert not found.is_read

    def test_it_is_found_by_its_new_words(self, session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
        save(session, tip, by, now, "Қорқам десең, айт.")

        row = session.scalars(select(TipVersion).where(TipVersion.school_id == by.school_id)).one()
        assert all(" коркам" in text.folded for text in row.texts)

    def test_the_very_same_words_are_no_new_version(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        save(session, tip, by, now, "Бір.")

        with pytest.raises(NothingChanged):
            save(session, tip, by, now, "Бір.", opened=1)

    def test_over_somebody_elses_newer_words_nothing_is_written(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        save(session, tip, psychologist(session), now, "Әріптестің сөзі.")

        with pytest.raises(ChangedMeanwhile) as refused:
            save(session, tip, by, now, "Менің сөзім.")

        assert refused.value.theirs.words["kk"].cards == ("Әріптестің сөзі.",)
        assert read(session, tip, by) == ("Әріптестің сөзі.",)

    def test_a_deputy_head_reads_and_writes_nothing(self, session: Session, tip: Tip, now: datetime) -> None:
        deputy = deputy_head(session)

        assert wordings.find(session, tip.id, by=deputy).shipped is not None
        with pytest.raises(NotAllowed):
            save(session, tip, deputy, now)
        with pytest.raises(NotAllowed):
            wordings.find(session, tip.id, by=replace(deputy, roles=frozenset({Role.OBSERVER})))


class TestGoingBack:
    def test_an_older_wording_stands_again(self, session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
        save(session, tip, by, now, "Бірінші.")
        save(session, tip, by, now, "Екінші.", opened=1)

        versions.back(session, tip.id, 1, by=by, now=now)

        assert read(session, tip, by) == ("Бірінші.",)
        assert [one.number for one in wordings.history(session, tip.id, by=by)] == [2, 1, 0]
        assert tags(session)[-1] == "tip:rolled_back"

    def test_after_a_step_back_a_form_opened_before_is_told_of_it(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        save(session, tip, by, now, "Бірінші.")
        save(session, tip, by, now, "Екінші.", opened=1)
        versions.back(session, tip.id, 1, by=by, now=now)

        with pytest.raises(ChangedMeanwhile):
            save(session, tip, by, now, "Үшінші.", opened=2)

    def test_the_shipped_wording_comes_back_with_what_a_release_brings(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        shipped = read(session, tip, by)
        save(session, tip, by, now, "Бірінші.")

        versions.back_to_shipped(session, tip.id, by=by, now=now)

        assert read(session, tip, by) == shipped
        with pytest.raises(NothingOwn):
            versions.back_to_shipped(session, tip.id, by=by, now=now)

    @pytest.mark.parametrize("number", [0, 2, 77])
    def test_there_is_no_way_to_what_never_stood(
        self, session: Session, tip: Tip, by: Specialist, now: datetime, number: int
    ) -> None:
        save(session, tip, by, now, "Бірінші.")

        with pytest.raises(VersionUnknown):
            versions.back(session, tip.id, number, by=by, now=now)

    def test_another_schools_version_is_not_known_here(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        save(session, tip, by, now, "Бірінші.")
        other = psychologist(session, school_id=another_school(session).id)

        with pytest.raises(VersionUnknown):
            versions.back(session, tip.id, 1, by=other, now=now)


class TestHiding:
    @pytest.mark.parametrize("is_own", [True, False])
    def test_a_hidden_tip_is_not_found_and_comes_back_as_it_was(
        self, session: Session, tip: Tip, by: Specialist, now: datetime, is_own: bool
    ) -> None:
        if is_own:
            save(session, tip, by, now, "Өз сөзіміз.")
        before = read(session, tip, by)

        versions.hide(session, tip.id, by=by, now=now)
        versions.hide(session, tip.id, by=by, now=now)
        with pytest.raises(TipUnknown):
            read(session, tip, by)
        assert wordings.find(session, tip.id, by=by).is_hidden
        versions.show(session, tip.id, by=by, now=now)

        assert read(session, tip, by) == before
        assert (wordings.find(session, tip.id, by=by).own is not None) is is_own

    def test_other_schools_find_it(self, session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
        other = psychologist(session, school_id=another_school(session).id)

        versions.hide(session, tip.id, by=by, now=now)

        assert read(session, tip, other)

    def test_words_written_while_it_is_hidden_stay_hidden(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        versions.hide(session, tip.id, by=by, now=now)

        assert save(session, tip, by, now, "Кейінге.")

        with pytest.raises(TipUnknown):
            read(session, tip, by)
        versions.show(session, tip.id, by=by, now=now)
        assert read(session, tip, by) == ("Кейінге.",)

    def test_back_to_the_shipped_words_it_stays_hidden(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        save(session, tip, by, now, "Өз сөзіміз.")
        versions.hide(session, tip.id, by=by, now=now)

        versions.back_to_shipped(session, tip.id, by=by, now=now)

        assert wordings.find(session, tip.id, by=by).is_hidden


class TestOwnTips:
    def create(self, session: Session, by: Specialist, now: datetime) -> Tip:
        made = editing.create(session, draft("Бір."), area="sleep", audiences=["pupils_5_7"], by=by, now=now)
        return session.get_one(Tip, made)

    def test_is_read_in_its_school_alone(self, session: Session, by: Specialist, now: datetime) -> None:
        other = psychologist(session, school_id=another_school(session).id)

        tip = self.create(session, by, now)

        assert read(session, tip, by, "ru") == ("Бір.",)
        for look in (lambda: read(session, tip, other), lambda: wordings.find(session, tip.id, by=other)):
            with pytest.raises(TipUnknown):
                look()

    def test_a_deleted_one_is_gone_until_it_is_brought_back(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        tip = self.create(session, by, now)

        editing.delete(session, tip.id, by=by, now=now)

        for look in (lambda: read(session, tip, by), lambda: wordings.find(session, tip.id, by=by)):
            with pytest.raises(TipUnknown):
                look()
        with pytest.raises(TipUnknown):
            save(session, tip, by, now, "Кеш.", opened=1)
        editing.restore(session, tip.id, by=by, now=now)
        assert read(session, tip, by) == ("Бір.",)
        assert tags(session)[-2:] == ["tip:deleted", "tip:restored"]

    def test_a_shipped_one_is_never_deleted_nor_one_of_another_school(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        other = psychologist(session, school_id=another_school(session).id)
        theirs = self.create(session, other, now)

        for one in (tip, theirs):
            with pytest.raises(TipUnknown):
                editing.delete(session, one.id, by=by, now=now)
        with pytest.raises(TipUnknown):
            editing.restore(session, tip.id, by=by, now=now)

    @pytest.mark.parametrize(("area", "readers"), [("sleep", []), ("weather", ["parents"]), ("sleep", ["birds"])])
    def test_needs_something_and_somebody_of_the_list(
        self, session: Session, by: Specialist, now: datetime, area: str, readers: list[str]
    ) -> None:
        with pytest.raises(ReadersMissing):
            editing.create(session, draft("Бір."), area=area, audiences=readers, by=by, now=now)


class TestReading:
    def test_a_wording_is_read_when_both_have_read_it(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        save(session, tip, by, now, "Бір.")

        versions.read(session, tip.id, 1, "psychologist", by=by, now=now)
        assert not wordings.find(session, tip.id, by=by).edited.is_read
        versions.read(session, tip.id, 1, "native", by=deputy_head(session), now=now)

        found = wordings.find(session, tip.id, by=by).edited
        assert found.is_read
        assert [(one.role, one.on) for one in found.readings] == [
            ("psychologist", now.date()), ("native", now.date())
        ]  # fmt: skip

    def test_the_shipped_wording_is_read_by_each_school_for_itself(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        other = psychologist(session, school_id=another_school(session).id)
        for role in ("psychologist", "native"):
            versions.read(session, tip.id, 0, role, by=by, now=now)

        assert wordings.find(session, tip.id, by=by).edited.is_read
        assert not wordings.find(session, tip.id, by=other).edited.is_read
        shipped = session.scalars(
            select(TipVersion).where(TipVersion.tip_id == tip.id, TipVersion.school_id.is_(None))
        ).one()
        assert shipped.reviewer == ""

    def test_what_a_release_words_anew_is_unread_again(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        versions.read(session, tip.id, 0, "native", by=by, now=now)

        for row in session.scalars(select(TipVersion).where(TipVersion.school_id.is_(None))):
            row.digest = "another"

        assert wordings.find(session, tip.id, by=by).edited.readings == []

    def test_only_a_psychologist_reads_as_one(self, session: Session, tip: Tip, now: datetime) -> None:
        with pytest.raises(NotAllowed):
            versions.read(session, tip.id, 0, "psychologist", by=deputy_head(session), now=now)

    def test_nobody_reads_as_something_else_or_what_stands_no_more(
        self, session: Session, tip: Tip, by: Specialist, now: datetime
    ) -> None:
        with pytest.raises(ReadingUnknown):
            versions.read(session, tip.id, 0, "poet", by=by, now=now)
        with pytest.raises(VersionUnknown):
            versions.read(session, tip.id, 5, "native", by=by, now=now)


def with_kk(said: object) -> Draft:
    return Draft(words={"kk": said})  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("written", "refusal", "field"),
    [
        (Draft(words={"ru": words()}), KazakhMissing, "title"),
        (Draft(words={}), KazakhMissing, "title"),
        (with_kk(words("", "Бір.")), TitleMissing, "title"),
        (with_kk(words("а" * 121)), TitleTooLong, "title"),
        (with_kk(words(short="")), ShortMissing, "short"),
        (with_kk(words(short="а" * 21)), ShortTooLong, "short"),
        (with_kk(words(short="🌙" * 11)), ShortTooLong, "short"),
        (with_kk(replace(words(), cards=())), BubblesMissing, "cards-1"),
        (with_kk(words("Бар", *["Бір."] * 13)), BubblesTooMany, "cards-13"),
        (with_kk(words("Бар", "сөз " * 5000)), TipTooLong, "cards-1"),
        (with_kk(words("Бар", "Бір.", "Мынау <b>қалың</b>.")), TagsFound, "cards-2"),
        (with_kk(words("<script>alert(1)</script>")), TagsFound, "title"),
        (draft(license="stolen"), LicenseUnknown, "license"),
        (draft(license="cc-by", source=""), SourceMissing, "source"),
        (draft(source="а" * 401), SourceTooLong, "source"),
        (draft(basis="а" * 401), SourceTooLong, "basis"),
    ],
)
def test_what_cannot_be_kept_says_where_it_is(written: Draft, refusal: type[WordingRefused], field: str) -> None:
    with pytest.raises(refusal) as refused:
        check(written)

    assert refused.value.field == field


@pytest.mark.parametrize("card", ["2 < 3 және 5 > 4", "<3 саған", "a < b", "Көңілің қалай?"])
def test_a_sign_that_is_no_tag_passes(card: str) -> None:
    check(draft(card))


def test_twenty_characters_and_ten_emoji_fit_the_button() -> None:
    check(Draft(words={"kk": words(short="а" * 20), "ru": words(short="🌙" * 10)}))


def test_no_word_of_a_tip_stands_in_the_audit(session: Session, tip: Tip, by: Specialist, now: datetime) -> None:
    save(session, tip, by, now, "Айрықшасөз.")

    from db.models.audit import AuditRecord

    assert "Айрықшасөз" not in repr([row.detail for row in session.scalars(select(AuditRecord))])


def test_every_seeded_tip_is_listed_once(session: Session, by: Specialist) -> None:
    everything = session.scalars(select(Tip.id)).all()

    assert sorted(one.id for one in wordings.listed(session, by=by)) == sorted(everything)
    assert schools.first_school(session).id == by.school_id
