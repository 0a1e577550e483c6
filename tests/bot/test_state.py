"""Where a dialog stands, on the person's own row."""

from bot.dialogs.states import ExerciseForm, HelpRequestForm
from bot.state import context
from core.contacts import Person


def somebody() -> Person:
    return Person(id=1, school_id=1, channel="web", locale="kk", state=None, has_consented=True)


async def test_what_stands_under_a_forms_name_goes_when_the_form_is_left() -> None:
    person = somebody()
    state = context(person)
    await state.set_state(ExerciseForm.running)
    await state.update_data(ExerciseForm={"words": ["менікі"]}, thread="ref")

    await state.set_state(HelpRequestForm.writing)

    assert person.data == {"thread": "ref"}
    assert person.state == "HelpRequestForm:writing"


async def test_it_stays_as_long_as_the_form_does() -> None:
    person = somebody()
    state = context(person)
    await state.set_state(HelpRequestForm.writing)
    await state.update_data(HelpRequestForm={"kept": 1})

    await state.set_state(HelpRequestForm.secret)

    assert person.data == {"HelpRequestForm": {"kept": 1}}
