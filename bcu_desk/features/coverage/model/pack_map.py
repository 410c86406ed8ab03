"""The ward map of a pack, drawn on paper from the rows that its section read."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QRectF

from bcu_desk.features.coverage.model.grounds import ground_of, kind_for
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.standings import ORDER, TITLES, WardState
from bcu_desk.features.coverage.sections.parts import CoverMap
from bcu_desk.kit.ink import UNIT, Ink, leading
from bcu_desk.kit.look.tokens import light_paper
from bcu_desk.kit.map.looks import AreaLook
from bcu_desk.kit.map.printing.sheet import MapSheet, draw_map

PIXEL = 72 / 96  # points in a pixel of the map
SWATCH, GAP = 7.0, 4.0
Place = tuple[float, float, float, float]


def draw_cover(ink: Ink, place: Place, data: object) -> None:
    """The wards by DWOs in post in a place (left, top, width, height in points), classes below."""
    assert isinstance(data, CoverMap)
    left, top, width, height = place
    lowest = top + height - leading("small") - 2
    sheet = _sheet(ink, data)
    with light_paper():
        ink.painter.save()
        ink.painter.translate(left * UNIT, top * UNIT)
        ink.painter.scale(PIXEL * UNIT, PIXEL * UNIT)
        draw_map(ink.painter, sheet, QRectF(0, 0, width / PIXEL, (lowest - top - 2) / PIXEL))
        ink.painter.restore()
    _draw_classes(ink, (left, lowest), data, sheet.note)


def _sheet(ink: Ink, data: CoverMap) -> MapSheet:
    """What the map is drawn from; nothing is said around it, the pack does that."""
    outlines = dict(data.outlines)
    drawn = ground_of(kind_for(outlines), data.wards, outlines)
    rows = {row.ward: row for row in data.cover}
    codes = drawn.ground.codes
    return MapSheet(
        ground=drawn.ground,
        groups=tuple(rows[code].borough for code in codes),
        looks=tuple(_look(ink, rows[code]) for code in codes),
        titles={},
        legend=(),
        title="",
        about="",
        as_at="",
        marking="",
        made="",
        note=drawn.note,
    )


def _look(ink: Ink, row: CoverRow) -> AreaLook:
    none = row.target_dwo is None
    return AreaLook(
        colour=ink.look.hue(f"class.{row.state}"),
        digit="–" if none else str(row.in_post_dwo),
        name=row.name,
        told="",
        hatched=none,
        called=row.state == WardState.NONE,
    )


def _draw_classes(ink: Ink, at: tuple[float, float], data: CoverMap, note: str) -> None:
    """Each class that is on the map: its colour, its words, how many wards."""
    x, y = at
    counts = Counter(row.state for row in data.cover)
    for state in ORDER:
        if counts[state.value]:
            ink.band((x, y + 1, SWATCH, SWATCH), ink.look.hue(f"class.{state.value}"))
            told = f"{TITLES[state].lower()} {counts[state.value]}"
            ink.text((x + SWATCH + GAP / 2, y), told, "small")
            x += SWATCH + 3 * GAP + ink.measure.width(told, "small")
    if note:
        ink.text((x, y), note, "small", ink.look.muted)
