"""What every part of the page of hours stands on: whose hours, one act in one transaction, conflicts shown first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar

from flask import abort, flash, make_response, redirect, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from admin.base import SecureView
from admin.security import clock, current_locale, current_specialist, translate
from admin.session import reading, writing
from admin.views.cyclogram.refusals import GONE, REFUSALS, Refusal, words_of
from admin.views.duty import form as fields
from admin.views.help_requests.moments import Clock
from core.actors import Role, Specialist
from core.appointments import checking
from core.appointments.checking import MeetingsOutside, Outside
from core.cyclogram import arrangers
from core.texts import texts
from db.models.staff import Staff

Make = Callable[[Session, Specialist, datetime], object]
Gone = tuple[type[Exception], ...]
Again = Callable[[Refusal | None], Response]
NOT_KEPT = frozenset({"csrf_token", "seen", "back"})


class Frame(SecureView):
    """Psychologists for their own hours; a deputy head and an administrator for those of the whole school."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST, Role.DEPUTY_HEAD, Role.ADMINISTRATOR})

    def act(self, make: Make, *, done: str, to: str, again: Again, gone: Gone = GONE) -> Response:
        """Do it and say so. Meetings it would leave outside are shown before; ``again`` shows the form as filled in."""
        if "back" in request.form:
            return again(None)
        now, by = clock(), current_specialist()
        try:
            with writing() as session:
                seen = request.form.getlist("seen")
                change = partial(make, session, by, now)
                checking.change(session, change, school_id=by.school_id, seen=seen, now=now)
        except gone:
            abort(404)
        except MeetingsOutside as found:
            return self._left_outside(found.meetings)
        except tuple(REFUSALS) as refusal:
            return again(Refusal(words_of(refusal)))
        flash(translate(done), "success")
        return redirect(to, code=303)

    def shown(self, template: str, refusal: Refusal | None = None, **found: Any) -> Response:
        """A page of this view; one that was refused keeps what was typed."""
        page = self.render(f"cyclogram/{template}.html", refusal=refusal, **found)
        return make_response(page, 422 if refusal else 200)

    def _left_outside(self, meetings: Sequence[Outside]) -> Response:
        """What the change would leave outside. Times alone for whoever does not work with the people themselves."""
        with reading() as session:
            here = here_in(session)
            names = {one.id: one.full_name for one in arrangers.psychologists(session, current_specialist())}
        rows = [
            {
                "when": when(here, one.starts_at),
                "until": here.time(one.ends_at),
                "staff": names.get(one.staff_id, ""),
                "audience": one.audience.value,
                "code": one.code,
            }
            for one in meetings
        ]
        typed = [(name, value) for name, value in request.form.items(multi=True) if name not in NOT_KEPT]
        return self.shown(
            "outside",
            meetings=rows,
            seen=[one.key for one in meetings],
            typed=typed,
            knows_people=current_specialist().may_read_talks,
        )


def chosen(session: Session, by: Specialist, wanted: str) -> tuple[Staff | None, Sequence[Staff]]:
    """Whose hours are looked at, and whose can be: one's own, or for a deputy head everybody's.

    A name that is nobody's here is 404.
    """
    everybody = arrangers.psychologists(session, by)
    if not wanted:
        own = [member for member in everybody if member.id == by.id]
        people = everybody if by.roles & arrangers.OF_SCHOOL else own
        return next(iter((*own, *people)), None), people
    try:
        member = arrangers.psychologist(session, fields.number(wanted), by=by)
    except (fields.NotFilled, arrangers.PersonUnknown):
        abort(404)
    return member, everybody if by.roles & arrangers.OF_SCHOOL else [member]


def here_in(session: Session) -> Clock:
    """The school's clock in the person's language."""
    return Clock.of(session, school_id=current_specialist().school_id, text=texts(current_locale()), now=clock())


def when(here: Clock, moment: datetime) -> str:
    """The weekday, the day and the hour of a meeting."""
    local = here.here(moment)
    weekday = translate("duty-page-weekday", day=local.weekday())
    return translate("cyclogram-when", weekday=weekday, day=here.day(local.date()), time=here.time(moment))


def around(session: Session) -> Mapping[str, Any]:
    """What every part shows above itself: which parts there are for this person."""
    by = current_specialist()
    return {"arranges_school": arrangers.arranges_school(session, by), "moves_days": by.may_read_talks}
