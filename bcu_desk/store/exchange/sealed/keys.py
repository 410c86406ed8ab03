"""A desk's keys: one signs what it wrote, one opens what is addressed to it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pyrage import x25519


@dataclass(frozen=True)
class PublicKeys:
    """What others need of a desk: `signs` is 32 bytes (Ed25519), `opens` an age recipient."""

    signs: bytes
    opens: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 over both keys, in hex."""
        return hashlib.sha256(self.signs + self.opens.encode()).hexdigest()

    def signed(self, purpose: str, told: bytes, signature: bytes) -> bool:
        """Whether the desk signed these bytes for this purpose."""
        try:
            key = Ed25519PublicKey.from_public_bytes(self.signs)
            key.verify(signature, _tagged(purpose, told))
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True)
class DeskKeys:
    """A desk's private keys: `signs` is the Ed25519 seed (32 bytes), `opens` an age identity.

    `before` are identities that it had earlier: they open what was sealed for those.
    """

    signs: bytes
    opens: str
    before: tuple[str, ...] = ()

    @classmethod
    def make(cls) -> DeskKeys:
        """New keys, from the system's source of chance."""
        return cls(
            Ed25519PrivateKey.generate().private_bytes_raw(), str(x25519.Identity.generate())
        )

    @cached_property
    def public(self) -> PublicKeys:
        """The parts that others may have."""
        signer = Ed25519PrivateKey.from_private_bytes(self.signs)
        opener = x25519.Identity.from_str(self.opens)
        return PublicKeys(signer.public_key().public_bytes_raw(), str(opener.to_public()))

    def identities(self) -> list[x25519.Identity]:
        """What opens files for this desk, the newest first."""
        return [x25519.Identity.from_str(one) for one in (self.opens, *self.before)]

    def sign(self, purpose: str, told: bytes) -> bytes:
        """A signature (64 bytes) over bytes for one purpose; it holds for no other purpose."""
        return Ed25519PrivateKey.from_private_bytes(self.signs).sign(_tagged(purpose, told))


def _tagged(purpose: str, told: bytes) -> bytes:
    """The bytes with what they are for, so that a signature can't be used for something else."""
    return f"bcu-desk/{purpose}\0".encode() + told
