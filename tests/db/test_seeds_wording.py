"""What seeded texts may say to a child and to a parent: safe messaging, «сен» and «Сіз», help one tap away."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from db import tips_seeding

SEEDS = Path(__file__).parents[2] / "db" / "seeds"
LOCALES = ("kk", "ru", "en")
HELP_LINE = re.compile(r"📞 (\d+) – \S")

# Methods, blame, empty comfort, glory, and words that speak of an attempt as of a success or a failure: roots that no
# child is shown, whatever the linter thinks of the sentence; what adults read is judged by the linter alone.
FORBIDDEN = {
    "kk": r"""суицид|қол жұмса|өлтір|өлгі|өлім|\bасыл[аыу]|секір|таблетк|дәрі іш|көп дәрі|пышақ|арқан|ұстара|тілгіле
        |уланд|күнә\b|өзімшіл|сәтті (?:әрекет|болған|өтті)|сәтсіз|\bшыда\b|сынақ|ақымақ|бәрі жақсы болады
        |ата-анаңды ойла|өзің кінәлі|құрбан бол|масқара""",
    "ru": r"""суицид|самоуб|покончи|повес[иь]|прыгн|таблет|передоз|лезви|верёвк|\bвены\b|отрав|\bгрех|эгоист
        |соверши|удачн|успешн|возьми себя в руки|глупост|подумай о родител|думай о родител|всё будет хорошо
        |сам виноват|сама виновата|жертв|позор""",
    "en": r"""suicid|\bkill|commit|overdos|\bpills?\b|\brope\b|\bjump|\bcut(?:ting|s)?\b|\bknife|poison|selfish|\bsin\b
        |success|\bfail|cheer up|be strong|think of your parents|everything will be (?:fine|ok)|victim|shameful""",
}
# «Ты написал(а)»: a child is not asked to be a boy or a girl.
GENDERED = r"\b(?:ты|тебе) (?:[\w-]+ ){0,2}(?:\w+(?:л|ла|лся|лась)|долж(?:ен|на)|готова?|рада?)\b|\((?:а|ла|лась)\)"
UNSAFE = [
    ("kk", "Суицид туралы айтайық"),
    ("kk", "Қиын болса да, шыда"),
    ("kk", "Өзіңді қолға ал!"),
    ("kk", "Сәтсіз әрекет болды"),
    ("ru", "Он совершил ошибку"),
    ("ru", "Хорошо, что ты мне написала"),
    ("ru", "Ты не должен бояться"),
    ("ru", "Возьми себя в руки"),
    ("en", "People commit it every day"),
    ("en", "You must be strong"),
]


def seed(name: str) -> dict[str, Any]:
    return tomllib.loads((SEEDS / f"{name}.toml").read_text(encoding="utf-8"))


TIPS = [item for _, item in tips_seeding.shipped()]
LINES = seed("help_lines")["line"]
CATEGORIES = seed("categories")["category"]
TEMPLATES = seed("reply_templates")["template"]


def read_by_a_child(locale: str) -> list[str]:
    return [
        *[text for tip in TIPS if is_for_pupils(tip) for text in words_of(tip, locale)],
        *[line[locale]["about"] for line in LINES],
        *[category[locale][part] for category in CATEGORIES for part in ("name", "short")],
        *[template[locale]["body"] for template in TEMPLATES],
    ]


def read_by_an_adult(locale: str) -> list[str]:
    return [text for tip in TIPS if not is_for_pupils(tip) for text in words_of(tip, locale)]


def is_for_pupils(tip: dict[str, Any]) -> bool:
    return all(audience.startswith("pupils") for audience in tip["audiences"])


def words_of(tip: dict[str, Any], locale: str) -> list[str]:
    return [tip[locale]["title"], tip[locale]["short"], *tip[locale]["cards"]]


def unquoted(text: str) -> str:
    """The text without what somebody else is quoted to say in it."""
    return re.sub(r"«[^»]*»|“[^”]*”", "", text)


def faults(texts: list[str], locale: str) -> list[str]:
    """What must not be said, as found in these texts."""
    forbidden = re.compile("|".join(re.split(r"\s*\|", FORBIDDEN[locale].strip())), re.IGNORECASE)
    found = [match.group() for text in texts for match in forbidden.finditer(text)]
    if locale == "ru":
        found += [match.group() for text in texts for match in re.finditer(GENDERED, text, re.IGNORECASE)]
    return found + [text for text in texts if "!" in text]


class TestSafeMessaging:
    @pytest.mark.parametrize("locale", LOCALES)
    def test_holds_for_what_a_child_reads(self, locale):
        assert faults(read_by_a_child(locale), locale) == []

    @pytest.mark.parametrize(("locale", "text"), UNSAFE)
    def test_finds_what_must_not_be_said(self, locale, text):
        assert faults([text], locale) != []

    @pytest.mark.parametrize("locale", LOCALES)
    def test_gives_each_help_line_a_line_of_its_own(self, locale):
        enabled = {line["number"] for line in LINES if line["is_enabled"]}
        texts = [*read_by_a_child(locale), *read_by_an_adult(locale)]
        calls = [line for text in texts for line in text.splitlines() if "📞" in line]

        assert len(calls) > 20
        assert {HELP_LINE.match(call).group(1) for call in calls} <= enabled


class TestKazakh:
    def test_speaks_to_a_child_as_sen_and_to_an_adult_as_siz(self):
        siz = re.compile(r"\bсіз|\w(?:ңыз|ңіз)(?:дар|дер)?\b", re.IGNORECASE)
        sen = re.compile(r"\bсен(?:і|ің|ен)?\b|\bсаған\b|\w(?:саң|сең|сың|сің)\b", re.IGNORECASE)

        assert [text for text in read_by_a_child("kk") if siz.search(unquoted(text))] == []
        assert [text for text in read_by_an_adult("kk") if sen.search(unquoted(text))] == []
        assert siz.search("Тыңдаңыз")
        assert sen.search("қаласаң")

    def test_puts_no_plural_after_a_numeral(self):
        plural = re.compile(r"\b(?:екі|үш|төрт|бес|алты|жеті|он|жиырма|бірнеше|көп|\d+) \w+[лдт][ае]р\b")
        texts = [*read_by_a_child("kk"), *read_by_an_adult("kk")]

        assert [text for text in texts if plural.search(text)] == []
        assert plural.search("бес оқушылар")
