"""Posts by borough and core function: the chart's twin as a matrix."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.queries import PostRow

FEW = 4  # posts that a section shows of each function until it is opened
WHOLE = "Whole BCU"
COMMAND = "Command"


@dataclass(frozen=True, slots=True)
class Section:
    """A borough, or what works for a whole BCU: its posts by function, the highest ranks first."""

    key: str
    name: str
    cells: tuple[tuple[PostRow, ...], ...]

    @property
    def posts(self) -> int:
        """How many posts it has; one that is in two of its functions counts once."""
        return len({row.code for cell in self.cells for row in cell})


@dataclass(frozen=True, slots=True)
class Matrix:
    """Functions across, boroughs down."""

    columns: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the matrix: the head of a section, or a post or None for each function.

    `more` are the posts that a folded section leaves out, by function, on its last line.
    """

    section: Section
    head: bool = False
    posts: tuple[PostRow | None, ...] = ()
    more: tuple[int, ...] = ()


def matrix_of(loaded: Loaded) -> Matrix:
    """The posts in view; a superintendent stands with each borough the post is dedicated to."""
    found = _grouped(loaded)
    columns = [*loaded.functions]
    if any("" in functions for functions in found.values()):
        columns.append(("", COMMAND))
    names = dict((*loaded.boroughs, *loaded.bcus))
    return Matrix(
        tuple(columns),
        tuple(
            Section(
                f"{bcu}:{place}",
                names.get(place, place) if place else _whole(loaded, names.get(bcu, bcu)),
                tuple(_ordered(functions.get(code, [])) for code, _ in columns),
            )
            for (bcu, place), functions in sorted(found.items(), key=lambda item: item[0])
        ),
    )


def _grouped(loaded: Loaded) -> dict[tuple[str, str], dict[str, list[PostRow]]]:
    """The posts of each BCU and place, by function."""
    codes = {name: code for code, name in loaded.boroughs}
    found: dict[tuple[str, str], dict[str, list[PostRow]]] = {}
    for branch in loaded.tree.branches.values():
        for key in _sections_of(branch, codes):
            functions = found.setdefault(key, {})
            functions.setdefault(branch.function or "", []).append(branch.row)
    return found


def _sections_of(branch: Branch, codes: dict[str, str]) -> list[tuple[str, str]]:
    """Where a post stands: its own borough, or those it is dedicated to, or the whole BCU."""
    boroughs = branch.charge.boroughs if branch.charge else ()
    places = [codes[name] for name in boroughs if name in codes]
    return [(branch.row.bcu, place) for place in places or [branch.row.borough or ""]]


def _whole(loaded: Loaded, name: str) -> str:
    return WHOLE if len(loaded.bcus) < 2 else name


def _ordered(rows: list[PostRow]) -> tuple[PostRow, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.grade, row.kind, row.code)))


def lines_of(matrix: Matrix, opened: frozenset[str]) -> tuple[Line, ...]:
    """The lines of the matrix; sections that are not opened show a few posts of each function."""
    found: list[Line] = []
    for section in matrix.sections:
        found.append(Line(section, head=True))
        folded = section.key not in opened
        shown = tuple(cell[:FEW] if folded else cell for cell in section.cells)
        found += [Line(section, posts=posts) for posts in zip_longest(*shown)]
        more = tuple(max(0, len(cell) - FEW) for cell in section.cells)
        if folded and any(more):
            found.append(Line(section, more=more))
    return tuple(found)


def counts_told(rows: tuple[PostRow, ...]) -> str:
    """`63 posts, 2 vacant`; nothing where there is none."""
    if not rows:
        return ""
    vacant = sum(row.holder is None for row in rows)
    posts = f"{len(rows)} post{'' if len(rows) == 1 else 's'}"
    return f"{posts}, {vacant} vacant" if vacant else posts
