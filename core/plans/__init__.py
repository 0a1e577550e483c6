"""Plans: the year's plan, what a month takes from it, and what of it was done."""

from core.plans.choosing import Choice, choices

__all__ = ["Choice", "choices"]
