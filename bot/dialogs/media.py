"""What is not words: a picture is kept, a voice only when its owner insists, everything else gets its kind answer."""

from aiogram.fsm.context import FSMContext

from bot.dialogs import help_requests, menu
from bot.filters import Tap
from bot.turn import Turn, TurnRouter
from core.messages import Media

router = TurnRouter(name="media")
TELLS_WHERE = (Media.LOCATION, Media.CONTACT)


async def receive(turn: Turn, state: FSMContext) -> None:
    """Keep what can be kept; say of the rest why it is not, and what to do instead."""
    kind = turn.inbound.media or Media.OTHER
    if kind is Media.PHOTO and turn.inbound.file is not None:
        await _keep_picture(turn, state)
        return
    if turn.inbound.text is not None:  # what stands under it is words like any other
        await help_requests.write(turn, state)
    if kind is Media.VOICE and turn.inbound.file is not None:
        turn.person.voices.append(turn.inbound.file)
        turn.reply(
            turn.text("media-voice-choice"),
            turn.button("media-voice-choice.send", "media:voice"),
            turn.button("media-voice-choice.write", "media:write"),
        )
        return
    turn.reply(
        turn.text("media-in-danger" if kind in TELLS_WHERE and await _is_red(turn, state) else f"media-{kind}"),
        turn.button("menu-open.self", "help:start"),
        turn.button("menu-open.title", "menu:open"),
    )


def hush_album(turn: Turn) -> None:
    """Several pictures sent together are answered once."""
    album = turn.inbound.album
    if album is not None:
        turn.is_hushed = turn.is_hushed or turn.person.album == album
        turn.person.album = album


async def _keep_picture(turn: Turn, state: FSMContext) -> None:
    hush_album(turn)
    await help_requests.write(turn, state)


async def _is_red(turn: Turn, state: FSMContext) -> bool:
    help_request = await help_requests.current(turn, state)
    return help_request is not None and help_request.is_red


@router.turn(Tap("media:write"))
async def write_instead(turn: Turn, state: FSMContext) -> None:
    """[I will write]: the voices are forgotten."""
    turn.person.voices = []
    await help_requests.start(turn, state)


@router.turn(Tap("media:voice"))
async def send_voice(turn: Turn, state: FSMContext) -> None:
    """[Send it all the same]: the child knows that a voice can be recognised."""
    kept = [await help_requests.keep(turn, state, sends_itself=True, voice=file) for file in turn.person.voices]
    if not kept:
        await menu.show_stale(turn, state)
        return
    turn.person.voices = []
    turn.reply(turn.text("media-voice-kept"))
    await help_requests.acknowledge(turn, state, kept[-1])
