"""The front page, the other topics, the tips of a topic, and who reads."""

from collections.abc import Sequence
from typing import TypeVar

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.tips import voice
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.messages import MAX_QUICK_REPLIES, Picture, QuickReply
from core.tips import areas, catalogue
from core.tips.areas import GRAVE, Audience

T = TypeVar("T")
router = TurnRouter(name="tips-browsing")
TOPICS_A_PAGE = 7
TIPS_A_PAGE = 6


@router.turn(Tap("tips:open"))
async def open_front(turn: Turn) -> None:
    """What children really ask about, first things first."""
    await show_front(turn)


async def show_front(turn: Turn) -> None:
    """The front page of this reader."""
    shown, rest = await topics(turn)
    buttons = [topic(turn, area) for area in shown]
    if voice.audience(turn).is_pupils:
        buttons += [
            turn.button("tips-open.exercises", "exercises:open"),
            turn.button("tips-open.mood", "moods:open"),
        ]
    if rest is None:
        buttons.append(voice.to_search(turn))
    else:
        buttons.append(turn.button("tips-open.more", "tips:all"))
    if rest is None or turn.person.audience is None:
        buttons.append(_who(turn))
    turn.reply(voice.said(turn, "tips-open"), *buttons, voice.to_menu(turn))


async def topics(turn: Turn) -> tuple[Sequence[str], Sequence[str] | None]:
    """The topics of the front page, and those after them; None when one page holds them all."""
    found = await turn.run(catalogue.open_areas, school_id=turn.person.school_id, audience=voice.audience(turn))
    room = MAX_QUICK_REPLIES - 3 - 2 * voice.audience(turn).is_pupils  # menu, who, search; exercises and mood
    if len(found) <= room:
        return found, None
    room += turn.person.audience is not None  # who reads is known already
    return found[:room], found[room:]


@router.turn(Tap("tips:all"))
async def show_more(turn: Turn, state: FSMContext, target: str) -> None:
    """The topics that the front page has no room for."""
    _, rest = await topics(turn)
    if rest is None:
        await show_front(turn)
        return
    page, is_last = _page(rest, target, TOPICS_A_PAGE)
    if not page:
        await menu.show_stale(turn, state)
        return
    buttons = [topic(turn, area) for area in page]
    buttons.append(voice.to_search(turn))
    buttons.append(_who(turn) if is_last else _further(turn, "tips:all:", target))
    turn.reply(voice.said(turn, "tips-more"), *buttons, turn.button("tips-open.back", "tips:open"))


@router.turn(Tap("tips:area"))
async def show_area(turn: Turn, state: FSMContext, target: str) -> None:
    """The tips of one topic."""
    area, _, number = target.partition("~")
    if areas.is_closed(area, voice.audience(turn)):
        await menu.show_stale(turn, state)
        return
    listed = await turn.run(
        catalogue.listed,
        school_id=turn.person.school_id,
        area=area,
        audience=voice.audience(turn),
        locale=turn.text.locale,
    )
    page, is_last = _page(listed, number, TIPS_A_PAGE)
    buttons = [QuickReply(tip.short, f"tips:show:{tip.code}") for tip in page]
    if not is_last:
        buttons.append(_further(turn, f"tips:area:{area}~", number))
    buttons += voice.doors(turn) if area in GRAVE else (voice.to_person(turn),)
    text = voice.said(turn, "tips-choose" if page else "tips-empty")
    turn.show(
        Picture(turn.text(f"pictures-area-{area}"), name=f"area-{area}"),
        f"*{turn.text(f'tips-area-{area}')}*\n\n{text}",
        *buttons,
        turn.button("tips-open.back", "tips:open"),
    )


@router.turn(Tap("tips:who"))
async def tell_who(turn: Turn, state: FSMContext, target: str) -> None:
    """Who reads: one tap, kept with this chat alone, and the tips are those for this reader."""
    if target in set(Audience):
        turn.person.audience = target
        await show_front(turn)
    elif target:
        await menu.show_stale(turn, state)
    else:
        buttons = (turn.button(f"tips-who.{one}", f"tips:who:{one}") for one in Audience)
        turn.reply(voice.said(turn, "tips-who"), *buttons, turn.button("tips-open.back", "tips:open"))


def topic(turn: Turn, area: str) -> QuickReply:
    """The button of a topic."""
    return turn.button(f"tips-area-{area}.title", f"tips:area:{area}")


def _who(turn: Turn) -> QuickReply:
    return turn.button("tips-open.who", "tips:who")


def _page(found: Sequence[T], number: str, size: int) -> tuple[Sequence[T], bool]:
    """One page (an empty number is the first), and whether it is the last."""
    start = size * (int(number) if number.isdecimal() and len(number) < 3 else 0)
    return found[start : start + size], start + size >= len(found)


def _further(turn: Turn, payload: str, number: str) -> QuickReply:
    return turn.button("tips-card.more", f"{payload}{int(number or 0) + 1}")
