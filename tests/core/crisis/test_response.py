"""The crisis card: in a language the child reads, and in two when nobody knows which."""

from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.crisis import response
from core.crisis.markers import Category, Finding, Level
from core.messages import OutboundMessage
from core.texts import LOCALES, texts


def card(
    session: Session, *, now: datetime, locale: str | None, spoken: tuple[str, ...], category: Category | None = None
) -> OutboundMessage:
    finding = Finding(level=Level.HIGH, category=category, rules=("test",), languages=spoken)
    return response.card(session, school_id=schools.first_school(session).id, locale=locale, finding=finding, now=now)


def languages(message: OutboundMessage, *, kind: str = "self") -> list[str]:
    """In which languages a card opens, first one first."""
    openings = {language: texts(language)("crisis-opening", kind=kind) for language in LOCALES}
    found = [language for language in LOCALES if openings[language] in message.text]
    return sorted(found, key=lambda language: message.text.index(openings[language]))


class TestTheCard:
    @pytest.mark.parametrize("spoken", [(), ("de",)])
    def test_speaks_kazakh_and_russian_when_neither_a_choice_nor_the_words_tell(
        self, session: Session, now: datetime, spoken: tuple[str, ...]
    ) -> None:
        message = card(session, locale=None, spoken=spoken, now=now)

        assert languages(message) == ["kk", "ru"]

    def test_asks_and_gives_the_numbers_in_both(self, session: Session, now: datetime) -> None:
        message = card(session, locale=None, spoken=(), now=now)

        for language in ("kk", "ru"):
            assert texts(language)("crisis-question") in message.text
            assert texts(language)("crisis-beside", kind="self") in message.text
        assert message.text.count("111") >= 2
        assert [reply.payload for reply in message.quick_replies] == [
            f"crisis:safe:{answer}" for answer in ("yes", "no", "unsure")
        ]

    def test_of_a_button_pressed_before_any_choice_speaks_both(self, session: Session, now: datetime) -> None:
        school_id = schools.first_school(session).id

        message = response.card(session, school_id=school_id, locale=None, finding=response.CALL_FOR_HELP, now=now)

        assert languages(message) == ["kk", "ru"]

    @pytest.mark.parametrize(
        ("chosen", "spoken", "shown"),
        [
            ("kk", (), ["kk"]),
            ("en", ("en",), ["en"]),
            ("ru", ("de",), ["ru"]),
            ("ru", ("kk", "ru"), ["ru"]),
            ("kk", ("ru",), ["ru", "kk"]),
            (None, ("ru",), ["ru"]),
            (None, ("en", "ru", "kk"), ["en", "ru"]),
        ],
    )
    def test_speaks_the_chosen_language_and_the_one_that_was_written(
        self, session: Session, now: datetime, chosen: str | None, spoken: tuple[str, ...], shown: list[str]
    ) -> None:
        message = card(session, locale=chosen, spoken=spoken, now=now)

        assert languages(message) == shown
        assert message.quick_replies[0].title == texts(shown[0])("crisis-question.yes")

    @pytest.mark.parametrize(
        ("category", "kind"),
        [(Category.FRIEND, "friend"), (Category.VIOLENCE, "violence"), (Category.OVERDOSE, "overdose")],
    )
    def test_says_in_both_what_this_danger_needs(
        self, session: Session, now: datetime, category: Category, kind: str
    ) -> None:
        message = card(session, locale=None, spoken=(), category=category, now=now)

        assert languages(message, kind=kind) == ["kk", "ru"]
