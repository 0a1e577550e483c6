"""What a meeting is about: a topic, own words, or nothing; danger told here is danger."""

from dataclasses import replace

from aiogram.fsm.context import FSMContext

from bot.dialogs import emergency, help_requests, menu
from bot.dialogs.appointments import choosing, opening, voice
from bot.dialogs.appointments.refusing import kindly
from bot.dialogs.states import AppointmentForm
from bot.filters import InState, Tap, Written
from bot.turn import Turn, TurnRouter
from core.appointments import Audience, saying, words
from core.appointments import choosing as rules
from core.messages import MAX_TITLE, QuickReply
from core.texts import DEFAULT_LOCALE

router = TurnRouter(name="appointments-about")
MARK = "appointments-reason"  # the thread, as traces know it, of words that stand with a meeting
TOPICS_A_PAGE = 7
LIFE = 1  # the problem area of danger to life


@router.turn(Tap("appointments:about"))
@kindly
async def ask(turn: Turn, state: FSMContext, target: str) -> None:
    """[What it is about]: topics by pages, own words first among the rest."""
    if voice.role(turn) is None:
        opening.ask_role(turn)
        return
    is_pupil = voice.role(turn) is Audience.STUDENT
    topics = await turn.run(rules.categories)
    if not is_pupil:  # a child in danger finds it first; a parent shall not meet it as the first word
        topics = sorted(topics, key=lambda topic: topic.area == LIFE)
    first = (int(target) if target.isdecimal() else 0) * TOPICS_A_PAGE
    shown = topics[first : first + TOPICS_A_PAGE]
    if not shown:
        await menu.show_stale(turn, state)
        return
    names = [(topic.code, _name(turn, topic.names, topic.adult_names)) for topic in shown]
    buttons = [QuickReply(saying.first(_short(name)), f"appointments:topic:{code}") for code, name in names]
    if first + TOPICS_A_PAGE < len(topics):
        further = f"appointments:about:{first // TOPICS_A_PAGE + 1}"
        buttons.append(voice.act(turn, "topics", further))
    buttons.append(voice.act(turn, "own-words", "appointments:words"))
    cut = (f"• {saying.first(name)}" for _code, name in names if _short(name).endswith("…"))  # said in full once
    turn.reply(
        "\n".join((voice.said(turn, "appointments-about"), *cut)),
        *buttons,
        voice.act(turn, "back", "appointments:new"),
    )


@router.turn(Tap("appointments:topic"))
@kindly
async def choose(turn: Turn, state: FSMContext, target: str) -> None:
    """A topic. What a pupil says with a tap weighs as much as if it were typed."""
    topic = await turn.run(rules.named, target)
    if voice.role(turn) is None:
        opening.ask_role(turn)
        return
    if voice.role(turn) is Audience.STUDENT:
        finding = turn.screen(topic.names[DEFAULT_LOCALE], ())  # one topic weighs the same in every language
        if finding.is_crisis:
            said = topic.names[turn.text.locale]
            turn.inbound, turn.finding = replace(turn.inbound, text=said, payload=None), finding
            await emergency.hear(turn, state)
            return
    await turn.run(rules.tell_reason, await voice.draft(turn), category=target)
    lead = turn.text("appointments-grave") if topic.area == LIFE else ""
    await choosing.show_days(turn, state, None, lead=lead)


@router.turn(Tap("appointments:words"))
@kindly
async def ask_words(turn: Turn, state: FSMContext) -> None:
    """[In my own words]."""
    if voice.role(turn) is None:
        opening.ask_role(turn)
        return
    await voice.listen(turn, state, AppointmentForm.reason, "")
    turn.reply(
        voice.said(turn, "appointments-reason", most=words.LONGEST_REASON),
        voice.act(turn, "back", "appointments:about"),
        voice.to_menu(turn),
    )


@router.turn(InState(AppointmentForm.reason), Written())
async def hear(turn: Turn, state: FSMContext) -> None:
    """The words: with those before them they may tell of danger; what is too long becomes an unsent letter."""
    if await voice.asked_about(turn, state) is None or voice.role(turn) is None:
        await help_requests.write(turn, state)
        return
    draft = await voice.draft(turn)
    typed = turn.inbound.text or ""
    before = (await turn.run(words.read, draft)).get("reason", "")
    together = f"{before} {typed}".strip()
    finding = turn.screen(together, ())
    if finding.is_crisis:  # danger that only the whole tells goes to a person as a whole
        await turn.run(rules.tell_reason, draft, reason="")  # the same words in both would tell whose talk it is
        turn.inbound, turn.finding = replace(turn.inbound, text=together), finding
        await emergency.hear(turn, state)
        return
    try:
        await turn.run(rules.tell_reason, draft, reason=typed)
    except words.ReasonTooLong:
        await state.set_data({"told": True, "held": True})
        turn.reply(voice.said(turn, "appointments-reason-long"))
        await help_requests.write(turn, state)
        return
    turn.kept_in = MARK
    await state.set_state(None)
    await choosing.show_days(turn, state, None, lead=voice.said(turn, "appointments-reason-kept"))


async def correct(turn: Turn, _state: FSMContext) -> None:
    """The words were written anew; they must not become a letter, nor the words of another meeting."""
    turn.kept_in = MARK
    appointment = await turn.run(rules.reasoned, turn.person.appointments)
    told = "appointments-corrected"
    if appointment is None:
        told = "appointments-uncorrected"
    else:
        try:
            await turn.run(rules.tell_reason, appointment, reason=turn.inbound.text or "")
        except words.ReasonTooLong:
            told = "appointments-uncorrected"
    turn.reply(voice.said(turn, told), voice.to_menu(turn))


def _name(turn: Turn, names: dict[str, str], adult_names: dict[str, str]) -> str:
    of_reader = names if voice.role(turn) is Audience.STUDENT else adult_names
    return of_reader.get(turn.text.locale) or next(iter(of_reader.values()), "")


def _short(name: str) -> str:
    """The name as a button: to its first comma, and cut where even that is long."""
    head = name.partition(",")[0]
    return head if len(head) <= MAX_TITLE else f"{head[: MAX_TITLE - 1].rstrip()}…"
