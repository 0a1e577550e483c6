"""Screening in the panel: the week of alerts in counts, and the quiet page of messages that woke nobody."""

from admin.views.screening.view import ScreeningView

__all__ = ["ScreeningView"]
