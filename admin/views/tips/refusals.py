"""Why a tip was not kept, in kind words and at the field that is meant."""

from typing import Final

from admin.security import translate
from core.tips import draft
from core.tips.agreeing import NothingWaits, ReasonMissing, SecondPersonNeeded
from core.tips.draft import WordingRefused
from core.tips.editing import ChangedMeanwhile, NothingChanged, RulesBroken
from core.tips.versions import NothingOwn, ReadingUnknown, VersionUnknown

WORDS: Final[dict[type[Exception], str]] = {
    draft.KazakhMissing: "tips-desk-refused-kazakh",
    draft.TitleMissing: "tips-desk-refused-title",
    draft.TitleTooLong: "tips-desk-refused-title-long",
    draft.ShortMissing: "tips-desk-refused-short",
    draft.ShortTooLong: "tips-desk-refused-short-long",
    draft.BubblesMissing: "tips-desk-refused-bubbles",
    draft.BubblesTooMany: "tips-desk-refused-bubbles-many",
    draft.TipTooLong: "tips-desk-refused-long",
    draft.TagsFound: "tips-desk-refused-tags",
    draft.SourceTooLong: "tips-desk-refused-source-long",
    draft.SourceMissing: "tips-desk-refused-source",
    draft.LicenseUnknown: "tips-desk-refused-license",
    draft.ReadersMissing: "tips-desk-refused-readers",
    ChangedMeanwhile: "tips-desk-refused-changed",
    NothingChanged: "tips-desk-refused-same",
    RulesBroken: "tips-desk-refused-rules",
    ReasonMissing: "tips-desk-refused-reason",
    NothingWaits: "tips-desk-refused-nothing-waits",
    SecondPersonNeeded: "tips-desk-refused-second",
    VersionUnknown: "tips-desk-refused-version",
    NothingOwn: "tips-desk-refused-nothing-own",
    ReadingUnknown: "tips-desk-refused-version",
}


def words(problem: Exception) -> str:
    """What to say about a refusal; where a language is meant, it is named."""
    about = {"language": "", "length": "0", "words": "0", "bubbles": "0"}
    if isinstance(problem, WordingRefused):
        about |= {name: str(number) for name, number in problem.about.items()}
        about["language"] = translate(f"tips-desk-language-{problem.locale}") if problem.locale else ""
    return translate(WORDS[type(problem)], **about)


def place(problem: Exception) -> tuple[str, str]:
    """The language and the field that a refusal is about."""
    return (problem.locale, problem.field) if isinstance(problem, WordingRefused) else ("", "")
