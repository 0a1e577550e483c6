"""Statistics: what tables say is what a recount of the work records says."""

from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from core.actors import NotAllowed, Specialist
from core.broadcasts.progress import Progress
from core.reports import statistics, works
from core.reports.periods import parse
from core.reports.report import Table
from core.reports.tables.directions import ORDER, ORDER_DEVELOPING
from db.models.journals import Aspect, Audience, Direction, Need, Referral
from tests.core.reports.conftest import Worked
from tests.factories.broadcasts import broadcast, run
from tests.factories.schools import another_school

EDGES = [datetime(2026, 9, 30, 18, 59, tzinfo=UTC), datetime(2026, 9, 30, 19, tzinfo=UTC)]
WORK = st.fixed_dictionaries(
    {
        "direction": st.sampled_from(Direction),
        "audience": st.sampled_from(Audience),
        "participants": st.sampled_from([1, 1, 1, 2, 25]),
        "is_repeat": st.booleans(),
        "channel": st.sampled_from(["offline", "web", "telegram", "online"]),
        "category": st.sampled_from(["fear", "family", "study", None]),
        "class_name": st.sampled_from([None, "0А", "4Б", "7А", "7Ә", "10А", "5А, 6Б"]),
        "aspect": st.sampled_from(Aspect),
        "referral": st.sampled_from([None, None, Referral.CENTRE]),
        "happened_at": st.sampled_from(EDGES)
        | st.integers(0, 364).map(lambda day: datetime(2026, 9, 1, tzinfo=UTC) + timedelta(days=day)),
    }
)
AREAS = {"fear": 3, "family": 4}


def _recount(done: list[dict[str, Any]], **which: Any) -> list[dict[str, Any]]:
    return [one for one in done if all(one[name] == value for name, value in which.items())]


def _line(table: Table, name: str) -> tuple[Any, ...]:
    return next(line.cells for line in table.lines if isinstance(line.label, dict) and line.label["text"] == name)


@settings(max_examples=12)
@given(drawn=st.lists(WORK, max_size=40), code=st.sampled_from(["2026-09", "2026-10", "2026-T1", "2026-H2", "2026-Y"]))
def test_every_table_equals_a_recount(
    session: Session, by: Specialist, worked: Worked, drawn: list[dict[str, Any]], code: str
) -> None:
    """Nothing is hidden here (k = 1); years are random, also the first and the last minute of a month."""
    with session.begin_nested() as attempt:
        period = parse(session, code)
        for one in drawn:
            one["area"] = AREAS.get(one["category"])
            worked(**one)

        found = statistics.tables(session, by.school_id, period, k=1)
        attempt.rollback()

    local = {id(one): (one["happened_at"] + timedelta(hours=5)).date() for one in drawn}
    done = [one for one in drawn if period.first_day <= local[id(one)] <= period.last_day]
    for direction in Direction:
        mine = _recount(done, direction=direction)
        alone = sum(one["participants"] == 1 for one in mine)
        people = [sum(one["participants"] for one in _recount(mine, audience=group)) for group in Audience]
        assert _line(found["A"], f"frame-direction-{direction}") == (alone, len(mine) - alone, len(mine), *people)
    for group in Audience:
        mine = _recount(done, direction=Direction.COUNSELLING, audience=group)
        cells = _line(found["B"], f"frame-group-{group}")
        repeated = len(_recount(mine, is_repeat=True))
        assert cells[:4] == (len(mine) - repeated, repeated, len(mine), len(mine))
        channels = Counter(one["channel"] for one in mine)
        assert cells[5:] == tuple(
            channels[name] for name in ("offline", "telegram", "whatsapp", "web", "online", "phone")
        )
    for area in (1, 2, 3, 4):
        mine = _recount(done, area=area)
        pupils = Counter(one["class_name"] for one in _recount(mine, audience=Audience.STUDENT))
        bands = (
            pupils["0А"] + pupils["4Б"],
            pupils["7А"] + pupils["7Ә"],
            pupils["10А"],
            pupils[None] + pupils["5А, 6Б"],
        )
        adults = [len(_recount(mine, audience=group)) for group in list(Audience)[1:]]
        assert _line(found["C"], f"frame-area-{area}") == (*bands, *adults, len(mine))
    assert found["C"].lines[-1].cells[-1] == found["A"].lines[-1].cells[2] == len(done)
    pupils = _recount(done, audience=Audience.STUDENT)
    assert found["D"].lines[-1].cells[2] == sum(one["participants"] for one in pupils)
    assert _line(found["E"], "reports-referred-centre")[-1] == len(_recount(done, referral=Referral.CENTRE))
    assert _line(found["F"], "reports-total")[0] == len(_recount(done, direction=Direction.AWARENESS))
    for aspect in Aspect:
        assert _line(found["aspects"], f"reports-aspect-{aspect}")[0] == len(_recount(done, aspect=aspect))


