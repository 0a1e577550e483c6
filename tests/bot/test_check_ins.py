"""A chat in danger is asked again, in a neutral envelope; its three answers reach the psychologist."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core.crisis import check_ins, response
from core.help_requests import HelpRequest, answers
from core.texts import texts
from db.models.help_requests import Side
from tests.chat import Chat, LiveBot
from tests.factories.staff import psychologist

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
ENVELOPE = texts("kk")("crisis-check-in")


def only_request(live: LiveBot) -> HelpRequest:
    with live.bot.database.reading() as session:
        return session.scalars(select(HelpRequest)).one()


def marks(live: LiveBot) -> list[str]:
    with live.bot.database.reading() as session:
        talk = session.scalars(select(HelpRequest)).one()
        return [line.words for line in answers.lines(session, talk) if line.message.side is Side.SYSTEM]


async def ticks(live: LiveBot, **by: float) -> None:
    """Let time pass, then let the clock tick once."""
    live.clock.moves(**by)
    await live.bot.tick(lambda session: check_ins.send_due(session, now=live.clock()))


@pytest.fixture
async def asked(live: LiveBot, chat: Chat) -> Chat:
    """A child in danger, ten minutes later."""
    await chat.says("өлгім келеді")
    await ticks(live, minutes=10)
    await chat.sees(ENVELOPE)
    return chat


async def test_the_envelope_tells_nothing_and_opens_into_the_question(live: LiveBot, asked: Chat) -> None:
    assert asked.texts()[-1] == ENVELOPE

    await asked.taps("Ашу")

    await asked.sees("Қалайсың?", "📞 112", "Қазір қауіпсіз жердесің бе?")
    assert asked.titles() == ["Иә", "Жоқ", "Білмеймін"]
    assert (ENVELOPE in asked.texts()) is asked.keeps_all


@pytest.mark.parametrize(
    ("title", "mark", "alarms"),
    [("Иә", "crisis:safe:yes", 1), ("Жоқ", "crisis:safe:no", 2), ("Білмеймін", "crisis:safe:unsure", 2)],
)
async def test_each_answer_stands_in_the_talk_and_anything_but_yes_raises_it_again(
    live: LiveBot, asked: Chat, title: str, mark: str, alarms: int
) -> None:
    before = only_request(live)
    await asked.taps("Ашу")

    await asked.taps(title)

    talk = only_request(live)
    assert marks(live) == [mark]
    assert (talk.is_red, talk.risk) == (True, before.risk if alarms == 1 else "emergency")
    again = live.clock() + timedelta(minutes=10)
    assert (talk.check_in_at == again) is (alarms == 2)


async def test_it_comes_three_times_and_a_clock_that_was_killed_asks_once(live: LiveBot, chat: Chat) -> None:
    await chat.says("өлгім келеді")

    await ticks(live, minutes=10)
    await ticks(live, hours=5)
    await ticks(live, seconds=10)
    assert only_request(live).check_ins == 2
    await ticks(live, hours=24)
    await ticks(live, hours=24)

    assert (only_request(live).check_ins, only_request(live).check_in_at) == (3, None)
    await chat.sees(ENVELOPE)


async def test_a_person_who_answers_takes_its_place(live: LiveBot, chat: Chat) -> None:
    await chat.says("өлгім келеді")
    live.clock.moves(minutes=3)
    talk = only_request(live)
    await live.bot.lane.run(
        lambda session: answers.answer(
            session, talk.id, text="Мен осындамын", by=psychologist(session), now=live.clock()
        )
    )

    await ticks(live, hours=3)

    assert (only_request(live).check_ins, only_request(live).check_in_at) == (0, None)


async def test_an_envelope_opened_after_the_danger_greets_and_asks_nothing(live: LiveBot, asked: Chat) -> None:
    await live.bot.lane.run(
        lambda session: response.end_crisis(
            session, session.scalars(select(HelpRequest)).one(), staff_id=None, now=live.clock()
        )
    )

    await asked.taps("Ашу")

    await asked.sees("Қаласаң, осында жаза бер")
    assert "Жоқ" not in asked.titles()


async def test_somebody_elses_check_in_opens_nothing(live: LiveBot, asked: Chat) -> None:
    other = live.chat()
    await other.begins()

    await other.sends(f"crisis:check:{only_request(live).ref}")

    await other.sees("Бұл хат мұнда енді жоқ")


async def test_an_answer_under_somebody_elses_name_does_not_touch_their_talk(live: LiveBot, chat: Chat) -> None:
    await chat.says("өлгім келеді")
    mine = only_request(live)
    other = live.chat()
    await other.begins()

    await other.sends(f"crisis:safe:no:{mine.ref}")

    with live.bot.database.reading() as session:
        talks = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()
        assert [talk.risk for talk in talks] == ["high", "emergency"]
        assert talks[0].ref == mine.ref
