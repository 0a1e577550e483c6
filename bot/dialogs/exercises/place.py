"""Where somebody stands in an exercise: in the dialog's data, under the form's name, and nowhere else."""

from aiogram.fsm.context import FSMContext

from bot.dialogs.states import ExerciseForm
from bot.turn import Turn
from core.exercises.running import Run

FORM = ExerciseForm.__name__


def run_of(turn: Turn) -> Run | None:
    """The exercise that is going on, if one is."""
    if turn.person.state != ExerciseForm.running.state:
        return None
    return Run.opened(turn.person.data.get(FORM))


async def remember(state: FSMContext, run: Run) -> None:
    """The exercise goes on from here."""
    await state.set_state(ExerciseForm.running)
    await state.update_data({FORM: run.as_dict()})


async def leave(turn: Turn, state: FSMContext) -> None:
    """Another dialog begins, or the exercise ends: what was typed in it is wiped."""
    if turn.person.state == ExerciseForm.running.state:
        await state.set_state(None)
