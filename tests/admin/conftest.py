"""Fixtures of the panel: an application on a database of its own, staff who can sign in, a case with a child's words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from admin.app import create_app
from admin.lifetime import SEEN, SIGNED_IN
from admin.session import Senim
from core import schools, staff
from core.actors import Role
from core.crisis.markers import screen
from core.help_requests import drafts, threads
from core.settings import Settings
from db.engine import Database
from db.models.help_requests import About, HelpRequest
from db.models.schools import School
from db.models.staff import Staff

CANARY = "канарейка-сөз-7391"
PASSWORD = "құстар ертемен оңтүстікке ұшты"
SignIn = Callable[[FlaskClient, Staff], None]


@dataclass
class Clock:
    """The panel's clock; a test moves it."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, **step: float) -> None:
        """Let time pass."""
        self.now += timedelta(**step)


@dataclass
class Panel:
    """The application, as many browsers as a test needs, and the clock."""

    app: Flask
    clock: Clock
    clients: list[FlaskClient] = field(default_factory=list)

    def __call__(self) -> FlaskClient:
        """A new browser."""
        return self.app.test_client()


@pytest.fixture
def panel(settings: Settings, now: datetime) -> Iterator[Panel]:
    """The panel on a temporary, seeded database."""
    clock = Clock(now)
    app = create_app(settings, clock=clock)
    yield Panel(app, clock)
    close(app)


def close(app: Flask) -> None:
    """Close every connection of an application."""
    senim: Senim = app.extensions["senim"]
    senim.database.dispose_sync()
    senim.database.info["vault"].thread_keys.database.dispose_sync()


def hire(
    session: Session, *, username: str, role: Role, now: datetime, school_id: int | None = None, locale: str = "kk"
) -> Staff:
    """A member of staff whose second factor is set up; the hash fits no password."""
    school = school_id or schools.first_school(session).id
    token = staff.invite(session, school_id=school, role=role, now=now)
    session.flush()
    member = staff.join(
        session, token, full_name=username, username=username, password_hash="!", locale=locale, now=now
    )
    member.tf_primary_method, member.tf_totp_secret = "authenticator", "set up elsewhere"
    return member


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
def sign_in(panel: Panel) -> SignIn:
    """Sign a browser in without the forms: ``sign_in(client, member)``."""

    def enter(client: FlaskClient, member: Staff) -> None:
        with client.session_transaction() as session:
            moment = panel.clock().timestamp()
            session.update({"_user_id": member.fs_uniquifier, "_fresh": True, "fs_cc": "set"})
            session.update({SIGNED_IN: moment, SEEN: moment, "fs_paa": moment})

    return enter


def token(client: FlaskClient) -> str:
    """The CSRF token of a browser: ``client.post(…, data={"csrf_token": token(client)})``."""
    page = client.get("/login", follow_redirects=True).text
    mark = 'name="csrf-token" content="'
    start = page.index(mark) + len(mark)
    return page[start : page.index('"', start)]


@pytest.fixture
def ask(database: Database, now: datetime) -> Callable[..., HelpRequest]:
    """A child writes and sends: ``ask(words="…")`` gives the request that staff see."""

    def write(words: str = CANARY, *, school_id: int | None = None, address: str = "web:child") -> HelpRequest:
        with database.writing() as session:
            school = school_id or schools.first_school(session).id
            request = threads.begin(
                session,
                school_id=school,
                channel="web",
                address=address,
                locale="kk",
                about=About.SELF,
                now=now,
            )
            drafts.write(session, request, text=words, finding=screen(words), sends_itself=True, now=now)
            drafts.send(session, request, now=now)
            return request

    return write


def everyone(session: Session) -> list[Staff]:
    """All staff."""
    return list(session.scalars(select(Staff)))
