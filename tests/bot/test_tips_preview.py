"""What the panel's editor shows of a tip is what the chat brings: bubble by bubble, button by button."""

import pytest

from admin.views.tips import preview
from admin.views.tips.preview import Bubble
from core.texts import texts
from core.tips.areas import Audience
from core.tips.wordings import Words
from tests.chat import Chat, LiveBot
from tests.factories.tips import own_tip

CARDS = ("Бірінші көпіршік.", "Екінші көпіршік.")
TITLE = "Кеңестің аты"


def shown(area: str, audience: Audience, exercise: str = "") -> list[Bubble]:
    words = {"kk": Words(TITLE, "Кеңес", CARDS)}
    return list(preview.shown(area, [audience.value], exercise, words)["kk"])


async def opened(live: LiveBot, chat: Chat, area: str, audience: Audience, exercise: str | None = None) -> None:
    await live.bot.lane.run(
        lambda session: own_tip(session, "shown", audience, area=area, title=TITLE, cards=CARDS, exercise=exercise)
    )
    await chat.sends(f"tips:who:{audience.value}")
    await chat.sends("tips:show:shown")


@pytest.mark.parametrize("exercise", ["", "worry"])
@pytest.mark.parametrize("audience", [Audience.PUPILS_5_7, Audience.PARENTS])
async def test_an_ordinary_tip_has_the_same_buttons(
    live: LiveBot, chat: Chat, audience: Audience, exercise: str
) -> None:
    await opened(live, chat, "exams", audience, exercise or None)

    first, last = shown("exams", audience, exercise)
    assert chat.titles() == list(first.buttons)
    await chat.sees(CARDS[0])
    await chat.taps(texts("kk")("tips-card.more"))
    assert chat.titles() == list(last.buttons)


@pytest.mark.parametrize("audience", [Audience.PUPILS_8_11, Audience.PARENTS])
async def test_after_words_about_life_there_are_the_two_doors(live: LiveBot, chat: Chat, audience: Audience) -> None:
    await opened(live, chat, "life", audience)

    first, last = shown("life", audience)
    assert first.buttons == ()
    assert chat.titles() == list(last.buttons)


def test_our_markup_is_drawn_and_everything_else_is_words() -> None:
    drawn = preview.html("*Қалың* <b>тег</b>\n📞 112 – қауіп төнсе")

    assert drawn.startswith("<b>Қалың</b> &lt;b&gt;тег&lt;/b&gt;\n")
    assert '<span class="phone-call"><b>112</b> қауіп төнсе</span>' in drawn
