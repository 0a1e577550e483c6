"""The mood check at the wire: marked, noted, drawn, shown to nobody, gone when the child says so."""

import base64
from datetime import timedelta

import pytest
import structlog
from sqlalchemy import select, text
from structlog.testing import capture_logs

from core.help_requests import HelpRequest, RequestState, threads
from core.messages import MAX_TITLE
from core.pictures import measure
from core.texts import texts
from db.models.alerts import Alert
from db.models.help_requests import HelpMessage
from db.models.moods import Mood
from tests import phones
from tests.chat import Chat, Clock, LiveBot, TelegramChat, WebChat, WhatsAppChat
from tests.phones import Phone

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])
CANARY = {"kk": "Бүгін сабақта макет жасадық", "ru": "Сегодня на уроке делали макет"}
DANGER = {"kk": "өмір сүргім келмейді", "ru": "не хочу жить"}


@pytest.fixture
async def chat(live: LiveBot, tongue: str) -> Chat:
    """A child who speaks this language and has agreed."""
    chat = live.chat(locale=tongue)
    await chat.begins()
    return chat


def rows(live: LiveBot) -> list[Mood]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(Mood)))


def talks(live: LiveBot) -> list[HelpRequest]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest)))


async def marks(chat: Chat, face: int) -> None:
    await chat.sends("moods:open")
    await chat.taps(texts(chat.locale)(f"moods-face-{face}"))
    await chat.sees(texts(chat.locale)(f"moods-thanks-{face}").splitlines()[0])


async def notes(chat: Chat, words: str) -> None:
    said = texts(chat.locale)
    await chat.taps(said("moods-act.note"))
    await chat.sees(said("moods-note", most=300).splitlines()[0])
    await chat.says(words)


def pictures(chat: Chat) -> list[bytes]:
    """The pictures drawn for this child that are on the screen."""
    if isinstance(chat, WebChat):
        shown = [bubble["picture"]["src"] for _, bubble in sorted(chat.bubbles.items()) if "picture" in bubble]
        return [base64.b64decode(source.removeprefix("data:image/png;base64,")) for source in shown]
    if isinstance(chat, WhatsAppChat):
        return [shown.data for shown in chat.person.screen() if shown.kind == "image" and shown.data is not None]
    uploads = [call.uploads for call in chat.person.server.calls if call.method == "sendPhoto"]
    return [upload["photo"]["data"] for upload in uploads]


async def test_each_face_is_thanked_in_its_own_tone_and_a_low_one_finds_a_person_first(
    live: LiveBot, chat: Chat
) -> None:
    said = texts(chat.locale)
    doors = [said("moods-act.talk"), said("moods-act.exercise")]
    own = [said("moods-act.note"), said("moods-act.picture"), said("menu-open.title")]

    for face in range(1, 6):
        await marks(chat, face)

        is_low = face <= 2
        assert chat.titles() == ([*doors, *own] if is_low else own)
        assert ("📞 111" in chat.texts()[-1]) is is_low


async def test_a_second_mark_of_a_day_replaces_the_first(live: LiveBot, chat: Chat) -> None:
    await marks(chat, 2)
    await marks(chat, 4)

    assert len(rows(live)) == 1


async def test_the_picture_comes_with_the_same_in_words(live: LiveBot, chat: Chat, clock: Clock) -> None:
    said = texts(chat.locale)
    await marks(chat, 5)
    clock.moves(days=8)
    await marks(chat, 2)
    await notes(chat, CANARY[chat.locale])

    await chat.taps(said("moods-act.picture"))

    week = said("moods-week", since="30.11", until="06.12", days=said("moods-day", weekday=1, face=2))
    await chat.sees(said("moods-picture"), said("moods-day", weekday=0, face=5), week)
    await chat.sees(said("moods-notes"), f"01.12: {CANARY[chat.locale]}")
    [drawn] = pictures(chat)
    assert measure(drawn)[0] == 800
    if isinstance(chat, WebChat):
        [alt] = [bubble["picture"]["alt"] for bubble in chat.bubbles.values() if "picture" in bubble]
        assert alt == said("moods-picture.alt", count=2)


async def test_words_beside_a_mark_are_in_no_talk_no_table_and_no_log(live: LiveBot, chat: Chat) -> None:
    structlog.get_logger()
    with capture_logs() as logged:
        await marks(chat, 3)
        await notes(chat, CANARY[chat.locale])
        await chat.sees(texts(chat.locale)("moods-noted"))

    assert talks(live) == []
    assert "макет" not in repr(logged)
    with live.bot.database.reading() as session:
        dump = b"".join(
            value if isinstance(value, bytes) else str(value).encode()
            for table in session.execute(text("select name from sqlite_master where type = 'table'")).scalars().all()
            for row in session.execute(text(f'select * from "{table}"')).all()
            for value in row
        )
    assert "макет".encode() not in dump


async def test_a_cry_typed_as_a_note_raises_the_alarm_and_is_no_note(live: LiveBot, chat: Chat) -> None:
    await marks(chat, 1)

    await notes(chat, DANGER[chat.locale])

    await chat.sees("📞 112", "📞 111")
    assert [talk.is_red for talk in talks(live)] == [True]
    with live.bot.database.reading() as session:
        assert len(session.scalars(select(Alert)).all()) == 1
    await chat.sends("moods:picture")
    assert all(texts(chat.locale)("moods-notes") not in shown for shown in chat.texts())


