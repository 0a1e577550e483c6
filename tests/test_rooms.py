"""A feature is one name that repeats in every room."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# what belongs to an edge itself and has no rules of its own
OF_THE_EDGES = {
    "dialogs": {
        "root",
        "states",
        "start",
        "menu",
        "talks",
        "resuming",
        "emergency",
        "in_danger",
        "privacy",
        "media",
    },
    "views": {"account", "offline", "importing"},
    "texts": {
        "start",
        "menu",
        "privacy",
        "web",
        "admin",
        "account",
        "help_desk",
        "books",
        "media",
        "telegram",
        "whatsapp",
        "offline",
        "why",
        "protocol",
        "tips_desk",
        "appointments_clock",
        "appointments_desk",
        "appointments_news",
        "importing",
        "subscriptions_desk",
        "broadcast_messages",
        "broadcasts_year",
    },
    "models": {"base"},
}


def names(folder: str, pattern: str = "*.py") -> set[str]:
    return {path.stem for path in (ROOT / folder).glob(pattern) if not path.stem.startswith("_")}


def features() -> set[str]:
    rooms = {path.parent.name for path in (ROOT / "core").glob("*/__init__.py")}
    return names("core") | rooms


def test_every_dialog_belongs_to_a_feature() -> None:
    assert names("bot/dialogs") - OF_THE_EDGES["dialogs"] <= features()


def test_every_view_belongs_to_a_feature() -> None:
    packages = {path.parent.name for path in (ROOT / "admin" / "views").glob("*/__init__.py")}
    assert (names("admin/views") | packages) - OF_THE_EDGES["views"] <= features()


def test_every_text_file_belongs_to_a_feature() -> None:
    assert names("locales/kk", "*.ftl") - OF_THE_EDGES["texts"] <= features()


def test_every_table_belongs_to_a_feature() -> None:
    assert names("db/models") - OF_THE_EDGES["models"] <= features()
