"""The child's own talks: the list, the envelopes, the class, the resume secret, deleting."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.states import HelpRequestForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core import outbox, words
from core.help_requests import HelpRequest, receipts, talks, threads
from core.messages import MAX_PAGE, MAX_TITLE, QuickReply

router = TurnRouter(name="talks")


async def gone(turn: Turn, state: FSMContext) -> None:
    """What the button was about is not there any more."""
    await menu.show(turn, state, lead="help-gone")


async def _own(turn: Turn, ref: str) -> HelpRequest | None:
    try:
        return await turn.run(threads.own, turn.person.threads, ref)
    except threads.NotYours:
        return None


@router.turn(Tap("help:add"))
async def add(turn: Turn, state: FSMContext, target: str) -> None:
    """[Add]: what is typed next belongs to this talk."""
    help_request = await _own(turn, target)
    if help_request is None:
        await gone(turn, state)
        return
    await state.set_data({"thread": help_request.ref})
    await state.set_state(HelpRequestForm.writing)
    turn.reply(turn.text("help-add", code=help_request.code), turn.button("menu-open.title", "menu:open"))


@router.turn(Tap("help:list"))
async def list_talks(turn: Turn) -> None:
    """[My requests]."""
    mine = await turn.run(talks.mine, turn.person.threads)
    secret = turn.button("help-list-secret", "help:resume")
    back = turn.button("menu-open.title", "menu:open")
    if not mine:
        turn.reply(turn.text("help-list-empty"), secret, back)
        return
    shown = [turn.text("help-list-line", code=talk.code, state=talk.state.value) for talk in mine]
    codes = (QuickReply(_title(talk.code), f"help:show:{talk.ref}") for talk in mine)
    turn.reply("\n".join((turn.text("help-list"), *shown)), *codes, secret, back)


def _title(code: str) -> str:
    """A code short enough for a button: the bird may be cut, the digits never."""
    return code if len(code) <= MAX_TITLE else f"{code[: MAX_TITLE - 5]}…{code[-4:]}"


@router.turn(Tap("help:show"))
async def show_talk(turn: Turn, state: FSMContext, target: str) -> None:
    """One talk: where it stands, its answers in their envelopes, and what can be done."""
    help_request = await _own(turn, target)
    if help_request is None:
        await gone(turn, state)
        return
    for answer in talks.answered(help_request):
        turn.send(outbox.envelope(turn.text.locale, answer.ref))
    turn.reply(
        turn.text("help-list-line", code=help_request.code, state=help_request.state.value),
        turn.button("help-actions.add", f"help:add:{help_request.ref}"),
        turn.button("help-actions.secret", f"help:secret:{help_request.ref}"),
        turn.button("help-actions.delete", f"help:delete:{help_request.ref}"),
        turn.button("duty-about-ask.title", f"duty:about:{help_request.ref}"),
        turn.button("menu-open.title", "menu:open"),
    )


@router.turn(Tap("help:open"))
async def open_envelope(turn: Turn, state: FSMContext, target: str) -> None:
    """[Open]: the answer in place of its envelope, page by page; what is typed next goes to the same talk."""
    ref, _, page = target.partition(":")
    try:
        answer, written = await turn.run(talks.open_answer, turn.person.threads, ref, now=turn.now)
    except threads.NotYours:
        await gone(turn, state)
        return
    await state.set_data({"thread": answer.help_request.ref})
    await state.set_state(HelpRequestForm.writing)
    pages = words.pages(written, MAX_PAGE)
    number = min(int(page), len(pages) - 1) if page.isdecimal() else 0
    others = [turn.button("help-envelope.next", f"help:open:{ref}:{number + 1}")] if pages[number + 1 :] else []
    folds = [turn.button("help-envelope.hide", f"help:hide:{ref}")] if turn.inbound.can_fold else []
    stays = [] if turn.inbound.can_fold or others else [turn.text("help-envelope-stays")]
    turn.unfold(
        "\n\n".join((pages[number], *stays)),
        *others,
        *folds,
        turn.button("help-envelope.reply", f"help:add:{answer.help_request.ref}"),
    )


@router.turn(Tap("help:hide"))
async def hide(turn: Turn, state: FSMContext, target: str) -> None:
    """[Hide]: the answer folds back into its envelope."""
    try:
        await turn.run(threads.own_answer, turn.person.threads, target)
    except threads.NotYours:
        await gone(turn, state)
        return
    turn.send(outbox.envelope(turn.text.locale, target, replaces=turn.inbound.shown))


@router.turn(Tap("help:class"))
async def ask_class(turn: Turn, state: FSMContext, target: str) -> None:
    """[Tell my class]: only if the child wants to."""
    await state.set_data({"thread": target})
    await state.set_state(HelpRequestForm.class_name)
    turn.reply(turn.text("help-class"), turn.button("help-class.skip", f"help:add:{target}"))


@router.turn(InState(HelpRequestForm.class_name), Written())
async def told_class(turn: Turn, state: FSMContext) -> None:
    """A class, or other words: those go to the talk, so that nothing typed is lost."""
    from bot.dialogs import help_requests

    help_request = await help_requests.current(turn, state)
    if help_request is None or not talks.tell_class(help_request, turn.inbound.text or ""):
        await help_requests.write(turn, state)
        return
    await state.set_state(HelpRequestForm.writing)
    turn.reply(
        turn.text("help-class-kept", name=help_request.class_name),
        *receipts.after_sending(turn.text, help_request),
    )
