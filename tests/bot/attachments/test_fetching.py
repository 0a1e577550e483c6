"""Fetching: what comes is kept clean, what is gone is said to be, and no file keeps another one waiting."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest
import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.attachments import fetching
from bot.attachments.fetching import Fetching
from bot.lane import WriterLane
from core.crypto import vault
from core.help_requests import HelpRequest, Side, attachments, talks, threads
from core.messages import FileGone, SendError
from core.settings import Settings
from db.engine import Database
from db.models.help_requests import AttachmentKind, AttachmentState, HelpAttachment
from tests.bot.attachments.files import CANARY, jpeg, voice
from tests.chat import Clock
from tests.factories.help_requests import help_request

PICTURE, VOICE = AttachmentKind.PICTURE, AttachmentKind.VOICE
AWAITED, KEPT, LOST = AttachmentState.AWAITED, AttachmentState.KEPT, AttachmentState.LOST


class Messenger:
    """Keeps files by name: bytes, a failure, or something to do first."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | Exception | Callable[[], bytes]] = {}
        self.asked: list[str] = []

    async def fetch(self, source: str, *, limit: int) -> bytes:
        """Hand over what stands under this name."""
        self.asked.append(source)
        found = self.files[source]
        if isinstance(found, Exception):
            raise found
        return found if isinstance(found, bytes) else found()


@pytest.fixture
async def lane(database: Database) -> AsyncIterator[WriterLane]:
    lane = WriterLane(database)
    lane.start()
    yield lane
    await lane.stop()
    await database.dispose()


@pytest.fixture
def messenger() -> Messenger:
    return Messenger()


@pytest.fixture
def worker(lane: WriterLane, database: Database, messenger: Messenger, clock: Clock) -> Fetching:
    return Fetching(lane, database, {"telegram": messenger}, clock=clock)


@pytest.fixture
def promise(database: Database, messenger: Messenger, clock: Clock) -> Callable[..., str]:
    """A child sends a file: ``promise(what the messenger has)``."""

    def send(
        file: bytes | Exception | Callable[[], bytes], kind: AttachmentKind = PICTURE, channel: str = "telegram"
    ) -> str:
        with database.writing() as session:
            talk = help_request(session, now=clock())
            message = threads.append(session, talk, side=Side.CHILD, text="", now=clock())
            session.flush()
            source = f"name {message.id}"
            messenger.files[source] = file
            return attachments.await_file(
                session, message.id, kind=kind, channel=channel, source=source, now=clock()
            ).ref

    return send


def states(database: Database) -> list[AttachmentState]:
    with database.reading() as session:
        return list(session.scalars(select(HelpAttachment.state).order_by(HelpAttachment.id)))


def opened(database: Database, ref: str) -> bytes:
    """What is kept of a file."""
    with database.reading() as session:
        row = session.scalars(select(HelpAttachment).where(HelpAttachment.ref == ref)).one()
        talk = session.scalars(select(HelpRequest).order_by(HelpRequest.id)).all()[row.id - 1]
        return vault(session).thread(talk.ref).open(row.sealed or b"", f"{talk.ref}:{ref}")


async def test_what_comes_is_kept_clean(worker: Fetching, promise: Callable[..., str], database: Database) -> None:
    picture, sound = promise(jpeg()), promise(voice(), VOICE)

    assert await worker.fetch_due() == 2

    assert states(database) == [KEPT, KEPT]
    assert opened(database, picture).startswith(b"\xff\xd8\xff")
    assert opened(database, sound).startswith(b"OggS")
    assert CANARY.encode() not in opened(database, picture) + opened(database, sound)
    assert await worker.fetch_due() == 0


async def test_what_stood_in_a_file_stands_nowhere_in_the_data_folder(
    worker: Fetching, promise: Callable[..., str], settings: Settings, database: Database
) -> None:
    promise(jpeg())
    promise(voice(), VOICE)
    assert CANARY.encode() in jpeg()
    assert CANARY.encode() in voice()

    await worker.fetch_due()

    written = {path.name: path.read_bytes() for path in settings.home.rglob("*") if path.is_file()}
    assert states(database) == [KEPT, KEPT]
    assert {"senim.db", "senim.db-wal"} <= set(written)
    assert not [name for name, data in written.items() if CANARY.encode() in data or b"JFIF" in data]


