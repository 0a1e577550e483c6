"""Sealing and opening: AES-256-GCM for words, HPKE for addresses that only another process opens, HMAC for look-ups.

A process holds only the capabilities it was given: the panel's vault has no address key, so it cannot learn who writes.
Every blob begins with a key id; its associated data name the thread and the message it belongs to.
"""

import hashlib
import hmac
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from sqlalchemy import event
from sqlalchemy.orm import Session

from core import secret_files
from db.keys import ThreadKeyStore

KEY_ID = b"\x01"
OWN_KEY_ID = b"\x02"
NONCE_BYTES = 12
CACHED_KEYS = 4096
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class CapabilityMissing(Exception):
    """This process was not given the key for that."""


class SealBroken(Exception):
    """The blob is not what it claims to be, or its key was destroyed."""


@dataclass(frozen=True, slots=True)
class Cipher:
    """Authenticated encryption under one key."""

    aead: AESGCM

    @classmethod
    def of(cls, key: bytes) -> "Cipher":
        """A cipher for a 32-byte key."""
        return cls(AESGCM(key))

    def seal(self, data: bytes, about: str) -> bytes:
        """Encrypt; ``about`` must be given again to open."""
        nonce = os.urandom(NONCE_BYTES)
        return KEY_ID + nonce + self.aead.encrypt(nonce, data, about.encode())

    def open(self, blob: bytes, about: str) -> bytes:
        """Decrypt.

        Raises:
            SealBroken: another key, another place, or a changed blob.
        """
        if blob[:1] != KEY_ID:
            raise SealBroken("unknown key id")
        try:
            return self.aead.decrypt(blob[1 : 1 + NONCE_BYTES], blob[1 + NONCE_BYTES :], about.encode())
        except (InvalidTag, ValueError):  # ValueError: cut so short that not even its nonce is whole
            raise SealBroken("seal does not open") from None


def derive(key: bytes, purpose: str, length: int = 32) -> bytes:
    """A subkey for one purpose (HKDF-Expand, SHA-256)."""
    return HKDFExpand(algorithm=hashes.SHA256(), length=length, info=purpose.encode()).derive(key)


