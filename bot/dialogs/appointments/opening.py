"""The way in: the meetings one has, and who books, asked once."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.appointments import choosing, voice
from bot.dialogs.appointments.refusing import kindly
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.appointments import Audience, owning
from core.appointments import choosing as rules
from core.cyclogram import hours

router = TurnRouter(name="appointments-opening")
ROLES = (Audience.PARENT, Audience.STUDENT, Audience.TEACHER, Audience.ADMINISTRATION)


@router.turn(Tap("appointments:open"))
async def open_front(turn: Turn, state: FSMContext) -> None:
    """[Meet the psychologist]: the meetings one has come first."""
    own = await voice.ahead(turn)
    if not own:
        await begin(turn, state)
        return
    most = (await turn.run(hours.rules_of, turn.person.school_id)).most_open
    new = [voice.act(turn, "new", "appointments:new")] if len(own) < most else []
    turn.reply(voice.said(turn, "appointments-mine"), *own, *new, voice.to_menu(turn))


@router.turn(Tap("appointments:new"))
@kindly
async def begin(turn: Turn, state: FSMContext) -> None:
    """[Book a meeting]: who books, if nobody has said, then the days."""
    await turn.run(owning.require_room_for_one, turn.person.appointments, school_id=turn.person.school_id, now=turn.now)
    if voice.role(turn) is None:
        ask_role(turn)
        return
    await choosing.show_days(turn, state, None)


def ask_role(turn: Turn) -> None:
    """Who books: parents and pupils first."""
    turn.reply(
        turn.text("appointments-who"),
        *(turn.button(f"appointments-who.{role}", f"appointments:role:{role}") for role in ROLES),
        voice.to_menu(turn),
    )


@router.turn(Tap("appointments:role"))
@kindly
async def choose_role(turn: Turn, state: FSMContext, target: str) -> None:
    """Who books was said, or shall be said anew."""
    if not target:
        ask_role(turn)
        return
    if target not in set(Audience):
        await menu.show_stale(turn, state)
        return
    turn.person.role = target
    draft = await turn.run(rules.draft_of, turn.person.appointments)
    if draft is not None and draft.audience != target:
        await turn.run(rules.change_audience, draft, Audience(target))
    await begin(turn, state)
