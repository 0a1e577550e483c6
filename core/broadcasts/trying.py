"""Trying: the writer gets the message on their own phone before anybody else does."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from core import outbox
from core.actors import Specialist, require_psychologist
from core.broadcasts import rendering
from core.duty import links
from core.messages import Attachment
from db.models.outbox import Lane

OF_NO_RUN = "preview"


class NothingLinked(Exception):
    """The writer has no messenger that works: it is linked on the page of duty."""


def send_to_oneself(
    session: Session,
    said: Mapping[str, Any],
    *,
    locale: str,
    values: Mapping[str, str],
    attachment: Attachment | None = None,
    by: Specialist,
    now: datetime,
) -> None:
    """The message as its readers will get it, over every working messenger of this very person.

    Raises:
        NotAllowed: a psychologist writes.
        NothingLinked: there is no way to go.
    """
    require_psychologist(by)
    ways = links.working(session, by.id)
    if not ways:
        raise NothingLinked
    message = rendering.render(said, run_ref=OF_NO_RUN, locale=locale, values=values, attachment=attachment)
    for way in ways:
        outbox.enqueue(session, message, to=outbox.to_link(way), lane=Lane.ANSWER, now=now)
