"""A look into a file, ready to show and to apply: read and worked out in a thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.domain.maps.outlines import Parts
from bcu_desk.features.wards.commands.boundaries import LoadBoundaries, load_of
from bcu_desk.features.wards.model.lines import TITLES, Line, lines_of
from bcu_desk.features.wards.queries.sets import read_set
from bcu_desk.features.wards.rules.looking import look
from bcu_desk.features.wards.rules.matching import Match
from bcu_desk.features.wards.rules.wording import notes_of
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook
from bcu_desk.kit.map.shapes.levels import Layers, layers_of
from bcu_desk.work.desk import Desk
from bcu_desk.work.settings import Settings

MARKS = {
    "matched": ("class.met", ""),
    "overlap": ("class.short", "O"),
    "far": ("class.none", "F"),
    "gap": ("class.none", "G"),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A file's match report with its map and the gesture that keeps it."""

    file: str
    ward_set: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    about: str
    command: LoadBoundaries
    ground: Layers
    states: tuple[str, ...]  # of each area on the map
    names: tuple[str, ...]


def looked_into(
    desk: Desk, settings: Settings, path: Path, ward_set: str, going: Callable[[], object]
) -> Looked:
    """Read a file apart and work out its report. Raises Refused."""
    with desk.reader() as reader:
        held = read_set(reader, ward_set)
    found = look(path, held, settings, going=going)
    codes, outlines, states, names = _areas(found)
    return Looked(
        file=path.name,
        ward_set=ward_set,
        lines=lines_of(found),
        notes=notes_of(found),
        about=f"{found.layout}, {found.projection}, wards told by {found.key}",
        command=load_of(found, ward_set, path.name),
        ground=layers_of(codes, [[ring for part in parts for ring in part] for parts in outlines]),
        states=tuple(states),
        names=tuple(names),
    )


def _areas(found: Match) -> tuple[list[str], list[Parts], list[str], list[str]]:
    """What the map shows: wards by code, and gaps, with the state of each."""
    odd = {code for first, second, _ in found.overlaps for code in (first, second)}
    rows = [
        (one.ward.code, one.parts, "overlap" if one.ward.code in odd else "matched", one.ward.name)
        for one in found.matched
    ]
    rows += [(one.ward.code, one.parts, "far", one.ward.name) for one in found.far]
    rows += [
        (f"gap {number}", gap.parts, "gap", f"Gap {number}")
        for number, gap in enumerate(found.gaps, start=1)
    ]
    codes, outlines, states, names = map(list, zip(*rows, strict=True)) if rows else ([],) * 4
    return codes, outlines, states, names


def looks_of(looked: Looked, wanted: str) -> tuple[AreaLook, ...]:
    """How the areas look on the map, those of another state than the one wanted faint."""
    return tuple(
        AreaLook(
            colour=tokens().hue(MARKS[state][0]),
            digit=MARKS[state][1],
            name=name,
            told=f"{name}: {TITLES[state].lower()}",
            faint=wanted not in ("", state),
        )
        for state, name in zip(looked.states, looked.names, strict=True)
    )
