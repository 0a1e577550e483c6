"""Bodies: what a run says is rendered once for each language and class, and its file read once, then remembered."""

import base64
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.broadcasts import rendering
from core.messages import Attachment, OutboundMessage
from db.models.broadcasts import BroadcastRun
from db.models.files import StoredFile
from db.models.schools import School
from db.models.subscriptions import SubscriptionClass

REMEMBERED: Final = 2000
FILES: Final = 3  # each may be of ten megabytes
NO_CLASSES: Final[Mapping[int, str]] = {}


@dataclass(slots=True)
class Bodies:
    """What was rendered lately. A run's words never change, so nothing here grows old."""

    _messages: OrderedDict[tuple[int, str, str], OutboundMessage] = field(default_factory=OrderedDict)
    _files: OrderedDict[int, Attachment] = field(default_factory=OrderedDict)

    def of(self, session: Session, run: BroadcastRun, *, locale: str, classes: str) -> OutboundMessage:
        """What somebody of this language and these classes gets."""
        key = (run.id, locale, classes)
        if key not in self._messages:
            self._messages[key] = self._rendered(session, run, locale, classes)
            _forget_oldest(self._messages, REMEMBERED)
        return self._messages[key]

    def _rendered(self, session: Session, run: BroadcastRun, locale: str, classes: str) -> OutboundMessage:
        names = session.get_one(School, run.school_id).names
        values = {"school": names.get(locale) or next(iter(names.values()), ""), "class": classes}
        file_id = run.said.get("file_id")
        attachment = None if file_id is None else self._file(session, file_id)
        return rendering.render(run.said, run_ref=run.ref, locale=locale, values=values, attachment=attachment)

    def _file(self, session: Session, file_id: int) -> Attachment | None:
        if file_id not in self._files:
            columns = (StoredFile.name, StoredFile.media_type, StoredFile.content, StoredFile.digest)
            row = session.execute(select(*columns).where(StoredFile.id == file_id)).one_or_none()
            if row is None:  # thrown away meanwhile: the words are said without it
                return None
            content = base64.b64encode(row.content).decode()
            self._files[file_id] = Attachment(row.name, row.media_type, content, digest=row.digest)
            _forget_oldest(self._files, FILES)
        return self._files[file_id]


def classes_of(session: Session, run: BroadcastRun, ids: Sequence[int]) -> Mapping[int, str]:
    """Each person's classes as the words name them; nothing is asked when the words name none."""
    if not ids or not rendering.names_class(run.said):
        return NO_CLASSES
    asked = select(SubscriptionClass.subscription_id, SubscriptionClass.class_name).where(
        SubscriptionClass.subscription_id.in_(ids)
    )
    found: dict[int, list[str]] = {}
    for person, name in session.execute(asked.order_by(SubscriptionClass.grade, SubscriptionClass.class_name)).all():
        found.setdefault(person, []).append(name)
    return {person: ", ".join(names) for person, names in found.items()}


def _forget_oldest(kept: OrderedDict[Any, Any], most: int) -> None:
    if len(kept) > most:
        kept.popitem(last=False)
