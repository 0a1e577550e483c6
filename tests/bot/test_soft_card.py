"""The soft card: gentle, once a day, beside the flow's own answer; it wakes nobody and may be wrong."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot import conversation
from core.crisis.markers import Finding, Level
from core.texts import texts
from db.models.alerts import Alert
from db.models.help_requests import HelpRequest, RequestState
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
SOFT = texts("kk")("crisis-soft", lines="").splitlines()[0]
Screened = Callable[..., Finding]


@pytest.fixture
def found(live: LiveBot, monkeypatch: pytest.MonkeyPatch) -> dict[str, Finding]:
    """What screening finds in which words; nothing in any others."""
    findings: dict[str, Finding] = {}
    monkeypatch.setattr(conversation.markers, "screen", lambda text, **_: findings.get(text, Finding()))
    return findings


@pytest.fixture
def broken(live: LiveBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Screening fails on everything once the service runs."""

    def fail(_text: str, **_: object) -> Finding:
        raise ValueError

    monkeypatch.setattr(conversation.markers, "screen", fail)


def shown(chat: Chat) -> int:
    """How many soft cards stand on the screen."""
    return sum(SOFT in said for said in chat.texts())


def only_request(live: LiveBot) -> HelpRequest:
    with live.bot.database.reading() as session:
        return session.scalars(select(HelpRequest)).one()


def alerts(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return len(session.scalars(select(Alert)).all())


async def test_the_card_stands_before_the_flows_own_answer(
    live: LiveBot, chat: Chat, found: dict[str, Finding]
) -> None:
    found["қиын"] = Finding(is_soft=True)
    await chat.taps("Маған көмек керек")
    before = len(chat.texts())

    await chat.says("қиын")

    await chat.sees("Екі минут үнсіз қалсаң")
    card, answer = chat.texts()[before:]
    assert [part in card for part in (SOFT, "📞 112", "📞 111")] == [True, True, True]
    assert "Сақталды" in answer
    assert chat.titles() == ["Жіберу", "Әлі емес", "Өшіру"]


async def test_the_flow_goes_on_and_nobody_is_woken(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    await chat.says("қиын")
    assert (only_request(live).state, only_request(live).risk) == (RequestState.DRAFT, "elevated")

    await chat.taps("Жіберу")

    await chat.sees("Хатың жетті")
    assert (only_request(live).is_red, alerts(live)) == (False, 0)


async def test_it_comes_once_a_day(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    await chat.says("қиын")
    live.clock.moves(hours=2)
    await chat.says("қиын")
    assert shown(chat) == 1
    live.clock.moves(hours=24)

    await chat.says("қиын")

    assert shown(chat) == 2


async def test_it_comes_again_when_the_sign_is_graver(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    found["өте қиын"] = Finding(level=Level.ELEVATED, is_soft=True)
    await chat.says("қиын")

    await chat.says("өте қиын")
    await chat.says("қиын")
    await chat.says("өте қиын")

    assert shown(chat) == 2


async def test_its_button_calls_for_help(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    await chat.says("қиын")

    await chat.taps("Қазір көмек керек")

    await chat.sees("Көмек сұрағаның дұрыс болды")
    assert (only_request(live).is_red, alerts(live)) == (True, 1)


async def test_it_needs_neither_language_nor_consent(live: LiveBot, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    chat = live.chat()

    await chat.says("қиын")

    await chat.sees(SOFT)
    await chat.sees("Қай тілде")


async def test_it_is_shown_even_to_a_flood(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    for number in range(31):
        await live_says(chat, f"сөз {number}")

    await live_says(chat, "қиын")

    await chat.sees(SOFT)


async def live_says(chat: Chat, words: str) -> None:
    """Write without waiting for an answer: a flood gets none."""
    if hasattr(chat, "post"):
        await chat.post(text=words)
    else:
        await chat.says(words)


async def test_in_danger_it_is_not_shown(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қауіп"] = Finding(level=Level.HIGH, rules=("test",))
    found["қиын"] = Finding(is_soft=True)
    await chat.says("қауіп")

    await chat.says("қиын")

    assert shown(chat) == 0


async def test_it_is_not_remembered_in_clear(live: LiveBot, chat: Chat, found: dict[str, Finding]) -> None:
    found["қиын"] = Finding(is_soft=True)
    await chat.says("қиын")

    with live.bot.database.reading() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM contacts").all()

    assert "softened" not in str(rows)


@pytest.mark.usefixtures("broken")
async def test_words_that_could_not_be_screened_show_it_and_a_person_looks(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")

    await chat.says("кез келген сөз")

    await chat.sees(SOFT, "📞 112")
    await chat.sees("Қосылды")
    request = only_request(live)
    assert (request.is_unscreened, request.state, request.is_red) == (True, RequestState.NEW, False)
    assert (request.due_at, alerts(live)) == (live.clock(), 0)
    with live.bot.database.reading() as session:
        assert session.get_one(HelpRequest, request.id).messages[0].is_unscreened


@pytest.mark.usefixtures("broken")
async def test_words_that_could_not_be_screened_before_consent_are_seen_too(live: LiveBot) -> None:
    chat = live.chat()

    await chat.says("кез келген сөз")

    await chat.sees(SOFT)
    assert only_request(live).state is RequestState.NEW
