"""Plain words: what no format can hold, or what would show something else than it says, is taken out."""

import re
from typing import Final

_LINE_END: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
# Control characters, what XML forbids, and the marks that turn the words after them around.
_UNWANTED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_HALF: Final = re.compile("[\ud800-\udfff]")
# Whether anything of that is there at all: nearly never.
SEEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def plain(words: str) -> str:
    """Words that every format can hold; a line break is ``\\n``, half a character is a replacement sign."""
    if SEEN.search(words) is None:
        return words
    lines = _LINE_END.sub("\n", words).replace("\t", " ")
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", _UNWANTED.sub("", lines))