class TestCounting:
    """What is apart stays apart."""

    @pytest.mark.parametrize(
        "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
    )
    def test_takes_contacts_of_one_need_as_one_case(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        need = Need(school_id=by.school_id, kind="offline", received_at=now)
        session.add(need)
        session.flush()
        for is_repeat in (False, True, True):
            worked(need_id=need.id, is_repeat=is_repeat)
        worked()

        found = statistics.tables(session, by.school_id, parse(session, "2026-11"))

        assert _line(found["B"], "frame-group-student")[:5] == (2, 2, 4, 2, "–")
        assert found["E"].lines[0].cells == (0, 0, 1, 1)

    def test_has_messages_apart_with_what_arrived_where_a_channel_tells(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        worked(direction=Direction.AWARENESS, format="bot_message", participants=164)
        worked(direction=Direction.AWARENESS, participants=20)
        period = parse(session, "2026-11")
        assert _line(statistics.tables(session, by.school_id, period)["F"], "reports-messages")[:4] == (
            1,
            164,
            "–",
            "–",
        )

        for when, arrived in ((now, 158), (now, None), (now - timedelta(days=31), 7)):
            of = broadcast(session, made_by=by.id)
            totals = {"all": asdict(Progress(sent=164, delivered=arrived))}
            run(session, of, due_at=when, latest_at=when, started_at=when, totals=totals)

        found = statistics.tables(session, by.school_id, period)["F"]
        assert _line(found, "reports-messages")[:4] == (1, 164, 158, "–")
        assert _line(found, "reports-total")[:4] == (2, 164, 158, 20)

    def test_leaves_another_school_out(self, session: Session, by: Specialist, worked: Worked) -> None:
        worked(school_id=another_school(session).id)

        found = statistics.tables(session, by.school_id, parse(session, "2026-11"))

        assert found["A"].lines[-1].cells == (0,) * 7

    def test_reports_prevention_with_awareness_in_the_scheme_of_the_order(
        self, session: Session, by: Specialist, worked: Worked
    ) -> None:
        worked(direction=Direction.PREVENTION, participants=20)

        found = statistics.tables(session, by.school_id, parse(session, "2026-11"), scheme=ORDER)["A"]

        assert [line.label["text"] for line in found.lines][3:5] == [
            "frame-order-awareness",
            "frame-order-organisation",
        ]
        assert _line(found, "frame-order-awareness")[:4] == (0, 1, 1, 20)

    def test_reports_it_with_development_where_the_psychologist_chose_so(
        self, session: Session, by: Specialist, worked: Worked
    ) -> None:
        worked(direction=Direction.PREVENTION)

        found = statistics.tables(session, by.school_id, parse(session, "2026-11"), scheme=ORDER_DEVELOPING)["A"]

        assert (_line(found, "frame-order-correction")[2], _line(found, "frame-order-awareness")[2]) == (1, 0)

    def test_hides_levels_of_few_and_shows_those_of_many(
        self, session: Session, by: Specialist, worked: Worked
    ) -> None:
        levels = ((2, 20, 9), (10, 20, 30))
        for method, (low, middle, high) in zip(("A", "B"), levels, strict=True):
            given = {"low": low, "middle": middle, "high": high}
            worked(direction=Direction.ASSESSMENT, method=method, levels=given, participants=60)

        found = statistics.tables(session, by.school_id, parse(session, "2026-11"))["G"]

        assert [line.cells for line in found.lines] == [(1, 60, None, 20, None), (1, 60, 10, 20, 30)]

    def test_compares_with_the_period_before(
        self, session: Session, by: Specialist, worked: Worked, now: datetime
    ) -> None:
        for _ in range(7):
            worked()
        for _ in range(5):
            worked(happened_at=now - timedelta(days=30))

        found = statistics.tables(session, by.school_id, parse(session, "2026-11"))["change"]

        assert found.lines[0].cells == (7, 5, "+2")


class TestWhatStandsBehindANumber:
    """Every number that opens a list opens as many works."""

    def test_is_as_many_works_as_it_says(self, session: Session, by: Specialist, worked: Worked) -> None:
        for grade in ("7А", "7Ә", "4Б", None):
            for direction in Direction:
                worked(direction=direction, class_name=grade)
                worked(direction=direction, class_name=grade, participants=9, category=None, area=None)
        period = parse(session, "2026-11")

        found = statistics.tables(session, by.school_id, period, k=1)

        opened = 0
        for table in (found[code] for code in ("A", "B", "C", "D")):
            for line in table.lines:
                for column, value in zip(table.columns, line.cells, strict=True):
                    is_people = isinstance(column.heading, dict) and column.heading["text"].startswith(
                        "reports-reached"
                    )
                    if line.where is None or column.where is None or is_people:
                        continue
                    opened += 1
                    assert len(works.behind(session, period, {**line.where, **column.where}, by=by)) == value
        assert opened > 60

    def test_says_no_word_and_to_a_deputy_head_no_class(
        self, session: Session, by: Specialist, deputy: Specialist, worked: Worked
    ) -> None:
        worked()
        period = parse(session, "2026-11")

        shown = [works.behind(session, period, {"audience": "student"}, by=who)[0] for who in (by, deputy)]

        assert [work.class_name for work in shown] == ["7А", None]

    @pytest.mark.parametrize("where", [{"area": "3"}, {"grade": "7"}, {"referral": "police"}])
    def test_of_a_small_number_is_for_a_psychologist_alone(
        self, session: Session, deputy: Specialist, where: dict[str, str]
    ) -> None:
        with pytest.raises(NotAllowed):
            works.behind(session, parse(session, "2026-11"), where, by=deputy)

    @pytest.mark.parametrize("where", [{"staff_id": "1"}, {"area": "x"}, {"grade": "7-x"}, {"is_group": "2"}])
    def test_is_narrowed_by_nothing_else(
        self, session: Session, by: Specialist, worked: Worked, where: dict[str, str]
    ) -> None:
        worked()

        with pytest.raises(works.FilterUnknown):
            works.behind(session, parse(session, "2026-11"), where, by=by)
