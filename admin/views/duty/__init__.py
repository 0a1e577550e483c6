"""Duty in the panel: who is woken, the week's turns, absences, one's own messengers, drills."""

from admin.views.duty.view import DutyView

__all__ = ["DutyView"]
