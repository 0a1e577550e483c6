"""A tip as its readers get it in a chat: bubble by bubble, with the buttons below each."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from admin.views.tips.form import Typed
from core import markup
from core.texts import Texts, texts
from core.tips.areas import GRAVE, Audience
from core.tips.wordings import Words

# the web chat draws a line with a number as something to tap
_CALL: Final = re.compile(r"^📞\s*(\d{2,4})(?!\d)[\s:–—-]*(.*)$")


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message of the chat: its words, and the titles of its buttons in their order."""

    text: str
    buttons: Sequence[str] = ()


def words(form: Typed) -> Mapping[str, Words]:
    """What is written now, empty bubbles and all, so that a bubble's number is its place in the form."""
    written = {locale: said for locale, said in form.said.items() if not said.is_empty}
    return {
        locale: Words(said.title, said.short, tuple(card.strip() for card in said.cards))
        for locale, said in written.items()
    }


def shown(
    area: str, audiences: Sequence[str], exercise: str, words: Mapping[str, Words]
) -> Mapping[str, Sequence[Bubble]]:
    """The messages by language. The chat makes them in bot/dialogs/tips: a test holds the two together."""
    is_pupils = not audiences or any(Audience(one).is_pupils for one in audiences if one in set(Audience))
    found = {}
    for locale, said in words.items():
        cards = [card for card in said.cards if card]
        bubbles = [f"*{said.title}*\n\n{cards[0]}", *cards[1:]] if cards else []
        buttons = _buttons(texts(locale), area, exercise, len(bubbles), is_pupils=is_pupils)
        found[locale] = [Bubble(text, below) for text, below in zip(bubbles, buttons, strict=True)]
    return found


def html(text: str) -> Markup:
    """Our markup as HTML, everything else escaped; a line with a number to call stands out."""
    return Markup("\n").join(_line(line) for line in text.split("\n"))


def _line(line: str) -> Markup:
    call = _CALL.match(line)
    if call is None:
        return Markup(markup.to_html(line))  # noqa: S704  to_html escapes what is not its own
    return Markup('<span class="phone-call"><b>{}</b> {}</span>').format(call[1], escape(call[2]))


def _buttons(text: Texts, area: str, exercise: str, bubbles: int, *, is_pupils: bool) -> list[Sequence[str]]:
    if not bubbles:
        return []
    if area in GRAVE:
        other = "menu-open.friend" if is_pupils else "tips-card.child"
        return [*([()] * (bubbles - 1)), (text("menu-open.self"), text(other))]
    more = tuple(text(f"tips-card.{name}") for name in ("more", "person", "back"))
    names = ("helped", "not", *(("try",) if exercise else ()), "person", "tomorrow", "next", "back")
    return [*([more] * (bubbles - 1)), tuple(text(f"tips-card.{name}") for name in names)]
