"""The "+" at the panel's door: one entry per form, kind refusals, taking back, numbers at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient

from core import staff
from core.actors import Role
from core.journals import months, offline, work
from core.journals.done import Done, What, Who
from core.texts import LOCALES, Texts
from db.engine import Database
from db.models.journals import Aspect, Audience, EntryState, JournalEntry, WorkRecord
from db.models.plans import AnnualPlan, PlanDirection, PlanItem
from db.models.schools import School, SchoolClass
from db.models.staff import Staff
from tests.admin.hands import Panel, hire, token
from tests.conftest import MORNING

SignIn = Callable[[FlaskClient, Staff], None]
TAPS = {"who": "pupil", "what": "consultation", "minutes": "15"}


@pytest.fixture
def desk(panel: Panel, psychologist: Staff, sign_in: SignIn) -> FlaskClient:
    """The psychologist's browser."""
    client = panel()
    sign_in(client, psychologist)
    return client


def send(client: FlaskClient, path: str = "/offline/", **typed: str) -> Any:
    """A form, with its token."""
    fields = {**TAPS, **typed} if path == "/offline/" else typed
    return client.post(path, data={"csrf_token": token(client), **fields})


def works(database: Database) -> list[WorkRecord]:
    with database.reading() as session:
        return session.query(WorkRecord).order_by(WorkRecord.id).all()


def drafts(database: Database) -> list[str]:
    with database.reading() as session:
        found = session.query(JournalEntry).filter_by(state=EntryState.DRAFT).order_by(JournalEntry.journal)
        return [entry.journal.value for entry in found]


