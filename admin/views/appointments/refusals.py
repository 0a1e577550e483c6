"""Why something cannot be done with a meeting, in words that say what to do instead."""

from collections.abc import Mapping
from typing import Final

from admin.views.help_requests.moments import Clock
from core.appointments.arranging import AppointmentUnknown, BeingChosen, HasNoTime, WordsTooLong
from core.appointments.booking import AppointmentOver
from core.appointments.giving import ColleagueUnknown
from core.appointments.listing import NotOffered, SlotPast, SlotTaken
from core.appointments.meeting import NotYet, TooLate
from core.appointments.walking_in import NotToday
from core.cyclogram.rooms import RoomUnknown
from core.journals.offline import CategoryUnknown

GONE: Final[tuple[type[Exception], ...]] = (AppointmentUnknown,)


class NotFilled(Exception):
    """A field is empty, or holds what it cannot; the text's id says what is missing."""


WORDS: Final[Mapping[type[Exception], str]] = {
    SlotTaken: "appointments-desk-refused-taken",
    SlotPast: "appointments-desk-refused-past",
    AppointmentOver: "appointments-desk-refused-over",
    BeingChosen: "appointments-desk-refused-chosen",
    HasNoTime: "appointments-desk-refused-no-time",
    ColleagueUnknown: "appointments-desk-refused-colleague",
    RoomUnknown: "appointments-desk-refused-room",
    WordsTooLong: "appointments-desk-refused-long",
    NotYet: "appointments-desk-refused-not-yet",
    TooLate: "appointments-desk-refused-late",
    NotToday: "appointments-desk-refused-not-today",
    CategoryUnknown: "appointments-desk-refused-form",
}
REFUSED: Final[tuple[type[Exception], ...]] = (NotFilled, *WORDS)


def words(problem: Exception, clock: Clock) -> str:
    """What is said; of a time that is taken, the nearest free ones too."""
    if isinstance(problem, NotFilled):
        return clock.text(str(problem))
    said = clock.text(WORDS[type(problem)])
    if isinstance(problem, NotOffered) and problem.nearest:
        times = "; ".join(clock.moment(slot.starts_at) for slot in problem.nearest)
        return f"{said} {clock.text('appointments-desk-nearest', times=times)}"
    return said
