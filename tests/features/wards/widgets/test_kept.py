"""A ward set as it is, on its map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.wards.model.grounds import read_map
from bcu_desk.features.wards.queries.sets import WardSets, read_set
from bcu_desk.features.wards.widgets.kept import KeptPart
from bcu_desk.work.view import View
from tests.builders import START, a_desk


def test_the_map_of_a_set_says_that_it_is_schematic(qtbot, tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        row = WardSets().rows(reader, View(START))[1]
        shown = read_map(reader, read_set(reader, "2018"))
    part = KeptPart()
    qtbot.addWidget(part)
    part.resize(700, 600)
    part.show_set(row, shown)
    told = " ".join(label.text() for label in part.findChildren(QLabel))
    assert "Wards of 2018, 18 wards" in told
    assert "the map is schematic" in told
    assert len(part.map.nodes()) == 18
    before = part.map.place_of("E05000309")
    part.map.zoom(2)
    zoomed = part.map.place_of("E05000309")
    part.show_set(row, shown)
    assert part.map.place_of("E05000309") == zoomed != before
