"""Normative acts: what a school starts with, what a psychologist writes, who looked and when."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import files, schools
from core.actors import NotAllowed, Role, Specialist
from core.normative import acts, keeping, paper
from core.normative.acts import ActUnknown
from core.normative.keeping import CodeRefused, Draft, IssuedLater, LinkRefused, TitleMissing, TooLong
from core.texts import LOCALES, texts
from db import normative_seeding
from db.models.files import StoredFile
from db.models.normative import ActKind, ActStatus, NormativeAct
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags

OWN = Draft(kind=ActKind.LOCAL, titles={"kk": "Шұғыл жағдайда әрекет ету алгоритмі"}, number="12-Ө")


@pytest.fixture
def engine() -> str:
    """Nothing here differs between the engines."""
    return "sqlite"


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def changed(draft: Draft, **other: Any) -> Draft:
    values = {name: getattr(draft, name) for name in Draft.__dataclass_fields__}
    return Draft(**{**values, **other})


class TestTheActsASchoolStartsWith:
    def test_are_all_to_be_checked_but_the_repealed_one(self, session: Session, by: Specialist) -> None:
        found = acts.listed(session, by=by)

        assert len(found) == 18
        assert [act.number for act in found if act.status is ActStatus.REPEALED] == ["528"]
        assert {act.status for act in found} == {ActStatus.TO_CHECK, ActStatus.REPEALED}
        assert all(act.checked_on is None and act.titles.keys() == set(LOCALES) for act in found)

    def test_are_written_once_for_each_school_and_never_over_what_stands(self, session: Session, now: datetime) -> None:
        other = another_school(session)
        there = psychologist(session, school_id=other.id)
        keeping.add(session, OWN, by=there, now=now)
        third = another_school(session, code="third")

        normative_seeding.fill(session)
        normative_seeding.fill(session)

        counted = select(func.count()).select_from(NormativeAct)
        assert session.scalar(counted.where(NormativeAct.school_id == other.id)) == 1
        assert session.scalar(counted.where(NormativeAct.school_id == third.id)) == 18

    def test_lead_to_the_register_of_the_state_in_the_readers_language(self, session: Session, by: Specialist) -> None:
        bullying = next(act for act in acts.listed(session, by=by) if act.number == "506")

        assert bullying.address("kk") == "https://adilet.zan.kz/kaz/docs/V2200031180"
        assert bullying.address("ru") == "https://adilet.zan.kz/rus/docs/V2200031180"


class TestAnActOfOnesOwn:
    def test_holds_from_the_day_it_was_written_down(self, session: Session, by: Specialist, now: datetime) -> None:
        kept = acts.find(session, keeping.add(session, OWN, by=by, now=now).id, by=by)

        assert (kept.status, kept.number, kept.checked_by is None) == (ActStatus.IN_FORCE, "12-Ө", False)
        assert kept.title("en") == OWN.titles["kk"]
        assert acts.listed(session, by=by)[-1].id == kept.id
        assert tags(session)[-1] == "normative:added"

    def test_of_the_state_has_still_to_be_checked(self, session: Session, by: Specialist, now: datetime) -> None:
        kept = keeping.add(session, changed(OWN, kind=ActKind.ORDER), by=by, now=now)

        assert (kept.status, kept.checked_on) == (ActStatus.TO_CHECK, None)

    @pytest.mark.parametrize(
        ("wrong", "refusal", "field"),
        [
            ({"titles": {"ru": "Алгоритм"}}, TitleMissing, "title-kk"),
            ({"link": "javascript:alert(1)"}, LinkRefused, "link"),
            ({"link": "http://mektep.kz/akt.pdf"}, LinkRefused, "link"),
            ({"code": "../../etc"}, CodeRefused, "code"),
            ({"edition": "ә" * 121}, TooLong, "edition"),
            ({"notes": {"kk": "ә" * 2001}}, TooLong, "note-kk"),
        ],
    )
    def test_is_refused_with_the_field_where_it_cannot_be_kept(
        self, session: Session, by: Specialist, now: datetime, wrong: dict[str, Any], refusal: type[Any], field: str
    ) -> None:
        with pytest.raises(refusal) as problem:
            keeping.add(session, changed(OWN, **wrong), by=by, now=now)

        assert problem.value.field == field

    def test_cannot_be_of_tomorrow(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(IssuedLater):
            keeping.add(session, changed(OWN, issued_on=now.date() + timedelta(days=1)), by=by, now=now)

    def test_is_changed_without_a_word_about_whether_it_holds(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        first = acts.listed(session, by=by)[0]

        keeping.change(session, first.id, changed(OWN, link="adilet.zan.kz/kaz"), by=by, now=now)

        now_it_says = acts.find(session, first.id, by=by)
        assert now_it_says.address("kk") == "https://adilet.zan.kz/kaz"
        assert now_it_says.status is ActStatus.TO_CHECK


class TestChecking:
    def test_is_due_again_after_ninety_days(self, session: Session, by: Specialist, now: datetime) -> None:
        first = acts.listed(session, by=by)[0]
        waiting = acts.overdue(session, by.school_id, today=now.date())

        keeping.check(session, first.id, status=ActStatus.IN_FORCE, by=by, now=now)

        checked, day = acts.find(session, first.id, by=by), now.date()
        assert (checked.status, checked.checked_on) == (ActStatus.IN_FORCE, day)
        assert (waiting, acts.overdue(session, by.school_id, today=day)) == (17, 16)
        assert [checked.is_overdue(day + timedelta(days=days)) for days in (0, 90, 91)] == [False, False, True]
        assert acts.overdue(session, by.school_id, today=day + timedelta(days=91)) == 17

    def test_is_over_for_what_is_repealed(self, session: Session, by: Specialist, now: datetime) -> None:
        first = acts.listed(session, by=by)[0]

        keeping.check(session, first.id, status=ActStatus.REPEALED, by=by, now=now)

        repealed = acts.find(session, first.id, by=by)
        assert not repealed.is_overdue(now.date() + timedelta(days=1000))
        assert acts.listed(session, by=by, status=ActStatus.REPEALED)[0].id == first.id

    def test_does_not_find_that_it_has_to_be_checked(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(ValueError, match="to_check"):
            keeping.check(session, 1, status=ActStatus.TO_CHECK, by=by, now=now)


class TestTheAttachedText:
    def test_is_one_and_the_newest(self, session: Session, by: Specialist, now: datetime) -> None:
        act = acts.listed(session, by=by)[0]
        for name in ("ескі.pdf", "жаңа.pdf"):
            keeping.attach(session, act.id, name=name, content=b"%PDF", by=by, now=now)

        assert acts.find(session, act.id, by=by).file == "жаңа.pdf"
        assert session.scalars(select(StoredFile.name)).all() == ["жаңа.pdf"]
        assert files.find(session, acts.file_ref(session, act.id, by=by), by=by).content == b"%PDF"

    def test_can_be_taken_away(self, session: Session, by: Specialist, now: datetime) -> None:
        act = acts.listed(session, by=by)[0]
        keeping.attach(session, act.id, name="акт.pdf", content=b"%PDF", by=by, now=now)

        keeping.detach(session, act.id, by=by, now=now)

        assert session.scalars(select(StoredFile.id)).all() == []
        assert tags(session)[-2:] == ["normative:file:attached", "normative:file:removed"]


class TestWho:
    def test_a_deputy_head_reads_and_changes_nothing(self, session: Session, now: datetime) -> None:
        deputy = deputy_head(session)
        first = acts.listed(session, by=deputy)[0]

        for act in (
            lambda: keeping.add(session, OWN, by=deputy, now=now),
            lambda: keeping.change(session, first.id, OWN, by=deputy, now=now),
            lambda: keeping.check(session, first.id, status=ActStatus.IN_FORCE, by=deputy, now=now),
        ):
            with pytest.raises(NotAllowed):
                act()

    def test_an_observer_reads_nothing(self, session: Session) -> None:
        observer = Specialist(1, schools.first_school(session).id, frozenset({Role.OBSERVER}))

        with pytest.raises(NotAllowed):
            acts.listed(session, by=observer)

    def test_another_school_finds_none_of_them(self, session: Session, by: Specialist, now: datetime) -> None:
        stranger = psychologist(session, school_id=another_school(session).id)
        own = keeping.add(session, OWN, by=by, now=now).id

        with pytest.raises(ActUnknown):
            acts.find(session, own, by=stranger)
        with pytest.raises(ActUnknown):
            keeping.detach(session, own, by=stranger, now=now)


@pytest.mark.parametrize("locale", ["kk", "ru"])
def test_the_paper_lists_every_act_in_the_readers_words(session: Session, by: Specialist, locale: str) -> None:
    written = paper.paper(session, by=by, text=texts(locale))

    (table,) = written.parts
    rows = list(table.rows)
    assert len(rows) == 18
    assert {len(row.cells) for row in rows} == {len(table.columns)}
    assert rows[5].cells[1] == acts.listed(session, by=by)[5].title(locale)
    assert "31180" in rows[5].cells[2]
