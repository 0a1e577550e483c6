"""The cyclogram: a psychologist's week, and on which days and hours people can come."""

from db.models.cyclogram import (
    Bell,
    BookingRules,
    CyclogramCell,
    DayException,
    MeetingLink,
    Room,
    Weeks,
    WorkKind,
)

__all__ = ["Bell", "BookingRules", "CyclogramCell", "DayException", "MeetingLink", "Room", "Weeks", "WorkKind"]
