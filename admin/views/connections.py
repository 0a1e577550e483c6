"""The page of connections: whether each messenger carries what is said, as the bot last found out, in plain words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, ClassVar, Final

from flask_admin import expose
from sqlalchemy.orm import Session

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading
from admin.views.help_requests.moments import Clock
from core import connections, outages
from core.actors import Role
from core.clock import leading
from core.connections import Light
from core.subscriptions import doors
from core.texts import LOCALES, texts
from db.models.connections import ConnectionFact

SILENT: Final = timedelta(minutes=30)  # a bot that has told nothing for longer is not called well
GRAVEST: Final = (Light.BAD, Light.WARNING, Light.FINE)
TEMPLATE: Final = "template"
NUMBER: Final = "number"
KNOWN: Final = (
    "away", "token", "account", "webhook", NUMBER, "quality", TEMPLATE, "limit", "invited", "waiting", "throughput",
)  # fmt: skip
COUNT: Final = re.compile(r"(?P<count>\d{1,9})")
SHARE: Final = re.compile(r"(?P<count>\d{1,9})/(?P<most>\d{1,9})")
TIER: Final = re.compile(r"TIER_(?P<count>\d{1,6})(?P<thousands>K?)")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing known: ``code`` is a name of the messenger's own, ``is_raw`` says that nobody here has words for it."""

    light: Light
    name: str
    words: str
    code: str = ""
    is_raw: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One bot of a channel. ``called``: its number, where it has told of one.

    ``silence`` says since when nothing is heard of it; ``told`` when its facts were found.
    """

    channel: str
    called: str
    light: Light
    trouble: str
    silence: str
    told: str
    doors: Sequence[str]
    lines: Sequence[Line]


class ConnectionsView(SecureView):
    """It changes nothing, and names nobody: a number here is the school's own."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.ADMINISTRATOR})

    def __init__(self) -> None:
        super().__init__(
            name="connections-menu",
            endpoint="connections",
            url="/connections",
            menu_icon_type="",
            menu_icon_value="activity",
        )

    @expose("/")
    def index(self) -> Any:
        """Every channel and bot, the gravest first."""
        by = current_specialist()
        with reading() as session:
            here = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock())
            cards = _cards(session, here)
        return self.render("connections/index.html", cards=sorted(cards, key=lambda card: GRAVEST.index(card.light)))


def _cards(session: Session, here: Clock) -> Sequence[Card]:
    troubles = {row.channel: (row.problem, row.since) for row in outages.current(session)}
    entered = [(door.channel, door.bot, door.url) for door in doors.of(session)]
    silence, cards = _silence_of_all(session, here), []
    for (channel, bot), facts in groupby(connections.current(session), key=lambda fact: (fact.channel, fact.bot)):
        urls = [url for name, of, url in entered if (name, of) == (channel, bot)]
        cards.append(_card(channel, list(facts), urls, troubles, here))
    told = {card.channel for card in cards}
    for channel in dict.fromkeys((doors.PAGE, *(name for name, _, _ in entered), *troubles)):
        if channel not in told:
            urls = [url for name, _, url in entered if name == channel]
            cards.append(_plain(channel, urls, troubles, silence, here))
    return cards


def _card(
    channel: str,
    facts: Sequence[ConnectionFact],
    urls: Sequence[str],
    troubles: dict[str, tuple[str, datetime]],
    here: Clock,
) -> Card:
    """A bot that tells of itself."""
    told_at, lines = min(fact.told_at for fact in facts), _lines(facts)
    is_silent = here.now - told_at > SILENT
    lights = [*(line.light for line in lines), *([Light.BAD] if channel in troubles else [])]
    return Card(
        channel=channel,
        called=next((fact.value for fact in facts if fact.name == NUMBER), ""),
        light=_gravest([*lights, *([Light.WARNING] if is_silent else [])]),
        trouble=_trouble(channel, troubles, here),
        silence=translate("connections-silent", span=here.span(told_at)) if is_silent else "",
        told=translate("connections-told", moment=here.moment(told_at)),
        doors=urls,
        lines=lines,
    )


def _plain(
    channel: str, urls: Sequence[str], troubles: dict[str, tuple[str, datetime]], silence: str, here: Clock
) -> Card:
    """A channel that tells only of its troubles: well without one, as long as anything is heard of the bot at all."""
    light = Light.BAD if channel in troubles else Light.WARNING if silence else Light.FINE
    return Card(channel, "", light, _trouble(channel, troubles, here), silence, "", urls, ())


def _silence_of_all(session: Session, here: Clock) -> str:
    """The clock stands in the bot's process: while it does not tick, nobody knows whether a channel works."""
    if not leading.has_ever_ticked(session):
        return translate("connections-never")
    since = leading.silent_since(session, now=here.now)
    return translate("connections-silent", span=here.span(since)) if since is not None else ""


def _trouble(channel: str, troubles: dict[str, tuple[str, datetime]], here: Clock) -> str:
    if channel not in troubles:
        return ""
    problem, since = troubles[channel]
    name = translate(f"journals-channel-{channel}")
    return translate("connections-outage", problem=problem, channel=name, moment=here.moment(since))


def _lines(facts: Iterable[ConnectionFact]) -> Sequence[Line]:
    """Each fact in words, the gravest first; the number stands above, templates that are approved are only counted."""
    found = sorted(facts, key=_place)
    approved = sum(map(_is_approved, found))
    lines = [_line(fact) for fact in found if fact.name != NUMBER and not _is_approved(fact)]
    if approved:
        words = translate("connections-approved", count=approved)
        lines.append(Line(Light.FINE, translate("connections-fact-templates"), words))
    return lines


def _line(fact: ConnectionFact) -> Line:
    kind, light = _kind(fact), _light(fact)
    if kind not in KNOWN:
        return Line(light, fact.name, fact.value, is_raw=True)
    _, _, rest = fact.name.partition(".")
    code, _, locale = rest.rpartition(".")
    language = translate(f"admin-language-{locale}") if locale in LOCALES else locale
    words = translate(f"connections-said-{kind}", light=light.value, **_read(fact.value))
    return Line(light, translate(f"connections-fact-{kind}", language=language), words, code)


def _read(value: str) -> dict[str, Any]:
    """A value for a text to choose by: ``state`` is a word of it, or says what kind of number it is."""
    for state, shape in (("number", COUNT), ("share", SHARE), ("tier", TIER)):
        if found := shape.fullmatch(value):
            numbers = found.groupdict()
            count = int(numbers["count"]) * (1000 if numbers.get("thousands") else 1)
            return {"value": value, "state": state, "count": count, "most": int(numbers.get("most") or 0)}
    word = re.sub(r"[^a-z]+", "-", value.lower()).strip("-")
    return {"value": value, "state": word or "none", "count": 0, "most": 0}


def _place(fact: ConnectionFact) -> tuple[int, int, str]:
    kind = _kind(fact)
    return GRAVEST.index(_light(fact)), KNOWN.index(kind) if kind in KNOWN else len(KNOWN), fact.name


def _is_approved(fact: ConnectionFact) -> bool:
    return _kind(fact) == TEMPLATE and _light(fact) is Light.FINE


def _kind(fact: ConnectionFact) -> str:
    return fact.name.partition(".")[0]


def _light(fact: ConnectionFact) -> Light:
    """A light nobody knows is one to look at."""
    return Light(fact.state) if fact.state in set(Light) else Light.WARNING


def _gravest(lights: Iterable[Light]) -> Light:
    return min(lights, key=GRAVEST.index, default=Light.FINE)
