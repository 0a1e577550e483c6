"""Days at the panel, as people live them: an inbox by keys or by thumb, another language in mid-word."""

import re

import pytest
from playwright.sync_api import Browser, expect

from core.texts import Texts
from tests.journeys.desk import Desk, a_letter, close, end_danger, opened_and_taken, send, write
from tests.journeys.windows import Page

WORDS = {
    "kk": ("Сыныпта мені мазақтайды", "Мектепке барғым келмейді", "өлгім келеді", "Жазғаныңа рақмет. Мен осындамын."),
    "ru": ("В классе меня дразнят", "Не хочу идти в школу", "не хочу жить", "Спасибо, что пишешь. Я здесь."),
}
CALM = {
    "kk": ("Емтиханнан қорқамын", "Түнде ұйықтай алмаймын", "Бүгін сәл жеңілдеу"),
    "ru": ("Боюсь экзамена", "Не сплю по ночам", "Сегодня немного легче"),
}
HALF = "Жартылай жазылған жауап"
NOTE = "Сынып жетекшісімен сөйлесу"

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.timeout(300)]


def test_a_day_in_the_inbox(browser: Browser, desk: Desk, another: Desk) -> None:
    locale = desk.text.locale
    first, second, danger, answer = WORDS[locale]
    calm, calm_more, later = CALM[locale]
    endangered, red = a_letter(browser, desk, first, second)
    quiet, other = a_letter(browser, desk, calm, calm_more)
    endangered.says(danger)
    endangered.tap("crisis-question.no")
    desk.invites(another, "psychologist", "Гүлнар Ахметова", "gulnar")

    today_shows(desk, red)
    danger_is_answered_at_once(desk, endangered, red, answer)
    an_answer_is_taken_back(desk, quiet, other, calm)
    a_note_is_kept(desk)
    put_off_until_the_child_writes(desk, quiet, other, later)
    handed_over(desk, another, other, later)
    closed_undone_closed(desk, red)


def today_shows(desk: Desk, red: str) -> None:
    """Danger first, then how many wait, and the way to the inbox by keys."""
    desk.opens("/")
    expect(desk.page.locator(".today-red")).to_contain_text(red)
    expect(desk.page.locator(".tile-red .tile-number").first).to_have_text("1")
    expect(desk.page.locator(".tile-amber .tile-number").first).to_have_text("2")
    if desk.is_phone:
        desk.presses(".thumb a[href='/inbox/']")
        return
    with desk.turns():
        desk.page.keyboard.press("KeyG")
        desk.page.keyboard.press("KeyI")


def danger_is_answered_at_once(desk: Desk, child: Page, red: str, answer: str) -> None:
    """The most urgent talk is one key away, and nothing delays its answer; then a person ends the danger."""
    desk.goes("KeyU", ".desk-next")
    expect(desk.page.locator("#talk-title")).to_have_text(red)
    desk.goes("KeyA", "#act-take")
    expect(desk.page.locator("#act-take")).to_have_count(0)
    write(desk, "KeyR", "reply", answer)
    send(desk, "reply")
    expect(desk.page.locator(".toast-note.has-undo")).to_have_count(0)
    child.sees(child.text("help-envelope"))
    child.tap("help-envelope.open")
    child.sees(answer)
    end_danger(desk, "confirmed", "анасы қасында")


def an_answer_is_taken_back(desk: Desk, child: Page, code: str, calm: str) -> None:
    """A ready answer by «::», sent, taken back within ten seconds with all its words, sent again, received."""
    desk.steps_back()
    desk.goes("KeyU", ".desk-next")
    expect(desk.page.locator("#talk-title")).to_have_text(code)
    desk.sees(calm)
    desk.goes("KeyA", "#act-take")
    expect(desk.page.locator("#act-take")).to_have_count(0)
    write(desk, "KeyR", "reply", "::")
    expect(desk.page.locator("#picker [role=option]").nth(1)).to_be_visible()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Enter")
    words = desk.page.locator("#reply-text").input_value()
    assert len(words) > 40
    send(desk, "reply")
    expect(desk.page.locator("#reply-text")).to_have_value("")
    desk.goes("KeyZ", ".toast-note.has-undo .toast-button")
    expect(desk.page.locator("#reply-text")).to_have_value(words)
    expect(desk.page.locator(".bubble.staff")).to_have_count(0)
    child.shows_no_more(child.text("help-envelope"))
    desk.does("KeyR", "[data-mode-to=reply]")
    send(desk, "reply")
    child.sees(child.text("help-envelope"))
    child.tap("help-envelope.open")
    child.sees(words[:30])


