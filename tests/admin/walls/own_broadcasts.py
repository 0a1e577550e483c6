"""A school's own broadcast: words in three languages, a file, an occasion that is over, recipients under a name."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy.orm import Session

from core.broadcasts import attaching, editing, saved, standing
from core.broadcasts.draft import Draft
from core.broadcasts.recipients import of_audiences
from db.models.broadcasts import RunState
from db.models.journals import Audience
from tests.admin.walls.people import Person


class Sent(NamedTuple):
    """References of the broadcast and of its occasion, the number of the kept recipients."""

    ref: str
    run: str
    saved: int


def fill(session: Session, where: str, person: Person, *, say: Callable[[str], str], now: datetime) -> Sent:
    """Every field says the words of the place; it is a draft again, so that who writes gets the form."""
    by, words = person.by, say(f"{where}.broadcast")
    answers = [dict.fromkeys(("kk", "ru", "en"), answer) for answer in ("1", "2")]
    texts = dict.fromkeys(("kk", "ru", "en"), words)
    draft = Draft(recipients=of_audiences(Audience.PARENT), texts=texts, choices=answers)
    one = editing.make(session, draft, by=by, now=now)
    attaching.attach(session, one, "хабар.txt", words.encode(), by=by, now=now)
    run = standing.run_at(session, one, now - timedelta(days=1))
    run.state, run.started_at, run.finished_at = RunState.DONE, now, now
    return Sent(one.ref, run.ref, saved.keep(session, words, draft.recipients, by=by).id)
