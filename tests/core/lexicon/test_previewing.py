"""What a draft would do: only to messages this person may read, bounded, and written down first."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff
from core.actors import NotAllowed, Role, Specialist
from core.crisis.levels import Category, Level
from core.crisis.lexicon import built_in
from core.crisis.overlay import OwnPhrase
from core.help_requests import answers, closing, talks
from core.lexicon import effects, previewing, versions
from core.lexicon.previewing import Preview
from core.lexicon.versions import VersionUnknown
from db.models.audit import AuditRecord
from db.models.help_requests import HelpRequest, Side
from tests.factories.help_requests import DONE, help_request, write
from tests.factories.schools import another_school
from tests.factories.staff import psychologist, staff_member

PHRASE = OwnPhrase(number=0, text="жылқышы қораға келеді", level=Level.HIGH, category=Category.BULLYING)
SAID = "ертең жылқышы қораға келеді"


@pytest.fixture
def by(session: Session, now: datetime) -> Specialist:
    """A psychologist with a draft of one phrase."""
    by = psychologist(session)
    versions.save(session, PHRASE, is_new=True, by=by, now=now)
    return by


def looked(session: Session, by: Specialist) -> Preview:
    return previewing.preview(session, previewing.chosen(session, by=by), by=by)


def test_a_talk_that_would_newly_alert_is_listed_with_the_words_found(
    session: Session, by: Specialist, now: datetime
) -> None:
    talk = help_request(session, now=now, text=SAID)
    help_request(session, now=now, address="web:other")

    (alert,) = looked(session, by).alerts

    assert (alert.request_id, alert.code, alert.level) == (talk.id, talk.code, Level.HIGH)
    assert (alert.words, alert.times) == (("жылқышы қораға келеді",), 1)


def test_what_alerts_already_is_not_new(session: Session, by: Specialist, now: datetime) -> None:
    help_request(session, now=now, text=f"{SAID}, өлгім келеді")

    assert looked(session, by).alerts == []


def test_several_messages_of_a_talk_are_one_row(session: Session, by: Specialist, now: datetime) -> None:
    talk = help_request(session, now=now, text=SAID)
    write(session, talk, now=now, text="Жылқышы ҚОРАҒА келеді")

    (alert,) = looked(session, by).alerts

    assert alert.times == 2
    assert set(alert.words) == {"жылқышы қораға келеді", "Жылқышы ҚОРАҒА келеді"}


def test_talks_this_person_may_not_read_are_not_looked_at(session: Session, by: Specialist, now: datetime) -> None:
    colleague = psychologist(session)
    answers.accept(session, help_request(session, now=now, text=SAID).id, by=colleague, now=now)
    help_request(session, now=now, text=SAID, address="web:far", school_id=another_school(session).id)

    assert previewing.chosen(session, by=by) == []


def test_closed_and_deleted_talks_are_left_alone(session: Session, by: Specialist, now: datetime) -> None:
    closed = help_request(session, now=now, text=SAID)
    closing.close(session, closed.id, closing=DONE, by=by, now=now)
    erased = help_request(session, now=now, text=SAID, address="web:other")
    talks.erase(session, erased, now=now)
    session.flush()

    assert previewing.chosen(session, by=by) == []


def test_a_talk_deleted_meanwhile_is_passed_over(session: Session, by: Specialist, now: datetime) -> None:
    talk = help_request(session, now=now, text=SAID)
    chosen = previewing.chosen(session, by=by)
    talks.erase(session, talk, now=now)
    session.flush()

    assert previewing.preview(session, chosen, by=by).alerts == []


def test_looks_at_no_more_than_its_bound_and_the_newest_first(
    session: Session, by: Specialist, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = help_request(session, now=now, text="біріншісі")
    for text in ("екіншісі", "үшіншісі"):
        write(session, talk, now=now, text=text)
    monkeypatch.setattr(previewing, "MOST", 2)

    chosen = previewing.chosen(session, by=by)

    said = [message.id for message in session.get_one(HelpRequest, talk.id).messages if message.side is Side.CHILD]
    assert list(chosen) == said[:0:-1]


def test_is_written_down_with_a_number_and_no_word(session: Session, by: Specialist, now: datetime) -> None:
    help_request(session, now=now, text=SAID)

    previewing.note(session, previewing.chosen(session, by=by), by=by, now=now)

    record = session.scalars(select(AuditRecord).where(AuditRecord.tag == "lexicon:previewed")).one()
    assert record.detail == {"version": 1, "messages": 1}


def test_without_a_draft_nothing_is_looked_at(session: Session, now: datetime) -> None:
    somebody = psychologist(session)

    with pytest.raises(VersionUnknown):
        previewing.note(session, [], by=somebody, now=now)
    with pytest.raises(VersionUnknown):
        previewing.preview(session, [], by=somebody)


def test_nobody_but_a_psychologist_looks(session: Session) -> None:
    deputy = staff.specialist(staff_member(session, role=Role.DEPUTY_HEAD))

    with pytest.raises(NotAllowed):
        previewing.chosen(session, by=deputy)


def test_near_misses_that_a_phrase_lets_alert_are_named(session: Session, by: Specialist, now: datetime) -> None:
    near = next(text for rule in built_in().rules for text in rule.no if len(text.split()) > 3)
    taken = versions.save(session, replace(PHRASE, text=near, no=("кедендегі мысал",)), is_new=True, by=by, now=now)

    found = {(broken.text, broken.rules) for broken in looked(session, by).broken}

    assert (near, (taken.rule,)) in found
    assert all(text != "кедендегі мысал" for text, _ in found)


def test_a_phrase_that_only_orders_the_queue_breaks_no_near_miss(
    session: Session, by: Specialist, now: datetime
) -> None:
    quiet = replace(PHRASE, number=1, text="ойында қораға апарады", level=Level.ELEVATED, no=("ойында қораға апарады",))

    assert effects.broken_by((quiet,)) == []


def test_phrases_beside_the_rules_lose_nothing(session: Session, by: Specialist) -> None:
    assert looked(session, by).lost == ()
