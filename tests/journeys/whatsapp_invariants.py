"""What must be true after every run over WhatsApp, whatever went wrong: each function names what it would find.

All of them answer with findings, one line each; an empty list is the only good answer. What is asked of the talks
alone is the same as over Telegram.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from core import crypto, windows
from core.settings import Settings
from core.windows import Window
from db.engine import Database
from db.models.help_requests import Side
from db.models.outbox import DeliveryState
from tests.journeys import telegram_history
from tests.journeys.telegram_history import Tables, Talk
from tests.journeys.telegram_invariants import words_doubled, words_in_a_wrong_talk, words_lost
from tests.journeys.telegram_people import ANSWERS
from tests.journeys.whatsapp_people import Talker
from tests.whatsapp.records import Call, Json, Sent

CHANNEL = "whatsapp"
CODE = re.compile(r"[^\s<>:*\"\\]+-\d{3}")
CLOSED = 131047
UNANSWERED = {"cut", "late", "hung up"}
BEFORE_A_BLOW, AFTER_A_BLOW = 3.0, 1.5  # seconds from the acceptance to the row that says so, on a busy machine


@dataclass(frozen=True, slots=True)
class History:
    """A run that is over. ``blows`` are the moments at which something on its way may have lost its confirmation.

    ``pace``: how many seconds of these moments passed in one of ours.
    """

    people: Sequence[Talker]
    calls: Sequence[Call]
    sent: Sequence[Sent]
    blows: Sequence[float]
    tables: Tables
    windows: Mapping[str, Window]
    pace: float


def read(
    settings: Settings, people: Sequence[Talker], calls: Sequence[Call], blows: Sequence[float], *, pace: float = 1.0
) -> History:
    """Open everything there is."""
    tables = telegram_history.read(settings, CHANNEL)
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url, info={"vault": keys})
    with database.reading() as session:
        known = {
            one.person.id: windows.find(session, channel=CHANNEL, address=f"{one.person.number}:{one.person.id}")
            for one in people
        }
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()
    return History(people, calls, list(people[0].person.server.sent), blows, tables, known, pace)


def words_out_of_order(history: History) -> Sequence[str]:
    """A message that stands before one that was written earlier; not what WhatsApp itself has mixed up."""
    found = []
    for person in history.people:
        lines = [line for talk in _talks_of(history, person.number) for line in talk.of(Side.CHILD)]
        heard = [line.words for line in sorted(lines, key=lambda line: line.id)]
        places = {words: place for place, words in enumerate(person.said) if words not in person.in_disorder}
        order = [places[words] for words in heard if words in places]
        found += [
            f"{person.said[later]} before {person.said[earlier]}"
            for later, earlier in pairwise(order)
            if later > earlier
        ]
    return found


def messages_in_a_wrong_chat(history: History) -> Sequence[str]:
    """Anything the bot tried to say to somebody that names a talk or an answer of somebody else."""
    owners = _owners(history)
    return [
        f"{mark} of {owners[mark]} went to {call.to}"
        for call in history.calls
        if call.name == "messages"
        for mark in _marks(call)
        if mark in owners and owners[mark] != call.to
    ]


def answers_missing(history: History) -> Sequence[str]:
    """An answer whose envelope did not reach its person, came before an earlier one, or showed other words.

    What WhatsApp took over and failed to bring in the end may be overtaken: nobody waits for its last word.
    """
    found, failed = [], {mark for one in history.sent if one.failed is not None for mark in _named(one.body)}
    for talk in history.tables.talks:
        refs = [answer.ref for answer in talk.of(Side.STAFF)]
        arrived = [_arrival(history.people[talk.speaker], ref) for ref in refs]
        in_order = failed & {*refs} or arrived == sorted(arrived, key=lambda place: place or 0)
        if len(arrived) != len(ANSWERS) or None in arrived or not in_order:
            found.append(f"{talk.code}: {arrived}")
    for person in history.people:
        own = tuple(line.words for talk in _talks_of(history, person.number) for line in talk.of(Side.STAFF))
        if not person.opened or not all(words.startswith(own) for words in person.opened):
            found.append(f"{person.number} opened {person.opened}")
    return found


def answers_repeated(history: History) -> Sequence[str]:
    """An envelope that was shown again without a cause: an answer that never came, or a blow."""
    found = []
    for talk in history.tables.talks:
        person = history.people[talk.speaker]
        for answer in talk.of(Side.STAFF):
            shown = sum(f"help:open:{answer.ref}" in one.payloads for one in person.person.screen())
            tried = [call for call in history.calls if answer.ref in _marks(call) and call.to == person.person.id]
            causes = sum(_may_come_again(call, history) for call in tried)
            found += [f"{talk.code}: shown {shown} times, {causes} causes"] if shown > 1 + causes else []
    return found


def effects_doubled(history: History) -> Sequence[str]:
    """More or fewer receipts, replies, envelopes, talks or numbers in J6 than there were causes."""
    tables = history.tables
    updates = [hashlib.sha256(wamid.encode()).hexdigest() for person in history.people for wamid in person.updates]
    given = [answer for talk in tables.talks for answer in talk.of(Side.STAFF)]
    expected: Mapping[str, tuple[object, object]] = {
        "receipts": (sorted(tables.receipts), sorted(updates)),
        "rows of the outbox": (tables.outbox.total(), len(updates) + len(given)),
        "envelopes": (dict(tables.envelopes), {answer.id: 1 for answer in given}),
        "talks": (len(tables.talks), len(history.people)),
        "numbers in J6": (list(tables.needs), list(range(1, len(tables.talks) + 1))),
    }
    return [
        f"{name}: {str(found)[:200]}, not {str(wanted)[:200]}"
        for name, (found, wanted) in expected.items()
        if found != wanted
    ]


def left_unfinished(history: History) -> Sequence[str]:
    """A row that is not said to have arrived, a letter put aside, a person who waited in vain."""
    tables = history.tables
    found = [f"outbox: {count} {state}" for state, count in tables.outbox.items() if state is not DeliveryState.SENT]
    found += [f"{tables.dead_letters} dead letters"] if tables.dead_letters else []
    found += [f"{person.number} gave up: {person.gave_up[-300:]}" for person in history.people if person.gave_up]
    return [*found, *(f"{talk.code} is called unreachable" for talk in tables.talks if talk.is_unreachable)]


def windows_wrong(history: History) -> Sequence[str]:
    """A window that is not as the person's last word opened it, free words into a closed one, an idle invitation."""
    found = [f"{one.to} was written to freely in a closed window" for one in history.sent if one.failed == CLOSED]
    for person in history.people:
        window, wrote = history.windows[person.person.id], int(person.person.chat.last_inbound or 0)
        if window.heard_at != datetime.fromtimestamp(wrote, UTC) or window.is_shut or window.waiting:
            found.append(f"{person.number} wrote at {wrote}: {window}")
        invited = sum(one.kind == "template" for one in person.person.screen())
        if bool(invited) is not person.is_late:
            found.append(f"{person.number} was invited {invited} times")
    return found


