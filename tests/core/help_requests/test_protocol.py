"""The protocol: each line once, with who and when; the list follows the kind of danger and what was found out."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import NotAllowed
from core.crisis.markers import Category, Finding, Level
from core.help_requests import HelpRequest, answers, protocol
from core.help_requests.answers import RequestUnknown
from core.help_requests.protocol import Kind, NotInDanger, StepUnknown
from db.models.alerts import Alert, ProtocolStep
from db.models.audit import AuditRecord
from tests.factories.help_requests import DANGER, end_danger, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

HOUR = timedelta(hours=1)
VIOLENCE = Finding(level=Level.HIGH, category=Category.VIOLENCE, rules=("test",), languages=("kk",))


@pytest.fixture
def red(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now, text="өлгім келеді", finding=DANGER)


def keys(session: Session, talk: HelpRequest) -> list[str]:
    return [line.step.key for line in protocol.lines(session, talk)]


def done(session: Session, talk: HelpRequest) -> dict[str, str]:
    return {line.step.key: line.by for line in protocol.lines(session, talk) if line.is_done}


class TestLines:
    @pytest.mark.parametrize(
        ("category", "own"),
        [
            (Category.IDEATION, "asked_place"),
            (Category.OVERDOSE, "call_103"),
            (Category.SEXUAL, "outside"),
            (Category.FRIEND, "asked_friend"),
            (Category.BULLYING, "written_506"),
            (Category.THREAT, "call_102"),
        ],
    )
    def test_differ_by_the_kind_of_danger(self, session: Session, now: datetime, category: Category, own: str) -> None:
        finding = Finding(level=Level.HIGH, category=category, rules=("test",))

        talk = help_request(session, now=now, finding=finding)

        assert own in keys(session, talk)
        assert {"read", "wrote", "deputy", "next", "written"} <= set(keys(session, talk))

    def test_every_kind_can_be_finished_and_speaks_three_languages(self) -> None:
        for kind in Kind:
            needed = [step for step in protocol.steps() if step.is_needed and (not step.kinds or kind in step.kinds)]
            assert len(needed) >= 5
        assert all(set(step.names) == {"kk", "ru", "en"} and all(step.names.values()) for step in protocol.steps())
        assert all(len(step.key) <= 24 for step in protocol.steps())

    def test_are_empty_of_ticks_at_first(self, session: Session, red: HelpRequest) -> None:
        assert done(session, red) == {}

    def test_of_violence_keep_the_parents_out_until_one_knows_who_does_harm(
        self, session: Session, now: datetime
    ) -> None:
        talk, by = help_request(session, now=now, finding=VIOLENCE), psychologist(session)
        assert "parents_wait" in keys(session, talk)
        assert "parents_violence" not in keys(session, talk)

        protocol.tick(session, talk.id, "outside", by=by, now=now)
        assert "parents_violence" in keys(session, talk)

        protocol.tick(session, talk.id, "home", by=by, now=now)
        assert {"parents_not", "guardianship"} <= set(keys(session, talk))
        assert not {"parents_violence", "parents_wait"} & set(keys(session, talk))
        assert "outside" not in done(session, talk)

    def test_of_any_danger_change_when_the_harm_may_come_from_home(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        assert "parents" in keys(session, red)

        protocol.tick(session, red.id, "home", by=psychologist(session), now=now)

        assert {"parents_not", "guardianship", "call_102_home"} <= set(keys(session, red))
        assert "parents" not in keys(session, red)

    def test_know_by_themselves_who_read_and_who_answered(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session)
        answers.read(session, red.id, by=by, now=now + HOUR)
        answers.answer(session, red.id, text="Мен осындамын", by=by, now=now + HOUR)

        lines = {line.step.key: line.done_at for line in protocol.lines(session, red) if line.is_done}

        assert lines == {"read": now + HOUR, "wrote": now + HOUR}

    def test_do_not_take_one_message_to_label_for_a_reading_of_the_talk(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session)
        sample = {"tag": answers.READ, "subject": "help_request", "subject_id": red.id, "staff_id": by.id}
        audit.record(session, **sample, now=now, sample=True)

        assert not any(line.is_done for line in protocol.lines(session, red))

        answers.read(session, red.id, by=by, now=now)
        assert any(line.is_done for line in protocol.lines(session, red))

    def test_do_not_count_what_was_answered_before_the_danger(self, session: Session, now: datetime) -> None:
        talk, by = help_request(session, now=now), psychologist(session)
        answers.answer(session, talk.id, text="сәлем", by=by, now=now + HOUR)

        write(session, talk, finding=DANGER, now=now + 2 * HOUR)

        assert "wrote" not in done(session, talk)


class TestTicking:
    def test_keeps_who_and_when_and_counts_as_having_seen_the_alert(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session, full_name="Айгүл Серікова")

        protocol.tick(session, red.id, "deputy", by=by, now=now + HOUR)

        line = next(line for line in protocol.lines(session, red) if line.step.key == "deputy")
        assert (line.done_at, line.by) == (now + HOUR, "Айгүл Серікова")
        alert = session.scalars(select(Alert)).one()
        assert (alert.seen_at, alert.seen_by) == (now + HOUR, by.id)
        details = session.scalars(select(AuditRecord.detail).where(AuditRecord.tag == "help_request:protocol:done"))
        assert details.all() == [{"step": "deputy"}]

    def test_twice_changes_nothing(self, session: Session, red: HelpRequest, now: datetime) -> None:
        for at in (now, now + HOUR):
            protocol.tick(session, red.id, "deputy", by=psychologist(session), now=at)

        assert session.scalar(select(func.count()).select_from(ProtocolStep)) == 1

    def test_is_taken_back(self, session: Session, red: HelpRequest, now: datetime) -> None:
        by = psychologist(session)
        protocol.tick(session, red.id, "deputy", by=by, now=now)

        protocol.untick(session, red.id, "deputy", by=by, now=now)
        protocol.untick(session, red.id, "deputy", by=by, now=now)

        assert done(session, red) == {}
        undone = select(func.count()).where(AuditRecord.tag == "help_request:protocol:undone")
        assert session.scalar(undone) == 1

    @pytest.mark.parametrize("key", ["read", "wrote", "parents_not", "call_103", "never-heard-of"])
    def test_is_refused_where_there_is_nothing_to_tick(
        self, session: Session, red: HelpRequest, now: datetime, key: str
    ) -> None:
        with pytest.raises(StepUnknown):
            protocol.tick(session, red.id, key, by=psychologist(session), now=now)

    def test_needs_a_danger(self, session: Session, now: datetime) -> None:
        talk = help_request(session, now=now)

        with pytest.raises(NotInDanger):
            protocol.tick(session, talk.id, "deputy", by=psychologist(session), now=now)

    def test_goes_on_while_the_talk_is_watched_and_ends_with_the_watch(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session)
        end_danger(session, red.id, by=by, now=now)

        protocol.tick(session, red.id, "parents", by=by, now=now + HOUR)
        with pytest.raises(NotInDanger):
            protocol.tick(session, red.id, "deputy", by=by, now=now + 25 * HOUR)

        assert "parents" in done(session, red)

    def test_is_for_those_who_may_read_the_talk(self, session: Session, red: HelpRequest, now: datetime) -> None:
        with pytest.raises(NotAllowed):
            protocol.tick(session, red.id, "deputy", by=deputy_head(session), now=now)
        elsewhere = psychologist(session, school_id=another_school(session).id)
        with pytest.raises(RequestUnknown):
            protocol.tick(session, red.id, "deputy", by=elsewhere, now=now)

    def test_survives_a_second_alert_of_the_same_danger(
        self, session: Session, red: HelpRequest, now: datetime
    ) -> None:
        by = psychologist(session)
        protocol.tick(session, red.id, "deputy", by=by, now=now)

        write(session, red, finding=DANGER, now=now + HOUR)

        assert session.scalar(select(func.count()).select_from(Alert)) == 2
        assert "deputy" in done(session, red)

    def test_begins_anew_with_another_danger(self, session: Session, red: HelpRequest, now: datetime) -> None:
        by = psychologist(session)
        protocol.tick(session, red.id, "deputy", by=by, now=now)
        end_danger(session, red.id, by=by, now=now)

        write(session, red, finding=DANGER, now=now + HOUR)

        assert done(session, red) == {}


def test_it_is_finished_when_everything_needed_was_done(session: Session, red: HelpRequest, now: datetime) -> None:
    by = psychologist(session)
    answers.read(session, red.id, by=by, now=now)
    answers.answer(session, red.id, text="Мен осындамын", by=by, now=now)
    for key in ("asked_safe", "deputy", "next"):
        protocol.tick(session, red.id, key, by=by, now=now)
        assert not protocol.is_finished(session, red)

    protocol.tick(session, red.id, "written", by=by, now=now)

    assert protocol.is_finished(session, red)
