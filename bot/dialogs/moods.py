"""Mood marks: five faces, a few words for oneself, a private picture of the last weeks; nobody else sees it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from aiogram.fsm.context import FSMContext

from bot.dialogs import emergency, help_requests, menu
from bot.dialogs.states import HelpRequestForm, MoodForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core import moods, words
from core.crisis.markers import Finding
from core.help_requests import About, RequestState, drafts, talks
from core.messages import MAX_PAGE, Picture, QuickReply
from core.moods import Mark
from core.pictures import weeks

router = TurnRouter(name="moods")
MARK = "moods"  # the thread, as traces know it, of words that stand beside a mark


@router.turn(Tap("moods:open"))
async def ask(turn: Turn, state: FSMContext) -> None:
    """[My mood]: how are you today."""
    await state.set_state(None)
    turn.reply(turn.text("moods-open"), *await _faces(turn))


@router.turn(Tap("moods:mark"))
async def mark(turn: Turn, state: FSMContext, target: str) -> None:
    """A face: thanked for in its own tone; where it is hard, a person is offered first."""
    if target not in map(str, moods.FACES):
        await menu.show_stale(turn, state)
        return
    await state.set_state(None)
    await turn.run(moods.mark, turn.person, int(target), now=turn.now)
    turn.reply(turn.text(f"moods-thanks-{target}"), *_after(turn, is_low=int(target) <= moods.LOW))


@router.turn(Tap("moods:note"))
async def ask_note(turn: Turn, state: FSMContext) -> None:
    """[Write a few words]: for oneself, beside today's mark."""
    marks = await turn.run(moods.lately, turn.person, now=turn.now)
    if not marks or marks[-1].day != await turn.run(moods.today, turn.person, now=turn.now):
        await ask(turn, state)
        return
    await state.set_state(MoodForm.note)
    turn.reply(
        turn.text("moods-note", most=moods.LONGEST_NOTE),
        turn.button("menu-open.self", "help:start"),
        turn.button("menu-open.title", "menu:open"),
    )


@router.turn(InState(MoodForm.note), Written())
async def note(turn: Turn, state: FSMContext) -> None:
    """The words. What is too long for a note is kept as an unsent letter, so that nothing typed is lost."""
    typed = turn.inbound.text or ""
    together = f"{await turn.run(moods.words_of_today, turn.person, now=turn.now)} {typed}"
    finding = turn.screen(together, ())
    if finding.is_crisis:  # danger that only the whole tells goes to a person as a whole
        turn.inbound, turn.finding = replace(turn.inbound, text=together), finding
        await emergency.hear(turn, state)
        return
    try:
        await turn.run(moods.note, turn.person, typed, now=turn.now)
    except (moods.NoteTooLong, moods.NoMarkToday):
        await _keep_as_letter(turn, state)
        return
    turn.kept_in = MARK
    await state.set_state(None)
    turn.reply(turn.text("moods-noted"), *_after(turn, is_low=False, has_note=True))


async def leave_note(turn: Turn, state: FSMContext) -> None:
    """Something was tapped: what is typed after it is no note."""
    if turn.person.state == MoodForm.note.state:
        await state.set_state(None)


async def correct(turn: Turn, _state: FSMContext) -> None:
    """The words beside today's mark were written anew; they must not become a letter."""
    turn.kept_in = MARK
    try:
        await turn.run(moods.note, turn.person, turn.inbound.text or "", now=turn.now, instead=True)
    except (moods.NoteTooLong, moods.NoMarkToday):
        turn.reply(turn.text("moods-uncorrected", most=moods.LONGEST_NOTE), *_after(turn, is_low=False))
        return
    turn.reply(turn.text("moods-noted"), *_after(turn, is_low=False, has_note=True))


@router.turn(Tap("moods:picture"))
async def show_picture(turn: Turn, state: FSMContext) -> None:
    """[My picture]: four weeks as faces and as words, then what was written."""
    await state.set_state(None)
    marks = await turn.run(moods.lately, turn.person, now=turn.now)
    if not marks:
        turn.reply(turn.text("moods-none"), *await _faces(turn))
        return
    picture = Picture(alt=turn.text("moods-picture.alt", count=len(marks)), drawn=await _drawn(turn, marks))
    buttons = (
        turn.button("moods-act.send", "moods:send"),
        turn.button("moods-act.wipe", "moods:wipe"),
        turn.button("menu-open.title", "menu:open"),
    )
    said = f"{turn.text('moods-picture')}\n\n{_days(turn, marks)}"
    notes = _notes(marks)
    if not notes:
        turn.show(picture, said, *buttons)
        return
    turn.show(picture, said)
    *pages, last = words.pages(f"{turn.text('moods-notes')}\n{notes}", MAX_PAGE)
    for page in pages:
        turn.reply(page)
    turn.reply(last, *buttons)


