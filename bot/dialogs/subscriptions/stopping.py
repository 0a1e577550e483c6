"""The way out: a button under every message, a word alone, and back again at once.

A word is an order only where nobody writes to the psychologist and somebody is subscribed. In a talk «тоқта» is said to
the psychologist like any other word; a button beside it serves whoever meant the messages.
"""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.subscriptions import joining as form
from bot.dialogs.subscriptions import voice
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import spelling
from core.help_requests import talks
from core.subscriptions import joining, leaving
from core.texts import LOCALES, texts

router = TurnRouter(name="subscriptions-stopping")
STOP = "subscriptions:stop"
# taps on a message that may come at any moment: they are answered, and whoever taps goes on where they stand
IN_PASSING = (STOP, "subscriptions:again", "broadcasts:vote", "broadcasts:read")
_EDGES = " \t\r\n.,!?;:…«»\"'()"


@router.turn(Tap(STOP))
async def stop(turn: Turn, state: FSMContext, target: str) -> None:
    """[Stop], of one topic or of all: at once, and a letter that is being written goes on."""
    topic = voice.topic_of(target)
    if target and topic is None:
        await menu.show_stale(turn, state)
        return
    subscription = await voice.mine(turn)
    if subscription is None:
        turn.reply(turn.said("subscriptions-none"), voice.to_open(turn), voice.to_menu(turn))
        return
    await turn.run(leaving.leave, subscription, topic=topic, now=turn.now)
    if topic is None or not subscription.topics:
        voice.tell_stopped(turn, topic)
        return
    turn.reply(
        turn.text("subscriptions-stopped-topic", topic=turn.text(f"subscriptions-topic-{topic}")),
        voice.act(turn, "again", f"subscriptions:again:{topic}"),
        voice.act(turn, "stop", "subscriptions:stop"),
        voice.act(turn, "settings", "subscriptions:open"),
    )


@router.turn(Tap("subscriptions:again"))
async def take_up(turn: Turn, state: FSMContext, target: str) -> None:
    """[Undo]: a topic, or everything that came before. Who was forgotten meanwhile asks anew."""
    topic = voice.topic_of(target)
    subscription = await turn.run(joining.find, **turn.where)
    if subscription is None or (target and topic is None):
        await form.front(turn, state)
        return
    await turn.run(leaving.take_up, subscription, topic=topic)
    named = {} if topic is None else {"topic": turn.text(f"subscriptions-topic-{topic}")}
    turn.reply(
        turn.text("subscriptions-again-topic" if named else "subscriptions-again", **named),
        voice.act(turn, "settings", "subscriptions:open"),
        voice.to_menu(turn),
    )


async def obey(turn: Turn) -> None:
    """The same in a chat in danger, which is led to help in the same breath: no other button, no undo."""
    payload = turn.inbound.payload or ""
    topic = voice.topic_of(payload.removeprefix(f"{STOP}:"))
    is_order = payload == STOP or (payload.startswith(STOP) and topic is not None)
    subscription = await voice.mine(turn) if is_order else None
    if subscription is None:
        return
    await turn.run(leaving.leave, subscription, topic=topic, now=turn.now)
    is_all = topic is None or not subscription.topics
    named = {} if is_all else {"topic": turn.text(f"subscriptions-topic-{topic}")}
    turn.reply(turn.text("subscriptions-stopped" if is_all else "subscriptions-stopped-topic", **named))


async def hear(turn: Turn) -> bool:
    """Whether the words were an order to stop, and were obeyed; all else is for the dialogs and the psychologist."""
    word = _ordered(turn)
    if word is None or turn.person.state is not None or turn.danger is not None:
        return False
    if await turn.run(talks.draft_of, turn.person.threads) is not None:  # what is typed now belongs to that letter
        return False
    subscription = await voice.mine(turn)
    if subscription is None and word == "sure":
        turn.reply(turn.text("subscriptions-none"), voice.to_open(turn), voice.to_menu(turn))
        return True
    if subscription is None:
        return False
    await turn.run(leaving.leave, subscription, topic=None, now=turn.now)
    voice.tell_stopped(turn, None)
    return True


async def offer_beside(turn: Turn) -> None:
    """Beneath a letter that is such a word and nothing else: the button, for whoever meant the messages."""
    if _ordered(turn) is None or turn.danger is not None or await voice.mine(turn) is None:
        return
    turn.reply(turn.text("subscriptions-beside-letter"), voice.act(turn, "stop", "subscriptions:stop"))


def _ordered(turn: Turn) -> str | None:
    """«sure» for words that can mean nothing else, «maybe» for one that a child may cry out; None for all others."""
    inbound = turn.inbound
    if inbound.text is None or inbound.corrects or inbound.media is not None or inbound.is_forwarded:
        return None
    typed = _folded(inbound.text.strip(_EDGES))
    for kind, text_id in (("sure", "subscriptions-words.sure"), ("maybe", "subscriptions-words")):
        if any(typed in map(_folded, texts(locale)(text_id).split(", ")) for locale in LOCALES):
            return kind
    return None


def _folded(words: str) -> str:
    """As it is meant, whichever keyboard it was typed on: «токта» and «toqta» are «тоқта»."""
    return " ".join(map(spelling.fold, words.split()))