@dataclass(slots=True)
class Vault:
    """The capabilities of one process."""

    text_key: bytes
    thread_keys: ThreadKeyStore
    lookup_key: bytes | None = None
    contact_key: bytes | None = None
    audit_key: bytes | None = None
    address_public: X25519PublicKey | None = None
    address_private: X25519PrivateKey | None = None
    _ciphers: OrderedDict[str, Cipher] = field(default_factory=OrderedDict)

    def purpose(self, name: str) -> Cipher:
        """The service's own cipher for one purpose: ``outbox``, ``journal``, ``dead letter``…"""
        return self._cached(f"purpose {name}", lambda: derive(self.text_key, name))

    def audit(self) -> bytes:
        """The key of the chain of what was signed; whoever has the tables alone has it not."""
        if self.audit_key is None:
            raise CapabilityMissing("audit key")
        return self.audit_key

    def contacts(self) -> Cipher:
        """The bot's own cipher for what a contact's row remembers."""
        if self.contact_key is None:
            raise CapabilityMissing("contact key")
        return self._cached("contacts", lambda: self.contact_key or b"")

    def lookup(self, domain: str, *parts: str) -> bytes:
        """A keyed look-up (32 bytes). Another domain gives an unrelated value for the same person."""
        if self.lookup_key is None:
            raise CapabilityMissing("look-up key")
        return hmac.new(self.lookup_key, "\0".join((domain, *parts)).encode(), hashlib.sha256).digest()

    def blind(self, purpose: str) -> Callable[[str], int]:
        """A keyed hash into a whole number of 8 bytes: equal words meet; without the key none can be tried."""
        key = derive(self.text_key, f"marks of {purpose}")
        return lambda words: int.from_bytes(
            hashlib.blake2b(words.encode(), digest_size=8, key=key).digest(), "big", signed=True
        )

    def seal_address(self, address: str, about: str) -> bytes:
        """Seal an address so that only the sender can open it."""
        if self.address_public is None:
            raise CapabilityMissing("address sealing key")
        if self.address_private is not None:
            return OWN_KEY_ID + self._addresses(self.address_private).seal(address.encode(), about)
        return KEY_ID + _HPKE.encrypt(address.encode(), self.address_public, info=about.encode())

    def open_address(self, blob: bytes, about: str) -> str:
        """Open an address: the sender's capability alone."""
        if self.address_private is None:
            raise CapabilityMissing("address key")
        if blob[:1] == OWN_KEY_ID:
            return self._addresses(self.address_private).open(blob[1:], about).decode()
        try:
            return _HPKE.decrypt(blob[1:], self.address_private, info=about.encode()).decode()
        except (InvalidTag, ValueError):
            raise SealBroken("address does not open") from None

    def _addresses(self, private: X25519PrivateKey) -> Cipher:
        """Made of the very key that opens addresses: who holds that seals without the curve, a tenth of a turn."""
        return self._cached("addresses", lambda: derive(private.private_bytes_raw(), "senim addresses"))

    def new_thread(self, session: Session, thread_ref: str) -> None:
        """Make a thread's key; it is kept durably just before the session commits."""
        key = AESGCM.generate_key(256)
        session.info.setdefault("new_thread_keys", {})[thread_ref] = self.purpose("thread keys").seal(key, thread_ref)
        self._keep(thread_ref, Cipher.of(key))

    def thread(self, thread_ref: str) -> Cipher:
        """A thread's cipher.

        Raises:
            SealBroken: the key was destroyed (the child deleted the talk) or lost.
        """
        return self._cached(thread_ref, lambda: self._unwrap(thread_ref))

    def seal_text(self, thread_ref: str, message_ref: str, text: str) -> bytes:
        """Seal a message's words with its thread's key."""
        return self.thread(thread_ref).seal(text.encode(), f"{thread_ref}:{message_ref}")

    def open_text(self, thread_ref: str, message_ref: str, blob: bytes) -> str:
        """Read a message's words."""
        return self.thread(thread_ref).open(blob, f"{thread_ref}:{message_ref}").decode()

    def destroy_thread(self, session: Session, thread_ref: str) -> None:
        """Destroy a thread's key once the session has committed."""
        session.info.setdefault("destroyed_threads", []).append(thread_ref)
        self._ciphers.pop(thread_ref, None)

    def _unwrap(self, thread_ref: str) -> bytes:
        wrapped = self.thread_keys.find(thread_ref)
        if wrapped is None:
            raise SealBroken("thread key is gone")
        return self.purpose("thread keys").open(wrapped, thread_ref)

    def _cached(self, name: str, make_key: Callable[[], bytes]) -> Cipher:
        cipher = self._ciphers.get(name)
        if cipher is None:
            cipher = self._keep(name, Cipher.of(make_key()))
        return cipher

    def _keep(self, name: str, cipher: Cipher) -> Cipher:
        self._ciphers[name] = cipher
        if len(self._ciphers) > CACHED_KEYS:
            self._ciphers.popitem(last=False)
        return cipher


def vault(session: Session) -> Vault:
    """The vault this session was opened with."""
    found = session.info.get("vault")
    if not isinstance(found, Vault):
        raise CapabilityMissing("vault")
    return found


@event.listens_for(Session, "before_commit")
def _keep_new_keys(session: Session) -> None:
    """Keys first: a key without a thread is harmless, a thread without its key is lost."""
    new_keys = session.info.pop("new_thread_keys", None)
    if new_keys:
        vault(session).thread_keys.add(new_keys)


@event.listens_for(Session, "after_commit")
def _destroy_keys(session: Session) -> None:
    if session.in_nested_transaction():  # a savepoint may still be undone with everything around it
        return
    destroyed = session.info.pop("destroyed_threads", None)
    if destroyed:
        vault(session).thread_keys.destroy(destroyed)


@event.listens_for(Session, "after_rollback")
def _forget_pending(session: Session) -> None:
    session.info.pop("new_thread_keys", None)
    session.info.pop("destroyed_threads", None)


def panel_vault(folder: Path, keys_url: str) -> Vault:
    """What the panel may do: read and write words. It has no key to any address."""
    return Vault(
        text_key=secret_files.secret(folder, "text.key"),
        audit_key=secret_files.secret(folder, "audit.key"),
        thread_keys=ThreadKeyStore(keys_url),
    )


def bot_vault(folder: Path, keys_url: str) -> Vault:
    """What the bot may do: everything, because it is the intake and the sender."""
    private = X25519PrivateKey.from_private_bytes(secret_files.secret(folder, "address.key"))
    return Vault(
        text_key=secret_files.secret(folder, "text.key"),
        thread_keys=ThreadKeyStore(keys_url),
        lookup_key=secret_files.secret(folder, "lookup.key"),
        contact_key=secret_files.secret(folder, "contact.key"),
        audit_key=secret_files.secret(folder, "audit.key"),
        address_public=private.public_key(),
        address_private=private,
    )


def panel_secret(folder: Path) -> bytes:
    """The panel's own 32 bytes, for sessions and second factors."""
    return secret_files.secret(folder, "panel.key")
