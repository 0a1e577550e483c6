"""Logs: one line an event, and nothing that names anybody, however it was tried."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from core import logs

WORDS = "Мені ешкім түсінбейді"
NAMING = {"text", "name", "address", "key", "code", "ref", "id", "staff", "exc_info"}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What a real process would write to its standard error; logging is put back afterwards."""
    handlers, level = logging.root.handlers[:], logging.root.level
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.configure()
    yield stream
    structlog.reset_defaults()
    logging.root.handlers[:], logging.root.level = handlers, level


class TestALine:
    def test_keeps_what_is_on_the_list_and_nothing_else(self, written: io.StringIO) -> None:
        structlog.get_logger().error(
            "sending_failed", problem="SendError", **dict.fromkeys(NAMING - {"exc_info"}, WORDS)
        )

        line = json.loads(written.getvalue())
        assert set(line) == {"event", "level", "timestamp", "problem"}
        assert (line["event"], line["level"], line["problem"]) == ("sending_failed", "error", "SendError")

    def test_has_no_traceback_with_words_in_it(self, written: io.StringIO) -> None:
        try:
            raise ValueError(WORDS)
        except ValueError:
            structlog.get_logger().exception("turn_failed", problem="ValueError")

        assert json.loads(written.getvalue())["problem"] == "ValueError"
        assert "exc_info" not in written.getvalue()

    def test_of_a_library_names_the_failure_and_none_of_its_words(
        self, written: io.StringIO, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(logging.root, "handlers", [])  # pytest's own stand here
        monkeypatch.setattr(sys, "stderr", written)
        logs.configure()

        try:
            raise ValueError(WORDS)
        except ValueError:
            logging.getLogger("aiohttp.server").exception(WORDS)

        assert written.getvalue() == "ERROR aiohttp.server ValueError\n"


class TestTheList:
    @given(st.dictionaries(st.text(max_size=12), st.text(max_size=20), max_size=6))
    def test_lets_nothing_else_through(self, fields: dict[str, str]) -> None:
        assert set(logs.keep_allowed(None, "info", dict(fields))) == set(fields) & logs.ALLOWED

    def test_has_no_field_that_could_name_a_person(self) -> None:
        assert logs.ALLOWED.isdisjoint(NAMING)
