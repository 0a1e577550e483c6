"""A psychologist rewords a tip: it stands, or comes back as it was typed with a kind word about why not."""

from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from core import staff
from core.actors import Role
from core.texts import LOCALES, texts
from core.tips import editing, wordings
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.schools import School
from db.models.staff import Staff
from db.models.tips import Tip
from db.tips_seeding import shipped
from tests.admin.hands import Panel, hire, signed_in
from tests.admin.seen import seen
from tests.admin.tips.hands import cards, fields, send
from tests.factories.staff import staff_member
from tests.factories.tips import DOUBTFUL, FORBIDDEN, draft

T = texts("kk")
FLOOD = "көпсөз " * 5000


def page_of(client: FlaskClient, path: str) -> str:
    return unescape(seen(client.get(path).text))


class TestSaving:
    def test_the_new_words_stand_in_this_school(
        self, desk: FlaskClient, database: Database, tip: Tip, psychologist: Staff
    ) -> None:
        answer = send(desk, f"/tips/{tip.id}/", fields("Бір.", "Екі."))

        assert answer.status_code == 303
        assert cards(database, tip, psychologist.school_id) == [["Бір.", "Екі."]]
        assert T("tips-desk-done-saved") in page_of(desk, f"/tips/{tip.id}/")

    def test_the_form_begins_with_what_stands(self, desk: FlaskClient, tip: Tip) -> None:
        send(desk, f"/tips/{tip.id}/", fields("Бір."))

        page = desk.get(f"/tips/{tip.id}/").text

        assert 'name="opened" value="1"' in page
        assert ">Бір.</textarea>" in page

    def test_an_empty_bubble_and_spaces_are_tidied_away(
        self, desk: FlaskClient, database: Database, tip: Tip, psychologist: Staff
    ) -> None:
        send(desk, f"/tips/{tip.id}/", fields("  Бір. \r\n Жол. ", "   ", "Екі."))

        assert cards(database, tip, psychologist.school_id) == [["Бір. \n Жол.", "Екі."]]

    def test_a_deputy_head_reads_and_has_no_form(self, office: FlaskClient, tip: Tip) -> None:
        page = office.get(f"/tips/{tip.id}/").text

        assert "<textarea" not in page
        assert send(office, f"/tips/{tip.id}/", fields("Бір.")).status_code == 403

    def test_another_schools_own_tip_is_not_there(
        self, desk: FlaskClient, database: Database, other_school: School, now: datetime
    ) -> None:
        with database.writing() as session:
            theirs = staff.specialist(staff_member(session, school_id=other_school.id))
            made = editing.create(session, draft("Бөгде."), area="sleep", audiences=["parents"], by=theirs, now=now)

        for path in ("", "history", "paper"):
            assert desk.get(f"/tips/{made}/{path}").status_code == 404
        for act in ("hide", "show", "delete", "restore", "shipped", "agree", "refuse", "read"):
            assert send(desk, f"/tips/{made}/{act}", {"reason": "x", "role": "native"}).status_code == 404


BAD = [
    ({"kk_cards": ["Мынау <b>қалың</b> сөз."]}, "tags"),
    ({"kk_title": "<script>alert(1)</script>"}, "tags"),
    ({"ru_cards": [FLOOD]}, "long"),
    ({"kk_title": "", "kk_short": "", "kk_cards": [""]}, "kazakh"),
    ({"kk_title": ""}, "title"),
    ({"ru_title": "я" * 121}, "title-long"),
    ({"en_short": ""}, "short"),
    ({"kk_short": "🌙" * 11}, "short-long"),
    ({"kk_cards": [""]}, "bubbles"),
    ({"kk_cards": ["Бір."] * 13}, "bubbles-many"),
    ({"license": "cc-by", "source": ""}, "source"),
    ({"license": "stolen"}, "license"),
    ({"basis": "я" * 401}, "source-long"),
]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("wrong", "words"), BAD, ids=[f"{words}-{number}" for number, (_, words) in enumerate(BAD)])
def test_what_cannot_be_kept_comes_back_as_it_was_typed(
    desk: FlaskClient, database: Database, tip: Tip, psychologist: Staff, locale: str, wrong: dict, words: str
) -> None:
    desk.set_cookie("panel_language", locale)
    filled = fields("Менің сөзім.", **wrong)

    answer = send(desk, f"/tips/{tip.id}/", filled)

    page = unescape(answer.text)
    said = texts(locale)(f"tips-desk-refused-{words}", language="\0", length="\0", words="\0", bubbles="\0")
    assert answer.status_code == 422
    assert all(part.strip() in page for part in said.split("\0"))
    assert "Менің сөзім." in page or "kk_cards" in wrong
    for name, values in filled.lists():
        if name != "license":
            assert all(value.strip() in page for value in values), name
    assert cards(database, tip, psychologist.school_id) == []


