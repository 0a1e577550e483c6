"""On through the form to the last look: what comes, what is kept of it, and one button that agrees to both."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests, menu
from bot.dialogs.states import SubscriptionForm
from bot.dialogs.subscriptions import asking, standing, voice
from bot.dialogs.subscriptions.place import Wish, recall, remember
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core.subscriptions import Audience, doors, naming
from core.subscriptions import joining as rules

router = TurnRouter(name="subscriptions-joining")


async def front(turn: Turn, state: FSMContext) -> None:
    """What stands, or the first question."""
    await state.set_state(None)
    subscription = await voice.mine(turn)
    if subscription is None:
        await asking.ask_who(turn, state, Wish())
    else:
        await standing.show(turn, subscription)


async def go_on(turn: Turn, state: FSMContext, wish: Wish) -> None:
    """Ask what is still open, or show the last look."""
    if wish.audience is None:
        await asking.ask_who(turn, state, wish)
    elif wish.is_whole:
        await _offer(turn, state, wish)
    else:
        await asking.ask_classes(turn, state, wish)


@router.turn(Tap("subscriptions:who"))
async def choose_who(turn: Turn, state: FSMContext, target: str) -> None:
    """Who the messages are for was said, or shall be said anew; a poster's class stays where it can be theirs."""
    wish = await recall(state)
    if not target:
        await asking.ask_who(turn, state, wish)
        return
    if target not in set(Audience):
        await menu.show_stale(turn, state)
        return
    audience = Audience(target)
    names = () if audience is Audience.ADMINISTRATION else wish.classes
    if audience is Audience.STUDENT:
        try:
            naming.require_own(names)
        except naming.ThroughParents:
            asking.refuse_young(turn)
            return
        except naming.OneClassOnly:
            names = ()
    wish = Wish(audience, names, wish.school_id)
    # a teacher without a class is asked once, and may have none
    await (asking.ask_classes if audience is Audience.TEACHER and not names else go_on)(turn, state, wish)


@router.turn(InState(SubscriptionForm.classes), Written())
async def hear_classes(turn: Turn, state: FSMContext) -> None:
    """The classes were typed."""
    wish = await asking.read_classes(turn, state)
    if wish is not None:
        await _offer(turn, state, wish)


@router.turn(InState(SubscriptionForm.agreeing), Written())
async def hear_more(turn: Turn, state: FSMContext) -> None:
    """Classes typed at the last look are meant for it, and must not become a letter; other words are one."""
    if naming.is_read(turn.inbound.text or ""):
        await hear_classes(turn, state)
    else:
        await help_requests.write(turn, state)


@router.turn(Tap("subscriptions:skip"))
async def skip_classes(turn: Turn, state: FSMContext) -> None:
    """[No class]."""
    wish = await recall(state)
    await go_on(turn, state, Wish(wish.audience, (), wish.school_id))


async def _offer(turn: Turn, state: FSMContext, wish: Wish) -> None:
    audience = wish.audience or Audience.PARENT
    await remember(turn, state, wish, SubscriptionForm.agreeing)
    lines = await voice.told(turn, audience, wish.classes, wish.school_id)
    yes = "subscriptions-offer.join" if await voice.mine(turn) is None else "subscriptions-offer.save"
    change = [] if audience is Audience.ADMINISTRATION else [voice.act(turn, "class", "subscriptions:class")]
    turn.reply(
        f"{lines}\n\n{voice.said(turn, audience, 'offer')}",
        turn.button(yes, "subscriptions:yes"),
        *change,
        turn.button("subscriptions-offer.role", "subscriptions:who"),
        voice.to_menu(turn),
    )


@router.turn(Tap("subscriptions:yes"))
async def join(turn: Turn, state: FSMContext) -> None:
    """[Subscribe]. Pressed twice, or later on, it shows what stands."""
    wish = await recall(state)
    if wish.audience is None or not wish.is_whole:
        await front(turn, state)
        return
    try:
        await turn.run(
            rules.join,
            **turn.where,
            school_id=wish.school_id or turn.person.school_id,
            audience=wish.audience,
            locale=turn.text.locale,
            classes=wish.classes,
            came_by="poster" if wish.school_id else "menu",
            now=turn.now,
        )
    except naming.ThroughParents:  # an older last look was tapped after the class had been refused
        asking.refuse_young(turn)
        return
    await state.set_state(None)
    parts = [voice.said(turn, wish.audience, "joined"), *await _elsewhere(turn, wish.audience)]
    turn.reply(
        "\n\n".join(parts),
        voice.act(turn, "settings", "subscriptions:open"),
        voice.to_menu(turn),
    )


async def _elsewhere(turn: Turn, audience: Audience) -> list[str]:
    """A page rings no telephone: where messages would reach one."""
    if turn.inbound.can_clean or not turn.inbound.can_fold:  # a messenger: a page shows anew, and needs no cleaning
        return []
    found = await turn.run(doors.of)
    ways = [voice.said(turn, audience, "door", url=door.url) for door in found[:1]]
    return [voice.said(turn, audience, "page"), *ways]
