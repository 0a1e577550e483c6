"""The school's own words in the panel: added, looked at, put in force, taken back; rules silenced by two people."""

from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from admin.views.audit import words_of
from core import lexicon, schools
from core.actors import Role
from core.crisis.lexicon import built_in
from core.crisis.markers import screen
from core.lexicon import effects
from core.lexicon.sealing import Content, opened
from core.texts import texts
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.help_requests import HelpRequest
from db.models.screening import LexiconVersion
from db.models.staff import Staff
from tests.admin.hands import CANARY, Panel, hire, signed_in, token
from tests.admin.seen import seen

T = texts("kk")
PHRASE = "жылқышы қораға келеді"
FORM = {"text": PHRASE, "level": "high", "category": "bullying", "note": "", "yes": "", "no": ""}


def post(client: FlaskClient, path: str, **data: str) -> TestResponse:
    return client.post(path, data={**data, "csrf_token": token(client)})


def a_rule(**wanted: bool) -> tuple[str, str]:
    """The first built-in rule of this kind, and an example that nothing else finds (or a core phrase)."""
    for rule in built_in().rules:
        impact = effects.impact(rule.id, ())
        lone = [text for text in impact.missed if screen(text).is_crisis]
        kind = {"needs_two": effects.needs_two(rule.id), "is_core": bool(impact.lost_core)}
        if (lone or impact.lost_core) and wanted.items() <= kind.items():
            return rule.id, (impact.lost_core or lone)[0]
    raise AssertionError(wanted)


def level_of(database: Database, text: str) -> str:
    with database.reading() as session:
        return screen(text, lexicon=lexicon.active(session, schools.first_school(session).id)).level.value


def content(database: Database, number: int) -> Content:
    with database.reading() as session:
        return opened(session, session.scalars(select(LexiconVersion).where(LexiconVersion.number == number)).one())


def tags(database: Database) -> list[str]:
    with database.reading() as session:
        mine = select(AuditRecord.tag).where(AuditRecord.subject == "lexicon")
        return list(session.scalars(mine.order_by(AuditRecord.id)))


@pytest.fixture
def colleague(panel: Panel, other_psychologist: Staff, sign_in: Callable[[FlaskClient, Staff], None]) -> FlaskClient:
    """The second psychologist's browser."""
    return signed_in(panel, other_psychologist, sign_in)


class TestOwnWords:
    def test_a_saved_phrase_waits_in_the_draft_and_screens_nothing_yet(
        self, desk: FlaskClient, database: Database
    ) -> None:
        answer = post(desk, "/lexicon/phrases/new", **FORM)

        assert answer.status_code == 303
        page = seen(desk.get("/lexicon/").text)
        assert PHRASE in page
        assert T("lexicon-draft", number="1") in page
        assert level_of(database, PHRASE) == "none"

    def test_once_put_in_force_it_is_found_in_plain_and_latin_letters_too(
        self, desk: FlaskClient, database: Database
    ) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)

        post(desk, "/lexicon/versions/1/activate")

        for spelling in (PHRASE, "жылкышы корага келеди", "zhylqyshy qoragha keledi", "ЖЫЛҚЫШЫ   ҚОРАҒА келеді!!!"):
            assert level_of(database, spelling) == "high"
        assert T("lexicon-own-active", number="1") in seen(desk.get("/lexicon/").text)

    def test_the_page_shows_by_which_spellings_it_is_found(self, desk: FlaskClient) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)

        page = seen(desk.get("/lexicon/").text)

        assert "жылкышы корага келеди" in page
        assert "zhylqyshy qoraga keledi" in page

    def test_a_refused_form_comes_back_as_it_was_typed(self, desk: FlaskClient, database: Database) -> None:
        answer = post(desk, "/lexicon/phrases/new", **{**FORM, "text": "мен жоқ бар", "note": "не деген сөз"})

        assert answer.status_code == 422
        assert T("lexicon-refused-everyday") in seen(answer.text)
        assert 'value="мен жоқ бар"' in answer.text
        assert "не деген сөз" in answer.text
        assert tags(database) == []

    @pytest.mark.parametrize(
        ("field", "value", "words"),
        [
            ("text", "ай", "short"),
            ("text", "бірақ қа*", "stem"),
            ("level", "none", "level"),
            ("category", "weather", "category"),
            ("note", "а" * 401, "note"),
            ("yes", "мүлде басқа сөйлем", "not-found"),
        ],
    )
    def test_says_kindly_what_to_write_otherwise(self, desk: FlaskClient, field: str, value: str, words: str) -> None:
        answer = post(desk, "/lexicon/phrases/new", **{**FORM, field: value})

        assert answer.status_code == 422
        assert T(f"lexicon-refused-{words}") in seen(answer.text)

    def test_a_changed_phrase_keeps_its_number(self, desk: FlaskClient, database: Database) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)

        post(desk, "/lexicon/phrases/1/", **{**FORM, "level": "emergency"})

        (phrase,) = content(database, 1).phrases
        assert (phrase.rule, phrase.level) == ("school.1", "emergency")

    def test_a_removed_phrase_screens_until_the_draft_is_put_in_force(
        self, desk: FlaskClient, database: Database
    ) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)
        post(desk, "/lexicon/versions/1/activate")

        post(desk, "/lexicon/phrases/1/remove")

        assert level_of(database, PHRASE) == "high"
        assert T("lexicon-gone") in seen(desk.get("/lexicon/").text)
        post(desk, "/lexicon/versions/2/activate")
        assert level_of(database, PHRASE) == "none"

    def test_an_older_version_is_brought_back_and_the_audit_says_so(
        self, desk: FlaskClient, database: Database
    ) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)
        post(desk, "/lexicon/versions/1/activate")
        post(desk, "/lexicon/phrases/1/remove")
        post(desk, "/lexicon/versions/2/activate")

        post(desk, "/lexicon/versions/1/activate")

        assert level_of(database, PHRASE) == "high"
        assert tags(database)[-1] == "lexicon:rolled_back"

    def test_a_discarded_draft_leaves_nothing(self, desk: FlaskClient, database: Database) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)

        post(desk, "/lexicon/draft/discard")

        assert PHRASE not in seen(desk.get("/lexicon/").text)
        assert desk.get("/lexicon/versions/1/").status_code == 404
        assert tags(database)[-1] == "lexicon:discarded"

    def test_what_is_not_there_is_not_found(self, desk: FlaskClient) -> None:
        assert desk.get("/lexicon/phrases/7/").status_code == 404
        assert post(desk, "/lexicon/phrases/7/remove").status_code == 404
        assert post(desk, "/lexicon/versions/7/activate").status_code == 404
        assert post(desk, "/lexicon/draft/discard").status_code == 404

    def test_a_phrase_stands_in_no_clear_column_and_no_audit(self, desk: FlaskClient, database: Database) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)

        with database.reading() as session:
            version = session.scalars(select(LexiconVersion)).one()
            details = [record.detail for record in session.scalars(select(AuditRecord))]
        assert PHRASE.encode() not in version.sealed
        assert PHRASE not in repr(details)


