"""Pictures of every page for people's eyes: ``python -m tests.admin.browser.shots <folder> [role…]``."""

import shutil
import sys
import tempfile
from pathlib import Path

from core import crypto
from core.settings import Settings
from db import schema
from db.engine import Database
from tests.admin.browser.chromium import chromium
from tests.admin.browser.dresses import EVERY, HEIGHTS
from tests.admin.browser.natural import Natural
from tests.admin.browser.served import served
from tests.admin.browser.tours import tour
from tests.admin.browser.window import Window
from tests.admin.walls.conftest import MORNING
from tests.admin.walls.people import ROLES, STRANGER, SWITCHED_OFF, VISITOR
from tests.admin.walls.world import World, world

PEOPLE = [VISITOR, *(called for called in ROLES if called not in {STRANGER, SWITCHED_OFF, "colleague"})]
LANGUAGES = ("kk", "ru")


def shoot(folder: Path, called: list[str]) -> int:
    """Every page of these people in Kazakh and Russian, light and dark, on three widths; how many pictures."""
    home = Path(tempfile.mkdtemp(prefix="senim-shots-"))
    _seed(home)
    try:
        with world(home, MORNING, say=Natural(), is_demo=True) as made, served(made.app) as address:
            return sum(_person(made, address, folder, one) for one in called)
    finally:
        shutil.rmtree(home)


def _person(made: World, address: str, folder: Path, called: str) -> int:
    session = str(made.app.config["SESSION_COOKIE_NAME"])
    paths = ["/login", "/first-login/spent", "/nowhere"] if called == VISITOR else tour(made, called)
    count = 0
    with chromium() as browser:
        window = Window(browser, address, **{session: made.cookies[called]})
        for dress in (worn for worn in EVERY if worn.locale in LANGUAGES):
            window.wear(panel_language=dress.locale, panel_look=dress.look)
            window.page.set_viewport_size({"width": dress.width, "height": HEIGHTS[dress.width]})
            for path in paths:
                window.visit(path)
                place = folder / called / f"{dress.locale}-{dress.look}-{dress.width}"
                window.page.screenshot(path=place / f"{_name(path)}.png")
                count += 1
    return count


def _name(path: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in path).strip("-") or "today"


def _seed(home: Path) -> None:
    settings = Settings(home=home, _env_file=None)
    keys = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    database = Database(settings.database_url)
    schema.upgrade(database, keys.thread_keys)
    database.dispose_sync()
    keys.thread_keys.database.dispose_sync()


if __name__ == "__main__":
    target, *wanted = sys.argv[1:]
    print(shoot(Path(target), wanted or PEOPLE), "pictures in", target)  # noqa: T201
