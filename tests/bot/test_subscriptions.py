"""The school's messages at the wire: asked for by menu or poster, stopped at once, never joined with a talk."""

import pytest
from sqlalchemy import select, text

from core.broadcasts import polls
from core.crypto import vault
from core.subscriptions import Audience, SubscriptionState, joining, topics
from db.models.broadcasts import BroadcastRun
from db.models.contacts import Contact
from tests import phones
from tests.chat import Chat, Clock, LiveBot, TelegramChat, WebChat
from tests.factories.polls import poll
from tests.phones import Phone
from tests.subscribing import LETTER, STOP, classes, code, comes, follows, joins, letters, rows, t, the_row

pytestmark = pytest.mark.parametrize(("channel", "tongue"), [("web", "kk"), ("telegram", "ru"), ("whatsapp", "kk")])
DANGER = {"kk": "өмір сүргім келмейді", "ru": "не хочу жить"}
SURE = {"kk": "жазылудан бас тарту", "ru": "Отписаться."}


@pytest.fixture
async def chat(live: LiveBot, tongue: str) -> Chat:
    """Somebody who speaks this language and has agreed."""
    return await comes(live, tongue)


class TestAskingForMessages:
    async def test_a_pupil_is_told_what_comes_and_what_is_kept_before_the_one_button(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.sends("subscriptions:open")
        await chat.sees(t(chat, "subscriptions-who"))
        await chat.taps(t(chat, "subscriptions-who.student"))
        await chat.says("7 «a»")
        await chat.sees("7А", t(chat, "subscriptions-offer"))
        assert rows(live) == []

        await chat.taps(t(chat, "subscriptions-offer.join"))

        await chat.sees(t(chat, "subscriptions-joined"))
        made = the_row(live)
        assert (made.audience, made.locale, made.came_by) == (Audience.STUDENT, chat.locale, "menu")
        assert (made.state, made.topics, classes(live)) == (SubscriptionState.ACTIVE, topics.ALL, ("7А",))
        assert letters(live) == []

    async def test_a_parent_names_several_and_a_teacher_none(self, live: LiveBot, chat: Chat) -> None:
        await joins(chat, audience="parent", typed="7б, 3а")
        assert classes(live) == ("3А", "7Б")

        await chat.sends("subscriptions:delete:yes")
        await chat.sends("subscriptions:open")
        await chat.taps(t(chat, "subscriptions-who.teacher"))
        await chat.taps(t(chat, "subscriptions-act.skip"))
        await chat.taps(t(chat, "subscriptions-offer.join"))

        assert [(one.audience, one.state) for one in rows(live)] == [
            (Audience.PARENT, SubscriptionState.LEFT),
            (Audience.TEACHER, SubscriptionState.ACTIVE),
        ]

    async def test_a_small_child_is_sent_to_the_parents_and_a_parent_goes_on_from_there(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.sends("subscriptions:open")
        await chat.taps(t(chat, "subscriptions-who.student"))
        await chat.says("3а")
        await chat.sees(t(chat, "subscriptions-young"))
        assert t(chat, "menu-open.self") in chat.titles()

        await chat.taps(t(chat, "subscriptions-young.parent"))
        await chat.taps(t(chat, "subscriptions-offer.join"))

        assert (the_row(live).audience, classes(live)) == (Audience.PARENT, ("3А",))


class TestAPoster:
    async def test_waits_for_the_language_and_the_consent_and_then_asks_for_nothing_it_knows(
        self, live: LiveBot, chat: Chat
    ) -> None:
        newcomer = live.chat(locale=chat.locale)
        await follows(newcomer, await code(live, "7А"))
        await newcomer.sees(t(newcomer, "start-choose-language"))
        await newcomer.taps(t(newcomer, "start-language-name"))
        await newcomer.taps(t(newcomer, "start-confidentiality.agree"))
        await newcomer.taps(t(newcomer, "subscriptions-who.student"))
        await newcomer.sees("7А", t(newcomer, "subscriptions-offer"))
        await newcomer.taps(t(newcomer, "subscriptions-offer.join"))

        assert (the_row(live).came_by, classes(live)) == ("poster", ("7А",))

    async def test_tells_no_letter_and_no_contact_the_class(self, live: LiveBot, chat: Chat) -> None:
        await follows(chat, await code(live, "7А"))
        await chat.taps(t(chat, "subscriptions-who.student"))
        await chat.taps(t(chat, "subscriptions-offer.join"))
        await chat.sends("subscriptions:open")
        await chat.sends("menu:open")
        await chat.taps(t(chat, "menu-open.self"))
        await chat.says(LETTER[chat.locale])
        await chat.taps(t(chat, "help-draft.send"))

        assert [letter.class_name for letter in letters(live)] == [None]
        with live.bot.database.reading() as session:
            contact = session.scalars(select(Contact)).one()
            known = vault(session).contacts().open(contact.sealed, f"contact:{contact.id}").decode()
            assert contact.lookup != the_row(live).lookup
            rest = repr(session.execute(text("select * from help_requests")).all())
        assert not any(part in (known + rest) for part in ("7А", "7\\u0410", the_row(live).ref, "ubscription"))


class TestLeaving:
    async def test_one_topic_by_the_button_of_a_message_and_back_at_once(self, live: LiveBot, chat: Chat) -> None:
        await joins(chat)
        await chat.sends("subscriptions:stop:2")
        await chat.sees(t(chat, "subscriptions-stopped-topic", topic=t(chat, "subscriptions-topic-2")))
        assert not the_row(live).topics & topics.bit(2)

        await chat.taps(t(chat, "subscriptions-act.again"))

        assert the_row(live).topics == topics.ALL

    async def test_by_a_word_alone_and_back_at_once(self, live: LiveBot, chat: Chat) -> None:
        await joins(chat)
        await chat.says(STOP[chat.locale])
        await chat.sees(t(chat, "subscriptions-stopped"))
        assert (the_row(live).state, letters(live)) == (SubscriptionState.LEFT, [])

        await chat.taps(t(chat, "subscriptions-act.again"))

        assert (the_row(live).state, classes(live)) == (SubscriptionState.ACTIVE, ("7А",))

    async def test_a_word_among_others_or_of_somebody_not_subscribed_is_a_letter(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await chat.says(SURE[chat.locale])
        await chat.sees(t(chat, "subscriptions-none"))
        assert letters(live) == []
        await chat.says(STOP[chat.locale])
        await chat.sees(t(chat, "help-kept-first"))
        await chat.taps(t(chat, "help-draft.discard"))
        await joins(chat)

        await chat.says(LETTER[chat.locale])

        await chat.sees(t(chat, "help-kept-first"))
        assert the_row(live).state is SubscriptionState.ACTIVE

    async def test_a_cry_in_a_talk_goes_on_to_the_psychologist_with_a_button_beside_it(
        self, live: LiveBot, chat: Chat
    ) -> None:
        await joins(chat)
        await chat.sends("help:start")

        await chat.says(STOP[chat.locale])

        await chat.sees(t(chat, "help-kept-first"))
        await chat.sees(t(chat, "subscriptions-beside-letter"))
        assert (len(letters(live)), the_row(live).state) == (1, SubscriptionState.ACTIVE)
        await chat.taps(t(chat, "subscriptions-act.stop"))
        assert the_row(live).state is SubscriptionState.LEFT

    async def test_forgetting_everything_empties_it(self, live: LiveBot, chat: Chat) -> None:
        await joins(chat)
        await chat.sends("privacy:forget")
        await chat.sees(t(chat, "privacy-forgotten"))

        assert (the_row(live).sealed_address, classes(live)) == (b"", ())
        await chat.sends("subscriptions:stop")
        await chat.sees(t(chat, "subscriptions-none"))


async def test_in_danger_nobody_is_asked_to_subscribe_and_old_buttons_lead_to_help(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    await chat.says(DANGER[chat.locale])
    for payload in ("subscriptions:open", "subscriptions:again", f"subscriptions:join:{await code(live, None)}"):
        await chat.sends(payload)
        assert chat.titles() == [t(chat, "menu-open.now")]
    await chat.says(STOP[chat.locale])

    assert the_row(live).state is SubscriptionState.ACTIVE
    assert t(chat, "subscriptions-beside-letter") not in chat.texts()


async def test_in_danger_messages_are_stopped_as_well_and_help_stays_in_sight(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    await chat.says(DANGER[chat.locale])

    await chat.sends("subscriptions:stop:1")
    await chat.sees(t(chat, "subscriptions-stopped-topic", topic=t(chat, "subscriptions-topic-1")))
    assert chat.titles() == [t(chat, "menu-open.now")]
    assert not the_row(live).topics & topics.bit(1)

    await chat.sends("subscriptions:stop")
    assert the_row(live).state is SubscriptionState.LEFT
    assert chat.titles() == [t(chat, "menu-open.now")]


async def test_who_was_unreachable_is_back_with_the_first_word_or_tap(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    number = the_row(live).id
    if isinstance(chat, TelegramChat):
        await chat.person.blocks()
        await chat.settles()
        assert the_row(live).state is SubscriptionState.BLOCKED
        await chat.person.unblocks()
        await chat.settles()
        assert the_row(live).state is SubscriptionState.ACTIVE
    await live.bot.lane.run(lambda session: joining.mark_blocked(session, [number], now=live.clock()))
    await chat.sends("menu:open")

    assert the_row(live).state is SubscriptionState.ACTIVE


async def test_a_class_that_is_written_anew_becomes_no_letter(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    if isinstance(chat, Phone):
        await phones.edits(chat, "7б", phones.written(chat, "7а"))
        await chat.sees(t(chat, "subscriptions-corrected"))

    assert (letters(live), classes(live)) == ([], ("7А",))


async def test_the_command_stops_everything(live: LiveBot, chat: Chat) -> None:
    await joins(chat)
    await chat.says("/stop")

    await chat.sees(t(chat, "subscriptions-stopped"))
    assert the_row(live).state is SubscriptionState.LEFT


async def test_an_answer_to_a_poll_is_thanked_changed_and_told_to_nobody(
    live: LiveBot, chat: Chat, clock: Clock
) -> None:
    await joins(chat)
    mine = the_row(live)
    ref = await live.bot.lane.run(lambda session: poll(session, now=clock.now, asked=(mine,)).ref)
    await chat.sends(f"broadcasts:vote:{ref}:0")
    await chat.sees(t(chat, "subscriptions-vote"))
    await chat.sends(f"broadcasts:vote:{ref}:1")
    stranger = live.chat(locale=chat.locale)
    await stranger.begins()
    await stranger.sends(f"broadcasts:vote:{ref}:1")
    await stranger.sees(t(chat, "menu-stale"))
    clock.moves(days=31)
    await chat.sends(f"broadcasts:vote:{ref}:0")
    await chat.sees(t(chat, "subscriptions-vote-over"))

    with live.bot.database.reading() as session:
        asked = session.scalars(select(BroadcastRun)).one()
        assert polls.counts(session, asked) == (0, 1, 0)


async def test_the_page_says_that_it_rings_no_telephone_and_where_one_would(live: LiveBot, chat: Chat) -> None:
    await joins(chat)

    told = t(chat, "subscriptions-page") in chat.texts()[-1]
    assert told is isinstance(chat, WebChat)
    if live.telegram is not None:
        with live.bot.database.reading() as session:
            urls = session.execute(text("select url from channel_doors")).scalars().all()
        assert [url.startswith("https://t.me/") for url in urls] == [True]
