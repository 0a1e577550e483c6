"""The clock in the panel: what the service does by itself, when it did it last, and what is due next."""

from admin.views.clock.view import ClockView

__all__ = ["ClockView"]
