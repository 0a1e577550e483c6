"""Privacy: what was agreed to, and deleting everything."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import tips
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import contacts, moods, outbox, traces, windows
from core.appointments import forgetting
from core.help_requests import talks, threads
from core.subscriptions import leaving

router = TurnRouter(name="privacy")


@router.turn(Tap("privacy:open"))
async def show(turn: Turn) -> None:
    """[Privacy]."""
    buttons = [turn.button("privacy-forget.ask", "privacy:ask"), turn.button("menu-open.title", "menu:open")]
    if turn.inbound.can_clean:
        is_tidy = await turn.run(traces.is_tidy, channel=turn.inbound.channel, address=turn.inbound.address)
        switch = ("privacy-tidy.off", "privacy:tidy:off") if is_tidy else ("privacy-tidy.on", "privacy:tidy:on")
        buttons[:0] = [turn.button("privacy-hidden.hide", "privacy:hide"), turn.button(*switch)]
    stays = [] if turn.inbound.can_clean or turn.inbound.can_fold else [turn.text("privacy-stays")]
    turn.reply("\n\n".join((turn.text("start-confidentiality"), *stays)), *buttons)


@router.turn(Tap("privacy:hide"))
async def hide(turn: Turn, state: FSMContext) -> None:
    """[Hide the chat]: the phone shows nothing of the talks; they themselves stay."""
    await state.set_state(None)
    turn.reply(turn.text("privacy-hidden"), turn.button("menu-open.title", "menu:open"), clears=True)


@router.turn(Tap("privacy:tidy"))
async def tidy(turn: Turn, target: str) -> None:
    """Whether messages are taken away by themselves."""
    is_wanted = target == "on"
    await turn.run(traces.tidy, channel=turn.inbound.channel, address=turn.inbound.address, is_wanted=is_wanted)
    turn.reply(
        turn.text("privacy-tidy" if is_wanted else "privacy-untidy"), turn.button("menu-open.title", "menu:open")
    )


@router.turn(Tap("privacy:ask"))
async def ask(turn: Turn) -> None:
    """Ask once."""
    turn.reply(
        turn.text("privacy-forget"),
        turn.button("privacy-forget.yes", "privacy:forget"),
        turn.button("privacy-forget.no", "menu:open"),
    )


@router.turn(Tap("privacy:forget"))
async def forget(turn: Turn) -> None:
    """Delete marks, meetings, talks and the contact itself. A talk in danger stays, with the way to its answers."""
    await turn.run(moods.forget, turn.person)
    await tips.forget(turn)
    await _forget_meetings(turn)
    await turn.run(leaving.forget, **turn.where, now=turn.now)
    held = [claim for claim in turn.person.threads if not await _erase(turn, claim)]
    turn.person.threads = held
    if held:
        turn.reply(turn.text("privacy-forgotten-held"), turn.button("menu-open.title", "menu:open"), clears=True)
        return
    await turn.run(traces.tidy, channel=turn.inbound.channel, address=turn.inbound.address, is_wanted=False)
    await turn.run(outbox.forget_taken, channel=turn.inbound.channel, address=turn.inbound.address)
    await turn.run(windows.forget, channel=turn.inbound.channel, address=turn.inbound.address)
    await turn.run(contacts.forget, turn.person)
    turn.is_forgotten = True
    turn.reply(turn.text("privacy-forgotten"), turn.button("privacy-forgotten.again", "start:begin"), clears=True)


async def _erase(turn: Turn, claim: str) -> bool:
    """Erase one talk; False when it is held for the child's safety."""
    try:
        help_request = await turn.run(threads.own, turn.person.threads, claim.partition("~")[0])
        await turn.run(talks.erase, help_request, now=turn.now)
    except threads.NotYours:
        return True
    except talks.HeldForSafety:
        return False
    return True


async def _forget_meetings(turn: Turn) -> None:
    """No meeting to come, no word and no name of one that was."""
    own, turn.person.appointments = turn.person.appointments, []
    await turn.run(forgetting.forget, own, **turn.where, now=turn.now)
