"""Why something about hours was refused, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass

from admin.security import translate
from admin.views.duty.form import NotFilled
from core.appointments.arranging import WordsTooLong
from core.appointments.day_moves import DayChanged, SameDay
from core.appointments.slots import KeyInvalid
from core.cyclogram.arrangers import PersonUnknown
from core.cyclogram.arranging import CellUnknown, HoursInvalid, HoursOverlap, WeekNotEmpty
from core.cyclogram.rooms import RoomInUse, RoomInvalid, RoomUnknown
from core.cyclogram.ruling import BOUNDS, BellsInvalid, LinkInvalid, PausesInvalid, RuleInvalid
from core.cyclogram.single_days import DayPast, DayUnknown, NobodyReceived, NoteTooLong

GONE = (CellUnknown, DayUnknown, PersonUnknown)
REFUSALS: Mapping[type[Exception], str] = {
    NotFilled: "cyclogram-refused-empty",
    HoursInvalid: "cyclogram-refused-hours",
    HoursOverlap: "cyclogram-refused-overlap",
    WeekNotEmpty: "cyclogram-refused-week",
    RoomUnknown: "cyclogram-refused-room",
    RoomInvalid: "cyclogram-refused-room-words",
    RoomInUse: "cyclogram-refused-room-used",
    DayPast: "cyclogram-refused-past",
    NoteTooLong: "cyclogram-refused-note",
    NobodyReceived: "cyclogram-refused-nobody",
    RuleInvalid: "cyclogram-refused-rule",
    PausesInvalid: "cyclogram-refused-pauses",
    BellsInvalid: "cyclogram-refused-bells",
    LinkInvalid: "cyclogram-refused-link",
    DayChanged: "cyclogram-refused-changed",
    SameDay: "cyclogram-refused-same-day",
    WordsTooLong: "cyclogram-refused-words",
    KeyInvalid: "cyclogram-refused-changed",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said above a form; ``part`` says which form of the page, where there are several."""

    words: str
    part: str = ""


def words_of(refusal: Exception) -> str:
    """The words; a number says its bounds, a room how many are still to meet there."""
    name = REFUSALS[type(refusal)]
    if isinstance(refusal, RuleInvalid):
        least, most = BOUNDS[refusal.name]
        return translate(name, rule=translate(f"cyclogram-rule-{refusal.name}"), least=least, most=most)
    if isinstance(refusal, RoomInUse):
        return translate(name, count=len(refusal.beginnings))
    return translate(name)
