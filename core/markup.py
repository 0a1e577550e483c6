"""The tiny neutral markup of our texts as the few tags of HTML that Telegram and the panel show: *bold*, _italic_."""

import html
import re

_INLINE = re.compile(r"\*([^*\n]+)\*|_([^_\n]+)_|https?://[^\s<>\"*]+")
_WORD = re.compile(r"\w")


def to_html(text: str) -> str:
    """The text with its marks as tags; what does not stand at a word's edge and touch the words inside is no mark."""
    out: list[str] = []
    done = position = 0
    while (match := _INLINE.search(text, position)) is not None:
        tag = "b" if match[1] else "i" if match[2] else ""
        if tag and not _stands(text, match):
            position = match.start() + 1
            continue
        position = match.end()
        if tag:
            out.append(html.escape(text[done : match.start()], quote=False))
            out.append(f"<{tag}>{to_html(match[1] or match[2])}</{tag}>")
            done = position
    out.append(html.escape(text[done:], quote=False))
    return "".join(out)


def _stands(text: str, match: "re.Match[str]") -> bool:
    inside = match[1] or match[2]
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    return inside == inside.strip() and not _WORD.match(before) and not _WORD.match(after)
