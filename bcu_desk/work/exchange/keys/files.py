"""Which files of a desk this profile has worked in, so that a copy of one is noticed.

A file is known by where it lay last. One that was copied or moved gets a mark of its own, kept in
the file and here: so two files with one mark are a file and its copy. A file that has only ever
lain where it lies needs none, and is not written to for being opened.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bcu_desk.store.replace import replacing


class KnownFile(msgspec.Struct, frozen=True):
    """A file by its mark: where it lay last, under which incarnation, what it had sealed.

    `node` is the number that the drive gives it, which stays where it is only renamed.
    """

    mark: str
    path: str
    node: tuple[int, int]
    incarnation: int
    sealed: int

    def lies_at(self, path: Path) -> bool:
        """Whether it lay there last, or only its name has changed since."""
        return self.path == place_of(path) or self.node == node_of(path)


class _Files(msgspec.Struct):
    files: tuple[KnownFile, ...] = ()


@dataclass(frozen=True, slots=True)
class FilesOfDesk:
    """The files of a desk, in `exchange/<group>-<desk>.files.json` of a profile."""

    profile: Path
    group: str
    desk: int

    @property
    def kept_at(self) -> Path:
        """Where they are listed."""
        return self.profile / "exchange" / f"{self.group}-{self.desk:05d}.files.json"

    def known(self) -> tuple[KnownFile, ...]:
        """All of them; none where the list is lost or can't be read."""
        try:
            return msgspec.json.decode(self.kept_at.read_bytes(), type=_Files).files
        except (OSError, msgspec.DecodeError):
            return ()

    def known_as(self, mark: str, path: Path) -> KnownFile | None:
        """The file with a mark; of those that have none, the one that lay at a place."""
        same = (one for one in self.known() if one.mark == mark)
        return next((one for one in same if mark or one.lies_at(path)), None)

    def keep(self, file: KnownFile, *, instead_of: str = "") -> None:
        """List a file, in place of one with the same mark or another that it had before."""
        old = {mark for mark in (file.mark, instead_of) if mark}
        kept = tuple(
            one
            for one in self.known()
            if one.mark not in old
            and one.path != file.path
            and (one.mark or Path(one.path).exists())  # what has gone and comes back is a copy
        )
        self.kept_at.parent.mkdir(parents=True, exist_ok=True)
        with replacing(self.kept_at, "files") as made:
            made.write_bytes(msgspec.json.encode(_Files((*kept, file))))


def place_of(path: Path) -> str:
    """Where a file lies, spelled in one way."""
    return os.path.normcase(path.resolve())


def node_of(path: Path) -> tuple[int, int]:
    """The drive and number of a file; minus ones where the drive gives none."""
    told = path.stat()
    return (told.st_dev, told.st_ino) if told.st_ino else (-1, -1)
