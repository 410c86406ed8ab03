"""What comes of reading a workbook or CSV file, as it travels between the two processes."""

from __future__ import annotations

import msgspec

NO_RESULT = "="  # in a FaultCell: a formula whose result was not saved
Facts = dict[str, str | int]


class DayCell(msgspec.Struct, frozen=True, array_like=True, tag="day"):
    """A cell that holds a day or a time, as ISO text."""

    text: str


class FaultCell(msgspec.Struct, frozen=True, array_like=True, tag="fault"):
    """A cell whose formula has failed, such as `#REF!`."""

    text: str


ReadCell = DayCell | FaultCell | bool | int | float | str | None


class ReadRow(msgspec.Struct, frozen=True, array_like=True):
    """A row with something in it, by its real number, counted from 1."""

    number: int
    cells: tuple[ReadCell, ...]


class ReadSheet(msgspec.Struct, frozen=True):
    """A sheet with its rows."""

    title: str
    rows: tuple[ReadRow, ...]


class Book(msgspec.Struct, frozen=True):
    """A file as read: its sheets, and the lines of the hidden one where BCU Desk made it.

    `from_1904`: numbers that stand for days count from 1904. `saved_by` and `saved_at` (ISO text,
    UTC) are what the file says of itself.
    """

    sheets: tuple[ReadSheet, ...]
    base: tuple[str, ...] = ()
    from_1904: bool = False
    saved_by: str = ""
    saved_at: str = ""


class Asked(msgspec.Struct, frozen=True):
    """Which file to read."""

    path: str


class Told(msgspec.Struct, frozen=True):
    """The answer of the reading process: what it found, or why it refused."""

    book: Book | None = None
    code: str = ""
    facts: Facts = {}