@pytest.mark.parametrize(
    "file", [FileGone(), b"no picture", jpeg() + bytes(fetching.MOST_BYTES)], ids=["gone", "no", "big"]
)
async def test_what_will_never_come_is_given_up_at_once(
    worker: Fetching, promise: Callable[..., str], database: Database, messenger: Messenger, clock: Clock, file: bytes
) -> None:
    promise(file)

    await worker.fetch_due()
    clock.moves(hours=1)

    assert states(database) == [LOST]
    assert await worker.fetch_due() == 0
    assert len(messenger.asked) == 1


@pytest.mark.parametrize(
    "problem", [SendError(), OSError(), TimeoutError(), KeyError()], ids=lambda e: type(e).__name__
)
async def test_what_cannot_be_had_now_is_asked_for_later(
    worker: Fetching,
    promise: Callable[..., str],
    database: Database,
    messenger: Messenger,
    clock: Clock,
    problem: Exception,
) -> None:
    promise(problem)

    await worker.fetch_due()
    assert (states(database), await worker.fetch_due()) == ([AWAITED], 0)
    clock.moves(seconds=2)
    messenger.files = dict.fromkeys(messenger.files, jpeg())

    assert (await worker.fetch_due(), states(database)) == (1, [KEPT])


async def test_a_picture_outlives_a_channel_that_was_switched_off_for_an_hour(
    worker: Fetching,
    promise: Callable[..., str],
    database: Database,
    messenger: Messenger,
    clock: Clock,
    lane: WriterLane,
) -> None:
    promise(jpeg(), channel="whatsapp")

    await worker.fetch_due()
    clock.moves(hours=1)

    assert states(database) == [AWAITED]
    await Fetching(lane, database, {"whatsapp": messenger}, clock=clock).fetch_due()
    assert states(database) == [KEPT]


async def test_a_source_that_fails_does_not_keep_the_next_file_waiting(
    worker: Fetching, promise: Callable[..., str], database: Database
) -> None:
    for file in (RuntimeError(), jpeg(), FileGone(), b"", voice()):
        promise(file)

    await worker.fetch_due()

    assert states(database) == [AWAITED, KEPT, LOST, LOST, LOST]


async def test_a_source_that_never_answers_does_not_either(
    worker: Fetching,
    promise: Callable[..., str],
    database: Database,
    messenger: Messenger,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.05)
    promise(jpeg())

    async def hang(source: str, *, limit: int) -> bytes:
        await asyncio.Event().wait()
        raise AssertionError

    monkeypatch.setattr(messenger, "fetch", hang)
    await worker.fetch_due()

    assert states(database) == [AWAITED]


async def test_a_talk_that_was_erased_meanwhile_keeps_nothing(
    worker: Fetching, promise: Callable[..., str], database: Database, clock: Clock
) -> None:
    def erase_first() -> bytes:
        with database.writing() as session:
            talks.erase(session, session.scalars(select(HelpRequest)).one(), now=clock())
        return jpeg()

    promise(erase_first)

    assert await worker.fetch_due() == 1
    assert states(database) == []


async def test_the_worker_finds_what_is_promised_and_outlives_a_bad_moment(
    worker: Fetching,
    promise: Callable[..., str],
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fetching, "REST_SECONDS", 0.01)
    bad = iter([OSError("token in a message")])
    real = attachments.due

    def due(session: Session, **options: object) -> object:
        for problem in bad:
            raise problem
        return real(session, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(attachments, "due", due)
    with structlog.testing.capture_logs() as logs:
        running = asyncio.ensure_future(worker.run())
        promise(jpeg())
        while not logs:
            await asyncio.sleep(0.01)
        while states(database) != [KEPT]:
            await asyncio.sleep(0.02)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    assert logs[0] == {"event": "fetching_failed", "log_level": "error", "problem": "OSError"}


async def test_what_is_logged_names_kinds_alone(worker: Fetching, promise: Callable[..., str]) -> None:
    for file in (FileGone("name 1 of a child"), SendError("https://token@x")):
        promise(file)

    with structlog.testing.capture_logs() as logs:
        await worker.fetch_due()

    assert logs == [
        {"event": "attachment_lost", "log_level": "info", "problem": "FileGone"},
        {"event": "attachment_delayed", "log_level": "warning", "problem": "SendError"},
    ]
