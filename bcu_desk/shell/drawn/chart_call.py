"""The call that draws the org chart to a file."""

from __future__ import annotations

import argparse
from pathlib import Path

from bcu_desk.features.org_chart.model.loaded import load
from bcu_desk.features.org_chart.model.printed import Wanted, format_of
from bcu_desk.features.org_chart.widgets.print.book import Source
from bcu_desk.features.org_chart.widgets.print.output import book_of, write_chart
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.drawn.day import application, day_asked_for
from bcu_desk.store.faults import fault_of_system
from bcu_desk.work.opening import Program


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
    with day_asked_for(desk, given) as (reader, view):
        loaded = load(reader, view)
    application()
    book = book_of(loaded, wanted, Source(desk.path.name, desk.clock.minute(), view.known_at))
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
