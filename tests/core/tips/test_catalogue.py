"""What a reader finds: tips for them, in the wording of their school, nothing heavy for the youngest."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from core.tips import areas, catalogue
from core.tips.areas import AREAS, GRAVE, UNKNOWN, Audience
from core.tips.catalogue import TipUnknown
from db.models.tips import TipVersion
from tests.factories.schools import another_school
from tests.factories.tips import hidden, own_tip, reworded, school_of

YOUNGEST = Audience.PUPILS_0_4


def codes(
    session: Session, audience: Audience = UNKNOWN, *, area: str = "exams", school: int | None = None
) -> list[str]:
    school_id = school or school_of(session)
    return [
        tip.code for tip in catalogue.listed(session, school_id=school_id, area=area, audience=audience, locale="kk")
    ]


def opened(session: Session, code: str, audience: Audience = UNKNOWN) -> catalogue.Reading:
    return catalogue.open_to(session, code, school_id=school_of(session), audience=audience, locale="kk")


class TestAudiences:
    def test_a_tip_is_listed_for_those_it_is_written_for(self, session: Session) -> None:
        own_tip(session, "exams-ours", Audience.PUPILS_8_11, Audience.PARENTS)

        assert [one for one in Audience if "exams-ours" in codes(session, one)] == ["pupils_8_11", "parents"]

    def test_a_tip_opens_for_nobody_else(self, session: Session) -> None:
        own_tip(session, "exams-ours", Audience.PARENTS)

        assert opened(session, "exams-ours", Audience.PARENTS).code == "exams-ours"
        with pytest.raises(TipUnknown):
            opened(session, "exams-ours", Audience.PUPILS_8_11)

    @pytest.mark.parametrize("said", [None, "", "pupils_12", "director"])
    def test_who_has_not_said_gets_the_softer_wording(self, said: str | None) -> None:
        assert areas.of(said) is Audience.PUPILS_5_7

    @pytest.mark.parametrize("one", Audience)
    def test_who_has_said_is_believed(self, one: Audience) -> None:
        assert areas.of(one.value) is one


class TestTheYoungest:
    @pytest.mark.parametrize("area", sorted(GRAVE))
    def test_come_to_no_heavy_area_even_if_a_tip_there_is_marked_for_them(self, session: Session, area: str) -> None:
        own_tip(session, f"{area}-wrong", YOUNGEST, UNKNOWN, area=area)

        assert codes(session, YOUNGEST, area=area) == []
        assert area not in catalogue.open_areas(session, school_id=school_of(session), audience=YOUNGEST)
        with pytest.raises(TipUnknown):
            opened(session, f"{area}-wrong", YOUNGEST)
        assert opened(session, f"{area}-wrong").area == area


class TestOpenAreas:
    def test_are_those_with_something_to_read_most_asked_first(self, session: Session) -> None:
        for area in AREAS:
            own_tip(session, f"{area}-ours", Audience.ADMINISTRATION, area=area)

        found = catalogue.open_areas(session, school_id=school_of(session), audience=Audience.ADMINISTRATION)

        assert list(found) == list(AREAS)

    def test_leave_out_an_area_whose_last_tip_is_hidden(self, session: Session) -> None:
        for code in codes(session, area="sleep"):
            hidden(session, code)

        assert "sleep" not in catalogue.open_areas(session, school_id=school_of(session), audience=UNKNOWN)


class TestTheWordingOfASchool:
    def test_stands_before_the_shipped_one(self, session: Session) -> None:
        code = codes(session)[0]
        reworded(session, code, title="Біздің сөз")

        assert opened(session, code).title == "Біздің сөз"
        assert codes(session).count(code) == 1

    def test_is_not_shown_in_another_school(self, session: Session) -> None:
        code = codes(session)[0]
        reworded(session, code, title="Біздің сөз")
        own_tip(session, "exams-ours")
        other = another_school(session).id

        elsewhere = catalogue.find(session, code, school_id=other, locale="kk")

        assert elsewhere.title != "Біздің сөз"
        assert "exams-ours" not in codes(session, school=other)

    def test_has_another_version_than_what_stood_before(self, session: Session) -> None:
        code = codes(session)[0]
        before = opened(session, code).version

        after = reworded(session, code)

        assert opened(session, code).version == after.id != before

    def test_that_is_hidden_hides_the_shipped_one_too(self, session: Session) -> None:
        code = codes(session)[0]
        hidden(session, code)

        assert code not in codes(session)
        with pytest.raises(TipUnknown):
            opened(session, code)

    def test_that_waits_or_is_past_is_not_shown(self, session: Session) -> None:
        code = codes(session)[0]
        version = reworded(session, code, title="Біздің сөз")
        for state in ("waiting", "past"):
            version.state = state
            session.flush()

            assert opened(session, code).title != "Біздің сөз"

    def test_of_a_shipped_tip_that_is_gone_stays(self, session: Session) -> None:
        code = codes(session)[0]
        reworded(session, code, title="Біздің сөз")
        shipped = select(TipVersion).where(TipVersion.school_id.is_(None), TipVersion.tip.has(code=code))
        session.scalars(shipped).one().state = "past"
        session.flush()

        assert opened(session, code).title == "Біздің сөз"


@pytest.mark.parametrize("locale", ["kk", "ru", "en"])
def test_every_shipped_tip_is_there_in_every_language(session: Session, locale: str) -> None:
    kazakh = session.execute(catalogue.standing(school_of(session), "kk")).all()

    assert len(session.execute(catalogue.standing(school_of(session), locale)).all()) == len(kazakh) > 40