class TestFaults:
    def test_a_broken_rule_asks_for_a_reason_and_marks_the_passage(self, desk: FlaskClient, tip: Tip) -> None:
        answer = send(desk, f"/tips/{tip.id}/", fields(f"Алдында {FORBIDDEN} кейін."))

        page = unescape(answer.text)
        assert answer.status_code == 422
        assert f"Алдында <mark>{FORBIDDEN}</mark> кейін." in page
        assert T("tips-desk-refused-rules") in page
        assert T("safe-messaging-why-method") in page
        assert 'name="reason"' in page

    def test_alone_in_the_school_one_is_told_that_nobody_could_agree(self, desk: FlaskClient, tip: Tip) -> None:
        answer = send(desk, f"/tips/{tip.id}/", fields(FORBIDDEN))

        assert T("tips-desk-reason-nobody") in unescape(answer.text)

    def test_the_same_words_again_are_nothing_to_save(self, desk: FlaskClient, tip: Tip) -> None:
        send(desk, f"/tips/{tip.id}/", fields("Бір."))

        answer = send(desk, f"/tips/{tip.id}/", fields("Бір.", opened=1))

        assert (answer.status_code, T("tips-desk-refused-same") in unescape(answer.text)) == (422, True)

    def test_two_editors_at_once_see_both_texts_and_nothing_is_lost(
        self, desk: FlaskClient, colleague: FlaskClient, database: Database, tip: Tip, psychologist: Staff
    ) -> None:
        send(colleague, f"/tips/{tip.id}/", fields("Әріптестің сөзі.", "Ортақ."))

        answer = send(desk, f"/tips/{tip.id}/", fields("Менің сөзім.", "Ортақ."))

        page = answer.text
        assert answer.status_code == 409
        assert "<del>Әріптестің сөзі.</del>" in page
        assert "<ins>Менің сөзім.</ins>" in page
        assert ">Менің сөзім.</textarea>" in page
        assert "botagoz" in page
        assert 'name="opened" value="1"' in page
        assert send(desk, f"/tips/{tip.id}/", fields("Менің сөзім.", opened=1)).status_code == 303
        assert cards(database, tip, psychologist.school_id) == [["Менің сөзім."]]
        assert cards(database, tip, psychologist.school_id, state="past") == [["Әріптестің сөзі.", "Ортақ."]]

    def test_a_tip_deleted_in_another_tab_leaves_the_words_to_begin_anew(
        self, desk: FlaskClient, colleague: FlaskClient, database: Database
    ) -> None:
        made = send(desk, "/tips/new", fields("Бір.", area="sleep", audiences=["parents"]))
        path = made.headers["Location"]
        send(colleague, f"{path}delete", {})

        answer = send(desk, path, fields("Мұны жазып едім.", opened=1, area="sleep", audiences=["parents"]))

        page = unescape(answer.text)
        assert answer.status_code == 410
        assert T("tips-desk-refused-gone") in page
        assert ">Мұны жазып едім.</textarea>" in page
        again = send(desk, "/tips/new", fields("Мұны жазып едім.", area="sleep", audiences=["parents"]))
        assert again.status_code == 303

    def test_words_for_a_tip_hidden_in_another_tab_are_kept_and_it_stays_hidden(
        self, desk: FlaskClient, colleague: FlaskClient, tip: Tip
    ) -> None:
        send(colleague, f"/tips/{tip.id}/hide", {})

        answer = send(desk, f"/tips/{tip.id}/", fields("Бір."))

        assert answer.status_code == 303
        page = page_of(desk, f"/tips/{tip.id}/")
        assert T("tips-desk-done-hidden") in page
        assert T("tips-desk-state-hidden") in page

    @pytest.mark.parametrize("locale", LOCALES)
    def test_a_picture_of_twenty_megabytes_gets_the_kind_page(self, desk: FlaskClient, tip: Tip, locale: str) -> None:
        desk.set_cookie("panel_language", locale)
        head = b'--x\r\nContent-Disposition: form-data; name="picture"; filename="photo.png"\r\n\r\n'

        answer = desk.post(
            f"/tips/{tip.id}/",
            data=head + b"0" * 20_000_000 + b"\r\n--x--\r\n",
            content_type="multipart/form-data; boundary=x",
        )

        assert answer.status_code == 413
        assert texts(locale)("account-error-413") in unescape(answer.text)


