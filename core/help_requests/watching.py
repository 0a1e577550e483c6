"""The watch: for a day after a person has ended a danger, any new sign makes the talk red again."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from core.crisis.levels import Finding, Level
from db.models.help_requests import HelpRequest

WATCH_LASTS: Final = timedelta(hours=24)
WATCH_RULE: Final = "watch"  # beside the rules of the words: what alone they would not have raised


def is_watched(help_request: HelpRequest, *, now: datetime) -> bool:
    """Whether a person ended the danger lately, so that little is enough to raise it again."""
    until = help_request.watched_until
    return until is not None and until > now and not help_request.is_red


def heightened(help_request: HelpRequest, finding: Finding, *, now: datetime) -> Finding:
    """The finding as it weighs in this talk: under watch an elevated or a weak sign is one of danger."""
    is_sign = finding.level is Level.ELEVATED or finding.is_soft
    if finding.is_crisis or not is_sign or not is_watched(help_request, now=now):
        return finding
    return replace(finding, level=Level.HIGH, rules=(*finding.rules, WATCH_RULE))
