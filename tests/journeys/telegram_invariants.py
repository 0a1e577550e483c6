"""What must be true after every run over Telegram, whatever went wrong: each function names what it would find.

All of them answer with findings, one line each; an empty list is the only good answer.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from db.models.help_requests import Side
from db.models.outbox import DeliveryState
from tests.journeys.telegram_history import History, Talk, speaker
from tests.journeys.telegram_people import ANSWERS, FIRST_UID
from tests.telegram.calls import Call

WRITES = {"sendMessage", "editMessageText"}
UNANSWERED = {"cut", "late"}
SAME = "message is not modified"
CODE = re.compile(r"[^\s<>:]+-\d{3}")
NEIGHBOURS = 6  # so many messages of one chat may be on their way to the tables when the process falls
BEFORE_A_BLOW, AFTER_A_BLOW = 3.0, 1.5  # seconds from Telegram's acceptance to the row that says so, on a busy machine


def words_lost(history: History) -> Sequence[str]:
    """I1: a message that Telegram took and no talk holds."""
    found = _heard(history)
    return [words for person in history.people for words in person.said if words not in found]


def words_doubled(history: History) -> Sequence[str]:
    """I2: a message that stands twice, or that nobody wrote."""
    said = {words for person in history.people for words in person.said}
    counts = Counter(line for talk in history.tables.talks for line in _child_words(talk))
    return [f"{words} x{count}" for words, count in counts.items() if count > 1 or words not in said]


def words_out_of_order(history: History) -> Sequence[str]:
    """I3: a message that stands before one that was written earlier."""
    found = []
    for person in history.people:
        lines = [line for talk in _talks_of(history, person.number) for line in talk.of(Side.CHILD)]
        heard = [line.words for line in sorted(lines, key=lambda line: line.id)]
        places = {words: place for place, words in enumerate(person.said)}
        order = [places[words] for words in heard if words in places]
        found += [f"{person.said[later]} before {person.said[earlier]}" for later, earlier in _falls(order)]
    return found


def words_in_a_wrong_talk(history: History) -> Sequence[str]:
    """I6 inwards: a talk that holds the words or the picture of two people."""
    found = []
    for talk in history.tables.talks:
        speakers = {speaker(words) for words in _child_words(talk)}
        if len(speakers) > 1:
            found.append(f"{talk.code} holds the words of {sorted(speakers)}")
    expected = {words: [colour] for person in history.people for words, colour in person.pictures.items()}
    kept = history.tables.pictures
    found += [f"picture of {words}: {kept.get(words)}" for words, one in expected.items() if kept.get(words) != one]
    return [*found, *(f"a picture nobody sent: {words}" for words in kept if words not in expected)]


def messages_in_a_wrong_chat(history: History) -> Sequence[str]:
    """I6 outwards: anything the bot tried to say in a chat that names a talk or an answer of somebody else."""
    owners = _owners(history)
    return [
        f"{mark} of {owners.get(mark)} went to {_number(call)}"
        for call in history.calls
        if call.method in WRITES
        for mark in _marks(call)
        if owners.get(mark) != _number(call)
    ]


def answers_missing(history: History) -> Sequence[str]:
    """I4: an answer whose envelope did not reach its chat, came before an earlier one, or showed other words."""
    found = []
    for talk in history.tables.talks:
        number = talk.speaker
        envelopes = [_arrival(history, number, answer.ref) for answer in talk.of(Side.STAFF)]
        if len(envelopes) != len(ANSWERS) or None in envelopes:
            found.append(f"{talk.code}: {envelopes}")
        elif envelopes != sorted(envelopes, key=lambda place: place or 0):
            found.append(f"{talk.code}: its answers changed places")
    for person in history.people:
        own = {line.words for talk in _talks_of(history, person.number) for line in talk.of(Side.STAFF)}
        if not person.opened or not set(person.opened) <= own:
            found.append(f"{person.number} opened {person.opened}")
    return found


def effects_doubled(history: History) -> Sequence[str]:
    """I2: more or fewer receipts, replies, envelopes, talks or numbers in J6 than there were causes."""
    tables, updates = history.tables, [str(number) for person in history.people for number in person.updates]
    given = [answer for talk in tables.talks for answer in talk.of(Side.STAFF)]
    expected: Mapping[str, tuple[object, object]] = {
        "receipts": (sorted(tables.receipts), sorted(updates)),
        "rows of the outbox": (tables.outbox.total(), len(updates) + len(given)),
        "envelopes": (dict(tables.envelopes), {answer.id: 1 for answer in given}),
        "talks": (len(tables.talks), len(history.people)),
        "numbers in J6": (list(tables.needs), list(range(1, len(tables.talks) + 1))),
    }
    return [f"{name}: {_short(found, wanted)}" for name, (found, wanted) in expected.items() if found != wanted]


def left_unfinished(history: History) -> Sequence[str]:
    """I4: a row not sent, an update not confirmed, a letter put aside, a person who waited in vain."""
    tables = history.tables
    found = [f"outbox: {count} {state}" for state, count in tables.outbox.items() if state is not DeliveryState.SENT]
    found += [f"update {number} waits" for number in history.account.updates.pending]
    found += [f"{tables.dead_letters} dead letters"] if tables.dead_letters else []
    found += [f"{person.number} gave up: {person.gave_up[:200]}" for person in history.people if person.gave_up]
    return [*found, *(f"{talk.code} is called unreachable" for talk in tables.talks if talk.is_unreachable)]


INVARIANTS: Sequence[Callable[[History], Sequence[str]]] = (
    words_lost,
    words_doubled,
    words_out_of_order,
    words_in_a_wrong_talk,
    messages_in_a_wrong_chat,
    answers_missing,
    effects_doubled,
    left_unfinished,
)


@dataclass(frozen=True, slots=True)
class Repeats:
    """I5: how often a chat was shown something again, and how many of those times have a cause."""

    shown_again: int
    explained: int
    never_shown: int


def repeats(history: History) -> Repeats:
    """Each row is shown once, and once more only where its first showing went unanswered or met a blow.

    A repetition counts as explained when, in the same chat, an accepted call that was cut, answered late or met a
    blow is followed by one that says exactly the same; each such call explains one repetition and no more.
    """
    again = explained = missing = 0
    for person in history.people:
        shown = [call for call in history.calls if _number(call) == person.number and _was_shown(call)]
        rows = len(person.updates) + sum(len(talk.of(Side.STAFF)) for talk in _talks_of(history, person.number))
        surplus = len(shown) - rows
        causes = sum(
            _may_come_again(call, history.blows) and _says(call) in map(_says, shown[place + 1 : place + NEIGHBOURS])
            for place, call in enumerate(shown)
        )
        again += max(0, surplus)
        explained += max(0, min(surplus, causes))
        missing += max(0, -surplus)
    return Repeats(again, explained, missing)


def _heard(history: History) -> set[str]:
    return {words for talk in history.tables.talks for words in _child_words(talk)}


def _child_words(talk: Talk) -> Sequence[str]:
    return [line.words for line in talk.of(Side.CHILD)]


def _talks_of(history: History, number: int) -> Sequence[Talk]:
    return [talk for talk in history.tables.talks if number in map(speaker, _child_words(talk))]


def _falls(order: Sequence[int]) -> Sequence[tuple[int, int]]:
    return [(before, after) for before, after in pairwise(order) if before > after]


def _owners(history: History) -> Mapping[str, int]:
    owners = {}
    for talk in history.tables.talks:
        number = talk.speaker
        marks = (talk.code, talk.ref, *(answer.ref for answer in talk.of(Side.STAFF)))
        owners.update(dict.fromkeys(marks, number))
    return owners


def _number(call: Call) -> int | None:
    return None if call.chat_id is None else call.chat_id - FIRST_UID


def _marks(call: Call) -> Sequence[str]:
    """The codes a message shows and the references its buttons carry."""
    payloads = [button["callback_data"].split(":") for row in _rows(call) for button in row]
    refs = [parts[2] for parts in payloads if parts[0] == "help" and parts[2:]]
    return [*CODE.findall(str(call.fields.get("text", ""))), *refs]


def _rows(call: Call) -> Sequence[Sequence[Mapping[str, str]]]:
    markup = call.fields.get("reply_markup")
    rows: Sequence[Sequence[Mapping[str, str]]] = markup["inline_keyboard"] if isinstance(markup, dict) else []
    return rows


def _arrival(history: History, number: int, answer_ref: str) -> int | None:
    """When an envelope first reached its chat, as the number of its message."""
    for call in history.calls:
        if _number(call) == number and call.result and call.method == "sendMessage" and answer_ref in _marks(call):
            return int(call.result["message_id"])
    return None


def _was_shown(call: Call) -> bool:
    is_same = call.error is not None and SAME in call.error["description"]
    return call.method in WRITES and (bool(call.result) or is_same)


def _says(call: Call) -> tuple[str, str, str]:
    return call.method, str(call.fields.get("text")), str(call.fields.get("reply_markup"))


def _may_come_again(call: Call, blows: Sequence[float]) -> bool:
    met = any(at - BEFORE_A_BLOW <= call.time <= at + AFTER_A_BLOW for at in blows)
    return call.fault in UNANSWERED or met


def _short(found: object, wanted: object) -> str:
    if isinstance(found, list) and isinstance(wanted, list):
        surplus, missing = Counter(found) - Counter(wanted), Counter(wanted) - Counter(found)
        return f"surplus {list(surplus)[:5]}, missing {list(missing)[:5]}"
    return f"{found} instead of {wanted}"[:300]
