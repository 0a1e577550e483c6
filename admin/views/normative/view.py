"""The folder's pages: the list, one act and its form, its file, the list on paper."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from flask import Response, abort, flash, redirect, request, url_for
from flask_admin import expose
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.downloads import attachment, upload
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.normative import form
from core import calendar, files, schools
from core.actors import Role, require_psychologist
from core.files import FileUnknown
from core.normative import acts, keeping
from core.normative.acts import Act, ActUnknown
from core.normative.paper import issued
from core.texts import texts
from db.models.normative import ActKind, ActStatus

ACT: Final = "/<int(max=2147483647):act_id>"
OVERDUE: Final = "overdue"


class NormativeView(SecureView):
    """Everybody but an observer reads; a psychologist keeps."""

    roles: ClassVar[frozenset[Role]] = acts.READERS

    def __init__(self) -> None:
        super().__init__(
            name="normative-menu",
            category="frame-menu",
            endpoint="normative",
            url="/normative",
            menu_icon_type="",
            menu_icon_value="book",
        )

    @expose("/")
    def index(self) -> Any:
        """The acts in their order; kind and status are chosen in the address, ``overdue`` is a status as well."""
        asked_kind, asked_status = request.args.get("kind", ""), request.args.get("status", "")
        kind = ActKind(asked_kind) if asked_kind in set(ActKind) else None
        status = ActStatus(asked_status) if asked_status in set(ActStatus) else None
        with reading() as session:
            today = self._today(session)
            found = acts.listed(session, by=current_specialist(), kind=kind, status=status)
            waiting = acts.overdue(session, current_specialist().school_id, today=today)
        if asked_status == OVERDUE:
            found = [act for act in found if act.is_overdue(today)]
        return self.render(
            "normative/index.html",
            acts=found,
            waiting=waiting,
            today=today,
            kind=kind,
            status=OVERDUE if asked_status == OVERDUE else status,
            kinds=_kinds(),
            statuses=[(one.value, _raised(translate(f"normative-status-{one.value}"))) for one in ActStatus]
            + [(OVERDUE, translate("normative-filter-overdue"))],
            issued=_issued,
        )

    @expose("/paper")
    def paper(self) -> Any:
        """The whole list as it is printed."""
        with reading() as session:
            school = schools.school(session, current_specialist().school_id)
            names, day = school.names, calendar.local(school, clock()).date()
            found = acts.listed(session, by=current_specialist())
        return self.render(
            "normative/paper.html",
            acts=found,
            issued=_issued,
            school=names.get(current_locale()) or names["kk"],
            day=day,
        )

    @expose("/new", methods=("GET", "POST"))
    def add(self) -> Any:
        """An act that is not in the list yet."""
        require_psychologist(current_specialist())
        if request.method == "GET":
            return self._form(None, form.EMPTY)
        return self._saved(None)

    @expose(f"{ACT}/", methods=("GET", "POST"))
    def act(self, act_id: int) -> Any:
        """One act as a form."""
        require_psychologist(current_specialist())
        if request.method == "GET":
            act = self._found(act_id)
            return self._form(act, form.written(act))
        return self._saved(act_id)

    @expose(f"{ACT}/check", methods=("POST",))
    def check(self, act_id: int) -> BaseResponse:
        """Somebody has looked today."""
        status = request.form.get("status", "")
        if status not in keeping.CHECKED:
            abort(400)
        self._carry_out(lambda session, **who: keeping.check(session, act_id, status=ActStatus(status), **who))
        flash(translate("normative-done-checked"), "success")
        return redirect(url_for(".index", _anchor=f"act-{act_id}"), code=303)

    @expose(f"{ACT}/file")
    def file(self, act_id: int) -> Response:
        """The act's text as it was attached."""
        try:
            with reading() as session:
                ref = acts.file_ref(session, act_id, by=current_specialist())
                found = files.find(session, ref, by=current_specialist())
                return attachment(found.name, found.media_type, found.content)
        except (ActUnknown, FileUnknown):
            abort(404)

    @expose(f"{ACT}/file/remove", methods=("POST",))
    def remove_file(self, act_id: int) -> BaseResponse:
        """Throw the attached file away."""
        self._carry_out(lambda session, **who: keeping.detach(session, act_id, **who))
        flash(translate("normative-done-file-removed"), "success")
        return redirect(url_for(".act", act_id=act_id), code=303)

    def _saved(self, act_id: int | None) -> Any:
        found, sent = form.typed(request.form), upload()
        who: dict[str, Any] = {"by": current_specialist(), "now": clock()}
        try:
            with writing() as session:
                draft = form.draft_of(found)
                if act_id is None:
                    kept = keeping.add(session, draft, **who).id
                else:
                    kept = act_id
                    keeping.change(session, act_id, draft, **who)
                if sent is not None:
                    keeping.attach(session, kept, name=sent[0], content=sent[1], **who)
        except ActUnknown:
            abort(404)
        except form.REFUSED as problem:
            act = None if act_id is None else self._found(act_id)
            return self._form(act, found, refusal=form.refused(problem)), 422
        flash(translate("normative-done-added" if act_id is None else "normative-done-changed"), "success")
        return redirect(url_for(".index", _anchor=f"act-{kept}"), code=303)

    def _form(self, act: Act | None, values: Mapping[str, str], *, refusal: tuple[str, str] | None = None) -> Any:
        return self.render(
            "normative/form.html",
            act=act,
            values=values,
            refusal=refusal,
            kinds=_kinds(),
            accepted=",".join(f".{ending}" for ending in files.KINDS),
            longest=keeping.LONGEST,
            largest=files.LARGEST,
        )

    def _carry_out(self, rule: Callable[..., None]) -> None:
        try:
            with writing() as session:
                rule(session, by=current_specialist(), now=clock())
        except ActUnknown:
            abort(404)

    def _found(self, act_id: int) -> Act:
        try:
            with reading() as session:
                return acts.find(session, act_id, by=current_specialist())
        except ActUnknown:
            abort(404)

    @staticmethod
    def _today(session: Session) -> Any:
        return calendar.local(schools.school(session, current_specialist().school_id), clock()).date()


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, _raised(translate(f"normative-kind-{kind.value}"))) for kind in ActKind]


def _issued(act: Act) -> str:
    return _raised(issued(act, texts(current_locale())))


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]
