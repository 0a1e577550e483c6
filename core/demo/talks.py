"""The invented talks, grown by the real rules act by act: a talk can stand only where a real one could."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.actors import Specialist
from core.crisis.markers import screen
from core.demo.cast import Act, Cast
from core.help_requests import (
    answers,
    closing,
    drafts,
    ending,
    handing,
    protocol,
    reply_drafts,
    snoozing,
    talks,
    threads,
    verdicts,
)
from core.help_requests.closing import Closing, Dismissal
from core.help_requests.ending import Outcome
from core.help_requests.verdicts import Judgement
from core.journals import confirming, needs
from db.models.help_requests import About, HelpRequest
from db.models.journals import Direction, JournalEntry, WorkRecord


class Story:
    """One talk as it grows. It has no address: what is answered in it leaves for nowhere."""

    def __init__(self, cast: Cast, script: Mapping[str, Any]) -> None:
        self.cast = cast
        self.script = script
        self.request_id: int | None = None

    def acts(self) -> Iterator[Act]:
        """Everything that happens in the talk, in its order."""
        for line in self.script["acts"]:
            at = self.cast.days.moment(line["at"])
            yield Act(at, lambda session, line=line, at=at: self._carry_out(session, line, at))  # type: ignore[misc]
            evening = self.cast.days.evening(at)
            if "close" in line and evening is not None:
                yield Act(evening, lambda session, at=evening: self._number(session, at))  # type: ignore[misc]

    def _carry_out(self, session: Session, line: Mapping[str, Any], now: datetime) -> None:
        kind = next(key for key in line if key in _RULES)
        _RULES[kind](session, self, line[kind], self.person(line.get("by")), now)

    def _number(self, session: Session, now: datetime) -> None:
        """At the day's end the lines that closing drafted get their numbers."""
        need_id = needs.need_of(session, self.request(session).id)
        work = select(WorkRecord.id).where(WorkRecord.need_id == need_id)
        for entry_id in session.scalars(select(JournalEntry.id).where(JournalEntry.work_id.in_(work))).all():
            confirming.confirm(session, entry_id, by=self.person(None), now=now)

    def person(self, key: str | None) -> Specialist:
        """Who acts: the one named, else the psychologist of the talk."""
        return self.cast.people[key or self.script.get("with", "aigul")]

    def request(self, session: Session) -> HelpRequest:
        """The talk as it stands."""
        return session.get_one(HelpRequest, self.request_id)


def acts(cast: Cast, scripts: list[dict[str, Any]]) -> Iterator[Act]:
    """Everything that happens in all the talks."""
    for script in scripts:
        yield from Story(cast, script).acts()


def _child(session: Session, story: Story, said: str, _by: Specialist, now: datetime) -> None:
    if story.request_id is None:
        _begin(session, story, now)
    request = story.request(session)
    drafts.write(session, request, text=said, finding=screen(said), sends_itself=True, now=now)
    drafts.send(session, request, now=now)


def _begin(session: Session, story: Story, now: datetime) -> None:
    request = threads.begin(
        session,
        school_id=story.cast.school_id,
        channel=story.script["channel"],
        address=None,
        locale=story.script["locale"],
        about=About(story.script.get("about", "self")),
        now=now,
    )
    request.category = story.script["category"]
    talks.tell_class(request, story.script.get("class", ""))
    story.request_id = request.id


def _reads(session: Session, story: Story, _yes: Any, by: Specialist, now: datetime) -> None:
    answers.read(session, story.request(session).id, by=by, now=now)


def _takes(session: Session, story: Story, _yes: Any, by: Specialist, now: datetime) -> None:
    answers.accept(session, story.request(session).id, by=by, now=now)


def _answer(session: Session, story: Story, said: str, by: Specialist, now: datetime) -> None:
    answers.answer(session, story.request(session).id, text=said, by=by, now=now)


def _later(session: Session, story: Story, said: str, by: Specialist, now: datetime) -> None:
    moment = story.cast.days.moment("next")
    answers.answer(session, story.request(session).id, text=said, by=by, now=now, send_at=moment)


def _opened(session: Session, story: Story, _yes: Any, _by: Specialist, now: datetime) -> None:
    request = story.request(session)
    session.refresh(request, ["messages"])
    latest = talks.answered(request)[-1]
    talks.open_answer(session, [threads.claim_of(request)], latest.ref, now=now)


def _note(session: Session, story: Story, said: str, by: Specialist, now: datetime) -> None:
    answers.note(session, story.request(session).id, text=said, by=by, now=now)


def _draft(session: Session, story: Story, said: str, by: Specialist, now: datetime) -> None:
    reply_drafts.keep(session, story.request(session).id, kind="reply", text=said, by=by, now=now)


def _close(session: Session, story: Story, words: Mapping[str, Any], by: Specialist, now: datetime) -> None:
    request = story.request(session)
    done = Closing(
        direction=Direction.COUNSELLING,
        format="bot_dialogue",
        category=request.category,
        class_name=request.class_name,
        **words,
    )
    closing.close(session, request.id, closing=done, by=by, now=now)


def _dismiss(session: Session, story: Story, reason: str, by: Specialist, now: datetime) -> None:
    closing.dismiss(session, story.request(session).id, reason=Dismissal(reason), by=by, now=now)


def _ends(session: Session, story: Story, reason: str, by: Specialist, now: datetime) -> None:
    request_id = story.request(session).id
    ending.end_crisis(session, request_id, outcome=Outcome.CONFIRMED, reason=reason, by=by, now=now)


def _ticks(session: Session, story: Story, steps: Sequence[str], by: Specialist, now: datetime) -> None:
    for step in steps:
        protocol.tick(session, story.request(session).id, step, by=by, now=now)


def _verdict(session: Session, story: Story, said: str, by: Specialist, now: datetime) -> None:
    """Of the first message of which this may be said."""
    request, judgement = story.request(session), Judgement(said)
    session.refresh(request, ["messages"])
    judged = next(message for message in request.messages if judgement in verdicts.choices(message))
    verdicts.judge(session, judged.id, judgement=judgement, by=by, now=now)


def _snooze(session: Session, story: Story, wish: Mapping[str, str], by: Specialist, now: datetime) -> None:
    """Until the wished day; before holidays, when that day names no moment of its own, until the child writes."""
    school = schools.school(session, story.cast.school_id)
    moments = dict(snoozing.choices(session, school, now=story.cast.days.now))
    until = moments.get(wish["until"], max(moments.values(), default=None))
    snoozing.snooze(session, story.request(session).id, until=until, why=wish["why"], by=by, now=now)


def _hand(session: Session, story: Story, wish: Mapping[str, str], by: Specialist, now: datetime) -> None:
    to = story.cast.people[wish["to"]].id
    handing.hand_over(session, story.request(session).id, to=to, why=wish["why"], by=by, now=now)


def _unreachable(session: Session, story: Story, _yes: Any, _by: Specialist, _now: datetime) -> None:
    talks.mark_reach(session, [threads.claim_of(story.request(session))], is_unreachable=True)


_RULES: Mapping[str, Callable[[Session, Story, Any, Specialist, datetime], None]] = {
    "child": _child,
    "reads": _reads,
    "takes": _takes,
    "answer": _answer,
    "later": _later,
    "opened": _opened,
    "note": _note,
    "draft": _draft,
    "close": _close,
    "dismiss": _dismiss,
    "ends": _ends,
    "ticks": _ticks,
    "verdict": _verdict,
    "snooze": _snooze,
    "hand": _hand,
    "unreachable": _unreachable,
}
