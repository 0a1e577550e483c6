"""What one turn spends on what: screening, sealing, and a disk's fsync."""

import os
import tempfile
import time
from collections.abc import Callable

from bench.load import TEXTS
from core.crisis import markers
from core.crypto import Cipher

ROUNDS = 400


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU milliseconds of one call, over many."""
    work()
    began = time.thread_time()
    for _ in range(ROUNDS):
        work()
    return (time.thread_time() - began) / ROUNDS * 1e3


def screening_ms() -> float:
    """Screening one ordinary message."""
    return cpu_ms(lambda: [markers.screen(text) for text in TEXTS]) / len(TEXTS)


def sealing_ms() -> float:
    """What a turn seals: the words, the receipt's body and its address, with what the bot itself holds."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    from core.crypto import Vault
    from db.keys import ThreadKeyStore

    cipher, words = Cipher.of(os.urandom(32)), TEXTS[0].encode()
    private = X25519PrivateKey.generate()
    keys = Vault(
        text_key=os.urandom(32),
        thread_keys=ThreadKeyStore("sqlite://"),
        address_public=private.public_key(),
        address_private=private,
    )
    address = "a" * 97
    return cpu_ms(
        lambda: (cipher.seal(words, "words"), cipher.seal(words * 3, "body"), keys.seal_address(address, "to"))
    )


def fsync_us() -> float:
    """Microseconds of one small write and its fsync on this disk."""
    with tempfile.NamedTemporaryFile() as file:
        began = time.perf_counter()
        for _ in range(ROUNDS):
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
        return (time.perf_counter() - began) / ROUNDS * 1e6
