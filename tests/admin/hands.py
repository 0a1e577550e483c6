"""What a test's hands do in the panel: a clock to move, browsers to open, staff to hire, a token to carry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from admin.session import Senim
from core import schools, staff
from core.actors import Role
from db.models.staff import Staff

CANARY = "канарейка-сөз-7391"
PASSWORD = "құстар ертемен оңтүстікке ұшты"


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

    def __call__(self) -> FlaskClient:
        """A new browser."""
        return self.app.test_client()


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


def token(client: FlaskClient) -> str:
    """The CSRF token of a browser: ``client.post(…, data={"csrf_token": token(client)})``."""
    page = client.get("/there-is-no-such-page").text  # the lightest page that carries it
    mark = 'name="csrf-token" content="'
    start = page.index(mark) + len(mark)
    return page[start : page.index('"', start)]


def signed_in(panel: Panel, member: Staff, sign_in: Callable[[FlaskClient, Staff], None]) -> FlaskClient:
    """A browser of this person."""
    client = panel()
    sign_in(client, member)
    return client
