"""Parting: a word that does not fit a narrow column parts where a reader expects it, and nothing else does."""

from core.documents.parting import SOFT_HYPHEN, fitted

STROKE = "/\u200b"


def test_a_word_longer_than_its_line_parts_between_syllables() -> None:
    assert fitted("Алғашқы кеңес", 6) == f"Ал{SOFT_HYPHEN}ғаш{SOFT_HYPHEN}қы кеңес"


def test_words_joined_by_strokes_part_after_them() -> None:
    assert fitted("(ата-ана/ұстаз)", 8).split(STROKE) == ["(ата-ана", "ұс\u00adтаз)"]


def test_what_fits_stays_as_it_was_written() -> None:
    assert fitted("Қабылданған шара/іс", 19) == "Қабылданған шара/іс"
    assert fitted("30.11.2026/12", 5) == "30.11.2026/12"
