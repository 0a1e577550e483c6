"""Logs: one JSON line an event, and only fields that can never name anyone."""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

ALLOWED = frozenset(
    {"event", "level", "timestamp", "problem", "attempt", "process", "exit_code", "pause", "count", "seconds", "url"}
)


def keep_allowed(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop every field that is not on the list: a text, a name, an address or a key can not slip in by accident."""
    return {name: value for name, value in event.items() if name in ALLOWED}


class _KindAlone(logging.Formatter):
    """A library's line: how grave, whose, what kind of failure. A database names values in its own messages."""

    def format(self, record: logging.LogRecord) -> str:
        kind = record.exc_info[0] if record.exc_info else None
        return " ".join((record.levelname, record.name, *([kind.__name__] if kind else [])))


def configure() -> None:
    """Send the service's events to standard error as JSON, and keep the libraries quiet."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_KindAlone())
    logging.basicConfig(handlers=[handler], level=logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            keep_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
