"""The part of a join file that a spoken passphrase opens: keys for once, and who made them."""

from __future__ import annotations

import msgspec

from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.exchange.sealed.packing import decoded
from bcu_desk.store.exchange.sealed.passphrase import locked, unlocked


class _Inside(msgspec.Struct, frozen=True):
    """A desk's first keys, and the lead's: whoever knows the passphrase names the lead."""

    signs: bytes
    opens: str
    lead_signs: bytes
    lead_opens: str


def lock(keys: DeskKeys, lead: PublicKeys, passphrase: str) -> bytes:
    """Keys that were made for a desk, for the passphrase to open."""
    inside = _Inside(keys.signs, keys.opens, lead.signs, lead.opens)
    return locked(msgspec.msgpack.encode(inside), passphrase)


def unlock(told: bytes, passphrase: str) -> tuple[DeskKeys, PublicKeys]:
    """The keys, and those of the lead that made them. Raises WrongKey, or Refused."""
    inside = decoded(_Inside, unlocked(told, passphrase))
    return DeskKeys(inside.signs, inside.opens), PublicKeys(inside.lead_signs, inside.lead_opens)
