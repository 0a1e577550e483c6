"""The neutral markup as WhatsApp's own: both write *bold* and _italic_, and :mod:`core.markup` says what is a mark.

WhatsApp knows more signs, and may see a mark where we see none: those are broken by a space of no width, which the eye
does not see and which stands nowhere else. A link is never touched.
"""

import html
import re
from collections.abc import Iterator

from core.markup import to_html

ZERO = "\u200b"
_PAIRED = "*_~"
_TAG = re.compile(r"(</?[bi]>)")
_SIGN = {"<b>": "*", "</b>": "*", "<i>": "_", "</i>": "_"}
_LINK = re.compile(r"https?://[^\s<>\"]+")
# what makes a quotation or a list of a line
_LINE_START = re.compile(r"^[^\S\n]*([>*])(?=[^\S\n])", re.MULTILINE)


def to_whatsapp(text: str) -> str:
    """The text with its marks, and with nothing else that WhatsApp would take for one."""
    shown, marks = _read(text)
    kept = marks | {at for link in _LINK.finditer(shown) for at in range(*link.span())}
    spaces = {at for sign in _PAIRED for at in _pair_breaks(shown, sign, kept)}
    spaces |= {match.start(1) for match in _LINE_START.finditer(shown) if match.start(1) not in marks}
    spaces |= _fence_breaks(shown, kept)
    return "".join(ZERO + letter if at in spaces else letter for at, letter in enumerate(f"{shown}\n"))[:-1]


def _read(text: str) -> tuple[str, set[int]]:
    """The text as it will stand, and where the signs of its marks are."""
    shown, marks = "", set()
    for piece in _TAG.split(to_html(text)):
        if (sign := _SIGN.get(piece)) is not None:
            marks.add(len(shown))
        shown += sign or html.unescape(piece)
    return shown, marks


def _pair_breaks(shown: str, sign: str, kept: set[int]) -> Iterator[int]:
    """Before which letters a space has to stand, so that no two of this sign find each other on a line."""
    for start, end in _lines(shown):
        places = [at for at in range(start, end) if shown[at] == sign]
        opening = [at for at in places if _opens(shown, at)]
        closing = [at for at in places if _closes(shown, at)]
        if not opening or not closing:
            continue
        yield from (at + 1 for at in opening if at not in kept and at + 1 < closing[-1])
        yield from (at for at in closing if at not in kept and at - 1 > opening[0])


def _fence_breaks(shown: str, kept: set[int]) -> set[int]:
    """A backtick needs no edge of a word, and three of them reach over lines: each one is kept from its neighbours."""
    fences = [at for at, letter in enumerate(shown) if letter == "`"]
    if len(fences) < 2:
        return set()
    return {place for at in fences if at not in kept for place in (at, at + 1) if 0 < place < len(shown)}


def _lines(shown: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in shown.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _opens(shown: str, at: int) -> bool:
    before, after = shown[max(0, at - 1) : at], shown[at + 1 : at + 2]
    return not before.isalnum() and after != "" and not after.isspace()


def _closes(shown: str, at: int) -> bool:
    before, after = shown[max(0, at - 1) : at], shown[at + 1 : at + 2]
    return before != "" and not before.isspace() and not after.isalnum()
