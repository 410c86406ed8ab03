"""A desk's card: what it shows the lead desk to be let into the group, and words to compare."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.replace import beside, discard, put_new

_PURPOSE, _RENEWAL = "card", "renewal"
_LARGEST = 10_000
_CONSONANTS, _VOWELS = "bdfghjklmnprstvz", "aiou"
_WORDS = 6
_SPOKEN = 5  # words of a passphrase: 80 bits of chance


@dataclass(frozen=True, slots=True)
class DeskCard:
    """A desk that asks to join: its name and public keys.

    Of a desk that is in the group and asks for its new keys to be listed, `renews` is its number
    and the signature that its old keys gave.
    """

    name: str
    public: PublicKeys
    renews: tuple[int, bytes] | None = None

    @property
    def words(self) -> str:
        """Six words that two people compare on the telephone."""
        return spoken(self.public.fingerprint)

    def renewed_by(self, old: PublicKeys) -> bool:
        """Whether the old keys of the desk have signed for the new ones."""
        if self.renews is None:
            return False
        return old.signed(_RENEWAL, _renewal(self.renews[0], self.public), self.renews[1])


class _Card(msgspec.Struct, frozen=True):
    name: str
    signs: str
    opens: str


class _File(msgspec.Struct, frozen=True):
    bcu_desk_card: int
    name: str
    signs: str
    opens: str
    words: str
    signature: str
    renews: int = 0
    old_signature: str = ""


def write_card(
    path: Path, name: str, keys: DeskKeys, old: tuple[int, DeskKeys] | None = None
) -> DeskCard:
    """Write a card under a name that must be free; `old` are the desk's number and keys as yet.

    Raises Refused `file_exists`, or OSError.
    """
    renews = None
    if old is not None:
        renews = (old[0], signed_for(*old, keys.public))
    card = DeskCard(name, keys.public, renews)
    told = _Card(name, keys.public.signs.hex(), keys.public.opens)
    signature = keys.sign(_PURPOSE, msgspec.json.encode(told)).hex()
    by_old = (renews[0], renews[1].hex()) if renews is not None else (0, "")
    file = _File(1, told.name, told.signs, told.opens, card.words, signature, *by_old)
    made = beside(path, "card")
    try:
        made.write_bytes(msgspec.json.format(msgspec.json.encode(file), indent=2))
        put_new(made, path)
    except FileExistsError:
        raise Refused("file_exists", file=str(path)) from None
    finally:
        discard(made)
    return card


def read_card(path: Path) -> DeskCard:
    """Read a card. Raises Refused `not_a_card` for what is none, or was changed."""
    if path.stat().st_size > _LARGEST:
        raise Refused("not_a_card", file=path.name)
    try:
        file = msgspec.json.decode(path.read_bytes(), type=_File)
        public = PublicKeys(bytes.fromhex(file.signs), file.opens)
        signature = bytes.fromhex(file.signature)
        by_old = bytes.fromhex(file.old_signature)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        raise Refused("not_a_card", file=path.name) from error
    told = msgspec.json.encode(_Card(file.name, file.signs, file.opens))
    if not public.signed(_PURPOSE, told, signature):
        raise Refused("not_a_card", file=path.name)
    return DeskCard(file.name, public, (file.renews, by_old) if file.renews else None)


def signed_for(number: int, old: DeskKeys, public: PublicKeys) -> bytes:
    """What the old keys of a desk sign so that the lead lists new ones."""
    return old.sign(_RENEWAL, _renewal(number, public))


def _renewal(number: int, public: PublicKeys) -> bytes:
    """What old keys sign: that this desk goes on with these keys."""
    return msgspec.json.encode([number, public.signs.hex(), public.opens])


def spoken(fingerprint: str) -> str:
    """A fingerprint (hex) as six words that can be said and spelled: 16 bits each."""
    return _words(bytes.fromhex(fingerprint)[: 2 * _WORDS])


def new_passphrase() -> str:
    """Five words of the same kind from the system's source of chance."""
    return _words(secrets.token_bytes(2 * _SPOKEN))


def _words(told: bytes) -> str:
    pairs = (int.from_bytes(told[at : at + 2], "big") for at in range(0, len(told), 2))
    return " ".join(map(_word, pairs))


def _word(number: int) -> str:
    """Consonant, vowel, consonant, vowel, consonant: 4, 2, 4, 2 and 4 bits."""
    return (
        _CONSONANTS[number >> 12]
        + _VOWELS[number >> 10 & 3]
        + _CONSONANTS[number >> 6 & 15]
        + _VOWELS[number >> 4 & 3]
        + _CONSONANTS[number & 15]
    )
