"""The call that draws the map of ward cover to a file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.markings import marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of
from bcu_desk.features.coverage.model.grounds import MapKind
from bcu_desk.features.coverage.model.loaded import load
from bcu_desk.features.coverage.model.printed import (
    Source,
    Wanted,
    map_sheet,
    outlines_in_view,
    sight_of,
)
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.kit.map.printing.output import FORMATS, map_format, write_map
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.drawn.day import application, day_asked_for
from bcu_desk.store.faults import fault_of_system
from bcu_desk.work import wire
from bcu_desk.work.opening import Program

AS_SHOWN = {
    MapKind.MAP: "by their boundaries",
    MapKind.SCHEMATIC: "as a schematic",
    MapKind.TILES: "in equal cells",
}


def _second_day(given: argparse.Namespace) -> date | None:
    """The day to compare with. Raises Refused where it can't be one."""
    if given.against is None:
        return None
    day = day_of(given.against, "against")
    wire.refuse_far_day(day, "against")
    return day


def ward_map(program: Program, given: argparse.Namespace) -> Answer:
    """Write the map of ward cover on a day to a PDF, SVG or PNG file."""
    out = Path(given.out)
    kind = map_format(out)
    if not kind:
        raise Refused("unknown_map_format", value=out.suffix[:20], known=FORMATS, field="out")
    compared = given.against is not None
    sight = sight_of(given.lens)
    wanted = Wanted(given.lens, given.view or "", marking_of(given.marking), compared)
    desk = program.open(Path(given.file), read_only=True)
    with day_asked_for(desk, given) as (reader, day):
        view = replace(day, against=_second_day(given))
        loaded = load(reader, view, rules=sight is Sight.BREACHES, hours=sight is Sight.HOURS)
        outlines = outlines_in_view(reader, view)
    application()
    source = Source(desk.path.name, desk.clock.minute(), view.known_at)
    made = map_sheet(loaded, outlines, wanted, source)
    if not out.parent.is_dir():
        raise Refused("no_folder", folder=str(out.parent), field="out")
    try:
        write_map(made.sheet, out)
    except OSError as error:
        raise fault_of_system(error, out) from None
    document = {
        "file": given.out,
        "format": kind,
        "view": made.kind.value,
        "lens": made.sight.value,
        "wards": len(made.sheet.ground.codes),
        "missing": made.missing,
        "classes": {entry.words: entry.count for entry in made.sheet.legend},
        "marking": wanted.marking,
        "on": loaded.on.isoformat(),
        "against": view.against.isoformat() if view.against else None,
    }
    told = f"{len(made.sheet.ground.codes):,} wards {AS_SHOWN[made.kind]}"
    lacks = f", {made.missing} of the wards in view are not on it" if made.missing else ""
    return Answer(document, f"Wrote {given.out}: {told}{lacks}, marked {wanted.marking}.")
