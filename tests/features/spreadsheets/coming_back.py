"""A workbook of the sample, made once, to be edited and to come back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl

from bcu_desk.domain.times import minute_of
from bcu_desk.features.spreadsheets.export import Wanted, export_file
from bcu_desk.features.spreadsheets.queries.plan import Plan, plan_of
from bcu_desk.features.spreadsheets.rules.merging import DiffRow, State
from bcu_desk.features.spreadsheets.rules.reading.told import Asked, Book
from bcu_desk.features.spreadsheets.rules.reading.worker import answer
from bcu_desk.shell.offers import sheets
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

ON = date(2017, 1, 23)
NAMES = ("targets", "people", "postings", "vehicles")
VIEW = View(ON, ("CN",))


def sample_desk(path: Path, *, read_only: bool = False) -> Desk:
    """The sample with the clock of go-live."""
    return Desk(path, Clock(minute_of(GO_LIVE)), read_only=read_only)


def exported(desk: Desk, out: Path, *names: str, with_names: bool = True) -> Path:
    """The sheets that can come back, of Central North."""
    wanted = tuple(sheet for sheet in sheets() if sheet.name in (names or NAMES))
    export_file(desk, Wanted(out=out, sheets=wanted, view=VIEW, names=with_names))
    return out


def edited(source: Path, out: Path, edit: Callable[[openpyxl.Workbook], object]) -> Path:
    """A copy of a workbook, edited and saved by another writer."""
    book = openpyxl.load_workbook(shutil.copy(source, out))
    edit(book)
    book.save(out)
    return out


def read(path: Path) -> Book:
    """A file as the reading process reads it."""
    told = answer(Asked(str(path)))
    assert told.book is not None, told
    return told.book


def planned(desk: Desk, path: Path, typed: dict[tuple[str, str], str] | None = None) -> Plan:
    """A file beside the desk."""
    with desk.reader() as reader:
        return plan_of(reader, read(path), sheets(), View(ON), typed)


def told(plan: Plan) -> list[DiffRow]:
    """The rows that differ."""
    return [row for row in plan.rows() if row.state is not State.UNCHANGED]
