"""What a writer wants to say to many: kept as it stands, and what is missing before it may leave."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from core.broadcasts.recipients import Recipients, of_audiences
from core.messages import MAX_BODY_WITH_REPLIES, MAX_TITLE
from core.subscriptions.topics import NOTICES
from core.texts import LOCALES
from db.models.broadcasts import Broadcast

REQUIRED: Final = ("kk", "ru")
VARIABLES: Final = ("school", "class")
LONGEST_TEXT: Final = MAX_BODY_WITH_REPLIES - 64  # room for the names that are filled in
FEWEST_CHOICES: Final = 2
MOST_CHOICES: Final = 5
LONGEST_KEPT: Final = 20_000
_NAMED: Final = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words by language, the answers of a poll by language, whom they are for, and how they are to be treated."""

    recipients: Recipients = field(default_factory=of_audiences)
    topic: int = NOTICES
    texts: Mapping[str, str] = field(default_factory=dict)
    choices: Sequence[Mapping[str, str]] = ()
    file_id: int | None = None
    is_cheerful: bool = False
    is_sensitive: bool = False
    takes_replies: bool = True
    plan_item_id: int | None = None
    plan_task_id: int | None = None
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a draft from leaving: ``name`` of the problem, and the language it is in, if it is in one."""

    name: str
    locale: str = ""


class Unready(Exception):
    """Something is missing before it may leave; ``problems`` say what."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(one.name for one in problems))
        self.problems = tuple(problems)


def of(broadcast: Broadcast) -> Draft:
    """What a broadcast says just now."""
    return Draft(
        recipients=Recipients.from_dict(broadcast.recipients),
        topic=broadcast.topic,
        texts=dict(broadcast.texts),
        choices=tuple(dict(one) for one in broadcast.choices),
        file_id=broadcast.file_id,
        is_cheerful=broadcast.is_cheerful,
        is_sensitive=broadcast.is_sensitive,
        takes_replies=broadcast.takes_replies,
        plan_item_id=broadcast.plan_item_id,
        plan_task_id=broadcast.plan_task_id,
        occasion=broadcast.occasion,
    )


def columns(draft: Draft) -> dict[str, Any]:
    """The draft by the names of a broadcast's columns; languages without a word are left out."""
    return {
        "recipients": draft.recipients.as_dict(),
        "topic": draft.topic,
        "texts": {locale: text[:LONGEST_KEPT] for locale, text in draft.texts.items() if text.strip()},
        "choices": [dict(one) for one in draft.choices],
        "file_id": draft.file_id,
        "is_cheerful": draft.is_cheerful,
        "is_sensitive": draft.is_sensitive,
        "takes_replies": draft.takes_replies,
        "plan_item_id": draft.plan_item_id,
        "plan_task_id": draft.plan_task_id,
        "occasion": draft.occasion,
    }


def said_of(broadcast: Broadcast) -> dict[str, Any]:
    """What a run says and to whom, as it keeps it from its start."""
    names = ("recipients", "topic", "texts", "choices", "file_id", "is_cheerful", "is_sensitive", "takes_replies")
    kept = columns(of(broadcast))
    return {name: kept[name] for name in names}


def problems(draft: Draft) -> tuple[Problem, ...]:
    """What keeps the draft from leaving, in the order of the page; empty when it may."""
    found = list(_of_recipients(draft.recipients))
    for locale in LOCALES:
        found += _of_text(locale, draft.texts.get(locale, ""))
    return (*found, *_of_choices(draft))


def units(text: str) -> int:
    """The length of a text as messengers count it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _of_recipients(chosen: Recipients) -> Iterator[Problem]:
    if not chosen.any_of or not all(one.audiences for one in chosen.any_of):
        yield Problem("audience-missing")


def _of_text(locale: str, text: str) -> Iterator[Problem]:
    if not text.strip():
        if locale in REQUIRED:
            yield Problem("text-missing", locale)
        return
    if units(text) > LONGEST_TEXT:
        yield Problem("text-too-long", locale)
    if not set(_NAMED.findall(text)) <= set(VARIABLES):
        yield Problem("variable-unknown", locale)


def _of_choices(draft: Draft) -> Iterator[Problem]:
    if draft.choices and not FEWEST_CHOICES <= len(draft.choices) <= MOST_CHOICES:
        yield Problem("choices-few")
    spoken = [locale for locale in LOCALES if locale in REQUIRED or draft.texts.get(locale, "").strip()]
    for locale in spoken:
        titles = [one.get(locale, "").strip() for one in draft.choices]
        if not all(titles):
            yield Problem("choice-missing", locale)
        if any(units(title) > MAX_TITLE for title in titles):
            yield Problem("choice-too-long", locale)
