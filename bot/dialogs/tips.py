"""Tips: four areas, plain cards, help always one tap away."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import tips
from core.messages import QuickReply

router = TurnRouter(name="tips")
LIFE_AREA = 1


@router.turn(Tap("tips:open"))
async def choose_area(turn: Turn) -> None:
    """The four areas of prevention."""
    areas = (turn.button(f"tips-area-{area}.title", f"tips:area:{area}") for area in tips.AREAS)
    turn.reply(turn.text("tips-open"), *areas, turn.button("menu-open.title", "menu:open"))


@router.turn(Tap("tips:area"))
async def choose_tip(turn: Turn, state: FSMContext, target: str) -> None:
    """The tips of one area."""
    if not target.isdecimal() or int(target) not in tips.AREAS:
        await menu.show_stale(turn, state)
        return
    listed = await turn.run(tips.titles, area=int(target), locale=turn.text.locale)
    buttons = (QuickReply(text.short, f"tips:show:{code}") for code, text in listed)
    turn.reply(turn.text(f"tips-area-{target}"), *buttons, turn.button("tips-open.back", "tips:open"))


@router.turn(Tap("tips:show"))
async def show(turn: Turn, state: FSMContext, target: str) -> None:
    """A tip, card by card. After one about life itself there is nothing but help to press."""
    try:
        tip, text = await turn.run(tips.tip, target, locale=turn.text.locale)
    except tips.TipUnknown:
        await menu.show_stale(turn, state)
        return
    first, *others = text.cards
    cards = [f"*{text.title}*\n\n{first}", *others]
    for card in cards[:-1]:
        turn.reply(card)
    help_buttons = (turn.button("menu-open.self", "help:start"), turn.button("menu-open.friend", "help:friend"))
    more = () if tip.area == LIFE_AREA else (turn.button("tips-open.back", f"tips:area:{tip.area}"),)
    turn.reply(cards[-1], *help_buttons, *more)
