"""Whatever is sent: a kind, clear answer in the child's language, and nothing is lost."""

import asyncio
import sqlite3
import threading
import uuid

import pytest
from sqlalchemy import event, select

from bot import rescuing
from bot.channels.web import intake
from bot.dialogs import emergency
from bot.dialogs import help_requests as dialog
from core import alerts, inbox
from core.help_requests import answers
from db.models.help_requests import HelpRequest, RequestState
from db.models.inbox import DeadLetter
from tests.chat import LiveBot, WebChat


def kept(live: LiveBot) -> list[str]:
    with live.bot.database.reading() as session:
        found = session.scalars(select(HelpRequest)).all()
        return [line.words for request in found for line in answers.lines(session, request)]


@pytest.mark.parametrize("text", ["", "   \n\t ", "\u200b\u200d\ufeff", "\u202e\u2066"])
async def test_nothing_to_see_is_said_kindly(live: LiveBot, chat: WebChat, text: str) -> None:
    status, answer = await chat.post(text=text)

    assert status == 400
    assert answer["message"] == "Хабарламаң бос екен. Бір сөз жазсаң да болады."
    assert kept(live) == []


@pytest.mark.parametrize(
    "text",
    [
        "😔😔😔",
        "\u202eтерсінен жазылған мәтін",
        "а\u200bр\u200bа\u200bсында көрінбейтін таңбалар",
        "<script>alert(1)</script><b>қалың</b>",
        "{{ 7*7 }} ${7*7} %s %(x)s",
        "'; DROP TABLE help_requests; --",
        "ұзын сөйлем " * 1600,
    ],
)
async def test_any_text_is_kept_letter_by_letter_and_shown_as_text(live: LiveBot, chat: WebChat, text: str) -> None:
    await chat.says(text)

    assert kept(live) == [text]
    assert chat.texts("child") == [text]


async def test_too_long_a_text_is_refused_whole_so_that_nothing_is_cut(live: LiveBot, chat: WebChat) -> None:
    status, answer = await chat.post(text="а" * 20_001)

    assert status == 413
    assert "Бірнеше бөлікке бөліп жібер" in answer["message"]
    assert kept(live) == []


@pytest.mark.parametrize(
    "body",
    [
        {"text": None},
        {"text": 7},
        {"payload": ""},
        {"payload": "x" * 65},
        {"payload": "help:show:\0"},
        {"payload": "help:show:\ud800"},
        {"id": "../../etc/passwd", "text": "сәлем"},
        {"id": 5, "text": "сәлем"},
    ],
)
async def test_what_is_not_a_message_is_refused(live: LiveBot, chat: WebChat, body: dict[str, object]) -> None:
    status, answer = await chat.post(**body)

    assert status == 400
    assert answer["error"] == "unreadable"
    assert kept(live) == []


@pytest.mark.parametrize("talk_key", ["", "short", "a" * 44, "ё" * 43, "!" * 43])
async def test_a_forged_key_opens_nothing(live: LiveBot, talk_key: str) -> None:
    chat = live.chat()
    headers = {"Authorization": "Bearer " + talk_key.encode().decode("latin-1")}

    async with live.client.post("/chat/turns", json={"id": str(uuid.uuid4()), "text": "х"}, headers=headers) as answer:
        assert answer.status == 401
    async with live.client.get("/chat/bubbles?after=0&wait=0", headers=headers) as answer:
        assert answer.status == 401
    assert chat.texts() == []


@pytest.mark.parametrize("query", ["after=x", "after=-1", "after=1,2", "after=99999999999999999999"])
async def test_a_strange_cursor_is_refused(live: LiveBot, chat: WebChat, query: str) -> None:
    async with live.client.get(f"/chat/bubbles?{query}", headers=chat.headers) as answer:
        assert answer.status == 400


async def test_another_key_sees_none_of_these_bubbles(live: LiveBot, chat: WebChat) -> None:
    await chat.says("Бұл тек менікі")
    stranger = live.chat()

    await stranger.looks()

    assert stranger.bubbles == {}


@pytest.mark.parametrize(
    "payload", ["help:open:нет", "help:show:1,2", "tips:area:9", "tips:show:T99", "foo", "help:erase:"]
)
async def test_an_unknown_button_gives_the_menu_back(live: LiveBot, chat: WebChat, payload: str) -> None:
    await chat.sends(payload)

    assert "Маған көмек керек" in chat.titles()


