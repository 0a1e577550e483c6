"""Thread keys stand apart from the tables, are durable at once, and can be forgotten for ever."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.keys import ThreadKeyStore


@pytest.fixture
def store(empty_url: str) -> Iterator[ThreadKeyStore]:
    store = ThreadKeyStore(empty_url)
    store.create_tables()
    yield store
    store.database.dispose_sync()


class TestAThreadKey:
    def test_is_found_by_its_thread(self, store: ThreadKeyStore) -> None:
        store.add({"one": b"first", "two": b"second"})

        assert (store.find("one"), store.find("two")) == (b"first", b"second")

    def test_is_durable_for_the_next_process(self, store: ThreadKeyStore, empty_url: str) -> None:
        store.add({"one": b"first"})

        next_process = ThreadKeyStore(empty_url)

        assert next_process.find("one") == b"first"
        next_process.database.dispose_sync()

    def test_is_gone_once_destroyed_and_no_other_with_it(self, store: ThreadKeyStore) -> None:
        store.add({"one": b"first", "two": b"second", "three": b"third"})

        store.destroy(["one", "three"])

        assert [store.find(ref) for ref in ("one", "two", "three")] == [None, b"second", None]

    def test_can_be_destroyed_twice(self, store: ThreadKeyStore) -> None:
        store.add({"one": b"first"})

        store.destroy(["one"])
        store.destroy(["one"])

        assert store.find("one") is None

    def test_leaves_no_trace_in_the_files_once_destroyed(self, tmp_path: Path) -> None:
        store = ThreadKeyStore(f"sqlite:///{tmp_path / 'keys.db'}")
        store.create_tables()
        store.add({"one": b"the wrapped key of one", "two": b"the wrapped key of two"})

        store.destroy(["one"])

        left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
        assert b"the wrapped key of one" not in left
        assert b"the wrapped key of two" in left
        store.database.dispose_sync()

    def test_is_never_replaced(self, store: ThreadKeyStore) -> None:
        store.add({"one": b"first"})

        with pytest.raises(IntegrityError):
            store.add({"one": b"other", "two": b"second"})

        assert (store.find("one"), store.find("two")) == (b"first", None)


class TestTheTable:
    def test_is_made_once(self, store: ThreadKeyStore) -> None:
        store.add({"one": b"first"})

        store.create_tables()

        assert store.find("one") == b"first"


class TestADestroyedKey:
    def test_leaves_no_byte_in_the_file(self, tmp_path: Path) -> None:
        store = ThreadKeyStore(f"sqlite:///{tmp_path / 'keys.db'}")
        store.create_tables()
        store.add({"one": b"wrapped-key-of-one", "two": b"second"})

        store.destroy(["one"])
        store.database.dispose_sync()

        left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        assert b"second" in left
        assert b"wrapped-key-of-one" not in left
