"""Everything that the exchange page shows, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bcu_desk.domain.places import Borough
from bcu_desk.features.sync.queries.clashes import Clashes, ClashRow
from bcu_desk.features.sync.queries.conflicts import ConflictRow, Conflicts
from bcu_desk.features.sync.queries.desks import DeskRow, Desks
from bcu_desk.features.sync.queries.imports import (
    ExportRow,
    Exports,
    ImportRow,
    Imports,
    OwnDesk,
    WaitingParts,
    own_desk,
    waiting_parts,
)
from bcu_desk.features.sync.rules import (
    CLOSED_POST,
    DOUBLE_BOOKING,
    DOUBLE_DEDICATION,
    DOUBLE_HOLDING,
    DOUBLE_LEAD,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    WARD_GAP,
)
from bcu_desk.store.session import Reader
from bcu_desk.work.exchange.watching import Lying, lying_in
from bcu_desk.work.view import View

TOLD = {
    DOUBLE_BOOKING: "Booked twice",
    DOUBLE_HOLDING: "Two holders",
    DOUBLE_LEAD: "Two leads",
    DOUBLE_DEDICATION: "Two superintendents",
    DOUBLE_VALUE: "Two values",
    DUPLICATE: "Entered twice",
    WARD_GAP: "Below its target",
    CLOSED_POST: "Held though closed",
    GROUP_LEAD: "Who leads",
}
SETTLED_APART = "Settled in two ways"
NOTHING_WAITS = WaitingParts(0, ())


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A record with what is open in it: its conflicts, or one clash."""

    id: str
    title: str
    detail: str
    conflicts: tuple[ConflictRow, ...] = ()
    clash: ClashRow | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """What the page shows; `minute` is now, `lying` what the watched folder holds.

    `boroughs` are names, for exports of one of them.
    """

    own: OwnDesk
    desks: tuple[DeskRow, ...]
    items: tuple[OpenRow, ...]
    imports: tuple[ImportRow, ...]
    minute: int
    lying: tuple[Lying, ...] = ()
    exports: tuple[ExportRow, ...] = ()
    boroughs: tuple[str, ...] = ()
    waiting: WaitingParts = NOTHING_WAITS

    @property
    def leads(self) -> bool:
        """Whether this desk is the lead, or may become it."""
        return not self.desks or any(one.this_desk and one.role == "lead" for one in self.desks)

    @property
    def open_count(self) -> int:
        """How many conflicts and clashes are open."""
        return sum(len(one.conflicts) + (one.clash is not None) for one in self.items)


def read_exchange(reader: Reader, view: View, minute: int, folder: Path | None = None) -> Exchange:
    """Read all of it from one view of the file."""
    conflicts: dict[str, list[ConflictRow]] = {}
    for one in Conflicts().rows(reader, view):
        conflicts.setdefault(one.id.rpartition(",")[0], []).append(one)
    items = [_open_row(tuple(found)) for found in conflicts.values()]
    items += [_clash_row(one) for one in Clashes().rows(reader, view)]
    return Exchange(
        own_desk(reader),
        Desks().rows(reader, view),
        tuple(items),
        Imports().rows(reader, view),
        minute,
        lying_in(reader.connection, folder) if folder is not None else (),
        Exports().rows(reader, view),
        tuple(sorted(one.name for one in reader.every(Borough))),
        waiting_parts(reader),
    )


def _open_row(found: tuple[ConflictRow, ...]) -> OpenRow:
    cells = [one.cell for one in found if one.cell]
    what = ", ".join(cells).capitalize() if cells else "Deleted and changed"
    return OpenRow(found[0].id, capital(found[0].row), what, found)


def _clash_row(one: ClashRow) -> OpenRow:
    what = SETTLED_APART if one.decisions else TOLD[one.kind]
    return OpenRow(one.id, capital(one.subject), what, clash=one)


def capital(words: str) -> str:
    """Words with a capital first letter, the rest as it is."""
    return words[:1].upper() + words[1:]
