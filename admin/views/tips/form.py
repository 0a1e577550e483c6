"""What was typed about a tip: read, moved about, made a draft of; nothing of it is lost when it is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from werkzeug.datastructures import MultiDict

from core import words
from core.texts import LOCALES
from core.tips.draft import LICENSES, Draft
from core.tips.wordings import Version, Words

LARGEST: Final = 2**31 - 1
ACTS: Final = ("add", "remove", "up", "down")


@dataclass(frozen=True, slots=True)
class Said:
    """The fields of one language; there is always a bubble to write into."""

    title: str = ""
    short: str = ""
    cards: Sequence[str] = ("",)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written in this language."""
        return not any(text.strip() for text in (self.title, self.short, *self.cards))


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The whole form; ``opened`` is the number of the version it began with."""

    said: Mapping[str, Said] = field(default_factory=dict)
    license: str = LICENSES[0]
    source: str = ""
    basis: str = ""
    reason: str = ""
    opened: int = 0
    area: str = ""
    audiences: tuple[str, ...] = ()
    exercise: str = ""


def typed(form: "MultiDict[str, str]") -> Typed:
    """The fields as they were typed."""
    return Typed(
        said={locale: _said(form, locale) for locale in LOCALES},
        license=form.get("license", LICENSES[0]),
        source=_line(form.get("source", "")),
        basis=_line(form.get("basis", "")),
        reason=_line(form.get("reason", "")),
        opened=number_of(form.get("opened", "")),
        area=form.get("area", ""),
        audiences=tuple(form.getlist("audiences")),
        exercise=form.get("exercise", ""),
    )


def written(version: Version | None) -> Typed:
    """The fields of a wording that stands already, or of a new tip."""
    if version is None:
        return Typed(said={locale: Said() for locale in LOCALES})
    found = {locale: Said(one.title, one.short, list(one.cards)) for locale, one in version.words.items()}
    return Typed(
        said={locale: found.get(locale, Said()) for locale in LOCALES},
        license=version.license if version.license in LICENSES else LICENSES[0],
        source=version.source,
        basis=version.basis,
        opened=version.number,
    )


def with_words_of(form: Typed, older: Version) -> Typed:
    """The words of an older version in the form of what stands now."""
    return replace(written(older), opened=form.opened)


def as_new(form: Typed, area: str) -> Typed:
    """The words of a tip as the beginning of another."""
    return replace(form, opened=0, area=area)


def draft_of(form: Typed) -> Draft:
    """What is to stand: spaces tidied, empty bubbles left out, languages without a word left out."""
    said = {locale: one for locale, one in form.said.items() if not one.is_empty}
    return Draft(
        words={locale: _words(one) for locale, one in said.items()},
        license=form.license,
        source=form.source.strip(),
        basis=form.basis.strip(),
    )


def tidied(form: Typed) -> Typed:
    """The form without its empty bubbles, so that a bubble's number on the page is its number in the tip."""
    said = {}
    for locale, one in form.said.items():
        cards = [card for card in one.cards if card.strip()]
        said[locale] = replace(one, cards=cards or [""])
    return replace(form, said=said)


def rearranged(form: Typed, act: str) -> Typed:
    """The form after a button beside a bubble: ``add:kk``, ``remove:kk:2``, ``up:kk:2``, ``down:kk:2``."""
    kind, _, rest = act.partition(":")
    locale, _, place = rest.partition(":")
    if kind not in ACTS or locale not in form.said:
        return form
    cards = list(form.said[locale].cards)
    at = number_of(place) - 1
    if kind == "add":
        cards.append("")
    elif 0 <= at < len(cards):
        card = cards.pop(at)
        if kind != "remove":
            cards.insert(max(0, at - 1) if kind == "up" else at + 1, card)
    return replace(form, said={**form.said, locale: replace(form.said[locale], cards=cards or [""])})


def number_of(typed: str) -> int:
    """A number that was sent, as large as a database takes; 0 for anything else."""
    return min(int(typed), LARGEST) if typed.isascii() and typed.isdigit() and len(typed) < 20 else 0


def _said(form: "MultiDict[str, str]", locale: str) -> Said:
    cards = [_text(card) for card in form.getlist(f"{locale}-cards")]
    return Said(_line(form.get(f"{locale}-title", "")), _line(form.get(f"{locale}-short", "")), cards or [""])


def _words(said: Said) -> Words:
    cards = tuple(card.strip() for card in said.cards if card.strip())
    return Words(said.title, said.short, cards)


def _line(typed: str) -> str:
    return " ".join(words.readable(typed).split())


def _text(typed: str) -> str:
    return words.readable(typed).replace("\r\n", "\n").replace("\r", "\n")
