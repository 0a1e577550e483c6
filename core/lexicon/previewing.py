"""What a draft would do to open talks: looked at once, in memory, and written down as having been looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, cast

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core import audit
from core.actors import Specialist
from core.crisis.levels import Level
from core.crisis.lexicon import Lexicon
from core.crisis.markers import screen
from core.crisis.overlay import Overlay, with_overlay
from core.crypto import SealBroken
from core.help_requests import answers, threads
from core.lexicon import effects, mutes, standing, versions
from core.lexicon.effects import Broken
from db.models.help_requests import HelpMessage, HelpRequest, RequestState, Side

MOST: Final = 500


@dataclass(frozen=True, slots=True)
class Alert:
    """A talk that would alert only with the draft: its code, how many messages, the words that were found."""

    request_id: int
    code: str
    level: Level
    times: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What the draft changes: talks that would newly alert, near misses that would, examples that would be lost."""

    messages: int
    alerts: Sequence[Alert]
    broken: Sequence[Broken]
    lost: Sequence[str]


def chosen(session: Session, *, by: Specialist) -> Sequence[int]:
    """The newest messages of children in open talks this person may read, at most five hundred."""
    mine = cast("Sequence[ColumnElement[bool]]", answers.visible(by))
    statement = (
        select(HelpMessage.id)
        .join(HelpRequest, HelpRequest.id == HelpMessage.help_request_id)
        .where(*mine, HelpRequest.state != RequestState.CLOSED, HelpMessage.side == Side.CHILD)
        .order_by(HelpMessage.id.desc())
        .limit(MOST)
    )
    return session.scalars(statement).all()


def note(session: Session, messages: Sequence[int], *, by: Specialist, now: datetime) -> None:
    """Written down before a word of them is opened.

    Raises:
        VersionUnknown: there is no draft to look at.
    """
    version = versions.draft(session, by=by)
    if version is None:
        raise versions.VersionUnknown
    audit.record(
        session,
        "lexicon:previewed",
        subject="lexicon",
        subject_id=version.id,
        staff_id=by.id,
        now=now,
        version=version.number,
        messages=len(messages),
    )


def preview(session: Session, messages: Sequence[int], *, by: Specialist) -> Preview:
    """Look through these messages, as far as they may still be read; nothing of it is kept.

    Raises:
        VersionUnknown: the draft is gone.
        VersionUnreadable: it does not open.
    """
    version = versions.draft(session, by=by)
    if version is None:
        raise versions.VersionUnknown
    phrases = tuple(versions.phrases(session, version.number, by=by))
    after = with_overlay(Overlay(phrases, mutes.in_force(session, school_id=by.school_id)))
    return Preview(
        messages=len(messages),
        alerts=_alerts(session, messages, standing.active(session, by.school_id), after, by=by),
        broken=effects.broken_by(phrases),
        lost=effects.lost_by(phrases),
    )


def _alerts(
    session: Session, messages: Sequence[int], before: Lexicon, after: Lexicon, *, by: Specialist
) -> Sequence[Alert]:
    mine = cast("Sequence[ColumnElement[bool]]", answers.visible(by))
    statement = (
        select(HelpMessage, HelpRequest)
        .join(HelpRequest, HelpRequest.id == HelpMessage.help_request_id)
        .where(*mine, HelpMessage.id.in_(messages))
        .order_by(HelpMessage.id.desc())
    )
    found: dict[int, Alert] = {}
    for message, talk in session.execute(statement):
        try:
            text = threads.words(session, talk, message)
        except SealBroken:  # the child has deleted the talk this very moment
            continue
        alert = _alert(talk, text, before, after)
        if alert is not None:
            found[talk.id] = _joined(found.get(talk.id), alert)
    return sorted(found.values(), key=lambda alert: -alert.level.rank)


def _alert(talk: HelpRequest, text: str, before: Lexicon, after: Lexicon) -> Alert | None:
    finding = screen(text, lexicon=after)
    if not finding.is_crisis or screen(text, lexicon=before).level.rank >= finding.level.rank:
        return None
    words = tuple(dict.fromkeys(text[start:end] for start, end in finding.spans))
    return Alert(talk.id, talk.code, finding.level, 1, words)


def _joined(known: Alert | None, alert: Alert) -> Alert:
    if known is None:
        return alert
    level = max(known.level, alert.level, key=lambda level: level.rank)
    words = tuple(dict.fromkeys((*known.words, *alert.words)))
    return Alert(known.request_id, known.code, level, known.times + 1, words)
