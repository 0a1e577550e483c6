"""Shipped tips follow each release; what a school says itself is never touched."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db import tips_seeding
from db.engine import Database
from db.models.base import Base
from db.models.schools import School
from db.models.tips import Tip, TipAudience, TipText, TipVersion
from tests.postgres import Postgres

TABLES = (Tip, TipAudience, TipVersion, TipText)
Content = list[tuple[str, dict[str, Any]]]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def installed(request: pytest.FixtureRequest) -> Iterator[Database]:
    """An installation with the tips of this release: a copy of one that is made once."""
    if request.param == "sqlite":
        url, name = request.getfixturevalue("settings").database_url, None
    else:
        server: Postgres = request.getfixturevalue("postgres")
        name = server.new(like=request.getfixturevalue("seeded_postgres")[0])
        url = server.url(name)
    database = Database(url)
    yield database
    database.dispose_sync()
    if name:
        server.drop(name)


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Content:
    """The tips of the next release, to be changed by the test."""
    content = deepcopy(list(tips_seeding.shipped()))
    monkeypatch.setattr(tips_seeding, "shipped", lambda: iter(content))
    return content


def install(database: Database) -> None:
    with database.writing() as session:
        tips_seeding.ship(session)


def counts(database: Database) -> list[int]:
    with database.reading() as session:
        return [session.scalar(select(func.count()).select_from(model)) or 0 for model in TABLES]


def titles(session: Session, code: str, *, state: str = "current", locale: str = "kk") -> list[str]:
    statement = (
        select(TipText.title)
        .join(TipVersion, TipVersion.id == TipText.version_id)
        .join(Tip, Tip.id == TipVersion.tip_id)
        .where(Tip.code == code, TipVersion.state == state, TipText.locale == locale)
        .order_by(TipVersion.id)
    )
    return list(session.scalars(statement))


def test_every_shipped_tip_arrives_with_its_languages_and_audiences(installed: Database) -> None:
    content = [item for _, item in tips_seeding.shipped()]

    assert counts(installed) == [
        len(content),
        sum(len(item["audiences"]) for item in content),
        len(content),
        len(content) * 3,
    ]


def test_the_same_release_twice_changes_nothing(installed: Database) -> None:
    before = counts(installed)

    install(installed)

    assert counts(installed) == before


class TestANewWording:
    def test_stands_and_the_old_one_is_kept(self, installed: Database, release: Content) -> None:
        _, item = release[0]
        old, item["kk"]["title"] = item["kk"]["title"], "Жаңа атау"

        install(installed)

        with installed.reading() as session:
            assert titles(session, item["code"]) == ["Жаңа атау"]
            assert titles(session, item["code"], state="past") == [old]
            versions = select(TipVersion.number).join(Tip).where(Tip.code == item["code"]).order_by(TipVersion.id)
            assert session.scalars(versions).all() == [1, 2]

    def test_is_found_by_search_only_after_it_is_folded(self, installed: Database, release: Content) -> None:
        release[0][1]["kk"]["title"] = "Жаңа атау"

        install(installed)

        with installed.reading() as session:
            assert set(session.scalars(select(TipText.folded).where(TipText.title == "Жаңа атау"))) == {""}

    def test_leaves_a_school_s_own_wording_alone(self, installed: Database, release: Content) -> None:
        code = release[0][1]["code"]
        with installed.writing() as session:
            tip = session.scalars(select(Tip).where(Tip.code == code)).one()
            own = {"license": "own", "source": "", "basis": "", "author": "", "review": "needed"}
            text = TipText(locale="kk", title="Өз сөзіміз", short="Өз", cards=["Бір."])
            school_id = session.scalars(select(School.id)).one()
            session.add(TipVersion(tip=tip, school_id=school_id, number=1, state="current", texts=[text], **own))
        release[0][1]["kk"]["title"] = "Жаңа атау"

        install(installed)

        with installed.reading() as session:
            assert titles(session, code) == ["Өз сөзіміз", "Жаңа атау"]

    def test_of_audience_place_and_exercise_is_followed(self, installed: Database, release: Content) -> None:
        _, item = release[0]
        item |= {"audiences": ["teachers"], "position": 7, "exercise": "breathing"}
        release[0] = ("anger", item)

        install(installed)

        with installed.reading() as session:
            tip = session.scalars(select(Tip).where(Tip.code == item["code"])).one()
            assert [one.audience for one in tip.audiences] == ["teachers"]
            assert (tip.area, tip.position, tip.exercise) == ("anger", 7, "breathing")


class TestATipThatIsNoLongerShipped:
    def test_stands_no_more(self, installed: Database, release: Content) -> None:
        _, item = release.pop(0)

        install(installed)

        with installed.reading() as session:
            assert titles(session, item["code"]) == []
            assert titles(session, item["code"], state="past") == [item["kk"]["title"]]

    def test_may_come_back(self, installed: Database, release: Content) -> None:
        area, item = release.pop(0)
        install(installed)
        release.append((area, item))

        install(installed)

        with installed.reading() as session:
            assert titles(session, item["code"]) == [item["kk"]["title"]]
            versions = select(TipVersion.number).join(Tip).where(Tip.code == item["code"]).order_by(TipVersion.id)
            assert session.scalars(versions).all() == [1, 2]


def test_a_school_s_own_tip_is_not_taken_away(installed: Database, release: Content) -> None:
    with installed.writing() as session:
        school_id = session.scalars(select(School.id)).one()
        own = {"license": "own", "source": "", "basis": "", "author": "", "review": "needed"}
        version = TipVersion(
            school_id=school_id,
            number=1,
            state="current",
            texts=[TipText(locale="kk", title="Өзіміздікі", short="Өз", cards=["Бір."])],
            **own,
        )
        session.add(Tip(code="own-one", school_id=school_id, area="exams", position=1, versions=[version]))

    install(installed)

    with installed.reading() as session:
        assert titles(session, "own-one") == ["Өзіміздікі"]


def test_no_other_table_is_written(installed: Database) -> None:
    def all_counts() -> dict[str, int]:
        with installed.reading() as session:
            tables = Base.metadata.sorted_tables
            return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}

    before = all_counts()
    install(installed)

    assert all_counts() == before
