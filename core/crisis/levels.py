"""How grave a message is, of what kind, and the finding that says so."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Level(StrEnum):
    """How soon a human must look; `elevated` only orders the queue, the two above it wake somebody."""

    NONE = "none"
    ELEVATED = "elevated"
    HIGH = "high"
    EMERGENCY = "emergency"

    @property
    def rank(self) -> int:
        """0 for none up to 3 for emergency."""
        return list(Level).index(self)


class Category(StrEnum):
    """What kind of danger is told, which decides the help lines that are shown."""

    IDEATION = "ideation"
    PLAN = "plan"
    OVERDOSE = "overdose"
    SELFHARM = "selfharm"
    FAREWELL = "farewell"
    VIOLENCE = "violence"
    SEXUAL = "sexual"
    FRIEND = "friend"  # somebody else is in danger
    BULLYING = "bullying"  # with threats, blows or extortion
    PSYCHOSIS = "psychosis"
    THREAT = "threat"  # to others
    EATING = "eating"
    ADDICTION = "addiction"
    HOPELESSNESS = "hopelessness"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """What screening saw: the gravest level, its category, and the evidence as spans of the original text.

    `rules` are ids from the lexicon, gravest first; `languages` are those of the phrases found, a subset of kk, ru, en.
    """

    level: Level = Level.NONE
    category: Category | None = None
    rules: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    is_soft: bool = False  # the softer card is due: a weak sign, or a likeness to messages of danger
    is_unscreened: bool = False  # screening failed: nobody knows, so a person must look

    @property
    def is_crisis(self) -> bool:
        """Whether the crisis lines are shown and the duty is woken."""
        return self.level.rank >= Level.HIGH.rank

    def behind(self, lead: int) -> "Finding":
        """The same finding of a text without its first ``lead`` characters: evidence inside them is left out."""
        spans = tuple((max(0, start - lead), end - lead) for start, end in self.spans if end > lead)
        return replace(self, spans=spans)
