"""Which talks the queue shows: chosen by chips, kept in a cookie, and under a name in saved views. Red always shows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from core.actors import Specialist
from core.texts import LOCALES, Texts
from db.models.help_requests import HelpRequest

PLACE: Final = "inbox"
COOKIE: Final = "inbox_filter"
LONGEST_COOKIE: Final = 200
WHOSE: Final = ("mine", "free")
LONGEST_CHANNEL: Final = 16


@dataclass(frozen=True, slots=True)
class Filter:
    """What was chosen; an empty field lets everything through."""

    whose: str = ""
    channel: str = ""
    locale: str = ""

    @classmethod
    def of(cls, chosen: Mapping[str, str]) -> "Filter":
        """From a cookie, a form or a saved view; whatever is not a choice of ours is dropped."""
        channel = chosen.get("channel", "")
        is_channel = channel.isascii() and channel.isalpha() and len(channel) <= LONGEST_CHANNEL
        return cls(
            whose=chosen.get("whose", "") if chosen.get("whose") in WHOSE else "",
            channel=channel if is_channel else "",
            locale=chosen.get("locale", "") if chosen.get("locale") in LOCALES else "",
        )

    @classmethod
    def read(cls, cookie: str) -> "Filter":
        """As a browser kept it."""
        return cls.of(dict(parse_qsl(cookie[:LONGEST_COOKIE])))

    @property
    def chosen(self) -> Mapping[str, str]:
        """The fields that let less than everything through."""
        return {name: value for name, value in asdict(self).items() if value}

    @property
    def written(self) -> str:
        """For a cookie."""
        return urlencode(self.chosen)

    def toggled(self, choice: str) -> "Filter":
        """With one chip pressed: ``whose:mine`` turns on, a second time off."""
        name, _, value = choice.partition(":")
        if name not in asdict(self):
            return self
        return Filter.of({**asdict(self), name: "" if getattr(self, name) == value else value})

    def fits(self, request: HelpRequest, *, by: Specialist) -> bool:
        """Whether a talk in no danger is to be shown."""
        is_mine = request.assigned_to == by.id
        return (
            (not self.whose or is_mine == (self.whose == "mine"))
            and (not self.channel or request.channel == self.channel)
            and (not self.locale or request.locale == self.locale)
        )


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice to press."""

    choice: str
    words: str
    is_on: bool


def chips(chosen: Filter, requests: Iterable[HelpRequest], text: Texts) -> Sequence[Chip]:
    """The choices worth offering: whose always; a channel or a language only where there are several."""
    found = list(requests)
    channels = {request.channel for request in found} | {chosen.channel} - {""}
    locales = {request.locale for request in found} | {chosen.locale} - {""}
    offered = [("whose", value, text(f"desk-filter-{value}")) for value in WHOSE]
    if len(channels) > 1 or chosen.channel:
        offered += [("channel", name, text(f"journals-channel-{name}")) for name in sorted(channels)]
    if len(locales) > 1 or chosen.locale:
        offered += [("locale", name, text(f"admin-language-{name}")) for name in LOCALES if name in locales]
    return [Chip(f"{name}:{value}", words, getattr(chosen, name) == value) for name, value, words in offered]
