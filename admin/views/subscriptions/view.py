"""The page of subscribers and posters: counts alone; a poster is printed, and its code replaced."""

from datetime import datetime
from typing import Any, ClassVar, Final

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin import downloads
from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, senim, writing
from admin.views.help_requests.moments import Clock
from core import audit, classes, schools, suppression
from core.actors import Role, Specialist
from core.documents import posters as pages
from core.documents.pdf import NotPressed
from core.subscriptions import counting, posters, sheets
from core.texts import texts

PDF: Final = "application/pdf"


class SubscriptionsView(SecureView):
    """A psychologist and an administrator see the counts and hang the posters."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.ADMINISTRATOR})

    def __init__(self) -> None:
        super().__init__(
            name="subscriptions-desk-menu",
            category="broadcasts-menu",
            endpoint="subscriptions",
            url="/subscriptions",
            menu_icon_type="",
            menu_icon_value="qrcode",
        )

    @expose("/")
    def index(self) -> Response:
        """Who is subscribed, and the posters."""
        return self._page()

    @expose("/posters", methods=("POST",))
    def posters(self) -> Response:
        """The chosen posters as one PDF; those that have no code yet get one."""
        by, chosen = current_specialist(), request.form.getlist("class")
        if not chosen:
            return self._page("subscriptions-desk-refused-none")
        with writing() as session:
            wanted = [name or None for name in chosen[: sheets.MOST] if _is_known(session, name, by)]
            made = sheets.sheets(
                session, schools.school(session, by.school_id), wanted or abort(404), web=_web(), now=clock()
            )
            _note(session, "subscriptions:posters:printed", by, clock(), classes=[name or "" for name in wanted])
            day = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock()).here(clock())
        try:
            file = pages.press(made)
        except NotPressed:
            return self._page("subscriptions-desk-refused-press")
        return downloads.attachment(translate("subscriptions-desk-file", day=f"{day:%d.%m.%Y}"), PDF, file)

    @expose("/withdraw", methods=("POST",))
    def withdraw(self) -> Response:
        """The code of one poster leads nowhere any more."""
        by, name = current_specialist(), request.form.get("class", "")
        with writing() as session:
            if not _is_known(session, name, by):
                abort(404)
            posters.withdraw(session, by.school_id, name or None)
            _note(session, "subscriptions:posters:withdrawn", by, clock(), classes=[name])
        said = name or translate("subscriptions-desk-school")
        flash(translate("subscriptions-desk-withdrawn", name=said), "success")
        return redirect(url_for(".index", _anchor="posters"), code=303)

    def _page(self, refusal: str = "") -> Response:
        by = current_specialist()
        with reading() as session:
            shown = self.render("subscriptions/index.html", refusal=refusal, ticked=_ticked(), **_found(session, by))
        return make_response(shown, 422 if refusal else 200)


def _found(session: Session, by: Specialist) -> dict[str, Any]:
    here = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock())
    sizes = {one.name: one.pupils for one in classes.all_of(session, by.school_id)}
    lines = counting.classes(session, by.school_id, sizes)
    groups = counting.groups(session, by.school_id, since=here.here(here.now).date().replace(day=1))
    told = (*(line.students for line in lines), *(group.active for group in groups))
    return {
        "groups": groups,
        "lines": lines,
        "has_classes": bool(sizes),
        "is_empty": all(group.active == 0 for group in groups),
        "hides": None in told,
        "k": suppression.INSIDE,
        "hanging": sheets.hanging(session, by.school_id, tuple(sizes)),
        "way": sheets.way(session, web=_web()),
        "is_local": senim().settings.chat.public_url is None,
        "is_invented": here.school.is_demo,
        "day": lambda moment: f"{here.here(moment):%d.%m.%Y}",
    }


def _ticked() -> frozenset[str] | None:
    """What was ticked when the form comes back; everything is ticked at first."""
    return frozenset(request.form.getlist("class")) if request.method == "POST" else None


def _is_known(session: Session, name: str, by: Specialist) -> bool:
    """Whether there is a poster to speak of: the school's, a class's, one of a class that is not listed any more."""
    known = sheets.hanging(session, by.school_id, classes.names(session, by.school_id))
    return (name or None) in {one.class_name for one in known}


def _web() -> str:
    return senim().settings.chat.url


def _note(session: Session, tag: str, by: Specialist, now: datetime, **detail: Any) -> None:
    audit.record(session, tag, subject="school", subject_id=by.school_id, staff_id=by.id, now=now, **detail)
