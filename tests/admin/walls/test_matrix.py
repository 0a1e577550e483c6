"""Who may what: everybody who might stand before the panel, at every address of it, with every object in it."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.admin.hands import token
from tests.admin.walls import expected, people
from tests.admin.walls.addresses import Place, is_open, places, rules
from tests.admin.walls.people import EVERYBODY, SWITCHED_OFF, VISITOR
from tests.admin.walls.world import World

CANARY = re.compile(r"zq7\.([\w.-]+)\.")
SHOWN = frozenset({200, 204})
SENT_AWAY = frozenset({302, 303})
FILLED = {
    "text": "x", "reply": "x", "note": "x", "why": "x", "reason": "thanks", "kind": "reply", "name": "x",
    "direction": "counselling", "format": "talk", "category": "bullying", "topic": "x", "minutes": "15",
    "result": "x", "recommendation": "x", "year": "2026", "days": "0", "opens": "09:00", "closes": "18:00",
    "reason-of-correction": "x", "content": "x",
}  # fmt: skip


def guarded(world: World, method: str) -> Iterator[Place]:
    """Every address behind the sign-in."""
    for rule in rules(world.app, method):
        if not is_open(rule):
            yield from places(world.app, rule, world.living, method=method)


def told(world: World, answer: TestResponse) -> set[str]:
    """The spots whose canaries an answer carries: in its body, its headers, and the session it sets."""
    signer: Any = SecureCookieSessionInterface().get_signing_serializer(world.app)
    kept = [value for name, value in answer.headers.items() if name == "Set-Cookie"]
    name = str(world.app.config["SESSION_COOKIE_NAME"])
    sessions = [signer.loads(cookie.split("=", 1)[1].split(";")[0]) for cookie in kept if cookie.startswith(name + "=")
                and not cookie.startswith(name + "=;")]  # fmt: skip
    return set(CANARY.findall(answer.get_data(as_text=True) + str(answer.headers) + repr(sessions)))


def misplaced(world: World, called: str, answer: TestResponse) -> list[str]:
    """Canaries that may never reach this person."""
    return sorted(spot for spot in told(world, answer) if not expected.may_know(called, spot))


def is_sign_in(answer: TestResponse) -> bool:
    """Whether somebody is led to the sign-in page."""
    return answer.headers.get("Location", "").startswith("/login") or answer.headers.get("HX-Redirect") == "/login"


def at(world: World, called: str) -> FlaskClient:
    """This person's browser."""
    return people.browser(world.app, world.cookies[called])


def judged(faults: list[str]) -> None:
    """No fault, or all of them by name."""
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:40])


@pytest.mark.parametrize("called", EVERYBODY)
def test_a_page_is_shown_to_whom_it_belongs_and_to_nobody_else(canaries: World, called: str) -> None:
    client, faults, shown = at(canaries, called), [], 0
    for place in guarded(canaries, "GET"):
        answer = client.get(place.path)
        is_allowed = expected.may_come(called, place, "GET") and expected.is_theirs(called, place)
        faults += [f"{called} learns {spot} at {place}" for spot in misplaced(canaries, called, answer)]
        if is_allowed:
            shown += answer.status_code in SHOWN
            if answer.status_code not in SHOWN | SENT_AWAY or is_sign_in(answer):
                faults.append(f"{called} is kept out ({answer.status_code}) of {place}")
        elif answer.status_code in SHOWN or answer.status_code >= 500:
            faults.append(f"{called} is let in ({answer.status_code}) to {place}")
        elif called in {VISITOR, SWITCHED_OFF} and not is_sign_in(answer):
            faults.append(f"{called} is not led to the sign-in page ({answer.status_code}) from {place}")
    judged(faults)
    assert (shown > 0) == (called not in {VISITOR, SWITCHED_OFF})


@pytest.mark.parametrize("called", EVERYBODY)
def test_a_form_without_its_token_changes_nothing(canaries: World, called: str) -> None:
    client, faults, before = at(canaries, called), [], canaries.rows()
    for rule in rules(canaries.app, "POST"):
        for place in _first(places(canaries.app, rule, canaries.living, method="POST"), called):
            for wrong in ({}, {"csrf_token": "IjEyMyI.aaaa.bbbb"}):
                answer = client.post(place.path, data={**FILLED, **wrong})
                if answer.status_code not in {400, 403}:
                    faults.append(f"{called} {answer.status_code} at {place}")
        if canaries.rows() != before:
            faults.append(f"{called} changed {_changed(before, canaries.rows())} at {rule.rule} without a token")
            canaries.put_back()
    judged(faults)


@pytest.mark.parametrize("called", EVERYBODY)
def test_a_form_does_nothing_to_what_is_not_the_persons(canaries: World, called: str) -> None:
    client, faults, before = at(canaries, called), [], canaries.rows()
    mark = token(client)
    for place in guarded(canaries, "POST"):
        if expected.may_come(called, place, "POST") and expected.is_theirs(called, place):
            continue
        answer = client.post(place.path, data={**FILLED, "csrf_token": mark})
        faults += [f"{called} learns {spot} at {place}" for spot in misplaced(canaries, called, answer)]
        after = canaries.rows()
        if after != before:
            faults.append(f"{called} changed {_changed(before, after)} at {place}")
            canaries.put_back()
        if answer.status_code in SHOWN or answer.status_code >= 500:
            faults.append(f"{called} is answered {answer.status_code} at {place}")
    judged(faults)


@pytest.mark.parametrize("called", [called for called in EVERYBODY if called not in {VISITOR, SWITCHED_OFF}])
def test_a_form_of_ones_own_is_taken(canaries: World, called: str) -> None:
    faults, done = [], 0
    for place in guarded(canaries, "POST"):
        if not (expected.may_come(called, place, "POST") and expected.is_theirs(called, place)):
            continue
        client = at(canaries, called)
        before = canaries.rows()
        answer = client.post(place.path, data={**FILLED, "csrf_token": token(client)})
        faults += [f"{called} learns {spot} at {place}" for spot in misplaced(canaries, called, answer)]
        if answer.status_code >= 500 or answer.status_code in {400, 401, 403} or is_sign_in(answer):
            faults.append(f"{called} is refused ({answer.status_code}) at {place}")
        if canaries.rows() != before:
            done += 1
            canaries.put_back()
    judged(faults)
    assert called not in {"psychologist", "colleague", "stranger"} or done > 10


@pytest.mark.parametrize("called", EVERYBODY)
def test_the_pages_before_the_sign_in_tell_nothing(canaries: World, called: str) -> None:
    client, faults = at(canaries, called), []
    for rule in rules(canaries.app, "GET"):
        if not is_open(rule):
            continue
        path = rule.rule.replace("<token>", "abc")
        answer = client.get(path)
        faults += [f"{called} learns {spot} at {path}" for spot in misplaced(canaries, called, answer)]
        if answer.status_code >= 500 or "<" in path:
            faults.append(f"{called} {answer.status_code} at {path}")
    judged(faults)


def _first(found: Iterator[Place], called: str) -> Iterator[Place]:
    """One address of a rule whose objects are the person's own, else the first: a token is asked before anything."""
    among = list(found)
    yield next((place for place in among if expected.is_theirs(called, place)), among[0])


def _changed(before: Any, after: Any) -> list[str]:
    return [name for name in before if before[name] != after[name]]


_ = Callable