INVARIANTS: Sequence[Callable[[History], Sequence[str]]] = (
    words_lost,  # type: ignore[list-item]
    words_doubled,  # type: ignore[list-item]
    words_out_of_order,
    words_in_a_wrong_talk,  # type: ignore[list-item]
    messages_in_a_wrong_chat,
    answers_missing,
    answers_repeated,
    effects_doubled,
    left_unfinished,
    windows_wrong,
)


def _talks_of(history: History, number: int) -> Sequence[Talk]:
    return [talk for talk in history.tables.talks if talk.speaker == number]


def _owners(history: History) -> Mapping[str, str]:
    owners = {}
    for talk in history.tables.talks:
        marks = (talk.code, talk.ref, *(answer.ref for answer in talk.of(Side.STAFF)))
        owners.update(dict.fromkeys(marks, history.people[talk.speaker].person.id))
    return owners


def _marks(call: Call) -> set[str]:
    return _named(call.body or {})


def _named(body: Json) -> set[str]:
    """The codes a message shows and the references its buttons carry."""
    said = json.dumps(body, ensure_ascii=False)
    return {*CODE.findall(said), *re.findall(r"help:\w+:([\w-]+)", said)}


def _arrival(person: Talker, answer_ref: str) -> int | None:
    """The place on the screen at which an envelope first stood."""
    payload = f"help:open:{answer_ref}"
    return next((place for place, one in enumerate(person.person.screen()) if payload in one.payloads), None)


def _may_come_again(call: Call, history: History) -> bool:
    before, after = BEFORE_A_BLOW * history.pace, AFTER_A_BLOW * history.pace
    return call.fault in UNANSWERED or any(at - before <= call.at <= at + after for at in history.blows)
