"""Lists of reference data: chosen filters are chips, many rows have pages, an empty list says what to do."""

import re
from typing import Any, ClassVar

import pytest
from flask.testing import FlaskClient

from admin.base import RuleView
from core.actors import Role
from db.engine import Database
from db.models.schools import ProblemCategory
from db.models.staff import Staff
from tests.admin.conftest import SignIn
from tests.admin.hands import Panel

pytestmark = pytest.mark.usefixtures("own_app")


class Categories(RuleView):
    """A list with everything a list of Flask-Admin can have."""

    roles: ClassVar[frozenset[Role]] = frozenset({Role.PSYCHOLOGIST})
    can_edit = False
    can_create = False
    column_list = ("code", "position")
    column_filters = ("code", "position")
    column_searchable_list = ("code",)

    def __init__(self, rows: Any) -> None:
        super().__init__(ProblemCategory, rows, name="admin-form", endpoint="categories", url="/categories")


@pytest.fixture
def desk(panel: Panel, psychologist: Staff, sign_in: SignIn) -> FlaskClient:
    """A psychologist's browser in a panel with such a list."""
    panel.app.extensions["admin"][0].add_view(Categories(panel.app.extensions["senim"].rows))
    client = panel()
    sign_in(client, psychologist)
    return client


def chips(page: str) -> list[str]:
    """The words of the chips and the address that takes each away."""
    found = re.findall(r'<li class="chip">(.*?)</li>', page, re.DOTALL)
    words = [re.sub(r"<[^>]+>", "", chip).split() for chip in found]
    addresses = [re.findall(r'href="([^"]+)"', chip)[0] for chip in found]
    return [f"{' '.join(word)} | {address}" for word, address in zip(words, addresses, strict=True)]


def test_chosen_filters_are_chips_and_each_is_taken_away_alone(desk: FlaskClient) -> None:
    page = desk.get("/categories/?search=b&flt0_0=bullying&flt1_7=3").text
    first, second = chips(page)
    assert first.startswith("Code ішінде бар bullying")
    assert first.endswith("| /categories/?search=b&amp;flt1_7=3")
    assert second.endswith("| /categories/?search=b&amp;flt0_0=bullying")
    assert 'aria-label="Сүзгіні алып тастау: Code"' in page


def test_without_filters_there_are_no_chips(desk: FlaskClient) -> None:
    page = desk.get("/categories/").text
    assert chips(page) == []
    assert "bullying" in page


def test_a_list_that_found_nothing_says_what_to_do(desk: FlaskClient) -> None:
    page = desk.get("/categories/?search=zzz").text
    assert "Ештеңе табылмады" in page
    assert "Басқа сөзбен іздеп көріңіз" in page


def test_two_hundred_rows_have_pages_and_every_cell_its_name_for_a_phone(desk: FlaskClient, database: Database) -> None:
    with database.writing() as session:
        like = session.query(ProblemCategory).order_by(ProblemCategory.id).first()
        names = ("area", "position", "names", "adult_names", "review")
        shared = {name: getattr(like, name) for name in names}
        for number in range(200):
            session.add(ProblemCategory(code=f"many-{number}", **shared))
    page = desk.get("/categories/").text
    assert page.count('data-label="Code"') == 20
    assert 'rel="next" aria-label="Келесі бет"' in page
