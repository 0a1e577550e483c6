"""Appointments in the chat: a time in four taps, kept while one thinks, moved and cancelled as easily."""

from bot.dialogs.appointments import about, choosing, keeping, opening, queueing, taking, visiting
from bot.dialogs.appointments.voice import leave, read_typed

ROUTERS = (
    opening.router,
    choosing.router,
    about.router,
    taking.router,
    visiting.router,
    keeping.router,
    queueing.router,
)
CORRECTED = {about.MARK: about.correct, **visiting.CORRECTED}

__all__ = ["CORRECTED", "ROUTERS", "leave", "read_typed"]
