"""Staff: who works here, what each may do and where they are signed in; and everybody's own sessions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from flask import abort, flash, redirect, request, url_for
from flask_admin import expose
from flask_login import current_user
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.lifetime import session_here
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, senim, writing
from admin.touched import tell_touched
from admin.undo import offer_undo
from admin.views.help_requests.moments import Clock
from core import staff_changes, staff_own, staff_passwords, staff_sessions
from core.actors import Role
from core.staff_changes import InventedSchool, LastAdministrator, NotYourself, RolesMissing, StaffUnknown
from core.staff_sessions import SessionUnknown
from core.texts import texts
from db.models.staff import Staff

ONE: Final = "/<int(max=2147483647):staff_id>"
SESSION: Final = "/sessions/<int(max=2147483647):session_id>/end"
FULL_NAME: Final = 120
REFUSALS: Final = {
    NotYourself: "staff-refused-yourself",
    LastAdministrator: "staff-refused-last",
    RolesMissing: "staff-refused-roles",
    InventedSchool: "staff-refused-invented",
    SessionUnknown: "staff-refused-session",
}


class StaffView(SecureView):
    """Everybody of the school. Who manages staff opens and changes each; the others read the list."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})

    def __init__(self) -> None:
        super().__init__(name="staff-menu", endpoint="staff", url="/staff", menu_icon_type="", menu_icon_value="users")

    @expose("/")
    def index(self) -> Any:
        """The list."""
        return self._list()

    @expose("/invite", methods=("POST",))
    def invite(self) -> Any:
        """A link for a new colleague, shown on this answer and never again."""
        role = request.form.get("role", "")
        if role not in set(Role):
            abort(400)
        try:
            with writing() as session:
                token = staff_changes.invite(session, role=Role(role), by=current_specialist(), now=clock())
        except InventedSchool as refusal:
            return self._back(refusal, None)
        return self._list(link=f"{senim().settings.panel.url}/first-login/{token}", invited=Role(role))

    @expose(f"{ONE}/")
    def person(self, staff_id: int) -> Any:
        """One colleague: roles, sessions, access."""
        return self._person(staff_id)

    @expose(f"{ONE}/roles", methods=("POST",))
    def change_roles(self, staff_id: int) -> Response:
        """These roles and no others."""
        chosen = [Role(name) for name in request.form.getlist("role") if name in set(Role)]
        return self._act(staff_id, staff_changes.change_roles, done="staff-done-roles", roles=chosen)

    @expose(f"{ONE}/off", methods=("POST",))
    def switch_off(self, staff_id: int) -> Response:
        """No more signing in."""
        back = url_for(".switch_on", staff_id=staff_id)
        return self._act(staff_id, staff_changes.switch_off, done="staff-done-off", undo=back)

    @expose(f"{ONE}/on", methods=("POST",))
    def switch_on(self, staff_id: int) -> Response:
        """Signing in again."""
        return self._act(staff_id, staff_changes.switch_on, done="staff-done-on")

    @expose(f"{ONE}/second-factor", methods=("POST",))
    def reset_second_factor(self, staff_id: int) -> Response:
        """The phone is lost."""
        return self._act(staff_id, staff_changes.reset_second_factor, done="staff-done-factor")

    @expose(f"{ONE}/password", methods=("POST",))
    def new_password(self, staff_id: int) -> Any:
        """A link for a forgotten password, shown on this answer and never again."""
        try:
            with writing() as session:
                member = staff_changes.permit_new_password(session, staff_id, by=current_specialist(), now=clock())
                token = staff_passwords.link_token(senim().secret, member, now=clock())
        except StaffUnknown:
            abort(404)
        except NotYourself as refusal:
            return self._back(refusal, staff_id)
        return self._person(staff_id, link=f"{senim().settings.panel.url}/new-password/{token}")

    @expose(f"{ONE}/sessions/end", methods=("POST",))
    def end_sessions(self, staff_id: int) -> Response:
        """Sign a colleague out everywhere."""
        return self._act(staff_id, staff_changes.end_sessions, done="staff-done-sessions")

    @expose(f"{ONE}{SESSION}", methods=("POST",))
    def end_session(self, staff_id: int, session_id: int) -> Response:
        """Sign a colleague out on one device."""
        return self._act(staff_id, staff_changes.end_session, done="staff-done-session", session_id=session_id)

    def _person(self, staff_id: int, **more: Any) -> Any:
        by, now = current_specialist(), clock()
        try:
            with reading() as session:
                member = staff_changes.colleague(session, staff_id, by=by)
                sessions = staff_sessions.open_of(session, member.id, now=now)
                moment = moments(session, by.school_id)
        except StaffUnknown:
            abort(404)
        own = {Role(role.name) for role in member.roles}
        return self.render(
            "staff/person.html",
            member=member,
            own=own,
            all_roles=tuple(Role),
            here=session_here(),
            sessions=sessions,
            moment=moment,
            is_self=member.id == by.id,
            **more,
        )

    def _act(self, staff_id: int, act: Callable[..., None], *, done: str, undo: str = "", **what: Any) -> Response:
        """One rule in one transaction, then the person's page with a word about it."""
        try:
            with writing() as session:
                act(session, staff_id, by=current_specialist(), now=clock(), **what)
        except StaffUnknown:
            abort(404)
        except tuple(REFUSALS) as refusal:
            return self._back(refusal, staff_id)
        if undo:
            offer_undo(translate(done), undo)
            tell_touched("cyclogram-touched-off", staff_id=staff_id)  # only switching off is taken back
        else:
            flash(translate(done), "success")
        return redirect(url_for(".person", staff_id=staff_id), code=303)

    def _back(self, refusal: Exception, staff_id: int | None) -> Response:
        flash(translate(REFUSALS[type(refusal)]), "warning")
        place = url_for(".index") if staff_id is None else url_for(".person", staff_id=staff_id)
        return redirect(place, code=303)

    def _list(self, **more: Any) -> Any:
        by, now = current_specialist(), clock()
        with reading() as session:
            found = {
                "people": [_shown(member) for member in staff_changes.colleagues(session, by=by)],
                "manages": staff_changes.manages(session, by),
                "sessions": staff_sessions.open_counts(session, school_id=by.school_id, now=now),
                "moment": moments(session, by.school_id),
            }
        watches = found["manages"] or by.may_read_audit
        return self.render("staff/index.html", **found, watches=watches, me=by.id, all_roles=tuple(Role), **more)


