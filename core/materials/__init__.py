"""The methodical fund: numbered materials, found by words in any spelling."""

from core.materials.finding import Choice, choices

__all__ = ["Choice", "choices"]
