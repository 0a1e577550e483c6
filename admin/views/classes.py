"""The school's classes and whose names stand beside signatures: listed once, used by every form and document."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, ClassVar, Final

from flask import abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_specialist, translate
from admin.session import reading, writing
from core import audit, classes, schools, words
from core.actors import Role, Specialist
from core.classes import ClassesUnreadable, ClassUnknown

LONGEST_NAME: Final = 120
LONGEST_LIST: Final = 2000
KEEPERS: Final = frozenset({Role.PSYCHOLOGIST, Role.ADMINISTRATOR})
Act = Callable[[Session, Specialist, datetime], str]


class NotFilled(Exception):
    """A field says something that cannot be; the text's id says what."""


class ClassesView(SecureView):
    """The list. A psychologist and an administrator keep it, a deputy head reads."""

    roles: ClassVar[frozenset[Role]] = KEEPERS | {Role.DEPUTY_HEAD}

    def __init__(self) -> None:
        super().__init__(
            name="classes-menu",
            category="frame-menu",
            endpoint="classes",
            url="/classes",
            menu_icon_type="",
            menu_icon_value="school",
        )

    @expose("/")
    def index(self) -> Any:
        """Every class in one table to fill in, the names of signatures below."""
        return self._page()

    @expose("/add", methods=("POST",))
    def add(self) -> Response:
        """Many at once."""
        typed = {"list": _written("list")}

        def act(session: Session, by: Specialist, now: datetime) -> str:
            if len(typed["list"]) > LONGEST_LIST:
                raise NotFilled("classes-refused-long")
            found = classes.add(session, typed["list"], by=by)
            _note(session, "classes:added", by, now, classes=list(found.new))
            if found.unread:
                flash(translate("classes-unread", words=", ".join(found.unread)[:LONGEST_NAME]), "warning")
            return translate("classes-added", count=len(found.new)) if found.new else translate("classes-known")

        return self._act(act, part="add", typed=typed)

    @expose("/save", methods=("POST",))
    def save(self) -> Response:
        """The whole table: sizes, languages, teachers."""
        typed = {name: words.readable(value).strip() for name, value in request.form.items() if name != "csrf_token"}

        def act(session: Session, by: Specialist, now: datetime) -> str:
            changed = [one.name for one in classes.all_of(session, by.school_id) if _save(session, one.id, typed, by)]
            if changed:
                _note(session, "classes:changed", by, now, classes=changed)
            return translate("classes-saved")

        return self._act(act, part="table", typed=typed)

    @expose("/<int(max=2147483647):class_id>/remove", methods=("POST",))
    def remove(self, class_id: int) -> Response:
        """One class less."""

        def act(session: Session, by: Specialist, now: datetime) -> str:
            name = classes.remove(session, class_id, by=by)
            _note(session, "classes:removed", by, now, classes=[name])
            return translate("classes-removed", name=name)

        return self._act(act, part="table")

    @expose("/signers", methods=("POST",))
    def signers(self) -> Response:
        """Whose names stand beside the signatures."""
        typed = {name: _written(name) for name in ("principal", "deputy")}

        def act(session: Session, by: Specialist, now: datetime) -> str:
            if any(len(name) > LONGEST_NAME for name in typed.values()):
                raise NotFilled("classes-refused-long")
            classes.name_signers(session, **typed, by=by)
            _note(session, "classes:signers", by, now)
            return translate("classes-saved")

        return self._act(act, part="signers", typed=typed)

    def _act(self, act: Act, *, part: str, typed: Mapping[str, str] | None = None) -> Response:
        """Do it, say so and show the page; a refusal brings the form back as it was filled in."""
        by = current_specialist()
        if by.roles.isdisjoint(KEEPERS):
            abort(403)
        try:
            with writing() as session:
                done = act(session, by, clock())
        except ClassUnknown:
            abort(404)
        except ClassesUnreadable:
            return self._page((part, "classes-refused-unread"), typed)
        except NotFilled as problem:
            return self._page((part, str(problem)), typed)
        flash(done, "success")
        return redirect(url_for(".index", _anchor=part), code=303)

    def _page(self, refusal: tuple[str, str] | None = None, typed: Mapping[str, str] | None = None) -> Response:
        by = current_specialist()
        with reading() as session:
            shown = self.render(
                "classes/index.html",
                classes=classes.all_of(session, by.school_id),
                pupils=classes.pupils(session, by.school_id),
                school=schools.school(session, by.school_id),
                keeps=not by.roles.isdisjoint(KEEPERS),
                languages=classes.LANGUAGES,
                most=classes.MOST_PUPILS,
                refusal=refusal,
                typed=typed or {},
            )
        return make_response(shown, 422 if refusal else 200)


def _save(session: Session, class_id: int, typed: Mapping[str, str], by: Specialist) -> bool:
    """Write one row of the table, if it was in the form; whether anything changed."""
    if f"language-{class_id}" not in typed:
        return False
    one = classes.find(session, class_id, by=by)
    before = (one.pupils, one.language, one.teacher)
    language, teacher = typed[f"language-{class_id}"], typed.get(f"teacher-{class_id}", "")
    if language not in classes.LANGUAGES or len(teacher) > LONGEST_NAME:
        raise NotFilled("classes-refused-long")
    size = _size(typed.get(f"pupils-{class_id}", ""))
    one = classes.change(session, class_id, pupils=size, language=language, teacher=teacher, by=by)
    return before != (one.pupils, one.language, one.teacher)


def _size(written: str) -> int | None:
    if not written:
        return None
    is_number = written.isascii() and written.isdecimal() and len(written) < 4
    if not is_number or not 1 <= int(written) <= classes.MOST_PUPILS:
        raise NotFilled("classes-refused-pupils")
    return int(written)


def _written(name: str) -> str:
    return words.readable(request.form.get(name, "")).strip()


def _note(session: Session, tag: str, by: Specialist, now: datetime, **detail: Any) -> None:
    audit.record(session, tag, subject="school", subject_id=by.school_id, staff_id=by.id, now=now, **detail)
