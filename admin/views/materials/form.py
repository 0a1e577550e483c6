"""What was typed about a material: read, made a draft of, and kept when it is refused."""

from collections.abc import Mapping
from typing import Final

from core import frame, words
from core.files import FileEmpty, FileKindUnknown, FileTooLarge
from core.materials.fund import LICENSES, Material
from core.materials.keeping import (
    ChoiceUnknown,
    Draft,
    LicenseMissing,
    LinkRefused,
    MaterialRefused,
    NothingToUse,
    TitleMissing,
    TooLong,
)
from db.models.journals import Aspect, Audience, Direction

OTHER: Final = "other"
LINES: Final = ("title", "summary", "language", "ages", "author", "source", "link")
CHOICES: Final = ("direction", "area", "audience", "aspect", "license")
FIELDS: Final = (*LINES, *CHOICES, "license_words")
EMPTY: Final[Mapping[str, str]] = {
    **dict.fromkeys(FIELDS, ""),
    "audience": Audience.STUDENT.value,
    "aspect": Aspect.PRACTICAL.value,
    "language": "kk",
}
WORDS: Final = {
    TitleMissing: "materials-refused-title",
    LicenseMissing: "materials-refused-license",
    NothingToUse: "materials-refused-nothing",
    TooLong: "materials-refused-long",
    LinkRefused: "materials-refused-link",
    ChoiceUnknown: "materials-refused-choice",
    FileTooLarge: "materials-refused-file-large",
    FileKindUnknown: "materials-refused-file-kind",
    FileEmpty: "materials-refused-file-empty",
}
REFUSED: Final[tuple[type[Exception], ...]] = tuple(WORDS)


def typed(form: Mapping[str, str]) -> dict[str, str]:
    """The fields as they were typed."""
    return {name: words.readable(form.get(name, "")).replace("\r\n", "\n").strip() for name in FIELDS}


def written(one: Material) -> dict[str, str]:
    """The fields of a material that stands already."""
    is_known = one.license in LICENSES
    return {
        **{name: str(getattr(one, name)) for name in LINES},
        "direction": one.direction.value,
        "audience": one.audience.value,
        "aspect": one.aspect.value,
        "area": str(one.area or OTHER),
        "license": one.license if is_known else OTHER,
        "license_words": "" if is_known else one.license,
    }


def draft_of(found: Mapping[str, str]) -> Draft:
    """The material that the fields describe.

    Raises:
        ChoiceUnknown: something that cannot be chosen.
    """
    for name, known in (("direction", Direction), ("audience", Audience), ("aspect", Aspect)):
        if found[name] not in set(known):
            raise ChoiceUnknown(name)
    if found["area"] not in {str(area) for area in frame.AREAS} | {OTHER}:
        raise ChoiceUnknown("area")
    return Draft(
        direction=Direction(found["direction"]),
        audience=Audience(found["audience"]),
        aspect=Aspect(found["aspect"]),
        area=int(found["area"]) if found["area"].isdecimal() else None,
        license=_license(found),
        **{name: found[name] for name in LINES},
    )


def refused(problem: Exception) -> tuple[str, str]:
    """The text that says what to do, and the field where."""
    return WORDS[type(problem)], problem.field if isinstance(problem, MaterialRefused) else "file"


def _license(found: Mapping[str, str]) -> str:
    """A right as it is kept; words of one's own count when nothing in the list does."""
    if found["license"] == OTHER:
        return found["license_words"]
    return found["license"] if found["license"] in LICENSES else ""
