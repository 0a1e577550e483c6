"""The composer's page: opened, kept step by step, tried, sent; a refused form comes back as it was typed."""

from dataclasses import replace
from datetime import datetime

from flask import abort, flash, make_response, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.downloads import upload
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.broadcasts import composer, form, refusals, timing
from admin.views.broadcasts.acts import BroadcastActs
from admin.views.broadcasts.form import Typed
from admin.views.broadcasts.timing import TimeUnclear, When
from admin.views.tips import preview
from core import outages, schools
from core.actors import Specialist
from core.broadcasts import attaching, editing, saved, scheduling, standing, trying
from core.broadcasts import draft as drafts
from core.broadcasts.editing import AlreadyLeaving, BroadcastUnknown, ChangedMeanwhile, StandsAlready
from core.broadcasts.recipients import Recipients
from core.broadcasts.saved import SavedUnknown
from core.duty import links
from core.texts import LOCALES
from db.models.broadcasts import Broadcast, BroadcastState

SEND, TRY, KEEP, USE, DROP = "send", "try", "keep-recipients", "use-", "drop-file"
STEPS = ("whom", "words", "preview", "time")


class BroadcastSheets(BroadcastActs):
    """Showing and taking the form."""

    def taken(self, ref: str) -> Response:
        """What a button of the form asks for; whatever it is, the words are kept first."""
        typed, when, act = _typed(ref), timing.typed(request.form), request.form.get("do", "")
        if act.startswith(USE):
            return self.sheet(ref, _with_saved(typed, act), when)
        try:
            version = _kept(ref, typed, when)
        except BroadcastUnknown:
            abort(404)
        except (AlreadyLeaving, ChangedMeanwhile) as problem:
            return self._refused(ref, typed, when, problem, status=409)
        except tuple(refusals.WORDS) as problem:
            return self._refused(ref, typed, when, problem)
        try:
            with writing() as session:
                _done(session, ref, act, version, typed, when, by=current_specialist(), now=clock())
        except StandsAlready as problem:
            flash(refusals.words(problem), "info")
        except tuple(refusals.WORDS) as problem:
            return self._refused(ref, replace(typed, version=version), when, problem)
        return redirect(url_for(".broadcast", ref=ref, _anchor=_step(act)), code=303)

    def sheet(
        self, ref: str, typed: Typed, when: When, *, refusal: str = "", asks: bool = False, status: int = 200
    ) -> Response:
        """The form around what was typed; ``asks``: say what is missing as well."""
        by, now = current_specialist(), clock()
        with reading() as session:
            page = self.render(
                "broadcasts/composer.html",
                ref=ref,
                typed=typed,
                when=when,
                look=composer.look(session, typed, when, by=by, now=now),
                saved=saved.listed(session, by=by),
                origin=composer.origin(session, typed, by=by),
                is_linked=bool(links.working(session, by.id)),
                outages=outages.current(session),
                refusal=refusal,
                asks=asks,
                locales=LOCALES,
                html=preview.html,
                **composer.fields(session, typed, by=by),
            )
        return make_response(page, status)

    def _refused(self, ref: str, typed: Typed, when: When, problem: Exception, *, status: int = 422) -> Response:
        """The form as it was typed. What left meanwhile is on its own page, with a way to copy it."""
        with reading() as session:
            standing_one = _standing(session, ref)
            is_draft = standing_one is None or standing_one.state in {BroadcastState.DRAFT, BroadcastState.PROPOSED}
        if not is_draft:
            flash(refusals.words(problem), "warning")
            return redirect(url_for(".broadcast", ref=ref), code=303)
        if isinstance(problem, ChangedMeanwhile) and standing_one is not None:
            typed = replace(typed, version=standing_one.version)
        asks = isinstance(problem, drafts.Unready)
        return self.sheet(ref, typed, when, refusal=refusals.words(problem), asks=asks, status=status)


def opened(broadcast: Broadcast) -> tuple[Typed, When]:
    """The fields of a draft that stands, with the time that was kept, or else the next decent one."""
    kept = broadcast.schedule
    return form.written(drafts.of(broadcast), broadcast.version), timing.written(kept) if kept else When()


