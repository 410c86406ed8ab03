"""A file for partners, of one borough or without names: an export that no desk takes in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from bcu_desk.domain.places import Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import facts
from bcu_desk.store.exchange.sealed.bundle import EXPORT
from bcu_desk.store.exchange.upkeep.extracts import extract
from bcu_desk.store.replace import beside, discard, put_new
from bcu_desk.work.desk import Desk

NOTE = (
    "This is an export of BCU Desk, not a feed: no desk can take it in, and nothing that is"
    " changed in it comes back."
)


@dataclass(frozen=True, slots=True)
class Extracted:
    """An export that is on the disk: how many rows, of which borough, with names or not."""

    file: Path
    rows: int
    borough: str
    names: bool


def write_export(desk: Desk, out: Path, borough: str = "", *, names: bool = True) -> Extracted:
    """Write what the file says of a borough (by code or name; all where none is named).

    Raises Refused `unknown_borough` or `file_exists`, or OSError as the disk does.
    """
    with desk.reader() as reader:
        found = [one for one in reader.every(Borough) if borough in _names(one)]
        if borough and not found:
            raise Refused("unknown_borough", value=borough, field="borough")
        chosen = found[0] if borough else None
        tables = extract(reader.connection, chosen.id if chosen else None, names=names)
        name = facts.fact(reader.connection, "desk_name")
    scope = chosen.name if chosen else ""
    told = {
        EXPORT: 1,
        "note": NOTE,
        "made_by": name,
        "made": desk.clock.wall(),
        "borough": scope,
        "names": names,
        "marking": "OFFICIAL-SENSITIVE" if names else "OFFICIAL",
        "rows": tables,
    }
    _write(out, msgspec.json.encode(told))
    return Extracted(out, sum(map(len, tables.values())), scope, names)


def _names(one: Borough) -> tuple[str, ...]:
    return (one.code, one.name, one.short_name)


def _write(out: Path, told: bytes) -> None:
    made = beside(out, "export")
    try:
        made.write_bytes(told)
        put_new(made, out)
    except FileExistsError:
        raise Refused("file_exists", file=str(out)) from None
    finally:
        discard(made)
