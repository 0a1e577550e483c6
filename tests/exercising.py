"""A child at an exercise, through the real wire: goes from step to step as somebody would, and what is left of it."""

import json

from core.crypto import vault
from core.exercises.scripts import SCRIPTS, Script
from core.texts import texts
from db.models.contacts import Contact
from tests.chat import Chat, LiveBot

WORD = "күлгінтас"  # no text of ours has it


def title(chat: Chat, name: str) -> str:
    """A button's title in the child's language."""
    return texts(chat.locale)(name)


def listed(script: Script) -> str:
    """The payload of the list this exercise stands in."""
    return "exercises:open" if script.is_for_now else "exercises:open:more"


def words_of(code: str, step: int) -> str:
    """What a child types at a step."""
    return f"{WORD} {code} {step}"


async def begins(chat: Chat, code: str) -> None:
    """Open the list and choose the exercise."""
    await chat.sends(listed(SCRIPTS[code]))
    await chat.taps(title(chat, f"exercises-{code}.title"))


async def goes_on(chat: Chat, code: str, number: int, *, types: bool = True) -> None:
    """From this step to the next: typing where words are asked, tapping elsewhere."""
    step = SCRIPTS[code].steps[number - 1]
    if step.choices:
        choice = step.choices[0]
        await chat.taps(choice if choice.isdecimal() else title(chat, f"exercises-{code}-{number}.{choice}"))
    elif step.asks and types:
        await chat.says(words_of(code, number))
        if step.is_open:
            await chat.taps(title(chat, "exercises-step.done"))
    else:
        asked = "skip" if step.name else "done"
        forward = asked if step.asks else "begin" if number == 1 else "next"
        await chat.taps(title(chat, f"exercises-step.{forward}"))


async def arrives(chat: Chat, code: str, number: int) -> None:
    """Go from the list to this step."""
    await begins(chat, code)
    for step in range(1, number):
        await goes_on(chat, code, step)


def remembered(live: LiveBot) -> list[dict[str, object]]:
    """What the contacts' rows remember, opened."""
    with live.bot.database.reading() as session:
        key = vault(session).contacts()
        return [
            {**json.loads(key.open(contact.sealed, f"contact:{contact.id}")), "state": contact.state}
            for contact in session.query(Contact)
            if contact.sealed
        ]


def is_in_clear(live: LiveBot, word: str) -> bool:
    """Whether whoever stole the files would read this word, as it was typed or as JSON escapes it."""
    written = (word.encode(), json.dumps(word)[1:-1].encode())
    return any(one in path.read_bytes() for path in live.bot.settings.home.glob("*.db*") for one in written)
