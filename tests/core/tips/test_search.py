"""Search among tips: by what a child types, in any letters."""

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from core.tips import search
from core.tips.areas import AREAS, GRAVE, UNKNOWN, Audience
from db.models.tips import TipText
from tests.factories.schools import another_school
from tests.factories.tips import hidden, own_tip, reworded, school_of

ODD = "Бүркітші күнтізбесі"


def found(
    session: Session, words: str, audience: Audience = UNKNOWN, *, locale: str = "kk", school: int | None = None
) -> list[str]:
    school_id = school or school_of(session)
    tips = search.search(session, words, school_id=school_id, audience=audience, locale=locale)
    return [tip.code for tip in tips]


def areas_found(session: Session, words: str, *, locale: str = "kk") -> set[str]:
    school_id = school_of(session)
    return {tip.area for tip in search.search(session, words, school_id=school_id, audience=UNKNOWN, locale=locale)}


@pytest.fixture
def odd(session: Session) -> str:
    """A tip with words that no other has."""
    return own_tip(session, "exams-odd", title=ODD, cards=["Қоңырқай аңғардағы үкілер", "Соңғысы"]).code


class TestSpelling:
    @pytest.mark.parametrize(
        "typed",
        ["қоңырқай", "Қоңырқай", "КОНЫРКАЙ", "коныркай", "qonyrqai", "konyrkai", "бүркітші", "буркитши", "«үкілер»"],
    )
    def test_is_folded(self, session: Session, odd: str, typed: str) -> None:
        assert found(session, typed) == [odd]

    @pytest.mark.parametrize("typed", ["қоңырқ", "үкілер", "бүркіт күнтіз", "аңғар қоңырқ үкілер"])
    def test_words_are_begun_in_any_order(self, session: Session, odd: str, typed: str) -> None:
        assert found(session, typed)[0] == odd

    @pytest.mark.parametrize(
        "typed", ["", "   ", "!!!", "?", "🙂", "%", "_", "' OR 1=1 --", "\\", "*[a-z]", "😀" * 400]
    )
    def test_what_is_not_a_word_finds_nothing_and_breaks_nothing(self, session: Session, odd: str, typed: str) -> None:
        assert odd not in found(session, typed)


class TestWhatAChildTypes:
    @pytest.mark.parametrize("locale", ["kk", "ru"])
    @pytest.mark.parametrize("typed", ["қорқам", "коркам", "korkam", "qorqamyn", "боюсь", "мне страшно"])
    def test_leads_to_fear(self, session: Session, typed: str, locale: str) -> None:
        assert "fear" in areas_found(session, typed, locale=locale)

    @pytest.mark.parametrize(
        ("typed", "area"),
        [
            ("емтихан", "exams"),
            ("emtihan", "exams"),
            ("ЕНТ", "exams"),
            ("ұйықтай алмаймын", "sleep"),
            ("uiqy", "sleep"),
            ("не могу уснуть", "sleep"),
            ("травят в школе", "bullying"),
            ("мазақтайды", "bullying"),
            ("mazaqtaidy", "bullying"),
            ("ата-анам ажырасып жатыр", "divorce"),
            ("развод", "divorce"),
            ("вейп", "habits"),
            ("жалғызбын", "friends"),
            ("одиноко", "friends"),
            ("ставки", "gadgets"),
            ("учитель кричит", "teacher"),
        ],
    )
    def test_leads_to_its_topic(self, session: Session, typed: str, area: str) -> None:
        assert area in areas_found(session, typed, locale="kk")

    def test_may_be_in_another_language_than_the_tip(self, session: Session) -> None:
        tip = own_tip(session, "exams-odd", title=ODD)
        session.execute(
            update(TipText)
            .where(TipText.version_id == tip.versions[0].id, TipText.locale == "ru")
            .values(title="Календарь", folded=search.folded("Календарь беркутчи", ["текст"]))
        )

        tips = search.search(session, "беркутчи", school_id=school_of(session), audience=UNKNOWN, locale="kk")

        assert [(one.code, one.title) for one in tips] == [("exams-odd", ODD)]


class TestOrder:
    def test_puts_a_word_of_the_title_before_a_word_of_the_text(self, session: Session) -> None:
        own_tip(session, "exams-text", title="Басқа", cards=["Бүркітші."], position=1)
        own_tip(session, "exams-title", title="Бүркітші", cards=["Басқа."], position=2)

        assert found(session, "бүркітші") == ["exams-title", "exams-text"]

    def test_wants_every_word_where_some_tip_has_them_all(self, session: Session) -> None:
        own_tip(session, "exams-one", cards=["Бүркітші аңғар."])
        own_tip(session, "exams-both", cards=["Бүркітші қоңырқай."])

        assert found(session, "қоңырқай бүркітші") == ["exams-both"]

    def test_takes_those_with_some_of_the_words_where_none_has_all(self, session: Session, odd: str) -> None:
        assert found(session, "қоңырқай жокжеж") == [odd]

    def test_gives_no_more_than_asked(self, session: Session) -> None:
        for number in range(12):
            own_tip(session, f"exams-{number}", cards=["Бүркітші."])

        assert len(found(session, "бүркітші")) == 9


class TestWhoMaySee:
    def test_only_tips_for_this_reader(self, session: Session) -> None:
        own_tip(session, "exams-odd", Audience.PARENTS, title=ODD)

        assert found(session, "бүркітші") == []
        assert found(session, "бүркітші", Audience.PARENTS) == ["exams-odd"]

    @pytest.mark.parametrize("area", sorted(GRAVE))
    def test_the_youngest_find_nothing_heavy(self, session: Session, area: str) -> None:
        own_tip(session, "grave-odd", Audience.PUPILS_0_4, area=area, title=ODD)

        assert found(session, "бүркітші", Audience.PUPILS_0_4) == []

    def test_hidden_reworded_and_foreign_wordings_are_not_found(self, session: Session, odd: str) -> None:
        other = another_school(session).id
        assert found(session, "бүркітші", school=other) == []

        reworded(session, odd, title="Жаңа атау")
        assert found(session, "бүркітші") == []
        assert found(session, "жаңа атау")[0] == odd

        hidden(session, odd)
        assert odd not in found(session, "жаңа атау")

    def test_what_comes_is_found_at_once(self, session: Session) -> None:
        assert found(session, "бүркітші") == []

        own_tip(session, "exams-odd", title=ODD)

        assert found(session, "бүркітші") == ["exams-odd"]


class TestFolding:
    def test_is_made_for_what_has_none_and_left_alone_otherwise(self, session: Session) -> None:
        tip = own_tip(session, "exams-odd", title=ODD)
        texts = {text.locale: text for text in tip.versions[0].texts}
        texts["kk"].folded, texts["ru"].folded = "", "as it is"

        search.fold_new(session)

        assert texts["kk"].folded == search.folded(ODD, texts["kk"].cards)
        assert texts["ru"].folded == "as it is"

    def test_holds_each_word_once_those_of_the_title_first(self) -> None:
        assert search.folded("Ұйқы алдында", ["Ұйқы, *ұйқы*!", "Дем ал."]) == " уики алдинда | дем ал "


def test_every_area_has_words_that_children_use() -> None:
    for area in AREAS:
        assert search._areas(search._said()[area][0]) != []
