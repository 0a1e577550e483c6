"""What the pages say of numbers: how many people, how long a channel takes, what will happen in one sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from admin.security import translate
from admin.views.broadcasts import timing
from admin.views.help_requests.moments import Clock
from core.broadcasts.estimating import A_DAY, AN_HOUR, Estimate, OnChannel
from core.broadcasts.recipients import HIDDEN_BELOW, Clause, Counted, Recipients
from core.texts import LOCALES
from db.models.journals import Audience

A_MINUTE: Final = 60


@dataclass(frozen=True, slots=True)
class Outlook:
    """What will happen: the sentence, what is to be known beside it, and whether a second person is needed."""

    sentence: str
    notes: Sequence[str] = ()
    is_possible: bool = True


def people(counted: Counted) -> str:
    """«412 ата-ана, 5-тен аз оқушы»; nobody at all is said too."""
    if not counted.total:
        return translate("broadcasts-nobody")
    order = [group for group in Audience if counted.by_audience.get(group)]
    return ", ".join(group_of(group, counted.by_audience[group]) for group in order)


def group_of(group: Audience, number: int) -> str:
    """A number of people of one group; so few pupils that they could be guessed are not counted out."""
    if group is Audience.STUDENT and number < HIDDEN_BELOW:
        return translate("broadcasts-few-students")
    return translate(f"broadcasts-people-{group}", count=number)


def number_of(counted: int, groups: Iterable[Audience]) -> str:
    """A number beside which no group is named: where pupils may be among so few, it is hidden."""
    is_hidden = Audience.STUDENT in groups and 0 < counted < HIDDEN_BELOW
    return translate("broadcasts-few") if is_hidden else str(counted)


def takes(seconds: int) -> str:
    """How long something takes, in its largest unit."""
    if seconds <= 1:
        return translate("broadcasts-takes-now")
    for unit, size in (("days", A_DAY), ("hours", AN_HOUR), ("minutes", A_MINUTE)):
        if seconds >= 2 * size:
            return translate(f"broadcasts-takes-{unit}", count=round(seconds / size))
    return translate("broadcasts-takes-seconds", count=seconds)


def lasts(one: OnChannel) -> str:
    """How long a channel takes; where only so many people may be written to in a day, on how many days."""
    return translate("broadcasts-takes-days", count=one.days) if one.days > 1 else takes(one.seconds)


def channel(name: str) -> str:
    """What a channel is called."""
    return translate(f"journals-channel-{name}")


def ways(channels: Iterable[OnChannel]) -> str:
    """«Telegram ≈ 17 с, веб-чат – бірден»."""
    return ", ".join(_way(one) for one in channels)


def _way(one: OnChannel) -> str:
    names = {"channel": channel(one.channel), "takes": lasts(one)}
    return (
        translate("broadcasts-way-by-days", most=one.per_day, **names)
        if one.days > 1
        else translate("broadcasts-way", **names)
    )


def outlook(
    found: Estimate, clock: Clock, *, mode: str, later: Sequence[datetime], reasons: Sequence[str], limit: int
) -> Outlook:
    """The sentence of a message that is ready. ``later``: when it is said again; ``reasons``: why two people decide."""
    whom = people(found.counted)
    if found.leaves_at is None:
        return Outlook(translate("broadcasts-outlook-never"), is_possible=False)
    leaves_at_once = mode != timing.AT and found.leaves_at <= clock.now
    when = translate("broadcasts-outlook-now") if leaves_at_once else clock.exact(found.leaves_at)
    if not found.counted.total:
        return Outlook(translate("broadcasts-outlook-nobody", when=when))
    said = translate("broadcasts-outlook", when=when, whom=whom, ways=ways(found.channels))
    last = translate("broadcasts-outlook-again", count=len(later), last=clock.exact(later[-1])) if later else ""
    return Outlook(
        f"{said} {last or translate('broadcasts-outlook-once')}", tuple(_notes(found, clock, reasons, limit))
    )


def _notes(found: Estimate, clock: Clock, reasons: Sequence[str], limit: int) -> Iterable[str]:
    if found.waits:
        yield translate("broadcasts-note-quiet")
    for group, moment in found.later:
        name = translate(f"broadcasts-audience-{group}")
        yield translate("broadcasts-note-later", group=name, when=clock.exact(moment))
    if 0 < found.counted.by_audience.get(Audience.STUDENT, 0) < HIDDEN_BELOW:
        yield translate("broadcasts-note-few")
    if found.first is not None:
        slow = next(one for one in found.channels if one.is_long)
        names = {"first": channel(found.first), "slow": channel(slow.channel)}
        yield translate("broadcasts-note-slow", takes=lasts(slow), **names)
    for reason in reasons:
        yield translate(f"broadcasts-second-{reason}", count=limit)


def whom(chosen: Recipients) -> str:
    """Whom a choice names, in words: «ата-аналар: 7-сынып, 9Б; ұстаздар»; and but whom."""
    if not chosen.any_of:
        return translate("broadcasts-nobody")
    said = "; ".join(_clause(one) for one in chosen.any_of)
    but = "; ".join(_clause(one) for one in chosen.excluding)
    return translate("broadcasts-whom-but", said=said, but=but) if but else said


def _clause(clause: Clause) -> str:
    groups = [translate(f"broadcasts-audience-{group}") for group in Audience if group in clause.audiences]
    places = [translate("broadcasts-grade", grade=grade) for grade in sorted(clause.grades)]
    places += sorted(clause.classes)
    tongues = [translate(f"tips-desk-language-{locale}") for locale in LOCALES if locale in clause.locales]
    parts = [*places, *tongues, *(channel(name) for name in sorted(clause.channels))]
    said = ", ".join(groups) or translate("broadcasts-everybody")
    return f"{said}: {', '.join(parts)}" if parts else said