async def test_the_same_message_five_times_counts_once(live: LiveBot, chat: WebChat) -> None:
    await chat.taps("Маған көмек керек")
    for _ in range(5):
        status, _answer = await chat.post(id="11111111-2222-3333-4444-555555555555", text="Бір рет қана")
        assert status == 200

    assert kept(live) == ["Бір рет қана"]


@pytest.mark.parametrize("bubble", [10**30, 2**31, 0, -1, "7", None])
def test_a_bubble_that_cannot_be_is_no_bubble(bubble: object) -> None:
    body = {"id": str(uuid.uuid4()), "payload": "help:hide:x", "bubble": bubble}

    assert intake._message(body, "address", None).shown is None


async def test_a_page_that_listens_is_let_go_when_the_service_stops(live: LiveBot, chat: WebChat) -> None:
    await chat.looks()
    listening = asyncio.ensure_future(chat.looks(wait=25))
    bell = live.bot.channels[0]._bell  # type: ignore[attr-defined]
    while not bell._waiting:
        await asyncio.sleep(0.01)

    await live.client.app.shutdown()

    await asyncio.wait_for(listening, 10)


async def test_two_tabs_show_the_same_talk(live: LiveBot, chat: WebChat) -> None:
    tab = live.chat()
    tab.talk_key = chat.talk_key
    await chat.says("Бір ғана әңгіме")

    await tab.looks()

    assert tab.texts("child") == ["Бір ғана әңгіме"]


async def test_words_whose_turn_keeps_failing_reach_the_psychologist_all_the_same(
    live: LiveBot, chat: WebChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog, "_offer_sending", fault)

    status, _answer = await chat.post(text="Осы сөз жоғалмасын")

    assert status == 200
    await chat.sees("Жазғаның сақталды, бірақ бізде ақау шықты. Психолог оны бәрібір оқиды")
    assert kept(live) == ["Осы сөз жоғалмасын"]
    with live.bot.database.reading() as session:
        assert session.scalars(select(HelpRequest)).one().state is RequestState.NEW


async def test_a_cry_by_button_whose_turn_keeps_failing_is_heard_all_the_same(
    live: LiveBot, chat: WebChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(emergency, "_stay", fault)

    status, _answer = await chat.post(payload="crisis:now")

    assert status == 200
    await chat.sees("112")
    with live.bot.database.reading() as session:
        request = session.scalars(select(HelpRequest)).one()
        assert (request.state, request.is_red) == (RequestState.NEW, True)
        assert len(alerts.unseen(session, school_id=request.school_id)) == 1


async def test_when_nothing_works_the_letter_is_kept_sealed_and_the_child_is_told_the_truth(
    live: LiveBot, chat: WebChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialog, "_offer_sending", fault)
    monkeypatch.setattr(rescuing.drafts, "send", broken)

    status, _answer = await chat.post(text="Осы сөз жоғалмасын")

    assert status == 200
    await chat.sees("қашан оқитынымызды дәл айта алмаймыз")
    with live.bot.database.reading() as session:
        letter = session.scalars(select(DeadLetter)).one()
        assert letter.problem == "ZeroDivisionError"
        assert "Осы сөз".encode() not in letter.sealed
        assert inbox.unresolved(session) == 1


async def fault(*_args: object) -> None:
    raise ZeroDivisionError


def broken(*_args: object, **_named: object) -> None:
    raise ZeroDivisionError


async def test_while_another_program_holds_the_database_the_message_waits_and_is_kept(
    live: LiveBot, chat: WebChat
) -> None:
    foreign = sqlite3.connect(live.bot.settings.home / "senim.db", isolation_level=None, check_same_thread=False)
    foreign.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: foreign.execute("ROLLBACK")).start()

    status, _answer = await chat.post(text="Күтсем де болады")

    assert status == 200
    assert kept(live) == ["Күтсем де болады"]
    foreign.close()


async def test_a_database_that_cannot_take_it_is_not_confirmed(
    live: LiveBot, chat: WebChat, capsys: pytest.CaptureFixture[str]
) -> None:
    _limit_pages(live)

    refused: list[int] = []
    for _ in range(40):
        status, answer = await chat.post(text="Орын таусылғанша " * 900)
        if status != 200:
            refused.append(status)
            break

    assert refused == [503]
    assert "111" in answer["message"]
    assert "Орын таусылғанша" not in capsys.readouterr().out


def _limit_pages(live: LiveBot) -> None:
    """Let the database grow by a little more, as on a full disk."""
    engine = live.bot.database.write_engine
    with live.bot.database.reading() as session:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar() or 0

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages + 40}")

    event.listen(engine, "connect", limit)
    engine.dispose()
