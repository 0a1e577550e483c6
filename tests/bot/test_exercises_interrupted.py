"""What comes in the middle of an exercise: danger, letters, pictures, old buttons, two taps, another dialog."""

import pytest
from sqlalchemy import select

from core.exercises.running import LONGEST_ANSWER
from core.help_requests import HelpRequest, answers
from core.texts import texts
from db.models.alerts import Alert
from tests.chat import Chat, LiveBot
from tests.exercising import WORD, arrives, begins, is_in_clear, remembered, title
from tests.factories.polls import poll
from tests.subscribing import joins, the_row

CRY = "өлгім келеді"


@pytest.fixture(params=["web", "telegram", "whatsapp"])
def channel(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def talks(live: LiveBot) -> list[list[str]]:
    """The words of every letter."""
    with live.bot.database.reading() as session:
        return [
            [line.words for line in answers.lines(session, talk)] for talk in session.scalars(select(HelpRequest)).all()
        ]


def alarms(live: LiveBot) -> int:
    with live.bot.database.reading() as session:
        return len(session.scalars(select(Alert)).all())


def states(live: LiveBot) -> list[object]:
    return [kept["state"] for kept in remembered(live)]


def forms(live: LiveBot) -> list[object]:
    """What is remembered of exercises."""
    return [kept["data"]["ExerciseForm"] for kept in remembered(live) if "ExerciseForm" in kept["data"]]  # type: ignore[operator,index]


@pytest.mark.parametrize(
    ("code", "number"), [("grounding", 2), ("breathing", 2), ("worry", 2), ("i-message", 3), ("safety-plan", 4)]
)
async def test_a_cry_ends_it_and_raises_the_alarm(live: LiveBot, chat: Chat, code: str, number: int) -> None:
    await arrives(chat, code, number)

    await chat.says(CRY)

    await chat.sees("📞 112", "Қазір қауіпсіз жердесің бе?")
    assert CRY in talks(live)[0]
    assert alarms(live) == 1
    assert forms(live) == []
    assert WORD not in str(remembered(live))


async def test_a_cry_in_pieces_is_heard_as_one(live: LiveBot, chat: Chat) -> None:
    await arrives(chat, "worry", 2)
    await chat.says("не хочу")
    assert alarms(live) == 0

    await chat.says("жить")

    await chat.sees("📞 112", "Қазір қауіпсіз жердесің бе?")
    assert "не хочу жить" in talks(live)[0]
    assert alarms(live) == 1
    assert forms(live) == []


async def test_words_where_none_are_asked_are_for_the_psychologist_and_it_waits(live: LiveBot, chat: Chat) -> None:
    await arrives(chat, "breathing", 2)

    await chat.says("Бүгін сабақ көп болды")

    assert talks(live) == [["Бүгін сабақ көп болды"]]
    assert chat.titles() == ["Жіберу", "Әлі емес", "Өшіру", "Жаттығуға оралу"]
    await chat.taps("Жаттығуға оралу")
    assert texts("kk")("exercises-breathing-2") in chat.texts()[-1]


async def test_an_answer_joins_no_letter_that_is_being_written(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Хатым басталды")

    await arrives(chat, "strengths", 3)

    assert talks(live) == [["Хатым басталды"]]


async def test_after_it_words_go_to_the_letter_again(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Хатым басталды")
    await arrives(chat, "strengths", 3)
    await chat.taps("Тоқтату")

    await chat.says("Тағы қосамын")

    assert talks(live) == [["Хатым басталды", "Тағы қосамын"]]


@pytest.mark.parametrize(
    "payload", ["menu:open", "tips:open", "privacy:open", "help:start", "exercises:open", "start:language", "foo"]
)
async def test_another_dialog_ends_it_and_what_was_typed_is_gone(live: LiveBot, chat: Chat, payload: str) -> None:
    await arrives(chat, "safety-plan", 4)
    assert WORD in str(forms(live))

    await chat.sends(payload)

    assert forms(live) == []
    assert "ExerciseForm:running" not in states(live)


async def test_a_button_of_the_schools_messages_ends_nothing(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    mine = the_row(live)
    asked = await live.bot.lane.run(lambda session: poll(session, now=live.clock(), asked=(mine,)).ref)
    await arrives(chat, "worry", 2)

    for payload in ("subscriptions:stop:1", "subscriptions:again:1", f"broadcasts:vote:{asked}:0"):
        await chat.sends(payload)
        assert len(forms(live)) == 1


async def test_the_alarm_button_is_at_hand_and_ends_it(live: LiveBot, chat: Chat) -> None:
    await arrives(chat, "tonight", 3)

    await chat.taps("Қазір көмек керек")

    await chat.sees("Қазір қауіпсіз жердесің бе?")
    assert alarms(live) == 1
    assert forms(live) == []


async def test_in_a_chat_in_danger_there_is_help_and_no_exercise(live: LiveBot, chat: Chat) -> None:
    await chat.says(CRY)

    await chat.sends("exercises:start:worry")

    assert chat.titles() == ["Қазір көмек керек"]
    assert forms(live) == []


@pytest.mark.parametrize(
    "payload",
    ["exercises:step:grounding~6", "exercises:step:grounding~1", "exercises:step:breathing~2", "exercises:step:x~²"],
)
async def test_a_button_of_another_step_is_said_kindly_and_it_goes_on(live: LiveBot, chat: Chat, payload: str) -> None:
    await arrives(chat, "grounding", 3)

    await chat.sends(payload)

    await chat.sees(texts("kk")("exercises-stale"))
    assert chat.titles() == ["Жаттығуға оралу", "Басынан бастау", "Мәзір"]
    await chat.taps("Жаттығуға оралу")
    assert chat.texts()[-1] == texts("kk")("exercises-grounding-3")


@pytest.mark.parametrize(
    "payload",
    [
        "exercises:step:grounding~4",
        "exercises:pick:saying-no~1~vape",
        "exercises:more:readiness~2",
        "exercises:step:",
        "exercises:step:gone~2",
    ],
)
async def test_a_button_of_last_month_offers_a_new_beginning(live: LiveBot, chat: Chat, payload: str) -> None:
    await chat.sends(payload)

    await chat.sees(texts("kk")("exercises-stale"))
    assert chat.titles() == ["Басынан бастау", "Мәзір"]
    await chat.taps("Басынан бастау")
    assert "Тоқтату" in chat.titles() or "Мәзір" in chat.titles()


@pytest.mark.parametrize("payload", ["exercises:start:gone", "exercises:start:", "exercises:start:../../etc"])
async def test_an_exercise_there_is_not_gives_the_list(chat: Chat, payload: str) -> None:
    await chat.sends(payload)

    assert title(chat, "exercises-breathing.title") in chat.titles()


async def test_a_button_tapped_twice_moves_one_step(live: LiveBot, chat: Chat) -> None:
    await begins(chat, "grounding")

    for _ in range(2):
        await chat.sends("exercises:step:grounding~2")

    assert chat.texts()[-1] == texts("kk")("exercises-grounding-2")
    assert forms(live) == [{"code": "grounding", "step": 2, "words": []}]


async def test_a_choice_tapped_twice_is_made_once_and_can_be_made_anew(live: LiveBot, chat: Chat) -> None:
    await begins(chat, "saying-no")

    for choice in ("vape", "vape", "money"):
        await chat.sends(f"exercises:pick:saying-no~1~{choice}")

    assert chat.texts()[-1] == texts("kk")("exercises-saying-no-2", situation="money")
    assert forms(live) == [{"code": "saying-no", "step": 2, "words": ["money"]}]


async def test_a_choice_there_is_not_is_an_old_button(live: LiveBot, chat: Chat) -> None:
    await begins(chat, "saying-no")

    await chat.sends("exercises:pick:saying-no~1~everything")

    await chat.sees(texts("kk")("exercises-stale"))


async def test_the_ruler_has_two_pages_in_one_place(chat: Chat) -> None:
    await arrives(chat, "readiness", 2)
    assert chat.titles() == ["0", "1", "2", "3", "4", "5", "6 – 10", "Тоқтату"]
    before = chat.count()

    await chat.taps("6 – 10")
    assert chat.titles() == ["6", "7", "8", "9", "10", "0 – 5", "Тоқтату"]
    await chat.taps("7")

    assert chat.texts()[-1] == texts("kk")("exercises-readiness-3", number=7)
    assert chat.keeps_all or chat.count() - before <= 2


@pytest.mark.parametrize("typed", ["8", " 8 ", "тоқтату"])
async def test_what_can_be_tapped_can_be_typed(live: LiveBot, chat: Chat, typed: str) -> None:
    await arrives(chat, "readiness", 2)

    await chat.says(typed)

    expected = texts("kk")("exercises-readiness-3", number=8) if "8" in typed else texts("kk")("exercises-stopped")
    assert chat.texts()[-1] == expected
    assert talks(live) == []


async def test_an_answer_no_card_could_hold_is_asked_again_and_nothing_is_cut(live: LiveBot, chat: Chat) -> None:
    await arrives(chat, "i-message", 2)

    await chat.says("ұзақ " * (LONGEST_ANSWER // 5 + 1))

    await chat.sees(texts("kk")("exercises-too-long"))
    assert forms(live)[0]["step"] == 2  # type: ignore[index]
    await chat.says("қысқа")
    assert chat.texts()[-1] == texts("kk")("exercises-i-message-3")


async def test_a_worry_may_come_in_many_messages_and_is_forgotten_before_the_next_step(
    live: LiveBot, chat: Chat
) -> None:
    await arrives(chat, "worry", 2)
    for _ in range(3):
        await chat.says(f"{WORD} қайталай беремін")
        await chat.sees(texts("kk")("exercises-go-on"))

    await chat.taps("Дайын")

    assert chat.texts()[-1] == texts("kk")("exercises-worry-3")
    assert WORD not in str(remembered(live))
    assert not is_in_clear(live, WORD)


async def test_a_chat_that_is_cleared_shows_no_answer_and_loses_no_letter(live: LiveBot, chat: Chat) -> None:
    await chat.taps("Маған көмек керек")
    await chat.says("Емтиханнан қорқамын")
    await chat.taps("Жіберу")
    await arrives(chat, "tonight", 6)

    await chat.taps("Чатты тазалау")

    await chat.sees(texts("kk")("exercises-cleared"))
    assert await chat.is_cleared()
    assert (WORD in " ".join(chat.texts() + chat.texts("child"))) is chat.keeps_all
    assert talks(live) == [["Емтиханнан қорқамын"]]
