"""Appointments: people book, move and cancel meetings; no time is ever given twice."""

from db.models.appointments import Appointment, AppointmentHold, AppointmentState, HoldPurpose, Visitor
from db.models.journals import Audience

__all__ = ["Appointment", "AppointmentHold", "AppointmentState", "Audience", "HoldPurpose", "Visitor"]
