"""Duty: a member of staff links a messenger and says «I'm on it»; a child says that a talk is about one of them."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import menu
from bot.dialogs.states import HelpRequestForm
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import alerts
from core.duty import links
from core.help_requests import About, HelpRequest, avoiding, threads
from core.help_requests import talks as rules
from core.messages import MAX_QUICK_REPLIES, MAX_TITLE, QuickReply
from core.texts import texts

router = TurnRouter(name="duty")
OTHER = "other"


@router.turn(Tap("duty:link"))
async def link(turn: Turn, target: str) -> None:
    """The one-time link from the panel was opened in this messenger: alerts come here from now on."""
    try:
        member = await turn.run(
            links.link, target, channel=turn.inbound.channel, address=turn.inbound.address, now=turn.now
        )
    except links.CodeSpent:
        turn.reply(turn.said("duty-link-spent"))
        return
    text = texts(member.locale)
    turn.reply(text("duty-link-made"), QuickReply(text("duty-link-made.off"), "duty:off"))


@router.turn(Tap("duty:off"))
async def unlink(turn: Turn, state: FSMContext) -> None:
    """No more alerts in this chat."""
    where = {"channel": turn.inbound.channel, "address": turn.inbound.address}
    member = await turn.run(links.linked_staff, **where)
    if not await turn.run(links.drop, **where, now=turn.now):
        await menu.show_stale(turn, state)
        return
    turn.reply((texts(member.locale) if member else turn.text)("duty-link-off"))


@router.turn(Tap("duty:mine"))
async def take(turn: Turn, state: FSMContext, target: str) -> None:
    """[I'm on it]: the ladder rests, everybody who was called learns of it."""
    member = await turn.run(links.linked_staff, channel=turn.inbound.channel, address=turn.inbound.address)
    if member is None:
        await menu.show_stale(turn, state)
        return
    try:
        taken = await turn.run(alerts.take, target, staff_id=member.id, now=turn.now)
    except alerts.AlertUnknown:
        await menu.show_stale(turn, state)
        return
    said = {"code": taken.code, "name": taken.name, "seconds": taken.seconds}
    person = "reads" if taken.may_read else "asks"
    turn.reply(texts(member.locale)(f"duty-alert-{taken.outcome}", **said, person=person))


@router.turn(Tap("duty:about"))
async def ask_whom(turn: Turn, target: str) -> None:
    """[It is about a psychologist]: who, by name; ``target`` is a talk that exists already."""
    names = await turn.run(avoiding.names, school_id=turn.person.school_id)
    shown = list(names.items())[: MAX_QUICK_REPLIES - 2]
    cut = (name for _handle, name in shown if len(name) > MAX_TITLE)  # a button shows their beginning alone
    turn.reply(
        "\n".join((turn.text("duty-about-ask"), *cut)),
        *(QuickReply(_short(name), f"duty:skip:{handle}:{target}") for handle, name in shown),
        turn.button("duty-about-ask.other", f"duty:skip:{OTHER}:{target}"),
        turn.button("menu-open.title", "menu:open"),
    )


@router.turn(Tap("duty:skip"))
async def avoid(turn: Turn, state: FSMContext, target: str) -> None:
    """A person was chosen: the talk passes them by, and the child is told who reads it then, or that nobody can."""
    handle, _, ref = target.partition(":")
    help_request = await _talk(turn, state, ref)
    await state.set_data({"thread": help_request.ref})
    await state.set_state(HelpRequestForm.writing)
    is_read = await turn.run(avoiding.avoid, help_request, [handle], now=turn.now)
    told = "duty-about-other" if handle == OTHER else "duty-about-kept" if is_read else "duty-about-nobody"
    turn.reply(turn.text(told), turn.button("menu-open.now", "crisis:now"), turn.button("menu-open.title", "menu:open"))


async def _talk(turn: Turn, state: FSMContext, ref: str) -> HelpRequest:
    """The talk a button names, the unsent draft, or a new one: it is kept at once, so that every way leads to it."""
    try:
        return await turn.run(threads.own, turn.person.threads, ref)
    except threads.NotYours:
        about = About((await state.get_data()).get("about", About.SELF))
    return await turn.run(rules.draft_of, turn.person.threads) or await turn.new_thread(about)


def _short(name: str) -> str:
    return name if len(name) <= MAX_TITLE else f"{name[: MAX_TITLE - 1]}…"
