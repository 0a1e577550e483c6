"""A second person agrees: to many, to words that break a rule; nobody agrees to what they proposed themselves."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.actors import NotAllowed, Role, Specialist
from core.broadcasts import agreeing, editing, scheduling
from core.broadcasts.agreeing import LimitInvalid, NothingWaits, NotYoursToRaise, SecondPersonNeeded
from core.broadcasts.editing import ChangedMeanwhile
from core.broadcasts.recipients import Clause, Recipients, of_audiences
from core.clock.recurrence import Recurrence
from db.models.broadcasts import Broadcast, BroadcastState, RunState
from db.models.journals import Audience
from tests.factories.drafts import WORDS, broadcast, draft
from tests.factories.staff import deputy_head, psychologist, staff_member
from tests.factories.subscribers import subscribers

GRAVE = {"kk": "Суицид туралы сөйлесейік.", "ru": "Поговорим о суициде."}


@pytest.fixture
def engine() -> str:
    """On SQLite alone: nothing here is a question that engines answer differently."""
    return "sqlite"


def proposed(session: Session, now: datetime, by: Specialist) -> Broadcast:
    """One that goes to more people than one person may decide about."""
    agreeing.set_limit(session, 1, by=by, now=now)
    subscribers(session, 2)
    one = broadcast(session, by=by, now=now)
    assert scheduling.send_now(session, one, version=1, by=by, now=now) is BroadcastState.PROPOSED
    return one


def test_a_message_to_many_waits_for_another_person_and_leaves_when_they_agree(session: Session, now: datetime) -> None:
    by, second = psychologist(session), deputy_head(session)
    one = proposed(session, now, by)

    assert (agreeing.reasons(session, one), one.runs) == ((agreeing.MANY,), [])
    assert (agreeing.waiting(session, by=by), agreeing.waiting(session, by=second)) == (0, 1)
    with pytest.raises(SecondPersonNeeded):
        agreeing.agree(session, one, version=1, by=by, now=now)
    agreeing.agree(session, one, version=1, by=second, now=now)

    assert (one.state, one.agreed_by) == (BroadcastState.SCHEDULED, second.id)
    assert [(run.state, run.due_at) for run in one.runs] == [(RunState.WAITING, now + timedelta(seconds=60))]
    with pytest.raises(NothingWaits):
        agreeing.decline(session, one, version=1, by=second, now=now)


def test_declined_or_taken_back_it_is_a_draft_and_changed_it_is_to_be_agreed_to_anew(
    session: Session, now: datetime
) -> None:
    by, second = psychologist(session), psychologist(session)
    one = proposed(session, now, by)
    agreeing.decline(session, one, version=1, by=second, now=now)
    assert one.state is BroadcastState.DRAFT

    scheduling.send_now(session, one, version=1, by=by, now=now)
    agreeing.agree(session, one, version=1, by=second, now=now)
    scheduling.undo(session, one, by=by, now=now)
    assert agreeing.needs(session, one) is False
    editing.change(session, one, draft(topic=3), version=1, by=by, now=now)

    assert agreeing.needs(session, one) is True
    scheduling.send_now(session, one, version=2, by=by, now=now)
    with pytest.raises(ChangedMeanwhile):
        agreeing.agree(session, one, version=1, by=second, now=now)


def test_agreed_to_too_late_it_stays_a_draft_for_another_time(session: Session, now: datetime) -> None:
    by = psychologist(session)
    agreeing.set_limit(session, 0, by=by, now=now)
    subscribers(session, 1)
    one = broadcast(session, by=by, now=now)
    when = {"day": date(2026, 11, 23), "clock": time(18, 30), "recurrence": Recurrence(), "until": None}
    scheduling.schedule(session, one, version=1, by=by, now=now, **when)  # type: ignore[arg-type]
    agreeing.agree(session, one, version=1, by=deputy_head(session), now=now + timedelta(days=1))

    assert (one.state, agreeing.needs(session, one)) == (BroadcastState.DRAFT, False)


def test_words_that_break_a_rule_need_two_and_missing_english_does_not(session: Session, now: datetime) -> None:
    school = schools.first_school(session).id
    grave = agreeing.findings(session, draft(texts=GRAVE), school_id=school)
    voted = agreeing.findings(session, draft(texts=GRAVE, choices=[WORDS, WORDS]), school_id=school)
    to_small = draft(topic=1, recipients=Recipients((Clause(frozenset({Audience.STUDENT}), grades=frozenset({3})),)))

    assert agreeing.findings(session, draft(), school_id=school) == ()
    assert {one.locale for one in grave if one.is_blocking} == {"kk", "ru"}
    assert "poll" in {one.rule for one in voted} - {one.rule for one in grave}
    assert "wrong-audience" in {one.rule for one in agreeing.findings(session, to_small, school_id=school)}
    assert {"missing-twin"} == {
        one.rule for one in agreeing.findings(session, draft(texts={"kk": WORDS["kk"]}), school_id=school)
    }
    assert agreeing.reasons(session, broadcast(session, by=psychologist(session), now=now, texts=GRAVE)) == (
        agreeing.RULES,
    )


def test_a_long_message_is_told_of_and_blocks_nothing(session: Session) -> None:
    long = {
        locale: words.replace("!", ",") + " " + " ".join(words.split(":")[1:] * 12) for locale, words in WORDS.items()
    }
    found = agreeing.findings(session, draft(texts=long), school_id=schools.first_school(session).id)

    assert {(one.rule, one.is_blocking) for one in found} == {("too-long", False)}


def test_who_sends_alone_may_lower_the_limit_and_never_raise_it(session: Session, now: datetime) -> None:
    by = psychologist(session)
    agreeing.set_limit(session, 10, by=by, now=now)
    with pytest.raises(NotYoursToRaise):
        agreeing.set_limit(session, 11, by=by, now=now)


def test_the_limit_is_set_by_a_psychologist_or_an_administrator(session: Session, now: datetime) -> None:
    office = staff_member(session, role=Role.ADMINISTRATOR)
    administrator = Specialist(office.id, office.school_id, frozenset({Role.ADMINISTRATOR}))

    assert agreeing.set_limit(session, 250, by=administrator, now=now).agree_above == 250
    with pytest.raises(LimitInvalid):
        agreeing.set_limit(session, -1, by=administrator, now=now)
    with pytest.raises(NotAllowed):
        agreeing.set_limit(session, 5, by=deputy_head(session), now=now)
    assert of_audiences() == Recipients((Clause(),))


def test_life_and_death_are_no_answer_of_a_poll(session: Session) -> None:
    school = schools.first_school(session).id
    asks = draft(choices=[{"kk": "Жақсы", "ru": "Хорошо"}, {"kk": "Суицид", "ru": "Суицид"}])

    assert ("poll", True) in {(one.rule, one.is_blocking) for one in agreeing.findings(session, asks, school_id=school)}
