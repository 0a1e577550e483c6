"""The labelled sentences: every line is invented; a file is a hand. The shipped tips stand among the harmless ones."""

import csv
import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from db import tips_seeding

FOLDER = Path(__file__).with_name("sentences")
TOLD_APART = frozenset({"gendered", "markup", "link", "phone"})  # by their letters and marks, not by their wording
LOCALES = ("kk", "ru", "en")
_SENTENCE = re.compile(r"[^.!?\u2026\n]+[.!?\u2026]*")
_SHORTEST = 3  # words


class Sentence(NamedTuple):
    """One sentence or two, the rule it breaks (``none``: harmless), and for whom it is written."""

    hand: str
    id: str
    rule: str
    audience: str
    locale: str
    text: str

    @property
    def is_breaking(self) -> bool:
        """Whether it breaks a rule."""
        return self.rule != "none"


def read_file(path: Path) -> list[Sentence]:
    """The sentences of one file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [
            Sentence(path.stem, row["id"], row["rule"], row["audience"], row["locale"], row["text"]) for row in rows
        ]


def development() -> list[Sentence]:
    """Every sentence the likeness may be made from."""
    return [sentence for path in sorted(FOLDER.glob("*.tsv")) for sentence in read_file(path)]


def shipped() -> list[Sentence]:
    """The sentences of the shipped tips, and each two in a row: harmless, every one was read."""
    found = []
    for _area, tip in tips_seeding.shipped():
        for locale in LOCALES:
            for card in tip[locale]["cards"]:
                pieces = [piece.strip() for piece in _SENTENCE.findall(card) if len(piece.split()) >= _SHORTEST]
                texts = [*pieces, *(f"{one} {other}" for one, other in pairwise(pieces))]
                found += [Sentence("shipped", tip["code"], "none", tip["audiences"][0], locale, text) for text in texts]
    return found


def fingerprint(sentences: Sequence[Sentence]) -> str:
    """A name of this set of sentences: weights say which set they were trained from."""
    written = "\n".join(f"{one.rule}\t{one.locale}\t{one.text}" for one in sentences)
    return hashlib.sha256(written.encode()).hexdigest()[:16]
