"""What stands: every topic on or off in one tap, the classes, the language, and the two ways out."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.subscriptions import voice
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.messages import OutboundMessage, QuickReply
from core.subscriptions import Audience, Subscription, joining, leaving, topics

router = TurnRouter(name="subscriptions-standing")
COMES, STAYS_AWAY = "✓", "+"


async def show(turn: Turn, subscription: Subscription, *, replaces: str | None = None) -> None:
    """The screen of one subscription; a tap on it redraws it in place where the channel can."""
    names = await turn.run(joining.classes_of, subscription)
    lines = await voice.told(turn, subscription.audience, names, subscription.school_id)
    is_office = subscription.audience is Audience.ADMINISTRATION
    buttons = (
        *(_switch(turn, subscription, topic) for topic in topics.TOPICS),
        *(() if is_office else (voice.act(turn, "class", "subscriptions:class"),)),
        turn.button("menu-open.language", "start:language"),
        voice.act(turn, "stop", "subscriptions:stop"),
        voice.act(turn, "delete", "subscriptions:delete"),
        voice.to_menu(turn),
    )
    words = f"{lines}\n\n{voice.said(turn, subscription.audience, 'standing')}"
    turn.send(OutboundMessage(words, buttons, replaces=replaces))


def _switch(turn: Turn, subscription: Subscription, topic: int) -> QuickReply:
    is_on = bool(subscription.topics & topics.bit(topic))
    sign, verb = (COMES, "off") if is_on else (STAYS_AWAY, "on")
    return QuickReply(f"{sign} {turn.text(f'subscriptions-topic-{topic}')}", f"subscriptions:{verb}:{topic}")


@router.turn(Tap("subscriptions:off"))
async def switch_off(turn: Turn, state: FSMContext, target: str) -> None:
    """A topic that came is tapped: it comes no more."""
    topic, subscription = voice.topic_of(target), await voice.mine(turn)
    if topic is None or subscription is None:
        await menu.show_stale(turn, state)
        return
    await turn.run(leaving.leave, subscription, topic=topic, now=turn.now)
    if not subscription.topics:
        voice.tell_stopped(turn, topic)
        return
    await show(turn, subscription, replaces=turn.inbound.shown)


@router.turn(Tap("subscriptions:on"))
async def switch_on(turn: Turn, state: FSMContext, target: str) -> None:
    """A topic that stayed away is tapped: it comes."""
    topic, subscription = voice.topic_of(target), await voice.mine(turn)
    if topic is None or subscription is None:
        await menu.show_stale(turn, state)
        return
    await turn.run(leaving.take_up, subscription, topic=topic)
    await show(turn, subscription, replaces=turn.inbound.shown)


@router.turn(Tap("subscriptions:delete"))
async def delete(turn: Turn, target: str) -> None:
    """[Delete the subscription]: asked once, then nothing is left of it."""
    if target != "yes":
        turn.reply(
            turn.text("subscriptions-delete"),
            turn.button("subscriptions-delete.yes", "subscriptions:delete:yes"),
            turn.button("subscriptions-delete.no", "subscriptions:open"),
        )
        return
    await turn.run(leaving.forget, **turn.where, now=turn.now)
    turn.reply(turn.text("subscriptions-deleted"), voice.to_open(turn), voice.to_menu(turn))
