"""The addresses each person can reach: every page that is theirs by the panel's own map, and where its links lead."""

import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from html import unescape
from urllib.parse import parse_qs, urlsplit

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException

from tests.admin.walls import expected
from tests.admin.walls.addresses import Place, is_open, places, rules
from tests.admin.walls.people import ROLES, STRANGER, SWITCHED_OFF, browser
from tests.admin.walls.world import World

LINK = re.compile(r'<a\b[^>]*?\shref="([^"#]+)')
# the same page for a poll, a file, a way out
NO_PAGES = frozenset({"inbox.file", "exports.file", "exports.template", "security.logout"})
# there are as many as rules or tips, and they differ in their words alone
ALIKE = frozenset(
    {"lexicon_rules.rule", "tips.tip", "tips.history", "tips.paper", "tips.area_paper", "normative.act", "reports.page"}
)
NO_QUESTIONS = frozenset({"part", "poll", "v"})
MOST = 400
# the nine books are one set of pages: each page is looked at in one of the books
BOOKS = "/journals/J?/*"
# a colleague and a stranger are shown the psychologist's pages
LOOKING = [called for called in ROLES if called not in {SWITCHED_OFF, STRANGER, "colleague"}]


def tour(world: World, called: str) -> list[str]:
    """Every page this person can reach, one address for each shape of page and each object that makes it another."""
    if called not in world.tours:
        world.tours[called] = _walked(world, called)
    return world.tours[called]


def shared(world: World, called: str, chosen: Callable[[list[str]], list[str]]) -> list[str]:
    """The pages that fall to this person when each chosen page is looked at by one of those who can reach it, by turns.

    Which of them is as good as another: who may see what is shown by the walls, not in a browser.
    """
    tours = {person: set(tour(world, person)) for person in LOOKING}
    pages = chosen(list(dict.fromkeys(path for person in LOOKING for path in tour(world, person))))
    of_each = [(path, [person for person in LOOKING if path in tours[person]]) for path in pages]
    return [path for number, (path, people) in enumerate(of_each) if people[number % len(people)] == called]


def book_by_book(paths: list[str]) -> list[str]:
    """Of the nine books each kind of page once, every time in another book."""
    kinds: dict[str, list[str]] = {}
    for path in paths:
        kinds.setdefault(_kind(path), []).append(path)
    return [among[number % len(among)] for number, among in enumerate(kinds.values())]


def _kind(path: str) -> str:
    if not fnmatch(path, BOOKS):
        return path
    return "/".join("#" if part.isdigit() else part for part in path.split("/")[3:])


def _walked(world: World, called: str) -> list[str]:
    client = browser(world.app, world.cookies[called])
    found: dict[object, str] = {}
    waiting = [place.path for place in _own(world, called)]
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        shape = _shape(world.app, path)
        if shape is None or shape in found:
            continue
        body = _page(client, path)
        if body is not None:
            found[shape] = path
            waiting += [unescape(link) for link in LINK.findall(body)]
    return list(found.values())


def _own(world: World, called: str) -> Iterator[Place]:
    for rule in rules(world.app, "GET"):
        if is_open(rule) or rule.endpoint in NO_PAGES:
            continue
        for place in places(world.app, rule, world.living, method="GET"):
            if expected.may_come(called, place, "GET") and expected.is_theirs(called, place):
                yield place


def _page(client: FlaskClient, path: str) -> str | None:
    """A page's source, or None for what is no page."""
    answer = client.get(path)
    is_page = answer.status_code == 200 and answer.mimetype == "text/html"
    return answer.text if is_page else None


def _shape(app: Flask, path: str) -> object | None:
    """What makes a page another one: its endpoint, its object if it is a talk, which questions are asked."""
    parts = urlsplit(path)
    if parts.netloc or NO_QUESTIONS & set(parse_qs(parts.query, keep_blank_values=True)):
        return None
    try:
        endpoint, values = app.url_map.bind("localhost").match(parts.path)
    except HTTPException:
        return None
    if endpoint in NO_PAGES or endpoint.endswith("static"):
        return None
    is_one_of_many = endpoint in ALIKE or (parts.query and not endpoint.startswith("inbox."))
    thing = () if is_one_of_many else tuple(sorted(values.items()))
    return endpoint, thing, frozenset(parse_qs(parts.query, keep_blank_values=True))
