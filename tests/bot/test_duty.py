"""Duty at the wire: a psychologist's phone hears of danger without a word of it; a talk passes whom it is about."""

import pytest
from sqlalchemy import select

from core import alerts
from core.actors import Specialist
from core.alerts import drills
from core.duty import conflicts, links
from core.help_requests import answers
from db.models.alerts import Alert
from db.models.help_requests import HelpMessage, HelpRequest
from tests import phones
from tests.chat import Chat, LiveBot
from tests.factories.staff import deputy_head, psychologist
from tests.phones import PHONES, Phone

pytestmark = pytest.mark.parametrize("channel", PHONES)
DANGER = "өлгім келеді"
MINE = "Мен қараймын"


async def hired(live: LiveBot, name: str, *, is_head: bool = False) -> Specialist:
    """A member of staff."""
    kind = deputy_head if is_head else psychologist
    return await live.bot.lane.run(lambda session: kind(session, full_name=name))


async def phone(live: LiveBot, person: Specialist) -> Phone:
    """This person's own phone, linked from the panel by a one-time link."""
    token = await live.bot.lane.run(lambda session: links.new_code(session, by=person, now=live.clock()))
    chat = phones.of(live.chat())
    await phones.links_phone(chat, token)
    return chat


async def ticks(live: LiveBot, **by: float) -> None:
    """Time passes, and the clock ticks once."""
    live.clock.moves(**by)
    await live.bot.tick(lambda session: alerts.climb(session, now=live.clock()))


def code_of_the_talk(live: LiveBot) -> str:
    with live.bot.database.reading() as session:
        return session.scalars(select(HelpRequest.code)).one()


