"""Whatever a child or a person writes stays words: a corpus of attacks in every field, on every page, in Chromium."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.exceptions import MethodNotAllowed

from tests.admin.browser import payloads, poison
from tests.admin.browser.dresses import IS_FULL
from tests.admin.browser.served import served
from tests.admin.browser.tours import LOOKING, shared, tour
from tests.admin.browser.window import Window
from tests.admin.walls.conftest import MORNING
from tests.admin.walls.world import World, world

pytestmark = [pytest.mark.browser, pytest.mark.timeout(7200 if IS_FULL else 300)]
HERE = Path(__file__)
FILL = HERE.with_name("forms.js").read_text(encoding="utf-8")
MARKED = f"() => [...document.querySelectorAll('{payloads.MARKED}')].map((found) => found.outerHTML.slice(0, 120))"
ACTIONS = "() => [...document.querySelectorAll('form[method=post]')].map((form) => new URL(form.action).pathname)"
# they end the sign-in, only choose the page's look or lead to a file; a file's form cannot be filled
OUTWARD = re.compile(r"logout|preferences|demo|subscriptions/posters")
BOOKS = re.compile(r"^/journals/J[1-35-9]/")
# what a refused form answers with
REFUSED = range(400, 500)


@pytest.fixture(scope="module")
def attacked(seeded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two schools in which every field holds an attack."""
    home = tmp_path_factory.mktemp("attacked") / "home"
    shutil.copytree(seeded_home, home)
    with world(home, MORNING, say=payloads.Attacks()) as made:
        poison.poison(str(home / "senim.db"))
        made.keep()
        yield made


@pytest.fixture(scope="module")
def address(attacked: World) -> Iterator[str]:
    """The panel on the loopback."""
    with served(attacked.app) as found:
        yield found


def window(browser: Browser, attacked: World, address: str, called: str) -> Window:
    """This person's window; answers that refuse a form are no fault."""
    name = str(attacked.app.config["SESSION_COOKIE_NAME"])
    return Window(browser, address, refusals=REFUSED, **{name: attacked.cookies[called]})


def wounds(found: Window, source: str = "") -> list[str]:
    """What came to life on the page as it stands."""
    source = source or found.page.content()
    return [
        *found.faults(),
        *(f"became an element: {element}" for element in found.asks(MARKED)),
        *(["a template was worked out"] if payloads.RESULT in source else []),
        *(["the settings are shown"] if "SECRET_KEY" in source else []),
    ]


def pages_of(attacked: World, called: str) -> list[str]:
    """Every page, or those that fall to this person, one book standing for the nine."""
    return tour(attacked, called) if IS_FULL else shared(attacked, called, _without_books)


def _without_books(paths: list[str]) -> list[str]:
    return [path for path in paths if not BOOKS.match(path)]


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at a page found: what came to life on it, whether it shows a template's words, its forms."""

    path: str
    wounds: list[str]
    is_literal: bool
    forms: list[str]


@pytest.fixture(scope="module")
def walk(attacked: World, address: str, browser: Browser) -> Callable[[str], list[Look]]:
    """Looks at each page of a person, once for the words that stand there and for the forms to fill."""

    @cache
    def walked(called: str) -> list[Look]:
        own = window(browser, attacked, address, called)
        found = [_look(own, path) for path in pages_of(attacked, called)]
        own.close()
        return found

    return walked


def _look(own: Window, path: str) -> Look:
    own.visit(path)
    source = own.page.content()
    return Look(path, wounds(own, source), payloads.SUM in source, own.asks(ACTIONS))


@pytest.mark.parametrize("called", LOOKING)
def test_words_stay_words_on_every_page(walk: Callable[[str], list[Look]], called: str) -> None:
    pages = walk(called)
    faults = [f"{called} {look.path}: {fault}" for look in pages for fault in look.wounds]
    assert not faults, f"{len(faults)} faults on {len(pages)} pages:\n" + "\n".join(faults[:60])
    is_tried = any(look.is_literal for look in pages)
    assert is_tried or called != "psychologist", "no page showed the words of a template: nothing was tried"


def _endpoint(attacked: World, action: str) -> str:
    """What takes a form, whichever object it is about; the address itself where each button has one of its own."""
    with suppress(MethodNotAllowed):
        return str(attacked.app.url_map.bind("localhost").match(action, method="POST")[0])
    return action


@pytest.mark.parametrize("called", ["psychologist", "administrator", "deputy-head"])
def test_what_is_typed_into_a_form_stays_words(
    attacked: World, address: str, browser: Browser, walk: Callable[[str], list[Look]], called: str
) -> None:
    forms = [(look.path, index, action) for look in walk(called) for index, action in enumerate(look.forms)]
    own = window(browser, attacked, address, called)
    faults, sent = [], set()
    for path, index, action in forms:
        door = _endpoint(attacked, action)
        if door in sent or OUTWARD.search(action):
            continue
        sent.add(door)
        own.visit(path)
        with own.page.expect_navigation(wait_until="load"):
            own.asks(FILL, {"index": index, "attack": payloads.WHOLE})
        faults += [f"{called} {path} form to {action}: {fault}" for fault in wounds(own)]
        attacked.put_back()
    own.close()
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:60])
    assert sent


def test_the_corpus_is_large_and_every_column_was_judged() -> None:
    assert len(set(payloads.ALL)) >= 60
    assert poison.unjudged() == set()
    assert not poison.WRITTEN & poison.OURS


def test_the_hook_notices_an_attack_that_runs(address: str, browser: Browser) -> None:
    own = Window(browser, address)
    own.visit("/login")
    own.asks(
        "() => { const found = document.createElement('p'); found.dataset.pwned = ''; document.body.append(found); }"
    )
    own.asks("() => __pwned('here')")
    found = wounds(own)
    own.close()
    assert [fault.split(":")[0] for fault in found] == ["an attack ran", "became an element"]
