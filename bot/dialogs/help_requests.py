"""Writing to the psychologist: nothing typed is lost, several messages make one request."""

from collections.abc import Sequence

from aiogram.fsm.context import FSMContext

from bot.dialogs import in_danger, talks
from bot.dialogs.states import HelpRequestForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core import outbox, traces
from core.help_requests import (
    About,
    AttachmentKind,
    HelpRequest,
    RequestState,
    attachments,
    drafts,
    reading,
    receipts,
    threads,
)
from core.help_requests import talks as rules
from core.messages import Media

router = TurnRouter(name="help")


async def current(turn: Turn, state: FSMContext) -> HelpRequest | None:
    """The talk that free text goes to: the one being written in, or the unsent draft."""
    ref = (await state.get_data()).get("thread")
    if ref is not None:
        try:
            return await turn.run(threads.own, turn.person.threads, ref)
        except threads.NotYours:
            return None
    return None


async def keep(turn: Turn, state: FSMContext, *, sends_itself: bool, voice: str | None = None) -> HelpRequest:
    """Keep the turn's words and picture, or a ``voice`` (the channel's name of it), in the talk or in a new draft."""
    data = await state.get_data()
    found = await _corrected(turn) or await current(turn, state)
    found = found or await turn.run(rules.draft_of, turn.person.threads)
    is_held = data.get("held", False) or (turn.inbound.corrects and found is not None and found.auto_send_at is None)
    help_request = found or await turn.new_thread(About(data.get("about", About.SELF)))
    await bring_missed(turn, help_request)
    await _mark(turn, help_request)
    message_id = await turn.run(
        drafts.write,
        help_request,
        text=turn.inbound.text or "",
        finding=turn.finding,
        sends_itself=sends_itself and not is_held,
        now=turn.now,
    )
    if voice is not None:
        await _await_file(turn, message_id, voice, AttachmentKind.VOICE)
    elif turn.inbound.media is Media.PHOTO and turn.inbound.file is not None:
        await _await_file(turn, message_id, turn.inbound.file, AttachmentKind.PICTURE)
    if (origin := turn.inbound.origin) is not None:
        await turn.run(reading.note, message_id, channel=turn.inbound.channel, source=origin)
    await _stay(turn, state, help_request)
    return help_request


async def _stay(turn: Turn, state: FSMContext, help_request: HelpRequest) -> None:
    """What is typed next goes to the same talk; a message written anew does not lead the child elsewhere."""
    turn.kept_in = help_request.ref
    if not turn.inbound.corrects:
        await state.update_data(thread=help_request.ref)
        await state.set_state(HelpRequestForm.writing)


async def _corrected(turn: Turn) -> HelpRequest | None:
    """The talk that a message written anew belongs to."""
    if not turn.inbound.corrects:
        return None
    inbound = turn.inbound
    ref = await turn.run(
        traces.thread_of, channel=inbound.channel, address=inbound.address, source=inbound.source or ""
    )
    try:
        return None if ref is None else await turn.run(threads.own, turn.person.threads, ref)
    except threads.NotYours:
        return None


async def _mark(turn: Turn, help_request: HelpRequest) -> None:
    """Staff see that words were written anew, or were somebody else's first; whose, nobody keeps."""
    is_marked = {"message:corrected": turn.inbound.corrects, "message:forwarded": turn.inbound.is_forwarded}
    for mark in (name for name, is_so in is_marked.items() if is_so):
        await turn.run(threads.mark, help_request, text=mark, now=turn.now)


async def _await_file(turn: Turn, message_id: int, file: str, kind: AttachmentKind) -> None:
    await turn.run(
        attachments.await_file, message_id, kind=kind, channel=turn.inbound.channel, source=file, now=turn.now
    )


async def write(turn: Turn, state: FSMContext) -> None:
    """Free text wherever it was typed: it becomes part of a draft or of the talk that is going on."""
    help_request = await keep(turn, state, sends_itself=True)
    if turn.inbound.is_forwarded and not (await state.get_data()).get("forwarded"):
        await state.update_data(forwarded=True)
        turn.reply(turn.text("help-forwarded"))
    await acknowledge(turn, state, help_request)


async def acknowledge(turn: Turn, state: FSMContext, help_request: HelpRequest) -> None:
    """Say where what was just kept lies now, and what can be done with it."""
    if help_request.state is RequestState.DRAFT:
        await _offer_sending(turn, state)
    elif help_request.is_red:
        await in_danger.respond(turn, help_request)
    else:
        turn.send(await turn.run(receipts.added, help_request, now=turn.now))