class TestThePreview:
    def test_lists_the_talks_that_would_newly_alert_with_the_words_found(
        self, desk: FlaskClient, ask: Callable[..., HelpRequest], database: Database
    ) -> None:
        talk = ask(words=f"Ертең {PHRASE} {CANARY}")
        ask(words="Сабақ туралы сұрағым бар", address="web:other")
        post(desk, "/lexicon/phrases/new", **FORM)

        answer = post(desk, "/lexicon/preview")

        page = seen(answer.text)
        assert answer.status_code == 200
        assert talk.code in page
        assert PHRASE in page
        assert CANARY not in answer.text
        assert f"/inbox/{talk.id}" in answer.text
        assert page.count(T("lexicon-preview-open")) == 1

    def test_is_written_down_with_the_number_of_messages(
        self, desk: FlaskClient, ask: Callable[..., HelpRequest], database: Database
    ) -> None:
        ask()
        post(desk, "/lexicon/phrases/new", **FORM)

        post(desk, "/lexicon/preview")

        with database.reading() as session:
            record = session.scalars(select(AuditRecord).where(AuditRecord.tag == "lexicon:previewed")).one()
        assert record.detail == {"version": 1, "messages": 1}

    def test_keeps_nothing_of_what_it_found(
        self, desk: FlaskClient, ask: Callable[..., HelpRequest], database: Database
    ) -> None:
        talk = ask(words=PHRASE)
        post(desk, "/lexicon/phrases/new", **FORM)

        post(desk, "/lexicon/preview")

        with database.reading() as session:
            again = session.get_one(HelpRequest, talk.id)
            assert (again.risk, again.version, again.first_read_at) == (talk.risk, talk.version, None)

    def test_names_near_misses_that_would_alert(self, desk: FlaskClient) -> None:
        post(desk, "/lexicon/phrases/new", **{**FORM, "no": f"ойында {PHRASE}"})

        page = seen(post(desk, "/lexicon/preview").text)

        assert f"ойында {PHRASE}" in page
        assert T("lexicon-preview-by", text=PHRASE) in page

    def test_without_a_draft_there_is_nothing_to_look_at(self, desk: FlaskClient) -> None:
        assert post(desk, "/lexicon/preview").status_code == 303


