"""The fund's pages: the list, one material, its form, its file, the list on paper."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Final

from flask import Response, abort, flash, redirect, request, url_for
from flask_admin import expose
from werkzeug.wrappers import Response as BaseResponse

from admin.base import SecureView
from admin.downloads import attachment, upload
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.undo import offer_undo
from admin.views.materials import form, pages
from core import calendar, files, schools
from core.actors import Role, require_psychologist
from core.files import FileUnknown
from core.materials import finding, fund, keeping, using
from core.materials.fund import Material, MaterialUnknown
from core.materials.keeping import Upload
from core.materials.paper import area_words
from core.texts import texts

ONE: Final = "/<int(max=2147483647):material_id>"


class MaterialsView(SecureView):
    """Everybody but an observer reads and takes; a psychologist keeps."""

    roles: ClassVar[frozenset[Role]] = fund.READERS

    def __init__(self) -> None:
        super().__init__(
            name="materials-menu",
            category="frame-menu",
            endpoint="materials",
            url="/materials",
            menu_icon_type="",
            menu_icon_value="archive",
        )

    @expose("/", methods=("GET", "POST"))
    def index(self) -> Any:
        """The fund, or what fits; filters stand in the address, typed words come by POST and stand in none."""
        by, text = current_specialist(), texts(current_locale())
        words = " ".join(request.form.get("words", "").split())[: pages.LONGEST_SEARCH]
        picked = pages.chosen(request.values, text)
        wanted = pages.wanted(picked, words, request.values.get("page", ""))
        with reading() as session:
            page = finding.page(session, wanted, by=by)
            times = using.times(session, [one.id for one in page.materials], by=by)
        return self.render(
            "materials/index.html",
            page=page,
            number=wanted.page,
            times=times,
            words=words,
            picked=picked,
            filters=pages.filters(picked, text),
            **_said(),
        )

    @expose("/paper")
    def paper(self) -> Any:
        """The whole fund by number, as it is printed."""
        with reading() as session:
            school = schools.school(session, current_specialist().school_id)
            names, day = school.names, calendar.local(school, clock()).date()
            found = finding.all_of(session, by=current_specialist())
        name = names.get(current_locale()) or names["kk"]
        return self.render("materials/paper.html", materials=found, school=name, day=day, **_said())

    @expose("/new", methods=("GET", "POST"))
    def add(self) -> Any:
        """A new material."""
        require_psychologist(current_specialist())
        if request.method == "GET":
            return self._form(None, {**form.EMPTY, "author": ""})
        return self._saved(None)

    @expose(f"{ONE}/")
    def material(self, material_id: int) -> Any:
        """One material: everything known of it, and where it was used."""
        one = self._found(material_id)
        with reading() as session:
            uses = using.used(session, material_id, by=current_specialist())
            school = schools.school(session, current_specialist().school_id)
            made_on = calendar.local(school, one.made_at).date()
        return self.render("materials/material.html", one=one, uses=uses, made_on=made_on, **_said())

    @expose(f"{ONE}/edit", methods=("GET", "POST"))
    def edit(self, material_id: int) -> Any:
        """One material as a form."""
        require_psychologist(current_specialist())
        if request.method == "GET":
            one = self._found(material_id)
            return self._form(one, form.written(one))
        return self._saved(material_id)

    @expose(f"{ONE}/file")
    def file(self, material_id: int) -> Response:
        """Its file."""
        try:
            with reading() as session:
                ref = fund.file_ref(session, material_id, by=current_specialist())
                found = files.find(session, ref, by=current_specialist())
                return attachment(found.name, found.media_type, found.content)
        except (MaterialUnknown, FileUnknown):
            abort(404)

    @expose(f"{ONE}/archive", methods=("POST",))
    def archive(self, material_id: int) -> BaseResponse:
        """Put it away; its number stays its own."""
        self._carry_out(material_id, keeping.archive)
        offer_undo(translate("materials-done-archived"), url_for(".restore", material_id=material_id))
        return redirect(url_for(".index"), code=303)

    @expose(f"{ONE}/restore", methods=("POST",))
    def restore(self, material_id: int) -> BaseResponse:
        """Take it out of the archive."""
        self._carry_out(material_id, keeping.restore)
        flash(translate("materials-done-restored"), "success")
        return redirect(url_for(".material", material_id=material_id), code=303)

    def _saved(self, material_id: int | None) -> Any:
        found, sent = form.typed(request.form), upload()
        who: dict[str, Any] = {"by": current_specialist(), "now": clock(), "upload": Upload(*sent) if sent else None}
        try:
            with writing() as session:
                draft = form.draft_of(found)
                if material_id is None:
                    kept = keeping.add(session, draft, **who)
                    material_id, done = kept.id, _added(kept.number)
                else:
                    drops = "drops_file" in request.form
                    keeping.change(session, material_id, draft, drops_file=drops, **who)
                    done = translate("materials-done-changed")
        except MaterialUnknown:
            abort(404)
        except form.REFUSED as problem:
            one = None if material_id is None else self._found(material_id)
            return self._form(one, found, refusal=form.refused(problem), had_file=sent is not None), 422
        flash(done, "success")
        return redirect(url_for(".material", material_id=material_id), code=303)

    def _form(
        self,
        one: Material | None,
        values: Mapping[str, str],
        *,
        refusal: tuple[str, str] | None = None,
        had_file: bool = False,
    ) -> Any:
        text = texts(current_locale())
        return self.render(
            "materials/form.html",
            one=one,
            values=values,
            refusal=refusal,
            had_file=had_file,
            options={name: pages.options(name, text) for name in (*pages.FILTERS, "license")},
            longest=keeping.LONGEST,
            largest=files.LARGEST,
            accepted=",".join(f".{ending}" for ending in files.KINDS),
            **_said(),
        )

    def _carry_out(self, material_id: int, rule: Callable[..., None]) -> None:
        try:
            with writing() as session:
                rule(session, material_id, by=current_specialist(), now=clock())
        except MaterialUnknown:
            abort(404)

    def _found(self, material_id: int) -> Material:
        try:
            with reading() as session:
                return fund.find(session, material_id, by=current_specialist())
        except MaterialUnknown:
            abort(404)


def _added(number: int) -> str:
    return translate("materials-done-added", code=fund.code(number, texts(current_locale())))


def _said() -> dict[str, Callable[..., str]]:
    """How templates say a number, an area and a right."""
    text = texts(current_locale())
    return {
        "code": lambda number: fund.code(number, text),
        "area": lambda number: area_words(number, text),
        "license": lambda name: fund.license_words(name, text),
    }
