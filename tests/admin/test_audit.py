"""The audit page: every act has its words, refusals are kept, nobody reads it who may not."""

import ast
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from admin.base import RuleView
from core import audit
from core.actors import Role
from core.acts import PAGE, ROOMS, Kind
from core.texts import LOCALES, texts
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.help_requests import HelpRequest
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import CANARY, PASSWORD, Panel, hire, token
from tests.admin.seen import seen
from tests.admin.test_first_login import Invite, join, set_up, token_on

ROOT = Path(__file__).resolve().parents[2]
SignIn = Callable[[FlaskClient, Staff], None]
T = texts("kk")
OF_A_ROOM = re.compile(f"({'|'.join(ROOMS)})(:[a-z_]+)+")


@pytest.fixture
def desk(panel: Panel, deputy: Staff, sign_in: SignIn) -> FlaskClient:
    """The deputy head's browser."""
    client = panel()
    sign_in(client, deputy)
    return client


def written(panel: Panel) -> set[str]:
    """Every tag that code can write: of a known room, handed to a ``record``, or of a reference list."""
    found = set()
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "admin").rglob("*.py"), ROOT / "senim.py"]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and OF_A_ROOM.fullmatch(str(node.value)):
                found.add(str(node.value))
            elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("record"):
                words = (given.value for given in node.args if isinstance(given, ast.Constant))
                found |= {word for word in words if isinstance(word, str)}
    for view in panel.app.extensions["admin"][0]._views:
        if isinstance(view, RuleView):
            found |= {f"{view.subject}:changed"} | ({f"{view.subject}:created"} if view.can_create else set())
    return found


def test_every_act_that_code_can_write_has_its_words(panel: Panel) -> None:
    tags = written(panel)

    assert {
        "help_request:thread:read",
        "help_request:accepted",
        "journal:entry:edited",
        "staff:refused",
        "help_line:changed",
    } <= tags
    for tag in sorted(tags):
        name = f"audit-act-{tag.replace(':', '-')}"
        for locale in LOCALES:
            assert texts(locale)(name) != name, tag


def test_an_opened_talk_is_told_by_its_code_and_without_a_word(
    panel: Panel, desk: FlaskClient, psychologist: Staff, sign_in: SignIn, ask: Callable[..., HelpRequest]
) -> None:
    request = ask()
    client = panel()
    sign_in(client, psychologist)
    assert CANARY in client.get(f"/inbox/{request.id}").text

    page = desk.get("/audit/").text

    assert T("audit-act-help_request-thread-read") in page
    assert request.code in page
    assert psychologist.full_name in page
    assert CANARY not in page


def test_kinds_and_people_choose_and_stay_chosen_on_older_pages(
    panel: Panel, desk: FlaskClient, psychologist: Staff, deputy: Staff, database: Database
) -> None:
    with database.writing() as session:
        for step in range(PAGE + 1):
            for member, tag in ((psychologist, "help_request:closed"), (deputy, "staff:renamed")):
                audit.record(
                    session,
                    tag,
                    subject="x",
                    subject_id=step,
                    staff_id=member.id,
                    now=panel.clock() + timedelta(minutes=step),
                )

    first = desk.get(f"/audit/?kind=talks&who={psychologist.id}").text
    older = first.partition("before=")[2].partition('"')[0]
    second = desk.get(f"/audit/?kind=talks&who={psychologist.id}&before={older}").text

    words = T("audit-act-help_request-closed")
    assert (first.count(words), second.count(words)) == (1, 1)
    assert T("audit-times", count=PAGE) in first
    assert T("audit-act-staff-renamed") not in first + second
    assert "kind=talks&amp;" in first


@pytest.mark.parametrize("query", ["?kind=x&who=x&before=x", "?who=²", "?before=99999999999999999999999", "?who=-1"])
def test_odd_questions_are_no_questions(desk: FlaskClient, query: str) -> None:
    assert desk.get(f"/audit/{query}").status_code == 200


def test_an_act_without_words_is_never_called_by_its_tag(
    desk: FlaskClient, deputy: Staff, database: Database, panel: Panel
) -> None:
    with database.writing() as session:
        audit.record(session, "moon:landed", subject="moon", subject_id=1, staff_id=deputy.id, now=panel.clock())

    page = desk.get("/audit/").text

    assert T("audit-act-other") in page
    assert "landed" not in page


def test_opening_very_many_talks_is_told_on_top(
    panel: Panel, desk: FlaskClient, psychologist: Staff, database: Database
) -> None:
    with database.writing() as session:
        for talk in range(61):
            audit.record(
                session,
                audit.OPENED,
                subject="help_request",
                subject_id=talk,
                staff_id=psychologist.id,
                now=panel.clock(),
            )

    page = desk.get("/audit/").text

    assert T("audit-many-words") in page
    assert f"kind=opened&amp;who={psychologist.id}" in page


@pytest.mark.parametrize("role", [Role.PSYCHOLOGIST, Role.OBSERVER])
def test_it_is_closed_to_others_and_the_knock_is_kept_once_an_hour(
    panel: Panel, desk: FlaskClient, sign_in: SignIn, database: Database, role: Role
) -> None:
    with database.writing() as session:
        member = hire(session, username="curious", role=role, now=panel.clock())
    client = panel()
    sign_in(client, member)
    for _ in range(3):
        assert client.get("/audit/?kind=opened").status_code == 403

    page = seen(desk.get("/audit/?kind=refused").text)

    assert page.count(T("audit-act-staff-refused")) == 1
    assert T("audit-menu") in page.partition(T("audit-act-staff-refused"))[2]


def test_another_schools_deputy_head_reads_nothing_of_this_one(
    panel: Panel, psychologist: Staff, other_school: School, sign_in: SignIn, database: Database
) -> None:
    with database.writing() as session:
        stranger = hire(
            session, username="stranger", role=Role.DEPUTY_HEAD, now=panel.clock(), school_id=other_school.id
        )
        audit.record(
            session,
            "staff:renamed",
            subject="staff",
            subject_id=psychologist.id,
            staff_id=psychologist.id,
            now=panel.clock(),
        )
    client = panel()
    sign_in(client, stranger)

    page = client.get(f"/audit/?who={psychologist.id}").text

    assert psychologist.full_name not in page
    assert T("audit-act-staff-renamed") not in page


def test_signing_in_and_out_and_failing_to_are_kept(panel: Panel, invite: Invite, database: Database) -> None:
    client = panel()
    join(client, invite())
    set_up(client)
    client.post("/logout", data={"csrf_token": token_on(client, "/")})
    for name, password in (("aigerim", "wrong one entirely"), ("nobodyhere", PASSWORD), ("aigerim", PASSWORD)):
        client.post("/login", data={"csrf_token": token(client), "username": name, "password": password})
    client.post("/tf-validate", data={"csrf_token": token_on(client, "/tf-validate"), "code": "000000"})

    with database.reading() as session:
        kept = session.scalars(select(AuditRecord.tag).order_by(AuditRecord.id)).all()
        details = session.scalars(select(AuditRecord.detail)).all()
    assert kept == [
        "staff:joined",
        "staff:signed_in",
        "staff:signed_out",
        "staff:sign_in:failed",
        "staff:code:failed",
    ]
    assert "wrong one" not in str(details)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_kind_has_a_name(kind: Kind, locale: str) -> None:
    name = f"audit-kind-{kind.value.replace('_', '-')}"
    assert texts(locale)(name) != name
