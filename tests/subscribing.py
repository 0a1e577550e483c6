"""A school whose messages can be asked for, and what tests of subscriptions ask of it."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from core import schools
from core.help_requests import HelpRequest
from core.subscriptions import Subscription, joining, posters
from core.texts import texts
from db.models.schools import SchoolClass
from tests.chat import Chat, LiveBot, TelegramChat, WhatsAppChat

CLASSES = ("3А", "5Ә", "7А", "7Б")
STOP = {"kk": "Тоқта!", "ru": "стоп"}
LETTER = {"kk": "тоқта деген сөз туралы сұрағым бар", "ru": "хочу спросить про слово стоп"}


def list_classes(session: Session) -> None:
    """The school has listed its classes."""
    school = schools.first_school(session).id
    session.add_all(SchoolClass(school_id=school, name=name, grade=int(name[:-1])) for name in CLASSES)


async def comes(live: LiveBot, tongue: str) -> Chat:
    """Somebody who speaks this language and has agreed, at a school that has listed its classes."""
    await live.bot.lane.run(list_classes)
    chat = live.chat(locale=tongue)
    await chat.begins()
    return chat


def t(chat: Chat, name: str, /, **args: Any) -> str:
    """A text in the language of this person."""
    return texts(chat.locale)(name, **args)


def rows(live: LiveBot) -> list[Subscription]:
    """Every subscription there is."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(Subscription).order_by(Subscription.id)))


def the_row(live: LiveBot) -> Subscription:
    """The only one."""
    [found] = rows(live)
    return found


def classes(live: LiveBot) -> tuple[str, ...]:
    """The classes of the only one."""
    with live.bot.database.reading() as session:
        return joining.classes_of(session, the_row(live))


def letters(live: LiveBot) -> list[HelpRequest]:
    """Every letter to the psychologist, sent or not."""
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest)))


async def code(live: LiveBot, class_name: str | None) -> str:
    """The code of a poster of the school."""
    return await live.bot.lane.run(
        lambda session: posters.code_for(session, schools.first_school(session).id, class_name, now=live.clock())
    )


async def follows(chat: Chat, code: str) -> None:
    """Photograph a poster: Telegram begins with its code, WhatsApp with words that end so, the page opens with it."""
    if isinstance(chat, TelegramChat):
        await chat.person.starts(f"j-{code}")
        await chat.settles()
    elif isinstance(chat, WhatsAppChat):
        await chat.says(f"Сәлеметсіз бе! j-{code}")
    else:
        await chat.sends(f"subscriptions:join:{code}")


async def joins(chat: Chat, *, audience: str = "student", typed: str = "7а") -> None:
    """Ask for messages by the menu."""
    await chat.sends("menu:open")
    await chat.taps(t(chat, "menu-open.messages"))
    await chat.taps(t(chat, f"subscriptions-who.{audience}"))
    await chat.says(typed)
    await chat.taps(t(chat, "subscriptions-offer.join"))
    await chat.sees(t(chat, "subscriptions-joined" if audience == "student" else "subscriptions-adult-joined"))
