"""Fixtures of the panel: an application on a database of its own, staff who can sign in, a child who writes."""

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from admin.app import create_app
from admin.lifetime import MARK, SEEN, SIGNED_IN
from core import schools, staff, staff_sessions
from core.actors import Role
from core.crisis.markers import screen
from core.help_requests import drafts, threads
from core.settings import Settings
from core.staff_sessions import Device
from db.engine import Database
from db.models.help_requests import About, HelpRequest
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.browser.chromium import chromium
from tests.admin.browser.served import served
from tests.admin.browser.window import Window
from tests.admin.hands import CANARY, Clock, Panel, close, hire, signed_in
from tests.admin.tenants import move_in

SignIn = Callable[[FlaskClient, Staff], None]


@pytest.fixture(scope="session")
def shared_app(seeded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The panel, made once; it has answered already, so that nobody can add an address to it unnoticed."""
    home = tmp_path_factory.mktemp("shared") / "home"
    shutil.copytree(seeded_home, home)
    app = create_app(Settings(home=home, _env_file=None))
    app.test_client().get("/health/live")
    close(app)
    return app


@pytest.fixture
def own_app() -> None:
    """Whoever adds pages to the panel asks for this: the application is made for that test alone."""


@pytest.fixture
def panel(settings: Settings, now: datetime, request: pytest.FixtureRequest) -> Iterator[Panel]:
    """The panel on a temporary, seeded database.

    A browser's last request may still be under way when its test is over: it must not reach the next one's tables.
    """
    clock = Clock(now)
    if {"own_app", "browser"} & set(request.fixturenames):
        app = create_app(settings, clock=clock)
    else:
        app = request.getfixturevalue("shared_app")
        move_in(app, settings, clock)
    yield Panel(app, clock)
    close(app)


@pytest.fixture
def invite(database: Database, now: datetime) -> Callable[..., str]:
    """A first-login link: ``invite(Role.DEPUTY_HEAD)`` gives its path."""

    def make(role: Role = Role.PSYCHOLOGIST) -> str:
        with database.writing() as session:
            school = schools.first_school(session)
            return f"/first-login/{staff.invite(session, school_id=school.id, role=role, now=now)}"

    return make


@pytest.fixture
def psychologist(database: Database, now: datetime) -> Staff:
    """A psychologist of the first school."""
    with database.writing() as session:
        return hire(session, username="aigerim", role=Role.PSYCHOLOGIST, now=now)


@pytest.fixture
def other_psychologist(database: Database, now: datetime) -> Staff:
    """A second psychologist of the same school."""
    with database.writing() as session:
        return hire(session, username="botagoz", role=Role.PSYCHOLOGIST, now=now)


@pytest.fixture
def deputy(database: Database, now: datetime) -> Staff:
    """A deputy head of the first school."""
    with database.writing() as session:
        return hire(session, username="zavuch1", role=Role.DEPUTY_HEAD, now=now)


@pytest.fixture
def other_school(database: Database) -> School:
    """Another school on the same installation."""
    with database.writing() as session:
        first = schools.first_school(session)
        school = School(
            code="second",
            names=first.names,
            timezone=first.timezone,
            opens=first.opens,
            closes=first.closes,
            working_days=first.working_days,
        )
        session.add(school)
        session.flush()
        return school


@pytest.fixture
def sign_in(panel: Panel, database: Database) -> SignIn:
    """Sign a browser in without the forms, with a session of its own: ``sign_in(client, member)``."""

    def enter(client: FlaskClient, member: Staff) -> None:
        with database.writing() as rows:
            mark = staff_sessions.begin(rows, member.id, device=Device.COMPUTER, now=panel.clock())
        with client.session_transaction() as session:
            moment = panel.clock().timestamp()
            session.update({"_user_id": member.fs_uniquifier, "_fresh": True, "fs_cc": "set"})
            session.update({MARK: mark, SIGNED_IN: moment, SEEN: moment, "fs_paa": moment})

    return enter


@pytest.fixture
def ask(database: Database, now: datetime) -> Callable[..., HelpRequest]:
    """A child writes and sends: ``ask(words="…")`` gives the request that staff see."""

    def write(
        words: str = CANARY, *, school_id: int | None = None, address: str = "web:child", channel: str = "web"
    ) -> HelpRequest:
        with database.writing() as session:
            school = school_id or schools.first_school(session).id
            request = threads.begin(
                session,
                school_id=school,
                channel=channel,
                address=address,
                locale="kk",
                about=About.SELF,
                now=now,
            )
            drafts.write(session, request, text=words, finding=screen(words), sends_itself=True, now=now)
            drafts.send(session, request, now=now)
            return request

    return write


@pytest.fixture
def desk(panel: Panel, psychologist: Staff, sign_in: Callable[..., None]) -> FlaskClient:
    """The psychologist's browser."""
    return signed_in(panel, psychologist, sign_in)


@pytest.fixture
def office(panel: Panel, deputy: Staff, sign_in: Callable[..., None]) -> FlaskClient:
    """The deputy head's browser."""
    return signed_in(panel, deputy, sign_in)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with chromium() as found:
        yield found


@pytest.fixture
def window(browser: Browser, panel: Panel, psychologist: Staff, sign_in: SignIn) -> Iterator[Window]:
    """A psychologist's window; nothing may go wrong in it."""
    client = panel()
    sign_in(client, psychologist)
    cookie = client.get_cookie("senim_panel")
    assert cookie is not None
    with served(panel.app) as address:
        found = Window(browser, address, senim_panel=cookie.value, panel_language="kk")
        yield found
        faults = found.faults()
        found.close()
    assert faults == []
