"""Pictures and voices of a talk: shown to its psychologist alone, as a file that can do nothing."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from flask.testing import FlaskClient

from admin.lifetime import SEEN
from core.help_requests import answers, attachments, talks, threads
from db.engine import Database
from db.models.help_requests import AttachmentKind, AttachmentState, HelpRequest, Side
from db.models.schools import School
from db.models.staff import Staff
from tests.admin.hands import Panel, Role, hire
from tests.admin.help_requests_hands import Ask, SignIn, part, reads, take_for
from tests.admin.seen import seen

PICTURE, VOICE = AttachmentKind.PICTURE, AttachmentKind.VOICE
BYTES = {PICTURE: "канарейка-сурет-2207".encode() * 20, VOICE: "канарейка-дауыс-9914".encode() * 20}
Attach = Callable[..., str]


@pytest.fixture
def attach(database: Database, now: datetime) -> Attach:
    """The child sends a file: ``attach(request, PICTURE)`` gives its reference; without ``state`` it has come."""

    def send(
        request: HelpRequest,
        kind: AttachmentKind = PICTURE,
        *,
        words: str = "",
        state: AttachmentState = AttachmentState.KEPT,
    ) -> str:
        with database.writing() as session:
            talk = session.get_one(HelpRequest, request.id)
            message = threads.append(session, talk, side=Side.CHILD, text=words, now=now)
            session.flush()
            file = attachments.await_file(session, message.id, kind=kind, channel="telegram", source="file id", now=now)
            session.flush()
            if state is AttachmentState.KEPT:
                attachments.keep(session, file.ref, BYTES[kind])
            else:
                file.state = state
            return file.ref

    return send


def shown(client: FlaskClient, request: HelpRequest) -> str:
    """The talk's bubbles."""
    return part(client.get(f"/inbox/{request.id}").text, 'id="talk"', 'id="composer"')


class TestTheTalk:
    def test_shows_a_picture_that_leads_to_its_full_size(self, desk: FlaskClient, ask: Ask, attach: Attach) -> None:
        request = ask()
        address = f"/inbox/{request.id}/files/{attach(request)}"

        page = shown(desk, request)

        assert f'<a class="desk-picture" href="{address}" target="_blank" rel="noopener">' in page
        assert f'<img src="{address}?poll=1" alt="Бала жіберген сурет" loading="lazy">' in page

    def test_plays_a_voice_only_when_asked_and_says_whose_it_is_not(
        self, desk: FlaskClient, ask: Ask, attach: Attach
    ) -> None:
        request = ask()
        attach(request, VOICE)

        page = shown(desk, request)

        assert '<audio controls controlslist="nodownload" preload="none"' in page
        assert "Адамды дауысынан тануға болады" in page

    @pytest.mark.parametrize("kind", list(AttachmentKind))
    @pytest.mark.parametrize(
        ("state", "words"),
        [
            (AttachmentState.AWAITED, "әлі жүктеліп жатыр"),
            (AttachmentState.LOST, "алу мүмкін болмады"),
            (AttachmentState.EXPIRED, "30 күн ғана сақталады"),
        ],
    )
    def test_says_what_became_of_a_file_that_is_not_there(
        self, desk: FlaskClient, ask: Ask, attach: Attach, kind: AttachmentKind, state: AttachmentState, words: str
    ) -> None:
        request = ask()
        attach(request, kind, state=state)

        page = shown(desk, request)

        assert words in page
        assert not re.search("<img|<audio", page)

    def test_has_no_empty_line_where_the_child_wrote_nothing(self, desk: FlaskClient, ask: Ask, attach: Attach) -> None:
        request = ask()
        attach(request)
        attach(request, words="мынаны қараңызшы")

        page = shown(desk, request)

        assert page.count('class="bubble child') == 3
        assert page.count('class="bubble-text"') == 2
        assert not re.search(r'class="bubble-text"[^>]*>\s*<', page)

    def test_is_drawn_anew_when_a_file_has_come(
        self, desk: FlaskClient, ask: Ask, attach: Attach, database: Database
    ) -> None:
        request = ask()
        ref = attach(request, state=AttachmentState.AWAITED)
        poll = re.search(r'hx-get="([^"]+)"', shown(desk, request))
        assert poll
        address = poll[1].replace("&amp;", "&")
        assert desk.get(address).status_code == 204

        with database.writing() as session:
            attachments.keep(session, ref, BYTES[PICTURE])

        assert f"/files/{ref}" in desk.get(address).text

    @pytest.mark.parametrize("language", ["kk", "ru", "en"])
    def test_speaks_of_files_in_three_languages(
        self, desk: FlaskClient, ask: Ask, attach: Attach, language: str
    ) -> None:
        request = ask()
        for kind in AttachmentKind:
            for state in AttachmentState:
                attach(request, kind, state=state)
        desk.set_cookie("panel_language", language)

        page = shown(desk, request)

        assert "desk-file" not in seen(page)
        assert len(set(re.findall(r'alt="([^"]+)"|desk-file-note">.*?</svg>([^<]+)', page))) == 8

    def test_lets_the_page_play_our_own_sound_and_no_other(self, desk: FlaskClient) -> None:
        assert "media-src 'self';" in desk.get("/inbox/").headers["Content-Security-Policy"]