def a_note_is_kept(desk: Desk) -> None:
    """For colleagues alone."""
    write(desk, "KeyN", "note", NOTE)
    send(desk, "note")
    expect(desk.page.locator(".bubble.note")).to_contain_text(NOTE)


def put_off_until_the_child_writes(desk: Desk, child: Page, code: str, later: str) -> None:
    """The very moment is shown before and after; words of the child bring the talk back earlier."""
    desk.does("KeyS", "#open-snoozing")
    choice = desk.page.locator("#snoozing .desk-choice").first
    expect(choice).to_contain_text(desk.text("desk-snooze-tomorrow"))
    moment = choice.locator("span").inner_text()
    assert re.search(r"\d\d:\d\d", moment)
    desk.presses("#snoozing .desk-choice")
    expect(desk.page.locator(".toast-note.has-undo")).to_contain_text(moment, ignore_case=True)
    row = desk.page.locator(".queue-item", has_text=code)
    expect(row).to_contain_text(desk.text("desk-wakes", moment=moment), ignore_case=True)

    child.says(later)
    expect(row.locator(".desk-new")).to_be_visible(timeout=40_000)
    expect(row).not_to_contain_text(moment, ignore_case=True)
    with desk.turns():
        row.click()
    desk.sees(later)


def handed_over(desk: Desk, colleague: Desk, code: str, later: str) -> None:
    """It leaves one desk with its reason and stands on the other one with all that was said."""
    desk.page.locator("#talk-head .dropdown [data-bs-toggle]").click()
    desk.page.locator("[data-open='#handing']").click()
    desk.page.locator("#handing input[name=colleague]").first.check()
    desk.page.fill("#hand-why", "Ауысым бітті")
    desk.presses("#handing .btn-primary")
    expect(desk.page.locator("#queue")).not_to_contain_text(code)

    colleague.opens("/inbox/")
    colleague.presses(f".queue-item:has-text('{code}')")
    for words in (later, NOTE, "Ауысым бітті", colleague.text("desk-mark-handed-over")):
        colleague.sees(words)
    expect(colleague.page.locator("#act-take")).to_have_count(0)


def closed_undone_closed(desk: Desk, code: str) -> None:
    """Closing asks for what the journals lack; for ten minutes it can be as if it had not been."""
    desk.opens("/inbox/")
    desk.presses(f".queue-item:has-text('{code}')")
    close(desk, "Сыныптағы кикілжің")
    expect(desk.page.locator("#act-reopen")).to_be_visible()
    desk.goes("KeyZ", ".toast-note.has-undo .toast-button")
    expect(desk.page.locator("#open-closing")).to_be_visible()
    assert drafts_today(desk) == []
    desk.opens("/inbox/")
    desk.presses(f".queue-item:has-text('{code}')")
    close(desk, "Сыныптағы кикілжің")
    assert drafts_today(desk) == ["1", "1"]


def drafts_today(desk: Desk) -> list[str]:
    """How many drafts each book has that has any, as Today counts them."""
    desk.opens("/")
    return desk.page.locator("[aria-labelledby=drafts-title] .draft-count").all_inner_texts()


@pytest.mark.parametrize("desk", [("kk", 1440, 900)], indirect=True)
def test_language_and_look_change_around_a_half_written_answer(browser: Browser, desk: Desk) -> None:
    _, code = a_letter(browser, desk, *CALM[desk.text.locale][:2])
    opened_and_taken(desk, code)
    talk = desk.page.url
    write(desk, "KeyR", "reply", HALF)

    for language in ("ru" if desk.text.locale == "kk" else "kk", "en"):
        desk.chooses("language", language)
        half_written_on(desk, code, language)
    for look, shown in (("light", "light"), ("dark", "dark"), ("system", "light")):
        desk.chooses("look", look)
        expect(desk.page.locator("html")).to_have_attribute("data-bs-theme", shown)
        half_written_on(desk, code, "en")
    desk.page.emulate_media(color_scheme="dark")
    expect(desk.page.locator("html")).to_have_attribute("data-bs-theme", "dark")

    desk.signs_out()
    desk.signs_in_again("aigul")
    desk.page.goto(talk)
    half_written_on(desk, code, "en")
    expect(desk.page.locator("html")).to_have_attribute("data-look", "system")
    expect(desk.page.locator("html")).to_have_attribute("data-bs-theme", "dark")


def half_written_on(desk: Desk, code: str, language: str) -> None:
    """The same talk in this language, with the same words in the box."""
    expect(desk.page.locator("html")).to_have_attribute("lang", language)
    expect(desk.page.locator("#talk-title")).to_have_text(code)
    expect(desk.page.locator("#reply-text")).to_have_value(HALF)
    expect(desk.page.locator("#send span")).to_have_text(Texts(language)("desk-send"))