def _typed(ref: str) -> Typed:
    """What was typed, with the file that goes with what stands, or with what this is a copy of."""
    older = request.form.get("file_of", "")
    with reading() as session:
        kept = _standing(session, ref)
        found = _standing(session, older) if kept is None and older else kept
        return form.typed(request.form, file_id=found.file_id if found else None, file_of="" if kept else older)


def _standing(session: Session, ref: str) -> Broadcast | None:
    if not form.REF.fullmatch(ref):
        abort(404)
    try:
        return editing.find(session, ref, by=current_specialist())
    except BroadcastUnknown:
        return None


def _with_saved(typed: Typed, act: str) -> Typed:
    """The form with recipients that were kept under a name."""
    try:
        with reading() as session:
            found = saved.find(session, form.number_of(act.removeprefix(USE)) or 0, by=current_specialist())
            chosen = Recipients.from_dict(found.recipients)
    except SavedUnknown:
        abort(404)
    kept = form.written(replace(typed.draft, recipients=chosen))
    return replace(typed, clauses=kept.clauses, excluded=kept.excluded)


def _kept(ref: str, typed: Typed, when: When) -> int:
    """Keep words, file and time, whatever else was asked for; the version that stands now."""
    sent, by, now = upload(), current_specialist(), clock()
    with writing() as session:
        broadcast = editing.save(session, ref, typed.draft, version=typed.version, by=by, now=now)
        if broadcast.state is BroadcastState.DRAFT:
            if sent is not None:
                attaching.attach(session, broadcast, *sent, by=by, now=now)
            elif request.form.get("do") == DROP:
                attaching.detach(session, broadcast, by=by)
            _keep_time(session, broadcast, when, now=now)
        return broadcast.version


def _keep_time(session: Session, broadcast: Broadcast, when: When, *, now: datetime) -> None:
    """A time that can be is kept; one that cannot is told of when it is to be sent."""
    if when.mode != timing.AT:
        standing.forget_schedule(session, broadcast)
        return
    try:
        times = {"day": when.first, "clock": when.hour, "recurrence": when.recurrence, "until": when.last}
    except TimeUnclear:
        return
    standing.write_schedule(session, broadcast, now=now, **times)  # type: ignore[arg-type]


def _done(
    session: Session, ref: str, act: str, version: int, typed: Typed, when: When, *, by: Specialist, now: datetime
) -> None:
    """Carry out what the button says beside keeping the words, and say so."""
    if act == SEND:
        state = _sent(session, editing.find(session, ref, by=by), version, when, by=by, now=now)
        flash(translate(f"broadcasts-done-{state}"), "success")
    elif act == TRY:
        locale = current_locale() if typed.texts.get(current_locale(), "").strip() else LOCALES[0]
        values = composer.values(typed.draft, schools.school(session, by.school_id), locale)
        said = drafts.said_of(editing.find(session, ref, by=by))
        file = attaching.opened(session, said["file_id"])
        trying.send_to_oneself(session, said, locale=locale, values=values, attachment=file, by=by, now=now)
        flash(translate("broadcasts-done-tried"), "success")
    elif act == KEEP:
        saved.keep(session, request.form.get("saved_name", ""), typed.recipients, by=by)
        flash(translate("broadcasts-done-recipients"), "success")
    else:
        flash(translate("broadcasts-done-kept"), "success")


def _sent(
    session: Session, broadcast: Broadcast, version: int, when: When, *, by: Specialist, now: datetime
) -> BroadcastState:
    if when.mode == timing.NOW:
        return scheduling.send_now(session, broadcast, version=version, by=by, now=now)
    if when.mode == timing.SOON:
        return scheduling.send_soon(session, broadcast, version=version, by=by, now=now)
    return scheduling.schedule(
        session,
        broadcast,
        version=version,
        day=when.first,
        clock=when.hour,
        recurrence=when.recurrence,
        until=when.last,
        by=by,
        now=now,
    )


def _step(act: str) -> str | None:
    """Where the page goes on after a step was kept."""
    return {"words": "words", "preview": "preview", "time": "time", TRY: "preview", KEEP: "whom", DROP: "words"}.get(
        act
    )
