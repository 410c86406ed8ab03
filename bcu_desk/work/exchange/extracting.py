"""A file for partners, of one borough or without names: an export that no desk takes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bcu_desk.domain.markings import TIERS, marking_of
from bcu_desk.domain.places import Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_text
from bcu_desk.store import facts
from bcu_desk.store.exchange.sealed.bundle import EXPORT
from bcu_desk.store.exchange.upkeep import sent_files
from bcu_desk.store.exchange.upkeep.extracts import extract
from bcu_desk.store.exchange.upkeep.sent_files import SentFile
from bcu_desk.store.replace import beside, discard, put_new
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.naming import export_name

NOTE = (
    "This is an export of BCU Desk, not a feed: no desk can take it in, and nothing that is"
    " changed in it comes back."
)


OPEN, NAMES = TIERS
EXPORT_PURPOSE = "export"


@dataclass(frozen=True, slots=True)
class Partners:
    """What partners get: of a borough (by code or name; all where none is named), named or not.

    `marking` is OFFICIAL or OFFICIAL-SENSITIVE, the least that the content asks for where none is
    told; `recipient` is to whom it goes, kept in the file and in this desk's book.
    """

    borough: str = ""
    names: bool = True
    marking: str = ""
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An export that is on the disk: how many rows, of which borough, with names or not."""

    file: Path
    rows: int
    borough: str
    names: bool
    marking: str
    recipient: str


def write_export(desk: Desk, out: Path, wanted: Partners) -> Extracted:
    """Write what the file says of a borough to a file, or into a folder; note to whom it goes.

    Raises Refused `unknown_borough`, `marking_too_low`, `unknown_marking` or `file_exists`, or
    OSError as the disk does.
    """
    marking = _marking(wanted)
    recipient = clean_text(wanted.recipient, "recipient") if wanted.recipient.strip() else ""
    with desk.reader() as reader:
        chosen = _chosen(reader.every(Borough), wanted.borough)
        number = chosen.id if chosen else None
        tables = extract(reader.connection, number, names=wanted.names)
        name = facts.fact(reader.connection, "desk_name")
    rows = sum(map(len, tables.values()))
    scope = chosen.name if chosen else ""
    path = out / export_name(scope or "all", marking, desk.clock.wall()) if out.is_dir() else out
    made = Extracted(path, rows, scope, wanted.names, marking, recipient)
    told = {
        EXPORT: 1,
        "note": NOTE,
        "made_by": name,
        "made": desk.clock.wall(),
        "for": recipient,
        "borough": scope,
        "names": wanted.names,
        "marking": marking,
        "rows": tables,
    }
    _write(path, msgspec.json.encode(told))
    desk.write_books(lambda held: sent_files.note(held, _noted(desk, made)))
    return made


def _marking(wanted: Partners) -> str:
    least = NAMES if wanted.names else OPEN
    marking = marking_of(wanted.marking) if wanted.marking.strip() else least
    if wanted.names and not marking.startswith(NAMES):
        raise Refused("marking_too_low", least=NAMES, field="marking")
    return marking


def _chosen(boroughs: Iterable[Borough], borough: str) -> Borough | None:
    told = borough.strip().casefold()
    found = [one for one in boroughs if told in _names(one)]
    if borough and not found:
        raise Refused("unknown_borough", value=borough, field="borough")
    return found[0] if borough else None


def _noted(desk: Desk, made: Extracted) -> SentFile:
    return SentFile(
        wall=desk.clock.wall(),
        actor=desk.actor,
        purpose=EXPORT_PURPOSE,
        files=(made.file.name,),
        recipient=made.recipient,
        marking=made.marking,
        told=made.rows,
    )


def _names(one: Borough) -> tuple[str, ...]:
    """The names that a borough goes by, in small letters."""
    return tuple(map(str.casefold, (one.code, one.name, one.short_name)))


def _write(out: Path, told: bytes) -> None:
    made = beside(out, "export")
    try:
        made.write_bytes(told)
        put_new(made, out)
    except FileExistsError:
        raise Refused("file_exists", file=str(out)) from None
    finally:
        discard(made)
