"""Pages of broadcasts: the list, the composer, what stands, one occasion and how far it got."""

from typing import Any, ClassVar

from flask import Response, abort, request
from flask_admin import expose

from admin.downloads import attachment
from admin.security import clock, current_specialist
from admin.session import reading
from admin.views.broadcasts import composer, form, pages, sheets, timing
from admin.views.broadcasts.acts import ONE, RUN
from admin.views.broadcasts.sheets import BroadcastSheets
from admin.views.tips import preview
from core import public_codes
from core.actors import require_psychologist
from core.broadcasts import beginning, editing, report, saved
from core.broadcasts.editing import BroadcastUnknown
from core.broadcasts.occasions import OccasionUnknown
from core.plans.items import ItemUnknown
from core.plans.months import TaskUnknown
from core.texts import LOCALES
from db.models.broadcasts import BroadcastState
from db.models.files import StoredFile
from db.models.journals import Audience

GONE = (BroadcastUnknown, ItemUnknown, TaskUnknown, OccasionUnknown)


class BroadcastsView(BroadcastSheets):
    """A psychologist writes and sends; a deputy head and an administrator read, and may agree."""

    roles: ClassVar = editing.READERS

    def __init__(self) -> None:
        super().__init__(
            name="broadcasts-page-menu",
            category="broadcasts-menu",
            endpoint="broadcasts",
            url="/broadcasts",
            menu_icon_type="",
            menu_icon_value="speakerphone",
        )

    @expose("/")
    def index(self) -> Any:
        """What is leaving, what waits, what comes, what was sent."""
        by, now = current_specialist(), clock()
        with reading() as session:
            found = pages.listed(session, by=by, now=now)
            kept = saved.listed(session, by=by)
            limit = pages.limit(session, by=by)
        return self.render("broadcasts/index.html", groups=found, saved=kept, limit=limit, by=by)

    @expose("/new")
    def new(self) -> Any:
        """A new one: empty, or begun from a line of a plan, an occasion, an older broadcast."""
        by, now, asked = current_specialist(), clock(), request.args
        require_psychologist(by)
        try:
            with reading() as session:
                begun = beginning.begin(
                    session,
                    by=by,
                    now=now,
                    plan_item_id=form.number_of(asked.get("plan_item", "")),
                    plan_task_id=form.number_of(asked.get("plan_task", "")),
                    occasion=asked.get("occasion"),
                    audience=Audience(asked["audience"]) if asked.get("audience") in set(Audience) else None,
                    copy_of=asked.get("copy"),
                )
                when = composer.first_time(session, begun.draft, by=by, day=begun.day)
        except GONE:
            abort(404)
        return self.sheet(public_codes.new_ref(), form.written(begun.draft, file_of=asked.get("copy", "")), when)

    @expose("/check", methods=("POST",))
    def check(self) -> Any:
        """What is to be said of the fields as they are typed: people, the linter, the phone, what will happen."""
        by, now = current_specialist(), clock()
        require_psychologist(by)
        typed = form.typed(request.form)
        with reading() as session:
            look = composer.look(session, typed, timing.typed(request.form), by=by, now=now)
        return self.render("broadcasts/checked.html", look=look, locales=LOCALES, html=preview.html)

    @expose(f"{ONE}/", methods=("GET", "POST"))
    def broadcast(self, ref: str) -> Any:
        """A draft is the composer for who writes; anything else is read. Sent, the form is kept first of all."""
        by, now = current_specialist(), clock()
        if request.method == "POST":
            require_psychologist(by)
            return self.taken(ref)
        try:
            with reading() as session:
                found = editing.find(session, ref, by=by)
                if found.state is BroadcastState.DRAFT and by.may_read_talks:
                    typed, when = sheets.opened(found)
                    return self.sheet(ref, typed, when)
                shown = pages.standing_of(session, found, by=by, now=now)
        except BroadcastUnknown:
            abort(404)
        part = "state" if request.args.get("part") == "state" else "standing"
        return self.render(f"broadcasts/{part}.html", one=shown, html=preview.html, by=by, locales=LOCALES)

    @expose(f"{ONE}/file")
    def file(self, ref: str) -> Response:
        """The file that goes with it."""
        try:
            with reading() as session:
                found = editing.find(session, ref, by=current_specialist())
                kept = session.get(StoredFile, found.file_id) if found.file_id is not None else None
                if kept is None:
                    abort(404)
                return attachment(kept.name, kept.media_type, kept.content)
        except BroadcastUnknown:
            abort(404)

    @expose(f"{RUN}/")
    def run(self, ref: str, run_ref: str) -> Any:
        """One occasion: how far it got, and what can be done about it."""
        by, now = current_specialist(), clock()
        try:
            with reading() as session:
                found = editing.find_run(session, ref, run_ref, by=by)
                shown = pages.run(session, found, by=by, now=now)
                about = pages.standing_of(session, found.broadcast, by=by, now=now)
                counted = report.of_run(session, found)
        except BroadcastUnknown:
            abort(404)
        part = "progress" if request.args.get("part") == "progress" else "run"
        return self.render(f"broadcasts/{part}.html", run=shown, one=about, report=counted, by=by)
