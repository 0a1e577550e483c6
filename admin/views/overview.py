"""The front page: how much waits where, in numbers; for a deputy head nothing but numbers."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Final

from flask import Response, request
from flask_admin import expose
from flask_login import current_user
from sqlalchemy.orm import Session

from admin.base import SecureIndex
from admin.security import clock, current_specialist
from admin.session import reading
from core import alerts, calendar, help_lines, inbox, outages, schools
from core.actors import Role, Specialist
from core.help_requests import oldest, queue
from core.journals import books
from db.models.journals import Journal

# name of the count, colour of its tile, its icon
TILES: Final = (
    ("red", "red", "alert-octagon"),
    ("new", "amber", "inbox"),
    ("in_work", "", "pencil"),
    ("waiting", "", "clock"),
    ("closed", "green", "circle-check"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the front page says."""

    counts: Mapping[str, int]
    letters: int
    outages: Sequence[tuple[str, str]]
    alerts: int
    oldest: tuple[str, int] | None
    drafts: Mapping[Journal, int]
    lines: Mapping[Journal, int]
    year: int
    lines_to_check: int


class OverviewView(SecureIndex):
    """The page behind ``/``: for a psychologist a way into the work, for a deputy head counts alone."""

    roles: ClassVar[frozenset[Role]] = frozenset(Role)

    def __init__(self) -> None:
        super().__init__(name="books-menu-overview", menu_icon_type="", menu_icon_value="home")

    @expose("/")
    def index(self) -> Any:
        """Counts of requests, drafts to confirm, lines of the year; or the menu's marks for a poll."""
        by = current_specialist()
        if request.args.get("part") == "counts":
            return _marks(by)
        with reading() as session:
            found = _read(session, by, clock())
        return self.render(
            "overview/index.html",
            found=found,
            tiles=TILES,
            journals=tuple(Journal),
            is_psychologist=by.may_read_talks,
            person=current_user.full_name,
        )


def _marks(by: Specialist) -> Response:
    """How many drafts wait, for the menu: no page, a header that the page's own script reads."""
    with reading() as session:
        drafts = books.draft_counts(session, school_id=by.school_id) if by.may_read_talks else {}
    counts = {f"books-menu-{journal.value.lower()}": count for journal, count in drafts.items()}
    return Response(status=204, headers={"HX-Trigger": json.dumps({"counts": counts})})


def _read(session: Session, by: Specialist, now: datetime) -> Overview:
    school_id = by.school_id
    year = calendar.school_year(schools.school(session, school_id), now)
    since = oldest.unanswered_since(session, school_id=school_id)
    return Overview(
        counts=queue.counts(session, school_id=school_id),
        alerts=len(alerts.unseen(session, school_id=school_id)),
        oldest=span(now - since) if since else None,
        drafts=books.draft_counts(session, school_id=school_id),
        lines=books.line_counts(session, school_id=school_id, school_year=year),
        year=year,
        letters=inbox.unresolved(session),
        outages=_outages(session, school_id),
        lines_to_check=len(help_lines.to_check(session, school_id=school_id, now=now)),
    )


def _outages(session: Session, school_id: int) -> Sequence[tuple[str, str]]:
    """What stands between a channel and its messenger, and since when by the school's clock."""
    school = schools.school(session, school_id)
    return [
        (outage.problem, calendar.local(school, outage.since).strftime("%d.%m %H:%M"))
        for outage in outages.current(session)
    ]


def span(waited: timedelta) -> tuple[str, int]:
    """A wait in the largest unit that says enough: minutes, hours or days, and how many."""
    minutes = max(0, int(waited.total_seconds() // 60))
    if minutes < 60:
        return "minutes", minutes
    if minutes < 48 * 60:
        return "hours", minutes // 60
    return "days", minutes // (24 * 60)
