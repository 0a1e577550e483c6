"""A person's own account: the first sign-in by link, the demo's postponed second factor, language, signing out."""

from collections.abc import Sequence
from typing import Any, Final

from flask import Blueprint, Flask, Response, abort, current_app, flash, redirect, render_template, request, session
from flask_login import current_user, user_logged_out
from flask_security.proxies import _security
from flask_security.signals import user_authenticated
from flask_security.utils import hash_password, login_user
from werkzeug.wrappers import Response as BaseResponse

from admin import lifetime
from admin.files import is_file
from admin.lifetime import to_login
from admin.refusals import install_refusals
from admin.security import clock, current_locale, is_demo, translate
from admin.session import reading, senim, writing
from core import audit, staff, staff_passwords, staff_sessions
from core.staff import InvitationSpent, UsernameTaken
from core.texts import LOCALES

FULL_NAME: Final = 120
REFUSED: Final = 400
account = Blueprint("account", __name__)


def install_account(app: Flask) -> None:
    """Watch signing in and out and what is refused, and hold everyone to the second factor."""
    install_refusals(app)
    user_authenticated.connect(_signed_in, app)
    user_logged_out.connect(_signed_out, app)
    app.before_request(_require_second_factor)
    app.after_request(_keep_language)
    app.after_request(_clear_browser)


@account.route("/first-login/<token>", methods=["GET", "POST"])
def first_login(token: str) -> BaseResponse | str:
    """A form behind a link that works once; sending it makes the account and begins the second factor."""
    form = {name: request.form.get(name, "").strip() for name in ("full_name", "username")}
    try:
        with reading() as rows:
            staff.invitation(rows, token, now=clock())
        problems = _problems(form) if request.method == "POST" else {}
        if request.method == "GET" or problems:
            return render_template("account/first_login.html", form=form, problems=problems)
        return _join(token, form)
    except UsernameTaken:
        problems = {"username": translate("account-username-taken")}
        return render_template("account/first_login.html", form=form, problems=problems)
    except InvitationSpent:
        return _spent()


@account.route("/new-password/<token>", methods=["GET", "POST"])
def new_password(token: str) -> BaseResponse | str:
    """A form behind a link for a forgotten password; the second factor is asked at the sign-in that follows."""
    try:
        with reading() as rows:
            member = staff_passwords.holder(rows, senim().secret, token, now=clock())
        known = {"username": member.username, "full_name": member.full_name}
        problems = _password_problems(known) if request.method == "POST" else {}
        if request.method == "GET" or problems:
            return render_template("account/new_password.html", username=member.username, problems=problems)
        return _renew(token, known)
    except InvitationSpent:
        return _spent()


@account.post("/second-factor/later")
def later() -> BaseResponse:
    """Only in a demo: look around first."""
    member = _half_signed_in()
    if not is_demo() or member is None or member.tf_primary_method:
        abort(404)
    with writing() as rows:
        staff.postpone_second_factor(rows, member.id, now=clock())
    session.clear()
    login_user(member, authn_via=["password"])
    return redirect("/")


def _join(token: str, form: dict[str, str]) -> BaseResponse:
    """Make the account, then hand over to the second factor as if the person had just given the password."""
    _, username = _security.username_util.validate(form["username"])
    _, password = _security.password_util.validate(request.form["password"], is_register=True, **form)
    hashed = hash_password(password)
    now = clock()
    with writing() as rows:
        member = staff.join(
            rows,
            token,
            full_name=form["full_name"],
            username=str(username),
            password_hash=hashed,
            locale=current_locale(),
            now=now,
        )
        audit.record(rows, "staff:joined", subject="staff", subject_id=member.id, staff_id=member.id, now=now)
    session.clear()
    user: Any = _security.datastore.find_user(fs_uniquifier=member.fs_uniquifier)
    answer = _security.two_factor_plugins.tf_enter(user, remember_me=None, primary_authn_via="password", next_loc=None)
    return current_app.make_response(answer) if answer else to_login()


def _renew(token: str, known: dict[str, str]) -> BaseResponse:
    _, password = _security.password_util.validate(request.form["password"], is_register=True, **known)
    hashed = hash_password(password)
    with writing() as rows:
        staff_passwords.renew(rows, senim().secret, token, password_hash=hashed, now=clock())
    session.clear()
    flash(translate("staff-done-password"), "info")
    return to_login()


def _problems(form: dict[str, str]) -> dict[str, str]:
    """What to correct, field by field, in the person's language."""
    found: dict[str, str] = {}
    if not form["full_name"] or len(form["full_name"]) > FULL_NAME:
        found["full_name"] = translate("account-name-missing")
    problem, username = _security.username_util.validate(form["username"])
    if problem or not username:
        found["username"] = translate("account-username-wrong")
    return found | _password_problems(form)


def _password_problems(known: dict[str, str]) -> dict[str, str]:
    """What is wrong with a password typed twice by somebody with these names."""
    password = request.form.get("password", "")
    wrong, _ = _security.password_util.validate(password, is_register=True, **known)
    if wrong:
        return {"password": wrong[0]}
    return {} if password == request.form.get("again", "") else {"again": translate("account-password-differs")}


def _spent() -> Response:
    return Response(render_template("account/link_spent.html"), status=410)


def _half_signed_in() -> Any:
    """The person whose password was right and whose second factor is not set up yet."""
    mark = session.get("tf_user_id")
    if session.get("tf_state") not in {"setup_from_login", "validating_profile"} or not mark:
        return None
    return _security.datastore.find_user(fs_uniquifier=mark)


def _require_second_factor() -> BaseResponse | None:
    """Outside a demo nobody is let in without it, not even a session begun while it was a demo."""
    if is_file() or request.endpoint == "security.logout" or not current_user.is_authenticated:
        return None
    if current_user.tf_primary_method or (is_demo() and current_user.tf_skipped_at):
        return None
    session.clear()
    return to_login()


def _signed_in(_app: Flask, user: Any, authn_via: Sequence[str] | None = None, **_kwargs: Any) -> None:
    """A sign-in gets its row. A changed password ends all the others: whoever knew the old one is out."""
    now, is_change = clock(), "change" in (authn_via or ())
    with writing() as rows:
        if is_change:
            staff_sessions.end_all(rows, user.id, now=now)
        lifetime.begin(rows, user.id)
        staff.signed_in(rows, user.id, now=now)
        tag = "staff:password:changed" if is_change else "staff:signed_in"
        audit.record(rows, tag, subject="staff", subject_id=user.id, staff_id=user.id, now=now)


def _signed_out(_app: Flask, user: Any, **_kwargs: Any) -> None:
    """Signing out ends this sign-in: a copied cookie is worth nothing afterwards."""
    if request.endpoint != "security.logout" or user is None:
        return
    with writing() as rows:
        lifetime.end_here(rows, user.id)
        audit.record(rows, "staff:signed_out", subject="staff", subject_id=user.id, staff_id=user.id, now=clock())


def _keep_language(response: Response) -> Response:
    """A chosen language follows the person to other devices."""
    if request.endpoint != "preferences.remember" or response.status_code >= REFUSED:
        return response
    chosen = request.form.get("language")
    if chosen in LOCALES and current_user.is_authenticated:
        with writing() as rows:
            staff.speak(rows, current_user.id, str(chosen))
    return response


def _clear_browser(response: Response) -> Response:
    """After signing out nothing of the panel stays in the browser but the language and the device's mark."""
    if request.endpoint == "security.logout" and request.method == "POST" and response.status_code < REFUSED:
        session.clear()
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response
