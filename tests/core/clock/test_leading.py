"""Leading: one ticks; who falls silent is followed; a clock that ran ahead keeps nobody waiting."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from core.clock import leading
from core.clock.leading import LASTS, SILENT, TOO_FAR, hold
from db.models.clock import ClockLease

SECOND = timedelta(seconds=1)


def test_the_second_waits_until_the_first_has_fallen_silent(session: Session, now: datetime) -> None:
    asked = [
        hold(session, holder="first", now=now),
        hold(session, holder="second", now=now),
        hold(session, holder="first", now=now + LASTS - SECOND),  # renewed
        hold(session, holder="second", now=now + LASTS + SECOND),
        hold(session, holder="second", now=now + 2 * LASTS),
        hold(session, holder="first", now=now + 2 * LASTS + SECOND),  # it lost it and ticks no more
    ]

    assert asked == [True, False, True, False, True, False]


def test_it_is_written_again_only_when_half_of_it_is_over(session: Session, now: datetime) -> None:
    until = []
    for ahead in (0, 2, 14, 16):
        hold(session, holder="first", now=now + ahead * SECOND)
        until.append(session.get_one(ClockLease, leading.NAME).held_until)

    assert until == [now + LASTS] * 3 + [now + 16 * SECOND + LASTS]
    assert session.get_one(ClockLease, leading.NAME).since == now


def test_a_lease_of_a_clock_that_ran_ahead_is_taken_at_once(session: Session, now: datetime) -> None:
    hold(session, holder="ahead", now=now + timedelta(days=400))

    assert hold(session, holder="right", now=now)
    assert not hold(session, holder="ahead", now=now)
    assert session.get_one(ClockLease, leading.NAME).held_until == now + LASTS


def test_two_machines_whose_clocks_differ_a_little_do_not_take_it_from_each_other(
    session: Session, now: datetime
) -> None:
    hold(session, holder="fast", now=now + TOO_FAR - LASTS)

    assert not hold(session, holder="slow", now=now)


def test_silence_is_told_only_where_a_clock_once_ticked(session: Session, now: datetime) -> None:
    before = leading.silent_since(session, now=now)
    hold(session, holder="first", now=now)

    assert before is None
    assert leading.silent_since(session, now=now + LASTS + SILENT) is None
    assert leading.silent_since(session, now=now + LASTS + SILENT + SECOND) == now + LASTS
