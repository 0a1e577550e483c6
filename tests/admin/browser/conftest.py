"""A school that people look at, and what they wrote in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from admin.views.today import called
from core.texts import texts
from db.models.appointments import Appointment
from db.models.help_requests import HelpRequest, ReplyTemplate
from db.models.schools import School
from db.models.staff import Staff
from db.models.tips import TipText
from tests.admin.browser.natural import Natural
from tests.admin.walls.conftest import MORNING
from tests.admin.walls.living import RED
from tests.admin.walls.world import World, world

SAID: set[str] = set()
# what a child will read stands in the child's language, and languages are called by their own names
FOR_THE_CHILD = {
    texts("kk")(name).strip() for name in ("help-envelope", "admin-language-kk", "admin-language-kk-short")
}


@pytest.fixture(scope="session")  # nobody changes it: two files of tests look at the same pages
def school(seeded_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Two schools full of what people write."""
    home = tmp_path_factory.mktemp("looked-at") / "home"
    shutil.copytree(seeded_home, home)
    say = Natural()
    with world(home, MORNING, say=say) as made:
        SAID.update(say.said, {RED})
        yield made


@pytest.fixture(scope="session")
def theirs(school: World) -> frozenset[str]:
    """What people and the school wrote: it stands on pages in whatever language its owners write."""
    with school.database.reading() as session:
        staff = {
            name
            for member in session.query(Staff)
            for name in (member.username, member.full_name, called(member.full_name))
        }
        schools = {name for one in session.query(School) for name in one.names.values()}
        codes = {one.code for kind in (HelpRequest, Appointment) for one in session.query(kind)}
        templates = {words for one in session.query(ReplyTemplate) for words in (one.title, one.body)}
        tips = {line for text in session.query(TipText) for line in _lines(text)}
    said = {words.strip() for words in SAID}
    return frozenset(staff | schools | codes | templates | tips | said | FOR_THE_CHILD)


def _lines(text: TipText) -> Iterator[str]:
    """The words of a tip as pages show them: titles of all, every line of those that a tour looks at."""
    yield text.title
    if text.version.tip_id == 1 or text.version.tip.area == "eating" or text.version.school_id is not None:
        yield text.version.basis
        for card in text.cards:
            yield from (line.strip() for line in card.splitlines())
