"""What a run over Telegram has left behind: what people did, what the bot called, and what the tables say."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import crypto, inbox
from core.crypto import Vault
from core.help_requests import answers
from core.settings import Settings
from db.engine import Database
from db.models.help_requests import AttachmentState, HelpAttachment, HelpMessage, HelpRequest, Side
from db.models.inbox import InboundReceipt
from db.models.journals import Journal, JournalEntry
from db.models.outbox import DeliveryState, OutboxMessage
from tests.journeys.telegram_people import Colour, Talker, seen_colour
from tests.telegram.account import Account
from tests.telegram.calls import Call

OPEN = (DeliveryState.QUEUED, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True)
class Line:
    """One message of a talk, opened."""

    id: int
    side: Side
    words: str
    ref: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk, opened."""

    ref: str
    code: str
    is_unreachable: bool
    lines: Sequence[Line]

    @property
    def speaker(self) -> int:
        """The number of the person whose words it begins with."""
        return speaker(self.of(Side.CHILD)[0].words)

    def of(self, side: Side) -> Sequence[Line]:
        """What one side said, in order."""
        return [line for line in self.lines if line.side is side]


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the invariants ask of the database. ``envelopes`` counts outbox rows by the answer's id."""

    talks: Sequence[Talk]
    receipts: Sequence[str]
    outbox: Counter[DeliveryState]
    envelopes: Counter[int]
    needs: Sequence[int | None]
    pictures: dict[str, Sequence[Colour | None]]
    dead_letters: int


@dataclass(frozen=True, slots=True)
class History:
    """A run that is over. ``blows`` are the moments at which something on its way may have lost its confirmation."""

    people: Sequence[Talker]
    account: Account
    calls: Sequence[Call]
    blows: Sequence[float]
    tables: Tables


def speaker(words: str) -> int:
    """The number of the person who wrote this."""
    return int(words.split()[1])


def read(settings: Settings, channel: str = "telegram") -> Tables:
    """Open everything there is of a channel."""
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    try:
        with database.reading() as session:
            return _tables(session, keys, channel)
    finally:
        database.dispose_sync()
        keys.thread_keys.database.dispose_sync()


def is_settled(settings: Settings, account: Account) -> bool:
    """Whether nothing is on its way any more, in either direction."""
    if account.updates.pending:
        return False
    database = Database(settings.database_url)
    with database.reading() as session:
        awaited = select(HelpAttachment.id).where(HelpAttachment.state == AttachmentState.AWAITED).limit(1)
        waiting = select(OutboxMessage.id).where(OutboxMessage.state.in_(OPEN)).limit(1)
        found = session.scalar(waiting) or session.scalar(awaited)
    database.dispose_sync()
    return found is None


def _tables(session: Session, keys: Vault, channel: str) -> Tables:
    rows = session.execute(select(OutboxMessage.state, OutboxMessage.help_message_id)).all()
    requests = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()
    needs = select(JournalEntry.number).where(JournalEntry.journal == Journal.NEEDS).order_by(JournalEntry.number)
    receipts = select(InboundReceipt.external_id).where(InboundReceipt.channel == channel)
    return Tables(
        talks=[_talk(session, request) for request in requests],
        receipts=session.scalars(receipts).all(),
        outbox=Counter(row.state for row in rows),
        envelopes=Counter(row.help_message_id for row in rows if row.help_message_id is not None),
        needs=session.scalars(needs).all(),
        pictures=_pictures(session, keys),
        dead_letters=inbox.unresolved(session),
    )


def _talk(session: Session, request: HelpRequest) -> Talk:
    lines = [
        Line(line.message.id, line.message.side, line.words, line.message.ref)
        for line in answers.lines(session, request)
    ]
    return Talk(request.ref, request.code, request.is_unreachable, lines)


def _pictures(session: Session, keys: Vault) -> dict[str, Sequence[Colour | None]]:
    """The colours of the pictures by the words they came with; None for one that could not be kept."""
    found: dict[str, list[Colour | None]] = {}
    for attachment in session.scalars(select(HelpAttachment).order_by(HelpAttachment.id)):
        message = session.get_one(HelpMessage, attachment.help_message_id)
        request = message.help_request
        words = keys.open_text(request.ref, message.ref, message.sealed)
        colour = None
        if attachment.sealed is not None:
            sealed = attachment.sealed
            colour = seen_colour(keys.thread(request.ref).open(sealed, f"{request.ref}:{attachment.ref}"))
        found.setdefault(words, []).append(colour)
    return found
