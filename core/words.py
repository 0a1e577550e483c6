"""Words people type, brought to the school's spelling."""

import re
import unicodedata
from urllib.parse import urlsplit

# the last four are the schwa, the dotted I, the barred O and the Y of Latin keyboards
_LATIN_LOOKALIKES = str.maketrans(
    "ABEKMHOPCTX\u018fI\u019fY",
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u04d8\u0406\u04e8\u0423",
)
_CLASS = re.compile(r"(?P<grade>\d{1,2})\s*[-.]?\s*[\"\u00ab\u201c']?\s*(?P<letter>[^\W\d_])?\s*[\"\u00bb\u201d']?")
MAX_GRADE = 12
_HOST = re.compile(r"[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]+")
_ADDRESS = re.compile(r"[^\s\"'<>\\^`{|}\u0000-\u001f\u007f-\u009f]+")
_JOINTS = ("\n\n", "\n", " ")
_INVISIBLE = {"Cf", "Cc", "Co", "Cn", "Cs"}


def class_name(written: str) -> str | None:
    """A class such as «7 a», «7-А», «7«А»» as ``7А``; None when the words are not a class."""
    match = _CLASS.fullmatch(unicodedata.normalize("NFC", written).strip())
    if match is None or int(match["grade"]) > MAX_GRADE:
        return None
    letter = (match["letter"] or "").upper().translate(_LATIN_LOOKALIKES)
    if len(letter) > 1:  # a letter without a capital of its own names no class
        return None
    return f"{int(match['grade'])}{letter}"


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: spaces, zero-width and control characters alone."""
    return all(character.isspace() or unicodedata.category(character) in _INVISIBLE for character in text)


def pages(text: str, most: int) -> list[str]:
    """The text in parts of at most ``most`` UTF-16 units, cut between paragraphs, lines or words where that can be."""
    found = []
    while len(text.encode("utf-16-le")) > most * 2:
        head = text.encode("utf-16-le")[: most * 2].decode("utf-16-le", errors="ignore")
        cut = next((at for joint in _JOINTS if (at := head.rfind(joint)) > len(head) // 2), len(head))
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*found, text]


def readable(text: str) -> str:
    """The text as it can be kept on every engine: no lone surrogates, no NUL."""
    return text.encode("utf-8", errors="replace").decode().replace("\0", "")


def web_address(written: str) -> str | None:
    """An address of the web as it may stand behind a link: https alone, ``adilet.zan.kz/…`` as well; None otherwise."""
    address = written.strip() if "://" in written else f"https://{written.strip()}"
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return None
    is_sound = parts.scheme == "https" and "@" not in parts.netloc and _HOST.fullmatch(host) is not None
    return address if is_sound and _ADDRESS.fullmatch(address) else None
