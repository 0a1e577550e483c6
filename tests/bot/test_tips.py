"""Tips in the chat: what children ask first, a bubble at a time, a person always one tap away."""

from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from core.messages import MAX_QUICK_REPLIES, MAX_TITLE
from core.texts import texts
from core.tips import catalogue
from core.tips.areas import AREAS, GRAVE, UNKNOWN, Audience
from db.models.help_requests import HelpRequest
from db.models.tips import Tip, TipCount, TipVersion
from tests.chat import Chat, LiveBot
from tests.factories.tips import hidden, own_tip, reworded, school_of

pytestmark = pytest.mark.parametrize("channel", ["web", "telegram", "whatsapp"])
CODE = "exams-ours"
CARDS = ("Бірінші көпіршік.", "Екінші көпіршік.", "Соңғы көпіршік.")
LAST = ("helped", "not", "person", "tomorrow", "next", "back")


@pytest.fixture
async def chat(live: LiveBot, channel: str) -> Chat:
    """A child who has chosen a language and agreed, in a school with a tip of its own."""
    await live.bot.lane.run(lambda session: own_tip(session, CODE, title="Емтихан алдында", cards=CARDS))
    chat = live.chat(locale="ru" if channel == "telegram" else "kk")
    await chat.begins()
    return chat


def t(chat: Chat, name: str, **args: Any) -> str:
    return texts(chat.locale)(name, **args)


def counts(live: LiveBot, code: str = CODE) -> dict[str, int]:
    with live.bot.database.reading() as session:
        statement = select(TipCount.what, func.sum(TipCount.count)).join(Tip).where(Tip.code == code)
        return {what: int(count) for what, count in session.execute(statement.group_by(TipCount.what))}


def codes(live: LiveBot, area: str, audience: Audience, locale: str = "kk") -> list[str]:
    with live.bot.database.reading() as session:
        school = school_of(session)
        listed = catalogue.listed(session, school_id=school, area=area, audience=audience, locale=locale)
        return [tip.code for tip in listed]


async def reads_on(chat: Chat) -> None:
    """To the last bubble of the tip."""
    for _ in range(2):
        await chat.taps(t(chat, "tips-card.more"))


def area_titles(chat: Chat) -> list[str]:
    names = {t(chat, f"tips-area-{area}.title"): area for area in AREAS}
    return [names[title] for title in chat.titles() if title in names]


async def is_stale(chat: Chat) -> bool:
    """The button was old: kind words, and the menu."""
    await chat.sees(t(chat, "menu-stale"))
    return t(chat, "menu-open.self") in chat.titles()


class TestTheFrontPage:
    async def test_begins_with_what_children_ask_most(self, chat: Chat) -> None:
        await chat.taps(t(chat, "menu-open.tips"))

        await chat.sees(t(chat, "tips-open"))
        assert area_titles(chat) == list(AREAS)[:5]
        others = [f"tips-open.{name}" for name in ("exercises", "mood", "more", "who")]
        assert chat.titles()[5:] == [*(t(chat, name) for name in others), t(chat, "menu-open.title")]

    async def test_has_six_topics_once_it_is_known_who_reads(self, chat: Chat) -> None:
        await chat.sends("tips:who:pupils_8_11")

        assert area_titles(chat) == list(AREAS)[:6]
        assert len(chat.titles()) <= MAX_QUICK_REPLIES

    async def test_leads_to_every_other_topic_and_back(self, chat: Chat) -> None:
        await chat.sends("tips:open")
        seen = area_titles(chat)
        await chat.taps(t(chat, "tips-open.more"))
        seen += area_titles(chat)
        assert t(chat, "tips-open.search") in chat.titles()
        await chat.taps(t(chat, "tips-card.more"))
        seen += area_titles(chat)

        assert seen == list(AREAS)
        assert [title for title in chat.titles() if title == t(chat, "tips-open.who")] != []
        await chat.taps(t(chat, "tips-open.back"))
        await chat.sees(t(chat, "tips-open"))

    async def test_has_nothing_heavy_for_the_youngest(self, chat: Chat) -> None:
        await chat.sends("tips:who:pupils_0_4")
        seen = area_titles(chat)
        for payload in ("tips:all", "tips:all:1", "tips:all:2"):
            await chat.sends(payload)
            seen += area_titles(chat)

        assert not set(seen) & GRAVE

    @pytest.mark.parametrize("who", ["parents", "teachers", "administration"])
    async def test_of_adults_speaks_to_adults_of_what_there_is_for_them(
        self, live: LiveBot, chat: Chat, who: str
    ) -> None:
        await live.bot.lane.run(lambda session: own_tip(session, "family-adults", Audience(who), area="family"))

        await chat.sends(f"tips:who:{who}")

        await chat.sees(t(chat, "tips-adult-open"))
        assert "family" in area_titles(chat)
        assert all(codes(live, area, Audience(who)) for area in area_titles(chat))
        assert t(chat, "tips-open.mood") not in chat.titles()

    async def test_asks_who_reads_in_one_tap(self, chat: Chat) -> None:
        await chat.sends("tips:open")
        await chat.taps(t(chat, "tips-open.who"))
        await chat.sees(t(chat, "tips-who"))

        await chat.taps(t(chat, "tips-who.pupils_8_11"))

        await chat.sees(t(chat, "tips-open"))
        assert t(chat, "tips-open.who") not in chat.titles()


