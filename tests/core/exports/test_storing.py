"""Storing: nothing lies in the clear, nobody else may read it, and a file that was touched is no file."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.crypto import Vault
from core.exports import storing
from core.exports.storing import CHUNK, FileGone
from db.keys import ThreadKeyStore

WORDS = "құпия".encode()


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """A vault with a key for texts."""
    return Vault(text_key=b"k" * 32, thread_keys=ThreadKeyStore(f"sqlite:///{tmp_path / 'keys.db'}"))


def kept(home: Path, content: bytes, vault: Vault) -> Path:
    """A file kept under the reference ``a``; where it lies."""
    plain = home / "plain"
    plain.write_bytes(content)
    assert storing.seal(plain, home, "a", vault=vault) == len(content)
    return home / "exports" / "a.sealed"


@pytest.mark.parametrize("content", [b"", WORDS, WORDS * 60_000, b"x" * CHUNK * 2])
def test_a_file_comes_back_whole(tmp_path: Path, vault: Vault, content: bytes) -> None:
    lies = kept(tmp_path, content, vault)

    assert b"".join(storing.opened(tmp_path, "a", vault=vault)) == content
    assert WORDS not in lies.read_bytes()
    assert lies.stat().st_mode & 0o777 == 0o600
    assert lies.parent.stat().st_mode & 0o777 == 0o700


def test_a_file_that_was_changed_cut_or_renamed_is_gone(tmp_path: Path, vault: Vault) -> None:
    lies = kept(tmp_path, b"x" * CHUNK * 2, vault)
    whole = lies.read_bytes()
    half = len(whole) // 2
    other = lies.with_name("b.sealed")
    other.write_bytes(whole)

    bent = whole[:-1] + bytes([whole[-1] ^ 1])  # the last byte is any: a fixed one would be the right one now and then
    for broken in (b"", whole[:10], whole[:half], whole[half:] + whole[:half], bent):
        lies.write_bytes(broken)
        with pytest.raises(FileGone):
            b"".join(storing.opened(tmp_path, "a", vault=vault))
    for ref in ("b", "never"):
        with pytest.raises(FileGone):
            storing.opened(tmp_path, ref, vault=vault)


def test_what_is_too_old_is_swept_away_and_the_rest_stays(tmp_path: Path, vault: Vault) -> None:
    lies = kept(tmp_path, WORDS, vault)
    died = lies.parent / "making-dead"
    died.mkdir()
    (died / "made").write_bytes(WORDS)
    fresh = lies.with_name("b.sealed")
    fresh.write_bytes(lies.read_bytes())
    now = datetime.now(UTC)
    long_ago = (now - timedelta(hours=2)).timestamp()
    for old in (lies, died):
        os.utime(old, (long_ago, long_ago))

    storing.sweep(tmp_path, now=now, keep={"a"})
    assert lies.exists()
    assert fresh.exists()
    assert not died.exists()

    storing.sweep(tmp_path, now=now, keep=())
    assert [path.name for path in lies.parent.iterdir()] == ["b.sealed"]


def test_what_is_made_aside_is_gone_however_that_ended(tmp_path: Path) -> None:
    def stopped() -> None:
        with storing.aside(tmp_path) as room:
            (room / "made").write_bytes(WORDS)
            raise ValueError

    with pytest.raises(ValueError):
        stopped()

    assert list((tmp_path / "exports").iterdir()) == []
