"""The call that draws the org chart to a file: the one call of the command line that needs Qt."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of, minute_of
from bcu_desk.features.org_chart.model.loaded import Loaded, load
from bcu_desk.features.org_chart.model.printed import Wanted, format_of
from bcu_desk.features.org_chart.widgets.print.book import Source
from bcu_desk.features.org_chart.widgets.print.output import book_of, write_chart
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.cli.calls import call
from bcu_desk.store.faults import fault_of_system
from bcu_desk.store.session import Reader
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View


def chart_call(arguments: Sequence[str]) -> int:
    """Carry out `bcu-desk chart …`; returns the exit code of the contract."""
    return call(arguments, {"chart": chart})


def chart(program: Program, given: argparse.Namespace) -> Answer:
    """Write the org chart as of a day to a PDF, SVG or PNG file."""
    out = Path(given.out)
    kind = format_of(out)
    wanted = Wanted(
        marking=given.marking,
        paper=given.paper,
        direction=given.direction,
        branch=given.branch,
        names=not given.no_names,
    )
    desk = program.open(Path(given.file), read_only=True)
    loaded, known_at = _read(desk, given)
    _application()
    book = book_of(loaded, wanted, Source(desk.path.name, desk.clock.minute(), known_at))
    try:
        pages = write_chart(book, out)
    except OSError as error:
        raise fault_of_system(error, out) from None
    document = {
        "file": given.out,
        "format": kind,
        "pages": pages,
        "posts": len(book.cards),
        "paper": book.paper.name if kind == "pdf" else None,
        "smallest_type_pt": book.least_type(),
        "marking": book.wanted.marking,
        "on": loaded.on.isoformat(),
    }
    sheets = f"{pages} pages of {book.paper.name}" if kind == "pdf" else "one sheet"
    least = f"smallest type {book.least_type():g} pt, marked {book.wanted.marking}"
    return Answer(document, f"Wrote {given.out}: {len(book.cards):,} posts on {sheets}, {least}.")


def _read(desk: Desk, given: argparse.Namespace) -> tuple[Loaded, int | None]:
    """The posts of the day and BCUs asked for, as known now or at an instant."""
    on = day_of(given.on, "on") if given.on else desk.clock.today()
    wire.refuse_far_day(on, "on")
    known_at = minute_of(given.known_at, "known_at") if given.known_at else None
    view = View(on, tuple(given.bcu or ()), known_at=known_at)
    with desk.reader() if known_at is None else desk.reader_of_past(known_at) as reader:
        _refuse_unknown_bcus(reader, view)
        return load(reader, view), known_at


def _refuse_unknown_bcus(reader: Reader, view: View) -> None:
    known = {bcu.code for bcu in reader.every(Bcu)}
    for code in view.scope:
        if code not in known:
            raise Refused("unknown_bcu", value=code[:60], field="bcu")


def _application() -> QApplication:
    """An application to draw with; no screen is needed."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QApplication(["bcu-desk"])
    apply_theme(made, "light")
    return made
