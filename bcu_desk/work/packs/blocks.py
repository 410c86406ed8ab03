"""The blocks of a section of a pack: plain data, which paper, HTML and Word each show in their way.

Tones are those of the home page: bad, warn, good, muted, or none.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph, its `strong` beginning set bold."""

    text: str
    strong: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A large number of so many (`of`), with the words below it."""

    number: str
    words: str
    of: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Large numbers side by side."""

    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing to know at once: what it is, the answer, and more of it."""

    label: str
    value: str
    detail: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts in boxes side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: a short tag, the words, more of it, and whom it concerns at the right."""

    words: str
    detail: str = ""
    tag: str = ""
    aside: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A list with nothing left out; in `columns` it reads down the first, then down the next."""

    lines: tuple[Line, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; a `number` stands at the right, `share` is its part of the width."""

    title: str
    share: float = 1.0
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the last `totals` of them are sums."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that a feature paints: `module` and `name` find its painter, `data` is its own.

    `alt` says in words what it shows; `height` is what it takes of its width. `beside` is a block
    that stands at its right, `under` a list that stands below that where there is room.
    """

    module: str
    name: str
    data: object
    alt: str
    height: float
    beside: Table | None = None
    under: Lines | None = None


@dataclass(frozen=True, slots=True)
class DataColumn:
    """A column of a workbook's table.

    `kind` is `text`, `whole`, `one` (one decimal), `share` (0 to 1) or `day`; `note` defines it.
    """

    title: str
    kind: str = "text"
    width: int = 14
    note: str = ""


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table that goes with a pack as a sheet of a workbook: real numbers and days."""

    title: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""


Block = Words | Figures | Facts | Lines | Table | Drawing
