"""What was typed about a broadcast: read field by field, made a draft of; nothing of it is lost when it is refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from werkzeug.datastructures import MultiDict

from core import words
from core.broadcasts.draft import MOST_CHOICES, Draft
from core.broadcasts.recipients import MOST_CLAUSES, Clause, Recipients
from core.subscriptions.topics import NOTICES, TOPICS
from core.texts import LOCALES
from db.models.journals import Audience

CLAUSES: Final = tuple(f"c{number}" for number in range(1, MOST_CLAUSES + 1))
EXCEPT: Final = "x"
LARGEST: Final = 2**31 - 1
REF: Final = re.compile(r"[A-Za-z0-9_-]{16}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The words, the recipients and the flags as they stand in the form. ``version``: what the form began with.

    ``file_of``: the ref of the older broadcast whose file a copy has, until the copy is kept.
    """

    version: int = 0
    clauses: Sequence[Clause] = (Clause(),)
    excluded: Clause = field(default_factory=Clause)
    topic: int = NOTICES
    texts: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[Mapping[str, str]] = ()
    is_cheerful: bool = False
    is_sensitive: bool = False
    takes_replies: bool = True
    plan_item_id: int | None = None
    plan_task_id: int | None = None
    occasion: str | None = None
    file_id: int | None = None
    file_of: str = ""

    @property
    def recipients(self) -> Recipients:
        """The choice without the clauses that nobody filled in."""
        filled = tuple(one for one in self.clauses if not one.is_empty)
        return Recipients(filled, () if self.excluded.is_empty else (self.excluded,))

    @property
    def draft(self) -> Draft:
        """What is to stand."""
        return Draft(
            recipients=self.recipients,
            topic=self.topic,
            texts=self.texts,
            choices=[one for one in self.choices if any(one.values())],
            file_id=self.file_id,
            is_cheerful=self.is_cheerful,
            is_sensitive=self.is_sensitive,
            takes_replies=self.takes_replies,
            plan_item_id=self.plan_item_id,
            plan_task_id=self.plan_task_id,
            occasion=self.occasion,
        )


def typed(form: "MultiDict[str, str]", *, file_id: int | None = None, file_of: str = "") -> Typed:
    """The fields as they were typed; the file stands in no field."""
    return Typed(
        version=number_of(form.get("version", "")) or 0,
        clauses=[_clause(form, name) for name in CLAUSES],
        excluded=_clause(form, EXCEPT),
        topic=_topic(form.get("topic", "")),
        texts={locale: _text(form.get(f"text-{locale}", "")) for locale in LOCALES},
        choices=[_choice(form, number) for number in range(1, MOST_CHOICES + 1)],
        is_cheerful="cheerful" in form,
        is_sensitive="sensitive" in form,
        takes_replies="replies" in form,
        plan_item_id=number_of(form.get("plan_item", "")),
        plan_task_id=number_of(form.get("plan_task", "")),
        occasion=_text(form.get("occasion", ""))[:48] or None,
        file_id=file_id,
        file_of=file_of,
    )


def written(draft: Draft, version: int = 0, file_of: str = "") -> Typed:
    """The fields of a draft that stands, or of one to begin with."""
    return Typed(
        version=version,
        clauses=draft.recipients.any_of or (Clause(),),
        excluded=next(iter(draft.recipients.excluding), Clause()),
        topic=draft.topic,
        texts=draft.texts,
        choices=draft.choices,
        is_cheerful=draft.is_cheerful,
        is_sensitive=draft.is_sensitive,
        takes_replies=draft.takes_replies,
        plan_item_id=draft.plan_item_id,
        plan_task_id=draft.plan_task_id,
        occasion=draft.occasion,
        file_id=draft.file_id,
        file_of=file_of,
    )


def number_of(sent: str) -> int | None:
    """A number that was sent, as large as a database takes; None for anything else."""
    return min(int(sent), LARGEST) if sent.isascii() and sent.isdigit() and len(sent) < 20 else None


def day_of(sent: str) -> date | None:
    """A day as a browser sends it; None for a day that no calendar has, such as 31 February."""
    try:
        return date.fromisoformat(sent)
    except ValueError:
        return None


def clock_of(sent: str) -> time | None:
    """An hour as a browser sends it; None for anything else."""
    try:
        return time.fromisoformat(sent).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


def _clause(form: "MultiDict[str, str]", name: str) -> Clause:
    return Clause(
        audiences=frozenset(Audience(one) for one in form.getlist(f"{name}-audiences") if one in set(Audience)),
        grades=frozenset(grade for one in form.getlist(f"{name}-grades") if (grade := number_of(one)) is not None),
        classes=frozenset(one for one in form.getlist(f"{name}-classes") if words.class_name(one) == one),
        locales=frozenset(one for one in form.getlist(f"{name}-locales") if one in LOCALES),
        channels=frozenset(one for one in form.getlist(f"{name}-channels") if re.fullmatch(r"[a-z]{2,16}", one)),
    )


def _choice(form: "MultiDict[str, str]", number: int) -> Mapping[str, str]:
    return {locale: " ".join(_text(form.get(f"choice-{number}-{locale}", "")).split()) for locale in LOCALES}


def _topic(sent: str) -> int:
    return int(sent) if sent in {str(one) for one in TOPICS} else NOTICES


def _text(sent: str) -> str:
    return words.readable(sent).replace("\r\n", "\n").replace("\r", "\n")
