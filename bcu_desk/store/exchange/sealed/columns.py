"""Values of changes laid into the columns of their tables, and taken out again.

A *shape* says which columns a change tells. All changes of one shape are turned at once, so that
the work is a few calls a shape and not one a change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from bcu_desk.domain.merge.registers import Value

S = TypeVar("S", bound=Hashable)
Names = tuple[str, ...]  # the columns of a shape, in the order of its values
Cells = tuple[Value, ...]


def places(shapes: Iterable[S]) -> dict[S, list[int]]:
    """Where each shape stands, counted from 0."""
    found: dict[S, list[int]] = defaultdict(list)
    for at, shape in enumerate(shapes):
        found[shape].append(at)
    return dict(found)


def by_column(
    where: Mapping[S, Sequence[int]], cells: Sequence[Cells], names: Mapping[S, Names]
) -> dict[str, list[Value]]:
    """The values of each column, in the order of the changes that tell it."""
    parts: dict[str, list[tuple[Sequence[int], Cells]]] = {}
    for shape, at in where.items():
        turned = zip(*map(cells.__getitem__, at), strict=True)
        for name, values in zip(names[shape], turned, strict=True):
            parts.setdefault(name, []).append((at, values))
    return {name: _merged(found) for name, found in parts.items()}


def by_change(
    where: Mapping[S, Sequence[int]],
    columns: Mapping[str, Sequence[Value]],
    names: Mapping[S, Names],
) -> dict[int, Cells]:
    """The values of each change. Raises ValueError where a column has too few or too many."""
    shares = _shares(where, columns, names)
    found: dict[int, Cells] = {}
    for shape, at in where.items():
        told = [shares[shape, name] for name in names[shape]]
        rows = zip(*told, strict=True) if told else ((),) * len(at)
        found.update(zip(at, rows, strict=True))
    return found


def _merged(parts: Sequence[tuple[Sequence[int], Sequence[Value]]]) -> list[Value]:
    """Values of several shapes in the order of their changes."""
    if len(parts) == 1:
        return list(parts[0][1])
    told = {at: value for where, values in parts for at, value in zip(where, values, strict=True)}
    return [told[at] for at in sorted(told)]


def _shares(
    where: Mapping[S, Sequence[int]],
    columns: Mapping[str, Sequence[Value]],
    names: Mapping[S, Names],
) -> dict[tuple[S, str], Sequence[Value]]:
    """What each shape has of each of its columns."""
    used: dict[str, list[S]] = {}
    for shape in where:
        for name in names[shape]:
            used.setdefault(name, []).append(shape)
    if any(values and name not in used for name, values in columns.items()):
        raise ValueError("values are left over")
    found: dict[tuple[S, str], Sequence[Value]] = {}
    for name, shapes in used.items():
        values = columns[name]
        if len(values) != sum(len(where[shape]) for shape in shapes):
            raise ValueError("a column has too few or too many values")
        if len(shapes) == 1:
            found[shapes[0], name] = values
            continue
        told = dict(zip(sorted(at for shape in shapes for at in where[shape]), values, strict=True))
        for shape in shapes:
            found[shape, name] = list(map(told.__getitem__, where[shape]))
    return found
