"""Looking for a tip by words; a letter typed here is a letter."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests
from bot.dialogs.states import TipsForm
from bot.dialogs.tips import browsing, voice
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core.messages import QuickReply
from core.tips import search

MARK = "tips"
router = TurnRouter(name="tips-searching")
LONGEST = 8  # words: who writes more is telling something, not looking for something
SHOWN = 7
TOPICS = 5


@router.turn(Tap("tips:search"))
async def ask(turn: Turn, state: FSMContext) -> None:
    """[Search by word]. Before consent words are kept as a letter, so nobody is asked for any."""
    if not turn.person.has_consented:
        await browsing.show_front(turn)
        return
    await state.set_state(TipsForm.searching)
    turn.reply(voice.said(turn, "tips-search"), voice.to_topics(turn), voice.to_menu(turn))


@router.turn(InState(TipsForm.searching), Written())
async def look(turn: Turn, state: FSMContext) -> None:
    """What was found; the next words are looked for as well, until something is tapped."""
    words = turn.inbound.text or ""
    if len(words.split()) > LONGEST:
        await help_requests.write(turn, state)
        return
    turn.kept_in = MARK
    found = await turn.run(
        search.search,
        words,
        school_id=turn.person.school_id,
        audience=voice.audience(turn),
        locale=turn.text.locale,
        limit=SHOWN,
    )
    if not found:
        shown, _ = await browsing.topics(turn)
        buttons = [browsing.topic(turn, area) for area in shown[:TOPICS]]
        lead = "tips-not-found"
    else:
        buttons = [QuickReply(tip.short, f"tips:show:{tip.code}") for tip in found]
        lead = "tips-found"
    turn.reply(voice.said(turn, lead), *buttons, voice.to_person(turn), voice.to_topics(turn), voice.to_menu(turn))


async def correct(turn: Turn, state: FSMContext) -> None:
    """Words that were looked for, written anew: they are looked for again, and are no letter either."""
    await look(turn, state)


async def leave(turn: Turn, state: FSMContext) -> None:
    """A tap ends the search: what is typed after it is for a person again."""
    if turn.person.state == TipsForm.searching.state:
        await state.set_state(None)