class TestATopic:
    @pytest.mark.parametrize("who", Audience)
    async def test_holds_few_enough_buttons_whoever_reads(self, live: LiveBot, chat: Chat, who: Audience) -> None:
        await chat.sends(f"tips:who:{who}")
        for area in (one for one in AREAS if codes(live, one, who)):
            await chat.sends(f"tips:area:{area}")

            assert 2 <= len(chat.titles()) <= MAX_QUICK_REPLIES, area
            assert t(chat, "tips-open.back") in chat.titles()
            assert all(len(title) <= MAX_TITLE for title in chat.titles())

    async def test_of_many_tips_has_pages(self, live: LiveBot, chat: Chat) -> None:
        def add(session: Session) -> None:
            for number in range(15):
                own_tip(session, f"sleep-{number}", area="sleep", title=f"Ұйқы {number}", position=1000 + number)

        await live.bot.lane.run(add)
        total, seen = len(codes(live, "sleep", UNKNOWN)), 0
        await chat.sends("tips:area:sleep")
        while t(chat, "tips-card.more") in chat.titles():
            seen += len(chat.titles()) - 3
            await chat.taps(t(chat, "tips-card.more"))

        assert seen + len(chat.titles()) - 2 == total

    async def test_of_life_itself_leads_to_help_before_any_tip_is_read(self, chat: Chat) -> None:
        await chat.sends("tips:area:life")

        assert {t(chat, "menu-open.self"), t(chat, "menu-open.friend")} <= set(chat.titles())

    async def test_that_holds_nothing_any_more_says_so(self, live: LiveBot, chat: Chat) -> None:
        def empty(session: Session) -> None:
            for tip in catalogue.listed(
                session, school_id=school_of(session), area="sleep", audience=UNKNOWN, locale="kk"
            ):
                hidden(session, tip.code)

        await live.bot.lane.run(empty)
        await chat.sends("tips:area:sleep")

        await chat.sees(t(chat, "tips-empty"))
        assert t(chat, "tips-card.person") in chat.titles()


