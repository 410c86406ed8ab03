"""The bytes of a file of boundaries and of those that belong to it, or of a .zip of them."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.raw import damaged, too_large

MOST_BYTES = 64_000_000
MEGA = 1_000_000
BESIDE = ("dbf", "prj", "cpg")
ENDINGS = ("geojson", "json", "topojson", "shp", "zip", "gpkg")
MOST_ENTRIES = 200
LINK_BITS = 16  # where a zip keeps the mode that Unix gave a file


def content_of(path: Path) -> tuple[str, Mapping[str, bytes]]:
    """The ending that tells what a file is, and by ending the bytes of it and of its parts.

    Raises Refused where it is no plain file, too large, or of a kind that is not read.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise Refused("boundaries_unknown_kind", file=path.name[:80], known=ENDINGS)
    parts = {ending: _read(path)}
    if ending == "zip":
        return _unzipped(parts["zip"])
    if ending == "shp":
        beside = {p.suffix.lower().lstrip("."): p for p in _alike(path)}
        parts |= {part: _read(beside[part]) for part in BESIDE if part in beside}
    return ending, parts


def _alike(path: Path) -> list[Path]:
    """The files beside one with the same stem, in any case."""
    stem = path.stem.lower()
    return [p for p in sorted(path.parent.iterdir()) if p.stem.lower() == stem]


def _read(path: Path) -> bytes:
    try:
        mode = path.lstat().st_mode
        if not stat.S_ISREG(mode):
            raise Refused("boundaries_no_file", file=path.name[:80])
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        problem = error.strerror or "unknown"
        raise Refused("boundaries_unreadable", file=path.name[:80], problem=problem) from None
    if len(content) > MOST_BYTES:
        raise too_large(f"{MOST_BYTES // MEGA} MB")
    if not content:
        raise damaged("it is empty")
    return content


def _unzipped(content: bytes) -> tuple[str, Mapping[str, bytes]]:
    """The one shapefile, or other file of boundaries, in a .zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            return _members(held)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
        raise damaged(f"the .zip can't be read: {error}") from None
    except (NotImplementedError, RuntimeError, OverflowError):
        raise damaged("the .zip is encrypted or packed in a way that is not read") from None


def _members(held: zipfile.ZipFile) -> tuple[str, Mapping[str, bytes]]:
    entries = held.infolist()
    if len(entries) > MOST_ENTRIES:
        raise too_large(f"{MOST_ENTRIES} files in the .zip")
    mains = [e for e in entries if _ending(e) in ENDINGS and not _is_hidden(e)]
    mains = [e for e in mains if _ending(e) != "zip"]
    if len(mains) != 1:
        raise Refused("boundaries_zip_unclear", count=len(mains))
    main = mains[0]
    wanted = [main]
    if _ending(main) == "shp":
        stem = str(PurePosixPath(main.filename).with_suffix("")).lower()
        wanted += [
            e
            for e in entries
            if _ending(e) in BESIDE
            and str(PurePosixPath(e.filename).with_suffix("")).lower() == stem
        ]
    left, parts = MOST_BYTES, {}
    for entry in wanted:
        parts[_ending(entry)] = _member(held, entry, left)
        left -= len(parts[_ending(entry)])
    return _ending(main), parts


def _member(held: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> bytes:
    """What a file in the .zip holds: as much as is left is read, whatever its size is told as."""
    if stat.S_ISLNK(entry.external_attr >> LINK_BITS):
        raise Refused("boundaries_no_file", file=entry.filename[:80])
    with held.open(entry) as file:
        content = file.read(left + 1)
    if len(content) > left:
        raise too_large(f"{MOST_BYTES // MEGA} MB when unpacked")
    return content


def _ending(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename).suffix.lower().lstrip(".")


def _is_hidden(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.startswith("__MACOSX") or PurePosixPath(entry.filename).name[:1] == "."
