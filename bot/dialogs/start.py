"""The first minutes: choosing a language, reading the limits of confidentiality, agreeing."""

from functools import cache

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests, menu, subscriptions
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core import windows
from core.duty import links
from core.help_requests import talks
from core.messages import InboundMessage, QuickReply
from core.subscriptions import doors, joining
from core.texts import LOCALES, texts

router = TurnRouter(name="start")


async def ask_language(turn: Turn) -> None:
    """Ask in all three languages at once; what a messenger shows of everybody is said before anything else."""
    page = await turn.run(doors.page)
    shown = [_shown_by(turn.inbound.channel, locale, page) for locale in LOCALES]
    asked = "\n".join(texts(locale)("start-choose-language") for locale in LOCALES)
    turn.reply(
        "\n\n".join((asked, *filter(None, shown))),
        *(QuickReply(texts(locale)("start-language-name"), f"start:locale:{locale}") for locale in LOCALES),
    )


def _shown_by(channel: str, locale: str, page: str | None) -> str | None:
    """What this messenger cannot but show to the service, and where one may write without it; not all have any."""
    name = f"start-shown-by-{channel}"
    said = texts(locale)(name, page=page or "none")
    return None if said == name else said


def is_greeting(inbound: InboundMessage) -> bool:
    """Whether a stranger has only said hello, as one must where nothing can be pressed first: that is no letter."""
    said = "".join(sign for sign in (inbound.text or "").casefold() if sign.isalpha() or sign == " ")
    return inbound.file is None and " ".join(said.split()) in _greetings()


@cache
def _greetings() -> frozenset[str]:
    written = (texts(locale)("start-greetings").split(",") for locale in LOCALES)
    return frozenset(greeting.strip().casefold() for some in written for greeting in some)


def ask_consent(turn: Turn) -> None:
    """The limits of confidentiality, in plain sentences, and one button; danger needs no consent."""
    turn.reply(
        turn.text("start-confidentiality"),
        turn.button("start-confidentiality.agree", "start:agree"),
        turn.button("menu-open.now", "crisis:now"),
    )


@router.turn(Tap("start:begin"))
async def begin(turn: Turn, state: FSMContext) -> None:
    """A page was opened; in danger nobody is asked anything first."""
    if turn.danger is not None:
        await menu.show(turn, state)
    elif turn.person.locale is None:
        await ask_language(turn)
    elif not turn.person.has_consented:
        ask_consent(turn)
    elif not await subscriptions.go_on(turn, state):
        await menu.show(turn, state)


@router.turn(Tap("start:left"))
async def leave(turn: Turn) -> None:
    """The person has shut the channel: who answers is told, the talks stay; alerts would not arrive."""
    await _mark_link(turn, is_broken=True)
    await turn.run(talks.mark_reach, turn.person.threads, is_unreachable=True)
    await turn.run(joining.shut, **turn.where, now=turn.now)


@router.turn(Tap("start:back"))
async def come_back(turn: Turn) -> None:
    """The channel is open again: what could not be brought meanwhile lies here now."""
    await _mark_link(turn, is_broken=False)
    await turn.run(talks.mark_reach, turn.person.threads, is_unreachable=False)
    await turn.run(joining.come_back, **turn.where)
    await help_requests.show_unopened(turn, turn.person.threads)


async def come_back_unsaid(turn: Turn) -> None:
    """Some messengers do not say that a phone is open again: who taps on it is back. Words bring it by themselves."""
    if turn.inbound.can_fold or turn.inbound.payload in (None, "start:left") or not turn.person.threads:
        return
    if lost := await turn.run(talks.unreachable, turn.person.threads):
        await turn.run(talks.mark_reach, lost, is_unreachable=False)
        await help_requests.show_unopened(turn, lost)


@router.turn(Tap("start:waiting"))
async def show_waiting(turn: Turn) -> None:
    """The button of an invitation. What waited leaves by itself, before these words."""
    number = await turn.run(windows.released, channel=turn.inbound.channel, address=turn.inbound.address)
    turn.reply(turn.text("start-waiting", count=number), turn.button("menu-open.title", "menu:open"))


async def _mark_link(turn: Turn, *, is_broken: bool) -> None:
    await turn.run(links.mark_reach, channel=turn.inbound.channel, address=turn.inbound.address, is_broken=is_broken)


@router.turn(Tap("start:language"))
async def language(turn: Turn) -> None:
    """[Language] in any menu."""
    await ask_language(turn)


@router.turn(Tap("start:locale"))
async def choose(turn: Turn, state: FSMContext, target: str) -> None:
    """A language was chosen."""
    if target in LOCALES:
        turn.person.locale = target
        await turn.run(talks.speak, turn.person.threads, locale=target)
        await turn.run(joining.speak, **turn.where, locale=target)
    await begin(turn, state)


@router.turn(Tap("start:agree"))
async def agree(turn: Turn, state: FSMContext) -> None:
    """«I understand»: the version that was read is kept."""
    turn.person.has_consented = True
    if not await subscriptions.go_on(turn, state):
        await menu.show(turn, state)
