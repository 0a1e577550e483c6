"""The panel as a whole: it starts only safely, answers every failure kindly, and says how it is."""

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from admin.app import create_app
from core.settings import PanelSettings, Settings, SettingsInvalid
from core.texts import LOCALES, texts
from db.models.staff import Staff
from tests.admin.hands import Clock, Panel, close, token

SignIn = Callable[[FlaskClient, Staff], None]
SECRET = "секрет-в-ошибке-4410"
ROOT = Path(__file__).resolve().parents[2]


def test_health_says_live_and_ready(panel: Panel) -> None:
    assert panel().get("/health/live").json == {"status": "live"}
    assert panel().get("/health/ready").json == {"status": "ready", "checks": {"database": True}}


def test_health_says_when_the_tables_are_not_there(settings: Settings) -> None:
    Path(settings.database_url.removeprefix("sqlite:///")).unlink()
    app = create_app(settings)
    answer = app.test_client().get("/health/ready")
    assert answer.status_code == 503
    assert answer.json == {"status": "not ready", "checks": {"database": False}}
    close(app)


def test_debug_mode_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    with pytest.raises(SettingsInvalid, match="FLASK_DEBUG"):
        create_app(settings)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/health/live", 405), ("/inbox/1,2", 404)])
def test_a_refusal_is_a_page_in_the_persons_language(panel: Panel, locale: str, path: str, status: int) -> None:
    client = panel()
    client.post("/preferences", data={"csrf_token": token(client), "language": locale, "next": "/"})
    answer = client.post(path, data={"csrf_token": token(client)}) if status == 405 else client.get(path)
    assert answer.status_code == status
    assert texts(locale)("admin-error-404") in answer.text
    assert "werkzeug" not in answer.text.casefold()


@pytest.mark.usefixtures("own_app")
def test_a_fault_shows_and_logs_no_word_of_anyone(panel: Panel) -> None:
    def break_down() -> str:
        raise RuntimeError(SECRET)

    panel.app.add_url_rule("/broken", "broken", break_down)
    with capture_logs() as lines:
        answer = panel().get("/broken")
    assert answer.status_code == 500
    assert SECRET not in answer.text + str(lines)
    assert "Traceback" not in answer.text
    assert str(lines[0]["problem"]).startswith("RuntimeError ")
    assert str(lines[0]["problem"]).split()[1] in answer.text


@pytest.mark.usefixtures("own_app")
def test_a_database_that_is_away_asks_to_try_again(panel: Panel) -> None:
    def break_down() -> str:
        raise OperationalError("UPDATE " + SECRET, None, Exception("database is locked"))

    panel.app.add_url_rule("/locked", "locked", break_down)
    with capture_logs() as lines:
        answer = panel().get("/locked")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert texts("kk")("account-error-503") in answer.text
    assert lines == [{"event": "panel_database_away", "problem": "OperationalError", "log_level": "error"}]


def test_a_page_that_is_too_large_is_refused(panel: Panel) -> None:
    client = panel()
    answer = client.post("/preferences", data={"csrf_token": token(client), "next": "x" * 300_000})
    assert answer.status_code in {400, 413}


@pytest.mark.parametrize("path", ["/login", "/nowhere", "/first-login/x"])
def test_every_answer_carries_the_policy_and_is_not_kept(panel: Panel, path: str) -> None:
    headers = panel().get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_over_https_the_cookie_is_bound_to_the_host(settings: Settings, now: datetime) -> None:
    door = PanelSettings(public_url="https://panel.school.test")
    app = create_app(settings.model_copy(update={"panel": door}), clock=Clock(now))
    cookie = app.test_client().get("/login", base_url="https://panel.school.test").headers["Set-Cookie"]
    assert cookie.startswith("__Host-senim=")
    assert "; Secure" in cookie
    assert "; Path=/" in cookie
    assert "Domain" not in cookie
    close(app)


def test_a_chosen_language_follows_the_person_to_another_device(
    panel: Panel, psychologist: Staff, sign_in: SignIn
) -> None:
    client, other = panel(), panel()
    sign_in(client, psychologist)
    client.post("/preferences", data={"csrf_token": token(client), "language": "ru", "next": "/"})
    sign_in(other, psychologist)
    assert '<html lang="ru"' in other.get("/").text


def test_the_panel_never_loads_the_bots_framework() -> None:
    check = "import admin.app, sys; print(sorted({'aiogram', 'apscheduler', 'aiohttp'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
