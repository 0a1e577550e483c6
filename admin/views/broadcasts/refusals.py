"""Why something about a broadcast was not done, in kind words."""

from typing import Final

from admin.security import translate
from admin.views.broadcasts.timing import TimeUnclear
from core.broadcasts import attaching, saved, scheduling
from core.broadcasts.agreeing import LimitInvalid, NothingWaits, NotYoursToRaise, SecondPersonNeeded
from core.broadcasts.carrying import NothingToRetry
from core.broadcasts.draft import Unready
from core.broadcasts.editing import AlreadyLeaving, ChangedMeanwhile, StandsAlready
from core.broadcasts.trying import NothingLinked
from core.files import FileEmpty, FileKindUnknown, FileTooLarge

WORDS: Final[dict[type[Exception], str]] = {
    AlreadyLeaving: "broadcasts-refused-leaving",
    StandsAlready: "broadcasts-refused-stands",
    ChangedMeanwhile: "broadcasts-refused-changed",
    Unready: "broadcasts-refused-unready",
    TimeUnclear: "broadcasts-refused-time",
    scheduling.InThePast: "broadcasts-refused-past",
    scheduling.NoHour: "broadcasts-outlook-never",
    scheduling.EndMissing: "broadcasts-refused-end",
    scheduling.EndTooFar: "broadcasts-refused-end-far",
    scheduling.NotLeaving: "broadcasts-refused-over",
    NothingWaits: "broadcasts-refused-nothing-waits",
    SecondPersonNeeded: "broadcasts-refused-second",
    LimitInvalid: "broadcasts-refused-limit",
    NotYoursToRaise: "broadcasts-refused-raise",
    NothingLinked: "broadcasts-refused-unlinked",
    NothingToRetry: "broadcasts-refused-retry",
    FileEmpty: "broadcasts-refused-file-empty",
    FileTooLarge: "broadcasts-refused-file-large",
    FileKindUnknown: "broadcasts-refused-file-kind",
    saved.NameMissing: "broadcasts-refused-name",
    saved.TooManySaved: "broadcasts-refused-saved-many",
}


def words(problem: Exception) -> str:
    """What to say about a refusal."""
    return translate(WORDS[type(problem)], most=attaching.LARGEST // 2**20)
