"""The school's own words of danger: phrases in versions, muted rules, and the lexicon that screens its messages."""

from core.lexicon.standing import Mark, active, is_broken, mark

__all__ = ["Mark", "active", "is_broken", "mark"]
