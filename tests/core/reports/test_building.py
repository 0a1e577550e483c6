"""Reports: built in three languages, remembered, frozen, and never saying what they may not."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Role, Specialist
from core.documents import paper as documents
from core.journals import verifying
from core.plans import making
from core.plans.making import Start
from core.reports import blocks, building, comparing, freezing, paper, saying
from core.reports.periods import parse
from core.reports.report import Report
from core.texts import LOCALES, texts
from db.models.chain import ChainLink
from db.models.journals import Audience, Direction
from db.models.reports import FrozenReport, ReportKind, ReportText
from db.models.schools import SchoolClass
from tests.core.reports.conftest import Worked
from tests.factories.schools import another_school

SECRET = "Дана Сәрсенқызы"
KK = texts("kk")


def _build(
    session: Session, by: Specialist, now: datetime, kind: ReportKind = ReportKind.ANALYTICAL, period: str = "2026-11"
) -> Report:
    return building.build(session, kind, parse(session, period), by=by, now=now)


def _words(found: documents.Paper) -> str:
    return "\n".join((found.title, found.school, found.foot, *(word for part in found.parts for word in _said(part))))


def _said(part: documents.Part) -> Iterable[str]:
    if isinstance(part, documents.Heading | documents.Paragraph):
        yield part.words
    elif isinstance(part, documents.Table):
        yield from (part.caption, *(column.heading for column in part.columns))
        yield from (cell for row in part.rows for cell in row.cells)
    elif isinstance(part, documents.Chart):
        yield from (part.caption, *part.labels, *(name for name, _ in part.series))
    elif isinstance(part, documents.Signatures):
        yield from (word for line in part.lines for word in line)


class TestAReport:
    """Five kinds, one way to build them."""

    @pytest.mark.parametrize("kind", ReportKind)
    def test_says_everything_in_every_language(
        self, session: Session, by: Specialist, worked: Worked, now: datetime, kind: ReportKind
    ) -> None:
        for direction in Direction:
            worked(direction=direction, participants=12)
            worked(direction=direction, audience=Audience.PARENT)
        report = _build(session, by, now, kind)

        for locale in LOCALES:
            said = _words(paper.paper(session, report, by=by, text=texts(locale)))
            assert not [name for name in ("reports-", "frame-", "{", "None") if name in said]

    def test_of_an_empty_period_is_whole_and_says_noughts(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        report = _build(session, by, now, ReportKind.STATISTICAL)

        assert report.is_empty
        assert not [
            part for part in paper.paper(session, report, by=by, text=KK).parts if isinstance(part, documents.Chart)
        ]

    def test_counts_pupils_for_one_psychologist_beside_the_norm(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        session.add(SchoolClass(school_id=by.school_id, name="1А", grade=1, pupils=900))
        session.flush()

        said = saying.words(_build(session, by, now).blocks[0], texts("en"))

        assert "Pupils for one psychologist: 900, more than the norm (500)." in said

    def test_has_lines_of_its_own_for_research_and_programmes_with_teachers(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        worked(aspect="applied", participants=9)

        said = saying.words(_build(session, by, now).blocks[2], texts("ru"))

        assert "Программы вместе с учителями (прикладной аспект): 1 мероприятие." in said
        assert "Исследовательская работа (научный аспект): 0 мероприятий." in said

    @pytest.mark.parametrize(
        ("kind", "title"),
        [
            ("attestation_work", "Педагог-психологтың жұмыс жоспары мен жылдық есебі"),
            (
                "attestation_prevention",
                "Профилактикалық жұмыс жоспары (буллинг, құқық бұзушылық, киберқауіпсіздік)",
            ),
            ("attestation_support", "Психологиялық-педагогикалық сүйемелдеу жоспары мен есебі"),
        ],
    )
    def test_for_an_attestation_has_its_exact_title_and_no_small_count(
        self, session: Session, by: Specialist, worked: Worked, now: datetime, kind: str, title: str
    ) -> None:
        for _ in range(7):
            worked(class_name="7А")
        report = _build(session, by, now, ReportKind(kind))

        assert paper.paper(session, report, by=by, text=KK).title == title
        for code in {"C", "D"} & {table.code for table in report.tables}:
            assert all(value in (None, 0) for line in report.table(code).lines[:-1] for value in line.cells)  # type: ignore[union-attr]

    def test_reads_its_words_from_the_left_and_its_counts_from_the_right(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        making.make(session, 2026, Start.LIBRARY, by=by, now=now)
        worked(class_name="7А")
        made = paper.paper(session, _build(session, by, now, ReportKind.ATTESTATION_WORK), by=by, text=KK)

        tables = {part.columns[0].heading: part for part in made.parts if isinstance(part, documents.Table)}
        assert {column.is_figure for column in tables["Іс-шара"].columns} == {False}
        assert {column.is_figure for column in tables["Бағыт"].columns[1:]} == {True}

    def test_is_not_for_an_observer(self, session: Session, by: Specialist, now: datetime) -> None:
        observer = Specialist(id=by.id, school_id=by.school_id, roles=frozenset({Role.OBSERVER}))

        with pytest.raises(NotAllowed):
            _build(session, observer, now)


class TestWordsOfAReport:
    """What a psychologist writes is sealed, shown in its language, and remembered."""

    def test_stand_in_place_of_the_sentences_in_their_language_alone(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        blocks.write(session, _build(session, by, now), {"crisis": "Тыныш ай болды."}, by=by, text=KK, now=now)

        block = next(one for one in _build(session, by, now).blocks if one.code == "crisis")
        assert saying.words(block, KK) == "Тыныш ай болды."
        assert saying.words(block, texts("ru")).startswith("Красных (срочных) случаев: 0.")

    def test_are_told_to_be_older_when_figures_have_changed(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        blocks.write(session, _build(session, by, now), {"conclusion": "Жақсы."}, by=by, text=KK, now=now)
        before = _build(session, by, now).blocks
        worked()

        after = _build(session, by, now).blocks
        assert [one.is_older for one in before if one.code == "conclusion"] == [()]
        assert [one.is_older for one in after if one.code == "conclusion"] == [("kk",)]

    def test_are_offered_in_the_next_period(self, session: Session, by: Specialist, now: datetime) -> None:
        october = _build(session, by, now, period="2026-10")
        blocks.write(session, october, {"difficulties": "Кабинет жоқ."}, by=by, text=KK, now=now)

        block = next(one for one in _build(session, by, now).blocks if one.code == "difficulties")
        assert (block.written, block.remembered) == ({}, {"kk": "Кабинет жоқ."})

    def test_are_sealed_and_go_when_they_say_what_figures_say(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        report = _build(session, by, now)
        blocks.write(session, report, {"tasks": SECRET}, by=by, text=KK, now=now)
        assert SECRET.encode() not in session.query(ReportText).one().sealed_words

        report = _build(session, by, now)
        blocks.write(session, report, {"tasks": "  "}, by=by, text=KK, now=now)
        assert session.query(ReportText).count() == 0

    def test_are_not_written_into_what_leaves_the_school(
        self, session: Session, by: Specialist, deputy: Specialist, now: datetime
    ) -> None:
        report = _build(session, by, now, ReportKind.ATTESTATION_SUPPORT)
        with pytest.raises(blocks.BlockUnknown):
            blocks.write(session, report, {"comment": SECRET}, by=by, text=KK, now=now)
        with pytest.raises(NotAllowed):
            blocks.write(session, report, {}, by=deputy, text=KK, now=now)

    def test_are_refused_when_they_are_too_long(self, session: Session, by: Specialist, now: datetime) -> None:
        with pytest.raises(blocks.WordsTooLong):
            blocks.write(session, _build(session, by, now), {"tasks": "а" * 8001}, by=by, text=KK, now=now)


class TestFreezing:
    """A copy never changes, whatever happens to the work."""

    def test_keeps_figures_words_and_languages(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        worked()
        blocks.write(session, _build(session, by, now), {"tasks": "Кабинет ашу."}, by=by, text=KK, now=now)
        live = _build(session, by, now)
        ref = freezing.freeze(session, live, by=by, now=now).ref
        worked()

        frozen = freezing.opened(session, ref, by=by)

        assert (frozen.tables, frozen.blocks, frozen.charts) == (live.tables, live.blocks, live.charts)
        assert "Кабинет ашу." in _words(paper.paper(session, frozen, by=by, text=KK))
        assert "Отчёт зафиксирован 23.11.2026" in _words(paper.paper(session, frozen, by=by, text=texts("ru")))
        changed = comparing.differences(frozen, _build(session, by, now))
        assert {(one.then, one.now) for one in changed} >= {(1, 2)}

    def test_can_be_done_again_and_both_stay(self, session: Session, by: Specialist, now: datetime) -> None:
        refs = [
            freezing.freeze(session, _build(session, by, now), by=by, now=now + timedelta(days=day)).ref
            for day in range(2)
        ]

        assert [copy.ref for copy in freezing.copies(session, by=by)] == refs[::-1]

    def test_is_linked_into_the_chain_and_a_changed_copy_is_found(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        frozen = freezing.freeze(session, _build(session, by, now), by=by, now=now)
        assert session.query(ChainLink.subject, ChainLink.subject_id).all() == [("report", frozen.id)]
        assert verifying.verify(session, by.school_id).problems == ()

        frozen.period = "2026-09"
        session.flush()

        assert verifying.verify(session, by.school_id).problems != ()

    def test_seals_everything_and_is_for_its_own_school(
        self, session: Session, by: Specialist, deputy: Specialist, now: datetime
    ) -> None:
        blocks.write(session, _build(session, by, now), {"tasks": SECRET}, by=by, text=KK, now=now)
        report = _build(session, by, now)
        ref = freezing.freeze(session, report, by=by, now=now).ref

        elsewhere = Specialist(id=by.id, school_id=another_school(session).id, roles=by.roles)
        assert SECRET.encode() not in session.query(FrozenReport).one().sealed_content
        with pytest.raises(freezing.ReportUnknown):
            freezing.opened(session, ref, by=elsewhere)
        with pytest.raises(NotAllowed):
            freezing.freeze(session, report, by=deputy, now=now)
