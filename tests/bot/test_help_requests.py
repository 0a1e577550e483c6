"""Writing to the psychologist: the same errand on every channel."""

import asyncio

import pytest
from sqlalchemy import select

from core.help_requests import answers, drafts
from core.texts import texts
from db.models.help_requests import HelpMessage, HelpRequest, HelpSource, RequestState, Side
from db.models.outbox import OutboxMessage
from db.models.traces import TidyChat, Trace
from db.models.windows import MessageWindow
from tests.chat import Chat, LiveBot

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])


def requests(live: LiveBot) -> list[HelpRequest]:
    with live.bot.database.reading() as session:
        return list(session.scalars(select(HelpRequest).order_by(HelpRequest.id)))


def words(live: LiveBot, request: HelpRequest) -> list[str]:
    with live.bot.database.reading() as session:
        found = session.get_one(HelpRequest, request.id)
        return [line.words for line in answers.lines(session, found) if line.message.side is Side.CHILD]


def unsettled(live: LiveBot) -> int:
    """How many rows of the outbox still hold words or an address."""
    with live.bot.database.reading() as session:
        return sum(bool(row.sealed_body + row.sealed_address) for row in session.scalars(select(OutboxMessage)))


def left(live: LiveBot) -> dict[str, int]:
    """How many rows there are of what speaks of a phone or of words that stood on it."""
    tables = (HelpMessage, HelpSource, MessageWindow, Trace, TidyChat)
    with live.bot.database.reading() as session:
        counts = {table.__name__: len(session.execute(select(table)).all()) for table in tables}
    return {name: count for name, count in counts.items() if count}


