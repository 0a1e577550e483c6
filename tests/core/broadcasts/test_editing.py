"""Broadcasts are written: kept as they are, never over somebody else, and nothing leaves that is not whole."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core.actors import NotAllowed
from core.broadcasts import attaching, beginning, draft, editing, saved, scheduling
from core.broadcasts.draft import Draft, Problem
from core.broadcasts.editing import AlreadyLeaving, BroadcastUnknown, ChangedMeanwhile
from core.broadcasts.recipients import Clause, Recipients, of_audiences
from core.files import FileTooLarge
from db.models.broadcasts import Broadcast, BroadcastState
from db.models.files import StoredFile
from db.models.journals import Audience
from tests.factories.drafts import WORDS, broadcast
from tests.factories.drafts import draft as wanted
from tests.factories.schools import another_school
from tests.factories.staff import deputy_head, psychologist


@pytest.fixture
def engine() -> str:
    """On SQLite alone: nothing here is a question that engines answer differently."""
    return "sqlite"


def test_a_form_sent_twice_is_one_broadcast_and_an_unfinished_one_is_kept(session: Session, now: datetime) -> None:
    by = psychologist(session)
    first = editing.save(session, "ref-of-this-form", Draft(texts={"kk": "Бастама"}), version=0, by=by, now=now)
    again = editing.save(session, "ref-of-this-form", Draft(texts={"kk": "Бастама"}), version=0, by=by, now=now)

    assert first is again
    assert (again.state, again.version, again.texts) == (BroadcastState.DRAFT, 1, {"kk": "Бастама"})


def test_two_editors_do_not_write_over_each_other(session: Session, now: datetime) -> None:
    mine = psychologist(session)
    one = broadcast(session, by=mine, now=now)
    editing.change(session, one, wanted(topic=3), version=1, by=psychologist(session), now=now)

    with pytest.raises(ChangedMeanwhile):
        editing.change(session, one, wanted(topic=2), version=1, by=mine, now=now)
    assert editing.change(session, one, wanted(topic=3), version=1, by=mine, now=now) is False
    assert (one.topic, one.version) == (3, 2)


def test_what_stands_is_not_edited_but_copied(session: Session, now: datetime) -> None:
    by = psychologist(session)
    one = broadcast(session, by=by, now=now)
    scheduling.send_now(session, one, version=1, by=by, now=now)

    with pytest.raises(AlreadyLeaving):
        editing.change(session, one, wanted(topic=2), version=1, by=by, now=now)
    with pytest.raises(AlreadyLeaving):
        editing.discard(session, one, by=by, now=now)
    assert beginning.begin(session, by=by, now=now, copy_of=one.ref).draft == wanted()


def test_another_school_knows_nothing_of_it_and_a_deputy_head_only_reads(session: Session, now: datetime) -> None:
    one = broadcast(session, by=psychologist(session), now=now)
    stranger = psychologist(session, school_id=another_school(session).id)

    with pytest.raises(BroadcastUnknown):
        editing.find(session, one.ref, by=stranger)
    with pytest.raises(BroadcastUnknown):
        editing.save(session, one.ref, wanted(), version=0, by=stranger, now=now)
    with pytest.raises(BroadcastUnknown):
        editing.make(session, wanted(plan_item_id=4711), by=stranger, now=now)
    with pytest.raises(NotAllowed):
        editing.make(session, wanted(), by=deputy_head(session), now=now)
    assert editing.listed(session, by=stranger) == []
    assert editing.listed(session, by=deputy_head(session)) == [one]


@pytest.mark.parametrize(
    ("overrides", "expected"),
    [
        ({"recipients": of_audiences()}, Problem("audience-missing")),
        ({"recipients": Recipients((Clause(grades=frozenset({7})),))}, Problem("audience-missing")),
        ({"texts": {"kk": WORDS["kk"]}}, Problem("text-missing", "ru")),
        ({"texts": {**WORDS, "en": "a" * (draft.LONGEST_TEXT + 1)}}, Problem("text-too-long", "en")),
        ({"texts": {**WORDS, "kk": "Сәлем, {name}"}}, Problem("variable-unknown", "kk")),
        ({"choices": [{"kk": "Иә", "ru": "Да"}]}, Problem("choices-few")),
        ({"choices": [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": " "}]}, Problem("choice-missing", "ru")),
        ({"choices": [{"kk": "Иә" * 11, "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}]}, Problem("choice-too-long", "kk")),
    ],
)
def test_what_is_missing_is_named(overrides: dict[str, object], expected: Problem) -> None:
    assert draft.problems(wanted(**overrides)) == (expected,)


def test_a_whole_one_misses_nothing() -> None:
    answers = [{"kk": "Иә", "ru": "Да"}, {"kk": "Жоқ", "ru": "Нет"}]

    assert draft.problems(wanted(texts={**WORDS, "kk": "{school}, {class}"}, choices=answers)) == ()


def test_a_file_goes_with_it_and_the_one_before_is_let_go(
    session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    by = psychologist(session)
    one = broadcast(session, by=by, now=now)
    attaching.attach(session, one, "бірінші.pdf", b"one", by=by, now=now)
    attaching.attach(session, one, "екінші.pdf", b"two", by=by, now=now)
    found = attaching.opened(session, one.file_id)

    assert session.query(StoredFile).count() == 1
    assert found is not None
    assert (found.name, found.data, one.version) == ("екінші.pdf", b"two", 3)
    attaching.detach(session, one, by=by)
    assert (one.file_id, session.query(StoredFile).count()) == (None, 0)
    monkeypatch.setattr(attaching, "LARGEST", 3)
    with pytest.raises(FileTooLarge):
        attaching.attach(session, one, "үлкен.pdf", b"four", by=by, now=now)


def test_a_draft_can_be_thrown_away_with_its_time(session: Session, now: datetime) -> None:
    by = psychologist(session)
    one = broadcast(session, by=by, now=now)
    scheduling.send_now(session, one, version=1, by=by, now=now)
    scheduling.undo(session, one, by=by, now=now + timedelta(seconds=5))
    editing.discard(session, one, by=by, now=now)

    assert session.query(Broadcast).count() == 0


def test_a_choice_is_kept_under_a_name_for_the_whole_school(session: Session) -> None:
    by, colleague = psychologist(session), psychologist(session)
    saved.keep(session, " 7-сынып  ата-аналары ", of_audiences(Audience.PARENT), by=by)
    kept = saved.keep(session, "7-сынып ата-аналары", of_audiences(Audience.PARENT, grades=(7,)), by=colleague)

    assert [(one.name, one.recipients["any_of"][0]["grades"]) for one in saved.listed(session, by=by)] == [
        ("7-сынып ата-аналары", [7])
    ]
    with pytest.raises(saved.NameMissing):
        saved.keep(session, " \u200b ", of_audiences(), by=by)
    with pytest.raises(saved.SavedUnknown):
        saved.forget(session, kept.id, by=psychologist(session, school_id=another_school(session).id))
    saved.forget(session, kept.id, by=by)
    assert saved.listed(session, by=by) == []
