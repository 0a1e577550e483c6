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


def configure() -> None:
    """Send the service's events to standard error as JSON, and keep the libraries quiet."""
    logging.basicConfig(stream=sys.stderr, level=logging.ERROR, format="%(levelname)s %(name)s")
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            keep_allowed,
            structlog.processors.JSONRenderer(),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
