"""Where this person's profile keeps desks' private keys and how far each desk had come.

Both stay outside the desk file: a copied file has no keys, and a file that was put back from a
copy is seen to stand behind the mark. Private keys lie in the system's store of secrets where
there is one, else in a file that only its owner can read.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.replace import replacing
from bcu_desk.work.exchange.keys.vault import Vault

_PENDING = "pending"
_OWNER_ONLY = 0o600
_NO_VAULT = Vault(look=False)


class _Secret(msgspec.Struct, frozen=True):
    """One desk's private keys: hex and age's text; `before` opens what was sealed earlier."""

    signs: str
    opens: str
    before: tuple[str, ...] = ()


class _Kept(msgspec.Struct):
    """What the file says: the secret, or the store it lies in; the last number given out."""

    secret: _Secret | None
    store: str = ""
    mark: int = 0
    incarnation: int = 1


@dataclass(frozen=True, slots=True)
class KeyShelf:
    """The keys in a profile folder: `exchange/<group>-<desk>.json`, readable by its owner only.

    With a `vault` that the system has, the private keys lie there instead.
    """

    profile: Path
    vault: Vault | None = field(default=None, compare=False)

    @classmethod
    def of(cls, profile: Path) -> KeyShelf:
        """The shelf of a profile, with the system's store of secrets where there is one."""
        return cls(profile, Vault())

    @property
    def copies(self) -> Path:
        """The folder of the copies that are kept of this person's desk files."""
        return self.profile / "copies"

    def kept_in(self, group: str, desk: int) -> str:
        """Where a desk's private keys lie, in words; empty where this profile has none."""
        kept = self._read(_name(group, desk))
        if kept is None:
            return ""
        file = f"{self._path(_name(group, desk))} (only you can read it)"
        return f"{kept.store}, by your account" if kept.store else file

    def pending(self) -> DeskKeys:
        """The keys of a desk that is about to join a group; made when first asked for."""
        return self._made(_PENDING)

    def adopt(self, group: str, desk: int) -> DeskKeys:
        """Give the pending keys to a desk for good; the next desk gets fresh ones."""
        keys = self.give(group, desk)
        self.let_go_of_pending()
        return keys

    def give(self, group: str, desk: int, given: DeskKeys | None = None) -> DeskKeys:
        """Give a desk that joins the pending keys, or those `given`; twice is as once.

        The pending ones go on waiting until they are let go of: a program that is killed before
        the desk has its file can begin again.
        """
        keys, old = given or self.pending(), self._keys(_name(group, desk))
        if old is not None and old.signs == keys.signs:
            return old
        if old is not None:  # a desk that has returned
            keys = replace(keys, before=(old.opens, *old.before))
        self._keep(_name(group, desk), keys)
        return keys

    def let_go_of_pending(self) -> None:
        """The desk that the pending keys were for has its file; the next desk gets fresh ones."""
        self._drop(_PENDING)

    def keys(self, group: str, desk: int) -> DeskKeys:
        """A desk's keys; they open what was sealed for its next keys too.

        Raises Refused `no_keys` where this profile has none.
        """
        keys = self._keys(_name(group, desk))
        if keys is None:
            raise Refused("no_keys", desk=desk)
        fresh = self._keys(f"{_name(group, desk)}-next")
        return keys if fresh is None else replace(keys, before=(*keys.before, fresh.opens))

    def next_keys(self, group: str, desk: int) -> DeskKeys:
        """The keys that a desk is about to change to; made when first asked for."""
        return self._made(f"{_name(group, desk)}-next")

    def change_keys(self, group: str, desk: int) -> DeskKeys:
        """Change to the next keys; what was sealed for the old ones can still be opened."""
        old, new = self.keys(group, desk), self.next_keys(group, desk)
        before = tuple(one for one in (old.opens, *old.before) if one != new.opens)
        kept = DeskKeys(new.signs, new.opens, before)
        self._keep(_name(group, desk), kept)
        self._drop(f"{_name(group, desk)}-next")
        return kept

    def mark(self, group: str, desk: int) -> tuple[int, int]:
        """The incarnation that a desk writes under, and the last number that has left it."""
        kept = self._read(_name(group, desk))
        return (1, 0) if kept is None else (kept.incarnation, kept.mark)

    def set_mark(self, group: str, desk: int, incarnation: int, number: int) -> None:
        """Remember how far a desk has come; within an incarnation the mark never goes back."""
        kept = self._read(_name(group, desk))
        if kept is None:
            raise Refused("no_keys", desk=desk)
        if (incarnation, number) > (kept.incarnation, kept.mark):
            kept.incarnation, kept.mark = incarnation, number
            self._write(_name(group, desk), kept)

    def _made(self, name: str) -> DeskKeys:
        keys = self._keys(name)
        if keys is None:
            keys = DeskKeys.make()
            self._keep(name, keys)
        return keys

    def _keys(self, name: str) -> DeskKeys | None:
        kept = self._read(name)
        if kept is None:
            return None
        secret = kept.secret if not kept.store else self._from_vault(name, kept.store)
        if secret is None:
            raise Refused("keys_damaged", file=str(self._path(name)))
        return DeskKeys(bytes.fromhex(secret.signs), secret.opens, secret.before)

    def _from_vault(self, name: str, store: str) -> _Secret:
        told = (self.vault or _NO_VAULT).get(_entry(self.profile, name))
        if told is None:
            raise Refused("keys_locked", store=store)
        return msgspec.json.decode(told, type=_Secret)

    def _keep(self, name: str, keys: DeskKeys) -> None:
        """Keep keys in the vault where that works, else in the file; the mark stays."""
        secret = _Secret(keys.signs.hex(), keys.opens, keys.before)
        entry, told = _entry(self.profile, name), msgspec.json.encode(secret).decode()
        kept = self._read(name) or _Kept(None)
        vault = self.vault or _NO_VAULT
        if vault.name and vault.put(entry, told):
            kept.secret, kept.store = None, vault.name
        else:
            kept.secret, kept.store = secret, ""
        self._write(name, kept)

    def _drop(self, name: str) -> None:
        (self.vault or _NO_VAULT).drop(_entry(self.profile, name))
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self.profile / "exchange" / f"{name}.json"

    def _read(self, name: str) -> _Kept | None:
        try:
            return msgspec.json.decode(self._path(name).read_bytes(), type=_Kept)
        except FileNotFoundError:
            return None
        except msgspec.DecodeError as error:
            raise Refused("keys_damaged", file=str(self._path(name))) from error

    def _write(self, name: str, kept: _Kept) -> None:
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path, "keys") as made:
            made.touch(mode=_OWNER_ONLY)
            made.write_bytes(msgspec.json.encode(kept))
            made.chmod(_OWNER_ONLY)


def _name(group: str, desk: int) -> str:
    return f"{group}-{desk:05d}"


def _entry(profile: Path, name: str) -> str:
    """A name in the vault: two profiles of one person do not share keys."""
    folder = hashlib.sha256(str(profile.resolve()).encode()).hexdigest()[:12]
    return f"{folder}/{name}"
