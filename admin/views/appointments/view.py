"""The calendar's pages: a week or a day, a card, paper."""

from typing import Any

from flask import Response, make_response, request
from flask_admin import expose

from admin.security import current_specialist
from admin.session import reading
from admin.views.appointments import pages, paper
from admin.views.appointments.acts import Acts
from admin.views.appointments.address import DAY, Chosen
from admin.views.appointments.frame import ONE, here
from admin.views.appointments.moving import Moving
from admin.views.appointments.pages import Calendar
from admin.views.appointments.walking_in import WalkingIn


class AppointmentsView(Acts, Moving, WalkingIn):
    """The psychologist's calendar."""

    def __init__(self) -> None:
        super().__init__(
            name="appointments-desk-menu",
            endpoint="appointments",
            url="/appointments",
            menu_icon_type="",
            menu_icon_value="calendar-event",
        )

    @expose("/")
    def index(self) -> Any:
        """The calendar, or its fragment for a poll, which is silent while nothing has changed."""
        found = _found()
        if request.args.get("part") != "calendar":
            return self.render("appointments/index.html", found=found, back=found.chosen.url())
        if request.args.get("v") == found.version:
            return Response(status=204)
        return make_response(self.render("appointments/calendar.html", found=found, back=found.chosen.url()))

    @expose("/paper")
    def paper(self) -> Any:
        """A day or a week on paper."""
        found = _found()
        rows = paper.hours(found) if found.chosen.view != DAY else ()
        return self.render("appointments/paper.html", found=found, rows=rows, lines=paper.lines(found))

    @expose(f"{ONE}/")
    def card(self, ref: str) -> Any:
        """The card of a meeting; its opening is written down before it is shown."""
        return self.card_page(ref)


def _found() -> Calendar:
    with reading() as session:
        clock = here(session)
        chosen = Chosen.read(request.args, clock.here(clock.now).date())
        return pages.shown(session, chosen, by=current_specialist(), clock=clock)
