"""Settings: safe when nobody says anything, and a wrong one is named exactly."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from core.settings import Settings, SettingsInvalid, load_settings

POSTGRES = "postgresql+psycopg://senim@localhost/senim"


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable and no .env of whoever runs the tests."""
    import os

    for name in [name for name in os.environ if name.upper().startswith("SENIM_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def load(monkeypatch: pytest.MonkeyPatch, **variables: str) -> Settings:
    for name, value in variables.items():
        monkeypatch.setenv(f"SENIM_{name}", value)
    return load_settings()


def complaint(monkeypatch: pytest.MonkeyPatch, **variables: str) -> str:
    with pytest.raises(SettingsInvalid) as caught:
        load(monkeypatch, **variables)
    return str(caught.value)


class TestWithoutAWord:
    def test_both_doors_open_on_this_machine_alone(self) -> None:
        settings = load_settings()

        assert (settings.chat.host, settings.chat.port) == ("127.0.0.1", 8080)
        assert (settings.panel.host, settings.panel.port) == ("127.0.0.1", 8081)
        assert settings.panel.demo is False

    def test_tables_and_keys_are_two_files_in_the_data_folder(self, tmp_path: Path) -> None:
        settings = load_settings()

        assert settings.database_url == f"sqlite:///{tmp_path / 'var' / 'senim.db'}"
        assert settings.keys_url == f"sqlite:///{tmp_path / 'var' / 'keys.db'}"

    def test_the_address_to_print_is_local(self) -> None:
        assert load_settings().chat.url == "http://localhost:8080"


class TestAnOpenDoor:
    @pytest.mark.parametrize("section", ["CHAT", "PANEL"])
    @pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "school.local", ""])
    def test_without_https_is_refused_by_name(self, monkeypatch: pytest.MonkeyPatch, section: str, host: str) -> None:
        said = complaint(monkeypatch, **{f"{section}__HOST": host})

        assert said.startswith(f"SENIM_{section}__HOST: ")
        assert "\n" not in said

    def test_with_plain_http_is_refused_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = complaint(monkeypatch, CHAT__HOST="0.0.0.0", CHAT__PUBLIC_URL="http://senim.kz")

        assert said.startswith("SENIM_CHAT__HOST: ")

    def test_with_https_is_opened(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(monkeypatch, CHAT__HOST="0.0.0.0", CHAT__PUBLIC_URL="https://senim.kz/")

        assert (settings.chat.host, settings.chat.url) == ("0.0.0.0", "https://senim.kz")

    @pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "::1"])
    def test_is_not_one_on_this_machine(self, monkeypatch: pytest.MonkeyPatch, host: str) -> None:
        assert load(monkeypatch, PANEL__HOST=host).panel.host == host

    def test_of_one_section_does_not_excuse_the_other(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = complaint(monkeypatch, CHAT__HOST="0.0.0.0", CHAT__PUBLIC_URL="https://senim.kz", PANEL__HOST="0.0.0.0")

        assert said.startswith("SENIM_PANEL__HOST: ")
        assert "SENIM_CHAT" not in said


class TestAWrongPort:
    @pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", ""])
    @pytest.mark.parametrize("section", ["CHAT", "PANEL"])
    def test_is_named(self, monkeypatch: pytest.MonkeyPatch, section: str, port: str) -> None:
        assert complaint(monkeypatch, **{f"{section}__PORT": port}).startswith(f"SENIM_{section}__PORT: ")

    def test_and_another_are_named_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = complaint(monkeypatch, CHAT__PORT="0", PANEL__PORT="x")

        assert [part.split(":")[0] for part in said.split("; ")] == ["SENIM_CHAT__PORT", "SENIM_PANEL__PORT"]


class TestASectionInOneVariable:
    def test_that_is_not_readable_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert '"chat"' in complaint(monkeypatch, CHAT="port 80")


class TestPostgres:
    def test_without_a_place_for_the_keys_is_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert complaint(monkeypatch, DATABASE__URL=POSTGRES).startswith("SENIM_DATABASE__KEYS_URL ")

    @pytest.mark.parametrize("url", [POSTGRES, "sqlite:///one.db"])
    def test_and_sqlite_refuse_keys_beside_the_words(self, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
        said = complaint(monkeypatch, DATABASE__URL=url, DATABASE__KEYS_URL=url)

        assert said.startswith("SENIM_DATABASE__KEYS_URL ")

    def test_with_one_is_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(monkeypatch, DATABASE__URL=POSTGRES, DATABASE__KEYS_URL=f"{POSTGRES}_keys")

        assert (settings.database_url, settings.keys_url) == (POSTGRES, f"{POSTGRES}_keys")


class TestTheTree:
    def test_cannot_be_changed_once_it_is_read(self) -> None:
        settings = load_settings()

        with pytest.raises(ValidationError):
            settings.chat.host = "0.0.0.0"  # type: ignore[misc]
