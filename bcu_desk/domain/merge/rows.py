"""A row that several desks change: whether it stands, what its cells say, what is open in it.

A row is a register of its own beside its cells: an insert or a change says that it stands, a
delete that it does not. A change beats a delete that had not seen it, since a booking lost costs
more than one too many; it stays open until a desk that has seen both writes the row again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bcu_desk.domain.merge.knowledge import Dot, Knowledge
from bcu_desk.domain.merge.registers import Value, Write, contested, siblings

Cells = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One desk's change of a row.

    `kind` is `insert` (all cells), `update` (the cells that changed) or `delete` (all cells as
    they were last).
    """

    dot: Dot
    clock: int
    seen: Knowledge
    kind: str
    cells: Cells

    def write(self, value: Value) -> Write:
        """Its write to one cell."""
        return Write(self.dot, self.clock, self.seen, value)


@dataclass(frozen=True, slots=True)
class MergedRow:
    """What a row is once every change is counted.

    `cells` are the values that changes give (cells that nobody changed since all desks began
    from one state are left out); `last` is the image that a delete left, for those; `open_cells`
    the writes side by side that differ, by cell; `open_end` those that delete it and those that
    go on with it, where neither had seen the other.
    """

    stands: bool
    cells: Cells
    last: Cells | None
    open_cells: Mapping[str, tuple[Write, ...]]
    open_end: tuple[Write, ...]

    def to_decide(self) -> Mapping[str, tuple[Write, ...]]:
        """The open cells of a row that stands; in one that is gone nobody needs to decide."""
        return self.open_cells if self.stands else {}

    def image(self) -> dict[str, Value]:
        """All cells that the changes tell: the deleted row's last image, with later writes."""
        return {**(self.last or {}), **self.cells}


def merged(changes: Iterable[RowChange]) -> MergedRow:
    """What a row is by these changes, in whatever order they come."""
    every = sorted(changes, key=lambda one: (one.clock, one.dot))
    if len({(one.dot.desk, one.dot.incarnation) for one in every}) == 1:
        return _of_one_feed(every)
    ends = siblings(one.write(int(one.kind != "delete")) for one in every)
    by_cell = _by_cell(every)
    return MergedRow(
        stands=any(end.value for end in ends) or not ends,
        cells={name: found[0].value for name, found in by_cell.items()},
        last=_last_image(every),
        open_cells={name: found for name, found in by_cell.items() if contested(found)},
        open_end=ends if contested(ends) else (),
    )


def _of_one_feed(every: list[RowChange]) -> MergedRow:
    """Changes of one desk follow one another: nothing can stand side by side."""
    cells: dict[str, Value] = {}
    for one in every:
        if one.kind != "delete":
            cells.update(one.cells)
    return MergedRow(every[-1].kind != "delete", cells, _last_image(every), {}, ())


def _by_cell(changes: Iterable[RowChange]) -> dict[str, tuple[Write, ...]]:
    writes: dict[str, list[Write]] = {}
    for one in changes:
        if one.kind != "delete":
            for name, value in one.cells.items():
                writes.setdefault(name, []).append(one.write(value))
    return {name: siblings(found) for name, found in writes.items()}


def _last_image(changes: Iterable[RowChange]) -> Cells | None:
    """The image of a delete: its cells that nobody wrote are what they were at the beginning."""
    return next((one.cells for one in changes if one.kind == "delete"), None)