class OwnSessionsView(SecureView):
    """«My sessions»: everybody sees where they are signed in, and ends what they do not know."""

    roles: ClassVar[frozenset[Role]] = frozenset(Role)

    def __init__(self) -> None:
        super().__init__(name="staff-own", endpoint="own_sessions", url="/staff/me")

    def is_visible(self) -> bool:
        """It stands in the account's menu, not in the side menu."""
        return False

    @expose("/")
    def index(self) -> Any:
        """One's own sessions and name."""
        by = current_specialist()
        with reading() as session:
            sessions = staff_sessions.open_of(session, by.id, now=clock())
            moment = moments(session, by.school_id)
        return self.render("staff/own.html", sessions=sessions, here=session_here(), moment=moment, **_person())

    @expose("/name", methods=("POST",))
    def rename(self) -> Response:
        """Another name for oneself."""
        name = " ".join(request.form.get("full_name", "").split())
        if not name or len(name) > FULL_NAME:
            flash(translate("account-name-missing"), "warning")
        else:
            with writing() as session:
                staff_own.rename(session, name, by=current_specialist(), now=clock())
            flash(translate("staff-done-name"), "success")
        return redirect(url_for(".index"), code=303)

    @expose("/others/end", methods=("POST",))
    def end_others(self) -> Response:
        """Sign out everywhere but here."""
        with writing() as session:
            staff_own.end_other_sessions(session, here=session_here(), by=current_specialist(), now=clock())
        flash(translate("staff-done-others"), "success")
        return redirect(url_for(".index"), code=303)

    @expose(SESSION, methods=("POST",))
    def end_session(self, session_id: int) -> Response:
        """Sign out on one device."""
        try:
            with writing() as session:
                staff_own.end_session(session, session_id, by=current_specialist(), now=clock())
            flash(translate("staff-done-session"), "success")
        except SessionUnknown:
            flash(translate("staff-refused-session"), "warning")
        return redirect(url_for(".index"), code=303)


def _person() -> Mapping[str, str]:
    return {"full_name": current_user.full_name, "username": current_user.username}


def _shown(member: Staff) -> Mapping[str, Any]:
    """What the list says of a person."""
    return {
        "id": member.id,
        "full_name": member.full_name,
        "username": member.username,
        "roles": sorted((Role(role.name) for role in member.roles), key=tuple(Role).index),
        "is_active": member.active,
        "last_login_at": member.last_login_at,
        "has_factor": bool(member.tf_primary_method),
    }


def moments(session: Session, school_id: int) -> Callable[[datetime], str]:
    """Moments on the school's clock, in the person's words, as they stand after a colon."""
    here = Clock.of(session, school_id=school_id, text=texts(current_locale()), now=clock())
    return lambda at: here.moment(at)[:1].lower() + here.moment(at)[1:]
