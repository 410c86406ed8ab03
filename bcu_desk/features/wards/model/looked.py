"""A look into a file, ready to show and to apply: read and worked out in a thread."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from bcu_desk.domain.maps.outlines import Parts
from bcu_desk.features.wards.commands.boundaries import LoadBoundaries, load_of
from bcu_desk.features.wards.model.lines import (
    TITLES,
    Line,
    gap_place,
    lines_of,
    overlap_place,
    unknown_place,
)
from bcu_desk.features.wards.model.marks import Mark
from bcu_desk.features.wards.queries.sets import read_set
from bcu_desk.features.wards.rules.keys import KeyCount
from bcu_desk.features.wards.rules.looking import fitted, read_for
from bcu_desk.features.wards.rules.matching import Lost, Match
from bcu_desk.features.wards.rules.reading.told import Found
from bcu_desk.features.wards.rules.sets import SetOfWards
from bcu_desk.features.wards.rules.wording import notes_of
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook
from bcu_desk.kit.map.shapes.levels import Layers, layers_of
from bcu_desk.work.desk import Desk
from bcu_desk.work.settings import Settings

SPOTS = 24  # corners of the disc that stands for a ward that is missing
SPOT = 0.6  # of the breadth that a round ward of its area has
FITTING, DRAWING = 70, 85  # per cent done when these begin
Report = Callable[[int, str], object]


MARKS = {
    "matched": Mark("class.met"),
    "missing": Mark("class.no_data", "M", hatched=True),
    "unknown": Mark("class.over", "U"),
    "far": Mark("class.none", "F"),
    "overlap": Mark("class.short", "O"),
    "gap": Mark("class.none", "G"),
}


@dataclass(frozen=True, slots=True)
class Area:
    """Something on the map of the report: its code there, outline, state and name."""

    code: str
    parts: Parts
    state: str
    name: str


@dataclass(frozen=True, slots=True)
class Looked:
    """A file's match report with its map and the gesture that keeps it.

    `found` is what was read, to be fitted by another field; `nearer` is a set that it fits better.
    """

    path: Path
    ward_set: str
    found: Found
    wards: int
    key: str
    keys: tuple[KeyCount, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    about: str
    command: LoadBoundaries
    ground: Layers
    states: tuple[str, ...]  # of each area on the map
    names: tuple[str, ...]
    nearer: str

    @property
    def file(self) -> str:
        """The name of the file."""
        return self.path.name


def looked_into(
    desk: Desk, settings: Settings, path: Path, ward_set: str, report: Report
) -> Looked:
    """Read a file apart and work out its report. Raises Refused."""
    told = f"Reading {path.name}…"
    report(0, told)
    with desk.reader() as reader:
        held = read_set(reader, ward_set)
    found = read_for(path, held, lambda: report(0, told))
    report(FITTING, "Finding the wards…")
    return _looked(path, found, held, fitted(found, held, settings), report)


def fitted_by(desk: Desk, settings: Settings, looked: Looked, key: str, report: Report) -> Looked:
    """The report where another field tells the wards; the field is remembered. Raises Refused."""
    report(FITTING, "Finding the wards…")
    with desk.reader() as reader:
        held = read_set(reader, looked.ward_set)
    match = fitted(looked.found, held, settings, key)
    return _looked(looked.path, looked.found, held, match, report)


def _looked(path: Path, found: Found, held: SetOfWards, match: Match, report: Report) -> Looked:
    report(DRAWING, "Drawing the map…")
    areas = tuple(_areas(match))
    return Looked(
        path=path,
        ward_set=held.code,
        found=found,
        wards=len(held.wards),
        key=match.key,
        keys=match.keys,
        lines=lines_of(match),
        notes=notes_of(match),
        about=f"{match.layout}, {match.projection}",
        command=load_of(match, held.code, path.name),
        ground=_ground(areas),
        states=tuple(area.state for area in areas),
        names=tuple(area.name for area in areas),
        nearer=match.nearer,
    )


def _ground(areas: Sequence[Area]) -> Layers:
    outlines = [list(chain.from_iterable(area.parts)) for area in areas]
    return layers_of([area.code for area in areas], outlines)


def _areas(match: Match) -> Iterator[Area]:
    """What the map shows; what is drawn later lies over what is drawn before."""
    odd = {code for first, second, _ in match.overlaps for code in (first, second)}
    names = {one.ward.code: one.ward.name for one in (*match.matched, *match.far)}
    for one in match.matched:
        state = "overlap" if one.ward.code in odd else "matched"
        yield Area(one.ward.code, one.parts, state, one.ward.name)
    for one in match.far:
        yield Area(one.ward.code, one.parts, "far", one.ward.name)
    for number, stranger in enumerate(match.strangers, start=1):
        yield Area(unknown_place(number), stranger.parts, "unknown", stranger.code)
    for number, gap in enumerate(match.gaps, start=1):
        yield Area(gap_place(number), gap.parts, "gap", f"Gap {number}")
    for lost in match.lost:
        yield Area(lost.ward.code, _spot(lost), "missing", lost.ward.name)
    for number, (first, second, shared) in enumerate(match.overlaps, start=1):
        name = f"{names.get(first, first)} and {names.get(second, second)}"
        yield Area(overlap_place(number), shared.parts, "overlap", name)


def _spot(lost: Lost) -> Parts:
    """A disc where a ward is missing."""
    far = SPOT * math.sqrt(max(1, lost.ward.area_m2) / math.pi)
    turns = [math.tau * step / SPOTS for step in range(SPOTS)]
    ring = tuple(
        (round(lost.east + far * math.cos(turn)), round(lost.north + far * math.sin(turn)))
        for turn in turns
    )
    return ((ring,),)


def looks_of(looked: Looked, wanted: str) -> tuple[AreaLook, ...]:
    """How the areas look on the map, those of another state than the one wanted faint."""
    return tuple(
        _look(code, state, name, wanted)
        for code, state, name in zip(looked.ground.codes, looked.states, looked.names, strict=True)
    )


def _look(code: str, state: str, name: str, wanted: str) -> AreaLook:
    mark = MARKS[state]
    is_shared = code.startswith("overlap")  # the ground itself, over the two wards
    return AreaLook(
        colour=tokens().colour("class.none" if is_shared else mark.hue),
        digit="" if is_shared else mark.letter,
        name="" if is_shared else name,
        told=f"{name}: {TITLES[state].lower()}",
        hatched=mark.hatched,
        faint=wanted not in ("", state),
    )
