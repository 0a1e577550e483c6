"""From the list to the last step: what is tapped and what is typed in an exercise."""

from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.dialogs import emergency, help_requests, in_danger
from bot.dialogs.exercises import showing
from bot.dialogs.exercises.interruptions import MARK, beside, show_stale
from bot.dialogs.exercises.place import leave, remember, run_of
from bot.dialogs.states import ExerciseForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core.exercises import scripts
from core.exercises.running import LONGEST_ANSWER, Run

router = TurnRouter(name="exercises")


@router.turn(Tap("exercises:open"))
async def choose(turn: Turn, state: FSMContext, target: str) -> None:
    """The exercises: first those for a hard moment, one tap away, the others behind a button."""
    await leave(turn, state)
    is_for_now = target != "more"
    listed = scripts.listed(is_for_now=is_for_now, audience=turn.person.audience)
    buttons = [turn.button(f"exercises-{script.code}.title", f"exercises:start:{script.code}") for script in listed]
    if is_for_now:
        buttons.append(turn.button("exercises-open.more", "exercises:open:more"))
        buttons.append(turn.button("menu-open.now", "crisis:now"))
    else:
        buttons.append(turn.button("exercises-more.back", "exercises:open"))
    said = turn.text("exercises-open" if is_for_now else "exercises-more")
    turn.reply(said, *buttons, turn.button("menu-open.title", "menu:open"))


@router.turn(Tap("exercises:start"))
async def start(turn: Turn, state: FSMContext, target: str) -> None:
    """The first step; an exercise there is not (any more, or for this reader) gives the list."""
    script = scripts.find(target, audience=turn.person.audience)
    if script is None:
        await choose(turn, state, target="")
        return
    await _go(turn, state, Run(script.code))


@router.turn(Tap("exercises:step"))
async def move(turn: Turn, state: FSMContext, target: str) -> None:
    """The next step, or once more the one that is shown."""
    run, step, _choice = _aimed(turn, target)
    if run is None or not run.goes_to(step):
        await show_stale(turn, target)
        return
    await _go(turn, state, run.at(step))


@router.turn(Tap("exercises:pick"))
async def pick(turn: Turn, state: FSMContext, target: str) -> None:
    """A choice; one of the step before is chosen anew."""
    run, step, choice = _aimed(turn, target)
    if run is None or not run.takes(step, choice):
        await show_stale(turn, target)
        return
    await _go(turn, state, run.answered(step, choice).at(step + 1))


@router.turn(Tap("exercises:more"))
async def turn_page(turn: Turn, target: str) -> None:
    """The other choices of the step."""
    run, step, _choice = _aimed(turn, target)
    if run is None or step != run.step or not run.current.choices:
        await show_stale(turn, target)
        return
    await showing.show_other_choices(turn, run)


@router.turn(Tap("exercises:stop"))
async def stop(turn: Turn, state: FSMContext) -> None:
    """[Stop]: nothing is scolded, nothing is kept."""
    run = run_of(turn)
    await leave(turn, state)
    await showing.show_stopped(turn, run)


@router.turn(Tap("exercises:clear"))
async def clear(turn: Turn, state: FSMContext) -> None:
    """[Clear the chat]: what was typed and the card are shown no more; letters and their answers stay."""
    await leave(turn, state)
    turn.reply(turn.text("exercises-cleared"), turn.button("menu-open.title", "menu:open"), clears=True)
    await help_requests.show_unopened(turn, turn.person.threads)


@router.turn(InState(ExerciseForm.running), Written())
async def answer(turn: Turn, state: FSMContext) -> None:
    """Typed words: the answer of a step that asks; elsewhere they are for the psychologist, as everywhere."""
    run = run_of(turn)
    if turn.danger is not None:
        await leave(turn, state)
        await in_danger.lead(turn, state)
        await help_requests.write(turn, state)
    elif run is None or not run.current.asks:
        await beside(turn, state, help_requests.write)
    elif _is_danger_together(turn, run):
        await emergency.hear(turn, state)
    else:
        turn.kept_in = MARK
        await _take(turn, state, run, turn.inbound.text or "")


async def _take(turn: Turn, state: FSMContext, run: Run, typed: str) -> None:
    """Into an open step as much as comes; elsewhere one answer, which a card must be able to hold, and then on."""
    if run.current.is_open:
        await remember(state, run.poured(typed))
        turn.reply(turn.text("exercises-go-on"), *showing.buttons(turn, run))
    elif len(typed) > LONGEST_ANSWER:
        turn.reply(turn.text("exercises-too-long"), *showing.buttons(turn, run))
    else:
        await _go(turn, state, run.answered(run.step, typed).at(run.step + 1))


def _is_danger_together(turn: Turn, run: Run) -> bool:
    """Whether only all that was typed in this exercise tells of danger; then all of it goes to a person."""
    if not run.before:
        return False
    together = f"{run.before} {turn.inbound.text}"
    finding = turn.screen(together, ())
    if finding.is_crisis:
        turn.inbound, turn.finding = replace(turn.inbound, text=together), finding
    return finding.is_crisis


async def _go(turn: Turn, state: FSMContext, run: Run) -> None:
    """Show the step; after the last one nothing is remembered any more."""
    await showing.show(turn, run)
    if run.is_over:
        await leave(turn, state)
    else:
        await remember(state, run)


def _aimed(turn: Turn, target: str) -> tuple[Run | None, int, str]:
    """What a button means, ``code~step~choice``: the exercise going on, if it is that one, the step, the choice."""
    code, _, rest = target.partition("~")
    step, _, choice = rest.partition("~")
    run = run_of(turn)
    return run if run is not None and run.code == code else None, int(step) if step.isdecimal() else 0, choice
