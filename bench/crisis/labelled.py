"""The labelled messages: every line is invented, written by several hands, each in the voices of many children."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.crisis.levels import Level
from core.crisis.lexicon import built_in

FOLDER = Path(__file__).with_name("messages")
FRESH = Path(__file__).with_name("fresh")  # written after the rules were frozen, scored, never learned from


@dataclass(frozen=True, slots=True)
class Message:
    """One labelled message. ``hand`` is the file it stands in, ``author`` the invented child who writes it."""

    hand: str
    author: str
    level: Level
    category: str
    kind: str
    script: str
    text: str

    @property
    def is_crisis(self) -> bool:
        """Whether a person must be woken."""
        return self.level.rank >= Level.HIGH.rank


def read_file(path: Path) -> list[Message]:
    """The messages of one file; lines that begin with # tell of its voices.

    Raises:
        ValueError: a line has another number of columns, or an unknown level.
    """
    with path.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    header = next(rows)
    if header != ["author", "level", "category", "kind", "script", "text"]:
        raise ValueError(f"{path.name}: {header}")
    found = []
    for row in rows:
        author, level, category, kind, script, text = row
        found.append(Message(path.stem, author, Level(level), category, kind, script, text))
    return found


def development() -> list[Message]:
    """Every message the rules and the model may be made from."""
    return [message for path in sorted(FOLDER.glob("*.tsv")) for message in read_file(path)]


def examples() -> list[Message]:
    """The examples that stand with the rules, and the core phrases: labelled by what they are examples of."""
    lexicon = built_in()
    found = [Message("rules", "rules", level, "", "core", "", phrase) for phrase, level in lexicon.core.items()]
    for rule in lexicon.rules:
        found += [Message("rules", "rules", rule.level, rule.category, "ordinary", "", text) for text in rule.yes]
        found += [Message("rules", "rules", Level.NONE, rule.category, "hard", "", text) for text in rule.no]
    return found


def fingerprint(messages: Sequence[Message]) -> str:
    """Names a set of messages: weights say from which one they were trained."""
    whole = "\n".join(f"{message.level}\t{message.text}" for message in messages)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