class TestBuiltInRules:
    def test_are_found_by_their_words_in_other_letters_and_by_kind(self, desk: FlaskClient) -> None:
        found = seen(post(desk, "/lexicon/rules/", words="olgim keledi").text)
        of_kind = seen(post(desk, "/lexicon/rules/", category="overdose", level="emergency").text)

        assert "өлгім келеді" in found.casefold()
        assert T("lexicon-category-overdose") in of_kind
        assert T("lexicon-rules-none") in seen(post(desk, "/lexicon/rules/", words="жылқы мінезді").text)

    def test_one_that_finds_no_emergency_falls_silent_at_once_and_speaks_again_at_once(
        self, desk: FlaskClient, database: Database
    ) -> None:
        rule, text = a_rule(needs_two=False)

        post(desk, f"/lexicon/rules/{rule}/mute", reason="Ойын атауы екен")

        assert level_of(database, text) not in {"high", "emergency"}
        post(desk, f"/lexicon/rules/{rule}/unmute")
        assert level_of(database, text) in {"high", "emergency"}
        assert tags(database) == ["lexicon:muted", "lexicon:unmuted"]

    def test_a_grave_one_waits_for_a_second_person(
        self, desk: FlaskClient, colleague: FlaskClient, database: Database
    ) -> None:
        rule, text = a_rule(needs_two=True, is_core=False)
        before = level_of(database, text)
        post(desk, f"/lexicon/rules/{rule}/mute", reason="Химия үйірмесі")
        assert level_of(database, text) == before

        own = post(desk, f"/lexicon/rules/{rule}/approve")
        assert T("lexicon-refused-second") in seen(desk.get(own.location).text)
        assert level_of(database, text) == before

        post(colleague, f"/lexicon/rules/{rule}/approve")
        assert level_of(database, text) != before
        assert tags(database) == ["lexicon:mute:asked", "lexicon:mute:approved"]

    def test_a_deputy_head_may_agree_but_not_ask(
        self, desk: FlaskClient, office: FlaskClient, database: Database
    ) -> None:
        rule, text = a_rule(needs_two=True, is_core=False)
        before = level_of(database, text)
        assert post(office, f"/lexicon/rules/{rule}/mute", reason="x").status_code == 403
        post(desk, f"/lexicon/rules/{rule}/mute", reason="Химия үйірмесі")

        assert T("lexicon-mute-approve") in seen(office.get(f"/lexicon/rules/{rule}/").text)
        post(office, f"/lexicon/rules/{rule}/approve")

        assert level_of(database, text) != before

    def test_the_page_says_what_would_be_missed(self, desk: FlaskClient) -> None:
        rule, text = a_rule(needs_two=True, is_core=False)

        page = seen(desk.get(f"/lexicon/rules/{rule}/").text)

        assert text in page.partition(T("lexicon-impact-missed"))[2]

    def test_one_a_core_phrase_cannot_do_without_never_falls_silent(
        self, desk: FlaskClient, database: Database
    ) -> None:
        rule, text = a_rule(is_core=True)
        before = level_of(database, text)

        answer = post(desk, f"/lexicon/rules/{rule}/mute", reason="жиі кездеседі")

        assert answer.status_code == 422
        assert T("lexicon-refused-core") in seen(answer.text)
        assert T("lexicon-mute-ask-two") not in seen(desk.get(f"/lexicon/rules/{rule}/").text)
        assert level_of(database, text) == before

    def test_a_silence_needs_its_reason(self, desk: FlaskClient, database: Database) -> None:
        answer = post(desk, f"/lexicon/rules/{a_rule(needs_two=False)[0]}/mute", reason="  ")

        assert answer.status_code == 422
        assert T("lexicon-refused-reason") in seen(answer.text)
        assert tags(database) == []

    def test_an_unknown_rule_is_not_found(self, desk: FlaskClient) -> None:
        assert desk.get("/lexicon/rules/no.such/").status_code == 404
        assert post(desk, "/lexicon/rules/no.such/mute", reason="x").status_code == 404


class TestWhoSeesWhat:
    def test_a_deputy_head_sees_no_phrase_and_no_preview(self, desk: FlaskClient, office: FlaskClient) -> None:
        post(desk, "/lexicon/phrases/new", **FORM)

        page = office.get("/lexicon/")

        assert page.status_code == 200
        assert PHRASE not in page.text
        for path in ("/lexicon/phrases/1/", "/lexicon/phrases/new", "/lexicon/versions/1/"):
            assert office.get(path).status_code == 403
        assert post(office, "/lexicon/preview").status_code == 403
        assert post(office, "/lexicon/versions/1/activate").status_code == 403

    @pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.OBSERVER])
    def test_others_do_not_come_in(
        self,
        panel: Panel,
        database: Database,
        sign_in: Callable[[FlaskClient, Staff], None],
        now: datetime,
        role: Role,
    ) -> None:
        with database.writing() as session:
            member = hire(session, username="somebody", role=role, now=now)
        client = signed_in(panel, member, sign_in)

        assert client.get("/lexicon/").status_code == 403
        assert client.get("/lexicon/rules/").status_code == 403


@pytest.mark.parametrize(
    "act",
    ["saved", "discarded", "activated", "rolled_back", "previewed", "muted", "unmuted"]
    + [f"mute:{act}" for act in ("asked", "approved", "declined")],
)
def test_every_act_has_words_of_its_own_in_the_audit(panel: Panel, act: str) -> None:
    with panel.app.test_request_context():
        assert words_of(f"lexicon:{act}") != words_of("no such act")
