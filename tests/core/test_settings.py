"""Settings: safe when nobody says anything, and a wrong one is named exactly."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from core.settings import Settings, SettingsInvalid, WhatsAppSettings, load_settings

POSTGRES = "postgresql+psycopg://senim@localhost/senim"
TOKEN, SECOND = "8801:AAcanary_of-the-first-bot0", "8802:AAcanary_of-the-second-bot"
SECRET = "canary_of-the-webhook"
WEBHOOK = {
    "TELEGRAM__MODE": "webhook",
    "TELEGRAM__TOKEN": TOKEN,
    "TELEGRAM__WEBHOOK_SECRET": SECRET,
    "CHAT__PUBLIC_URL": "https://senim.kz",
}
NUMBER, SECOND_NUMBER, ACCOUNT = "106540352242922", "106540352242923", "102290129340398"
WHATSAPP = {
    "CHAT__PUBLIC_URL": "https://chat.example",
    "WHATSAPP__TOKEN": "EAAcanary-of-the-number",
    "WHATSAPP__PHONE_NUMBER_ID": NUMBER,
    "WHATSAPP__WABA_ID": ACCOUNT,
    "WHATSAPP__APP_SECRET": "ca7a41e0" * 4,
    "WHATSAPP__VERIFY_TOKEN": "canary_of-the-address",
}


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


class TestTelegram:
    def test_is_not_there_without_a_token(self) -> None:
        assert load_settings().telegram.tokens == {}

    @pytest.mark.parametrize(
        ("given", "bots"),
        [
            (TOKEN, {"8801": TOKEN}),
            (f"  {TOKEN}\n", {"8801": TOKEN}),
            (f"{TOKEN},{SECOND}", {"8801": TOKEN, "8802": SECOND}),
            (f" {TOKEN} , {SECOND} ,", {"8801": TOKEN, "8802": SECOND}),
            (" , ", {}),
        ],
    )
    def test_has_a_bot_for_each_token(self, monkeypatch: pytest.MonkeyPatch, given: str, bots: dict[str, str]) -> None:
        assert load(monkeypatch, TELEGRAM__TOKEN=given).telegram.tokens == bots

    @pytest.mark.parametrize(
        "token",
        [
            "canary",
            "8801:canary",
            ":AAcanary_of-the-first-bot0",
            "canary:AAcanary_of-the-first-bot0",
            "8801:AAcanary of-the-first-bot",
            f"{TOKEN};{SECOND}",
            f"{TOKEN},canary",
            f"{TOKEN}\n{SECOND}",
            f"8801:{'canary' * 20}",
        ],
    )
    def test_refuses_what_is_no_token_without_showing_it(self, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
        said = complaint(monkeypatch, TELEGRAM__TOKEN=token)

        assert said.startswith("SENIM_TELEGRAM__TOKEN: ")
        assert "canary" not in said

    @pytest.mark.parametrize("secret", ["canary", "canary of the webhook", "canary/of/the/webhook", "canary" * 43])
    def test_refuses_a_secret_that_can_be_guessed_without_showing_it(
        self, monkeypatch: pytest.MonkeyPatch, secret: str
    ) -> None:
        said = complaint(monkeypatch, **{**WEBHOOK, "TELEGRAM__WEBHOOK_SECRET": secret})

        assert said.startswith("SENIM_TELEGRAM__WEBHOOK_SECRET: ")
        assert "canary" not in said

    def test_shows_no_token_of_a_section_that_is_not_readable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = complaint(monkeypatch, TELEGRAM='{"token": "8801:canary')

        assert '"telegram"' in said
        assert "canary" not in said

    def test_is_brought_to_an_address_with_a_secret(self, monkeypatch: pytest.MonkeyPatch) -> None:
        telegram = load(monkeypatch, **WEBHOOK).telegram

        assert (telegram.mode, telegram.webhook_secret.get_secret_value()) == ("webhook", SECRET)

    @pytest.mark.parametrize("missing", ["TELEGRAM__WEBHOOK_SECRET", "CHAT__PUBLIC_URL"])
    @pytest.mark.parametrize("is_empty", [False, True])
    def test_is_brought_nowhere_without_either(
        self, monkeypatch: pytest.MonkeyPatch, missing: str, *, is_empty: bool
    ) -> None:
        given = {name: value for name, value in WEBHOOK.items() if name != missing} | (
            {missing: ""} if is_empty else {}
        )

        assert complaint(monkeypatch, **given).startswith(f"SENIM_{missing} is missing")

    def test_needs_neither_when_it_is_not_there_or_polls(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert load(monkeypatch, TELEGRAM__MODE="webhook").telegram.tokens == {}
        assert load(monkeypatch, TELEGRAM__MODE="poll", TELEGRAM__TOKEN=TOKEN).telegram.tokens == {"8801": TOKEN}

    def test_is_no_faster_than_thirty_a_second_unless_it_is_paid_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        fast = {"TELEGRAM__PER_SECOND": "1000"}

        assert complaint(monkeypatch, **fast).startswith("SENIM_TELEGRAM__PER_SECOND: more than 30")
        assert load(monkeypatch, **fast, TELEGRAM__PAID="true").for_panel().telegram.per_second == 1000

    @pytest.mark.parametrize(
        "address", ["http://api.telegram.org", "http://192.168.1.5:8081", "api.telegram.org", "", "ftp://localhost"]
    )
    def test_is_never_spoken_to_in_the_clear(self, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        assert complaint(monkeypatch, TELEGRAM__API_BASE=address).startswith("SENIM_TELEGRAM__API_BASE: ")

    @pytest.mark.parametrize("address", ["https://api.telegram.org", "http://localhost:8081", "http://127.0.0.1:8081"])
    def test_is_spoken_to_with_tls_or_on_this_machine(self, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        assert load(monkeypatch, TELEGRAM__API_BASE=address).telegram.api_base == address

    def test_refuses_another_way_by_name(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert complaint(monkeypatch, TELEGRAM__MODE="push").startswith("SENIM_TELEGRAM__MODE: ")

    def test_shows_no_secret_when_the_settings_are_printed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(monkeypatch, **WEBHOOK)

        printed = f"{settings!r} {settings} {settings.telegram} {settings.model_dump()} {settings.model_dump_json()}"

        assert "webhook_secret" in printed
        assert "canary" not in printed

    def test_is_not_told_to_the_panel(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(monkeypatch, **WEBHOOK, PANEL__PORT="8090")

        panel = settings.for_panel()

        assert (panel.telegram.tokens, panel.telegram.webhook_secret.get_secret_value()) == ({}, "")
        assert panel == settings.model_copy(update={"telegram": panel.telegram})
        assert settings.telegram.tokens == {"8801": TOKEN}


class TestWhatsApp:
    def test_is_not_there_without_a_token(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert load_settings().whatsapp.numbers == ()
        assert load(monkeypatch, **{**WHATSAPP, "WHATSAPP__TOKEN": ""}).whatsapp.numbers == ()

    @pytest.mark.parametrize(
        ("given", "numbers"),
        [
            (NUMBER, (NUMBER,)),
            (f" {NUMBER}\n", (NUMBER,)),
            (f"{NUMBER},{SECOND_NUMBER}", (NUMBER, SECOND_NUMBER)),
            (f" {NUMBER} , {SECOND_NUMBER} ,", (NUMBER, SECOND_NUMBER)),
        ],
    )
    def test_speaks_for_each_number(
        self, monkeypatch: pytest.MonkeyPatch, given: str, numbers: tuple[str, ...]
    ) -> None:
        assert load(monkeypatch, **{**WHATSAPP, "WHATSAPP__PHONE_NUMBER_ID": given}).whatsapp.numbers == numbers

    @pytest.mark.parametrize("missing", ["PHONE_NUMBER_ID", "APP_SECRET", "VERIFY_TOKEN"])
    @pytest.mark.parametrize("is_empty", [False, True])
    def test_needs_three_things_beside_its_token(
        self, monkeypatch: pytest.MonkeyPatch, missing: str, *, is_empty: bool
    ) -> None:
        name = f"WHATSAPP__{missing}"
        given = {key: value for key, value in WHATSAPP.items() if key != name} | ({name: ""} if is_empty else {})

        said = complaint(monkeypatch, **given)

        assert said.startswith(f"SENIM_{name} is missing")
        assert "canary" not in said

    def test_needs_no_account_beside_its_token(self, monkeypatch: pytest.MonkeyPatch) -> None:
        assert load(monkeypatch, **{**WHATSAPP, "WHATSAPP__WABA_ID": ""}).whatsapp.numbers == (NUMBER,)

    @pytest.mark.parametrize("setting", ["PHONE_NUMBER_ID", "WABA_ID"])
    @pytest.mark.parametrize(
        "given", ["+77010000000", "7 701 000 00 00", "1234", "number", f"{NUMBER};{SECOND_NUMBER}"]
    )
    def test_takes_no_telephone_number_for_an_id(
        self, monkeypatch: pytest.MonkeyPatch, setting: str, given: str
    ) -> None:
        said = complaint(monkeypatch, **{**WHATSAPP, f"WHATSAPP__{setting}": given})

        assert said.startswith(f"SENIM_WHATSAPP__{setting}: the id")
        assert "digits" in said

    def test_takes_the_numbers_of_one_account_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = complaint(monkeypatch, **{**WHATSAPP, "WHATSAPP__WABA_ID": f"{NUMBER},{SECOND_NUMBER}"})

        assert said.startswith("SENIM_WHATSAPP__WABA_ID: the id of one account")

    def test_needs_an_address_that_meta_can_reach(self, monkeypatch: pytest.MonkeyPatch) -> None:
        given = {name: value for name, value in WHATSAPP.items() if name != "CHAT__PUBLIC_URL"}

        assert complaint(monkeypatch, **given).startswith("SENIM_CHAT__PUBLIC_URL is missing: Meta")

    @pytest.mark.parametrize("secret", ["canary", "canary of the address", "canary/of/the/address", "canary" * 43])
    def test_refuses_a_verify_token_that_can_be_guessed_without_showing_it(
        self, monkeypatch: pytest.MonkeyPatch, secret: str
    ) -> None:
        said = complaint(monkeypatch, **{**WHATSAPP, "WHATSAPP__VERIFY_TOKEN": secret})

        assert said.startswith("SENIM_WHATSAPP__VERIFY_TOKEN: 16 to 256")
        assert "canary" not in said

    @pytest.mark.parametrize(
        "secret",
        ["canary", "ca7a41e0" * 3, "ca7a41e0" * 5, "CA7A41E0" * 4, "ca7a41g0" * 4, f" {'ca7a41e0' * 4}", "ca7 " * 8],
    )
    def test_refuses_an_app_secret_that_meta_would_not_give_without_showing_it(
        self, monkeypatch: pytest.MonkeyPatch, secret: str
    ) -> None:
        said = complaint(monkeypatch, **{**WHATSAPP, "WHATSAPP__APP_SECRET": secret})

        assert said.startswith("SENIM_WHATSAPP__APP_SECRET: the 32 signs")
        assert secret not in said

    @pytest.mark.parametrize("secret", ["canary_of-16-sign", "canary" * 42])
    def test_takes_a_verify_token_of_sixteen_signs_and_more(self, monkeypatch: pytest.MonkeyPatch, secret: str) -> None:
        settings = load(monkeypatch, **{**WHATSAPP, "WHATSAPP__VERIFY_TOKEN": secret})

        assert settings.whatsapp.verify_token.get_secret_value() == secret

    def test_shows_no_secret_of_a_section_that_is_not_readable(self, monkeypatch: pytest.MonkeyPatch) -> None:
        said = complaint(monkeypatch, WHATSAPP='{"token": "canary')

        assert '"whatsapp"' in said
        assert "canary" not in said

    @pytest.mark.parametrize(
        "address",
        ["http://graph.facebook.com/v24.0", "http://192.168.1.5:8082", "graph.facebook.com", "", "ftp://localhost"],
    )
    def test_is_never_spoken_to_in_the_clear(self, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        assert complaint(monkeypatch, WHATSAPP__API_BASE=address).startswith("SENIM_WHATSAPP__API_BASE: ")

    @pytest.mark.parametrize(
        "address", ["https://graph.facebook.com/v25.0", "http://localhost:8082", "http://[::1]:8082"]
    )
    def test_is_spoken_to_with_tls_or_on_this_machine(self, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        assert load(monkeypatch, WHATSAPP__API_BASE=address).whatsapp.api_base == address

    @pytest.mark.parametrize(("setting", "given"), [("PER_SECOND", "0"), ("PER_SECOND", "1001"), ("PER_DAY", "0")])
    def test_refuses_a_limit_that_nobody_has(self, monkeypatch: pytest.MonkeyPatch, setting: str, given: str) -> None:
        said = complaint(monkeypatch, **{f"WHATSAPP__{setting}": given})

        assert said.startswith(f"SENIM_WHATSAPP__{setting}: ")

    def test_shows_no_secret_when_the_settings_are_printed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(monkeypatch, **WHATSAPP)

        printed = f"{settings!r} {settings} {settings.whatsapp} {settings.model_dump()} {settings.model_dump_json()}"

        assert "verify_token" in printed
        assert "canary" not in printed

    def test_tells_the_panel_its_limits_and_nothing_else(self, monkeypatch: pytest.MonkeyPatch) -> None:
        settings = load(monkeypatch, **WHATSAPP, WHATSAPP__PER_SECOND="20", WHATSAPP__PER_DAY="2000")

        panel = settings.for_panel()

        assert panel.whatsapp == WhatsAppSettings(per_second=20, per_day=2000)
        assert panel == settings.model_copy(update={"telegram": panel.telegram, "whatsapp": panel.whatsapp})
        assert settings.whatsapp.numbers == (NUMBER,)


class TestTheTree:
    def test_cannot_be_changed_once_it_is_read(self) -> None:
        settings = load_settings()

        with pytest.raises(ValidationError):
            settings.chat.host = "0.0.0.0"
