"""Keeping a talk beyond this device: the resume secret, and deleting the words."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests
from bot.dialogs import talks as talk_dialog
from bot.dialogs.states import HelpRequestForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core import outbox
from core.help_requests import talks, threads
from core.subscriptions import doors

router = TurnRouter(name="resuming")
GUESSES = 5


@router.turn(Tap("help:secret"))
async def show_secret(turn: Turn, state: FSMContext, target: str) -> None:
    """[Resume secret]: shown to the child alone; an older one stops working."""
    try:
        help_request = await turn.run(threads.own, turn.person.threads, target)
    except threads.NotYours:
        await talk_dialog.gone(turn, state)
        return
    secret = await turn.run(talks.new_secret, help_request)
    said = [turn.text("help-secret", secret=secret)]
    if not turn.inbound.can_fold:
        said.append(turn.text("help-secret-stays"))
    if places := await _elsewhere(turn):
        said.append(turn.text("help-secret-places", places="\n".join(places)))
    turn.reply("\n\n".join(said), turn.button("menu-open.title", "menu:open"))


async def _elsewhere(turn: Turn) -> list[str]:
    """Where else one may go on: the page without a messenger first, and every other messenger."""
    page = await turn.run(doors.page)
    others = [door.url for door in await turn.run(doors.of) if door.channel != turn.inbound.channel]
    return [*([page] if page and turn.inbound.channel != doors.PAGE else []), *others]


@router.turn(Tap("help:resume"))
async def ask_secret(turn: Turn, state: FSMContext) -> None:
    """[I have a secret]."""
    # a draft the child holds back stays held back
    await state.set_data({name: kept for name, kept in (await state.get_data()).items() if name == "held"})
    await state.set_state(HelpRequestForm.secret)
    turn.reply(turn.text("help-resume"), turn.button("menu-open.title", "menu:open"))


@router.turn(InState(HelpRequestForm.secret), Written())
async def resume(turn: Turn, state: FSMContext) -> None:
    """A typed secret; words that cannot be one are kept. After five wrong ones the door stays shut until tomorrow."""
    if not talks.may_be_secret(turn.inbound.text or ""):
        await help_requests.write(turn, state)
        return
    today = turn.now.date().isoformat()
    tried = turn.person.guesses.get(today, 0)
    try:
        if tried >= GUESSES:
            raise talks.SecretUnknown
        help_request = await turn.run(
            talks.resume, turn.inbound.text or "", address=turn.inbound.address, channel=turn.inbound.channel
        )
    except talks.SecretUnknown:
        turn.person.guesses = {today: tried + 1}
        turn.reply(turn.text("help-secret-unknown"), turn.button("menu-open.title", "menu:open"))
        return
    turn.person.threads.append(threads.claim_of(help_request))
    await state.set_data({"thread": help_request.ref})
    await state.set_state(HelpRequestForm.writing)
    await talk_dialog.show_talk(turn, state, target=help_request.ref)


@router.turn(Tap("help:delete"))
async def ask_delete(turn: Turn, target: str) -> None:
    """[Delete my messages]: ask once, and say what stays."""
    turn.reply(
        turn.text("help-delete"),
        turn.button("help-delete.yes", f"help:erase:{target}"),
        turn.button("help-delete.no", "help:list"),
    )


@router.turn(Tap("help:erase"))
async def erase(turn: Turn, state: FSMContext, target: str) -> None:
    """Delete the words; in danger they stay until a person has ended it, and the child is told so."""
    try:
        help_request = await turn.run(threads.own, turn.person.threads, target)
        await turn.run(talks.erase, help_request, now=turn.now)
    except threads.NotYours:
        await talk_dialog.gone(turn, state)
        return
    except talks.HeldForSafety:
        turn.reply(turn.text("help-delete-held"), turn.button("menu-open.title", "menu:open"), clears=True)
        await help_requests.show_unopened(turn, turn.person.threads)
        return
    turn.person.threads.remove(threads.claim_of(help_request))
    await turn.run(outbox.forget_taken, channel=turn.inbound.channel, address=turn.inbound.address)
    await state.clear()
    turn.reply(turn.text("help-deleted"), turn.button("menu-open.title", "menu:open"), clears=True)
    await help_requests.show_unopened(turn, turn.person.threads)
