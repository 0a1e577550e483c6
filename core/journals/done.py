"""What was done face to face, in a person's words: with whom, what, and what else there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from db.models.journals import Aspect, Audience, Direction, Referral


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
# what a person writes of it in words of their own
SAID: Final = ("client", "topic", "result", "recommendation", "next_step", "note", "partners", "programme")
LEVELS: Final = ("low", "middle", "high")


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done. The defaults make a whole entry: just now, with one pupil, nothing more to say.

    ``happened_at`` is an aware moment, None for now; ``direction`` overrides the one of ``what``;
    ``colleague`` is who did it, when another wrote it down; ``was_asked``: somebody came with a need (J6).
    ``partners``: who of the school did it together with the psychologist. Of the service's frame (``area`` and
    ``stage`` 1-4, ``aspect``) what is None follows from the plan, the category, the day. ``levels``: how many of an
    assessment were ``low``, ``middle``, ``high``; ``method`` and ``programme`` are names.
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
    partners: str = ""
    programme: str = ""
    area: int | None = None
    stage: int | None = None
    aspect: Aspect | None = None
    referral: Referral | None = None
    method: str = ""
    levels: Mapping[str, int] | None = None
    plan_item_id: int | None = None
    plan_task_id: int | None = None
    material_id: int | None = None

    @property
    def people(self) -> int:
        """How many it was done with: one pupil is one, whatever number was left over."""
        return 1 if self.who is Who.PUPIL else max(1, self.participants)

    def words(self) -> dict[str, str]:
        """What is sealed with the work: everything a person wrote, and what was tapped, to offer it again."""
        consent = self.consent_on.isoformat() if self.consent_on else ""
        found = {**{name: getattr(self, name) for name in SAID}, "consent_on": consent, "what": self.what.value}
        return {name: said for name, said in found.items() if said}

    def framed(self) -> dict[str, Any]:
        """What was said of the service's frame, and what it is tied to; what follows by itself is left out."""
        aspect = self.aspect or (Aspect.APPLIED if self.partners else None)
        found = {
            "area": self.area,
            "stage": self.stage,
            "aspect": aspect,
            "referral": self.referral,
            "method": self.method or None,
            "levels": dict(self.levels) if self.levels else None,
            "plan_item_id": self.plan_item_id,
            "plan_task_id": self.plan_task_id,
            "material_id": self.material_id,
        }
        return {name: value for name, value in found.items() if value is not None}
