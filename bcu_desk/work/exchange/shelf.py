"""Where this person's profile keeps desks' private keys and how far each desk had come.

Both stay outside the desk file: a copied file has no keys, and a file that was put back from a
copy is seen to stand behind the mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.replace import replacing

_PENDING = "pending"
_OWNER_ONLY = 0o600


class _Kept(msgspec.Struct):
    """One desk's keys (hex and age's text), and the last number it has given out."""

    signs: str
    opens: str
    mark: int = 0
    incarnation: int = 1


@dataclass(frozen=True, slots=True)
class KeyShelf:
    """The keys in a profile folder: `exchange/<group>-<desk>.json`, readable by its owner only."""

    profile: Path

    @property
    def copies(self) -> Path:
        """The folder of the copies that are kept of this person's desk files."""
        return self.profile / "copies"

    def pending(self) -> DeskKeys:
        """The keys of a desk that is about to join a group; made when first asked for."""
        kept = self._read(_PENDING)
        if kept is None:
            made = DeskKeys.make()
            self._write(_PENDING, _Kept(made.signs.hex(), made.opens))
            return made
        return _keys(kept)

    def adopt(self, group: str, desk: int) -> DeskKeys:
        """Give the pending keys to a desk that has joined; the next desk gets fresh ones."""
        keys = self.pending()
        self._write(_name(group, desk), _Kept(keys.signs.hex(), keys.opens))
        self._path(_PENDING).unlink(missing_ok=True)
        return keys

    def keys(self, group: str, desk: int) -> DeskKeys:
        """A desk's keys. Raises Refused `no_keys` where this profile has none."""
        kept = self._read(_name(group, desk))
        if kept is None:
            raise Refused("no_keys", desk=desk)
        return _keys(kept)

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


def _keys(kept: _Kept) -> DeskKeys:
    return DeskKeys(bytes.fromhex(kept.signs), kept.opens)
