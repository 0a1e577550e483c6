"""Recording: one fact of work for each group that was reached, drafts with true numbers, never a second line."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.broadcasts import recording
from core.broadcasts.recipients import Clause, Recipients
from core.journals import confirming, entries, facts, months, work
from core.plans import year
from core.texts import texts
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, RunState
from db.models.journals import Audience, Direction, EntryState, Journal, JournalEntry, MonthLock, WorkRecord
from db.models.outbox import DeliveryState
from tests.core.plans.hands import item, plan
from tests.factories.broadcasts import broadcast, run
from tests.factories.deliveries import delivered
from tests.factories.staff import psychologist

SENT, DEAD = DeliveryState.SENT, DeliveryState.DEAD
PUPIL, PARENT = Audience.STUDENT, Audience.PARENT


@pytest.fixture
def by(session: Session) -> Specialist:
    return psychologist(session)


@pytest.fixture
def sent(session: Session, by: Specialist, now: datetime) -> BroadcastRun:
    """A message to classes 7А and 7Б, their parents and one grade more: three pupils, two parents, one failure."""
    clauses = (
        Clause(audiences=frozenset({PUPIL}), classes=frozenset({"7А", "10Ә"})),
        Clause(audiences=frozenset({PARENT})),
    )
    made = broadcast(session, made_by=by.id, recipients=Recipients(clauses).as_dict(), topic=3)
    found = run(session, made, due_at=now, latest_at=now, state=RunState.DONE, started_at=now)
    delivered(session, found, 3, audience=PUPIL, channel="web")
    delivered(session, found, 1, DEAD, audience=PUPIL)
    delivered(session, found, 1, audience=PARENT, channel="web")
    delivered(session, found, 1, audience=PARENT)
    return found


def lines(session: Session, journal: Journal) -> list[JournalEntry]:
    return list(session.scalars(select(JournalEntry).where(JournalEntry.journal == journal).order_by(JournalEntry.id)))


def said(session: Session, entry: JournalEntry, *keys: str, locale: str = "kk") -> list[str]:
    """What stands in some cells of a line."""
    found = entries.facts_of(session, entry)
    return [facts.render(found.get(key), texts(locale)) for key in keys]


class TestAMessageThatWasSent:
    def test_is_work_with_each_group_that_somebody_was_reached_of(
        self, session: Session, by: Specialist, sent: BroadcastRun, now: datetime
    ) -> None:
        pupils, parents = recording.record(session, sent, now=now + timedelta(hours=1))

        assert (pupils.audience, pupils.participants, pupils.channel, pupils.class_name) == (PUPIL, 3, "web", "7А, 10Ә")
        assert (parents.audience, parents.participants, parents.channel) == (PARENT, 2, None)
        assert {(one.direction, one.format, one.area, one.staff_id, one.happened_at) for one in (pupils, parents)} == {
            (Direction.AWARENESS, recording.MESSAGE, 3, by.id, now)
        }

    def test_is_drafted_into_the_books_with_true_numbers(
        self, session: Session, by: Specialist, sent: BroadcastRun, now: datetime
    ) -> None:
        recording.record(session, sent, now=now)

        pupils, parents = lines(session, Journal.AWARENESS)
        cells = ("topic", "format", "target", "channel", "delivered", "offline_participants")
        assert said(session, pupils, *cells) == [
            "Ұйқы туралы бір сөз.", "бот-хабарлама", "оқушы, 7А, 10Ә", "веб-чат", "3/–/–", "",
        ]  # fmt: skip
        assert said(session, parents, "topic", "format", "channel", "delivered", locale="ru") == [
            "Несколько слов о сне.", "рассылка", "Telegram, веб-чат", "2/–/–",
        ]  # fmt: skip
        assert said(session, lines(session, Journal.GROUPS)[0], "group", "participants") == ["оқушы, 7А, 10Ә", "3"]
        assert said(session, lines(session, Journal.ADULTS)[0], "audience", "kind") == ["ата-ана", "топтық"]
        assert {one.state for one in session.scalars(select(JournalEntry)).all()} == {EntryState.DRAFT}

    def test_turns_its_item_of_the_plan_green(
        self, session: Session, by: Specialist, sent: BroadcastRun, now: datetime
    ) -> None:
        plan(session, by, now)
        sent.broadcast.plan_item_id = item(session, by, now, {"content": "Ұйқы апталығы"}).id

        recording.record(session, sent, now=now)

        assert year.state(session, 2026, school_id=by.school_id).done == 1
        assert said(session, lines(session, Journal.AWARENESS)[0], "topic", locale="ru") == ["Ұйқы апталығы"]

    def test_for_the_duty_of_a_term_counts_against_bullying(
        self, session: Session, sent: BroadcastRun, now: datetime
    ) -> None:
        sent.broadcast.occasion = "bullying@2026-11-02"

        found = recording.record(session, sent, now=now)

        assert {one.category for one in found} == {"bullying"}
        assert work.words_of(session, found[0])["topic"] == "Буллингтің алдын алу"
        assert said(session, lines(session, Journal.AWARENESS)[0], "topic", locale="en") == ["Prevention of bullying"]

    def test_to_one_pupil_is_group_work_and_to_nobody_is_none(self, session: Session, now: datetime) -> None:
        made = broadcast(session, audiences=(PUPIL,))
        one, nobody = (
            run(session, made, due_at=now, latest_at=now, started_at=now, occurrence=name) for name in ("one", "none")
        )
        delivered(session, one, 1, audience=PUPIL)
        delivered(session, nobody, 1, DEAD, audience=PUPIL)

        assert [found.is_group for found in recording.record(session, one, now=now)] == [True]
        assert recording.record(session, nobody, now=now) == []
        assert len(lines(session, Journal.GROUPS)) == 1

    def test_over_the_end_of_a_locked_month_is_written_down_when_it_ended(
        self, session: Session, by: Specialist, sent: BroadcastRun, now: datetime
    ) -> None:
        month = months.of_day(now.date())
        session.add(MonthLock(school_id=by.school_id, month=month, locked_at=now, locked_by=by.id))
        session.flush()
        ended = now + timedelta(days=9)

        assert {one.happened_at for one in recording.record(session, sent, now=ended)} == {ended}


class TestASecondSending:
    def test_makes_drafts_grow_and_spares_what_a_person_wrote(
        self, session: Session, by: Specialist, sent: BroadcastRun, now: datetime
    ) -> None:
        recording.record(session, sent, now=now)
        first, _ = lines(session, Journal.AWARENESS)
        entries.edit_draft(session, first.id, changes={"topic": "Тыныш ұйқы"}, by=by, now=now)
        self._reach_the_rest(session, sent)

        recording.record(session, sent, now=now)

        assert said(session, first, "topic", "delivered") == ["Тыныш ұйқы", "4/–/–"]
        assert len(session.scalars(select(WorkRecord)).all()) == 2
        assert len(lines(session, Journal.AWARENESS)) == 2

    def test_leaves_a_numbered_line_as_it_was_confirmed(
        self, session: Session, by: Specialist, sent: BroadcastRun, now: datetime
    ) -> None:
        recording.record(session, sent, now=now)
        first, _ = lines(session, Journal.AWARENESS)
        confirming.confirm(session, first.id, by=by, now=now)
        self._reach_the_rest(session, sent)

        pupils, _ = recording.record(session, sent, now=now)

        assert said(session, first, "number", "delivered") == ["1", "3/–/–"]
        assert pupils.participants == 4
        assert said(session, lines(session, Journal.GROUPS)[0], "participants") == ["4"]

    def _reach_the_rest(self, session: Session, sent: BroadcastRun) -> None:
        session.execute(update(BroadcastDelivery).where(BroadcastDelivery.run_id == sent.id).values(state=SENT))
