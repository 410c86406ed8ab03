"""A small map on paper for tests."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.kit.map.looks import GroupLook
from bcu_desk.kit.map.printing.sheet import LegendClass, MapSheet
from tests.kit.map.squares import BLUE, YELLOW, looks, squares


def a_sheet(folder: Path) -> MapSheet:
    """Four squares in two groups; A is yellow and hatched."""
    areas = squares(folder, "ABCD")
    first = looks(areas, colour=YELLOW, hatched=True)[0]
    return MapSheet(
        ground=areas,
        groups=("north", "north", "south", "south"),
        looks=(first, *looks(areas)[1:]),
        titles={"north": GroupLook("North", "1 of 2 short")},
        legend=(LegendClass("Met", 3, BLUE), LegendClass("Short", 1, YELLOW, hatched=True)),
        title="Squares in post",
        about="1 of 4 below target",
        as_at="As at Mon 23 Jan 2017",
        marking="OFFICIAL",
        made="squares.bcu",
        note="Schematic",
    )
