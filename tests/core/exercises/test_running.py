"""A place in an exercise: what may follow it, what it remembers, what it forgets."""

import pytest

from core.exercises.running import UNSAID, WEIGHED_TOGETHER, Run


def test_it_survives_being_put_away() -> None:
    run = Run("i-message").at(2).answered(2, "сабақтан кейін").at(3)

    assert Run.opened(run.as_dict()) == run


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"code": "gone", "step": 1, "words": []},
        {"code": "breathing", "step": 9, "words": []},
        {"code": "breathing", "step": 0, "words": []},
        {"code": "breathing", "step": 1, "words": [""] * 9},
    ],
)
def test_what_no_exercise_has_any_more_is_no_place(data: dict[str, object] | None) -> None:
    assert Run.opened(data) is None


def test_a_button_goes_one_step_or_shows_the_same_again() -> None:
    run = Run("grounding", step=3)

    assert [step for step in range(9) if run.goes_to(step)] == [3, 4]
    assert not Run("grounding", step=7).goes_to(8)


def test_a_choice_may_be_made_anew_right_after_it_was_made() -> None:
    run = Run("readiness", step=3, words=("", "7"))

    assert run.takes(2, "10")
    assert not run.takes(2, "11")
    assert not run.takes(3, "7")
    assert not Run("readiness", step=4).takes(2, "7")
    assert not Run("saying-no").takes(0, "vape")


def test_what_was_poured_out_is_forgotten_when_the_step_is_left() -> None:
    run = Run("worry", step=2).poured("бір").poured("екі")
    assert run.before == "бір екі"

    assert run.at(2).before == "бір екі"
    assert run.at(3).before == ""


def test_of_much_that_was_poured_out_the_end_stays() -> None:
    run = Run("worry", step=2).poured("а" * 5000).poured("соңы")

    assert len(run.before) == WEIGHED_TOGETHER
    assert run.before.endswith("соңы")


def test_what_was_passed_over_is_a_gap_to_fill_in() -> None:
    run = Run("i-message", step=5, words=("", "сабақта", "", "тыныштық"))

    assert run.said() == {"when": "сабақта", "feel": UNSAID, "need": "тыныштық"}


def test_a_number_is_a_number_for_the_texts_and_typed_digits_are_words() -> None:
    run = Run("readiness", step=7, words=("", "0", "12"))

    assert run.chosen() == {"number": 0}
    assert run.said()["why"] == "12"


def test_choices_are_not_weighed_as_words() -> None:
    assert Run("saying-no", step=2, words=("vape", "жоқ")).before == "жоқ"
