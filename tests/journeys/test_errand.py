"""The main errand: a child on a phone, a psychologist at a desk, the journals at the end; on every channel."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.admin.browser.dresses import IS_FULL
from tests.journeys.desk import end_danger
from tests.journeys.phones import phones
from tests.journeys.running import Installation, installation
from tests.journeys.windows import Page, Phone, Window, sign_in, write_and_send

WORDS = {
    "kk": ("Сыныпта мені мазақтайды", "Мектепке барғым келмейді", "өлгім келеді", "Жазғаныңа рақмет. Мен осындамын."),
    "ru": ("В классе меня дразнят", "Не хочу идти в школу", "не хочу жить", "Спасибо, что пишешь. Я здесь."),
}


def take_and_answer(desk: Window, senim: Installation, code: str, words: str, answer: str) -> None:
    desk.page.goto(f"{senim.panel}/inbox/")
    desk.page.get_by_text(code).first.click()
    desk.sees(words)
    desk.page.locator("#act-take").click()
    expect(desk.page.locator("#act-take")).to_have_count(0)
    desk.page.fill("#reply-text", answer)
    desk.page.locator("#send").click()
    expect(desk.page.locator(".bubble.staff", has_text=answer)).to_be_visible()


@contextmanager
def a_child(browser: Browser, home: Path, channel: str, locale: str) -> Iterator[tuple[Phone, Installation]]:
    """An installation, and a child who reaches it through this channel."""
    if channel == "web":
        with installation(home) as senim:
            yield Page(browser, locale, senim), senim
        return
    with phones(home, channel, locale) as (phone, senim):
        child = phone(880_000_000_001)
        child.starts()
        yield child, senim


# each channel in one language; SENIM_CRAWL=full walks every channel in every language
ROADS = [("web", "kk"), ("poll", "ru"), ("whatsapp", "kk")]
if IS_FULL:
    ROADS = [(channel, locale) for channel in ("web", "poll", "webhook", "whatsapp") for locale in ("kk", "ru")]


@pytest.mark.browser
@pytest.mark.journey
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("channel", "locale"), ROADS)
def test_a_child_writes_a_psychologist_answers_and_the_journals_are_written(
    browser: Browser, tmp_path: Path, channel: str, locale: str
) -> None:
    with a_child(browser, tmp_path / "home", channel, locale) as (phone, senim):
        errand(phone, Window(browser, locale, width=1440, height=900), senim)


def errand(phone: Phone, desk: Window, senim: Installation) -> None:
    """The whole of it, the same on every channel."""
    first, second, danger, answer = WORDS[phone.text.locale]
    code = write_and_send(phone, first, second)
    sign_in(desk, senim)
    take_and_answer(desk, senim, code, first, answer)

    phone.tap("help-envelope.open")
    phone.sees(answer)
    if not phone.keeps_all:
        phone.shows_no_more(phone.text("help-envelope"))
    desk.page.reload()
    expect(desk.page.locator(".bubble.staff .desk-fate .icon, .bubble.staff .desk-fate svg").first).to_be_visible()
    if not phone.keeps_all:
        phone.tap("help-envelope.hide")
        phone.shows_no_more(answer)

    phone.says(danger)
    phone.sees("112")
    phone.tap("crisis-question.no")
    phone.sees(phone.text("crisis-safe-danger", lines="", hours="").splitlines()[0])
    expect(desk.page.locator(".crisis-bar").first).to_be_visible(timeout=30_000)

    end_and_close(desk)
    confirm_everything(desk, senim, code)
    assert phone.complaints == []
    assert desk.complaints == []


def end_and_close(desk: Window) -> None:
    """A person ends the danger, then closes with what the journals lack."""
    desk.page.reload()
    expect(desk.page.locator("html")).to_have_attribute("data-ready", "")
    end_danger(desk, "confirmed", "Спросили, рядом мама")
    # a button pressed before the page's script is there opens nothing
    expect(desk.page.locator("html")).to_have_attribute("data-ready", "")
    desk.page.locator("#open-closing").click()
    desk.page.select_option("#closing-category", "bullying")
    desk.page.fill("#closing-result", "talked it through")
    desk.page.fill("#closing-next_step", "meeting on Friday")
    desk.page.locator("#closing [data-send=stay]").click()
    expect(desk.page.locator("#act-reopen")).to_be_visible()


def confirm_everything(desk: Window, senim: Installation, code: str) -> None:
    """J4 and J7 have a draft each; confirming numbers it; J6 knows both numbers."""
    for journal in ("J4", "J7"):
        desk.page.goto(f"{senim.panel}/journals/{journal}/")
        expect(desk.page.locator(".draft")).to_have_count(1)
        desk.page.locator(".draft .draft-confirm").click()
        expect(desk.page.locator(".draft")).to_have_count(0)
        expect(desk.page.locator(".journal-card")).to_contain_text(code)
    desk.page.goto(f"{senim.panel}/journals/J6/")
    expect(desk.page.locator(".journal-card tbody[id]")).to_contain_text(re.compile(r"№ 1.+№ 1"))
