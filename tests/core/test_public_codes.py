"""Public codes: sayable, random, and never taken twice."""

import re
from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core import public_codes
from core.messages import MAX_PAYLOAD_BYTES
from tests.factories.help_requests import draft


class TestACode:
    def test_is_a_bird_a_word_and_three_digits(self) -> None:
        codes = {public_codes.new_code() for _ in range(300)}

        assert all(re.fullmatch(r"[^\W\d_]+-[^\W\d_]+-\d{3}", code) for code in codes)
        assert len(codes) > 290

    def test_is_never_given_to_two_talks(
        self, session: Session, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        drawn = iter(["қарлығаш-дала-001", "қарлығаш-дала-001", "қарлығаш-дала-002"])
        monkeypatch.setattr(public_codes, "new_code", lambda: next(drawn))

        codes = [draft(session, now=now).code for _ in range(2)]

        assert codes == ["қарлығаш-дала-001", "қарлығаш-дала-002"]


class TestAReference:
    def test_fits_a_buttons_payload_and_cannot_be_guessed(self) -> None:
        refs = {public_codes.new_ref() for _ in range(300)}

        assert len(refs) == 300
        assert all(re.fullmatch(r"[A-Za-z0-9_-]{16}", ref) for ref in refs)
        assert len(f"help:secret:{refs.pop()}".encode()) <= MAX_PAYLOAD_BYTES