class TestTaps:
    """From "+" to the books."""

    def test_the_plus_stands_on_every_page_of_a_psychologist(self, desk: FlaskClient) -> None:
        for path in ("/", "/inbox/", "/journals/J4/", "/offline/"):
            page = desk.get(path).text
            assert 'id="offline-plus"' in page, path
            assert "offline-thumb" in page, path

    @pytest.mark.parametrize("role", [Role.DEPUTY_HEAD, Role.ADMINISTRATOR, Role.OBSERVER])
    def test_nobody_else_has_it(self, panel: Panel, database: Database, sign_in: SignIn, role: Role) -> None:
        with database.writing() as session:
            member = hire(session, username="somebody", role=role, now=panel.clock())
        client = panel()
        sign_in(client, member)

        assert 'id="offline-plus"' not in client.get("/").text
        assert client.get("/offline/").status_code == 403
        assert send(client).status_code == 403
        assert works(database) == []

    def test_the_sheet_comes_alone_and_complete(self, desk: FlaskClient) -> None:
        sheet = desk.get("/offline/?part=sheet&next=/inbox/").text

        assert "<html" not in sheet
        assert re.search(r'value="pupil"[^>]+checked', sheet)
        assert re.search(r'value="consultation"[^>]+checked', sheet)
        assert re.search(r'value="15"[^>]+checked', sheet)
        assert 'name="next" value="/inbox/"' in sheet

    def test_what_stands_there_is_a_whole_entry(
        self, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        answer = send(desk, next="/inbox/")

        assert (answer.status_code, answer.headers["Location"]) == (303, "/inbox/")
        (found,) = works(database)
        assert (found.staff_id, found.minutes, found.channel) == (psychologist.id, 15, "offline")
        assert drafts(database) == ["J4", "J7"]

    def test_both_books_are_named_with_a_way_back_and_a_way_on(self, desk: FlaskClient) -> None:
        send(desk, next="/inbox/")

        page = desk.get("/inbox/").text

        assert "«Кеңес беру журналы», «Жеке-дара жүргізілген жұмыстарды тіркеу журналы»" in page
        assert re.search(r'action="/offline/[\w-]+/undo\?next=/inbox/"', page)
        assert re.search(r'action="/offline/[\w-]+/number\?next=/inbox/"', page)

    def test_a_double_tap_is_one_entry(self, desk: FlaskClient, database: Database) -> None:
        for _ in range(3):
            assert send(desk, once="the-same").status_code == 303

        assert len(works(database)) == 1

    def test_the_next_sheet_remembers_whom_it_was_with(self, desk: FlaskClient) -> None:
        send(desk, who="parents", participants="1")

        assert re.search(r'value="parents"[^>]+checked', desk.get("/offline/?part=sheet").text)

    def test_a_class_is_never_assumed(self, desk: FlaskClient) -> None:
        send(desk, who="class", class_name="6В", participants="26")

        sheet = desk.get("/offline/?part=sheet").text

        assert re.search(r'value="pupil"[^>]+checked', sheet)
        assert '<option value="6В" data-size="26">' in sheet

    @pytest.mark.parametrize("target", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:1"])
    def test_it_never_leads_out_of_the_panel(self, desk: FlaskClient, target: str) -> None:
        assert send(desk, next=target).headers["Location"] == "/offline/"

    def test_no_entry_without_the_token(self, desk: FlaskClient, database: Database) -> None:
        desk.post("/offline/", data=TAPS)

        assert works(database) == []


class TestMore:
    """What may be added on the same sheet."""

    def test_everything_said_is_kept(self, desk: FlaskClient, database: Database) -> None:
        send(
            desk, who="class", what="prevention", minutes="other", minutes_other="40", class_name="6 в",
            participants="26", category="fear", topic="Қолдау", result="жақсы", recommendation="жадынама",
            next_step="келесі аптада", note="ескерту", when="2026-11-20T09:30", was_asked="1",
        )  # fmt: skip

        (found,) = works(database)
        assert (found.class_name, found.participants, found.minutes, found.category) == ("6В", 26, 40, "fear")
        assert found.happened_at.isoformat() == "2026-11-20T04:30:00+00:00"
        assert drafts(database) == ["J2", "J6", "J8"]
        with database.reading() as session:
            assert work.words_of(session, session.get_one(WorkRecord, found.id))["note"] == "ескерту"

    def test_a_colleague_is_chosen_from_the_school(
        self, desk: FlaskClient, database: Database, psychologist: Staff, other_psychologist: Staff
    ) -> None:
        assert f'<option value="{other_psychologist.id}">botagoz</option>' in desk.get("/offline/").text

        send(desk, colleague=str(other_psychologist.id))

        (found,) = works(database)
        assert (found.staff_id, found.entered_by) == (other_psychologist.id, psychologist.id)

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"who": "class"}, "participants"),
            ({"who": "class", "participants": "1"}, "participants"),
            ({"who": "parents", "participants": "0"}, "participants"),
            ({"who": "parents", "participants": "٣"}, "participants"),
            ({"who": "parents", "participants": "1e3"}, "participants"),
            ({"minutes": "other", "minutes_other": "601"}, "minutes_other"),
            ({"minutes": "-5"}, "minutes_other"),
            ({"class_name": "сегіз"}, "class_name"),
            ({"when": "2026-11-23T10:01"}, "when"),
            ({"when": "2024-11-23T10:01"}, "when"),
            ({"when": "кеше"}, "when"),
            ({"consent_on": "2026-11-24"}, "consent_on"),
            ({"consent_on": "иә"}, "consent_on"),
            ({"colleague": "999999"}, "colleague"),
            ({"colleague": "x"}, "colleague"),
            ({"topic": "а" * 201}, "topic"),
        ],
    )
    def test_a_refusal_is_kind_and_loses_nothing(
        self, desk: FlaskClient, database: Database, other_psychologist: Staff, typed: dict[str, str], field: str
    ) -> None:
        answer = send(desk, **{"result": "құнды-сөз", "next": "/inbox/", "once": "kept", **typed})

        assert answer.status_code == 422
        assert "құнды-сөз" in answer.text
        assert re.search(rf'name="{field}"[^>]*aria-invalid="true"', answer.text)
        assert 'name="next" value="/inbox/"' in answer.text
        assert 'name="once" value="kept"' in answer.text
        assert works(database) == []

    def test_a_refused_form_can_be_sent_again(self, desk: FlaskClient, database: Database) -> None:
        send(desk, once="again", who="class")

        assert send(desk, once="again", who="class", participants="20").status_code == 303
        assert len(works(database)) == 1

    @pytest.mark.parametrize("odd", [{"who": "x"}, {"what": ""}, {"direction": "x"}])
    def test_what_no_hand_can_tap_is_refused(self, desk: FlaskClient, database: Database, odd: dict[str, str]) -> None:
        assert send(desk, **odd).status_code == 422
        assert works(database) == []

    def test_an_unknown_problem_never_enters_the_statistics(self, desk: FlaskClient, database: Database) -> None:
        assert send(desk, category="x" * 17).status_code == 422
        assert send(desk, category="made-up").status_code == 422
        assert works(database) == []


