"""What a step shows: its words, the help lines where they belong, a picture, a card to copy, and its buttons."""

from collections.abc import Sequence

from bot.turn import Turn
from core import help_lines, words
from core.exercises.running import Run
from core.messages import MAX_PAGE, OutboundMessage, Picture, QuickReply

PAGE = 6  # choices shown at a time


async def show(turn: Turn, run: Run) -> None:
    """The step; the card stands alone, without buttons, so that it can be copied as it is."""
    if run.current.has_card:
        card = turn.text(f"exercises-{run.code}-card", **run.said(), lines=await _lines(turn))
        for page in words.pages(card, MAX_PAGE):
            turn.reply(page)
    said, replies, picture = await _words(turn, run), buttons(turn, run), run.current.picture
    if picture is None:
        turn.reply(said, *replies)
    else:
        turn.show(Picture(alt=turn.text(f"pictures-{picture}"), name=picture), said, *replies)


async def show_other_choices(turn: Turn, run: Run) -> None:
    """The same step with the rest of its choices, in the place of those that were shown."""
    turn.send(OutboundMessage(await _words(turn, run), buttons(turn, run, page=1), replaces=turn.inbound.shown))


async def show_stopped(turn: Turn, run: Run | None) -> None:
    """A kind end: a person is one tap away."""
    said, doors = turn.text("exercises-stopped"), [turn.button("menu-open.self", "help:start")]
    if run is not None and run.script.is_grave:
        said = await _with_lines(turn, said)
        doors.append(turn.button("menu-open.friend", "help:friend"))
    else:
        doors.append(turn.button("exercises-end.others", "exercises:open"))
    clearing = [] if run is None else _clearing(turn, run)
    turn.reply(said, *doors, *clearing, turn.button("menu-open.title", "menu:open"))


def buttons(turn: Turn, run: Run, *, page: int = 0) -> tuple[QuickReply, ...]:
    """What can be tapped at a step; every one of them can be stopped at."""
    if run.is_over:
        return _ending(turn, run)
    step, offered = run.current, [*_choices(turn, run, page)]
    if step.offers_talk:
        offered.append(turn.button("exercises-step.write", "help:start"))
    if not step.choices:
        forward = _forward(run)
        offered.append(turn.button(f"exercises-step.{forward}", f"exercises:step:{run.code}~{run.step + 1}"))
    if run.script.is_grave:
        offered.append(turn.button("menu-open.now", "crisis:now"))
    return (*offered, turn.button("exercises-step.stop", "exercises:stop"))


def _forward(run: Run) -> str:
    """What going on means here; an answer that would stand in the card is passed over, not done."""
    step = run.current
    if step.asks:
        return "skip" if step.name else "done"
    return "begin" if run.step == 1 else "next"


def _choices(turn: Turn, run: Run, page: int) -> Sequence[QuickReply]:
    choices, here = run.current.choices, f"{run.code}~{run.step}"
    shown, others = choices[page * PAGE : (page + 1) * PAGE], choices[PAGE:] if page == 0 else choices[:PAGE]
    offered = [QuickReply(_title(turn, run, choice), f"exercises:pick:{here}~{choice}") for choice in shown]
    if others:
        verb = "more" if page == 0 else "step"
        offered.append(QuickReply(f"{others[0]} – {others[-1]}", f"exercises:{verb}:{here}"))
    return offered


def _title(turn: Turn, run: Run, choice: str) -> str:
    return choice if choice.isdecimal() else turn.text(f"exercises-{run.code}-{run.step}.{choice}")


def _ending(turn: Turn, run: Run) -> tuple[QuickReply, ...]:
    """After a grave one nothing but the doors to a person; a phone that goes on showing the words can be cleared."""
    doors = [turn.button("menu-open.self", "help:start")]
    if run.script.is_grave:
        doors.append(turn.button("menu-open.friend", "help:friend"))
    else:
        doors.insert(0, turn.button("exercises-end.again", f"exercises:start:{run.code}"))
        doors.append(turn.button("exercises-end.others", "exercises:open"))
        doors.append(turn.button("menu-open.title", "menu:open"))
    return (*doors, *_clearing(turn, run))


def _clearing(turn: Turn, run: Run) -> Sequence[QuickReply]:
    """The chat goes on showing what was typed in it, until it is cleared."""
    return [turn.button("exercises-end.clear", "exercises:clear")] if run.script.asks_words else []


async def _words(turn: Turn, run: Run) -> str:
    said = turn.text(f"exercises-{run.code}-{run.step}", **run.chosen(), channel=turn.inbound.channel)
    return await _with_lines(turn, said) if run.script.is_grave else said


async def _with_lines(turn: Turn, said: str) -> str:
    return f"{said}\n{await _lines(turn)}"


async def _lines(turn: Turn) -> str:
    """The numbers that answer at any hour: a plan outlives the hour it was made in."""
    return help_lines.written(await turn.run(help_lines.always_shown), turn.text)
