"""Why something about plans was refused, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass

from admin.security import translate
from admin.views.duty.form import NotFilled
from core.plans import approving, item_acts, items, making, months, task_acts, terms, wording

GONE = (making.PlanUnknown, items.ItemUnknown, months.TaskUnknown, terms.MonthUnknown, making.YearOutOfReach)
REFUSALS: Mapping[type[Exception], str] = {
    NotFilled: "plans-refused-empty",
    making.PlanExists: "plans-refused-exists",
    making.PlanApproved: "plans-refused-approved",
    making.PlanChanged: "plans-refused-changed",
    making.NothingBefore: "plans-refused-before",
    items.ItemChanged: "plans-refused-changed",
    items.FrameUnknown: "plans-refused-empty",
    item_acts.ItemInUse: "plans-refused-used",
    item_acts.DoneByWork: "plans-refused-by-work",
    item_acts.DoneInFuture: "plans-refused-future",
    months.TaskChanged: "plans-refused-line-changed",
    months.TaskRefused: "plans-refused-line",
    months.DayOutside: "plans-refused-outside",
    task_acts.TaskInUse: "plans-refused-used-line",
    task_acts.MonthOutside: "plans-refused-month",
    terms.TermOutside: "plans-refused-term",
    terms.TermBackwards: "plans-refused-backwards",
    wording.WordsMissing: "plans-refused-words",
    wording.WordsTooLong: "plans-refused-long",
    wording.ReasonMissing: "plans-refused-reason",
    approving.NothingPlanned: "plans-refused-nothing",
    approving.NameMissing: "plans-refused-name",
    approving.NameTooLong: "plans-refused-long",
    approving.DayWrong: "plans-refused-signed",
    approving.NotApproved: "plans-refused-open",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is said above a form; ``line``: the line of a grid that it is about.

    ``is_changed``: somebody else wrote meanwhile. What stands now is shown beside the form, and sent again it wins.
    """

    words: str
    line: int | None = None
    is_changed: bool = False


def refused(problem: Exception) -> Refusal:
    """The words of a refusal; a line of the grid says what is wrong with it."""
    if isinstance(problem, months.TaskRefused):
        why = translate(REFUSALS[type(problem.why)])
        return Refusal(translate("plans-refused-line", why=why), problem.task_id)
    if isinstance(problem, months.TaskChanged):
        return Refusal(translate("plans-refused-line-changed", words=problem.content), problem.task_id, is_changed=True)
    is_changed = isinstance(problem, making.PlanChanged | items.ItemChanged)
    return Refusal(translate(REFUSALS[type(problem)]), is_changed=is_changed)
