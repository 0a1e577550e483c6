"""The week of alerts: what was missed, each message once, and an estimate that says how sure it is."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.actors import Specialist
from core.crisis.levels import Level
from core.help_requests import verdicts
from core.help_requests.verdicts import Judgement
from core.screening import sampling, weekly
from core.screening.sampling import Label
from db.models.screening import ScreeningSample
from tests.factories.help_requests import DANGER, EMERGENCY, end_danger, help_request
from tests.factories.schools import another_school

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)


def labelled(session: Session, by: Specialist, *labels: Label, now: datetime) -> None:
    """As many messages as labels, drawn and labelled."""
    for _ in labels:
        help_request(session, now=now)
    sampling.draw(session, now=now, is_chosen=lambda _ref: True)
    session.flush()
    waiting = session.scalars(select(ScreeningSample.id).where(ScreeningSample.label.is_(None))).all()
    for sample_id, label in zip(waiting, labels, strict=True):
        sampling.label(session, sample_id, label, by=by, now=now)
    session.flush()


def report(session: Session, by: Specialist, now: datetime) -> weekly.Report:
    return weekly.report(session, school_id=by.school_id, starts=now - DAY, ends=now + DAY)


class TestTheReport:
    def test_counts_alerts_by_level(self, session: Session, by: Specialist, now: datetime) -> None:
        for finding in (DANGER, DANGER, EMERGENCY):
            talk = help_request(session, now=now, finding=finding)
        end_danger(session, talk.id, by=by, now=now + HOUR)

        found = report(session, by, now)

        assert (found.everything.alerts, found.everything.confirmed) == (3, 1)
        assert {level: week.alerts for level, week in found.by_level.items()} == {Level.EMERGENCY: 1, Level.HIGH: 2}

    def test_counts_a_missed_message_once_however_it_was_found(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        labelled(session, by, Label.DANGER, Label.NONE, now=now)
        judged = help_request(session, now=now)
        verdicts.judge(session, judged.messages[0].id, judgement=Judgement.MISSED, by=by, now=now)
        session.flush()

        assert report(session, by, now).missed == 2

    def test_leaves_other_weeks_and_other_schools_out(self, session: Session, by: Specialist, now: datetime) -> None:
        labelled(session, by, Label.DANGER, now=now - WEEK)
        help_request(session, now=now, finding=DANGER, school_id=another_school(session).id)

        found = report(session, by, now)

        assert (found.everything.alerts, found.missed) == (0, 0)
        assert (found.estimate.labelled, found.estimate.missed) == (1, 1)  # twelve weeks stand behind the estimate


class TestTheEstimate:
    def test_counts_labelled_samples_among_all_that_woke_nobody(
        self, session: Session, by: Specialist, now: datetime
    ) -> None:
        labelled(session, by, Label.DANGER, Label.ATTENTION, Label.NONE, now=now)
        help_request(session, now=now)
        help_request(session, now=now, finding=DANGER)

        found = report(session, by, now).estimate

        assert (found.messages, found.labelled, found.missed) == (4, 3, 1)
        assert (found.low, found.high) == weekly.wilson(1, 3)

    @pytest.mark.parametrize(
        ("found", "of", "low", "high"),
        [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (1, 100, 0.0018, 0.0545)],
    )
    def test_has_wilsons_interval(self, found: int, of: int, low: float, high: float) -> None:
        assert weekly.wilson(found, of) == pytest.approx((low, high), abs=1e-4)

    def test_knows_nothing_without_labels(self) -> None:
        assert weekly.wilson(0, 0) == (0.0, 1.0)


class TestTheRules:
    def test_are_counted_by_what_was_said_of_them(self, session: Session, by: Specialist, now: datetime) -> None:
        for judgement in (Judgement.RIGHT, Judgement.FALSE, Judgement.FALSE):
            talk = help_request(session, now=now, text="өлгім келеді", finding=DANGER)
            verdicts.judge(session, talk.messages[0].id, judgement=judgement, by=by, now=now)
        session.flush()

        ((rule, counts), *_) = weekly.rules(session, school_id=by.school_id)

        assert "." in rule
        assert counts == {Judgement.RIGHT: 1, Judgement.FALSE: 2}
