"""The journals in the panel: one tap confirms, a correction needs a reason, a deputy head sees what may be seen."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from core import staff
from core.actors import Role, Specialist
from core.help_requests import answers, closing
from core.help_requests.closing import Closing
from core.journals import confirming, entries, routing, work
from db.engine import Database
from db.models.help_requests import HelpRequest
from db.models.journals import Audience, Direction, EntryState, Journal, JournalEntry
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel, hire, signed_in, token
from tests.admin.seen import seen

WORDS = "тыңдалды-7391"
PUBLIC = "белсенді қатысты-7391"


@pytest.fixture
def by(psychologist: Staff) -> Specialist:
    """The psychologist as the rules know them."""
    return staff.specialist(psychologist)


@pytest.fixture
def closed(database: Database, ask: Callable[..., HelpRequest], by: Specialist, now: datetime) -> HelpRequest:
    """A request that was answered and closed: drafts wait in J4 and J7, a line stands in J6."""
    request = ask()
    with database.writing() as session:
        answers.answer(session, request.id, text="Жауап", by=by, now=now)
        done = Closing(
            direction=Direction.COUNSELLING,
            format="bot_dialogue",
            category="bullying",
            topic="қарым-қатынас",
            class_name="8А",
            minutes=40,
            result=WORDS,
            recommendation="",
            next_step="",
        )
        closing.close(session, request.id, closing=done, by=by, now=now)
    return request


@pytest.fixture
def training(database: Database, by: Specialist, now: datetime) -> None:
    """A confirmed class training in the books of prevention and of groups, an assessment still a draft."""
    with database.writing() as session:
        for direction in (Direction.PREVENTION, Direction.ASSESSMENT):
            record = work.record_work(
                session,
                school_id=by.school_id,
                staff_id=by.id,
                need_id=None,
                direction=direction,
                audience=Audience.STUDENT,
                format="training",
                channel="offline",
                category="fear",
                class_name="6В",
                minutes=40,
                happened_at=now,
                words={"topic": "Бір-бірімізді қолдаймыз", "result": PUBLIC},
                participants=26,
            )
            for book in routing.books(direction, Audience.STUDENT, is_group=True):
                entries.add_entry(session, by.school_id, book, happened=now, work=record)
        for journal in (Journal.PREVENTION, Journal.GROUPS):
            confirming.confirm_all(session, journal, school_year=2026, by=by, now=now)


def _post(client: FlaskClient, url: str, **form: str) -> TestResponse:
    return client.post(url, data={"csrf_token": token(client), **form}, follow_redirects=True)


def _lines(database: Database, journal: str) -> list[JournalEntry]:
    with database.reading() as session:
        return session.query(JournalEntry).filter_by(journal=Journal(journal)).order_by(JournalEntry.id).all()


def _draft(database: Database, journal: str) -> int:
    return next(entry.id for entry in _lines(database, journal) if entry.state is EntryState.DRAFT)


class TestAPsychologist:
    """Drafts, one tap, a ruled book."""

    @pytest.mark.parametrize("journal", list(Journal))
    def test_opens_every_book(self, desk: FlaskClient, closed: HelpRequest, training: None, journal: Journal) -> None:
        """Nine books, one class; no page shows the name of a text instead of the text."""
        for page in ("", "paper"):
            answer = desk.get(f"/journals/{journal}/{page}")

            assert answer.status_code == 200
            assert "books-" not in seen(answer.text)
            assert CANARY not in answer.text

    def test_confirms_with_one_tap(self, desk: FlaskClient, database: Database, closed: HelpRequest) -> None:
        """The draft becomes line 1, the book of needs refers to it."""
        answer = _post(desk, f"/journals/J4/drafts/{_draft(database, 'J4')}/confirm")

        assert "№ 1 жазба расталды" in answer.text
        assert 'id="line-1"' in answer.text
        assert WORDS in answer.text
        assert "кеңес беру журналы № 1" in desk.get("/journals/J6/").text

    def test_a_second_tap_is_told_kindly(self, desk: FlaskClient, database: Database, closed: HelpRequest) -> None:
        """Two tabs, two taps: one number."""
        draft = _draft(database, "J4")
        _post(desk, f"/journals/J4/drafts/{draft}/confirm")
        again = _post(desk, f"/journals/J4/drafts/{draft}/confirm")

        assert again.status_code == 200
        assert "Бұл жазба бұрын расталған." in again.text
        assert [entry.number for entry in _lines(database, "J4")] == [1]

    def test_fills_a_draft_and_confirms_it(self, desk: FlaskClient, database: Database, closed: HelpRequest) -> None:
        """What was written is in the confirmed line; what was left alone keeps its language."""
        draft = _draft(database, "J4")
        page = desk.get(f"/journals/J4/drafts/{draft}").text
        answer = _post(
            desk, f"/journals/J4/drafts/{draft}", next_step="30.11.2026, кабинетте", minutes="40 мин", confirm="1"
        )

        assert "40 мин" in page
        assert "30.11.2026, кабинетте" in answer.text
        desk.set_cookie("panel_language", "en")
        assert "40 min" in desk.get("/journals/J4/").text

    def test_confirms_a_whole_book(self, desk: FlaskClient, database: Database, closed: HelpRequest) -> None:
        """One button for all drafts that are ticked."""
        answer = _post(desk, "/journals/J7/confirm", year="2026", line=str(_draft(database, "J7")))

        assert "Расталған жоба саны: 1" in answer.text
        assert [entry.number for entry in _lines(database, "J7")] == [1]

    def test_is_asked_for_the_parents_consent(self, desk: FlaskClient, database: Database, training: None) -> None:
        """An assessment without it stays a draft, and the form with the missing field opens."""
        draft = _draft(database, "J1")
        refused = _post(desk, f"/journals/J1/drafts/{draft}/confirm")
        all_at_once = _post(desk, "/journals/J1/confirm", year="2026", line=str(draft))
        done = _post(desk, f"/journals/J1/drafts/{draft}", consent="бар, 02.09.2026", confirm="1")

        assert "Ата-ана келісімі (бар/жоқ, күні)» бағанын толтырыңыз" in refused.text
        assert 'id="field-consent"' in refused.text
        assert "расталмаған жоба: 1" in all_at_once.text
        assert "№ 1 жазба расталды" in done.text


class TestACorrection:
    """Nothing is deleted."""

    @pytest.fixture
    def line(self, database: Database, closed: HelpRequest, by: Specialist, now: datetime) -> int:
        """A confirmed line of J4."""
        draft = _draft(database, "J4")
        with database.writing() as session:
            confirming.confirm(session, draft, by=by, now=now)
        return draft

    def test_leaves_the_wrong_line_and_links_the_right_one(
        self, desk: FlaskClient, database: Database, line: int
    ) -> None:
        """Struck through, with the number that counts, and the reason beside it."""
        form = desk.get(f"/journals/J4/entries/{line}/correct").text
        page = _post(
            desk,
            f"/journals/J4/entries/{line}/correct",
            **{"result": "кездесуге келісті", "reason-of-correction": "толық емес"},
        ).text

        assert WORDS in form
        assert [entry.state for entry in _lines(database, "J4")] == [EntryState.CORRECTED, EntryState.CONFIRMED]
        assert 'class="is-corrected"' in page
        assert 'href="/journals/J4/?year=2026&amp;at=2#line-2"' in page
        assert "Себебі: толық емес" in page
        assert WORDS in page

    @pytest.mark.parametrize(
        ("written", "words"),
        [
            ({"result": "басқа сөз"}, "Түзетудің себебін жазыңыз"),
            ({"result": WORDS, "reason-of-correction": "қате"}, "Ештеңе өзгермеген"),
        ],
    )
    def test_is_refused_kindly(
        self, desk: FlaskClient, database: Database, line: int, written: dict[str, str], words: str
    ) -> None:
        """No reason or no change: the form comes back with what was typed, and the book is as it was."""
        answer = _post(desk, f"/journals/J4/entries/{line}/correct", **written)

        assert answer.status_code == 422
        assert words in answer.text
        assert written["result"] in answer.text
        assert len(_lines(database, "J4")) == 1

    def test_cannot_touch_what_follows_by_itself(self, desk: FlaskClient, database: Database, line: int) -> None:
        """A forged field such as the number or the signature changes nothing."""
        answer = _post(
            desk,
            f"/journals/J4/entries/{line}/correct",
            **{"number": "99", "signature": "басқа адам", "reason-of-correction": "қате"},
        )

        assert answer.status_code == 422
        assert [entry.number for entry in _lines(database, "J4")] == [1]

    def test_words_are_never_markup(self, desk: FlaskClient, line: int) -> None:
        """What people type is shown as it was typed."""
        page = _post(
            desk,
            f"/journals/J4/entries/{line}/correct",
            **{"result": "<img src=x>", "reason-of-correction": "<b>себеп</b>"},
        ).text

        assert "<img src=x>" not in page
        assert "<b>себеп</b>" not in page
        assert "&lt;img src=x&gt;" in page


class TestADeputyHead:
    """Books of group work, and numbers of the others."""

    def test_reads_work_with_groups(self, office: FlaskClient, training: None) -> None:
        """Prevention and groups are open, without a button to change them."""
        for journal in ("J2", "J8"):
            page = office.get(f"/journals/{journal}/").text
            assert PUBLIC in page
            assert "/correct" not in page
            assert "/drafts/" not in page

    @pytest.mark.parametrize("journal", ["J1", "J3", "J4", "J6", "J7", "J9"])
    def test_sees_only_the_number_of_the_others(self, office: FlaskClient, closed: HelpRequest, journal: str) -> None:
        """How many lines, not a word or a code of them; the paper view is shut."""
        page = office.get(f"/journals/{journal}/")

        assert page.status_code == 200
        assert "жазба саны" in page.text
        assert WORDS not in page.text
        assert closed.code not in page.text
        assert office.get(f"/journals/{journal}/paper").status_code == 403

    def test_changes_nothing(self, office: FlaskClient, database: Database, closed: HelpRequest) -> None:
        """Every act is refused, by address as well as by button."""
        draft = _draft(database, "J4")
        for url in (
            f"/journals/J4/drafts/{draft}",
            f"/journals/J4/drafts/{draft}/confirm",
            f"/journals/J4/entries/{draft}/correct",
            "/journals/J4/confirm",
        ):
            assert _post(office, url, year="2026").status_code == 403
        assert office.get(f"/journals/J4/drafts/{draft}").status_code == 403
        assert _lines(database, "J4")[0].state is EntryState.DRAFT


class TestAnAddress:
    """What is not there is 404, never a failure."""

    @pytest.mark.parametrize("tail", ["1,2", "-1", "0", "99999999999999", "абв"])
    def test_that_names_no_line(self, desk: FlaskClient, tail: str) -> None:
        """Odd ids."""
        for url in (f"/journals/J4/drafts/{tail}", f"/journals/J4/entries/{tail}/correct"):
            assert desk.get(url).status_code == 404

    @pytest.mark.parametrize("year", ["abc", "20266", "1999", "٢٠٢٦", "2026'"])
    def test_that_names_no_year(self, desk: FlaskClient, year: str) -> None:
        """Odd years."""
        assert desk.get("/journals/J4/", query_string={"year": year}).status_code == 404

    def test_of_another_book(self, desk: FlaskClient, database: Database, closed: HelpRequest) -> None:
        """A line of J4 does not open in J7, and is not confirmed there."""
        draft = _draft(database, "J4")

        assert desk.get(f"/journals/J7/drafts/{draft}").status_code == 404
        assert _post(desk, f"/journals/J7/drafts/{draft}/confirm").status_code == 404
        assert _lines(database, "J4")[0].state is EntryState.DRAFT

    def test_of_another_school(
        self,
        panel: Panel,
        database: Database,
        closed: HelpRequest,
        other_school: School,
        sign_in: Callable[..., None],
        now: datetime,
    ) -> None:
        """Another school's psychologist finds an empty book and no such line."""
        with database.writing() as session:
            stranger = hire(
                session,
                username="stranger",
                role=Role.PSYCHOLOGIST,
                now=now,
                school_id=other_school.id,
            )
        client = signed_in(panel, stranger, sign_in)
        draft = _draft(database, "J4")

        assert "Бұл оқу жылында әзірге жазба жоқ" in client.get("/journals/J4/").text
        assert client.get(f"/journals/J4/drafts/{draft}").status_code == 404
        assert _post(client, f"/journals/J4/drafts/{draft}/confirm").status_code == 404

    def test_without_signing_in(self, panel: Panel) -> None:
        """A visitor is sent to the door."""
        answer = panel().get("/journals/J4/")

        assert answer.status_code in {302, 303}
        assert "/login" in answer.headers["Location"]