class TestATip:
    async def test_comes_a_bubble_at_a_time(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")

        await chat.sees("*Емтихан алдында*", CARDS[0])
        assert chat.titles() == [t(chat, f"tips-card.{name}") for name in ("more", "person", "back")]
        await chat.taps(t(chat, "tips-card.more"))
        await chat.sees(CARDS[1])
        await chat.taps(t(chat, "tips-card.more"))
        await chat.sees(CARDS[2])
        assert chat.titles() == [t(chat, f"tips-card.{name}") for name in LAST]
        assert counts(live) == {"opened": 1}

    async def test_of_one_bubble_ends_at_once(self, live: LiveBot, chat: Chat) -> None:
        await live.bot.lane.run(lambda session: own_tip(session, "exams-short", cards=["Бәрі осы."]))

        await chat.sends("tips:show:exams-short")

        assert chat.titles() == [t(chat, f"tips-card.{name}") for name in LAST]

    async def test_offers_the_exercise_that_goes_with_it(self, live: LiveBot, chat: Chat) -> None:
        await live.bot.lane.run(lambda session: own_tip(session, "exams-worry", cards=["Бір."], exercise="worry"))

        await chat.sends("tips:show:exams-worry")

        assert len(chat.titles()) <= MAX_QUICK_REPLIES
        await chat.taps(t(chat, "tips-card.try"))
        await chat.sees(t(chat, "exercises-worry-1")[:25])

    async def test_that_helped_is_counted_once_a_chat(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")
        await reads_on(chat)
        await chat.taps(t(chat, "tips-card.helped"))
        await chat.sees(t(chat, "tips-helped"))

        await chat.sends(f"tips:helped:{CODE}")
        await chat.sends(f"tips:not:{CODE}")

        assert counts(live) == {"opened": 1, "helped": 1}

    async def test_that_does_not_fit_leads_to_another_and_to_a_person(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")
        await reads_on(chat)

        await chat.taps(t(chat, "tips-card.not"))

        await chat.sees(t(chat, "tips-not"))
        assert {t(chat, f"tips-card.{name}") for name in ("next", "person", "back")} <= set(chat.titles())
        assert counts(live) == {"opened": 1, "not_for_me": 1}

    async def test_is_followed_by_every_other_of_its_topic_and_then_by_kind_words(
        self, live: LiveBot, chat: Chat
    ) -> None:
        listed = codes(live, "exams", UNKNOWN)
        await chat.sends(f"tips:show:{CODE}")
        for _ in listed[1:]:
            await chat.sends(f"tips:next:{CODE}")

        assert [sum(counts(live, code).values()) for code in listed] == [1] * len(listed)
        await chat.sends(f"tips:next:{CODE}")
        await chat.sees(t(chat, "tips-all-read"))
        assert t(chat, "tips-card.person") in chat.titles()

    async def test_leads_to_a_person(self, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")

        await chat.taps(t(chat, "tips-card.person"))

        await chat.sees(t(chat, "help-write-self"))

    async def test_may_be_read_before_anything_is_agreed_to(self, live: LiveBot, chat: Chat) -> None:
        newcomer = live.chat(locale=chat.locale)
        await newcomer.opens()

        await newcomer.sends(f"tips:show:{CODE}")

        await newcomer.sees(CARDS[0])


class TestATipAboutLifeItself:
    async def test_is_shown_whole_with_nothing_but_help_below(self, live: LiveBot, chat: Chat) -> None:
        for code in (code for area in sorted(GRAVE) for code in codes(live, area, UNKNOWN)):
            await chat.sends(f"tips:show:{code}")

            assert chat.titles() == [t(chat, "menu-open.self"), t(chat, "menu-open.friend")]
            assert "📞 111" in chat.texts()[-1]
            assert counts(live, code) == {"opened": 1}

    @pytest.mark.parametrize("verb", ["more", "helped", "not", "tomorrow", "next"])
    async def test_takes_no_other_answer(self, live: LiveBot, chat: Chat, verb: str) -> None:
        code = codes(live, "life", UNKNOWN)[0]

        await chat.sends(f"tips:{verb}:{code}" + ("~1" if verb == "more" else ""))

        assert await is_stale(chat)
        assert counts(live, code) == {}

    async def test_gives_adults_the_same_two_doors(self, live: LiveBot, chat: Chat) -> None:
        await live.bot.lane.run(
            lambda session: own_tip(session, "life-adults", Audience.PARENTS, area="life", cards=["Бір.", "Екі."])
        )
        await chat.sends("tips:who:parents")

        await chat.sends("tips:show:life-adults")

        assert chat.titles() == [t(chat, "menu-open.self"), t(chat, "tips-card.child")]

    async def test_is_closed_to_the_youngest_whatever_they_press(self, live: LiveBot, chat: Chat) -> None:
        await live.bot.lane.run(lambda session: own_tip(session, "life-wrong", Audience.PUPILS_0_4, area="life"))
        await chat.sends("tips:who:pupils_0_4")

        for payload in ("tips:area:life", "tips:area:selfharm", "tips:show:life-wrong", "tips:more:life-wrong~1"):
            await chat.sends("tips:open")
            await chat.sends(payload)

            assert await is_stale(chat), payload


OLD = (
    *("tips:area:9", "tips:area:nowhere", "tips:area:", "tips:show:T99", "tips:show:", "tips:show:' OR 1=1 --"),
    *("tips:more:none~1", "tips:helped:none", "tips:next:none", "tips:tomorrow:none", "tips:who:director"),
    *("tips:all:99", "tips:nothing"),
)


class TestWhatIsOldOrUnknown:
    async def test_gives_the_menu_back(self, chat: Chat) -> None:
        for payload in OLD:
            await chat.sends("tips:open")
            await chat.sends(payload)

            assert await is_stale(chat), payload

    async def test_bubble_offers_the_beginning(self, chat: Chat) -> None:
        for number in ("", "x", "99", "-1", "1٣", "9" * 30):
            await chat.sends("tips:open")
            await chat.sends(f"tips:more:{CODE}~{number}")

            assert t(chat, "tips-card.again") in chat.titles(), number

    async def test_tip_for_others_stays_closed(self, chat: Chat) -> None:
        await chat.sends("tips:who:parents")

        await chat.sends(f"tips:show:{CODE}")

        assert await is_stale(chat)


class TestATipThatChangesWhileItIsRead:
    async def test_hidden_gives_the_menu_back(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")
        await live.bot.lane.run(lambda session: hidden(session, CODE))

        await chat.taps(t(chat, "tips-card.more"))

        assert await is_stale(chat)

    async def test_taken_away_gives_the_menu_back(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")
        await live.bot.lane.run(lambda session: session.execute(update(TipVersion).values(state="past")) and None)

        await chat.taps(t(chat, "tips-card.more"))

        assert await is_stale(chat)

    async def test_reworded_is_read_from_the_beginning(self, live: LiveBot, chat: Chat) -> None:
        await chat.sends(f"tips:show:{CODE}")
        await live.bot.lane.run(lambda session: reworded(session, CODE, cards=["Жаңа бір.", "Жаңа екі."]) and None)

        await chat.taps(t(chat, "tips-card.more"))
        await chat.sees(t(chat, "tips-reworded"))
        await chat.taps(t(chat, "tips-card.again"))

        await chat.sees("Жаңа бір.")
        await chat.taps(t(chat, "tips-card.more"))
        await chat.sees("Жаңа екі.")


async def test_reading_writes_no_letter(live: LiveBot, chat: Chat) -> None:
    await chat.sends(f"tips:show:{CODE}")
    await reads_on(chat)
    await chat.taps(t(chat, "tips-card.helped"))

    with live.bot.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(HelpRequest)) == 0
