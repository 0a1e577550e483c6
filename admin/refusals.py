"""Refusals are remembered: a wrong password or code under a known name, a page that a person's role does not open."""

from typing import Any, Final

from flask import Flask, Response, request, session
from flask_login import current_user
from flask_security.proxies import _security
from sqlalchemy.orm import Session

from admin.security import clock, current_specialist
from admin.session import reading, writing
from core import acts, audit

SIGN_IN: Final = "security.login"
CODES: Final = frozenset({"security.two_factor_token_validation", "security.mf_recovery"})
# a form that was right leads on; one that was wrong is shown again
SHOWN_AGAIN: Final = 200
FORBIDDEN: Final = 403


def install_refusals(app: Flask) -> None:
    """Look at every answer for what was refused."""
    app.after_request(_note_sign_in)
    app.after_request(_note_page)


def _note_sign_in(response: Response) -> Response:
    """Somebody tried to sign in as a known person; an unknown name is not written down: it may be a password."""
    if request.method == "POST" and response.status_code == SHOWN_AGAIN and not current_user.is_authenticated:
        person = _tried()
        if person is not None:
            tag = "staff:sign_in:failed" if request.endpoint == SIGN_IN else "staff:code:failed"
            with writing() as rows:
                _record(rows, tag, person.id)
    return response


def _note_page(response: Response) -> Response:
    """A signed-in person was refused a place: its name is kept, not the address with its numbers."""
    if response.status_code != FORBIDDEN or not current_user.is_authenticated:
        return response
    place, by, now = (request.endpoint or "").partition(".")[0], current_specialist(), clock()
    with reading() as rows:
        is_told = acts.was_refused(rows, place, by=by, now=now)
    if not is_told:
        with writing() as rows:
            acts.note_refused(rows, place, by=by, now=now)
    return response


def _tried() -> Any:
    if request.endpoint == SIGN_IN:
        name = _security.username_util.normalize(request.form.get("username", ""))
        return _security.datastore.find_user(username=name) if name else None
    mark = session.get("tf_user_id") if request.endpoint in CODES else None
    return _security.datastore.find_user(fs_uniquifier=mark) if mark else None


def _record(rows: Session, tag: str, staff_id: int) -> None:
    """Kept under the name that was tried: that person should hear of it."""
    audit.record(rows, tag, subject="staff", subject_id=staff_id, staff_id=staff_id, now=clock())