@router.turn(Tap("moods:send"))
async def draft(turn: Turn, state: FSMContext) -> None:
    """[To the psychologist]: the marks as words in the child's own unsent letter; nothing leaves by itself."""
    marks = await turn.run(moods.lately, turn.person, now=turn.now)
    if not marks:
        turn.reply(turn.text("moods-none"), *await _faces(turn))
        return
    summary = "\n".join(part for part in (turn.text("moods-summary"), _days(turn, marks), _notes(marks)) if part)
    letter = await turn.run(talks.draft_of, turn.person.threads) or await turn.new_thread(About.SELF)
    finding = _gravest(turn, marks)
    await turn.run(drafts.write, letter, text=summary, finding=finding, sends_itself=False, now=turn.now)
    await state.set_data({"thread": letter.ref, "told": True, "held": True})
    await state.set_state(HelpRequestForm.writing)
    if letter.state is not RequestState.DRAFT:  # the words together told of danger: they are with a person already
        await help_requests.acknowledge(turn, state, letter)
        return
    *pages, last = words.pages(f"{turn.text('moods-drafted')}\n\n{summary}", MAX_PAGE)
    for page in pages:
        turn.reply(page)
    turn.reply(last, turn.button("help-draft.send", "help:send"), turn.button("help-draft.discard", "help:discard"))


@router.turn(Tap("moods:wipe"))
async def wipe(turn: Turn, state: FSMContext, target: str) -> None:
    """[Delete my marks]: asked once; then they are gone, and so is what the chat showed of them."""
    if target != "yes":
        turn.reply(
            turn.text("moods-wipe"),
            turn.button("moods-wipe.yes", "moods:wipe:yes"),
            turn.button("moods-wipe.no", "moods:picture"),
        )
        return
    await state.set_state(None)
    await turn.run(moods.forget, turn.person)
    turn.reply(turn.text("moods-wiped"), turn.button("menu-open.title", "menu:open"), clears=True)


async def _faces(turn: Turn) -> list[QuickReply]:
    buttons = [turn.button(f"moods-face-{face}", f"moods:mark:{face}") for face in reversed(moods.FACES)]
    if await turn.run(moods.lately, turn.person, now=turn.now):
        buttons.append(turn.button("moods-act.picture", "moods:picture"))
    return [*buttons, turn.button("menu-open.title", "menu:open")]


def _after(turn: Turn, *, is_low: bool, has_note: bool = False) -> list[QuickReply]:
    buttons = [turn.button("moods-act.note", "moods:note"), turn.button("moods-act.picture", "moods:picture")]
    if has_note:
        buttons = buttons[1:]
    if is_low:
        doors = (turn.button("moods-act.talk", "help:start"), turn.button("moods-act.exercise", "exercises:open"))
        buttons = [*doors, *buttons]
    return [*buttons, turn.button("menu-open.title", "menu:open")]


async def _keep_as_letter(turn: Turn, state: FSMContext) -> None:
    await state.set_data({"told": True, "held": True})
    turn.reply(turn.text("moods-note-long"))
    await help_requests.write(turn, state)


async def _drawn(turn: Turn, marks: Sequence[Mark]) -> str:
    first = await turn.run(moods.first_day, turn.person, now=turn.now)
    today = await turn.run(moods.today, turn.person, now=turn.now)
    faces = {mark.day: mark.face for mark in marks}
    days = [faces.get(first + timedelta(days=day)) for day in range(moods.SHOWN_WEEKS * weeks.DAYS)]
    return weeks.drawn(days, today=(today - first).days)


def _days(turn: Turn, marks: Sequence[Mark]) -> str:
    """The marks as words: a line a week."""
    lines = []
    for monday in dict.fromkeys(mark.day - timedelta(days=mark.day.weekday()) for mark in marks):
        of_week = [mark for mark in marks if timedelta(0) <= mark.day - monday < timedelta(weeks=1)]
        days = ", ".join(turn.text("moods-day", weekday=mark.day.weekday(), face=mark.face) for mark in of_week)
        sunday = monday + timedelta(days=6)
        lines.append(turn.text("moods-week", since=f"{monday:%d.%m}", until=f"{sunday:%d.%m}", days=days))
    return "\n".join(lines)


def _gravest(turn: Turn, marks: Sequence[Mark]) -> Finding:
    """What the child's own words say; a list of faces is ours, and weighs nothing."""
    findings = [turn.screen(mark.note, ()) for mark in marks if mark.note]
    return max(findings, key=lambda finding: finding.level.rank, default=turn.screen("", ()))


def _notes(marks: Sequence[Mark]) -> str:
    return "\n".join(f"{mark.day:%d.%m}: {mark.note}" for mark in marks if mark.note)
