"""Who stands before the panel: the roles of one school, somebody switched off, somebody of another school."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, session
from flask.testing import FlaskClient
from flask_security.proxies import _security
from flask_security.utils import login_user
from passlib.hash import argon2
from sqlalchemy import select
from sqlalchemy.orm import Session

from core import staff
from core.actors import Role, Specialist
from db.models.staff import Staff, StaffSession
from tests.admin.hands import hire

VISITOR = "visitor"
SWITCHED_OFF = "switched-off"
STRANGER = "stranger"
ROLES: Mapping[str, frozenset[Role]] = {
    "psychologist": frozenset({Role.PSYCHOLOGIST}),
    "colleague": frozenset({Role.PSYCHOLOGIST}),
    "deputy-head": frozenset({Role.DEPUTY_HEAD}),
    "administrator": frozenset({Role.ADMINISTRATOR}),
    "observer": frozenset({Role.OBSERVER}),
    SWITCHED_OFF: frozenset({Role.PSYCHOLOGIST}),
    # everything at once, so that nothing but the school stands between this person and the rows
    STRANGER: frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR}),
}
# a well-formed hash that fits no password
NOBODYS_PASSWORD = argon2.using(rounds=1, memory_cost=64).hash("nobody knows it")
EVERYBODY = (VISITOR, *ROLES)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff: who they are to the rules, and the mark their session carries."""

    id: int
    school_id: int
    roles: frozenset[Role]
    mark: str

    @property
    def by(self) -> Specialist:
        """The actor of the rules."""
        return Specialist(id=self.id, school_id=self.school_id, roles=self.roles)


def employ(session: Session, *, called: str, name: str, school_id: int, now: datetime) -> Person:
    """Hire one of :data:`ROLES` under a name."""
    roles = ROLES[called]
    first, *others = sorted(roles)
    username = f"user{len(name)}_{called}".replace(" ", "_").replace("-", "_")
    member = hire(session, username=username, role=first, now=now, school_id=school_id)
    member.full_name = name
    member.password = NOBODYS_PASSWORD
    member.roles.extend(staff.role(session, role) for role in others)
    session.flush()
    return Person(member.id, school_id, roles, member.fs_uniquifier)


def switch_off(session: Session, person: Person) -> None:
    """The person may not come in any more; whatever sessions were left stay in the browser."""
    session.get_one(Staff, person.id).active = False


def entered(app: Flask, person: Person) -> str:
    """The session cookie of somebody who has just signed in, begun by everything that listens to signing in."""
    with app.test_request_context("/login", method="POST"):
        account = _security.datastore.find_user(fs_uniquifier=person.mark)
        assert account is not None
        login_user(account, authn_via=["password"])
        signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
        return str(signer.dumps(dict(session)))


def sign_ins(session: Session, people: Mapping[str, Person]) -> Mapping[str, int]:
    """The rows of the sign-ins, by whose they are."""
    rows = {row.staff_id: row.id for row in session.scalars(select(StaffSession))}
    return {called: rows[person.id] for called, person in people.items()}


def browser(app: Flask, cookie: str) -> FlaskClient:
    """A browser that holds this session; an empty cookie is a visitor's."""
    client = app.test_client()
    if cookie:
        client.set_cookie(str(app.config["SESSION_COOKIE_NAME"]), cookie)
    return client


def session_of(app: Flask, client: FlaskClient) -> str:
    """The session cookie a browser holds now."""
    kept = client.get_cookie(str(app.config["SESSION_COOKIE_NAME"]))
    return kept.value if kept else ""
