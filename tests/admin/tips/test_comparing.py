"""Two wordings side by side: what differs, bubble by bubble, and nothing else."""

from admin.views.tips.comparing import changes
from core.tips.wordings import Words

OLD = Words("Ұйқы", "Ұйқы", ("Бір.", "Екі сөз.", "Үш."))


def marked(parts: object) -> str:
    """The parts as one line: -gone- +new+ same."""
    signs = {"gone": "-", "new": "+", "same": ""}
    return "".join(f"{signs[part.kind]}{part.text}{signs[part.kind]}" for part in parts)  # type: ignore[attr-defined]


def test_the_same_words_differ_in_nothing() -> None:
    assert changes({"kk": OLD}, {"kk": OLD}) == {}


def test_a_changed_word_is_marked_in_its_bubble() -> None:
    (line,) = changes({"kk": OLD}, {"kk": Words("Ұйқы", "Ұйқы", ("Бір.", "Екі ой.", "Үш."))})["kk"]

    assert (line.field, line.number) == ("bubble", 2)
    assert (marked(line.before), marked(line.after)) == ("Екі -сөз.-", "Екі +ой.+")


def test_a_bubble_put_between_changes_no_other() -> None:
    (line,) = changes({"kk": OLD}, {"kk": Words("Ұйқы", "Ұйқы", ("Бір.", "Жаңа.", "Екі сөз.", "Үш."))})["kk"]

    assert (line.number, list(line.before), marked(line.after)) == (2, [], "+Жаңа.+")


def test_a_bubble_taken_out_changes_no_other() -> None:
    (line,) = changes({"kk": OLD}, {"kk": Words("Ұйқы", "Ұйқы", ("Бір.", "Үш."))})["kk"]

    assert (line.number, marked(line.before), list(line.after)) == (2, "-Екі сөз.-", [])


def test_title_and_button_are_fields_of_their_own() -> None:
    lines = changes({"kk": OLD}, {"kk": Words("Түн", "Түн", OLD.cards)})["kk"]

    assert [line.field for line in lines] == ["title", "short"]


def test_a_language_that_came_or_went_is_new_or_gone_as_a_whole() -> None:
    (came,) = (changes({}, {"ru": Words("", "", ("Раз.",))})["ru"],)
    (went,) = (changes({"ru": Words("", "", ("Раз.",))}, {})["ru"],)

    assert marked(came[0].after) == "+Раз.+"
    assert marked(went[0].before) == "-Раз.-"
