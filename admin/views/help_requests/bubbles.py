"""One message, note or mark as the inbox shows it, and in plain words what became of an answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from admin.views.help_requests.moments import Clock
from core.actors import Specialist
from core.crisis.explaining import Explanation
from core.crisis.levels import Level
from core.help_requests import reading, verdicts
from core.help_requests.answers import Line
from core.help_requests.attachments import Attached
from core.help_requests.verdicts import Judgement
from core.retention import ATTACHMENTS_LIVE
from core.texts import Texts
from db.models.help_requests import AttachmentState, HelpMessage, Side

UNDO_LASTS: Final = timedelta(seconds=10)  # an answer leaves that much later, so that it can be taken back
LEAVES_BY: Final = timedelta(minutes=1)  # an answer whose moment passed that long ago has a trouble


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture or a voice of a message: to be seen, or what became of it in words."""

    ref: str
    kind: str
    is_kept: bool
    is_awaited: bool
    words: str


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message, note or mark; ``code`` names its talk where several are shown together.

    ``is_to_see``: the child's messenger shows whether it was read, so that the page says when it was really seen.
    """

    id: int
    request_id: int
    code: str
    side: str
    words: str
    locale: str
    time: str
    author: str
    risk: str
    fate: str | None
    fate_words: str
    may_resend: bool
    is_unscreened: bool
    why: Explanation | None
    choices: Sequence[str]
    verdict: str
    files: Sequence[Shown]
    is_to_see: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What a bubble needs to know of everything around it."""

    names: Mapping[int, str]
    files: Mapping[int, Sequence[Attached]]
    late: frozenset[int]
    held: frozenset[int]
    clock: Clock
    by: Specialist
    has_codes: bool
    why: Mapping[int, Explanation]
    verdicts: Mapping[int, Judgement]


def bubble(line: Line, around: Around) -> Bubble:
    """A line of a talk, ready to be drawn."""
    message, clock = line.message, around.clock
    is_system = message.side is Side.SYSTEM
    fate, fate_words = _fate(message, around) if message.side is Side.STAFF else (None, "")
    is_mine = message.staff_id == around.by.id
    return Bubble(
        id=message.id,
        request_id=message.help_request_id,
        code=message.help_request.code if around.has_codes else "",
        side=message.side.value,
        words=_mark(line.words, clock.text) if is_system else line.words,
        locale=message.help_request.locale,
        time=clock.time(message.created_at),
        author=clock.text("desk-you") if is_mine else around.names.get(message.staff_id or 0, ""),
        risk=_risk(message),
        fate=fate,
        fate_words=fate_words,
        may_resend=fate == "unreachable",
        is_unscreened=message.is_unscreened,
        why=around.why.get(message.id),
        choices=[choice.value.replace("_", "-") for choice in verdicts.choices(message)],
        verdict=around.verdicts.get(message.id, "").replace("_", "-"),
        files=[_file(file, clock.text) for file in around.files.get(message.id, ())],
        is_to_see=message.side is Side.CHILD and message.help_request.channel in reading.SHOWN_BY,
    )


def _file(file: Attached, text: Texts) -> Shown:
    return Shown(
        ref=file.ref,
        kind=file.kind.value,
        is_kept=file.state is AttachmentState.KEPT,
        is_awaited=file.state is AttachmentState.AWAITED,
        words=text(f"desk-file-{file.kind.value}-{file.state.value}", days=ATTACHMENTS_LIVE.days),
    )


def _fate(message: HelpMessage, around: Around) -> tuple[str, str]:
    """What became of an answer: it waits, it left, the child opened it, or it cannot arrive."""
    clock = around.clock
    if message.sent_at is None and message.send_at is not None:
        return _waiting(clock.moment(message.send_at), message.send_at - clock.now, clock.text)
    if message.opened_at is not None:
        return "opened", clock.text("desk-fate-opened", moment=clock.moment(message.opened_at))
    if message.help_request.is_unreachable:
        return "unreachable", clock.text("desk-fate-unreachable")
    if message.id in around.held:
        return "held", clock.text("desk-fate-held")
    if message.id in around.late:
        return "late", clock.text("desk-fate-late")
    return "sent", clock.text("desk-fate-sent")


def _waiting(moment: str, left: timedelta, text: Texts) -> tuple[str, str]:
    """An answer that has not left: in these seconds, at its moment, or long after it."""
    if left > UNDO_LASTS:
        return "scheduled", text("desk-fate-scheduled", moment=moment)
    if left > -LEAVES_BY:
        return "scheduled", text("desk-fate-leaving")
    return "stuck", text("desk-fate-stuck")


def _risk(message: HelpMessage) -> str:
    level = Level(message.risk)
    if level.rank >= Level.HIGH.rank:
        return "red"
    return "amber" if level is Level.ELEVATED else ""


def _mark(stored: str, text: Texts) -> str:
    """The words of a system line such as ``crisis:safe:no``."""
    name = "desk-mark-" + stored.replace(":", "-")
    words = text(name)
    return text("desk-mark-other") if words == name else words
