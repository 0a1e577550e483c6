"""Fixtures of the editor of tips: a linter whose complaints are known, a shipped tip, a colleague at another desk."""

from collections.abc import Callable, Iterator

import pytest
from flask.testing import FlaskClient

from admin.views.tips import checking
from db.engine import Database
from db.models.staff import Staff
from db.models.tips import Tip
from tests.admin.hands import Panel, signed_in
from tests.factories.tips import a_shipped, with_fake_lint


@pytest.fixture(autouse=True)
def _known_linter(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Complains of two words alone; what it counted is not remembered for others."""
    with_fake_lint(monkeypatch)
    checking._count.cache_clear()
    yield
    checking._count.cache_clear()


@pytest.fixture
def tip(database: Database) -> Tip:
    """A tip of the release, for pupils, without an exercise."""
    with database.reading() as session:
        return a_shipped(session, "bullying-what-to-do")


@pytest.fixture
def colleague(panel: Panel, other_psychologist: Staff, sign_in: Callable[[FlaskClient, Staff], None]) -> FlaskClient:
    """The second psychologist's browser."""
    return signed_in(panel, other_psychologist, sign_in)
