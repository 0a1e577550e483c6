"""The approved templates: what may be said to somebody who has not written for a day, in words that tell nothing.

Their texts are ours like all others (locales/*/whatsapp.ftl); Meta reviews each language of each of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from core.texts import LOCALES, texts

PREFIX: Final = "senim_"
WAITING: Final = "start:waiting"
READS: Final = "broadcasts:read"


@dataclass(frozen=True, slots=True)
class Template:
    """One template: the gaps of its words, by name, each with an example that the reviewers are shown."""

    name: str
    category: str
    gaps: tuple[str, ...] = ()

    @property
    def known_as(self) -> str:
        """Its name at Meta."""
        return PREFIX + self.name


INVITE: Final = Template("invite", "UTILITY")
NEWS: Final = Template("news", "MARKETING")
TEMPLATES: Final[Mapping[str, Template]] = {
    one.name: one
    for one in (
        INVITE,
        Template("duty", "UTILITY"),
        Template("appointment", "UTILITY", ("when",)),
        NEWS,
    )
}


def fitting(name: str | None, given: Sequence[str]) -> Sequence[tuple[Template, Sequence[str]]]:
    """The templates to try in turn: the one that was meant, if its gaps can be filled, and the plain invitation."""
    meant = TEMPLATES.get(name or "", INVITE)
    can_be_filled = len(meant.gaps) == len(given) and all(word.strip() for word in given)
    best = [(meant, given)] if can_be_filled and meant is not INVITE else []
    return [*best, (INVITE, ())]


def body(template: Template, locale: str, given: Sequence[str]) -> dict[str, Any]:
    """The request that sends it; its button sends back what it says."""
    gaps = [{"type": "text", "text": " ".join(word.split())} for word in given]
    filled = {"components": [{"type": "body", "parameters": gaps}]} if gaps else {}
    named = {"name": template.known_as, "language": {"code": locale}, **filled}
    return {"type": "template", "template": named}


def payload_of_title(title: object) -> str:
    """What a tapped button of a template asks for: to read what was announced, or whatever waits."""
    return READS if title in {title_of(NEWS, locale) for locale in LOCALES} else WAITING


def definition(template: Template, locale: str) -> dict[str, Any]:
    """What Meta is asked to approve."""
    said = {"type": "BODY", "text": words(template, locale)}
    if template.gaps:
        examples = [texts(locale)(f"whatsapp-template-{template.name}.{gap}-example") for gap in template.gaps]
        said["example"] = {"body_text": [examples]}  # type: ignore[assignment]
    return {
        "name": template.known_as,
        "language": locale,
        "category": template.category,
        "components": [
            said,
            {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": title_of(template, locale)}]},
        ],
    }


def words(template: Template, locale: str) -> str:
    """The words with their gaps as Meta writes them: «{{1}}»."""
    gaps = {gap: f"{{{{{number}}}}}" for number, gap in enumerate(template.gaps, start=1)}
    return texts(locale)(f"whatsapp-template-{template.name}", **gaps)


def title_of(template: Template, locale: str) -> str:
    """What its button says."""
    return texts(locale)(f"whatsapp-template-{template.name}.open")