def test_a_post_without_the_token_changes_nothing(desk: FlaskClient, database: Database, closed: HelpRequest) -> None:
    """A forged form of another page is refused."""
    draft = _draft(database, "J4")

    assert desk.post(f"/journals/J4/drafts/{draft}/confirm").status_code == 400
    assert _lines(database, "J4")[0].state is EntryState.DRAFT


def test_the_years_of_a_book_can_be_switched(
    desk: FlaskClient, database: Database, by: Specialist, now: datetime
) -> None:
    """A draft of last year is announced in this year's book, and last year's book shows it."""
    with database.writing() as session:
        entries.add_entry(session, by.school_id, Journal.GROUPS, happened=now.replace(year=2025))

    assert "Басқа оқу жылында расталмаған жоба бар" in desk.get("/journals/J8/").text
    assert "Жоба жазбалар" in desk.get("/journals/J8/?year=2025").text


def test_the_paper_runs_from_the_first_line_to_the_last(
    desk: FlaskClient, database: Database, by: Specialist, now: datetime
) -> None:
    """A book of 220 lines: the screen shows the latest fifty, the paper all of them in order, two hundred at a time."""
    _fill(database, by, now, 220)

    screen, below = desk.get("/journals/J7/").text, desk.get("/journals/J7/?before=171").text
    paper, last = desk.get("/journals/J7/paper").text, desk.get("/journals/J7/paper?first=201").text

    assert [page.count('<tbody id="line-') for page in (screen, below, paper, last)] == [50, 50, 200, 20]
    assert screen.index('id="line-220"') < screen.index('id="line-171"')
    assert below.index('id="line-170"') < below.index('id="line-121"')
    assert paper.index('id="line-1"') < paper.index('id="line-200"')
    assert "бет нөмірленді, тігілді және мөрмен бекітілді" in last
    assert "бет нөмірленді, тігілді және мөрмен бекітілді" not in paper


def _fill(database: Database, by: Specialist, now: datetime, count: int) -> None:
    with database.writing() as session:
        for _ in range(count):
            entries.add_entry(session, by.school_id, Journal.INDIVIDUAL, happened=now)
        confirming.confirm_all(session, Journal.INDIVIDUAL, school_year=2026, by=by, now=now)
