"""One Chromium for the journeys of a module, and desks of a new installation."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.admin.browser.chromium import chromium
from tests.journeys.desk import Desk
from tests.journeys.inside import inside
from tests.journeys.windows import sign_in


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; on a busy machine what is awaited may take its time."""
    expect.set_options(timeout=20_000)
    with chromium() as found:
        yield found


@pytest.fixture(params=[("kk", 1440, 900), ("ru", 390, 844)], ids=["kk-1440", "ru-390"])
def desk(request: pytest.FixtureRequest, browser: Browser, seeded_home: Path, tmp_path: Path) -> Iterator[Desk]:
    """The first psychologist's window of a new installation, signed in; every console around it stays empty."""
    locale, width, height = request.param
    with inside(shutil.copytree(seeded_home, tmp_path / "home")) as senim:
        found = Desk(browser, locale, senim, width=width, height=height)
        sign_in(found, senim)
        yield found
        for context in browser.contexts:
            context.close()
    assert [words for window in (found, *found.around) for words in window.complaints] == []


@pytest.fixture
def another(browser: Browser, desk: Desk) -> Desk:
    """The window of a colleague at another place, not signed in yet."""
    size = desk.page.viewport_size
    assert size is not None
    found = Desk(browser, desk.text.locale, desk.senim, width=size["width"], height=size["height"])
    desk.around.append(found)
    return found
