"""Where a dialog can stand between two turns."""

from aiogram.fsm.state import State, StatesGroup


class HelpRequestForm(StatesGroup):
    """Writing to the psychologist, telling one's class, or typing a resume secret."""

    writing = State()
    class_name = State()
    secret = State()


class ExerciseForm(StatesGroup):
    """Doing an exercise: what was answered in it stands under the form's own name and goes when the form is left."""

    running = State()


class MoodForm(StatesGroup):
    """Writing a few words beside today's mood mark."""

    note = State()


class TipsForm(StatesGroup):
    """Looking for a tip by words."""

    searching = State()


class AppointmentForm(StatesGroup):
    """Booking a meeting: what it is about in own words, then who an adult is."""

    reason = State()
    name = State()
    phone = State()
    class_name = State()


class SubscriptionForm(StatesGroup):
    """Asking for messages: a poster that waits for consent, who it is, the classes that are typed, the last look."""

    invited = State()
    choosing = State()
    classes = State()
    agreeing = State()