class TestAfterwards:
    """Taking back, numbering, repeating."""

    def recorded(self, panel: Panel, database: Database, by: Staff, done: Done | None = None) -> str:
        with database.writing() as session:
            found = offline.record(session, done or Done(), by=staff.specialist(by), now=panel.clock())
            return found.ref

    def test_undo_takes_it_out_of_both_books(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref = self.recorded(panel, database, psychologist)

        answer = send(desk, f"/offline/{ref}/undo?next=/inbox/")

        assert answer.headers["Location"] == "/inbox/"
        assert (works(database), drafts(database)) == ([], [])

    def test_undo_is_over_after_ten_minutes(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref = self.recorded(panel, database, psychologist)
        panel.clock.move(minutes=11)

        send(desk, f"/offline/{ref}/undo")

        assert Texts("kk")("offline-refused-late") in desk.get("/offline/").text
        assert len(works(database)) == 1

    def test_a_second_undo_is_not_found(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref = self.recorded(panel, database, psychologist)
        send(desk, f"/offline/{ref}/undo")

        assert send(desk, f"/offline/{ref}/undo").status_code == 404

    def test_numbers_are_given_at_once_and_once(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref = self.recorded(panel, database, psychologist)

        send(desk, f"/offline/{ref}/number")
        page = desk.get("/offline/").text
        send(desk, f"/offline/{ref}/number")

        assert "кеңес беру журналы № 1, жеке-дара жұмыс журналы № 1" in page
        assert Texts("kk")("offline-numbered-before") in desk.get("/offline/").text
        assert drafts(database) == []

    def test_a_month_that_was_closed_meanwhile_keeps_its_drafts(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref, now = self.recorded(panel, database, psychologist), panel.clock()
        with database.writing() as session:
            months.lock(session, months.of_day(now.date()), by=staff.specialist(psychologist), now=now)

        assert send(desk, f"/offline/{ref}/number").status_code == 303
        assert Texts("kk")("offline-refused-locked") in desk.get("/offline/").text
        assert drafts(database) == ["J4", "J7"]

    def test_an_assessment_without_consent_says_what_it_waits_for(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref = self.recorded(panel, database, psychologist, Done(what=What.ASSESSMENT))

        send(desk, f"/offline/{ref}/number")
        page = desk.get("/offline/").text

        assert drafts(database) == ["J1"]
        assert Texts("kk")("offline-waits") in page
        assert re.search(r'href="/journals/J1/drafts/\d+"', page)

    def test_the_same_again_brings_the_work_and_no_words_about_a_person(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        done = Done(
            who=Who.CLASS, what=What.TRAINING, minutes=40, participants=26, class_name="6В", topic="Қолдау",
            result="құпия-нәтиже", client="құпия-кісі", note="құпия-ескерту",
        )  # fmt: skip
        ref = self.recorded(panel, database, psychologist, done)

        page = desk.get(f"/offline/?again={ref}").text

        for value in ("class", "training", "other"):
            assert re.search(rf'value="{value}"[^>]+checked', page), value
        for value in ("40", "26", "6В", "Қолдау"):
            assert f'value="{value}"' in page
        assert "құпия" not in page

    @pytest.mark.parametrize("act", ["undo", "number", "again"])
    def test_another_schools_work_is_not_there(
        self, panel: Panel, database: Database, psychologist: Staff, other_school: School, sign_in: SignIn, act: str
    ) -> None:
        ref = self.recorded(panel, database, psychologist)
        with database.writing() as session:
            stranger = hire(
                session, username="stranger", role=Role.PSYCHOLOGIST, now=panel.clock(), school_id=other_school.id
            )
        client = panel()
        sign_in(client, stranger)

        answer = client.get(f"/offline/?again={ref}") if act == "again" else send(client, f"/offline/{ref}/{act}")

        assert answer.status_code == 404
        assert len(works(database)) == 1

    def test_a_get_changes_nothing(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        ref = self.recorded(panel, database, psychologist)

        for act in ("undo", "number"):
            assert desk.get(f"/offline/{ref}/{act}").status_code in {404, 405}
        assert drafts(database) == ["J4", "J7"]

    def test_todays_list_is_ones_own(
        self, panel: Panel, desk: FlaskClient, database: Database, psychologist: Staff, other_psychologist: Staff
    ) -> None:
        mine = self.recorded(panel, database, psychologist)
        theirs = self.recorded(panel, database, other_psychologist)

        page = desk.get("/offline/").text

        assert mine in page
        assert theirs not in page


def test_what_never_was_is_not_found(desk: FlaskClient) -> None:
    for path in ("/offline/not-a-reference/undo", "/offline/1/number"):
        assert send(desk, path).status_code == 404
    assert desk.get("/offline/?again=1").status_code == 404


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_of_the_page_is_known(desk: FlaskClient, locale: str) -> None:
    desk.set_cookie("panel_language", locale)
    send(desk)

    page = desk.get("/offline/").text

    assert not re.findall(r">\s*(?:offline|books|journals)-[a-z-]+", page)
    assert Texts(locale)("offline-today") in page


class TestFrame:
    """What the plan, the list of classes and the last week put into the sheet."""

    def planned(self, database: Database, by: Staff) -> int:
        with database.writing() as session:
            plan = AnnualPlan(school_id=by.school_id, school_year=2026, words={}, made_at=MORNING, made_by=by.id)
            item = PlanItem(
                plan=plan, position=1, direction=PlanDirection.AWARENESS, area=4, audience=Audience.PARENT, stage=3,
                aspect=Aspect.PRACTICAL, first_month=9, last_month=5, words={"content": "Ата-аналар мектебі"},
            )  # fmt: skip
            session.add_all([plan, item])
            session.flush()
            return item.id

    def test_a_line_of_the_plan_is_saved_with_one_more_tap(
        self, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        item = self.planned(database, psychologist)

        sheet = desk.get(f"/offline/?plan_item={item}&part=sheet").text

        assert "Жоспар бойынша: Ата-аналар мектебі" in sheet
        typed = {name: _chosen(sheet, name) for name in ("who", "what", "minutes")}
        assert typed == {"who": "parents", "what": "awareness", "minutes": "45"}
        assert send(desk, **typed, plan=f"{item}.", participants="14").status_code == 303
        (found,) = works(database)
        assert (found.plan_item_id, found.area, found.audience) == (item, 4, Audience.PARENT)

    def test_a_line_that_is_not_there_is_refused(self, desk: FlaskClient, database: Database) -> None:
        for address in ("plan_item=77", "plan_task=77", "plan_item=x", "plan_task=99999999999"):
            assert desk.get(f"/offline/?{address}").status_code == 404
        for plan in ("77.", ".77", "x.", "7.x"):
            assert send(desk, plan=plan).status_code == 422
        assert works(database) == []

    def test_a_class_the_school_does_not_have_is_refused_kindly(
        self, desk: FlaskClient, database: Database, psychologist: Staff
    ) -> None:
        with database.writing() as session:
            session.add(SchoolClass(school_id=psychologist.school_id, name="6В", grade=6, pupils=26))
        assert 'value="6В" data-size="26"' in desk.get("/offline/").text

        answer = send(desk, who="class", class_name="6Г", participants="26", topic="Қолдау")

        assert answer.status_code == 422
        assert "Мектепте мұндай сынып жоқ" in answer.text
        assert 'value="Қолдау"' in answer.text
        assert send(desk, who="class", class_name="6 в", participants="26").status_code == 303

    def test_last_week_is_one_tap_away_and_repeats_with_todays_date(
        self, desk: FlaskClient, database: Database
    ) -> None:
        send(desk, who="class", class_name="6В", participants="26", what="correction", when="2026-11-16T09:30")
        (found,) = works(database)

        assert f"again={found.ref}" in desk.get("/offline/?part=sheet").text
        sheet = desk.get(f"/offline/?again={found.ref}&part=sheet").text

        assert _chosen(sheet, "what") == "correction"
        assert 'name="when" type="datetime-local" value="2026-11-23T10:00"' in sheet

    def test_levels_method_and_referral_are_kept(self, desk: FlaskClient, database: Database) -> None:
        send(desk, what="assessment", method="WHO-5", low="1", middle="0", referral="line_111")
        assert send(desk, what="assessment", low="2", middle="1").status_code == 422

        (found,) = works(database)
        assert (found.method, found.levels, found.referral) == ("WHO-5", {"low": 1, "middle": 0, "high": 0}, "line_111")


def _chosen(sheet: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="(\w+)"[^>]+checked', sheet)
    assert found is not None
    return found[1]
