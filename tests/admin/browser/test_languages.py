"""Every page of every role speaks the person's language: no English in Kazakh or Russian, no raw value, no bare id."""

import pytest

from admin.theme import LANGUAGE_COOKIE
from core.texts import LOCALES
from tests.admin.browser import words
from tests.admin.browser.dresses import IS_FULL
from tests.admin.browser.tours import LOOKING, book_by_book, tour
from tests.admin.walls import people
from tests.admin.walls.people import VISITOR
from tests.admin.walls.world import World

PAGES_OF_VISITORS = ("/login", "/first-login/spent", "/nowhere")


# English words are looked for on Kazakh and Russian pages; of the English ones each page is seen once, by who sees most
@pytest.mark.parametrize(
    ("called", "locale"),
    [(called, locale) for called in LOOKING for locale in ("kk", "ru")] + [("psychologist", "en")],
)
def test_every_page_speaks_the_language_that_was_chosen(
    school: World, theirs: frozenset[str], called: str, locale: str
) -> None:
    client = people.browser(school.app, school.cookies[called])
    client.set_cookie(LANGUAGE_COOKIE, locale)
    faults, seen = [], 0
    for path in tour(school, called) if IS_FULL else book_by_book(tour(school, called)):
        page = client.get(path).text
        seen += 1
        faults += [f"{called} {locale} {path}: {fault}" for fault in words.faults(page, locale, known=theirs)]
    faults = list(dict.fromkeys(faults))
    assert not faults, f"{len(faults)} faults on {seen} pages:\n" + "\n".join(faults[:60])
    assert seen > 5


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_before_the_sign_in_speak_it_too(school: World, locale: str) -> None:
    client = people.browser(school.app, school.cookies[VISITOR])
    client.set_cookie(LANGUAGE_COOKIE, locale)
    faults = [
        f"{locale} {path}: {fault}"
        for path in PAGES_OF_VISITORS
        for fault in words.faults(client.get(path).text, locale)
    ]
    assert not faults, "\n".join(faults)


def test_the_check_finds_what_it_looks_for() -> None:
    page = (
        '<html lang="kk"><body><p title="Close">Сәлем, world</p><kbd>K</kbd><b lang="en">fine</b>'
        "<i>in_work</i><i>desk-no-such-text</i><script>let code = 1</script></body></html>"
    )
    found = list(words.faults(page, "kk"))
    assert [fault.split(" in ")[0] for fault in found] == [
        "English «Close»",
        "English «world»",
        "raw value «in_work»",
        "text without words «desk-no-such-text»",
    ]
    assert any("Kazakh" in fault for fault in words.faults("<p>Өтініш</p>", "ru"))
