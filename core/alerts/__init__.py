"""Alerts: who on duty hears of a crisis. Only a crisis pages; an alert carries code and level, never the text.

An alert climbs from person to person until somebody acknowledges it, and goes on when nobody then looks.
"""

from core.alerts.acknowledging import AlertUnknown, Outcome, Taken, acknowledge, mark_seen, note_view, stand_down, take
from core.alerts.climbing import climb
from core.alerts.finding import of_talk, unseen
from core.alerts.raising import page_around, page_duty, page_receiver, tell_buried, tell_unreadable
from core.alerts.standing import Called, Standing, standing

__all__ = [
    "AlertUnknown",
    "Called",
    "Outcome",
    "Standing",
    "Taken",
    "acknowledge",
    "climb",
    "mark_seen",
    "note_view",
    "of_talk",
    "page_around",
    "page_duty",
    "page_receiver",
    "stand_down",
    "standing",
    "take",
    "tell_buried",
    "tell_unreadable",
    "unseen",
]
