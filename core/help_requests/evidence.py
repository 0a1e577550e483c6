"""Evidence: why a child's message was found grave, worked out anew from the opened words and never stored."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from core.crisis.explaining import Explanation, explain
from core.crisis.levels import Level
from core.crisis.lexicon import Lexicon
from core.help_requests.answers import Line
from db.models.help_requests import HelpMessage, Side

CONTEXT_LASTS: Final = timedelta(minutes=10)
CONTEXT_HOLDS: Final = 5


def before(lines: Sequence[Line], message: HelpMessage) -> Sequence[str]:
    """What the child wrote in the ten minutes before a message, oldest first: screening reads them together."""
    said = [
        line.words
        for line in lines
        if line.message.side is Side.CHILD
        and line.message.help_request_id == message.help_request_id
        and line.message.id < message.id
        and message.created_at - line.message.created_at <= CONTEXT_LASTS
    ]
    return said[-CONTEXT_HOLDS:]


def explained(lines: Sequence[Line], *, locale: str, lexicon: Lexicon | None = None) -> Mapping[int, Explanation]:
    """Every message of a talk that screening found grave, by its id, with the reasons in the reader's language.

    What a message tells by itself is explained by it alone; only where that does not suffice, by those before it.
    """
    return {
        line.message.id: _explained(lines, line, locale=locale, lexicon=lexicon)
        for line in lines
        if line.message.side is Side.CHILD and Level(line.message.risk) is not Level.NONE
    }


def _explained(lines: Sequence[Line], line: Line, *, locale: str, lexicon: Lexicon | None) -> Explanation:
    alone = explain(line.words, locale=locale, lexicon=lexicon)
    if alone.level.rank >= Level(line.message.risk).rank:
        return alone
    return explain(line.words, locale=locale, before=before(lines, line.message), lexicon=lexicon)
