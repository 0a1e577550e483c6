"""What stands in the talks, opened, and a psychologist who answers: for tests that look behind the wire."""

from datetime import timedelta

from sqlalchemy import select

from core.help_requests import answers, attachments
from core.texts import texts
from db.models.help_requests import AttachmentState, HelpAttachment, HelpRequest, Side
from tests.chat import Chat, LiveBot
from tests.factories.staff import psychologist


def requests(live: LiveBot) -> list[HelpRequest]:
    """Every talk, in the order they were begun."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))


def lines(live: LiveBot, request: HelpRequest) -> list[tuple[Side, str]]:
    """Everything in a talk, and who said it."""
    with live.bot.database.reading() as session:
        found = session.get_one(HelpRequest, request.id)
        return [(line.message.side, line.words) for line in answers.lines(session, found)]


def words(live: LiveBot, request: HelpRequest) -> list[str]:
    """What the child said in it."""
    return [text for side, text in lines(live, request) if side is Side.CHILD]


async def answers_it(live: LiveBot, text: str, *, number: int = 0) -> HelpRequest:
    """The psychologist answers a talk; nobody waits until it has arrived."""
    request = requests(live)[number]
    await live.bot.lane.run(
        lambda session: answers.answer(session, request.id, text=text, by=psychologist(session), now=live.clock())
    )
    live.bot.delivery.wake()
    return request


async def answer(live: LiveBot, chat: Chat, text: str) -> HelpRequest:
    """The psychologist answers the only talk, and the envelope is there."""
    request = await answers_it(live, text)
    await chat.sees(texts("kk")("help-envelope"))
    return request


async def kept(live: LiveBot) -> list[AttachmentState]:
    """The states of all attachments once none is awaited any more."""
    while True:
        with live.bot.database.reading() as session:
            states = list(session.scalars(select(HelpAttachment.state).order_by(HelpAttachment.id)))
            is_due = attachments.has_due(session, now=live.clock() + timedelta(days=1))
        if states and not is_due:
            return states
        await live.bot.fetching.fetch_due()


def enclosed(live: LiveBot) -> int:
    """How many files stand in the talks, awaited or kept."""
    with live.bot.database.reading() as session:
        return len(session.scalars(select(HelpAttachment)).all())