class TestALinkedPhone:
    async def test_is_told_once_and_plainly_what_will_come(self, live: LiveBot) -> None:
        chat = await phone(live, await hired(live, "Айгүл"))

        told = await chat.sees("Баланың сөзі мұнда ешқашан жазылмайды")
        assert len(chat.texts()) == 1
        assert "Мен қараймын" in told

    async def test_hears_of_danger_with_code_and_urgency_and_without_a_word(self, live: LiveBot) -> None:
        chat = await phone(live, await hired(live, "Айгүл"))
        child = live.chat()

        await child.says(f"{DANGER}, шатырда тұрмын")
        await chat.settles()

        code = code_of_the_talk(live)
        shown = await chat.sees("🔴", code)
        assert not any(word in shown for word in ("өлгім", "шатыр", "суицид"))
        assert chat.titles() == [MINE]

    async def test_is_called_in_the_very_transaction_that_keeps_the_words(
        self, live: LiveBot, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await phone(live, await hired(live, "Айгүл"))
        child = live.chat()
        await child.opens()

        def fault(*_: object, **__: object) -> None:
            raise ValueError

        with monkeypatch.context() as broken:
            broken.setattr("core.alerts.climbing.page", fault)
            broken.setattr("bot.rescuing.deliver", fault)
            await child.says(DANGER)
        with live.bot.database.reading() as session:
            kept = session.scalars(select(HelpMessage.id)).all(), session.scalars(select(Alert.id)).all()

        # the call failed, so nothing of the turn stands: the words lie sealed as a letter, not half kept
        assert kept == ([], [])

    async def test_of_a_stranger_takes_nothing(self, live: LiveBot) -> None:
        await hired(live, "Айгүл")
        child = live.chat()
        await child.says(DANGER)
        stranger = live.chat()
        with live.bot.database.reading() as session:
            ref = session.scalars(select(Alert.ref)).one()

        await stranger.sends(f"duty:mine:{ref}")

        with live.bot.database.reading() as session:
            assert session.scalars(select(Alert.seen_at)).one() is None

    async def test_hears_nothing_any_more_once_it_was_unlinked(self, live: LiveBot) -> None:
        chat = await phone(live, await hired(live, "Айгүл"))
        await chat.taps("Дабылды өшіру")
        await chat.sees("енді келмейді")

        await live.chat().says(DANGER)
        await chat.settles()

        assert not any("🔴" in text for text in chat.texts())

    async def test_with_an_old_link_is_told_so(self, live: LiveBot) -> None:
        chat = phones.of(live.chat())

        await phones.links_phone(chat, "A" * 32)

        await chat.sees("Бұл сілтеме ескірген", "Эта ссылка устарела")


async def test_the_whole_ladder_on_real_phones(live: LiveBot) -> None:
    aigul, marat = await hired(live, "Айгүл"), await hired(live, "Марат")
    head = await hired(live, "Алия", is_head=True)
    first, second, third = [await phone(live, person) for person in (aigul, marat, head)]
    await live.chat().says(DANGER)
    code = code_of_the_talk(live)

    rings: list[tuple[int, int, int]] = []
    for minutes in (0, 3, 5, 3, 5):
        await ticks(live, minutes=minutes)
        for chat in (first, second, third):
            await chat.settles()
        count = [sum("🔴" in text for text in chat.texts()) for chat in (first, second, third)]
        rings.append((count[0], count[1], count[2]))
    await second.taps(MINE)

    assert rings == [(1, 0, 0), (2, 0, 0), (2, 1, 0), (2, 2, 0), (2, 2, 1)]
    await third.sees(code, "Марат қарап жатыр")
    await first.sees(code, "Марат қарап жатыр")
    assert "Сізге хаттың сөздері көрінбейді" in third.texts()[1]
    await second.sees("панельді ашып, хатты оқыңыз")
    await ticks(live, minutes=9)
    for chat in (first, second, third):
        await chat.settles()
    assert [sum("🔴" in text for text in chat.texts()) for chat in (first, second, third)] == [2, 2, 1]


async def test_who_blocked_the_bot_is_passed_over_and_comes_back_by_opening_it(live: LiveBot) -> None:
    aigul, marat = await hired(live, "Айгүл"), await hired(live, "Марат")
    first, second = await phone(live, aigul), await phone(live, marat)
    await phones.blocks(first)

    await live.chat().says(DANGER)
    await first.settles()
    await ticks(live)  # WhatsApp has told us only now

    await second.sees("🔴", code_of_the_talk(live))
    await phones.unblocks(first)
    with live.bot.database.reading() as session:
        assert len(links.working(session, aigul.id)) == 1


async def test_a_tap_without_a_look_is_reminded_and_the_alarm_goes_on(live: LiveBot) -> None:
    aigul, marat = await hired(live, "Айгүл"), await hired(live, "Марат")
    first, second = await phone(live, aigul), await phone(live, marat)
    await live.chat().says(DANGER)
    await first.settles()
    await first.taps(MINE)

    await ticks(live, minutes=10)
    await first.sees("хат әлі ашылған жоқ")
    await ticks(live, minutes=5)
    await second.sees("🔴", code_of_the_talk(live))

    with live.bot.database.reading() as session:
        talk = session.scalars(select(HelpRequest.id)).one()
    await live.bot.lane.run(lambda session: answers.accept(session, talk, by=marat, now=live.clock()))
    await first.sees("Марат қарап жатыр")


async def test_a_drill_says_that_it_is_one_and_ends_with_a_tap(live: LiveBot) -> None:
    aigul = await hired(live, "Айгүл")
    chat = await phone(live, aigul)

    def start(session: object) -> int:
        drills.start(session, school_id=aigul.school_id, asked_by=aigul.id, now=live.clock())
        return 1

    await live.bot.tick(start)
    await chat.sees("Жаттығу")
    live.clock.moves(seconds=42)
    await chat.taps(MINE)

    await chat.sees("42 секунд")
    with live.bot.database.reading() as session:
        assert [drill.result for drill in drills.drills(session, school_id=aigul.school_id)] == ["answered"]


class TestATalkAboutThePsychologist:
    async def test_passes_that_person_by_in_danger_too(self, live: LiveBot, chat: Chat) -> None:
        aigul, marat = await hired(live, "Айгүл Сейітқызы"), await hired(live, "Марат Ахметұлы")
        first, second = await phone(live, aigul), await phone(live, marat)

        await chat.taps("Маған көмек керек")
        await chat.taps("Бұл психолог туралы")
        assert chat.titles() == ["Айгүл Сейітқызы", "Марат Ахметұлы", "Басқа ересек", "Мәзір"]
        await chat.taps("Айгүл Сейітқызы")
        await chat.sees("Сен таңдаған адам бұл хатты көрмейді")
        await chat.says(DANGER)
        await second.settles()

        await second.sees("🔴", code_of_the_talk(live))
        await first.settles()
        assert not any("🔴" in text for text in first.texts())
        with live.bot.database.reading() as session:
            talk = session.scalars(select(HelpRequest)).one()
            assert conflicts.is_between(session, talk.id, aigul.id)

    async def test_is_told_honestly_when_nobody_else_may_read_it(self, live: LiveBot, chat: Chat) -> None:
        await hired(live, "Айгүл Сейітқызы")
        head = await phone(live, await hired(live, "Алия", is_head=True))
        await chat.taps("Маған көмек керек")
        await chat.taps("Бұл психолог туралы")
        await chat.taps("Айгүл Сейітқызы")
        await chat.sees("әзірге ешкім оқымайды", "📞 111", "📞 112")

        await chat.says("Ол маған айғайлайды")
        await chat.taps("Жіберу")

        await chat.sees("Хатың жетті", "әзірге ешкім оқымайды")
        shown = await head.sees(code_of_the_talk(live))
        assert "айғайлайды" not in shown

    async def test_may_be_about_another_adult_and_then_passes_nobody_by(self, live: LiveBot, chat: Chat) -> None:
        await hired(live, "Айгүл Сейітқызы")
        await chat.taps("Маған көмек керек")
        await chat.taps("Бұл психолог туралы")

        await chat.taps("Басқа ересек")

        await chat.sees("Хатыңды мектеп психологы ғана оқиды")
        with live.bot.database.reading() as session:
            talk = session.scalars(select(HelpRequest)).one()
            assert conflicts.of(session, talk.id) == frozenset()

    async def test_shows_a_name_too_long_for_a_button_in_full(self, live: LiveBot, chat: Chat) -> None:
        await hired(live, "Гүлбаршын Жұмабекқызы Ахметова")
        await chat.taps("Маған көмек керек")

        await chat.taps("Бұл психолог туралы")

        await chat.sees("Гүлбаршын Жұмабекқызы Ахметова")
        assert chat.titles()[0] == "Гүлбаршын Жұмабекқы…"

    async def test_can_be_one_that_was_sent_already(self, live: LiveBot, chat: Chat) -> None:
        aigul = await hired(live, "Айгүл Сейітқызы")
        await hired(live, "Марат Ахметұлы")
        await chat.taps("Маған көмек керек")
        await chat.says("Мені ренжітеді")
        await chat.taps("Жіберу")
        with live.bot.database.reading() as session:
            talk = session.scalars(select(HelpRequest)).one()
        await chat.sends(f"help:show:{talk.ref}")

        await chat.taps("Бұл психолог туралы")
        await chat.taps("Айгүл Сейітқызы")

        with live.bot.database.reading() as session:
            assert conflicts.of(session, talk.id) == {aigul.id}


async def test_no_number_of_a_phone_stands_anywhere_in_clear(live: LiveBot) -> None:
    chat = await phone(live, await hired(live, "Айгүл"))
    await live.chat().says(DANGER)
    await chat.settles()
    number = str(chat.person.uid).encode()

    files = list(live.bot.settings.home.glob("senim.db*"))  # with the log, which holds what is not in the table yet

    assert files
    assert not any(number in file.read_bytes() for file in files)
