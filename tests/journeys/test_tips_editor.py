"""Two psychologists and a tip, one in Kazakh at a desk, one in Russian on a phone; at the end children read it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from core.texts import Texts
from db.tips_seeding import shipped
from tests.journeys.desk import Desk
from tests.journeys.inside import inside
from tests.journeys.windows import Page, sign_in

LONG = " ".join(["сөз"] * 64)
OURS = {"kk": "Біздің мектепте 2-қабаттағы кабинетке келе бер.", "ru": "В нашей школе приходи в кабинет на 2 этаже."}
THEIRS = "Слова второго психолога."
CODE = "bullying-what-to-do"


@pytest.fixture
def desks(browser: Browser, seeded_home: Path, tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """One installation, both psychologists signed in; every console around stays empty but for what was refused."""
    with inside(shutil.copytree(seeded_home, tmp_path / "home")) as senim:
        first = Desk(browser, "kk", senim, width=1440, height=900)
        second = Desk(browser, "ru", senim, width=390, height=844)
        sign_in(first, senim)
        first.invites(second, "psychologist", "Динара Ахметова", "dinara")
        yield first, second
        for context in browser.contexts:
            context.close()
    heard = [words for window in (first, second, *first.around) for words in window.complaints]
    assert [words for words in heard if "409" not in words and "422" not in words] == []


@pytest.mark.browser
@pytest.mark.journey
@pytest.mark.timeout(180)
def test_a_tip_is_found_reworded_argued_about_and_read(browser: Browser, desks: tuple[Desk, Desk]) -> None:
    first, second = desks
    path = finds(first)
    second.opens(path)

    heeds_the_linter(first)
    saves(first, "saved")
    is_told_of_the_other(second)
    asks_for_consent(first, path)
    agrees(second, path)
    goes_back(second, path)

    is_refused_kindly(first, path)

    for locale in ("kk", "ru"):
        reads(Page(browser, locale, first.senim), first, OURS[locale])


def called(locale: str, field: str) -> str:
    """The tip's ``title``, or what its button says (``short``)."""
    return next(str(item[locale][field]) for _, item in shipped() if item["code"] == CODE)


def finds(desk: Desk) -> str:
    """By a word, typed without Kazakh letters; the path of the tip."""
    desk.opens("/tips/")
    desk.page.fill(".tip-find [name=words]", "мазактайды")
    desk.presses(".tip-find .btn")
    desk.presses(f".tip-row a:has-text('{called('kk', 'title')}')")
    return desk.page.url.removeprefix(desk.senim.panel)


def heeds_the_linter(desk: Desk) -> None:
    """It complains while one writes, and is content again."""
    desk.page.fill("#kk-cards-2", LONG)
    remark = desk.page.locator("#remarks-kk .tip-remark.is-blocking")
    expect(remark).to_contain_text(desk.text("safe-messaging-rule-too-long"))
    expect(desk.page.locator("[data-preview=kk] .phone-web .phone-bubble").nth(1)).to_have_text(LONG)
    for locale, words in OURS.items():
        desk.page.fill(f"#{locale}-cards-2", words)
    expect(remark).to_have_count(0)


def saves(desk: Desk, became: str) -> None:
    """The form is sent, and it is said what became of it."""
    desk.presses("#tip-save")
    desk.sees(desk.text(f"tips-desk-done-{became}"))


def is_told_of_the_other(desk: Desk) -> None:
    """Somebody was faster: both texts stand there, and what was typed is saved at the second try."""
    desk.page.locator(".tip-form .tip-tab", has_text=desk.text("tips-desk-language-ru")).click()
    desk.page.fill("#ru-cards-2", THEIRS)
    desk.presses("#tip-save")
    desk.sees(desk.text("tips-desk-refused-changed"))
    expect(desk.page.locator(".tip-side", has_text=OURS["ru"])).to_be_visible()
    expect(desk.page.locator(".tip-side", has_text=THEIRS)).to_be_visible()
    expect(desk.page.locator("#ru-cards-2")).to_have_value(THEIRS)
    saves(desk, "saved")


def asks_for_consent(desk: Desk, path: str) -> None:
    """A rule is broken on purpose: not without a reason, and not at once."""
    desk.opens(path)
    desk.page.fill("#kk-cards-2", LONG)
    desk.presses("#tip-save")
    desk.sees(desk.text("tips-desk-refused-rules"))
    desk.page.fill("#reason", "Бұл жерді бөлуге болмайды")
    saves(desk, "waits")
    expect(desk.page.locator("form[action$='/agree']")).to_have_count(0)


def agrees(desk: Desk, path: str) -> None:
    """The second person reads the reason and gives one."""
    desk.opens(path)
    desk.sees("Бұл жерді бөлуге болмайды")
    desk.page.fill("#decision-reason", "Здесь это оправдано")
    desk.presses("form[action$='/agree'] .btn-primary")
    desk.sees(desk.text("tips-desk-done-agree"))


def goes_back(desk: Desk, path: str) -> None:
    """The first wording stands again."""
    desk.opens(f"{path}history")
    expect(desk.page.locator(".tip-steps > li")).to_have_count(4)
    desk.says_yes("form[action$='/versions/1/back'] button")
    desk.sees(desk.text("tips-desk-done-back"))


def is_refused_kindly(desk: Desk, path: str) -> None:
    """There is nothing to upload here; who sends a picture of twenty megabytes all the same is told so in words."""
    picture: FilePayload = {"name": "photo.png", "mimeType": "image/png", "buffer": b"0" * 20_000_000}

    answer = desk.page.request.post(f"{desk.senim.panel}{path}", multipart={"picture": picture})

    assert answer.status == 413
    assert desk.text("account-error-413-words") in answer.text()


def reads(child: Page, desk: Desk, words: str) -> None:
    """A child opens the tip and comes to its second bubble."""
    text = Texts(child.text.locale)
    desk.around.append(child)
    child.tap("start-language-name")
    child.tap("start-confidentiality.agree")
    child.tap("menu-open.tips")
    child.tap("tips-area-bullying.title")
    child.page.get_by_role("button", name=called(text.locale, "short"), exact=True).last.click()
    child.tap("tips-card.more")
    child.sees(words)
