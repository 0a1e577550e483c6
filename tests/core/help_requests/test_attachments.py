"""Attachments: awaited, fetched, kept under the talk's key, shown to one psychologist, erased with talk or by age."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core import retention
from core.actors import NotAllowed
from core.crypto import CapabilityMissing, Vault, vault
from core.help_requests import HelpRequest, Side, answers, attachments, closing, talks, threads
from core.help_requests.answers import RequestUnknown
from core.help_requests.attachments import Attached, Awaited, TalkNotOpened
from core.settings import Settings
from db.engine import Database
from db.models.audit import AuditRecord
from db.models.help_requests import AttachmentKind, AttachmentState, HelpAttachment, HelpMessage
from tests.factories.help_requests import help_request
from tests.factories.staff import deputy_head, psychologist

SOURCE = "file-id-канарейка-5512"
PIXELS = "канарейка-пиксель-8846".encode()
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@pytest.fixture
def talk(session: Session, now: datetime) -> HelpRequest:
    return help_request(session, now=now)


@pytest.fixture
def picture(session: Session, talk: HelpRequest, now: datetime) -> HelpAttachment:
    return promised(session, talk, now=now)


def promised(
    session: Session, talk: HelpRequest, *, now: datetime, kind: AttachmentKind = AttachmentKind.PICTURE
) -> HelpAttachment:
    """A message without words, whose file is still in the messenger."""
    message = threads.append(session, talk, side=Side.CHILD, text="", now=now)
    session.flush()
    return attachments.await_file(session, message.id, kind=kind, channel="telegram", source=SOURCE, now=now)


def due(session: Session, now: datetime) -> list[str]:
    return [awaited.ref for awaited in attachments.due(session, now=now, limit=10)]


def reads(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(AuditRecord).where(AuditRecord.tag == answers.READ)) or 0


class TestAwaiting:
    def test_is_due_at_once_with_the_name_its_channel_gave_it(
        self, session: Session, picture: HelpAttachment, now: datetime
    ) -> None:
        found = attachments.due(session, now=now, limit=10)

        assert found == [Awaited(picture.ref, "telegram", AttachmentKind.PICTURE, SOURCE)]
        assert picture.attempts == 1

    def test_keeps_the_name_of_the_file_where_the_panel_cannot_open_it(
        self, picture: HelpAttachment, session: Session, settings: Settings
    ) -> None:
        panel = Vault(text_key=vault(session).text_key, thread_keys=vault(session).thread_keys)

        assert SOURCE.encode() not in (picture.sealed_source or b"")
        with pytest.raises(CapabilityMissing):
            panel.open_address(picture.sealed_source or b"", f"attachment:{picture.ref}")

    def test_takes_the_oldest_first_and_no_more_than_asked(
        self, session: Session, talk: HelpRequest, now: datetime
    ) -> None:
        later, first = (promised(session, talk, now=now - MINUTE * age).ref for age in (1, 2))

        assert [awaited.ref for awaited in attachments.due(session, now=now, limit=1)] == [first]
        assert due(session, now) == [later]

    def test_a_file_that_felled_the_process_lets_the_others_go_first(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        due(session, now)  # and nobody ever said how it went
        other = promised(session, talk, now=now)

        assert due(session, now) == [other.ref]
        assert due(session, now + MINUTE)[0] == picture.ref

    def test_gives_up_what_another_key_sealed_and_goes_on(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        picture.sealed_source = b"\x02" + b"x" * 40
        other = promised(session, talk, now=now)

        assert due(session, now) == [other.ref]
        assert (picture.state, picture.sealed_source) == (AttachmentState.LOST, None)


class TestSettling:
    def test_keeps_the_bytes_under_the_talks_key_and_forgets_where_they_lay(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        before = talk.version

        attachments.keep(session, picture.ref, PIXELS)

        assert (picture.state, picture.sealed_source, talk.version) == (AttachmentState.KEPT, None, before + 1)
        assert PIXELS not in (picture.sealed or b"")
        assert vault(session).thread(talk.ref).open(picture.sealed or b"", f"{talk.ref}:{picture.ref}") == PIXELS
        assert due(session, now + DAY) == []

    def test_keeps_nothing_of_a_talk_that_was_erased_meanwhile(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        talks.erase(session, talk, now=now)
        version = talk.version

        attachments.keep(session, picture.ref, PIXELS)
        attachments.give_up(session, picture.ref)
        attachments.try_later(session, picture.ref, now=now)

        assert session.scalar(select(func.count()).select_from(HelpAttachment)) == 0
        assert talk.version == version

    def test_is_final(self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime) -> None:
        attachments.give_up(session, picture.ref)
        version = talk.version

        attachments.keep(session, picture.ref, PIXELS)
        attachments.try_later(session, picture.ref, now=now + 2 * DAY)

        assert (picture.state, picture.sealed, picture.sealed_source) == (AttachmentState.LOST, None, None)
        assert talk.version == version

    def test_tells_the_panel_that_a_file_will_not_come(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment
    ) -> None:
        before = talk.version

        attachments.give_up(session, picture.ref)

        assert attachments.of_talk(session, talk) == {
            picture.help_message_id: [Attached(picture.ref, AttachmentKind.PICTURE, AttachmentState.LOST)]
        }
        assert talk.version == before + 1

    def test_waits_twice_as_long_each_time_and_never_longer_than_ten_minutes(
        self, session: Session, picture: HelpAttachment, now: datetime
    ) -> None:
        pauses = []
        for _ in range(12):
            now = picture.next_attempt_at
            assert due(session, now) == [picture.ref]
            attachments.try_later(session, picture.ref, now=now)
            pauses.append((picture.next_attempt_at - now).total_seconds())

        assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]

    def test_outlives_a_day_of_silence_of_the_messenger_and_then_gives_up(
        self, session: Session, picture: HelpAttachment, now: datetime
    ) -> None:
        attachments.try_later(session, picture.ref, now=now + DAY - MINUTE)
        assert picture.state is AttachmentState.AWAITED

        attachments.try_later(session, picture.ref, now=now + DAY)

        assert (picture.state, picture.sealed_source) == (AttachmentState.LOST, None)

    def test_gives_up_when_the_talks_key_was_lost(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        vault(session)._ciphers.pop(talk.ref)
        monkeypatch.setattr(type(vault(session).thread_keys), "find", lambda *_: None)

        attachments.keep(session, picture.ref, PIXELS)

        assert (picture.state, picture.sealed) == (AttachmentState.LOST, None)


class TestReading:
    def test_shows_a_kept_file_to_who_has_opened_the_talk(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        attachments.keep(session, picture.ref, PIXELS)
        reader = psychologist(session)
        answers.read(session, talk.id, by=reader, now=now)

        file = attachments.read(session, talk.id, picture.ref, by=reader, now=now + MINUTE)

        assert (file.kind, file.data) == (AttachmentKind.PICTURE, PIXELS)
        assert reads(session) == 1

    def test_shows_nothing_before_the_opening_is_noted(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        attachments.keep(session, picture.ref, PIXELS)
        reader = psychologist(session)

        with pytest.raises(TalkNotOpened):
            attachments.read(session, talk.id, picture.ref, by=reader, now=now)
        answers.read(session, talk.id, by=reader, now=now)
        with pytest.raises(TalkNotOpened):
            attachments.read(session, talk.id, picture.ref, by=reader, now=now + answers.READING_LASTS + MINUTE)

    def test_shows_nothing_to_another_psychologist_another_school_or_a_deputy_head(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        attachments.keep(session, picture.ref, PIXELS)
        other = psychologist(session)
        answers.read(session, talk.id, by=other, now=now)
        answers.accept(session, talk.id, by=psychologist(session), now=now)

        with pytest.raises(RequestUnknown):
            attachments.read(session, talk.id, picture.ref, by=other, now=now)
        with pytest.raises(NotAllowed):
            attachments.read(session, talk.id, picture.ref, by=deputy_head(session), now=now)

    @pytest.mark.parametrize("ref", ["", "unheard-of", "\0", "é"])
    def test_knows_no_file_that_is_not_there(
        self, session: Session, talk: HelpRequest, ref: str, now: datetime
    ) -> None:
        with pytest.raises(RequestUnknown):
            attachments.read(session, talk.id, ref, by=psychologist(session), now=now)

    def test_knows_no_file_of_another_talk_and_none_that_has_not_come(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        reader, other = psychologist(session), help_request(session, now=now)
        for request in (talk, other):
            answers.read(session, request.id, by=reader, now=now)

        with pytest.raises(RequestUnknown):
            attachments.read(session, talk.id, picture.ref, by=reader, now=now)
        attachments.keep(session, picture.ref, PIXELS)
        with pytest.raises(RequestUnknown):
            attachments.read(session, other.id, picture.ref, by=reader, now=now)


class TestErasing:
    def test_takes_the_files_with_the_talk_and_nobody_elses(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        attachments.keep(session, picture.ref, PIXELS)
        other = promised(session, help_request(session, now=now), now=now)

        talks.erase(session, talk, now=now)

        assert session.scalars(select(HelpAttachment.ref)).all() == [other.ref]
        assert attachments.of_talk(session, talk) == {}

    def test_takes_the_files_of_talks_closed_more_than_thirty_days_ago_and_says_so(
        self, session: Session, talk: HelpRequest, picture: HelpAttachment, now: datetime
    ) -> None:
        attachments.keep(session, picture.ref, PIXELS)
        awaited, lost = promised(session, talk, now=now), promised(session, talk, now=now)
        attachments.give_up(session, lost.ref)
        open_one = promised(session, help_request(session, now=now - 100 * DAY), now=now - 100 * DAY)
        closing.dismiss(session, talk.id, reason=closing.Dismissal.TEST, by=psychologist(session), now=now)
        every = (picture, awaited, lost, open_one)
        said = session.scalar(select(func.count()).select_from(HelpMessage))

        retention.purge(session, now=now + retention.ATTACHMENTS_LIVE)
        assert picture.state is AttachmentState.KEPT
        retention.purge(session, now=now + retention.ATTACHMENTS_LIVE + MINUTE)
        for attachment in every:
            session.refresh(attachment)

        expired = AttachmentState.EXPIRED
        assert [one.state for one in every] == [expired, expired, AttachmentState.LOST, AttachmentState.AWAITED]
        assert [(one.sealed, one.sealed_source) for one in (picture, awaited)] == [(None, None)] * 2
        assert session.scalar(select(func.count()).select_from(HelpMessage)) == said  # the words stay

    def test_leaves_no_byte_of_it_in_the_files_of_the_database(
        self, database: Database, settings: Settings, now: datetime
    ) -> None:
        with database.writing() as session:
            attachment = promised(session, help_request(session, now=now), now=now)
            session.flush()
            attachments.keep(session, attachment.ref, PIXELS * 300)
            sealed = attachment.sealed or b""
        assert not database.is_sqlite or sealed[100:200] in stored(settings)

        with database.writing() as session:
            talks.erase(session, session.scalars(select(HelpRequest)).one(), now=now)
        database.empty_log()

        for piece in (PIXELS, SOURCE.encode(), sealed[100:200]):
            assert piece not in stored(settings)


def stored(settings: Settings) -> bytes:
    """Everything that stands in the data folder."""
    return b"".join(path.read_bytes() for path in settings.home.rglob("*") if path.is_file())
