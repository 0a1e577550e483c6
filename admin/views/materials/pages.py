"""What the fund's pages offer to choose from, and how a material is called in the reader's language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from admin.views.materials.form import OTHER
from core import frame
from core.materials.finding import OTHER_AREA, Wanted
from core.materials.fund import LICENSES
from core.texts import LOCALES, Texts
from db.models.journals import Aspect, Audience, Direction

LONGEST_SEARCH: Final = 100
LAST_PAGE: Final = 100_000
FILTERS: Final = ("direction", "area", "audience", "language", "aspect")
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter: its name, what it is about, the words for all, what can be chosen and what is."""

    name: str
    label: str
    all: str
    options: Options
    chosen: str


def options(name: str, text: Texts) -> Options:
    """What can be chosen of a field, with its words."""
    known: Mapping[str, Options] = {
        "direction": [(one.value, text(f"frame-direction-{one.value}")) for one in Direction],
        "area": [
            *((str(area), text(f"frame-area-{area}")) for area in frame.AREAS),
            (OTHER, text("materials-form-area-other")),
        ],
        "audience": [(one.value, _raised(text(f"frame-group-{one.value}"))) for one in Audience],
        "aspect": [(one.value, _raised(text(f"frame-aspect-{one.value}"))) for one in Aspect],
        "language": [(locale, _raised(text(f"materials-language-{locale}"))) for locale in LOCALES],
        "license": [
            *((name, _raised(text(f"materials-license-{name}"))) for name in LICENSES),
            (OTHER, text("materials-form-license-other")),
        ],
    }
    return known[name]


def filters(chosen: Mapping[str, str], text: Texts) -> Sequence[Filter]:
    """The filters of the list."""
    plural = {"area": "areas", "audience": "audiences", "language": "languages", "direction": "directions"}
    return [
        Filter(
            name,
            text(f"materials-filter-{name}"),
            text(f"materials-filter-all-{plural.get(name, 'aspects')}"),
            options(name, text),
            chosen.get(name, ""),
        )
        for name in FILTERS
    ]


def chosen(asked: Mapping[str, str], text: Texts) -> dict[str, str]:
    """The filters of an address or a form that can be meant."""
    known = {name: {value for value, _ in options(name, text)} for name in FILTERS}
    found = {name: asked.get(name, "") for name in FILTERS if asked.get(name, "") in known[name] and asked.get(name)}
    return {**found, "archived": "1"} if asked.get("archived") == "1" else found


def wanted(picked: Mapping[str, str], words: str, page: str) -> Wanted:
    """What is looked for, as the rule wants it."""
    area = picked.get("area")
    return Wanted(
        words=words,
        direction=Direction(picked["direction"]) if "direction" in picked else None,
        area=(OTHER_AREA if area == OTHER else int(area)) if area else None,
        audience=Audience(picked["audience"]) if "audience" in picked else None,
        aspect=Aspect(picked["aspect"]) if "aspect" in picked else None,
        language=picked.get("language"),
        is_archived="archived" in picked,
        page=number(page),
    )


def number(written: str) -> int:
    """A page's number; anything else is the first page."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= len(str(LAST_PAGE))
    return min(max(int(written), 1), LAST_PAGE) if is_number else 1


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]