async def correct(turn: Turn, state: FSMContext) -> None:
    """A message was written anew: both versions are kept, in the same talk; a mere change of looks is nothing."""
    known = await _corrected(turn)
    if known is not None and await turn.run(threads.has_said, known, text=turn.inbound.text or ""):
        return
    help_request = await keep(turn, state, sends_itself=True)
    if help_request.state is RequestState.DRAFT or help_request.is_red:
        await acknowledge(turn, state, help_request)
    else:
        turn.reply(turn.text("help-corrected"), turn.button("menu-open.title", "menu:open"))


async def bring_missed(turn: Turn, help_request: HelpRequest) -> None:
    """Who could not be reached and speaks again finds what could not be brought meanwhile."""
    if help_request.is_unreachable:
        await show_unopened(turn, [threads.claim_of(help_request)])


async def show_unopened(turn: Turn, claims: Sequence[str]) -> None:
    """The envelopes nobody has opened yet."""
    for answer in await turn.run(rules.unopened, claims):
        turn.send(outbox.envelope(turn.text.locale, answer.ref))


async def _offer_sending(turn: Turn, state: FSMContext) -> None:
    """The first bubble says that silence sends the draft; the next ones are short."""
    data = await state.get_data()
    told = "help-kept-held" if data.get("held") else "help-kept" if data.get("told") else "help-kept-first"
    await state.update_data(told=True)
    buttons = [turn.button("help-draft.send", "help:send")]
    if not data.get("held"):
        buttons.append(turn.button("help-draft.hold", "help:hold"))
    turn.reply(turn.text(told), *buttons, turn.button("help-draft.discard", "help:discard"))


@router.turn(Tap("help:start"))
async def start(turn: Turn, state: FSMContext) -> None:
    """[Help for me]."""
    await _open_form(turn, state, About.SELF)


@router.turn(Tap("help:friend"))
async def start_for_friend(turn: Turn, state: FSMContext) -> None:
    """[Worried about a friend]."""
    await _open_form(turn, state, About.FRIEND)


async def _open_form(turn: Turn, state: FSMContext, about: About) -> None:
    if await turn.run(rules.draft_of, turn.person.threads) is not None:
        await resume_draft(turn, state)
        return
    await state.set_data({"about": about.value})
    await state.set_state(HelpRequestForm.writing)
    turn.reply(
        turn.text(f"help-write-{about.value}"),
        turn.button("menu-open.title", "menu:open"),
        turn.button("duty-about-ask.title", "duty:about"),
    )


async def _draft(turn: Turn, state: FSMContext) -> HelpRequest | None:
    """The unsent draft; when there is none any more, the child is told so and gets the menu."""
    draft = await turn.run(rules.draft_of, turn.person.threads)
    if draft is None:
        await talks.gone(turn, state)
    return draft


@router.turn(Tap("help:continue"))
async def resume_draft(turn: Turn, state: FSMContext) -> None:
    """Back to the unsent draft."""
    draft = await _draft(turn, state)
    if draft is None:
        return
    await state.set_data({"thread": draft.ref, "told": True, "held": draft.auto_send_at is None})
    await state.set_state(HelpRequestForm.writing)
    turn.reply(
        turn.text("help-draft-waits"),
        turn.button("help-draft.send", "help:send"),
        turn.button("help-draft.discard", "help:discard"),
        turn.button("menu-open.title", "menu:open"),
    )


@router.turn(Tap("help:send"))
async def send(turn: Turn, state: FSMContext) -> None:
    """[Send]: a receipt with the code, who reads it and when."""
    draft = await _draft(turn, state)
    if draft is None:
        return
    await turn.run(drafts.send, draft, now=turn.now)
    await state.set_data({"thread": draft.ref})
    await state.set_state(HelpRequestForm.writing)
    turn.send(await turn.run(receipts.receipt, draft, now=turn.now))


@router.turn(Tap("help:hold"))
async def hold(turn: Turn, state: FSMContext) -> None:
    """[Not yet]: the draft waits."""
    draft = await _draft(turn, state)
    if draft is None:
        return
    drafts.hold(draft)
    await state.set_data({"thread": draft.ref, "told": True, "held": True})
    await state.set_state(HelpRequestForm.writing)
    turn.reply(
        turn.text("help-held"),
        turn.button("help-draft.send", "help:send"),
        turn.button("help-draft.discard", "help:discard"),
    )


@router.turn(Tap("help:discard"))
async def discard(turn: Turn, state: FSMContext) -> None:
    """[Throw away]: the unsent words are destroyed."""
    draft = await _draft(turn, state)
    if draft is None:
        return
    await turn.run(drafts.discard, draft)
    turn.person.threads.remove(threads.claim_of(draft))
    await state.clear()
    turn.reply(turn.text("help-discarded"), turn.button("menu-open.title", "menu:open"), clears=True)
    await show_unopened(turn, turn.person.threads)


@router.turn(InState(HelpRequestForm.writing), Written())
async def written(turn: Turn, state: FSMContext) -> None:
    """More words."""
    await write(turn, state)
