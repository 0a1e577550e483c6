"""What was done face to face, in a person's words: with whom, what, and what else there is to say."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from db.models.journals import Audience, Direction


class Who(StrEnum):
    """With whom it was done."""

    PUPIL = "pupil"
    CLASS = "class"
    PARENTS = "parents"
    TEACHERS = "teachers"
    ADMINISTRATION = "administration"


class What(StrEnum):
    """What was done: the five directions, and a training, which may serve several of them."""

    CONSULTATION = "consultation"
    ASSESSMENT = "assessment"
    CORRECTION = "correction"
    PREVENTION = "prevention"
    AWARENESS = "awareness"
    TRAINING = "training"


AUDIENCES = {
    Who.PUPIL: Audience.STUDENT,
    Who.CLASS: Audience.STUDENT,
    Who.PARENTS: Audience.PARENT,
    Who.TEACHERS: Audience.TEACHER,
    Who.ADMINISTRATION: Audience.ADMINISTRATION,
}
DIRECTIONS = {
    What.CONSULTATION: Direction.COUNSELLING,
    What.ASSESSMENT: Direction.ASSESSMENT,
    What.CORRECTION: Direction.CORRECTION,
    What.PREVENTION: Direction.PREVENTION,
    What.AWARENESS: Direction.AWARENESS,
    What.TRAINING: Direction.PREVENTION,
}
# the form of work as the books call it: with one person, with several
FORMATS = {
    What.CONSULTATION: ("consultation", "consultation"),
    What.ASSESSMENT: ("assessment", "assessment"),
    What.CORRECTION: ("lesson", "lesson"),
    What.PREVENTION: ("talk", "lesson"),
    What.AWARENESS: ("talk", "lecture"),
    What.TRAINING: ("training", "training"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done. The defaults make a whole entry: just now, with one pupil, nothing more to say.

    ``happened_at`` is an aware moment, None for now; ``direction`` overrides the one of ``what``;
    ``colleague`` is who did it, when another wrote it down; ``was_asked``: somebody came with a need (J6).
    """

    who: Who = Who.PUPIL
    what: What = What.CONSULTATION
    direction: Direction | None = None
    minutes: int | None = None
    participants: int = 1
    class_name: str | None = None
    category: str | None = None
    client: str = ""
    topic: str = ""
    result: str = ""
    recommendation: str = ""
    next_step: str = ""
    note: str = ""
    consent_on: date | None = None
    happened_at: datetime | None = None
    colleague: int | None = None
    is_repeat: bool = False
    was_asked: bool = False

    def words(self) -> dict[str, str]:
        """What is sealed with the work: everything a person wrote, and what was tapped, to offer it again."""
        consent = self.consent_on.isoformat() if self.consent_on else ""
        names = ("client", "topic", "result", "recommendation", "next_step", "note")
        found = {**{name: getattr(self, name) for name in names}, "consent_on": consent, "what": self.what.value}
        return {name: said for name, said in found.items() if said}
