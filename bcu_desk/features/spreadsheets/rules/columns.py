"""The columns of a file of somebody else: what they hold, and which fields they are taken for."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bcu_desk.features.spreadsheets.rules.laying import (
    HEADS_WITHIN,
    Laid,
    column_letter,
    head_row,
    laid_by,
)
from bcu_desk.features.spreadsheets.rules.reading.told import DayCell, ReadCell, ReadRow, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import plain_text, shown
from bcu_desk.work.contributions import Sheet

_MONTH = re.compile(r"(?:19|20)\d{2}[-/]?(?:0[1-9]|1[0-2])")
SAMPLES, MOST_COLUMNS, MOST_KEPT = 3, 80, 40
LOOKED_AT = 200  # rows, for how wide a sheet is


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of a file: where it stands, its head, and what its first cells hold."""

    place: int
    head: str
    samples: tuple[str, ...]

    def name(self) -> str:
        """What it is called: its letter, and its head where it has one."""
        letter = column_letter(self.place)
        return f"{letter}  {self.head}" if self.head else letter


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet of a file as columns; `head` is the number of the row of heads, 0 for none.

    `digest` tells files apart by their heads, or by how many columns they have without any.
    """

    title: str
    head: int
    columns: tuple[FileColumn, ...]
    digest: str
    rows: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a sheet of a file is taken for: a sheet of the desk, '' for none, column by field.

    `head` is the number of the row of heads, 0 for none.
    """

    sheet: str
    places: Mapping[str, int]
    head: int

    def take(self, field: str, place: int) -> Chosen:
        """With a column taken for a field; '' takes it for none."""
        others = {f: p for f, p in self.places.items() if p != place and f != field}
        return replace(self, places={**others, field: place} if field else others)

    def field_of(self, place: int) -> str:
        """What a column is taken for, or ''."""
        return next((name for name, at in self.places.items() if at == place), "")


def layout_of(read: ReadSheet, head: int | None = None) -> Layout:
    """The columns of a sheet; the row of heads is found where it isn't told."""
    found = _heads(read) if head is None else _row(read, head)
    number, cells = (0, ()) if found is None else (found.number, found.cells)
    below = [row for row in read.rows if row.number > number]
    width = max([len(cells), *(len(row.cells) for row in below[:LOOKED_AT])])
    columns = [
        FileColumn(place, _words(_cell(cells, place)), _samples(below, place))
        for place in range(min(MOST_COLUMNS, width))
    ]
    used = tuple(filter(_is_used, columns))
    return Layout(read.title, number, used, _digest(used, found), len(below))


def _is_used(column: FileColumn) -> bool:
    return bool(column.head or column.samples)


def _heads(read: ReadSheet) -> ReadRow | None:
    """The row that names the columns: texts only, without figures and days; None where none is."""
    found = head_row(read)
    if found is None:
        return None
    told = [cell for cell in found.cells if cell is not None and not _is_month(cell)]
    texts = [cell for cell in told if isinstance(cell, str)]
    names = len(texts) == len(told) and not any(map(_is_value, texts))
    return found if texts and names else None


def _is_month(cell: ReadCell) -> bool:
    """Whether a cell is a month, as stand above figures side by side."""
    return isinstance(cell, DayCell) or bool(_MONTH.fullmatch(shown(cell)))


def _is_value(text: str) -> bool:
    """Whether a text is more a value than a head: one with figures and no small letters."""
    told = text.strip()
    return any(c.isdigit() for c in told) and not any(c.islower() for c in told)


def _row(read: ReadSheet, number: int) -> ReadRow | None:
    return next((row for row in read.rows if row.number == number), None)


def _cell(cells: Sequence[ReadCell], place: int) -> ReadCell:
    return cells[place] if place < len(cells) else None


def _words(cell: ReadCell) -> str:
    return plain_text(shown(cell))


def _samples(rows: Iterable[ReadRow], place: int) -> tuple[str, ...]:
    """The first different values of a column."""
    found: list[str] = []
    for row in rows:
        told = _words(_cell(row.cells, place))
        if told and told not in found:
            found.append(told)
        if len(found) == SAMPLES:
            break
    return tuple(found)


def _digest(columns: Sequence[FileColumn], head: ReadRow | None) -> str:
    told = sorted(column.head.casefold() for column in columns) if head else [len(columns)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:32]


# ---- What they are taken for -------------------------------------------------------------------


def guessed(layout: Layout, sheets: Sequence[Sheet]) -> Chosen:
    """The sheet that names the most of the columns, with those; the first where none does."""
    found = [guessed_as(layout, sheet) for sheet in sheets]
    return max(found, key=lambda one: len(one.places))


def guessed_as(layout: Layout, sheet: Sheet) -> Chosen:
    """The columns that a sheet's own titles name, or other heads that it knows."""
    known: dict[str, str] = {}
    for column in sheet.columns:
        known.setdefault(_plain(column.title), column.field)
        known.setdefault(_plain(column.field), column.field)
    edits = sheet.edits
    for name, heads in () if edits is None else edits.heads.items():
        known |= {_plain(head): name for head in heads}
    fields, places = fields_of(sheet), dict[str, int]()
    for told in layout.columns:
        field = known.get(_plain(told.head))
        if field in fields:
            places.setdefault(field, told.place)
    return Chosen(sheet.name, places, layout.head)


