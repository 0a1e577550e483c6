"""Progress: everybody of a run is somewhere, in each way of looking at it, and the numbers outlive the rows."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import retention
from core.broadcasts import carrying, progress
from core.broadcasts.carrying import Reader
from core.broadcasts.progress import Progress
from core.messages import Delivered, Uncertain
from db.models.broadcasts import BroadcastDelivery, BroadcastRun, BroadcastVote, RunState
from db.models.journals import Audience
from tests.factories.sendings import laid
from tests.factories.subscribers import subscriber

YEAR = timedelta(days=366)


def half_sent(session: Session, now: datetime) -> BroadcastRun:
    """A pupil of two classes who got it, a parent of whom nobody knows, somebody on the web who waits."""
    subscriber(session, audience=Audience.STUDENT, classes=("5Б", "7А"), locale="ru")
    subscriber(session, classes=("7А",))
    subscriber(session, channel="web")
    run = laid(session, now=now)
    reader = Reader("telegram", lambda _address: True)
    on_their_way = sorted(carrying.claim(session, reader, limit=2), key=lambda one: one.subscription_id)
    carrying.settle(session, zip(on_their_way, (Delivered("", "1"), Uncertain()), strict=True), now=now)
    return run


def test_everybody_of_a_run_is_somewhere(session: Session, now: datetime) -> None:
    found = progress.of_run(session, half_sent(session, now))

    assert found == Progress(expected=3, queued=1, sent=1, uncertain=1)
    assert (found.delivered, found.read) == (None, None)


def test_before_it_is_laid_down_as_many_are_expected_as_were_counted(session: Session, now: datetime) -> None:
    run = half_sent(session, now)
    run.waves[0].is_expanded, run.expected = False, 10
    session.flush()

    assert progress.of_run(session, run).expected == 10


def test_each_way_of_looking_shows_the_same_people(session: Session, now: datetime) -> None:
    run = half_sent(session, now)

    got, waits = Progress(expected=1, sent=1), Progress(expected=1, queued=1)
    assert progress.by(session, run, "audience") == {
        "parent": Progress(expected=2, uncertain=1, queued=1),
        "student": got,
    }
    assert progress.by(session, run, "channel") == {
        "telegram": Progress(expected=2, sent=1, uncertain=1),
        "web": waits,
    }
    assert progress.by(session, run, "locale") == {"kk": Progress(expected=2, uncertain=1, queued=1), "ru": got}
    both = Progress(expected=2, sent=1, uncertain=1)
    assert progress.by(session, run, "class") == {"": waits, "5Б": got, "7А": both}


def test_the_numbers_outlive_the_people(session: Session, now: datetime) -> None:
    run = half_sent(session, now)
    session.add_all(BroadcastVote(run_id=run.id, voter=bytes([number]), choice=number % 2) for number in range(3))
    run.state, run.finished_at = RunState.DONE, now
    session.flush()
    whole, parts = progress.of_run(session, run), progress.by(session, run, "class")

    retention.purge(session, now=now + timedelta(days=300))
    assert session.scalar(select(func.count()).select_from(BroadcastDelivery)) == 3
    retention.purge(session, now=now + YEAR)

    assert session.scalar(select(func.count()).select_from(BroadcastDelivery)) == 0
    assert session.scalar(select(func.count()).select_from(BroadcastVote)) == 0
    assert (progress.of_run(session, run), progress.by(session, run, "class")) == (whole, parts)
    assert (run.totals or {})["votes"] == {"0": 2, "1": 1}
