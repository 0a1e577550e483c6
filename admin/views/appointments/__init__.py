"""The psychologist's calendar: a week or a day of meetings, a card of each, moving, who came without booking."""

from admin.views.appointments.view import AppointmentsView

__all__ = ["AppointmentsView"]
