"""What comes of the talks: a page of drafts confirmed, a line put right and found; what a deputy head sees of it."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.core.journals.importing.conftest import workbook
from tests.journeys.desk import Desk, a_letter, close, opened_and_taken, three_taps

FIRST, SECOND = "Емтиханнан қорқамын", "Боюсь экзамена"
# a word of no public code: the line beside it holds a random one, and is found by its words too
TOPIC, RIGHT_TOPIC = "Емтихан алдындағы уайым", "Қиналудан қорқыныш"
CANARY = "торғай-7391"
# a sheet as schools keep it: its headings, one line that is right, one with a day that is none
SHEETS = {
    "kk": (
        ("№", "Күні", "Сыныбы", "Тақырыбы", "Нәтижесі"),
        ("9А", "Өзіне сенімсіздік", "Сенім жаттығуы"),
        ("кеше", "9А", "Үрей", "Әңгіме"),
    ),
    "ru": (
        ("№", "Дата", "Класс", "Тема", "Результат"),
        ("9А", "Неуверенность в себе", "Упражнение на доверие"),
        ("вчера", "9А", "Страх", "Беседа"),
    ),
}

pytestmark = [pytest.mark.browser, pytest.mark.journey, pytest.mark.timeout(300)]


@pytest.mark.parametrize("desk", [("kk", 1440, 900)], indirect=True)
def test_a_page_of_drafts_is_confirmed_and_a_line_put_right(browser: Browser, desk: Desk) -> None:
    _, code = a_letter(browser, desk, FIRST, SECOND)
    opened_and_taken(desk, code)
    close(desk, TOPIC)
    work_face_to_face(desk)

    desk.opens("/journals/J4/")
    expect(desk.page.locator(".draft")).to_contain_text(code)
    desk.opens("/journals/J7/")
    expect(desk.page.locator(".draft")).to_have_count(2)
    expect(desk.page.locator(".draft").first).to_contain_text(code)
    desk.says_yes("[data-ticked-send]")
    expect(desk.page.locator(".draft")).to_have_count(0)
    assert lines(desk) == ["line-2", "line-1"]
    expect(desk.page.locator("#line-1")).to_contain_text(code)

    the_line_is_put_right(desk)
    for spelling in ("киналудан", "qinaludan"):
        it_is_found(desk, spelling)
    a_journal_is_brought_from_a_sheet(desk, beside="#line-3", drafts=0)
    desk.sees("№ 3")  # nothing was numbered by it


def lines(desk: Desk) -> list[str]:
    """The lines of the book that are on the page, from the top."""
    found: list[str] = desk.page.locator(".journal-card tbody[id]").evaluate_all("all => all.map((one) => one.id)")
    return found


def the_line_is_put_right(desk: Desk) -> None:
    """The wrong line stays, struck through; the right one is appended with the reason; each leads to the other."""
    desk.presses("#line-1 .journal-correct")
    desk.page.fill("#field-topic", RIGHT_TOPIC)
    desk.page.fill("#field-reason", "Тақырыбы қате жазылған")
    desk.presses(".entry-form .btn-primary")
    assert lines(desk) == ["line-3", "line-2", "line-1"]
    wrong, right = desk.page.locator("#line-1"), desk.page.locator("#line-3")
    expect(wrong.locator("td.is-struck", has_text=TOPIC)).to_have_css("text-decoration-line", "line-through")
    expect(wrong.locator(".journal-correct")).to_have_count(0)
    expect(right).to_contain_text(RIGHT_TOPIC)
    expect(right.locator(".journal-note")).to_contain_text("Тақырыбы қате жазылған")
    for here, there in ((wrong, "#line-3"), (right, "#line-1")):
        here.locator(".journal-note a").click()
        desk.page.wait_for_url(re.compile(f"{there}$"))
        expect(desk.page.locator(there)).to_be_in_viewport()


def it_is_found(desk: Desk, spelling: str) -> None:
    """Another spelling finds the line, and stays out of the address."""
    desk.page.fill("#book-words", spelling)
    with desk.turns():
        desk.page.keyboard.press("Enter")
    assert lines(desk) == ["line-3"]
    expect(desk.page.locator("#line-3 mark", has_text="Қиналудан")).to_be_attached()
    assert desk.page.url == f"{desk.senim.panel}/journals/J7/search"


def a_journal_is_brought_from_a_sheet(desk: Desk, *, beside: str, drafts: int) -> None:
    """A row with a fault is put right on the page; then all rows are drafts. ``beside``: a line of that time."""
    day = re.findall(r"\d\d\.\d\d\.\d{4}", desk.page.locator(beside).inner_text())[0]
    heading, right, wrong = SHEETS[desk.text.locale]
    desk.opens("/journals/J7/")
    desk.presses("a[href^='/importing/']")
    content = workbook((heading, (1, day, *right), (2, *wrong)))
    sheet = {"name": "journal.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    desk.page.set_input_files("#importing-file", files=[sheet])
    desk.presses(".importing-form .btn-primary")
    expect(desk.page.locator(".importing-preview tbody tr")).to_have_count(1)
    desk.page.fill(".importing-wrong .form-control", day)
    desk.presses(".importing-wrong .btn")
    expect(desk.page.locator(".importing-wrong")).to_have_count(0)
    desk.presses(".importing-take .btn-primary")
    expect(desk.page.locator(".draft")).to_have_count(drafts + 2)
    expect(desk.page.locator(".draft", has_text=right[1])).to_have_count(1)


@pytest.mark.parametrize("desk", [("ru", 390, 844)], indirect=True)
def test_a_deputy_head_sees_counts_and_no_word_of_a_child(browser: Browser, desk: Desk, another: Desk) -> None:
    _, code = a_letter(browser, desk, f"{FIRST} {CANARY}", CANARY)
    opened_and_taken(desk, code)
    talk = desk.page.url.removeprefix(desk.senim.panel)
    desk.sees(CANARY)
    close(desk, CANARY)
    work_face_to_face(desk)
    a_line_about_one_child(desk)
    a_journal_is_brought_from_a_sheet(desk, beside="#line-1", drafts=2)
    desk.invites(another, "deputy_head", "Марат Оспанов", "marat")

    counts_alone(another)
    three_books_are_open(another)
    who_did_what(another, code)
    staff_is_read(another)
    for path in ("/inbox/", talk, "/offline/"):
        another.is_refused(path)
        assert CANARY not in another.page.content()


def a_line_about_one_child(desk: Desk) -> None:
    """J2 is open to a deputy head; this line of it is about one pupil."""
    desk.opens("/journals/J2/")
    desk.presses(".draft a.draft-button")
    desk.page.fill("#field-topic", CANARY)
    desk.presses(".entry-confirm")
    expect(desk.page.locator("#line-1")).to_contain_text(CANARY)


def counts_alone(deputy: Desk) -> None:
    """Today: numbers, none of them a way to a talk."""
    deputy.opens("/")
    deputy.sees(deputy.text("today-only-counts"))
    expect(deputy.page.locator(".tile-green .tile-number")).to_have_text("1")
    expect(deputy.page.locator("a[href*='/inbox']")).to_have_count(0)
    assert CANARY not in deputy.page.content()


def three_books_are_open(deputy: Desk) -> None:
    """The lines of three books, what is about one pupil masked; of the six others how many lines they have."""
    masked = deputy.text("books-masked")
    for number in range(1, 10):
        deputy.opens(f"/journals/J{number}/")
        assert CANARY not in deputy.page.content()
        is_closed = deputy.page.get_by_text(deputy.text("books-closed-lead"))
        expect(is_closed).to_have_count(0 if number in {2, 5, 8} else 1)
        expect(deputy.page.get_by_text(masked)).to_have_count(int(number == 2))


def who_did_what(deputy: Desk, code: str) -> None:
    """Who opened which letter, by its code."""
    deputy.opens("/audit/")
    deputy.presses(".audit-chip[href*='kind=opened']")
    opening = deputy.page.locator(".audit-act", has_text=code).first
    expect(opening).to_contain_text("Aigul Serikova")
    expect(opening).to_contain_text(deputy.text("audit-act-help_request-thread-read"))
    assert CANARY not in deputy.page.content()


def staff_is_read(deputy: Desk) -> None:
    """Everybody's name and role, and nothing to press."""
    deputy.opens("/staff/")
    deputy.sees("Aigul Serikova")
    expect(deputy.page.locator("main button, main form, main .staff-card a")).to_have_count(0)


def work_face_to_face(desk: Desk) -> None:
    """Prevention with one pupil: drafts in J2 and J7."""
    desk.opens("/")
    three_taps(desk, ".offline-thumb" if desk.is_phone else "#offline-plus")
