"""The school's own words of danger in the panel: phrases, versions, the built-in rules and their silence."""

from admin.views.lexicon.rules import RulesView
from admin.views.lexicon.view import LexiconView

__all__ = ["LexiconView", "RulesView"]
