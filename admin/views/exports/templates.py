"""The templates of a school: which stand in place of the shipped ones, how they are taken and put."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Final

from flask import Response, abort, flash, make_response, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.exports import sending
from admin.views.help_requests.moments import Clock
from core.actors import require_psychologist
from core.documents.docx import TemplateBroken
from core.documents.paper import KINDS
from core.exports import naming, templates
from core.exports.templates import TemplateUnknown
from core.files import FileEmpty, FileKindUnknown, FileTooLarge
from core.texts import LOCALES, texts

ONE: Final = "/templates/<kind>/<language>"
REFUSED: Final[Mapping[type[Exception], str]] = {
    FileEmpty: "exports-template-empty",
    FileTooLarge: "exports-template-large",
    FileKindUnknown: "exports-template-kind",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One template: ``since`` is empty while the shipped one stands."""

    kind: str
    language: str
    since: str


class TemplateActs(SecureView):
    """The page of templates."""

    @expose("/templates")
    def templates(self) -> Any:
        """Every kind of paper in every language."""
        return self._templates_page()

    @expose(ONE)
    def template(self, kind: str, language: str) -> Response:
        """The template that counts, as a Word file."""
        try:
            with reading() as session:
                content = templates.shown(session, kind, language, by=current_specialist())
        except TemplateUnknown:
            abort(404)
        called = translate("exports-template-file", kind=translate(_kind(kind)), language=language)
        return sending.attachment(content, naming.file_name(called, "docx"))

    @expose(ONE, methods=("POST",))
    def put_template(self, kind: str, language: str) -> BaseResponse:
        """The school's own in place of the shipped one."""
        name, content = _brought()
        try:
            require_psychologist(current_specialist())
            found = templates.sound(kind, language, name=name, template=content)
            with writing() as session:
                templates.put(session, found, by=current_specialist(), now=clock())
        except TemplateUnknown:
            abort(404)
        except TemplateBroken as broken:
            return self._templates_page((kind, language), fault_words(broken))
        except tuple(REFUSED) as problem:
            return self._templates_page((kind, language), translate(REFUSED[type(problem)]))
        flash(translate("exports-template-put"), "success")
        return self._back(kind, language)

    @expose(f"{ONE}/remove", methods=("POST",))
    def remove_template(self, kind: str, language: str) -> BaseResponse:
        """Back to the shipped one."""
        try:
            with writing() as session:
                templates.remove(session, kind, language, by=current_specialist(), now=clock())
        except TemplateUnknown:
            abort(404)
        flash(translate("exports-template-removed"), "success")
        return self._back(kind, language)

    def _templates_page(self, where: tuple[str, str] | None = None, refusal: str = "") -> BaseResponse:
        by = current_specialist()
        with reading() as session:
            here = Clock.of(session, school_id=by.school_id, text=texts(current_locale()), now=clock())
            own = templates.own(session, school_id=by.school_id)
        places = {
            _kind(kind): [
                Place(kind, locale, here.moment(own[kind, locale].made_at) if (kind, locale) in own else "")
                for locale in LOCALES
            ]
            for kind in KINDS
        }
        page = self.render(
            "exports/templates.html", places=places, where=where, refusal=refusal, may_change=by.may_read_talks
        )
        return make_response(page, 422 if refusal else 200)

    @staticmethod
    def _back(kind: str, language: str) -> BaseResponse:
        return redirect(url_for(".templates", _anchor=f"{kind}-{language}"), code=303)


def fault_words(broken: TemplateBroken) -> str:
    """What is wrong with a template, and where."""
    return translate(f"exports-template-fault-{broken.fault.value.replace('_', '-')}", field=broken.field)


def _brought() -> tuple[str, bytes]:
    """The file of the form and its name; a large one lies aside until it is closed."""
    file = request.files.get("template")
    if file is None:
        return "", b""
    with closing(file):
        return file.filename or "", file.read()


def _kind(kind: str) -> str:
    """The text that names a kind of paper."""
    return f"exports-what-{kind.replace('_', '-')}"
