"""A tip, a bubble at a time; after one about life itself there is nothing but help to press."""

from typing import Any

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.tips import voice
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import calendar, schools
from core.messages import QuickReply
from core.tips import catalogue, counting, tomorrow
from core.tips.areas import GRAVE
from core.tips.catalogue import Reading
from core.tips.counting import What

router = TurnRouter(name="tips-reading")
REMEMBERED = 40  # tips that a chat knows it has seen


async def find(turn: Turn, state: FSMContext, code: str) -> Reading | None:
    """The tip, if this reader may have it; otherwise they are told kindly and get the menu back."""
    try:
        return await turn.run(
            catalogue.open_to,
            code,
            school_id=turn.person.school_id,
            audience=voice.audience(turn),
            locale=turn.text.locale,
        )
    except catalogue.TipUnknown:
        await menu.show_stale(turn, state)
        return None


async def find_ordinary(turn: Turn, state: FSMContext, code: str) -> Reading | None:
    """The same, of the tips that more can be done with than asking for help."""
    tip = await find(turn, state, code)
    if tip is not None and tip.area in GRAVE:
        await menu.show_stale(turn, state)
        return None
    return tip


@router.turn(Tap("tips:show"))
async def show(turn: Turn, state: FSMContext, target: str) -> None:
    """A tip from its beginning."""
    tip = await find(turn, state, target)
    if tip is None:
        return
    await begin(turn, state, tip)


async def begin(turn: Turn, state: FSMContext, tip: Reading) -> None:
    """Show the first bubble, or all of them where help stands in the last one; it counts as read once."""
    await tally(turn, tip, What.OPENED)
    if tip.area in GRAVE:
        *others, last = _bubbles(tip)
        for bubble in others:
            turn.reply(bubble)
        turn.reply(last, *voice.doors(turn))
        return
    await remember(state, "seen", tip.code)
    await state.update_data(tip=[tip.code, tip.version])
    _show_bubble(turn, tip, 0)


@router.turn(Tap("tips:more"))
async def show_more(turn: Turn, state: FSMContext, target: str) -> None:
    """The next bubble. Who has begun another wording is asked to begin again."""
    code, _, number = target.partition("~")
    tip = await find_ordinary(turn, state, code)
    if tip is None:
        return
    began = (await state.get_data()).get("tip", [code, tip.version])
    is_there = number.isdecimal() and len(number) < 3 and int(number) < len(tip.cards)
    if not is_there or (began[0] == code and began[1] != tip.version):
        again = turn.button("tips-card.again", f"tips:show:{code}")
        turn.reply(turn.text("tips-reworded"), again, voice.to_area(turn, tip.area), voice.to_menu(turn))
        return
    _show_bubble(turn, tip, int(number))


@router.turn(Tap("tips:next"))
async def show_next(turn: Turn, state: FSMContext, target: str) -> None:
    """The next tip of the topic that this chat has not seen."""
    tip = await find_ordinary(turn, state, target)
    if tip is None:
        return
    listed = await turn.run(
        catalogue.listed,
        school_id=turn.person.school_id,
        area=tip.area,
        audience=voice.audience(turn),
        locale=turn.text.locale,
    )
    here = next((place for place, one in enumerate(listed) if one.code == tip.code), -1)
    seen = [*await remembered(state, "seen"), tip.code]
    following = next((one for one in [*listed[here + 1 :], *listed[: here + 1]] if one.code not in seen), None)
    if following is not None:
        await show(turn, state, following.code)
        return
    turn.reply(voice.said(turn, "tips-all-read"), voice.to_person(turn), voice.to_topics(turn), voice.to_menu(turn))


async def tally(turn: Turn, tip: Reading, what: What) -> None:
    """Count, on the school's own day; who it was is not written down."""
    school = await turn.run(schools.school, turn.person.school_id)
    day = calendar.local(school, turn.now).date()
    await turn.run(counting.count, school_id=school.id, tip_id=tip.id, what=what, day=day)


async def remembered(state: FSMContext, what: str) -> list[str]:
    """The codes that this chat remembers, oldest first."""
    memory: dict[str, Any] = (await state.get_data()).get("tips", {})
    return list(memory.get(what, []))


async def remember(state: FSMContext, what: str, code: str) -> None:
    """Note a tip as ``seen`` or ``judged``; only the newest stay."""
    codes = [one for one in await remembered(state, what) if one != code]
    memory = (await state.get_data()).get("tips", {})
    await state.update_data(tips={**memory, what: [*codes, code][-REMEMBERED:]})


async def forget(turn: Turn) -> None:
    """What this chat remembers of tips, and what was to come tomorrow."""
    await turn.run(tomorrow.forget, turn.person)
    turn.person.audience = None
    for name in ("tips", "tip"):
        turn.person.data.pop(name, None)


def exercise(turn: Turn, tip: Reading) -> tuple[QuickReply, ...]:
    """[Try it]: the exercise that goes with a tip."""
    if tip.exercise is None:
        return ()
    return (turn.button("tips-card.try", f"exercises:start:{tip.exercise}"),)


def _show_bubble(turn: Turn, tip: Reading, number: int) -> None:
    bubble = _bubbles(tip)[number]
    if number + 1 < len(tip.cards):
        more = turn.button("tips-card.more", f"tips:more:{tip.code}~{number + 1}")
        turn.reply(bubble, more, voice.to_person(turn), voice.to_area(turn, tip.area))
        return
    turn.reply(
        bubble,
        turn.button("tips-card.helped", f"tips:helped:{tip.code}"),
        turn.button("tips-card.not", f"tips:not:{tip.code}"),
        *exercise(turn, tip),
        voice.to_person(turn),
        turn.button("tips-card.tomorrow", f"tips:tomorrow:{tip.code}"),
        turn.button("tips-card.next", f"tips:next:{tip.code}"),
        voice.to_area(turn, tip.area),
    )


def _bubbles(tip: Reading) -> list[str]:
    first, *others = tip.cards
    return [f"*{tip.title}*\n\n{first}", *others]
