"""An exercise under way: where somebody stands in it, what was answered, and which step may come next."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from core.exercises.scripts import SCRIPTS, Script, Step

LONGEST_ANSWER = 600  # characters: six of them still make one card; whoever tells more writes a letter
WEIGHED_TOGETHER = 2000  # characters of what was typed before that are weighed with a new message
UNSAID = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """A place in an exercise: ``step`` counts from 1, ``words`` holds the answer of each step, empty when none."""

    code: str
    step: int = 1
    words: tuple[str, ...] = ()

    @classmethod
    def opened(cls, data: Mapping[str, Any] | None) -> Self | None:
        """The place that :meth:`as_dict` described; None when there is none, or the exercise has changed since."""
        if data is None or data["code"] not in SCRIPTS:
            return None
        steps = SCRIPTS[data["code"]].steps
        is_there = 1 <= data["step"] <= len(steps) and len(data["words"]) <= len(steps)
        return cls(data["code"], data["step"], tuple(data["words"])) if is_there else None

    def as_dict(self) -> dict[str, Any]:
        """A JSON-ready picture."""
        return {"code": self.code, "step": self.step, "words": list(self.words)}

    @property
    def script(self) -> Script:
        """The exercise."""
        return SCRIPTS[self.code]

    @property
    def current(self) -> Step:
        """The step that is shown."""
        return self.script.steps[self.step - 1]

    @property
    def is_over(self) -> bool:
        """Whether the last step is shown: nothing follows, so nothing has to be remembered."""
        return self.step == len(self.script.steps)

    @property
    def before(self) -> str:
        """What was typed so far, to be weighed together with what comes next."""
        typed = (word for word, step in zip(self.words, self.script.steps, strict=False) if word and step.asks)
        return " ".join(typed)[-WEIGHED_TOGETHER:]

    def goes_to(self, step: int) -> bool:
        """Whether a button may show this step: the next one, or the one shown already when a finger taps twice."""
        return step in (self.step, self.step + 1) and step <= len(self.script.steps)

    def takes(self, step: int, choice: str) -> bool:
        """Whether a choice may be made: of the step that is shown, or of the one before, to choose anew."""
        return step in (self.step - 1, self.step) and step >= 1 and choice in self.script.steps[step - 1].choices

    def at(self, step: int) -> Self:
        """The same exercise at another step; what was poured out in an open step stays behind."""
        kept = self
        if step > self.step and self.current.is_open:
            kept = self.answered(self.step, "")
        return replace(kept, step=step)

    def answered(self, step: int, word: str) -> Self:
        """With this answer to a step."""
        words = [*self.words, *("" for _ in range(step - len(self.words)))]
        words[step - 1] = word
        return replace(self, words=tuple(words))

    def poured(self, words: str) -> Self:
        """With more words in an open step; so many of them stay as are weighed together."""
        said = self.words[self.step - 1] if len(self.words) >= self.step else ""
        return self.answered(self.step, f"{said} {words}".strip()[-WEIGHED_TOGETHER:])

    def chosen(self) -> dict[str, str | int]:
        """What was tapped, by the names of the steps: what a step's own text may depend on."""
        return {
            step.name: int(word) if word.isdecimal() else word
            for step, word in self._pairs()
            if step.name is not None and step.choices
        }

    def said(self) -> dict[str, str | int]:
        """Everything that was answered, by name: for the card; what was passed over is a gap to fill in."""
        typed = {step.name: word or UNSAID for step, word in self._pairs() if step.name is not None}
        return {**typed, **self.chosen()}

    def _pairs(self) -> list[tuple[Step, str]]:
        steps = self.script.steps
        return list(zip(steps, [*self.words, *("" for _ in steps[len(self.words) :])], strict=True))
