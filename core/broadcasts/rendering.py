"""Rendering: what a broadcast says, as one person of one language gets it on a phone."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from core.broadcasts.draft import VARIABLES
from core.messages import Attachment, OutboundMessage, QuickReply
from core.texts import LOCALES, texts

__all__ = ["VARIABLES", "names_class", "render"]

_NAMED: Final = re.compile("|".join(rf"\{{{name}\}}" for name in VARIABLES))
_SPACES: Final = re.compile(r"[^\S\n]{2,}")


def render(
    said: Mapping[str, Any],
    *,
    run_ref: str,
    locale: str,
    values: Mapping[str, str],
    attachment: Attachment | None = None,
) -> OutboundMessage:
    """The words in this language with their buttons: a poll's answers, the way to the psychologist, the way out.

    Words that were not written in it are taken from the language they were written in; ``values`` fill
    :data:`VARIABLES`, one that is not known is left out. ``attachment`` is the file that comes with the words.
    """
    spoken = _spoken(said["texts"], locale)
    words = _NAMED.sub(lambda found: values.get(found[0][1:-1], ""), said["texts"].get(spoken, ""))
    return OutboundMessage(
        _SPACES.sub(" ", words).strip(),
        tuple(_buttons(said, run_ref, spoken)),
        template="news",
        is_kept=True,
        attachment=attachment,
    )


def names_class(said: Mapping[str, Any]) -> bool:
    """Whether the words differ from class to class."""
    return any("{class}" in words for words in said["texts"].values())


def _spoken(written: Mapping[str, str], locale: str) -> str:
    return next((one for one in (locale, *LOCALES) if written.get(one, "").strip()), locale)


def _buttons(said: Mapping[str, Any], run_ref: str, locale: str) -> Sequence[QuickReply]:
    text = texts(locale)
    answers = [
        QuickReply(choice.get(locale) or next(iter(choice.values())), f"broadcasts:vote:{run_ref}:{number}")
        for number, choice in enumerate(said["choices"])
    ]
    reply = [QuickReply(text("broadcast-reply"), "help:start")] if said["takes_replies"] else []
    return [*answers, *reply, QuickReply(text("broadcast-stop"), f"subscriptions:stop:{said['topic']}")]
