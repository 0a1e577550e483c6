"""What a reader says of a tip: it helped, it is not for me, tomorrow again."""

from aiogram.fsm.context import FSMContext

from bot.dialogs.tips import reading, voice
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import outbox
from core.tips import tomorrow
from core.tips.catalogue import Reading
from core.tips.counting import What

router = TurnRouter(name="tips-answering")


@router.turn(Tap("tips:helped"))
async def helped(turn: Turn, state: FSMContext, target: str) -> None:
    """[It helped]."""
    tip = await reading.find_ordinary(turn, state, target)
    if tip is None:
        return
    await _judge(turn, state, tip, What.HELPED)
    turn.reply(
        voice.said(turn, "tips-helped"),
        *reading.exercise(turn, tip),
        turn.button("tips-card.next", f"tips:next:{tip.code}"),
        turn.button("tips-card.tomorrow", f"tips:tomorrow:{tip.code}"),
        voice.to_area(turn, tip.area),
        voice.to_menu(turn),
    )


@router.turn(Tap("tips:not"))
async def did_not_help(turn: Turn, state: FSMContext, target: str) -> None:
    """[Not for me]: there is another one, and there is a person."""
    tip = await reading.find_ordinary(turn, state, target)
    if tip is None:
        return
    await _judge(turn, state, tip, What.NOT_FOR_ME)
    turn.reply(
        voice.said(turn, "tips-not"),
        turn.button("tips-card.next", f"tips:next:{tip.code}"),
        voice.to_person(turn),
        voice.to_search(turn),
        voice.to_area(turn, tip.area),
        voice.to_menu(turn),
    )


@router.turn(Tap("tips:tomorrow"))
async def bring_tomorrow(turn: Turn, state: FSMContext, target: str) -> None:
    """[Send me tomorrow]."""
    tip = await reading.find_ordinary(turn, state, target)
    if tip is None:
        return
    to = await turn.run(outbox.to_address, channel=turn.inbound.channel, address=turn.inbound.address)
    due = await turn.run(tomorrow.ask, turn.person, tip.code, to=to, locale=turn.text.locale, now=turn.now)
    turn.reply(
        turn.text("tips-tomorrow", time=f"{due:%H:%M}"),
        turn.button("tips-card.next", f"tips:next:{tip.code}"),
        voice.to_area(turn, tip.area),
        voice.to_menu(turn),
    )


async def _judge(turn: Turn, state: FSMContext, tip: Reading, what: What) -> None:
    """Count what this chat says of a tip, the first time it says so."""
    if tip.code not in await reading.remembered(state, "judged"):
        await reading.remember(state, "judged", tip.code)
        await reading.tally(turn, tip, what)