def plainly(layout: Layout, sheets: Sequence[Sheet]) -> Chosen | None:
    """The one sheet of which rows could be told apart and added by these columns, or None."""
    found = [chosen for sheet in sheets if _is_whole(sheet, chosen := guessed_as(layout, sheet))]
    most = max((len(one.places) for one in found), default=0)
    best = [one for one in found if len(one.places) == most]
    return best[0] if len(best) == 1 else None


def _is_whole(sheet: Sheet, chosen: Chosen) -> bool:
    needed = [need for need in needs_of(sheet, chosen) if need.why != "change"]
    return is_enough(sheet, chosen) and all(need.met for need in needed)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Need:
    """A field and why it is wanted; `met` where a column is taken for it.

    `why` is `key` (rows can't be told apart without), `new` (no row can be added), or `change`
    (one of those that can change).
    """

    field: str
    title: str
    why: str
    met: bool


def needs_of(sheet: Sheet, chosen: Chosen) -> tuple[Need, ...]:
    """What a sheet wants of a file, those that are needed first."""
    edits = sheet.edits
    if edits is None:
        return ()
    told = {column.field: column.title for column in sheet.columns}
    names = keys_of(sheet)
    found = [(name, "key") for name in names]
    if edits.add is not None:
        found += [(name, "new") for name in edits.needs if name not in names]
    found += [(name, "change") for name in edits.fields if name not in dict(found)]
    return tuple(Need(n, told.get(n, n), why, n in chosen.places) for n, why in found)


def fields_of(sheet: Sheet) -> tuple[str, ...]:
    """The fields of a sheet that a column can be taken for, in its order."""
    edits = sheet.edits
    if edits is None:
        return ()
    own = {edits.key, *edits.told_by}
    names = (column.field for column in sheet.columns)
    return tuple(name for name in names if name in own or edits.takes(name, new=True))


def keys_of(sheet: Sheet) -> tuple[str, ...]:
    """The fields that tell which row one is, in a file of somebody else."""
    edits = sheet.edits
    if edits is None:
        return ()
    return edits.told_by or (edits.key,)


def is_enough(sheet: Sheet, chosen: Chosen) -> bool:
    """Whether rows can be told apart, and anything in them taken."""
    needs = needs_of(sheet, chosen)
    edits = sheet.edits
    keyed = edits is not None and edits.key in chosen.places
    told = keyed or all(need.met for need in needs if need.why == "key")
    return told and any(need.met for need in needs if need.why != "key")


def laid_as(sheet: Sheet, read: ReadSheet, chosen: Chosen) -> Laid:
    """A file's sheet under a sheet of the desk, by the columns chosen."""
    key = sheet.edits.key if sheet.edits is not None else ""
    return laid_by(read, _row(read, chosen.head), chosen.places, key)


# ---- Remembered --------------------------------------------------------------------------------


def kept_with(texts: Sequence[str], layout: Layout, chosen: Chosen) -> tuple[str, ...]:
    """What is remembered, with what a layout was taken for; the oldest fall out."""
    heads = {column.place: column.head for column in layout.columns}
    document = {
        "digest": layout.digest,
        "sheet": chosen.sheet,
        "columns": {name: [place, heads.get(place, "")] for name, place in chosen.places.items()},
    }
    others = [text for text in texts if _read_kept(text).get("digest") != layout.digest]
    return (json.dumps(document, ensure_ascii=False), *others)[:MOST_KEPT]


def remembered(layout: Layout, texts: Sequence[str], sheets: Sequence[Sheet]) -> Chosen | None:
    """What a file with the same heads was taken for before; None where it never was."""
    known = {sheet.name: sheet for sheet in sheets}
    for text in texts:
        told = _read_kept(text)
        if told.get("digest") == layout.digest and told.get("sheet") in known:
            sheet = known[str(told["sheet"])]
            fields = {column.field for column in sheet.columns}
            places = _places(told.get("columns"), fields, layout)
            return Chosen(sheet.name, places, layout.head)
    return None


def _places(told: object, fields: set[str], layout: Layout) -> dict[str, int]:
    """Columns by field: found by their heads, for somebody may have moved them, else by place."""
    heads = {column.head.casefold(): column.place for column in reversed(layout.columns)}
    known = {column.place for column in layout.columns}
    found: dict[str, int] = {}
    for name, at in told.items() if isinstance(told, dict) else ():
        place = _place(at, heads)
        if name in fields and place in known:
            found[name] = place
    return found


def _place(at: object, heads: Mapping[str, int]) -> int:
    """Where a column that is remembered as its place and head stands; -1 for nowhere."""
    match at:
        case [int(place), str(head)]:
            return heads.get(head.casefold(), place) if head else place
    return -1


def _read_kept(text: str) -> Mapping[str, object]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def first_rows(read: ReadSheet) -> tuple[int, ...]:
    """The numbers of the rows that can name the columns."""
    return tuple(row.number for row in read.rows[:HEADS_WITHIN])
