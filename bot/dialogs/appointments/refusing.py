"""What cannot be had: said at once and kindly, with what can be done instead."""

from collections.abc import Awaitable, Callable
from inspect import signature
from typing import Final

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.appointments import voice
from bot.turn import Turn
from core.appointments import booking, choosing, invitation, listing, owning, slots
from core.cyclogram import hours
from core.messages import QuickReply

Handler = Callable[..., Awaitable[None]]
_UNKNOWN: Final = (owning.NotYours, slots.KeyInvalid, choosing.CategoryUnknown, invitation.NoTimeYet)
_WORDS: Final = {
    listing.SlotTaken: "appointments-taken",
    listing.SlotPast: "appointments-past",
    listing.SlotClosed: "appointments-shut",
}


def kindly(handler: Handler) -> Handler:
    """A handler whose refusals are answered; it takes a turn, and its ``state`` and ``target`` if it asks for them."""
    wanted = signature(handler).parameters

    async def answered(turn: Turn, state: FSMContext, target: str = "") -> None:
        given = {"state": state, "target": target}
        try:
            await handler(turn, **{name: value for name, value in given.items() if name in wanted})
        except _UNKNOWN:
            await menu.show_stale(turn, state)
        except booking.AppointmentOver:
            over = voice.said(turn, "appointments-over")
            turn.reply(over, voice.act(turn, "new", "appointments:new"), voice.to_menu(turn))
        except owning.TooManyOpen:
            await _tell_enough(turn)
        except booking.TooManyMoves:
            turn.reply(voice.said(turn, "appointments-moved-enough"), *await voice.ahead(turn), *_help(turn))

    return answered


async def offer_nearest(turn: Turn, refusal: listing.NotOffered, ref: str, *, was_held: bool = False) -> None:
    """This time cannot be had: why, and the two that are closest to it as buttons."""
    is_lost = was_held and isinstance(refusal, listing.SlotTaken)
    why = voice.said(turn, "appointments-lost" if is_lost else _WORDS[type(refusal)])
    buttons = await voice.times(turn, refusal.nearest, ref)
    if not buttons:
        told = f"{why} {voice.said(turn, 'appointments-no-nearest')}"
        turn.reply(told, *([] if ref else [to_wait(turn)]), *_back(turn, ref), *_help(turn))
        return
    near = "; ".join([await voice.at_length(turn, slot.starts_at) for slot in refusal.nearest])
    days = voice.act(turn, "days", f"appointments:move:{ref}" if ref else "appointments:new")
    turn.reply(
        f"{why}\n{turn.text('appointments-nearest', times=near)}", *buttons, days, *_back(turn, ref), *_help(turn)
    )


def to_wait(turn: Turn) -> QuickReply:
    """[Tell me when something is free]."""
    return voice.act(turn, "wait", "appointments:wait")


async def _tell_enough(turn: Turn) -> None:
    rules = await turn.run(hours.rules_of, turn.person.school_id)
    turn.reply(voice.said(turn, "appointments-enough", most=rules.most_open), *await voice.ahead(turn), *_help(turn))


def _back(turn: Turn, ref: str) -> list[QuickReply]:
    """[My meeting]: what stands, stands."""
    return [voice.act(turn, "show", f"appointments:show:{ref}")] if ref else []


def _help(turn: Turn) -> tuple[QuickReply, QuickReply]:
    return voice.to_letter(turn), voice.to_menu(turn)
