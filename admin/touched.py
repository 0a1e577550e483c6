"""Whoever takes somebody out of the hours is told how many booked meetings that touches, with a way to look at them."""

from datetime import date

from flask import flash, url_for
from markupsafe import Markup

from admin.security import clock, current_specialist, translate
from admin.session import reading
from core.appointments import checking


def tell_touched(words: str, *, staff_id: int, first: date | None = None, last: date | None = None) -> None:
    """Say how many open meetings of this person stand on these days (or ever); nothing where there is none.

    ``words`` names the sentence. The calendar is a psychologist's: the others are told the number alone.
    """
    with reading() as session:
        count = checking.open_meetings(session, staff_id=staff_id, now=clock(), first=first, last=last)
    if not count:
        return
    said = Markup("{}").format(translate(words, count=count))
    if current_specialist().may_read_talks:
        address, look = url_for("appointments.index"), translate("cyclogram-touched-look")
        said += Markup(' <a href="{}">{}</a>').format(address, look)
    flash(said, "warning")