class TestTheFile:
    @pytest.mark.parametrize(
        ("kind", "media", "name"), [(PICTURE, "image/jpeg", "picture.jpg"), (VOICE, "audio/ogg", "voice.ogg")]
    )
    def test_is_one_of_two_kinds_and_may_do_nothing(
        self, desk: FlaskClient, ask: Ask, attach: Attach, kind: AttachmentKind, media: str, name: str
    ) -> None:
        request = ask()
        answer = desk.get(f"/inbox/{request.id}/files/{attach(request, kind)}")

        assert (answer.status_code, answer.data) == (200, BYTES[kind])
        assert answer.headers["Content-Type"] == media
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Disposition"] == f"inline; filename={name}"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"

    def test_is_given_in_parts_to_a_player_that_asks(self, desk: FlaskClient, ask: Ask, attach: Attach) -> None:
        request = ask()
        address = f"/inbox/{request.id}/files/{attach(request, VOICE)}"

        answer = desk.get(address, headers={"Range": "bytes=10-19"})

        assert (answer.status_code, answer.data) == (206, BYTES[VOICE][10:20])
        assert desk.get(address, headers={"Range": "bytes=99999-"}).status_code == 416

    def test_is_audited_before_it_is_shown_and_once_for_a_talk_that_is_open(
        self, desk: FlaskClient, ask: Ask, attach: Attach, database: Database, psychologist: Staff
    ) -> None:
        request = ask()
        address = f"/inbox/{request.id}/files/{attach(request)}"

        desk.get(address)
        (record,) = reads(database, request.id)
        desk.get(address)

        assert record.staff_id == psychologist.id
        assert len(reads(database, request.id)) == 1

    def test_is_not_shown_without_the_audit(
        self, desk: FlaskClient, ask: Ask, attach: Attach, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        request = ask()
        ref = attach(request)

        def fail(*_args: object, **_kwargs: object) -> None:
            raise OSError("disk is full")

        monkeypatch.setattr(answers, "read", fail)
        answer = desk.get(f"/inbox/{request.id}/files/{ref}")

        assert answer.status_code == 500
        assert BYTES[PICTURE] not in answer.data

    def test_that_a_page_asks_for_by_itself_keeps_nobody_signed_in(
        self, desk: FlaskClient, ask: Ask, attach: Attach, panel: Panel
    ) -> None:
        request = ask()
        address = f"/inbox/{request.id}/files/{attach(request)}"
        panel.clock.move(minutes=5)
        with desk.session_transaction() as session:
            before = session[SEEN]

        desk.get(f"{address}?poll=1")

        with desk.session_transaction() as session:
            assert session[SEEN] == before


class TestNobodyElse:
    def test_a_visitor_is_led_to_the_sign_in_page(self, panel: Panel, ask: Ask, attach: Attach) -> None:
        request = ask()
        answer = panel().get(f"/inbox/{request.id}/files/{attach(request)}")

        assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/login")

    def test_a_deputy_head_never_sees_a_file(
        self, panel: Panel, sign_in: SignIn, deputy: Staff, ask: Ask, attach: Attach
    ) -> None:
        request, client = ask(), panel()
        sign_in(client, deputy)
        answer = client.get(f"/inbox/{request.id}/files/{attach(request)}")

        assert answer.status_code == 403
        assert BYTES[PICTURE] not in answer.data

    def test_another_psychologists_file_is_not_there_even_for_who_read_the_talk_before(
        self, desk: FlaskClient, ask: Ask, attach: Attach, database: Database, other_psychologist: Staff, now: datetime
    ) -> None:
        request = ask()
        address = f"/inbox/{request.id}/files/{attach(request)}"
        assert desk.get(address).status_code == 200

        take_for(database, other_psychologist, request.id, now)

        assert desk.get(address).status_code == 404

    def test_another_schools_file_is_not_there(
        self, panel: Panel, sign_in: SignIn, other_school: School, database: Database, ask: Ask, attach: Attach
    ) -> None:
        request, client = ask(), panel()
        with database.writing() as session:
            stranger = hire(
                session, username="stranger", role=Role.PSYCHOLOGIST, now=panel.clock(), school_id=other_school.id
            )
        sign_in(client, stranger)

        assert client.get(f"/inbox/{request.id}/files/{attach(request)}").status_code == 404

    def test_a_file_opens_only_under_its_own_talk(self, desk: FlaskClient, ask: Ask, attach: Attach) -> None:
        request, other = ask(), ask(address="web:other")
        ref = attach(request)

        assert desk.get(f"/inbox/{other.id}/files/{ref}").status_code == 404

    @pytest.mark.parametrize("state", [AttachmentState.AWAITED, AttachmentState.LOST, AttachmentState.EXPIRED])
    def test_a_file_that_is_not_here_is_not_found(
        self, desk: FlaskClient, ask: Ask, attach: Attach, state: AttachmentState
    ) -> None:
        request = ask()

        assert desk.get(f"/inbox/{request.id}/files/{attach(request, state=state)}").status_code == 404

    def test_a_file_is_gone_with_its_talk(
        self, desk: FlaskClient, ask: Ask, attach: Attach, database: Database, now: datetime
    ) -> None:
        request = ask()
        address = f"/inbox/{request.id}/files/{attach(request)}"
        assert desk.get(address).status_code == 200

        with database.writing() as session:
            talks.erase(session, session.get_one(HelpRequest, request.id), now=now)

        assert desk.get(address).status_code == 404

    @pytest.mark.parametrize("ref", ["..%2f..%2fsenim.db", "%00", "1", "'", "х" * 500, "%F0%9F%92%A9"])
    def test_an_odd_reference_is_not_found_and_never_breaks(self, desk: FlaskClient, ask: Ask, ref: str) -> None:
        assert desk.get(f"/inbox/{ask().id}/files/{ref}").status_code == 404
