"""The way in: the menu's button, or the code of a poster, which may have to wait until somebody has agreed."""

from aiogram.fsm.context import FSMContext

from bot.dialogs.states import SubscriptionForm
from bot.dialogs.subscriptions import joining, standing, voice
from bot.dialogs.subscriptions.place import Wish, is_inside, recall, remember
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.subscriptions import Audience, posters
from core.subscriptions import joining as rules

router = TurnRouter(name="subscriptions-opening")
JOIN = "subscriptions:join"


@router.turn(Tap("subscriptions:open"))
async def open_front(turn: Turn, state: FSMContext) -> None:
    """[The school's messages]: what stands, or the first question."""
    await joining.front(turn, state)


@router.turn(Tap(JOIN))
async def come_by_poster(turn: Turn, state: FSMContext, target: str) -> None:
    """A poster's code: its school and class need not be asked for. One that leads nowhere opens the ordinary way."""
    wish = await _wished(turn, target)
    if wish is None:
        turn.reply(turn.text("subscriptions-poster-gone"), voice.to_open(turn), voice.to_menu(turn))
        return
    await _lead_on(turn, state, wish)


async def invite(turn: Turn, state: FSMContext) -> None:
    """A poster's code before consent: what it says waits, and so does the form."""
    verb, _, code = (turn.inbound.payload or "").rpartition(":")
    if verb != JOIN:
        return
    wish = await _wished(turn, code)
    if wish is None:
        turn.reply(turn.said("subscriptions-poster-gone"))
    else:
        await remember(turn, state, wish, SubscriptionForm.invited)


async def go_on(turn: Turn, state: FSMContext) -> bool:
    """Whoever has just agreed, or chosen a language, is led back to where they stood; False when that was not here."""
    if not is_inside(turn):
        return False
    await _lead_on(turn, state, await recall(state))
    return True


async def _wished(turn: Turn, code: str) -> Wish | None:
    poster = await turn.run(posters.found, code)
    if poster is None:
        return None
    known = await voice.known_classes(turn, poster.school_id)
    is_there = poster.class_name is not None and (not known or poster.class_name in known)
    return Wish(classes=(poster.class_name,) if poster.class_name and is_there else (), school_id=poster.school_id)


async def _lead_on(turn: Turn, state: FSMContext, wish: Wish) -> None:
    """To the first question that is still open; somebody subscribed already is not asked who they are."""
    subscription = await voice.mine(turn)
    if subscription is None or wish.audience is not None:
        await joining.go_on(turn, state, wish)
        return
    if not wish.classes:
        await state.set_state(None)
        await standing.show(turn, subscription)
        return
    before = await turn.run(rules.classes_of, subscription)
    is_same_school = wish.school_id == subscription.school_id
    others = before if is_same_school and subscription.audience is not Audience.STUDENT else ()
    names = tuple(dict.fromkeys((*others, *wish.classes)))
    await joining.go_on(turn, state, Wish(subscription.audience, names, wish.school_id))
