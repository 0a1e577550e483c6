"""The doors of the invented school: four ways in, a way out, and its end. Only where the panel is for showing."""

from typing import Any, Final

from flask import Blueprint, Flask, abort, flash, redirect, request, session, url_for
from flask_login import current_user
from flask_security.proxies import _security
from flask_security.utils import login_user, logout_user
from werkzeug.wrappers import Response

from admin import lifetime
from admin.security import clock, is_demo, translate
from admin.session import reading, senim, writing
from core import audit, schools
from core.actors import Role
from core.demo import clearing, loading, people
from core.leadership import AlreadyRunning

demo = Blueprint("demo", __name__, url_prefix="/demo")
DOORS: Final = {
    Role.PSYCHOLOGIST: "heart-handshake",
    Role.DEPUTY_HEAD: "report-analytics",
    Role.ADMINISTRATOR: "settings",
    Role.OBSERVER: "eye",
}


def install_demo(app: Flask) -> None:
    """Put the doors into the panel; they open nothing where it is not for showing."""
    app.register_blueprint(demo)
    app.jinja_env.globals.update(visits_demo=visits_demo, demo_doors=DOORS.items)


@demo.before_request
def _only_for_showing() -> None:
    if not is_demo():
        abort(404)


@demo.post("/enter")
def enter() -> Response:
    """Become one of the invented people; the school is made when it is not there, or is of another day."""
    role = _wanted()
    _sign_out()
    try:
        loading.prepare(senim().database, senim().settings.home, now=clock())
    except AlreadyRunning:
        flash(translate("demo-preparing"), "info")
        return redirect(url_for("security.login"), code=303)
    with reading() as rows:
        mark = people.person(rows, role).fs_uniquifier
    member: Any = _security.datastore.find_user(fs_uniquifier=mark)
    login_user(member, authn_via=["demo"])
    return redirect("/", code=303)


@demo.post("/leave")
def leave() -> Response:
    """Out of the invented school."""
    _require_visitor()
    _sign_out()
    flash(translate("demo-left"), "success")
    return redirect(url_for("security.login"), code=303)


@demo.post("/clear")
def clear() -> Response:
    """The invented school is deleted, and with it everybody who walks about in it."""
    _require_visitor()
    _sign_out()
    clearing.clear(senim().database)
    flash(translate("demo-cleared"), "success")
    return redirect(url_for("security.login"), code=303)


def visits_demo() -> bool:
    """Whether the signed-in person belongs to the invented school."""
    if not is_demo() or not current_user.is_authenticated:
        return False
    with reading() as rows:
        return schools.school(rows, current_user.school_id).is_demo


def _wanted() -> Role:
    try:
        return Role(request.form.get("role", ""))
    except ValueError:
        abort(404)


def _require_visitor() -> None:
    if not visits_demo():
        abort(404)


def _sign_out() -> None:
    """Whoever was signed in here is not any more; rows that were read before are forgotten."""
    if current_user.is_authenticated:
        with writing() as rows:
            lifetime.end_here(rows, current_user.id)
            about = {"subject": "staff", "subject_id": current_user.id, "staff_id": current_user.id}
            audit.record(rows, "staff:signed_out", now=clock(), **about)
        logout_user()
    session.clear()
    senim().rows.remove()
