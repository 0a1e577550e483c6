"""The methodical fund: numbers, rights, files, words in any spelling, where a material was used."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import files
from core.actors import NotAllowed, Specialist
from core.files import FileEmpty, FileKindUnknown, FileTooLarge
from core.journals import confirming, offline, routing
from core.journals.done import Done, What, Who
from core.materials import choices, finding, fund, keeping, paper, using
from core.materials.finding import Wanted
from core.materials.fund import MaterialUnknown
from core.materials.keeping import (
    ChoiceUnknown,
    Draft,
    LicenseMissing,
    LinkRefused,
    NothingToUse,
    TitleMissing,
    TooLong,
    Upload,
)
from core.texts import texts
from db.engine import Database
from db.models.files import StoredFile
from db.models.journals import Audience, Direction, JournalEntry
from db.models.materials import Material
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist, tags

LESSON = Draft(
    title="Үреймен күрес сабағы",
    summary="Қорқыныш туралы әңгіме",
    direction=Direction.PREVENTION,
    audience=Audience.STUDENT,
    area=3,
    author="Айгүл Сейітқызы",
    license="own",
)


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


def draft(**other: Any) -> Draft:
    values = {name: getattr(LESSON, name) for name in Draft.__dataclass_fields__}
    return Draft(**{**values, **other})


def found(session: Session, by: Specialist, words: str = "", **wanted: Any) -> list[str]:
    return [one.title for one in finding.page(session, Wanted(words=words, **wanted), by=by).materials]


class TestANumber:
    def test_follows_the_last_of_the_school_and_is_never_given_again(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        stranger = psychologist(session, school_id=another_school(session).id)
        first, second = (keeping.add(session, LESSON, by=by, now=now) for _ in range(2))
        keeping.archive(session, second.id, by=by, now=now)

        third = keeping.add(session, LESSON, by=by, now=now)

        assert [first.number, second.number, third.number] == [1, 2, 3]
        assert keeping.add(session, LESSON, by=stranger, now=now).number == 1
        assert fund.code(third.number, texts("ru")) == "ӘМ-003"

    def test_is_one_for_each_of_two_who_add_at_once(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            by = psychologist(session)

        def add(_: int) -> int:
            with database.writing() as session:
                return keeping.add(session, LESSON, by=by, now=now).number

        with ThreadPoolExecutor(4) as pool:
            numbers = list(pool.map(add, range(8)))

        assert sorted(numbers) == list(range(1, 9))


class TestSearch:
    @pytest.fixture(autouse=True)
    def _three_materials(self, session: Session, by: Specialist, now: datetime) -> None:
        keeping.add(session, LESSON, by=by, now=now)
        keeping.add(session, draft(title="Отбасы кеші", summary="Үрей жоқ үй", area=4), by=by, now=now)
        keeping.add(session, draft(title="Ұстаздарға тренинг", summary="", link="mektep.kz/a"), by=by, now=now)
        other = psychologist(session, school_id=another_school(session).id)
        keeping.add(session, LESSON, by=other, now=now)

    @pytest.mark.parametrize(
        "typed", ["үрей", "урей", "ÜREI", "үре", "қорқыныш күрес", "коркыныш КУРЕС", "қорқыныш  үреймен"]
    )
    def test_finds_a_word_in_any_spelling_by_its_beginning_and_all_of_several(
        self, session: Session, by: Specialist, typed: str
    ) -> None:
        assert found(session, by, typed)[0] == LESSON.title

    def test_puts_what_has_the_word_in_its_title_first(self, session: Session, by: Specialist) -> None:
        assert found(session, by, "үрей") == [LESSON.title, "Отбасы кеші"]
        assert found(session, by, "отбасы үрей") == ["Отбасы кеші"]

    def test_finds_nothing_for_a_word_that_is_nowhere_or_stands_inside_another(
        self, session: Session, by: Specialist
    ) -> None:
        assert [found(session, by, typed) for typed in ("жоспар", "реймен", "үрей жоспар", "%")] == [
            [],
            [],
            [],
            found(session, by),
        ]

    @pytest.mark.parametrize("typed", ["ӘМ-003", "әм 3", "AM-3", "003"])
    def test_finds_a_number_as_it_is_written_in_a_book(self, session: Session, by: Specialist, typed: str) -> None:
        assert found(session, by, typed) == ["Ұстаздарға тренинг"]

    def test_goes_together_with_filters(self, session: Session, by: Specialist, now: datetime) -> None:
        assert found(session, by, "үрей", area=4) == ["Отбасы кеші"]
        assert found(session, by, direction=Direction.AWARENESS) == []
        assert found(session, by, area=finding.OTHER_AREA) == []
        assert len(found(session, by, audience=Audience.STUDENT, language="kk")) == 3

    def test_follows_a_change_and_leaves_the_archive_aside(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        ours = select(Material).where(Material.title == LESSON.title, Material.school_id == by.school_id)
        lesson = session.scalars(ours).one()
        keeping.change(session, lesson.id, draft(title="Тыныс алу", summary="Терең дем"), by=by, now=now)
        keeping.archive(session, lesson.id, by=by, now=now)

        assert found(session, by, "күрес") == found(session, by, "тыныс") == []
        assert found(session, by, "тыныс", is_archived=True) == ["Тыныс алу"]

    def test_offers_the_plus_a_number_and_a_title(self, session: Session, by: Specialist) -> None:
        offered = choices(session, by=by, words="үрей")

        assert [choice.label for choice in offered] == ["ӘМ-001 · Үреймен күрес сабағы", "ӘМ-002 · Отбасы кеші"]


class TestARefusal:
    @pytest.mark.parametrize(
        ("wrong", "refusal", "field"),
        [
            ({"title": " \u200b "}, TitleMissing, "title"),
            ({"license": " "}, LicenseMissing, "license"),
            ({"summary": " "}, NothingToUse, "file"),
            ({"title": "ә" * 201}, TooLong, "title"),
            ({"link": "javascript:alert(1)//a.kz"}, LinkRefused, "link"),
            ({"link": "https://user:word@mektep.kz"}, LinkRefused, "link"),
            ({"link": "https://[mektep.kz"}, LinkRefused, "link"),
            ({"area": 7}, ChoiceUnknown, "area"),
            ({"language": "fr"}, ChoiceUnknown, "language"),
        ],
    )
    def test_names_the_field(
        self, session: Session, by: Specialist, now: datetime, wrong: dict[str, Any], refusal: type[Any], field: str
    ) -> None:
        with pytest.raises(refusal) as problem:
            keeping.add(session, draft(**wrong), by=by, now=now)

        assert problem.value.field == field

    @pytest.mark.parametrize(
        ("name", "content", "refusal"),
        [
            ("сабақ.exe", b"MZ", FileKindUnknown),
            ("сабақ", b"MZ", FileKindUnknown),
            ("сабақ.pdf", b"", FileEmpty),
            ("сабақ.pdf", b"x" * (files.LARGEST + 1), FileTooLarge),
        ],
    )
    def test_of_a_file_takes_nothing_in(
        self, session: Session, by: Specialist, now: datetime, name: str, content: bytes, refusal: type[Exception]
    ) -> None:
        with pytest.raises(refusal):
            keeping.add(session, LESSON, by=by, now=now, upload=Upload(name, content))

        assert found(session, by) == []

    def test_meets_whoever_is_no_psychologist_and_every_other_school(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        one = keeping.add(session, LESSON, by=by, now=now)
        deputy = deputy_head(session)
        stranger = psychologist(session, school_id=another_school(session).id)

        assert fund.find(session, one.id, by=deputy).title == LESSON.title
        with pytest.raises(NotAllowed):
            keeping.archive(session, one.id, by=deputy, now=now)
        with pytest.raises(MaterialUnknown):
            keeping.change(session, one.id, LESSON, by=stranger, now=now)
        with pytest.raises(MaterialUnknown):
            fund.file_ref(session, one.id, by=stranger)


class TestAFile:
    @pytest.mark.parametrize(
        ("name", "kept"),
        [
            ("../../үй/сабақ.PDF", "сабақ.pdf"),
            ("C:\\Құжаттар\\сабақ.docx", "сабақ.docx"),
            ("сабақ\r\nSet-Cookie: a\x00\u202egnp.pdf", "сабақSet-Cookie: agnp.pdf"),
        ],
    )
    def test_has_a_name_without_folders_and_hidden_letters(
        self, session: Session, by: Specialist, now: datetime, name: str, kept: str
    ) -> None:
        one = keeping.add(session, LESSON, by=by, now=now, upload=Upload(name, b"x"))

        assert fund.find(session, one.id, by=by).file == kept

    def test_gives_its_place_to_the_next_and_may_go_when_something_else_is_left(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        one = keeping.add(session, draft(summary=""), by=by, now=now, upload=Upload("a.pdf", b"1"))
        keeping.change(session, one.id, draft(summary=""), by=by, now=now, upload=Upload("b.pdf", b"2"))
        with pytest.raises(NothingToUse):
            keeping.change(session, one.id, draft(summary=""), by=by, now=now, drops_file=True)
        names = session.scalars(select(StoredFile.name)).all()

        keeping.change(session, one.id, LESSON, by=by, now=now, drops_file=True)

        assert names == ["b.pdf"]
        assert session.scalars(select(StoredFile.name)).all() == []
        assert tags(session)[-1] == "material:changed"


def test_where_it_was_used_is_told_by_day_book_and_number(session: Session, by: Specialist, now: datetime) -> None:
    one = keeping.add(session, LESSON, by=by, now=now)
    work = offline.record(
        session, Done(who=Who.CLASS, what=What.PREVENTION, participants=26, class_name="7А"), by=by, now=now
    )
    work.material_id = one.id
    session.flush()
    drafted = using.used(session, one.id, by=by)
    for line in session.scalars(select(JournalEntry).where(JournalEntry.work_id == work.id)).all():
        confirming.confirm(session, line.id, by=by, now=now)
    session.refresh(work)

    (use,) = using.used(session, one.id, by=by)

    assert [seen.places for seen in drafted] == [()]
    assert (use.day, use.class_name, use.participants) == (now.date(), "7А", 26)
    assert use.places == tuple(
        (journal, 1) for journal in sorted(routing.books(work.direction, work.audience, is_group=True))
    )
    assert using.times(session, [one.id, one.id + 1], by=by) == {one.id: 1}


def test_a_deputy_head_does_not_learn_the_class_of_one_child(session: Session, by: Specialist, now: datetime) -> None:
    one = keeping.add(session, LESSON, by=by, now=now)
    work = offline.record(session, Done(who=Who.PUPIL, class_name="7А"), by=by, now=now)
    work.material_id = one.id
    session.flush()

    readers = (by, deputy_head(session))

    assert [using.used(session, one.id, by=reader)[0].class_name for reader in readers] == ["7А", ""]


def test_the_paper_lists_the_fund_by_number_without_the_archive(
    session: Session, by: Specialist, now: datetime
) -> None:
    first, second, _ = (keeping.add(session, LESSON, by=by, now=now) for _ in range(3))
    keeping.archive(session, second.id, by=by, now=now)

    (table,) = paper.paper(session, by=by, text=texts("kk")).parts
    rows = [row.cells for row in table.rows]

    assert [cells[0] for cells in rows] == ["ӘМ-001", "ӘМ-003"]
    assert {len(cells) for cells in rows} == {len(table.columns)}
    assert rows[0][-1] == "өзіміз жасадық"
    assert first.number == 1
