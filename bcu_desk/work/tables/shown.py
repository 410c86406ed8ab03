"""A table as a page shows it, on its way to a file: without Qt, for whoever writes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from bcu_desk.work.contributions import SheetColumn
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

Cell = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class TableOut:
    """A table by its name, with the columns and rows shown; `order` tells how it was sorted."""

    name: str
    title: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    order: str = ""


@dataclass(frozen=True, slots=True)
class WantedTable:
    """A table to be written to a file of the kind that its name ends in, as of a view."""

    out: Path
    table: TableOut
    view: View
    marking: str


TableHeld = Callable[[Desk, TableOut], tuple[str, ...]]
"""What a table holds that asks for OFFICIAL-SENSITIVE, in words."""
TableWriter = Callable[[Desk, WantedTable, Callable[[str], None]], None]
"""Writes it; what is told its progress may raise to stop. Raises Refused, or OSError."""
