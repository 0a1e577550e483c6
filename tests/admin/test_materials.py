"""The methodical fund at the panel's door: found, taken in with a file, handed out, archived, printed."""

import re
from io import BytesIO
from typing import Any

import pytest
from flask.testing import FlaskClient

from core import files
from core.texts import Texts
from db.engine import Database
from db.models.materials import Material
from tests.admin.hands import token
from tests.admin.seen import seen

T = Texts("kk")
LESSON = {
    "title": "Үреймен күрес сабағы", "direction": "prevention", "audience": "student", "area": "3", "language": "kk",
    "aspect": "practical", "summary": "Қорқыныш туралы әңгіме", "license": "own", "author": "Айгүл Сейітқызы",
}  # fmt: skip


def fund(database: Database) -> list[Material]:
    with database.reading() as session:
        return session.query(Material).order_by(Material.number).all()


def send(client: FlaskClient, path: str, **fields: Any) -> Any:
    """A form, with its token; a file is a pair of content and name."""
    return client.post(path, data={"csrf_token": token(client), **fields}, content_type="multipart/form-data")


def test_a_material_is_taken_in_and_handed_out_to_be_saved(
    desk: FlaskClient, office: FlaskClient, database: Database
) -> None:
    answer = send(desk, "/materials/new", **LESSON, file=(BytesIO(b"<script>"), "../Сабақ.docx"))
    (one,) = fund(database)
    page, file = office.get(answer.headers["Location"]).text, office.get(f"/materials/{one.id}/file")

    assert answer.status_code == 303
    assert [words in seen(page) for words in ("ӘМ-001", LESSON["summary"], T("materials-used-none"))] == [True] * 3
    assert "/edit" not in page
    assert f"/offline/?material={one.id}" in desk.get(f"/materials/{one.id}/").text
    assert file.data == b"<script>"
    assert file.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "/" not in file.headers["Content-Disposition"].split("filename=")[1].split(";")[0]
    assert file.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_refused_form_comes_back_as_it_was_typed(
    desk: FlaskClient, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    for wrong, words in (
        ({"title": ""}, "materials-refused-title"),
        ({"license": ""}, "materials-refused-license"),
        ({"license": "other", "license_words": " "}, "materials-refused-license"),
        ({"summary": ""}, "materials-refused-nothing"),
        ({"link": "data:text/html,a.kz"}, "materials-refused-link"),
        ({"audience": "parrot"}, "materials-refused-choice"),
        ({"area": "9"}, "materials-refused-choice"),
        ({"file": (BytesIO(b""), "бос.pdf")}, "materials-refused-file-empty"),
        ({"file": (BytesIO(b"x" * 1001), "үлкен.pdf")}, "materials-refused-file-large"),
    ):
        answer = send(desk, "/materials/new", **{**LESSON, "ages": "7–8 сынып", **wrong})

        assert answer.status_code == 422
        assert T(words) in seen(answer.text)
        assert 'value="7–8 сынып"' in answer.text
        assert re.search(r'aria-describedby="folder-refusal[^"]*" autofocus', answer.text)
        assert (T("materials-refused-file-again") in seen(answer.text)) == ("file" in wrong)
    assert fund(database) == []


def test_a_right_in_other_words_is_kept_and_shown(desk: FlaskClient, database: Database) -> None:
    send(desk, "/materials/new", **{**LESSON, "license": "other", "license_words": "баспаның хаты № 5"})
    (one,) = fund(database)

    assert one.license == "баспаның хаты № 5"
    assert 'value="баспаның хаты № 5"' in desk.get(f"/materials/{one.id}/edit").text


class TestTheList:
    @pytest.fixture(autouse=True)
    def _many(self, desk: FlaskClient) -> None:
        send(desk, "/materials/new", **LESSON)
        send(desk, "/materials/new", **{**LESSON, "title": "Отбасы кеші", "area": "4"})

    def test_is_searched_without_the_words_in_an_address(self, office: FlaskClient) -> None:
        page = send(office, "/materials/", words="УРЕЙ", area="3").text

        assert "ӘМ-001" in seen(page)
        assert "ӘМ-002" not in seen(page)
        assert 'value="УРЕЙ"' in page
        assert all("words" not in link for link in re.findall(r'href="([^"]+)"', page))

    def test_is_filtered_by_its_address(self, office: FlaskClient) -> None:
        for asked in ("area=4", "area=4&direction=x&page=-1", "area=4&page=١"):
            page = seen(office.get(f"/materials/?{asked}").text)

            assert ("ӘМ-001" in page, "ӘМ-002" in page) == (False, True)

    def test_says_kindly_that_nothing_was_found(self, office: FlaskClient) -> None:
        assert T("materials-none-words") in seen(send(office, "/materials/", words="жоқсөз").text)
        assert T("materials-none") in seen(office.get("/materials/?page=100000").text)

    def test_leaves_out_what_was_archived_until_it_is_taken_back(self, desk: FlaskClient, database: Database) -> None:
        first = fund(database)[0]

        send(desk, f"/materials/{first.id}/archive")
        without, archived, paper = (desk.get(f"/materials/{path}").text for path in ("", "?archived=1", "paper"))
        send(desk, f"/materials/{first.id}/restore")

        assert "ӘМ-001" not in seen(without) + seen(paper)
        assert f"/materials/{first.id}/restore" in without  # what was done can be taken back
        assert "ӘМ-001" in seen(archived)
        assert "ӘМ-001" in seen(desk.get("/materials/").text)

    def test_changes_with_a_material(self, desk: FlaskClient, database: Database) -> None:
        first = fund(database)[0]

        send(desk, f"/materials/{first.id}/edit", **{**LESSON, "title": "Тыныс алу"})

        assert "Тыныс алу" in seen(send(desk, "/materials/", words="tynys").text)
