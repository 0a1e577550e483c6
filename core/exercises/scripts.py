"""The exercises as data: what each step asks, offers and shows; its words stand in the texts of ``exercises``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

# the youngest pupils meet no words about life being too heavy (core/tips/areas.py keeps the audiences)
YOUNGEST: Final = "pupils_0_4"


@dataclass(frozen=True, slots=True)
class Step:
    """One bubble.

    ``asks``: what is typed here belongs to the exercise; ``is_open``: as many messages as wanted, forgotten when the
    step is left; ``name``: under which the answer stands in later texts; ``choices``: codes, or numbers, to tap;
    ``has_card``: what was answered is shown first, put together, to be copied; ``offers_talk``: a way to a person.
    """

    asks: bool = False
    is_open: bool = False
    name: str | None = None
    choices: tuple[str, ...] = ()
    picture: str | None = None
    has_card: bool = False
    offers_talk: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """An exercise. One that ``is_grave`` shows the help lines at every step and ends in the two doors to a person."""

    code: str
    steps: tuple[Step, ...]
    is_for_now: bool = False
    is_grave: bool = False

    @property
    def asks_words(self) -> bool:
        """Whether something is typed in it, which a phone goes on showing."""
        return any(step.asks for step in self.steps)


def _asked(name: str | None = None) -> Step:
    return Step(asks=True, name=name)


_SAYS, _CARD, _BREATH = Step(), Step(has_card=True), Step(picture="breathing")
_SITUATIONS = ("vape", "drink", "money", "photo", "skip", "other")
_ALL = (
    Script("grounding", (_SAYS, *(_asked() for _sense in range(5)), _SAYS), is_for_now=True),
    Script("breathing", (_SAYS, _BREATH, _BREATH, _SAYS), is_for_now=True),
    Script("sleep", (_SAYS, _SAYS, _SAYS, _asked(), _SAYS, _SAYS), is_for_now=True),
    Script(
        "tonight",
        (_SAYS, _asked("who"), _asked("where"), _asked("what"), _asked("worse"), _CARD),
        is_for_now=True,
        is_grave=True,
    ),
    Script(
        "safety-plan",
        (
            Step(offers_talk=True),
            *(_asked(name) for name in ("signs", "self", "people", "adults", "specialists", "safe")),
            _CARD,
        ),
        is_for_now=True,
        is_grave=True,
    ),
    Script("worry", (_SAYS, Step(asks=True, is_open=True), _asked(), _SAYS)),
    Script("i-message", (_SAYS, _asked("when"), _asked("feel"), _asked("need"), _CARD)),
    Script("saying-no", (Step(choices=_SITUATIONS, name="situation"), _asked("phrase"), _CARD)),
    Script("strengths", (_asked("first"), _asked("second"), _asked("third"), _asked("brave"), _CARD)),
    Script(
        "readiness",
        (
            _SAYS,
            Step(choices=tuple(map(str, range(11))), name="number"),
            *(_asked(name) for name in ("why", "gives", "takes", "small")),
            _CARD,
        ),
    ),
)
SCRIPTS: Final[Mapping[str, Script]] = {script.code: script for script in _ALL}


def find(code: str, *, audience: str | None) -> Script | None:
    """The exercise of this code, if there is one for this audience; an unknown one (None) is not the youngest."""
    script = SCRIPTS.get(code)
    return None if script is None or (script.is_grave and audience == YOUNGEST) else script


def listed(*, is_for_now: bool, audience: str | None) -> Sequence[Script]:
    """What helps in a hard moment, or else what makes stronger for later, in the order it is offered."""
    return [
        script for code, script in SCRIPTS.items() if script.is_for_now == is_for_now and find(code, audience=audience)
    ]
