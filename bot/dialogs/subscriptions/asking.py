"""The questions: who the messages are for, and which classes; words that are no class are a letter and stay one."""

import re

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests, menu
from bot.dialogs.states import SubscriptionForm
from bot.dialogs.subscriptions import voice
from bot.dialogs.subscriptions.place import Wish, is_awaited, recall, remember
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.messages import QuickReply
from core.subscriptions import Audience, naming

router = TurnRouter(name="subscriptions-asking")
MARK = "subscriptions"  # the thread, as traces know it, of a class that was typed here
MOST_WORDS = 3  # «мен 7А сыныпта оқимын» still names a class
_SPOKEN = re.compile(r"[^\W\d_]{3,}")
WHO = (Audience.STUDENT, Audience.PARENT, Audience.TEACHER, Audience.ADMINISTRATION)


async def ask_who(turn: Turn, state: FSMContext, wish: Wish) -> None:
    """Who the messages are for; nobody checks it."""
    await remember(turn, state, wish, SubscriptionForm.choosing)
    turn.reply(
        turn.text("subscriptions-who"),
        *(turn.button(f"subscriptions-who.{audience}", f"subscriptions:who:{audience}") for audience in WHO),
        voice.to_menu(turn),
    )


async def ask_classes(turn: Turn, state: FSMContext, wish: Wish) -> None:
    """Which classes; a teacher may have none."""
    await remember(turn, state, wish, SubscriptionForm.classes)
    audience = wish.audience or Audience.PARENT
    kind = "class" if audience is Audience.STUDENT else f"class-{audience}"
    turn.reply(voice.said(turn, audience, kind), *_ways(turn, audience))


def refuse_young(turn: Turn) -> None:
    """A small child is told kindly whom to ask, and that help itself is not withheld."""
    turn.reply(
        turn.text("subscriptions-young"),
        turn.button("subscriptions-young.parent", f"subscriptions:who:{Audience.PARENT}"),
        turn.button("menu-open.self", "help:start"),
        voice.to_menu(turn),
    )


async def read_classes(turn: Turn, state: FSMContext) -> Wish | None:
    """The wish with the classes just typed; None when something was wrong with them, and then it was said."""
    wish, typed = await recall(state), turn.inbound.text or ""
    if not await is_awaited(turn, state) or _is_told(typed):
        await help_requests.write(turn, state)
        return None
    turn.kept_in = MARK
    audience = wish.audience or Audience.PARENT
    known = await voice.known_classes(turn, wish.school_id)
    try:
        return Wish(audience, naming.read(typed, audience=audience, known=known), wish.school_id)
    except naming.ThroughParents as young:  # the class is theirs all the same, if it is a parent who goes on
        await remember(turn, state, Wish(audience, young.names, wish.school_id), SubscriptionForm.classes)
        refuse_young(turn)
        return None
    except naming.ClassMissing as missing:
        wrong = voice.said(turn, audience, "class-missing", name=str(missing))
    except naming.TooManyClasses:
        wrong = voice.said(turn, audience, "class-many", most=naming.MOST)
    except naming.OneClassOnly:
        wrong = voice.said(turn, audience, "class-one")
    except naming.ClassesUnclear:
        wrong = voice.said(turn, audience, "class-unclear")
    turn.reply(wrong, *_ways(turn, audience))
    return None


@router.turn(Tap("subscriptions:class"))
async def change_classes(turn: Turn, state: FSMContext) -> None:
    """[Change class]: of the form that is open, or of what stands."""
    wish = await recall(state)
    if wish.audience is None:
        subscription = await voice.mine(turn)
        if subscription is None or subscription.audience is Audience.ADMINISTRATION:
            await menu.show_stale(turn, state)
            return
        wish = Wish(subscription.audience, school_id=subscription.school_id)
    await ask_classes(turn, state, wish)


async def correct(turn: Turn, _state: FSMContext) -> None:
    """A class was written anew: it must not become a letter, which would tell the class of whoever wrote it."""
    turn.kept_in = MARK
    turn.reply(turn.text("subscriptions-corrected"), voice.to_open(turn), voice.to_menu(turn))


def _is_told(typed: str) -> bool:
    """Words without a figure, or more than name a class: somebody tells of something, and is to be heard."""
    has_figure = any(sign.isdigit() for sign in typed)
    return len(_SPOKEN.findall(typed)) > MOST_WORDS or (not has_figure and any(sign.isalpha() for sign in typed))


def _ways(turn: Turn, audience: Audience) -> list[QuickReply]:
    skip = [voice.act(turn, "skip", "subscriptions:skip")] if audience is Audience.TEACHER else []
    return [*skip, voice.to_menu(turn)]
