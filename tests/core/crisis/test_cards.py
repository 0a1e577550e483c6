"""The cards: in a language the child reads, each kind of danger its own, honest about the night, five lines at most."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from sqlalchemy.orm import Session

from core import schools
from core.crisis import cards, response
from core.crisis.markers import Category, Finding, Level
from core.messages import MAX_BODY_WITH_REPLIES, MAX_PAYLOAD_BYTES, OutboundMessage
from core.texts import LOCALES, texts
from tests.factories.help_requests import DANGER, help_request

KINDS = ("self", "violence", "sexual", "blackmail", "friend", "overdose", "calm", "call")
NIGHT = datetime(2026, 11, 23, 19, 30, tzinfo=UTC)  # Tuesday, half past midnight in Almaty
EVENING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 28, 5, 0, tzinfo=UTC)
EVE_OF_A_HOLIDAY = datetime(2026, 12, 15, 14, 0, tzinfo=UTC)  # the next day is Independence Day
SUMMER = datetime(2027, 6, 10, 5, 0, tzinfo=UTC)


def finding(category: Category | None = None, *spoken: str, rule: str = "test") -> Finding:
    return Finding(level=Level.HIGH, category=category, rules=(rule,), languages=spoken)


def card(session: Session, found: Finding, *, now: datetime, locale: str | None = "kk") -> OutboundMessage:
    school_id = schools.first_school(session).id
    return cards.card(session, school_id=school_id, locale=locale, finding=found, thread="x" * 32, now=now)


def languages(message: OutboundMessage, *, kind: str = "self") -> list[str]:
    """In which languages a card opens, first one first."""
    openings = {language: texts(language)("crisis-opening", kind=kind) for language in LOCALES}
    found = [language for language in LOCALES if openings[language] in message.text]
    return sorted(found, key=lambda language: message.text.index(openings[language]))


class TestTheLanguages:
    @pytest.mark.parametrize("spoken", [(), ("de",)])
    def test_are_kazakh_and_russian_when_neither_a_choice_nor_the_words_tell(
        self, session: Session, now: datetime, spoken: tuple[str, ...]
    ) -> None:
        message = card(session, finding(None, *spoken), locale=None, now=now)

        assert languages(message) == ["kk", "ru"]

    def test_of_a_button_pressed_before_any_choice_are_both(self, session: Session, now: datetime) -> None:
        message = card(session, response.CALL_FOR_HELP, locale=None, now=now)

        assert languages(message, kind="call") == ["kk", "ru"]

    @pytest.mark.parametrize(
        ("chosen", "spoken", "shown"),
        [
            ("kk", (), ["kk"]),
            ("en", ("en",), ["en"]),
            ("ru", ("de",), ["ru"]),
            ("ru", ("kk", "ru"), ["ru", "kk"]),
            ("kk", ("ru",), ["ru", "kk"]),
            (None, ("ru",), ["ru"]),
            (None, ("en", "ru", "kk"), ["en", "ru"]),
        ],
    )
    def test_are_those_that_were_written_and_the_chosen_one(
        self, session: Session, now: datetime, chosen: str | None, spoken: tuple[str, ...], shown: list[str]
    ) -> None:
        message = card(session, finding(None, *spoken), locale=chosen, now=now)

        assert languages(message) == shown
        assert message.quick_replies[0].title == texts(shown[0])("crisis-question.yes")


class TestTheKinds:
    @pytest.mark.parametrize(
        ("found", "kind"),
        [
            (finding(Category.IDEATION), "self"),
            (finding(Category.SELFHARM), "self"),
            (finding(Category.VIOLENCE), "violence"),
            (finding(Category.BULLYING), "violence"),
            (finding(Category.SEXUAL, rule="sexual.touch"), "sexual"),
            (finding(Category.SEXUAL, rule="sexual.nude_threat"), "blackmail"),
            (finding(Category.FRIEND), "friend"),
            (finding(Category.OVERDOSE), "overdose"),
            (finding(Category.PSYCHOSIS), "calm"),
            (finding(Category.THREAT), "calm"),
            (response.CALL_FOR_HELP, "call"),
        ],
    )
    def test_follow_the_danger(self, session: Session, now: datetime, found: Finding, kind: str) -> None:
        message = card(session, found, locale=None, now=now)

        assert languages(message, kind=kind) == ["kk", "ru"]

    def test_all_say_something_of_their_own_in_every_language(self) -> None:
        for language in LOCALES:
            said = [texts(language)("crisis-opening", kind=kind) for kind in KINDS]
            assert len(set(said)) == len(KINDS)

    def test_of_a_friend_asks_whether_the_friend_is_alone(self, session: Session, now: datetime) -> None:
        message = card(session, finding(Category.FRIEND, "kk"), now=now)

        assert message.text.endswith("*Қазір досыңның қасында біреу бар ма?*")
        assert message.quick_replies[0].payload.startswith("crisis:friend:yes:")

    @pytest.mark.parametrize(
        ("category", "number"),
        [(Category.OVERDOSE, "103"), (Category.PSYCHOSIS, "103"), (Category.VIOLENCE, "102"), (Category.SEXUAL, "102")],
    )
    def test_show_the_number_of_this_danger_right_after_112(
        self, session: Session, now: datetime, category: Category, number: str
    ) -> None:
        message = card(session, finding(category, "kk"), now=now)

        shown = [line.split()[1] for line in message.text.splitlines() if line.startswith("📞")]
        assert shown == ["112", number, "111"]


class TestEveryCard:
    @pytest.mark.parametrize("moment", [NIGHT, EVENING, SATURDAY, SUMMER])
    def test_has_five_lines_then_numbers_then_one_question(self, session: Session, moment: datetime) -> None:
        for category, language in product(Category, LOCALES):  # a database for each of them would cost minutes
            message = card(session, finding(category, language), locale=language, now=moment)

            lines = message.text.splitlines()
            numbers = [place for place, line in enumerate(lines) if line.startswith("📞 ")]
            assert len(lines) - len(numbers) - 1 <= 5, (category, language)
            assert numbers
            assert (lines[-1].endswith("?*"), message.text.count("?")) == (True, 1), (category, language)
            assert max(numbers) < len(lines) - 1
            assert [reply.payload.split(":")[2] for reply in message.quick_replies] == ["yes", "no", "unsure"]

    @pytest.mark.parametrize("rule", ["test", "sexual.nude_threat"])
    def test_fits_every_messenger_even_in_two_languages(self, session: Session, rule: str) -> None:
        spoken = [("kk", "ru"), ("ru", "en"), ("kk", "en")]
        moments = (NIGHT, SATURDAY, SUMMER)

        shown = [
            card(session, finding(category, *pair, rule=rule), locale=None, now=now)
            for category in Category
            for pair in spoken
            for now in moments
        ]

        assert max(len(message.text.encode("utf-16-le")) // 2 for message in shown) <= MAX_BODY_WITH_REPLIES
        assert max(len(r.payload.encode()) for message in shown for r in message.quick_replies) <= MAX_PAYLOAD_BYTES


class TestTheTruthAboutHours:
    @pytest.mark.parametrize(
        ("moment", "parts"),
        [
            (NIGHT, ("Қазір түн", "бүгін, сағат 08:30", "111")),
            (EVENING, ("Қазір психолог орнында емес", "ертең, сағат 08:30", "111")),
            (SATURDAY, ("Қазір психолог орнында емес", "30.11, сағат 08:30", "111")),
            (EVE_OF_A_HOLIDAY, ("17.12, сағат 08:30", "111")),
            (SUMMER, ("111 қазір де ашық",)),
            (datetime(2026, 11, 23, 5, 0, tzinfo=UTC), ("жұмыс уақыты, ол хатыңды көре алады",)),
        ],
    )
    def test_is_told_by_day_by_night_and_on_holidays(
        self, session: Session, moment: datetime, parts: tuple[str, ...]
    ) -> None:
        message = card(session, finding(Category.IDEATION, "kk"), now=moment)

        assert all(part in message.text for part in parts)

    def test_is_told_even_when_nobody_knows_the_next_working_day(self, session: Session, now: datetime) -> None:
        schools.first_school(session).working_days = []
        session.flush()

        message = card(session, finding(Category.IDEATION, "kk"), now=now)

        assert "қашан оқитынын айта алмаймын" in message.text


class TestTheSoftCard:
    def test_may_be_wrong_gives_two_numbers_and_asks_nothing(self, session: Session, now: datetime) -> None:
        message = cards.soft(session, school_id=schools.first_school(session).id, locale="kk", now=now)

        assert [part in message.text for part in ("📞 112", "📞 111", "жаза бер", "?")] == [True, True, True, False]
        assert [reply.payload for reply in message.quick_replies] == ["crisis:now"]

    def test_speaks_both_while_no_language_is_chosen(self, session: Session, now: datetime) -> None:
        message = cards.soft(session, school_id=schools.first_school(session).id, locale=None, now=now)

        assert "Олай болмаса" in message.text
        assert "Если нет" in message.text


class TestAnOpenedCheckIn:
    def test_gives_the_numbers_before_the_question(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=DANGER, now=now)

        asked = cards.check(session, talk, text=texts("kk"), now=now + timedelta(minutes=10))

        assert asked.text.index("📞 112") < asked.text.index("Қазір қауіпсіз жердесің бе?")
        assert asked.is_silent
        assert [reply.payload for reply in asked.quick_replies] == [
            f"crisis:safe:{answer}:{talk.ref}" for answer in cards.ANSWERS
        ]

    def test_about_a_friend_asks_of_the_friend(self, session: Session, now: datetime) -> None:
        talk = help_request(session, finding=finding(Category.FRIEND), now=now)

        asked = cards.check(session, talk, text=texts("ru"), now=now)

        assert asked.text.endswith("*С твоим другом сейчас кто-нибудь есть?*")
