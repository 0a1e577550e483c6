"""Secret files: thirty-two random bytes each, made at the first start, readable by the service alone."""

import os
from contextlib import suppress
from pathlib import Path


def secret(folder: Path, name: str) -> bytes:
    """Thirty-two random bytes in a file of mode 0600, made at the first start."""
    path = folder / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        _make_secret(path)
    return path.read_bytes()


def _make_secret(path: Path) -> None:
    """Written aside and linked into place whole: bot and panel start together, and neither may read half a key."""
    aside = path.with_name(f".{path.name}.{os.urandom(8).hex()}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(os.urandom(32))
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileExistsError):  # the other process was first: its key is the key
        path.hardlink_to(aside)
    aside.unlink()
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
