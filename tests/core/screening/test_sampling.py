"""Shadow mode: one message in fifty of those that woke nobody is labelled; it dies with its talk."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import NotAllowed, Specialist
from core.crisis.markers import Finding
from core.duty import conflicts
from core.help_requests import answers, threads, verdicts
from core.help_requests.answers import RequestUnknown
from core.screening import sampling
from core.screening.sampling import Label, SampleUnknown
from db.models.alerts import Alert
from db.models.audit import AuditRecord
from db.models.help_requests import HelpRequest
from db.models.screening import ScreeningSample
from tests.factories.help_requests import DANGER, WORDS, draft, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist

DAY, WEEK = timedelta(days=1), timedelta(days=7)


def everyone(_ref: str) -> bool:
    return True


def samples(session: Session) -> list[ScreeningSample]:
    session.flush()
    return list(session.scalars(select(ScreeningSample).order_by(ScreeningSample.id)))


@pytest.fixture
def sample(session: Session, by: Specialist, now: datetime) -> ScreeningSample:
    """A message that waits for a label."""
    help_request(session, now=now)
    sampling.draw(session, now=now, is_chosen=everyone)
    (found,) = samples(session)
    return found


def talk_of(session: Session, sample: ScreeningSample) -> HelpRequest:
    return session.scalars(select(HelpRequest).where(HelpRequest.messages.any(id=sample.help_message_id))).one()


class TestChance:
    def test_chooses_about_two_of_a_hundred(self) -> None:
        chosen = sum(sampling.is_drawn(public_codes.new_ref()) for _ in range(20_000))

        assert 280 < chosen < 520  # 400 expected; beyond these bounds once in a billion

    def test_says_the_same_of_one_message_every_time(self) -> None:
        refs = [public_codes.new_ref() for _ in range(500)]

        assert [sampling.is_drawn(ref) for ref in refs] == [sampling.is_drawn(ref) for ref in refs]


class TestDrawing:
    def test_takes_what_was_chosen_once(self, session: Session, now: datetime) -> None:
        help_request(session, now=now)
        chosen = help_request(session, now=now)
        ref = chosen.messages[0].ref

        drawn = [sampling.draw(session, now=now + step, is_chosen=ref.__eq__) for step in (DAY, 2 * DAY)]

        assert drawn == [1, 0]
        assert [sample.help_message_id for sample in samples(session)] == [chosen.messages[0].id]

    def test_leaves_out_what_alerted_what_nobody_screened_and_what_is_not_sent(
        self, session: Session, now: datetime
    ) -> None:
        help_request(session, now=now, finding=DANGER)
        help_request(session, now=now, finding=Finding(is_unscreened=True))
        write(session, draft(session, now=now), now=now)
        answered = help_request(session, now=now - 2 * WEEK)
        answers.answer(session, answered.id, text="Жауап", by=psychologist(session), now=now)
        session.flush()

        assert sampling.draw(session, now=now, is_chosen=everyone) == 0

    def test_makes_up_for_ticks_that_were_missed(self, session: Session, now: datetime) -> None:
        help_request(session, now=now)

        assert sampling.draw(session, now=now + 6 * DAY, is_chosen=everyone) == 1


class TestLooking:
    def test_is_written_down_before_the_words_are_opened(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        found = sampling.look(session, by=by, now=now)

        assert found == sample.id
        session.flush()
        record = session.scalars(select(AuditRecord).where(AuditRecord.tag == answers.READ)).one()
        assert (record.subject_id, record.staff_id) == (talk_of(session, sample).id, by.id)
        assert sampling.opened(session, sample.id, by=by).words == WORDS
        assert WORDS not in repr(record.detail)

    def test_leaves_the_talk_unread_in_the_queue(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        sampling.look(session, by=by, now=now)

        assert talk_of(session, sample).first_read_at is None

    def test_shows_nothing_of_a_colleagues_talk(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        colleague = psychologist(session)
        answers.accept(session, talk_of(session, sample).id, by=colleague, now=now)
        session.flush()

        assert sampling.waiting(session, by=by, now=now) == 0
        assert sampling.look(session, by=by, now=now) is None
        assert sampling.waiting(session, by=colleague, now=now) == 1
        with pytest.raises(RequestUnknown):
            sampling.opened(session, sample.id, by=by)

    def test_shows_nothing_of_a_talk_about_oneself(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        conflicts.mark(session, talk_of(session, sample), [by.id], now=now)

        assert sampling.look(session, by=by, now=now) is None

    def test_shows_nothing_of_another_school(self, session: Session, by: Specialist, now: datetime) -> None:
        help_request(session, now=now, school_id=another_school(session).id)
        sampling.draw(session, now=now, is_chosen=everyone)
        (sample,) = samples(session)

        assert sampling.look(session, by=by, now=now) is None
        with pytest.raises(SampleUnknown):
            sampling.label(session, sample.id, Label.NONE, by=by, now=now)

    def test_is_a_psychologists_alone(self, session: Session, sample: ScreeningSample, now: datetime) -> None:
        deputy = deputy_head(session)

        assert sampling.waiting(session, by=deputy, now=now) == 0
        with pytest.raises(NotAllowed):
            sampling.look(session, by=deputy, now=now)

    def test_is_asked_no_more_after_four_weeks(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        assert sampling.waiting(session, by=by, now=now + 27 * DAY) == 1
        assert sampling.waiting(session, by=by, now=now + 29 * DAY) == 0


class TestLabelling:
    def test_takes_the_message_off_the_list(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        sampling.label(session, sample.id, Label.ATTENTION, by=by, now=now)

        assert (sample.label, sample.staff_id, sample.labelled_at) == ("attention", by.id, now)
        assert sampling.waiting(session, by=by, now=now) == 0
        assert verdicts.export(session, school_id=by.school_id) == []

    def test_danger_that_is_over_is_a_verdict_and_rings_nobody(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        talk = sampling.label(session, sample.id, Label.DANGER, by=by, now=now)

        session.flush()
        assert not talk.is_red
        assert session.scalars(select(Alert)).all() == []
        assert [one.verdict for one in verdicts.export(session, school_id=by.school_id)] == ["missed"]

    def test_danger_that_is_there_still_turns_the_talk_red(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        talk = sampling.label(session, sample.id, Label.DANGER, by=by, now=now, is_now=True)

        assert talk.is_red

    def test_keeps_the_word_of_whoever_was_first(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        sampling.label(session, sample.id, Label.NONE, by=by, now=now)

        sampling.label(session, sample.id, Label.DANGER, by=psychologist(session), now=now, is_now=True)

        assert (sample.label, sample.staff_id) == ("none", by.id)
        assert not talk_of(session, sample).is_red

    def test_that_slipped_is_taken_back_by_the_same_hand_alone(
        self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime
    ) -> None:
        sampling.label(session, sample.id, Label.NONE, by=by, now=now)
        with pytest.raises(SampleUnknown):
            sampling.take_back(session, sample.id, by=psychologist(session))

        sampling.take_back(session, sample.id, by=by)

        assert sampling.waiting(session, by=by, now=now) == 1

    def test_ends_with_the_talk(self, session: Session, sample: ScreeningSample, by: Specialist, now: datetime) -> None:
        talk = talk_of(session, sample)
        sampling.label(session, sample.id, Label.DANGER, by=by, now=now)

        threads.wipe(session, talk)

        assert samples(session) == []
        assert verdicts.export(session, school_id=by.school_id) == []
