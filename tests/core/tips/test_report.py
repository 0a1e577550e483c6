"""The report of what there is to read."""

import json

import pytest
from sqlalchemy.orm import Session
from typer.testing import CliRunner

import senim
from core.settings import Settings
from core.texts import LOCALES
from core.tips import report
from core.tips.areas import AREAS, Audience
from tests.factories.tips import FORBIDDEN, a_shipped, fake_lint, hidden, own_tip, reworded, school_of


def told(monkeypatch: pytest.MonkeyPatch, settings: Settings, *words: str) -> str:
    monkeypatch.setenv("SENIM_HOME", str(settings.home))
    monkeypatch.setenv("SENIM_DATABASE__URL", settings.database_url)
    monkeypatch.setenv("SENIM_DATABASE__KEYS_URL", settings.keys_url)
    answer = CliRunner().invoke(senim.app, ["content", "report", *words])
    assert answer.exit_code == 0, answer.output
    return answer.stdout


class TestTheFigures:
    def test_are_those_of_what_is_shipped_while_a_school_has_changed_nothing(self, session: Session) -> None:
        assert report.standing(session, school_of(session)) == report.shipped()

    def test_follow_what_a_school_says_instead(self, session: Session) -> None:
        code = a_shipped(session).code
        reworded(session, code, title="Өз сөзіміз", cards=["Бір.", "Екі."])

        line = next(line for line in report.standing(session, school_of(session)) if line.code == code)

        assert line.texts["kk"] == ("Өз сөзіміз", "Бір.", "Екі.")

    def test_leave_out_what_a_school_hides(self, session: Session) -> None:
        code = a_shipped(session).code
        hidden(session, code)

        codes = [line.code for line in report.standing(session, school_of(session))]

        assert code not in codes
        assert len(codes) == len(report.shipped()) - 1

    def test_name_areas_and_audiences_as_the_chat_knows_them(self) -> None:
        lines = report.shipped()

        assert {line.area for line in lines} <= set(AREAS)
        assert {audience for line in lines for audience in line.audiences} <= set(Audience)


class TestTheCommand:
    def test_gives_one_json_object(self, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
        answer = json.loads(told(monkeypatch, settings, "--json"))

        assert set(answer) == {"tips", "findings"}
        assert {key for tip in answer["tips"] for key in tip} == {"code", "area", "audiences", "languages"}
        assert isinstance(answer["findings"], int)

    def test_counts_by_area_audience_and_language(self, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
        monkeypatch.setattr(report, "lint", fake_lint)  # what is counted here are tips, not what is wrong with them
        lines = [line.split() for line in told(monkeypatch, settings).splitlines()]

        row = next(line for line in lines if line[:2] == ["life", "pupils_5_7"])
        known = sum(line.area == "life" and "pupils_5_7" in line.audiences for line in report.shipped())
        assert row[2:] == ["kk", str(known), "ru", str(known), "en", str(known)]

    def test_speaks_of_what_is_shipped_where_there_is_no_database(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        home = tmp_path_factory.mktemp("nothing") / "home"

        answer = json.loads(told(monkeypatch, Settings(home=home, _env_file=None), "--json"))

        assert [tip["code"] for tip in answer["tips"]] == [line.code for line in report.shipped()]
        assert not home.exists()


class TestABrokenRule:
    @pytest.fixture(autouse=True)
    def _two(self, monkeypatch: pytest.MonkeyPatch, session: Session) -> None:
        monkeypatch.setattr(report, "lint", fake_lint)
        own_tip(session, "exams-broken", title="Тақырып", cards=["Бірінші.", f"Мұнда {FORBIDDEN} бар."])
        session.commit()

    def test_is_counted(self, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
        assert json.loads(told(monkeypatch, settings, "--json"))["findings"] == len(LOCALES)

    def test_is_explained_with_its_place(self, monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
        broken = [line for line in told(monkeypatch, settings).splitlines() if "exams-broken" in line]

        assert [line.partition(":")[0] for line in broken] == ["✗ exams-broken"] * len(LOCALES)
        assert "kk, bubble 2" in broken[0]
