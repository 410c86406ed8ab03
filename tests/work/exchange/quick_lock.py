"""An age file by passphrase as any age makes it, with so little work that tests need not wait."""

from __future__ import annotations

import base64
import secrets

from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from bcu_desk.store.exchange.sealed.passphrase import as_spoken

WORK = 10  # as a power of two


def quickly_locked(told: bytes, passphrase: str) -> bytes:
    """What `passphrase.unlocked` opens, of less than 64 KB."""
    file_key, salt, nonce = (secrets.token_bytes(16) for _ in range(3))
    labelled = b"age-encryption.org/v1/scrypt" + salt
    wrap = Scrypt(salt=labelled, length=32, n=1 << WORK, r=8, p=1).derive(
        as_spoken(passphrase).encode()
    )
    body = ChaCha20Poly1305(wrap).encrypt(bytes(12), file_key, None)
    head = (f"age-encryption.org/v1\n-> scrypt {_text(salt)} {WORK}\n{_text(body)}\n---").encode()
    mac = hmac.HMAC(_derived(file_key, b"", b"header"), hashes.SHA256())
    mac.update(head)
    sealed = ChaCha20Poly1305(_derived(file_key, nonce, b"payload")).encrypt(
        bytes(11) + b"\1", told, None
    )
    return head + b" " + _text(mac.finalize()).encode() + b"\n" + nonce + sealed


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt, purpose).derive(key)


def _text(told: bytes) -> str:
    return base64.b64encode(told).decode().rstrip("=")