async def test_a_cry_in_two_notes_raises_the_alarm_with_both(live: LiveBot, chat: Chat) -> None:
    first, last = {"kk": ("өзіме қол", "жұмсаймын"), "ru": ("больше не хочу", "жить")}[chat.locale]
    await marks(chat, 2)
    await notes(chat, first)
    assert talks(live) == []
    await chat.sends("moods:note")

    await chat.says(last)

    await chat.sees("📞 112")
    [talk] = talks(live)
    with live.bot.database.reading() as session:
        [kept] = session.scalars(select(HelpRequest))
        words = [threads.words(session, kept, message) for message in session.scalars(select(HelpMessage))]
    assert talk.is_red
    assert any(first in said and last in said for said in words)


async def test_too_many_words_are_kept_as_a_letter_that_waits(live: LiveBot, chat: Chat, clock: Clock) -> None:
    await marks(chat, 3)

    await notes(chat, f"{CANARY[chat.locale]} " * 20)

    await chat.sees(texts(chat.locale)("moods-note-long"))
    clock.moves(minutes=10)
    [letter] = talks(live)
    assert (letter.state, letter.auto_send_at) == (RequestState.DRAFT, None)


async def test_after_another_button_words_are_a_letter_again(live: LiveBot, chat: Chat) -> None:
    await marks(chat, 3)
    await chat.taps(texts(chat.locale)("moods-act.note"))
    await chat.sends("tips:open")

    await chat.says(CANARY[chat.locale])

    assert [talk.state for talk in talks(live)] == [RequestState.DRAFT]


async def test_nothing_reaches_the_psychologist_until_the_child_sends_it(
    live: LiveBot, chat: Chat, clock: Clock
) -> None:
    said = texts(chat.locale)
    await marks(chat, 2)
    await notes(chat, CANARY[chat.locale])
    await chat.taps(said("moods-act.picture"))

    await chat.taps(said("moods-act.send"))

    await chat.sees(said("moods-drafted"), said("moods-day", weekday=0, face=2), CANARY[chat.locale])
    clock.moves(minutes=10)
    [letter] = talks(live)
    assert (letter.state, letter.auto_send_at) == (RequestState.DRAFT, None)

    await chat.taps(said("help-draft.send"))
    assert [talk.state for talk in talks(live)] == [RequestState.NEW]


async def test_deleting_asks_once_and_takes_the_picture_off_the_screen(live: LiveBot, chat: Chat) -> None:
    said = texts(chat.locale)
    await marks(chat, 4)
    await chat.taps(said("moods-act.picture"))
    await chat.taps(said("moods-act.wipe"))
    assert len(rows(live)) == 1

    await chat.taps(said("moods-wipe.yes"))

    await chat.sees(said("moods-wiped"))
    assert rows(live) == []
    if isinstance(chat, TelegramChat):
        await chat.person.until(lambda: not any("photo" in shown.wire for shown in chat.person.screen()))
    else:
        assert await chat.is_cleared()


async def test_deleting_everything_deletes_the_marks_even_in_danger(live: LiveBot, chat: Chat) -> None:
    await marks(chat, 1)
    await chat.says(DANGER[chat.locale])
    await chat.sees("📞 112")

    await chat.sends("privacy:forget")

    await chat.sees(texts(chat.locale)("privacy-forgotten-held").splitlines()[0])
    assert rows(live) == []


async def test_old_and_foreign_buttons_do_no_harm(live: LiveBot, chat: Chat, clock: Clock) -> None:
    said = texts(chat.locale)
    for payload in ("moods:mark:9", "moods:mark:", "moods:mark:١", "moods:other"):
        await chat.sends(payload)
        await chat.sees(said("menu-stale"))
    for payload in ("moods:picture", "moods:send"):
        await chat.sends(payload)
        await chat.sees(said("moods-none"))
    await marks(chat, 3)
    clock.moves(days=1)

    await chat.sends("moods:note")

    await chat.sees(said("moods-open").splitlines()[0])
    assert len(rows(live)) == 1


async def test_a_note_written_anew_stays_a_note(live: LiveBot, chat: Chat) -> None:
    if not isinstance(chat, Phone):
        return
    said = texts(chat.locale)
    await marks(chat, 3)
    await notes(chat, "бір")

    await phones.edits(chat, CANARY[chat.locale])

    await chat.taps(said("moods-act.picture"))
    await chat.sees(f"23.11: {CANARY[chat.locale]}")
    assert talks(live) == []


async def test_before_consent_nothing_is_marked(live: LiveBot, tongue: str) -> None:
    chat = live.chat(locale=tongue)
    await chat.opens()

    await chat.sends("moods:mark:3")

    assert rows(live) == []


def test_every_button_fits_the_smallest_messenger(tongue: str, channel: str) -> None:
    said = texts(tongue)
    names = [f"moods-face-{face}" for face in range(1, 6)]
    names += [f"moods-act.{act}" for act in ("talk", "exercise", "note", "picture", "send", "wipe")]

    assert [name for name in (*names, "moods-open.title") if len(said(name)) > MAX_TITLE] == []


async def test_marks_are_kept_for_ninety_days(live: LiveBot, chat: Chat, clock: Clock) -> None:
    await marks(chat, 3)
    clock.moves(days=80)
    await marks(chat, 4)

    assert len(rows(live)) == 2
    assert rows(live)[1].day - rows(live)[0].day == timedelta(days=80)
