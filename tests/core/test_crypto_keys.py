"""The keys themselves: kept before what they seal, destroyed after it, made whole and for the service alone."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from core import crypto
from core.crypto import CapabilityMissing, SealBroken, Vault
from core.help_requests import HelpRequest, threads
from core.settings import Settings
from db.engine import Database
from db.keys import ThreadKeyStore
from tests.factories.help_requests import draft


@pytest.fixture
def keys(database: Database) -> Vault:
    found: Vault = database.info["vault"]
    return found


@pytest.fixture
def fresh(settings: Settings, keys: Vault) -> Vault:
    """The bot's vault after a restart: it remembers no key by itself."""
    found = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    found.thread_keys = keys.thread_keys
    return found


class TestAThreadsKey:
    def test_is_kept_before_the_talk_is(self, database: Database, keys: Vault, now: datetime) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)
            before = keys.thread_keys.find(talk.ref)

        assert before is None
        assert keys.thread_keys.find(talk.ref) is not None

    def test_is_not_kept_in_the_clear(self, database: Database, keys: Vault, now: datetime) -> None:
        with database.writing() as session:
            one, two = draft(session, now=now), draft(session, now=now)
        wrapped = keys.thread_keys.find(one.ref)
        assert wrapped is not None

        with pytest.raises(SealBroken):
            keys.purpose("thread keys").open(wrapped, two.ref)

    def test_does_not_wait_for_the_next_commit_after_a_rollback(
        self, database: Database, keys: Vault, now: datetime
    ) -> None:
        with database.session(database.write_engine) as session:
            talk = draft(session, now=now)
            session.rollback()
            other = draft(session, now=now)
            session.commit()

        assert keys.thread_keys.find(talk.ref) is None
        assert keys.thread_keys.find(other.ref) is not None

    def test_that_cannot_be_kept_undoes_the_talk(
        self, database: Database, keys: Vault, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(_store: ThreadKeyStore, _wrapped: object) -> None:
            raise OperationalError("INSERT", {}, Exception("database or disk is full"))

        monkeypatch.setattr(ThreadKeyStore, "add", full)

        with pytest.raises(OperationalError), database.writing() as session:
            draft(session, now=now)

        with database.reading() as session:
            assert session.scalars(select(HelpRequest)).all() == []

    def test_is_not_destroyed_when_the_deletion_is_undone(
        self, database: Database, fresh: Vault, now: datetime
    ) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)

        with pytest.raises(KeyError):
            wipe_and_stumble(database, talk.id)

        assert fresh.thread(talk.ref)

    def test_is_not_destroyed_by_a_savepoint_inside_an_undone_deletion(
        self, database: Database, fresh: Vault, now: datetime
    ) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)

        with pytest.raises(KeyError):
            wipe_and_stumble(database, talk.id, in_savepoint=True)

        assert fresh.thread(talk.ref)

    def test_survives_being_forgotten_by_the_cache(
        self, database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(crypto, "CACHED_KEYS", 2)
        with database.writing() as session:
            talks = [draft(session, now=now) for _ in range(5)]
            blobs = [(talks[-1].ref, crypto.vault(session).seal_text(talks[-1].ref, "message", "сөз"))]

        with database.writing() as session:
            blobs += [(talk.ref, crypto.vault(session).seal_text(talk.ref, "message", "сөз")) for talk in talks]
            opened = [crypto.vault(session).open_text(ref, "message", blob) for ref, blob in blobs]

        assert opened == ["сөз"] * 6


class TestALongLivedKey:
    def test_is_readable_by_the_service_alone(self, tmp_path: Path) -> None:
        folder = tmp_path / "secrets"
        crypto.bot_vault(folder, f"sqlite:///{tmp_path / 'keys.db'}")
        crypto.panel_secret(folder)

        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
            f"{name}.key": 0o600 for name in ("address", "audit", "contact", "lookup", "panel", "text")
        }

    def test_is_made_once_and_whole_when_two_processes_start_together(self, tmp_path: Path) -> None:
        with ThreadPoolExecutor(16) as threads:
            found = set(threads.map(lambda _: crypto.panel_secret(tmp_path / "secrets"), range(64)))

        assert [len(secret) for secret in found] == [32]

    def test_appears_whole(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[bool] = []
        random = os.urandom
        monkeypatch.setattr(
            os, "urandom", lambda size: (seen.append((tmp_path / "panel.key").exists()), random(size))[1]
        )

        crypto.panel_secret(tmp_path)

        assert seen
        assert not any(seen)
        assert (tmp_path / "panel.key").stat().st_size == 32


class TestASessionWithoutAVault:
    def test_cannot_seal_or_open(self, settings: Settings) -> None:
        with Database(settings.database_url).reading() as session, pytest.raises(CapabilityMissing):
            crypto.vault(session)


def wipe_and_stumble(database: Database, request_id: int, *, in_savepoint: bool = False) -> None:
    """Delete a talk in a transaction that does not come to its end."""
    with database.writing() as session:
        with session.begin_nested() if in_savepoint else nullcontext():
            threads.wipe(session, session.get_one(HelpRequest, request_id))
        raise KeyError
