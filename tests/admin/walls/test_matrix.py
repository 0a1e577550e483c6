"""Who may what: everybody who might stand before the panel, at every address of it, with every object in it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.sessions import SecureCookieSessionInterface
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.admin.browser.dresses import IS_FULL
from tests.admin.hands import token
from tests.admin.seen import seen
from tests.admin.walls import expected, people
from tests.admin.walls.addresses import Place, is_open, places, rules
from tests.admin.walls.people import EVERYBODY, STRANGER, SWITCHED_OFF, VISITOR
from tests.admin.walls.world import World

CANARY = re.compile(r"zq7:([a-z.-]+)")
SHOWN = frozenset({200, 204})
# a page's own heart-beat: of what is not theirs it gets an empty sign, not a page about why
QUIET = frozenset({"inbox.present"})
SENT_AWAY = frozenset({302, 303})
NOBODY = frozenset({VISITOR, SWITCHED_OFF})  # no form is theirs
# a colleague may do what the psychologist may, and a stranger at home as well
DOING = [called for called in EVERYBODY if called not in (NOBODY if IS_FULL else NOBODY | {STRANGER, "colleague"})]
FILLED = {
    "text": "x", "reply": "x", "note": "x", "why": "x", "reason": "thanks", "kind": "reply", "name": "x",
    "direction": "counselling", "format": "talk", "category": "bullying", "topic": "x", "minutes": "15",
    "result": "x", "recommendation": "x", "year": "2026", "days": "0", "opens": "09:00", "closes": "18:00",
    "reason-of-correction": "x", "content": "x", "words": "zq7", "who": "pupil", "what": "consultation",
    "role": "observer", "full_name": "x", "until": "moment", "moment": "2026-11-24T10:00",
    "verdict": "missed", "outcome": "false", "work": "papers", "audience": "parent",
    "day": "2", "weekday": "0", "position": "0", "starts": "2026-11-24", "ends": "2026-11-25", "label": "none",
}  # fmt: skip


def guarded(world: World, called: str, method: str) -> Iterator[Place]:
    """Every address behind the sign-in that tries this person: their own objects, each exchanged for any other."""
    for rule in rules(world.app, method):
        if is_open(rule):
            continue
        found = list(places(world.app, rule, world.living, method=method))
        theirs = next((place for place in found if expected.is_theirs(called, place)), found[0])
        if expected.may_come(called, found[0], method):
            yield from (place for place in found if _differences(theirs, place) <= 1)
        else:
            yield theirs  # whoever may not come into the room finds the same door before everything in it


def _differences(one: Place, other: Place) -> int:
    return sum(one.standing[kind] != other.standing[kind] for kind in one.standing)


def told(world: World, answer: TestResponse) -> set[str]:
    """The spots whose canaries an answer carries: in its body, its headers, and the session it sets."""
    signer: Any = SecureCookieSessionInterface().get_signing_serializer(world.app)
    kept = [value for name, value in answer.headers.items() if name == "Set-Cookie"]
    name = str(world.app.config["SESSION_COOKIE_NAME"])
    sessions = [signer.loads(cookie.split("=", 1)[1].split(";")[0]) for cookie in kept if cookie.startswith(name + "=")
                and not cookie.startswith(name + "=;")]  # fmt: skip
    body = answer.get_data().decode(errors="replace")  # a Word file as well as a page
    return set(CANARY.findall(body + str(answer.headers) + repr(sessions)))


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


@pytest.fixture(autouse=True)
def _untouched(canaries: World) -> None:
    """Every test finds the tables as they were made."""
    canaries.put_back()


@pytest.mark.parametrize("called", EVERYBODY)
def test_a_page_is_shown_to_whom_it_belongs_and_to_nobody_else(canaries: World, called: str) -> None:
    client, faults, shown = at(canaries, called), [], 0
    for place in guarded(canaries, called, "GET"):
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
    client, faults = at(canaries, called), []
    for rule in rules(canaries.app, "POST"):
        for place in _first(places(canaries.app, rule, canaries.living, method="POST"), called):
            for wrong in ({}, {"csrf_token": "IjEyMyI.aaaa.bbbb"}):
                answer = client.post(place.path, data={**FILLED, **wrong})
                if answer.status_code not in {400, 403} and not (is_open(rule) and answer.status_code == 404):
                    faults.append(f"{called} {answer.status_code} at {place}")
        if changed := canaries.changed():
            faults.append(f"{called} changed {changed} at {rule.rule} without a token")
    judged(faults)


@pytest.mark.parametrize("called", EVERYBODY)
def test_a_form_does_nothing_to_what_is_not_the_persons(canaries: World, called: str) -> None:
    client, faults = at(canaries, called), []
    mark = token(client)
    for place in guarded(canaries, called, "POST"):
        if expected.may_come(called, place, "POST") and expected.is_theirs(called, place):
            continue
        answer = client.post(place.path, data={**FILLED, **place.form, "csrf_token": mark})
        faults += [f"{called} learns {spot} at {place}" for spot in misplaced(canaries, called, answer)]
        if changed := canaries.changed():
            faults.append(f"{called} changed {changed} at {place}")
        is_quiet = place.endpoint in QUIET and not seen(answer.text).strip()
        if (answer.status_code in SHOWN and not is_quiet) or answer.status_code >= 500:
            faults.append(f"{called} is answered {answer.status_code} at {place}")
    judged(faults)


@pytest.mark.parametrize("called", DOING)
def test_a_form_of_ones_own_is_taken(canaries: World, called: str) -> None:
    faults, done = [], 0
    first = at(canaries, called)
    mark, cookie = token(first), people.session_of(canaries.app, first)
    for place in guarded(canaries, called, "POST"):
        if not (expected.may_come(called, place, "POST") and expected.is_theirs(called, place)):
            continue
        client = people.browser(canaries.app, cookie)
        answer = client.post(place.path, data={**FILLED, **place.form, "csrf_token": mark})
        faults += [f"{called} learns {spot} at {place}" for spot in misplaced(canaries, called, answer)]
        if answer.status_code >= 500 or answer.status_code in {400, 401, 403} or is_sign_in(answer):
            faults.append(f"{called} is refused ({answer.status_code}) at {place}")
        done += bool(canaries.changed())
    judged(faults)
    assert called not in {"psychologist", "colleague", "stranger"} or done > 10


@pytest.mark.parametrize("called", EVERYBODY)
def test_the_pages_before_the_sign_in_tell_nothing(canaries: World, called: str) -> None:
    client, faults = at(canaries, called), []
    for rule in rules(canaries.app, "GET"):
        if not is_open(rule):
            continue
        for place in places(canaries.app, rule, canaries.living, method="GET"):
            answer = client.get(place.path)
            faults += [f"{called} learns {spot} at {place}" for spot in misplaced(canaries, called, answer)]
            if answer.status_code >= 500:
                faults.append(f"{called} {answer.status_code} at {place}")
    judged(faults)


def _first(found: Iterator[Place], called: str) -> Iterator[Place]:
    """One address of a rule whose objects are the person's own, else the first: a token is asked before anything."""
    among = list(found)
    yield next((place for place in among if expected.is_theirs(called, place)), among[0])
