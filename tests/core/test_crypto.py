"""Seals: bound to their thread and message, opened by those alone who were given the key, gone with the key."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import crypto
from core.crypto import CapabilityMissing, Cipher, SealBroken, Vault
from core.settings import Settings
from db.engine import Database
from tests.factories.help_requests import draft

CIPHER = Cipher.of(bytes(range(32)))


@pytest.fixture
def keys(database: Database) -> Vault:
    found: Vault = database.info["vault"]
    return found


@pytest.fixture
def panel(settings: Settings) -> Vault:
    return crypto.panel_vault(settings.secrets_folder, settings.keys_url)


@pytest.fixture
def fresh(settings: Settings, keys: Vault) -> Vault:
    """The bot's vault after a restart: it remembers no key by itself."""
    found = crypto.bot_vault(settings.secrets_folder, settings.keys_url)
    found.thread_keys = keys.thread_keys
    return found


class TestACipher:
    @given(data=st.binary(max_size=200), about=st.text(max_size=40))
    def test_opens_what_it_sealed(self, data: bytes, about: str) -> None:
        assert CIPHER.open(CIPHER.seal(data, about), about) == data

    @given(data=st.binary(max_size=50), about=st.text(max_size=20), other=st.text(max_size=20))
    def test_opens_in_no_other_place(self, data: bytes, about: str, other: str) -> None:
        blob = CIPHER.seal(data, about)

        if other == about:
            other += "!"
        with pytest.raises(SealBroken):
            CIPHER.open(blob, other)

    @given(data=st.binary(max_size=50), where=st.integers(min_value=0), flip=st.integers(1, 255))
    def test_opens_no_changed_blob(self, data: bytes, where: int, flip: int) -> None:
        blob = bytearray(CIPHER.seal(data, "here"))
        blob[where % len(blob)] ^= flip

        with pytest.raises(SealBroken):
            CIPHER.open(bytes(blob), "here")

    @given(data=st.binary(max_size=20), cut=st.integers(min_value=0, max_value=28))
    def test_opens_no_blob_that_was_cut_short(self, data: bytes, cut: int) -> None:
        with pytest.raises(SealBroken):
            CIPHER.open(CIPHER.seal(data, "here")[:cut], "here")

    def test_never_seals_the_same_words_alike(self) -> None:
        assert len({CIPHER.seal("иә".encode(), "here") for _ in range(100)}) == 100


class TestWords:
    def test_open_in_their_own_message(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)
            blob = crypto.vault(session).seal_text(talk.ref, "message", "сөз")

            assert crypto.vault(session).open_text(talk.ref, "message", blob) == "сөз"

    def test_do_not_open_when_moved_to_another_message(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)
            blob = crypto.vault(session).seal_text(talk.ref, "message", "сөз")

            with pytest.raises(SealBroken):
                crypto.vault(session).open_text(talk.ref, "other", blob)

    def test_do_not_open_when_moved_to_another_talk(self, database: Database, now: datetime) -> None:
        with database.writing() as session:
            talk, other = draft(session, now=now), draft(session, now=now)
            blob = crypto.vault(session).seal_text(talk.ref, "message", "сөз")

            with pytest.raises(SealBroken):
                crypto.vault(session).open_text(other.ref, "message", blob)

    def test_are_read_by_the_panel(self, database: Database, panel: Vault, now: datetime) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)
            blob = crypto.vault(session).seal_text(talk.ref, "message", "сөз")

        assert panel.open_text(talk.ref, "message", blob) == "сөз"
        panel.thread_keys.database.dispose_sync()

    def test_are_gone_with_the_key(self, database: Database, fresh: Vault, now: datetime) -> None:
        with database.writing() as session:
            talk = draft(session, now=now)
            blob = crypto.vault(session).seal_text(talk.ref, "message", "сөз")
        with database.writing() as session:
            crypto.vault(session).destroy_thread(session, talk.ref)

        for vault in (database.info["vault"], fresh):
            with pytest.raises(SealBroken):
                vault.open_text(talk.ref, "message", blob)


class TestAnAddress:
    def test_opens_for_the_sender(self, keys: Vault) -> None:
        assert keys.open_address(keys.seal_address("box", "thread:a"), "thread:a") == "box"

    def test_opens_for_the_sender_when_a_process_that_cannot_open_sealed_it(self, keys: Vault) -> None:
        sealer = Vault(keys.text_key, keys.thread_keys, address_public=keys.address_public)
        blob = sealer.seal_address("box", "thread:a")

        assert keys.open_address(blob, "thread:a") == "box"
        with pytest.raises(SealBroken):
            keys.open_address(blob, "thread:b")
        with pytest.raises(CapabilityMissing):
            sealer.open_address(keys.seal_address("box", "thread:a"), "thread:a")

    def test_does_not_open_when_moved_to_another_talk(self, keys: Vault) -> None:
        with pytest.raises(SealBroken):
            keys.open_address(keys.seal_address("box", "thread:a"), "thread:b")

    @pytest.mark.parametrize("cut", [0, 1, 20, -1])
    def test_does_not_open_when_cut_short(self, keys: Vault, cut: int) -> None:
        with pytest.raises(SealBroken):
            keys.open_address(keys.seal_address("box", "thread:a")[:cut], "thread:a")

    def test_never_looks_the_same_twice(self, keys: Vault) -> None:
        assert keys.seal_address("box", "thread:a") != keys.seal_address("box", "thread:a")


class TestThePanel:
    def test_cannot_open_an_address(self, keys: Vault, panel: Vault) -> None:
        blob = keys.seal_address("box", "thread:a")

        with pytest.raises(CapabilityMissing):
            panel.open_address(blob, "thread:a")

    def test_cannot_seal_an_address(self, panel: Vault) -> None:
        with pytest.raises(CapabilityMissing):
            panel.seal_address("box", "thread:a")

    def test_cannot_look_anybody_up(self, panel: Vault) -> None:
        with pytest.raises(CapabilityMissing):
            panel.lookup("anon", "web", "web", "box")

    def test_cannot_read_what_the_bot_remembers_of_a_person(self, panel: Vault) -> None:
        with pytest.raises(CapabilityMissing):
            panel.contacts()


class TestALookup:
    def test_finds_the_same_person_again(self, keys: Vault, fresh: Vault) -> None:
        assert keys.lookup("anon", "web", "box") == fresh.lookup("anon", "web", "box")

    @pytest.mark.parametrize(
        "other", [("resume", "web", "box"), ("anon", "telegram", "box"), ("anon", "web", "xob"), ("anon", "webbox")]
    )
    def test_differs_by_domain_channel_and_person(self, keys: Vault, other: tuple[str, ...]) -> None:
        assert keys.lookup("anon", "web", "box") != keys.lookup(*other)