class TestWriting:
    async def test_keeps_several_messages_in_one_draft_and_says_that_silence_sends_it(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бірінші")
        await chat.sees("Екі минут үнсіз қалсаң")
        await chat.says("Екінші")

        [request] = requests(live)

        assert request.state is RequestState.DRAFT
        assert words(live, request) == ["Бірінші", "Екінші"]

    async def test_sends_on_tap_with_a_receipt_that_names_the_code(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Ұйықтай алмай жүрмін")
        await chat.taps("Жіберу")

        [request] = requests(live)

        assert request.state is RequestState.NEW
        await chat.sees("Хатың жетті", request.code)

    async def test_sends_a_silent_draft_by_itself(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Ұйықтай алмай жүрмін")
        [request] = requests(live)

        live.clock.moves(seconds=119)
        await live.bot.tick(lambda session: drafts.send_silent(session, now=live.clock()))
        assert requests(live)[0].state is RequestState.DRAFT
        live.clock.moves(seconds=2)
        await live.bot.tick(lambda session: drafts.send_silent(session, now=live.clock()))

        await chat.sees("Хатың жетті", request.code)
        assert requests(live)[0].state is RequestState.NEW

    async def test_not_yet_keeps_the_draft_waiting(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Әлі ойланып тұрмын")
        await chat.taps("Әлі емес")
        await chat.says("тағы бір сөз")

        [request] = requests(live)

        assert request.auto_send_at is None
        assert words(live, request) == ["Әлі ойланып тұрмын", "тағы бір сөз"]

    async def test_not_yet_still_holds_after_looking_for_another_talk(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Әлі дайын емеспін")
        await chat.sends("help:hold")
        await chat.sends("help:resume")
        await chat.sends("menu:open")

        await chat.says("Тағы ойланайын")

        [request] = requests(live)
        assert (request.state, request.auto_send_at) == (RequestState.DRAFT, None)

    async def test_words_in_place_of_a_secret_are_not_lost(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends("help:resume")

        await chat.says("Менімен ешкім сөйлеспейді, жалғызбын")

        [request] = requests(live)
        assert words(live, request) == ["Менімен ешкім сөйлеспейді, жалғызбын"]

    async def test_words_typed_outside_any_form_become_a_draft(self, live: LiveBot, chat: Chat) -> None:
        await chat.says("Ешкім мені түсінбейді")

        [request] = requests(live)

        assert request.state is RequestState.DRAFT
        assert words(live, request) == ["Ешкім мені түсінбейді"]

    async def test_words_before_consent_are_kept_and_wait_for_it(self, live: LiveBot) -> None:
        chat = live.chat()
        await chat.says("Сәлем, маған көмек керек еді")

        [request] = requests(live)

        assert request.auto_send_at is None
        assert words(live, request) == ["Сәлем, маған көмек керек еді"]
        await chat.sees("Қай тілде")
        await chat.sends("start:locale:kk")
        await chat.sends("start:agree")
        await chat.taps("Жіберілмеген хат")
        await chat.taps("Жіберу")
        await chat.sees("Хатың жетті")

    async def test_a_command_nobody_knows_is_kept_as_words(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("/abc")
        await chat.says("жалғастырамын")

        assert words(live, requests(live)[0]) == ["/abc", "жалғастырамын"]

    async def test_a_stale_button_gets_a_kind_answer_and_the_menu(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Жоғалмасыншы")
        await chat.sends("appointments:cancel:17")

        await chat.sees("Бұл батырма ескіріп қалыпты")
        assert "Жіберілмеген хат" in chat.titles() or "Маған көмек керек" in chat.titles()
        assert words(live, requests(live)[0]) == ["Жоғалмасыншы"]

    async def test_a_thrown_away_draft_opens_for_nobody(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Мұны ешкім көрмесін")
        await chat.taps("Өшіру")

        [request] = requests(live)

        assert request.state is RequestState.ERASED
        assert await chat.is_cleared()
        assert ("Мұны ешкім көрмесін" in chat.texts("child")) is chat.keeps_all
        assert live.bot.keys.thread_keys.find(request.ref) is None


class TestTalking:
    async def test_an_answer_arrives_in_a_neutral_envelope_and_opens_where_it_can(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Емтиханнан қорқамын")
        await chat.taps("Жіберу")
        [request] = requests(live)
        staff = await live.bot.lane.run(_psychologist)

        await live.bot.lane.run(
            lambda session: answers.answer(session, request.id, text="Бұл – қалыпты сезім.", by=staff, now=live.clock())
        )
        live.bot.delivery.wake()
        await chat.sees("Саған жаңалық бар")
        shown = chat.count()

        await chat.taps("Ашу")

        await chat.sees("Бұл – қалыпты сезім.")
        assert chat.count() == shown + (2 if chat.keeps_all else 0)
        assert ("Саған жаңалық бар." in chat.texts()) is chat.keeps_all
        with live.bot.database.reading() as session:
            answer = next(m for m in session.get_one(HelpRequest, request.id).messages if m.side is Side.STAFF)
            assert answer.opened_at is not None

        if chat.keeps_all:
            assert chat.titles() == ["Жауап жазу"]
        else:
            await chat.taps("Жасыру")
            await chat.sees("Саған жаңалық бар")
            assert "Бұл – қалыпты сезім." not in chat.texts()

        await chat.taps("Ашу")
        await chat.says("Рақмет!")
        assert words(live, request) == ["Емтиханнан қорқамын", "Рақмет!"]

    async def test_nobody_opens_another_childs_answer(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Құпиям бар")
        await chat.taps("Жіберу")
        [request] = requests(live)
        staff = await live.bot.lane.run(_psychologist)
        answer = await live.bot.lane.run(
            lambda session: answers.answer(session, request.id, text="Тек саған", by=staff, now=live.clock())
        )
        stranger = live.chat()
        await stranger.begins()

        await stranger.sends(f"help:open:{answer.ref}")

        await stranger.sees("Бұл хат мұнда енді жоқ")
        assert all("Тек саған" not in text for text in stranger.texts())

    async def test_a_resume_secret_moves_the_talk_once(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Телефонымды ауыстырамын")
        await chat.taps("Жіберу")
        await chat.taps("Қайта кіру сөзі")
        secret = (await chat.sees("Қайта кіру сөзің")).split("*")[1]
        elsewhere = live.chat()
        await elsewhere.begins()

        await elsewhere.sends("help:resume")
        await elsewhere.says(secret)

        [request] = requests(live)
        await elsewhere.sees(request.code)
        again = live.chat()
        await again.begins()
        await again.sends("help:resume")
        await again.says(secret)
        await again.sees("Бұл сөзбен хат табылмады")

    async def test_deleting_a_talk_destroys_its_words_and_its_key(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Кейін өшіремін")
        await chat.taps("Жіберу")
        [request] = requests(live)

        await chat.sends(f"help:delete:{request.ref}")
        await chat.taps("Иә, өшір")

        await chat.sees("Жазғаның өшірілді")
        assert await chat.is_cleared()
        assert requests(live)[0].state is RequestState.ERASED
        assert live.bot.keys.thread_keys.find(request.ref) is None

    async def test_a_red_talk_is_not_erased_and_the_child_is_told(self, live: LiveBot, chat: Chat) -> None:
        await chat.says("өлгім келеді")
        [request] = requests(live)

        await chat.sends(f"help:erase:{request.ref}")

        await chat.sees("Бұл экраннан өшірілді")
        assert words(live, request) == ["өлгім келеді"]

    async def test_a_class_is_told_only_if_wanted(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Жаңа сыныпқа үйрене алмай жүрмін")
        await chat.taps("Жіберу")
        await chat.taps("Сыныбымды айту")
        await chat.says("7 «а»")

        assert requests(live)[0].class_name == "7А"

    async def test_other_words_instead_of_a_class_are_not_lost(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бірінші хабар")
        await chat.taps("Жіберу")
        await chat.taps("Сыныбымды айту")
        await chat.says("жоқ, айтқым келмейді")

        assert words(live, requests(live)[0]) == ["Бірінші хабар", "жоқ, айтқым келмейді"]


def _psychologist(session):  # type: ignore[no-untyped-def]
    from core import schools, staff
    from core.actors import Role
    from db.models.staff import Staff

    member = Staff(
        school_id=schools.first_school(session).id,
        username="aigul",
        full_name="Aigul S.",
        fs_uniquifier="u1",
        roles=[staff.role(session, Role.PSYCHOLOGIST)],
    )
    session.add(member)
    session.flush()
    return staff.specialist(member)


class TestTypedChoices:
    async def test_a_number_works_as_a_tap(self, live: LiveBot, chat: Chat) -> None:
        number = chat.titles().index("Кеңестер") + 1

        await chat.says(str(number))

        await chat.sees("Саған қайсысы жақын?")
        assert requests(live) == []

    async def test_a_title_works_as_a_tap(self, live: LiveBot, chat: Chat) -> None:
        await chat.says("маған көмек керек")

        await chat.sees("Не болып жатқанын өз сөзіңмен жаз")
        assert requests(live) == []

    async def test_a_number_in_a_draft_stays_words(self, live: LiveBot, chat: Chat) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("1")

        assert words(live, requests(live)[0]) == ["1"]


class TestMoving:
    async def test_a_resumed_talk_goes_on_at_the_new_place_and_closes_at_the_old_one(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Телефонымды ауыстырамын")
        await chat.taps("Жіберу")
        await chat.taps("Қайта кіру сөзі")
        secret = (await chat.sees("Қайта кіру сөзің")).split("*")[1]
        [request] = requests(live)
        elsewhere = live.chat()
        await elsewhere.begins()
        await elsewhere.sends("help:resume")
        await elsewhere.says(secret)
        await elsewhere.says("Енді осы жерден жазамын")

        await chat.sends(f"help:show:{request.ref}")

        await chat.sees("Бұл хат мұнда енді жоқ")
        assert words(live, request) == ["Телефонымды ауыстырамын", "Енді осы жерден жазамын"]

    async def test_a_secret_that_stays_on_the_phone_is_said_to_stay(self, chat: Chat, channel: str) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Телефонымды ауыстырамын")
        await chat.taps("Жіберу")
        await chat.taps("Қайта кіру сөзі")

        told = await chat.sees("Қайта кіру сөзің")

        assert (texts("kk")("help-secret-stays") in told) is (channel == "whatsapp")

    async def test_five_wrong_words_a_day_are_the_limit_however_often_the_door_is_opened(
        self, live: LiveBot, chat: Chat
    ) -> None:
        other = live.chat()
        await other.begins()
        await other.taps("Маған көмек керек")
        await other.says("Менің хатым")
        await other.taps("Жіберу")
        await other.taps("Қайта кіру сөзі")
        secret = (await other.sees("Қайта кіру сөзің")).split("*")[1]
        for guess in range(5):
            await chat.sends("help:resume")
            await chat.says(f"aaaa-bbbb-cccc-{guess}")

        await chat.sends("help:resume")
        await chat.says(secret)

        await chat.sees("Бұл сөзбен хат табылмады")
        live.clock.moves(days=1)
        await chat.says(secret)
        await chat.sees(requests(live)[0].code)


class TestForgetting:
    async def test_everything_goes_but_a_talk_in_danger_with_the_way_to_its_answer(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Кәдімгі хат")
        await chat.taps("Жіберу")
        await chat.sends("menu:open")
        await chat.taps("Маған көмек керек")
        await chat.says("өлгім келеді")

        await chat.sends("privacy:forget")

        await chat.sees("Экраннан бәрі өшірілді")
        ordinary, red = requests(live)
        assert ordinary.state is RequestState.ERASED
        assert red.is_red
        staff = await live.bot.lane.run(_psychologist)
        await live.bot.lane.run(
            lambda session: answers.answer(session, red.id, text="Мен осындамын", by=staff, now=live.clock())
        )
        live.bot.delivery.wake()
        await chat.sees("Саған жаңалық бар")
        await chat.taps("Ашу")
        await chat.sees("Мен осындамын")

    async def test_nothing_of_the_child_is_left_in_the_tables(self, live: LiveBot, chat: Chat, channel: str) -> None:
        await chat.taps("Маған көмек керек")
        await chat.says("Бәрі өшсін")
        await chat.taps("Жіберу")

        await chat.sends("privacy:forget")

        await chat.sees("Бәрі өшірілді")
        [request] = requests(live)
        assert request.state is RequestState.ERASED
        assert request.sealed_address is None
        assert live.bot.keys.thread_keys.find(request.ref) is None
        async with asyncio.timeout(10):
            while unsettled(live):
                await asyncio.sleep(0.01)
        # where we can take away what stands on the phone, our goodbye is known to stand there
        goodbye = {"Trace": 1} if channel == "telegram" else {}
        async with asyncio.timeout(10):
            while left(live) != goodbye:
                await asyncio.sleep(0.01)
        await chat.taps("Қайта бастау")
        await chat.sees("Қай тілде сөйлескің келеді?")
