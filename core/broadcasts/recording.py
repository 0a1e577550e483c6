"""Recording: a message that was sent is a fact of work for each group it reached, drafted into the books by itself.

Nothing is numbered: a person confirms the lines like any others. The work is found again by the run it came from, so
that a second sending to those it failed for makes the same numbers grow instead of a second line.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import calendar, chain, frame, schools
from core.broadcasts import duties, occasions, progress
from core.broadcasts.progress import Progress
from core.broadcasts.recipients import Recipients
from core.journals import entries, facts, months, work
from core.journals.facts import Facts, word
from core.texts import DEFAULT_LOCALE, LOCALES, texts
from db.models.broadcasts import BroadcastDelivery, BroadcastRun
from db.models.files import StoredFile
from db.models.journals import Audience, Direction, EntryState, JournalEntry, WorkRecord
from db.models.materials import Material
from db.models.outbox import DeliveryState
from db.models.plans import PlanItem, PlanTask

MESSAGE: Final = "bot_message"
UNKNOWN: Final = "–"  # the channel never tells
_LONGEST_TOPIC: Final = 120
_LONGEST_CLASS: Final = 32


def record(session: Session, run: BroadcastRun, *, now: datetime) -> list[WorkRecord]:
    """One work record for each group that somebody was reached of, with its drafts; again later, with later numbers.

    What was numbered meanwhile stays as it was confirmed.
    """
    chain.hold(session, run.school_id)
    reached = progress.by(session, run, "audience")
    return [
        _recorded(session, run, audience, reached[audience.value], now)
        for audience in Audience
        if audience.value in reached and reached[audience.value].sent
    ]


def works(session: Session, run: BroadcastRun) -> Sequence[WorkRecord]:
    """The work a run was, by group."""
    refs = [ref_of(run, audience) for audience in Audience]
    return session.scalars(select(WorkRecord).where(WorkRecord.ref.in_(refs)).order_by(WorkRecord.id)).all()


def ref_of(run: BroadcastRun, audience: Audience) -> str:
    """The reference of the work of a run with a group, the same whenever it is asked for."""
    return hashlib.sha256(f"broadcast:{run.ref}:{audience}".encode()).hexdigest()[:_LONGEST_CLASS]


def _recorded(session: Session, run: BroadcastRun, audience: Audience, reached: Progress, now: datetime) -> WorkRecord:
    ref = ref_of(run, audience)
    found = session.scalars(select(WorkRecord).where(WorkRecord.ref == ref)).one_or_none()
    if found is None:
        found = _made(session, run, audience, reached, ref, now)
        entries.draft_lines(session, found)
    found.participants = reached.sent
    known = _facts(session, run, audience, reached)
    for entry in _drafts(session, found):
        standing = entries.facts_of(session, entry)
        spared = {"number", *standing.get("by_hand", ())}
        changed = {name: fact for name, fact in known.items() if name not in spared}
        if any(standing.get(name) != fact for name, fact in changed.items()):
            entries.write_facts(session, entry, {**standing, **changed})
    session.flush()
    return found


def _made(
    session: Session, run: BroadcastRun, audience: Audience, reached: Progress, ref: str, now: datetime
) -> WorkRecord:
    broadcast, topic = run.broadcast, run.said["topic"]
    channels = _channels(session, run, audience)
    made = work.record_work(
        session,
        school_id=run.school_id,
        staff_id=broadcast.made_by,
        need_id=None,
        direction=Direction.AWARENESS,
        audience=audience,
        format=MESSAGE,
        category=duties.category_of(session, broadcast.occasion),
        happened_at=_happened(session, run, now),
        words={"topic": facts.render(_topic(session, run), texts(DEFAULT_LOCALE)), "what": Direction.AWARENESS.value},
        participants=reached.sent,
        ref=ref,
        area=topic if topic in frame.AREAS else None,
        channel=channels[0] if len(channels) == 1 else None,
        class_name=_classes(run, audience),
        plan_item_id=broadcast.plan_item_id,
        plan_task_id=broadcast.plan_task_id,
        material_id=_material(session, run),
    )
    made.is_group = True  # one pupil who was reached is still one of many it was written to
    session.flush()
    return made


def _facts(session: Session, run: BroadcastRun, audience: Audience, reached: Progress) -> Facts:
    """What the lines say of it: the same in every language it will be read in."""
    about, whom = _topic(session, run), [word(f"journals-audience-{audience}"), *_whom(run, audience)]
    told = [str(UNKNOWN if number is None else number) for number in (reached.sent, reached.delivered, reached.read)]
    channels = [word(f"journals-channel-{name}") for name in _channels(session, run, audience)]
    found: Facts = {
        **dict.fromkeys(("topic", "purpose", "reason"), about),
        **dict.fromkeys(("target", "client", "group"), whom),
        **dict.fromkeys(("participants", "reach"), reached.sent),
        "delivered": "/".join(told),
    }
    if channels:
        found |= dict.fromkeys(("channel", "contact_form"), channels)
    if _material(session, run) is None and (file_id := run.said.get("file_id")) is not None:
        found["material"] = session.scalars(select(StoredFile.name).where(StoredFile.id == file_id)).one_or_none()
    return found


def _topic(session: Session, run: BroadcastRun) -> Any:
    """What it was about: the occasion, else what the plan says, else how the message begins; by language."""
    broadcast = run.broadcast
    if names := occasions.names(session, broadcast.occasion):
        return {"names": dict(names)}
    task = session.get(PlanTask, broadcast.plan_task_id) if broadcast.plan_task_id is not None else None
    item = session.get(PlanItem, broadcast.plan_item_id) if broadcast.plan_item_id is not None else None
    planned = next((line.words["content"] for line in (task, item) if line and line.words.get("content")), None)
    return planned or {"names": _beginnings(run.said["texts"])}


def _beginnings(said: Mapping[str, str]) -> dict[str, str]:
    """The first line of the message by language; a language without words reads the first that has some."""
    lines = {locale: said[locale].strip().partition("\n")[0] for locale in LOCALES if said.get(locale, "").strip()}
    spare = next(iter(lines.values()), "")
    return {locale: _cut(lines.get(locale, spare)) for locale in LOCALES}


def _cut(line: str) -> str:
    if len(line) <= _LONGEST_TOPIC:
        return line
    return f"{line[:_LONGEST_TOPIC].rpartition(' ')[0] or line[:_LONGEST_TOPIC]}…"


def _whom(run: BroadcastRun, audience: Audience) -> list[Any]:
    """Classes and grades that were chosen for a group, as the lines show them."""
    classes, grades = _chosen(run, audience)
    shown: list[Any] = [", ".join(classes)] if classes else []
    return [*shown, word("journals-grades", grades=", ".join(map(str, grades)))] if grades else shown


def _classes(run: BroadcastRun, audience: Audience) -> str | None:
    classes, grades = _chosen(run, audience)
    joined = ", ".join(classes)
    return joined if joined and not grades and len(joined) <= _LONGEST_CLASS else None


def _chosen(run: BroadcastRun, audience: Audience) -> tuple[list[str], list[int]]:
    """The classes and grades a run is for among a group; none when somebody of it is meant whatever the class is."""
    clauses = [
        one
        for one in Recipients.from_dict(run.said["recipients"]).any_of
        if not one.audiences or audience in one.audiences
    ]
    if not all(one.classes or one.grades for one in clauses):
        return [], []
    classes = {name for one in clauses for name in one.classes}
    grades = {grade for one in clauses for grade in one.grades}
    return sorted(classes, key=lambda name: (len(name), name)), sorted(grades)


def _channels(session: Session, run: BroadcastRun, audience: Audience) -> list[str]:
    reached = select(BroadcastDelivery.channel).where(
        BroadcastDelivery.run_id == run.id,
        BroadcastDelivery.audience == audience,
        BroadcastDelivery.state == DeliveryState.SENT,
    )
    return sorted(session.scalars(reached.distinct()).all())


def _material(session: Session, run: BroadcastRun) -> int | None:
    """The material of the fund whose file went along, if it is one."""
    file_id = run.said.get("file_id")
    if file_id is None:
        return None
    own = select(Material.id).where(Material.school_id == run.school_id, Material.file_id == file_id)
    return session.scalars(own.order_by(Material.id).limit(1)).first()


def _happened(session: Session, run: BroadcastRun, now: datetime) -> datetime:
    """When it began; when that month was locked before it ended, when it ended: a locked month takes no line."""
    began = run.started_at or run.due_at
    month = months.of_day(calendar.local(schools.school(session, run.school_id), began).date())
    return now if month in months.locked(session, run.school_id) else began


def _drafts(session: Session, found: WorkRecord) -> Sequence[JournalEntry]:
    """Its lines without a number, as they stand just now."""
    drafts = select(JournalEntry).where(JournalEntry.work_id == found.id, JournalEntry.state == EntryState.DRAFT)
    return session.scalars(drafts.order_by(JournalEntry.id).execution_options(populate_existing=True)).all()
