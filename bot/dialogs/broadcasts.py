"""What is answered to the school's messages: a tap on a poll; a letter goes the way of every letter."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.subscriptions import voice
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.broadcasts import opening, polls
from core.subscriptions import joining

router = TurnRouter(name="broadcasts")


@router.turn(Tap("broadcasts:read"))
async def read(turn: Turn, state: FSMContext, target: str) -> None:
    """[Read]: where only an invitation could be sent, the message itself comes when it is asked for."""
    subscription = await turn.run(joining.find, **turn.where)
    shown = turn.inbound.shown or ""
    ref = target or await turn.run(opening.announced_as, channel=turn.inbound.channel, source=shown)
    message = None if subscription is None else await turn.run(opening.message, ref, subscription, now=turn.now)
    if message is None:
        await menu.show_stale(turn, state)
    else:
        turn.send(message)


@router.turn(Tap("broadcasts:vote"))
async def vote(turn: Turn, state: FSMContext, target: str) -> None:
    """An answer to a poll, given or changed; whoever was not asked has no voice."""
    ref, _, number = target.partition(":")
    subscription = await turn.run(joining.find, **turn.where)
    if not number.isdecimal() or subscription is None or not await turn.run(polls.was_asked, ref, subscription.id):
        await menu.show_stale(turn, state)
        return
    voter = await turn.run(polls.voter, ref, **turn.where)
    try:
        await turn.run(polls.vote, ref, choice=int(number), voter=voter, now=turn.now)
    except polls.PollOver:
        turn.reply(turn.text("subscriptions-vote-over"), voice.to_menu(turn))
        return
    except polls.PollUnknown:
        await menu.show_stale(turn, state)
        return
    turn.reply(turn.text("subscriptions-vote"), voice.to_menu(turn))