class TestBubbles:
    @pytest.mark.parametrize(
        ("act", "expected"),
        [
            ("add:kk", ["Бір.", "Екі.", "Үш.", ""]),
            ("remove:kk:2", ["Бір.", "Үш."]),
            ("up:kk:2", ["Екі.", "Бір.", "Үш."]),
            ("down:kk:2", ["Бір.", "Үш.", "Екі."]),
            ("up:kk:1", ["Бір.", "Екі.", "Үш."]),
            ("down:kk:3", ["Бір.", "Екі.", "Үш."]),
            ("remove:kk:9", ["Бір.", "Екі.", "Үш."]),
            ("remove:xx:1", ["Бір.", "Екі.", "Үш."]),
        ],
    )
    def test_are_arranged_without_script_and_nothing_is_saved(
        self, desk: FlaskClient, database: Database, tip: Tip, psychologist: Staff, act: str, expected: list[str]
    ) -> None:
        answer = send(desk, f"/tips/{tip.id}/", fields("Бір.", "Екі.", "Үш.", do=act))

        kazakh = answer.text.split('id="language-kk"')[1].split("<template")[0]
        assert answer.status_code == 200
        assert [part.split("</textarea>")[0].split(">")[-1] for part in kazakh.split("<textarea")[1:]] == expected
        assert cards(database, tip, psychologist.school_id) == []


class TestChecking:
    def test_words_are_judged_as_they_are_typed_and_nothing_is_kept(
        self, desk: FlaskClient, database: Database, tip: Tip
    ) -> None:
        before = self.written(database)

        answer = send(desk, "/tips/check", fields("Бір.", f"Екі {DOUBTFUL}.", area="sleep", audiences=["parents"]))

        assert answer.status_code == 200
        assert f"Екі <mark>{DOUBTFUL}</mark>." in answer.text
        assert T("tips-desk-bubble", number="2") in answer.text
        assert answer.text.count("hx-swap-oob") == 10
        assert self.written(database) == before

    def written(self, database: Database) -> int:
        with database.reading() as session:
            return len(session.scalars(select(AuditRecord.id)).all())

    def test_is_for_who_writes_alone(self, office: FlaskClient) -> None:
        assert send(office, "/tips/check", fields("Бір.")).status_code == 403


class TestNewTips:
    def test_a_new_one_is_the_schools_own(
        self, desk: FlaskClient, panel: Panel, database: Database, psychologist: Staff
    ) -> None:
        answer = send(desk, "/tips/new", fields("Бір.", area="sleep", audiences=["pupils_5_7", "parents"]))

        assert answer.status_code == 303
        page = page_of(desk, answer.headers["Location"])
        assert T("tips-desk-state-own") in page
        assert T("tips-who.parents") in page

    def test_without_a_topic_or_readers_it_comes_back(self, desk: FlaskClient) -> None:
        for missing in ({"area": ""}, {"audiences": []}, {"area": "weather"}):
            filled = {"area": "sleep", "audiences": ["parents"], **missing}

            answer = send(desk, "/tips/new", fields("Менікі.", **filled))

            assert answer.status_code == 422
            assert T("tips-desk-refused-readers") in unescape(answer.text)
            assert ">Менікі.</textarea>" in answer.text

    def test_may_begin_with_the_words_of_another(self, desk: FlaskClient, tip: Tip) -> None:
        seeded = next(item for _, item in shipped() if item["code"] == tip.code)

        page = desk.get(f"/tips/new?from={tip.id}").text

        assert 'value="bullying" selected' in page
        assert seeded["kk"]["title"] in page
        assert desk.get("/tips/new?from=999999").status_code == 404
        assert desk.get("/tips/new?from=x").status_code == 200

    def test_a_deleted_one_comes_back_by_undo(self, desk: FlaskClient, database: Database, psychologist: Staff) -> None:
        path = send(desk, "/tips/new", fields("Бір.", area="sleep", audiences=["parents"])).headers["Location"]

        answer = send(desk, f"{path}delete", {})

        assert f"{path}restore" in desk.get(answer.headers["Location"]).text
        assert desk.get(path).status_code == 404
        send(desk, f"{path}restore", {})
        assert desk.get(path).status_code == 200


def test_a_psychologist_of_a_demo_school_changes_nothing_for_real_ones(
    panel: Panel,
    database: Database,
    other_school: School,
    psychologist: Staff,
    tip: Tip,
    sign_in: Callable[[FlaskClient, Staff], None],
    now: datetime,
) -> None:
    with database.writing() as session:
        session.get_one(School, other_school.id).is_demo = True
        guest = hire(session, username="guest", role=Role.PSYCHOLOGIST, now=now, school_id=other_school.id)
    client = signed_in(panel, guest, sign_in)

    send(client, f"/tips/{tip.id}/", fields("Ойын."))
    send(client, f"/tips/{tip.id}/read", {"opened": "1", "role": "native"})
    send(client, f"/tips/{tip.id}/hide", {})

    with database.reading() as session:
        standing = wordings.find(session, tip.id, by=staff.specialist(session.get_one(Staff, psychologist.id)))
        assert (standing.own, standing.is_hidden, standing.edited.readings) == (None, False, [])


def test_an_unknown_tip_is_not_found(desk: FlaskClient) -> None:
    assert desk.get("/tips/424242/").status_code == 404
    assert desk.get("/tips/paper/weather").status_code == 404
