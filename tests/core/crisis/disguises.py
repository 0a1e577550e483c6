"""Ways in which one and the same message may be typed; none of them may change what is seen in it."""

import random
import re
from collections.abc import Callable, Iterator

_SHARED = "аa бb вv гg дd еe зz кk лl мm нn оo пp рr сs тt фf ъ ь эe "
_KAZAKH = {  # the alphabet decreed in 2021, the one of 2018, and what is typed in chats
    "2021": _SHARED + "әä ғğ жj иi йi қq ңñ өö уu ұū үü хh һh чch шş щşş ыy іi юiu яia ёio цts",
    "2018": _SHARED + "әá ғǵ жj иı йı қq ңń өó уý ұu үú хh һh чch шsh щsh ыy іi юıý яıa ёıo цts",
    "chat": _SHARED + "әa ғg жzh иi йi қk ңn өo уu ұu үu хh һh чch шsh щsh ыy іi юyu яya ёyo цts",
}
_RUSSIAN = _SHARED + "жzh иi йi уu хh цc чch шsh щsh ыi юyu яya ёe"
_PLAIN = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІёЁ", "агкноуухиАГКНОУУХИеЕ")
_LOOKALIKE = str.maketrans("аеорсх", "aeopcx")
_NEUTRAL = "Сәлем, бұл мен. Бүгін сабақ болды, кейін үйге келдім. Ауа райы жақсы, терезеден күн түсіп тұр. "
KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def _table(listed: str) -> dict[int, str]:
    return {ord(pair[0]): pair[1:] for pair in listed.split()}


def _latin(table: dict[int, str]) -> Callable[[str], str]:
    return lambda text: text.lower().translate(table)


def _in_neutral(text: str) -> str:
    return f"{_NEUTRAL * 2}\n{text}. {_NEUTRAL}"


def _stretched(text: str) -> str:
    return re.sub(r"([aeiouаеоуыіи])(?=\w)", r"\1\1\1", text)


def _apart(text: str) -> str:
    return "   ".join(" ".join(word) for word in text.split()) if len(text) > 3 else text


LOSSLESS: dict[str, Callable[[str], str]] = {
    "upper case": str.upper,
    "plain letters": lambda text: text.translate(_PLAIN),
    "stretched": _stretched,
    "zero width": lambda text: re.sub(r"(\w)(?=\w)", "\\1\u200b", text),
    "wide spaces": lambda text: "  " + text.replace(" ", "   ") + "  ",
    "accents": lambda text: re.sub(r"([ауыеоиі])(?=\w)", "\\1\u0301", text, count=2),
    "look-alikes": lambda text: text.translate(_LOOKALIKE) if CYRILLIC.search(text) else text,
    "typographic apostrophes": lambda text: text.replace("im ", "i\u2019m ").replace("dont", "don\u2019t"),
    "exclamation": lambda text: f"{text}!!!",
    "underscores": lambda text: "#" + re.sub(r"\s+", "_", text),
    "inside 300 neutral characters": _in_neutral,
    "letters apart": _apart,
}
KAZAKH_LATIN = {f"Latin {name}": _latin(_table(listed)) for name, listed in _KAZAKH.items()}
RUSSIAN_LATIN = {"Latin chat": _latin(_table(_RUSSIAN))}


def misspelt(text: str) -> Iterator[str]:
    """The text with one letter missing, doubled over, or two swapped, in its longest words; the choice is fixed."""
    words = text.split()
    chance = random.Random(text)
    for place in sorted(range(len(words)), key=lambda place: -len(words[place]))[:2]:
        word = words[place]
        if len(word) >= 6 and word.isalpha():
            at = chance.randrange(1, len(word) - 2)
            for wrong in (word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]):
                yield " ".join([*words[:place], wrong, *words[place + 1 :]])


def split(text: str) -> Iterator[list[str]]:
    """The text sent as two messages, and as three."""
    words = text.split()
    for pieces in (2, 3):
        if len(words) >= pieces:
            size = -(-len(words) // pieces)
            yield [" ".join(words[start : start + size]) for start in range(0, len(words), size)]
