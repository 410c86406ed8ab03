"""What the frame shows of a file: breaches, conflicts, clashes, BCUs, steps to undo and redo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.store.change_log import Step, stacks
from bcu_desk.store.exchange import merging, receipts
from bcu_desk.store.exchange.upkeep.counting import open_clashes
from bcu_desk.store.session import Reader
from bcu_desk.work import wire
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

Queries = Mapping[str, type[Query]]


@dataclass(frozen=True, slots=True)
class Counts:
    """Breaches on the as-of day (None: nothing checks), conflicts and clashes in the file.

    What is waived or only to be watched is no breach. `bcus` are codes with names;
    `undo` and `redo` name the next steps, or are None; `received` is when another desk's changes
    came last, as UTC text, or None.
    """

    breaches: int | None
    clashes: int
    bcus: tuple[tuple[str, str], ...]
    undo: str | None
    redo: str | None
    conflicts: int = 0
    received: str | None = None


def counts(reader: Reader, view: View, queries: Queries) -> Counts:
    """Count for a view, with what the program's questions by name can tell."""
    undoable, redoable = stacks(reader.connection)
    bcus = (
        () if "bcus" not in queries else wire.made(queries["bcus"], {}).rows(reader, View(view.on))
    )
    return Counts(
        breaches=None if "breaches" not in queries else _grave(breaches(reader, view, queries)),
        clashes=open_clashes(reader.connection),
        bcus=tuple((str(getattr(row, "code", "")), str(getattr(row, "name", ""))) for row in bcus),
        undo=_label(undoable),
        redo=_label(redoable),
        conflicts=merging.open_conflicts(reader.connection),
        received=receipts.last_received(reader.connection),
    )


def breaches(reader: Reader, view: View, queries: Queries) -> tuple[object, ...]:
    """The breaches of the as-of day that are not waived; none where nothing checks the rules."""
    if "breaches" not in queries:
        return ()
    day_after = view.on + timedelta(days=1)
    fields = {"from": view.on.isoformat(), "to": day_after.isoformat()}
    found = wire.made(queries["breaches"], fields).rows(reader, view)
    return tuple(row for row in found if getattr(row, "waived_until", None) is None)


def _grave(found: tuple[object, ...]) -> int:
    """How many are breaches, not only to be watched."""
    return sum(getattr(row, "severity", "") != "notice" for row in found)


def _label(steps: list[Step]) -> str | None:
    return steps[-1].label if steps else None
