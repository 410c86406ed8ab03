"""The call that loads boundaries of wards: a match report, or loaded in one step."""

from __future__ import annotations

import argparse
from pathlib import Path

from bcu_desk.features.wards.commands.boundaries import load_of
from bcu_desk.features.wards.queries.sets import read_set
from bcu_desk.features.wards.rules.looking import look
from bcu_desk.features.wards.rules.matching import Match
from bcu_desk.features.wards.rules.wording import listed, notes_of
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.work.opening import Program
from bcu_desk.work.settings import Settings

LAST = "Nothing was changed. --apply loads them, as one step that undo takes back."


def boundaries(program: Program, given: argparse.Namespace) -> Answer:
    """Tell how a file of boundaries fits a ward set; with `--apply` load it."""
    path = Path(given.shapes)
    desk = program.open(Path(given.file), read_only=not given.apply)
    with desk.reader() as reader:
        held = read_set(reader, given.ward_set)
    found = look(path, held, Settings(program.profile), given.key)
    step = ""
    if given.apply:
        step = desk.do(load_of(found, given.ward_set, path.name)).label
    return _answer(found, given.ward_set, path.name, step)


def _answer(found: Match, ward_set: str, name: str, step: str) -> Answer:
    notes = notes_of(found)
    document = {
        "file": name,
        "ward_set": ward_set,
        "layout": found.layout,
        "projection": found.projection,
        "key": found.key,
        "matched": len(found.matched),
        "missing": [ward.code for ward in found.missing],
        "unknown": list(found.unknown),
        "elsewhere": list(found.elsewhere),
        "far": [one.ward.code for one in found.far],
        "overlapping": [
            {"wards": [first, second], "area_m2": one.area} for first, second, one in found.overlaps
        ],
        "gaps": [{"area_m2": gap.area} for gap in found.gaps],
        "notes": list(notes),
        "applied": bool(step),
        "step": step or None,
    }
    return Answer(document, "\n".join(_words(found, ward_set, name, step)))


def _words(found: Match, ward_set: str, name: str, step: str) -> list[str]:
    done = "Loaded" if step else "Would load"
    words = [
        f"{done} the boundaries of {len(found.matched):,} wards of {ward_set} from {name}"
        f" ({found.layout}, {found.projection}), told by {found.key}."
    ]
    if found.missing:
        names = listed(f"{ward.name} {ward.code}" for ward in found.missing)
        words.append(f"Missing in the file: {names}.")
    if found.unknown:
        words.append(f"Unknown in the ward set: {listed(found.unknown)}.")
    words += notes_of(found)
    if not step:
        words.append(LAST)
    return words
