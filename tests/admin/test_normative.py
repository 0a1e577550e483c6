"""The folder of normative acts at the panel's door: read by all but observers, kept by a psychologist."""

import re
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient

from core.texts import Texts
from db.engine import Database
from db.models.normative import ActKind, ActStatus, NormativeAct
from tests.admin.hands import token
from tests.admin.seen import seen

T = Texts("kk")


def acts(database: Database) -> list[NormativeAct]:
    with database.reading() as session:
        return session.query(NormativeAct).order_by(NormativeAct.position).all()


def send(client: FlaskClient, path: str, **fields: Any) -> Any:
    """A form, with its token; a file is a pair of content and name."""
    return client.post(path, data={"csrf_token": token(client), **fields}, content_type="multipart/form-data")


OWN = {"kind": "local", "title-kk": "Шұғыл жағдай алгоритмі", "number": "12-Ө", "issued_on": "2026-11-20"}


def test_everybody_who_reads_sees_what_waits_and_the_way_to_the_register(office: FlaskClient) -> None:
    page = office.get("/normative/").text

    assert T("normative-overdue", count="17") in seen(page)
    assert 'href="https://adilet.zan.kz/kaz/docs/V2200031180" target="_blank" rel="noopener noreferrer"' in page
    assert "/check" not in page
    assert T("normative-new") not in seen(page)


def test_filters_stand_in_the_address(desk: FlaskClient) -> None:
    pages = [
        seen(desk.get(f"/normative/?{asked}").text) for asked in ("status=repealed", "kind=code", "kind=%00&status=x")
    ]

    assert [T("normative-count", count=count) in page for page, count in zip(pages, ("1", "3", "18"), strict=True)] == [
        True,
        True,
        True,
    ]


def test_an_act_of_ones_own_is_added_with_its_file_and_handed_out_to_be_saved(
    desk: FlaskClient, office: FlaskClient, database: Database
) -> None:
    answer = send(desk, "/normative/new", **OWN, file=(BytesIO(b"%PDF-1.7"), "Алгоритм 2026.pdf"))
    act = acts(database)[-1]
    file = office.get(f"/normative/{act.id}/file")

    assert answer.status_code == 303
    assert (act.kind, act.status, act.number) == (ActKind.LOCAL, ActStatus.IN_FORCE, "12-Ө")
    assert file.data == b"%PDF-1.7"
    assert file.headers["Content-Disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''%D0%90%D0%BB" in file.headers["Content-Disposition"]
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_refused_form_comes_back_as_it_was_typed(desk: FlaskClient, database: Database) -> None:
    for wrong, words in (
        ({"title-kk": " "}, "normative-refused-title"),
        ({"link": "javascript:alert(1)"}, "normative-refused-link"),
        ({"code": "жоқ"}, "normative-refused-code"),
        ({"issued_on": "2026-02-31"}, "normative-refused-issued"),
        ({"kind": "decree"}, "normative-refused-form"),
        ({"file": (BytesIO(b"MZ"), "акт.exe")}, "normative-refused-file-kind"),
    ):
        answer = send(desk, "/normative/new", **{**OWN, "edition": "20.11.2026 № 3", **wrong})

        assert answer.status_code == 422
        assert T(words) in seen(answer.text)
        assert 'value="20.11.2026 № 3"' in answer.text
        assert re.search(r'aria-describedby="folder-refusal[^"]*" autofocus', answer.text)
    assert len(acts(database)) == 18


def test_an_act_is_checked_by_one_tap(desk: FlaskClient, database: Database) -> None:
    first = acts(database)[0]

    answer = send(desk, f"/normative/{first.id}/check", status="in_force")
    page = seen(desk.get("/normative/").text)

    assert answer.headers["Location"].endswith(f"/normative/#act-{first.id}")
    assert acts(database)[0].status is ActStatus.IN_FORCE
    assert T("normative-checked", day="23.11.2026", name="aigerim") in page
    assert T("normative-overdue", count="16") in page


def test_an_act_is_changed_and_its_file_taken_away(desk: FlaskClient, database: Database) -> None:
    first = acts(database)[0]
    send(desk, f"/normative/{first.id}/", **OWN, file=(BytesIO(b"x"), "a.txt"))
    with_file = desk.get(f"/normative/{first.id}/").text

    send(desk, f"/normative/{first.id}/file/remove")

    assert acts(database)[0].number == "12-Ө"
    assert "a.txt" in with_file
    assert desk.get(f"/normative/{first.id}/file").status_code == 404


def test_the_list_is_printed_whole(office: FlaskClient, database: Database) -> None:
    page = seen(office.get("/normative/paper").text)

    assert [act.titles["kk"] in page for act in acts(database)] == [True] * 18
