"""A chat in danger: no menu, no tips; the numbers, one button, and words that go on into the talk."""

from dataclasses import replace
from datetime import datetime, timedelta

from aiogram.fsm.context import FSMContext

from bot.dialogs.states import HelpRequestForm
from bot.turn import Turn
from core.crisis import cards, response
from core.crisis.markers import Category, Finding, Level
from core.help_requests import HelpRequest, talks
from core.messages import OutboundMessage, QuickReply

# what a chat in danger may still do; everything else waits until a person has ended the danger
STAYS = frozenset({"crisis", "duty", "help", "media", "privacy", "start"})
STOPS = ("help:start", "help:friend")
# a meeting that stands is help: it is looked at, promised, found, agreed to or called off; nothing new is chosen
MEETING = tuple(f"appointments:{verb}:" for verb in ("show", "come", "route", "claim", "decline", "cancel", "drop"))
LINE_LASTS = timedelta(minutes=10)
CARD_LASTS = timedelta(hours=12)
_MEMORY = ("red", "level", "kinds", "card_at", "line_at")


async def look(turn: Turn) -> None:
    """Find the talk that makes this a chat in danger; words in a chat that never was in danger ask no table."""
    if turn.inbound.text is not None and not turn.person.care.get("red"):
        return
    claims = turn.person.threads
    turn.danger = await turn.run(talks.in_danger, claims) if claims else None
    if turn.danger is not None:
        turn.person.care["red"] = True
        return
    for name in _MEMORY:
        turn.person.care.pop(name, None)


def is_stopped(payload: str | None) -> bool:
    """Whether a tap leads away from help."""
    if (payload or "").startswith(MEETING):
        return False
    feature = (payload or "").partition(":")[0]
    return feature not in STAYS or payload in STOPS


async def lead(turn: Turn, state: FSMContext) -> None:
    """Words that belong to no talk just now belong to the one in danger."""
    if turn.danger is not None and turn.person.state is None:
        await state.set_data({"thread": turn.danger.ref})
        await state.set_state(HelpRequestForm.writing)


async def show_menu(turn: Turn, state: FSMContext) -> None:
    """The only menu there is now: the numbers and the button for help."""
    await state.set_state(None)
    await lead(turn, state)
    category = None if turn.danger is None else turn.danger.risk_category
    turn.reply(turn.text("crisis-menu", lines=await lines(turn, category)), now_button(turn))


def calm(turn: Turn) -> None:
    """Take the ways to menus and tips off everything that is said; where none is left stands the button for help."""
    turn.replies = [(_without_ways(turn, message), lane) for message, lane in turn.replies]


def _without_ways(turn: Turn, message: OutboundMessage) -> OutboundMessage:
    kept = tuple(reply for reply in message.quick_replies if not is_stopped(reply.payload))
    if kept == message.quick_replies:
        return message
    return replace(message, quick_replies=kept or (now_button(turn),))


def now_button(turn: Turn) -> QuickReply:
    """[Help now]."""
    return turn.button("menu-open.now", "crisis:now")


async def lines(turn: Turn, category: str | None) -> str:
    """The numbers to call now, one a line."""
    return await turn.run(
        cards.lines_text, school_id=turn.person.school_id, text=turn.text, category=category, now=turn.now
    )


def enter(turn: Turn, help_request: HelpRequest) -> None:
    """From now on this is a chat in danger."""
    turn.danger = help_request
    turn.person.care["red"] = True


async def respond(turn: Turn, help_request: HelpRequest) -> None:
    """Answer what was written in danger: the whole card for a danger that is new or graver, otherwise one line."""
    enter(turn, help_request)
    if _needs_card(turn, help_request):
        await show_card(turn, help_request)
    elif _is_past(turn, "line_at", LINE_LASTS):
        turn.person.care["line_at"] = turn.now.isoformat()
        lines_now = await lines(turn, help_request.risk_category)
        turn.send_first(OutboundMessage(turn.text("crisis-present", lines=lines_now), (now_button(turn),)))
    else:
        turn.reply(turn.text("crisis-heard"))


async def show_card(turn: Turn, help_request: HelpRequest) -> None:
    """The card leaves before anything else, and is remembered as shown."""
    enter(turn, help_request)
    finding, care = _told(turn, help_request), turn.person.care
    card = await turn.run(
        cards.card,
        school_id=turn.person.school_id,
        locale=turn.person.locale or turn.inbound.locale,
        finding=finding,
        thread=help_request.ref,
        now=turn.now,
    )
    turn.send_first(card)
    kinds = {*care.get("kinds", ()), cards.kind(finding)}
    shown_at = turn.now.isoformat()
    care |= {"level": help_request.risk, "kinds": sorted(kinds), "card_at": shown_at, "line_at": shown_at}


def _told(turn: Turn, help_request: HelpRequest) -> Finding:
    """What the words told; where they or a button tell no kind of danger, the talk may know one."""
    finding = turn.finding if turn.inbound.text is not None else response.CALL_FOR_HELP
    known = cards.known(help_request.risk_category)
    if finding.category in (None, Category.OTHER) and known is not Category.FRIEND:
        return replace(finding, category=known or finding.category)
    return finding


def _needs_card(turn: Turn, help_request: HelpRequest) -> bool:
    """Graver than the last card, of another kind than all of them, or danger told anew long after it."""
    care, finding = turn.person.care, turn.finding
    if Level(help_request.risk).rank > Level(care.get("level", Level.NONE)).rank:
        return True
    is_new = cards.kind(finding) not in care.get("kinds", ()) or _is_past(turn, "card_at", CARD_LASTS)
    return finding.is_crisis and is_new


def _is_past(turn: Turn, name: str, lasts: timedelta) -> bool:
    said_at = turn.person.care.get(name)
    return said_at is None or turn.now - datetime.fromisoformat(said_at) >= lasts


async def soften(turn: Turn) -> None:
    """The gentle card, once a day and chat unless the sign is graver; it stands before the flow's own answer."""
    signs = turn.person.care
    rank, today = turn.finding.level.rank, turn.now.date().isoformat()
    if signs.get("softened_on") == today and rank <= signs.get("softened", 0):
        return
    signs["softened_on"], signs["softened"] = today, rank
    card = await turn.run(
        cards.soft,
        school_id=turn.person.school_id,
        locale=turn.person.locale or turn.inbound.locale,
        now=turn.now,
    )
    turn.send_first(card)
    turn.replies.insert(0, turn.replies.pop())
