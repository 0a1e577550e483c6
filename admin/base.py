"""Parents of every panel view: deny by default, and never another school's rows."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from flask import abort
from flask_admin import AdminIndexView, BaseView, expose
from flask_admin.contrib.sqla import ModelView
from flask_login import current_user
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.lifetime import to_login
from admin.security import clock, current_specialist
from admin.session import writing
from admin.theme_inputs import NativeInputs
from core import audit
from core.actors import Role


class _Guarded:
    """Who may open the view: only the roles it names; a view that names none is closed."""

    roles: ClassVar[frozenset[Role]] = frozenset()

    def is_accessible(self) -> bool:
        """Whether the signed-in person has one of the roles."""
        return bool(current_user.is_authenticated and current_specialist().roles & self.roles)

    def inaccessible_callback(self, name: str, **_kwargs: Any) -> Response:
        """A visitor goes to the sign-in page; a person without the role is told so."""
        if not current_user.is_authenticated:
            return to_login()
        return abort(403)


class SecureView(_Guarded, BaseView):
    """A page of the panel."""


class SecureIndex(_Guarded, AdminIndexView):
    """The page behind ``/``."""

    roles = frozenset(Role)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(url="/", **kwargs)


class RuleView(_Guarded, ModelView):
    """Reference data as a list and a form, where every change goes through :meth:`carry_out` and is audited.

    A table with ``school_id`` shows the person's own school and the rows common to all schools; only the own school's
    rows (and, where ``edits_common`` says so, the common ones) can be changed.
    """

    subject: ClassVar[str] = ""
    edits_common: ClassVar[bool] = False
    can_delete = False
    can_export = False
    can_set_page_size = False
    model_form_converter = NativeInputs

    def carry_out(self, session: Session, row: Any | None, values: Mapping[str, Any], *, now: datetime) -> Any:
        """Create (``row`` is None) or change a row by its rule; return it."""
        abort(403)

    def get_query(self) -> Any:
        """Rows of the person's school and the common ones."""
        return self._own(super().get_query())

    def get_count_query(self) -> Any:
        """How many of them."""
        return self._own(self.session.query(func.count()).select_from(self.model))

    def get_one(self, id: Any) -> Any:  # noqa: A002  Flask-Admin's name
        """One of them; an address that names no such row is 404."""
        return self.session.scalars(self._found(id)).one_or_none()

    def create_model(self, form: Any) -> Any:
        """A new row, by its rule."""
        with writing() as session:
            row = self.carry_out(session, None, _values(form), now=clock())
            session.flush()
            self._audit(session, "created", row.id, {"new": _shown(_values(form))})
        return row

    def update_model(self, form: Any, model: Any) -> bool:
        """A changed row, by its rule, with what stood there before."""
        values = _values(form)
        old = {name: getattr(model, name, None) for name in values}
        with writing() as session:
            row = session.scalars(self._found(model.id)).one_or_none()
            if row is None or not self._may_change(row):
                abort(403)
            self.carry_out(session, row, values, now=clock())
            changed = {name for name in values if values[name] != old[name]}
            before, after = ({name: kept[name] for name in sorted(changed)} for kept in (old, values))
            self._audit(session, "changed", model.id, {"old": _shown(before), "new": _shown(after)})
        return True

    def delete_model(self, model: Any) -> bool:
        """Nothing is deleted from a list: it is switched off by its rule."""
        abort(403)

    @expose("/export/<export_type>/")
    def export(self, export_type: str) -> Response:
        """Flask-Admin's own export turns a cell into a live formula: there is none."""
        return abort(404)

    def _own(self, query: Any) -> Any:
        if not hasattr(self.model, "school_id"):
            return query
        mine = current_specialist().school_id
        return query.where(self.model.school_id.is_(None) | (self.model.school_id == mine))

    def _found(self, row_id: Any) -> Select[Any]:
        key = str(row_id)
        if not key.isascii() or not key.isdigit():
            abort(404)
        found: Select[Any] = self._own(select(self.model).where(self.model.id == int(key)))
        return found

    def _may_change(self, row: Any) -> bool:
        mine = current_specialist().school_id
        return getattr(row, "school_id", mine) == mine or self.edits_common

    def _audit(self, session: Session, act: str, row_id: int, detail: Mapping[str, Any]) -> None:
        tag = f"{self.subject}:{act}"
        by = current_specialist().id
        audit.record(session, tag, subject=self.subject, subject_id=row_id, staff_id=by, now=clock(), **detail)


def _values(form: Any) -> dict[str, Any]:
    return {name: value for name, value in form.data.items() if name != "csrf_token"}


def _shown(values: Mapping[str, Any]) -> dict[str, Any]:
    """Field values as JSON can keep them."""
    return {
        name: value if isinstance(value, bool | int | list | dict) else str(value) for name, value in values.items()
    }
