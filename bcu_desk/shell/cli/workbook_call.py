"""The call that writes a workbook or a folder of CSV files."""

from __future__ import annotations

import argparse
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of
from bcu_desk.features.spreadsheets.export import Wanted, export_file
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.store.unusable import DiskFault
from bcu_desk.work import wire
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View


def export(program: Program, given: argparse.Namespace) -> Answer:
    """Write the sheets asked for, as of a day, under a marking."""
    desk = program.open(Path(given.file), read_only=True)
    on = day_of(given.on, "on") if given.on else desk.clock.today()
    wire.refuse_far_day(on, "on")
    against = day_of(given.against, "against") if given.against else None
    if against is not None:
        wire.refuse_far_day(against, "against")
    view = View(on, tuple(given.bcu or ()), against)
    wanted = Wanted(
        out=Path(given.out),
        sheets=_chosen(given.tables, view),
        view=view,
        marking=given.marking,
        names=not given.no_names,
    )
    try:
        written = export_file(desk, wanted)
    except FileNotFoundError:
        raise DiskFault("cannot_open", file=given.out) from None
    counts = {sheet.name: count for sheet, count in written}
    document = {"file": given.out, "sheets": counts, "marking": wanted.marking}
    words = [f"{sheet.title}: {count} rows" for sheet, count in written]
    return Answer(document, "\n".join([f"Wrote {given.out}, marked {wanted.marking}.", *words]))


def _chosen(told: str | None, view: View) -> tuple[Sheet, ...]:
    every = offers.sheets()
    if not told:
        return tuple(sheet for sheet in every if sheet.fits(view))
    known = {sheet.name: sheet for sheet in every}
    for name in told.split(","):
        if name not in known:
            raise Refused("unknown_sheet", value=name[:60], known=tuple(known))
    return tuple(known[name] for name in told.split(","))
