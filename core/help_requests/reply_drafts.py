"""Reply drafts: what a psychologist is writing survives a closed window, sealed with the talk's own key."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from core import public_codes
from core.actors import Specialist
from core.crypto import vault
from core.help_requests import answers
from db.models.help_requests import HelpRequest, ReplyDraft

Kind = Literal["reply", "note"]


def keep(session: Session, request_id: int, *, kind: Kind, text: str, by: Specialist, now: datetime) -> None:
    """Keep what is being written; nothing written forgets it.

    Raises:
        RequestUnknown: another school's, another psychologist's, deleted, or not there.
    """
    answers.hold(session, request_id)  # of two windows the later wins, and nothing is kept of a talk that goes now
    help_request = answers.find(session, request_id, by=by)
    if not text.strip():
        forget(session, request_id, kind=kind, by=by)
        return
    mine = ReplyDraft.help_request_id == request_id, ReplyDraft.staff_id == by.id, ReplyDraft.kind == kind
    draft = session.scalars(select(ReplyDraft).where(*mine)).one_or_none()
    if draft is None:
        draft = ReplyDraft(ref=public_codes.new_ref(), help_request_id=request_id, staff_id=by.id, kind=kind)
        session.add(draft)
    draft.sealed = vault(session).seal_text(help_request.ref, draft.ref, text)
    draft.updated_at = now
    session.flush()


def kept(session: Session, help_request: HelpRequest, *, by: Specialist) -> Mapping[str, str]:
    """What this person was writing in a talk, by kind.

    Raises:
        SealBroken: the child has just deleted the talk.
    """
    mine = ReplyDraft.help_request_id == help_request.id, ReplyDraft.staff_id == by.id
    keys = vault(session)
    drafts = session.scalars(select(ReplyDraft).where(*mine))
    return {draft.kind: keys.open_text(help_request.ref, draft.ref, draft.sealed) for draft in drafts}


def forget(session: Session, request_id: int, *, kind: Kind, by: Specialist) -> None:
    """Forget what this person was writing: it was sent, or thrown away."""
    session.execute(
        delete(ReplyDraft).where(
            ReplyDraft.help_request_id == request_id, ReplyDraft.staff_id == by.id, ReplyDraft.kind == kind
        )
    )


def forget_all(session: Session, request_ids: Collection[int]) -> None:
    """Forget whatever anybody was writing in these talks: they are closed, or their words are gone."""
    session.execute(delete(ReplyDraft).where(ReplyDraft.help_request_id.in_(request_ids)))
