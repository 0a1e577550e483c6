"""The words of plans: facts until a person rewrites them, so that a plan made in Kazakh prints in Russian too."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from core.chain import digest_of
from core.journals import facts
from core.journals.facts import Facts
from core.texts import Texts

ITEM_WORDS: Final = ("content", "goal", "with_whom", "form", "responsible", "expected")
TASK_WORDS: Final = ("content", "with_whom", "place", "responsible")
LONGEST: Final = 1000
LONGEST_REASON: Final = 200
_MARK: Final = 16


class WordsMissing(Exception):
    """An activity without words is none."""


class WordsTooLong(Exception):
    """More than :data:`LONGEST` characters."""


class ReasonMissing(Exception):
    """What is not done is dropped with its reason."""


def shown(words: Mapping[str, Any], keys: Sequence[str], text: Texts) -> dict[str, str]:
    """The words as people read them, by name; what nobody wrote is empty."""
    return {key: facts.render(words.get(key), text) for key in keys}


def rewritten(
    words: Mapping[str, Any], written: Mapping[str, str], keys: Sequence[str], text: Texts, *, needed: str = "content"
) -> Facts:
    """The words with what a person changed in them; what was left as it was shown keeps its languages.

    Raises:
        WordsMissing: nothing says what is to be done.
        WordsTooLong: nobody could read it in a table.
    """
    found = dict(words)
    for key in keys:
        said = tidy(written.get(key, ""))
        if len(said) > LONGEST:
            raise WordsTooLong
        if said != facts.render(words.get(key), text):
            found[key] = said
    if needed and not facts.render(found.get(needed), text):
        raise WordsMissing
    return found


def rewritten_lines(lines: Sequence[Any], written: str, text: Texts) -> list[Any]:
    """A list with one fact a line: a line that still says what it said keeps its fact.

    Raises:
        WordsTooLong: a line nobody could read.
    """
    known = {facts.render(line, text): line for line in lines}
    said = [line for part in written.splitlines() if (line := tidy(part))]
    if any(len(line) > LONGEST for line in said):
        raise WordsTooLong
    return [known.get(line, line) for line in said]


def tidy(written: str) -> str:
    """What was typed, without the edges and with one kind of line break."""
    return written.replace("\r\n", "\n").strip()


def reason(written: str) -> str:
    """Why something is not done.

    Raises:
        ReasonMissing: nothing was said.
        WordsTooLong: more than a note.
    """
    said = " ".join(written.split())
    if not said:
        raise ReasonMissing
    if len(said) > LONGEST_REASON:
        raise WordsTooLong
    return said


def mark(row: Mapping[str, Any]) -> str:
    """A short mark of a row as it stands: two people who saw the same have the same one."""
    return digest_of(row).hex()[:_MARK]
