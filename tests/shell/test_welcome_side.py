"""The welcome page's map says what the sample holds."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.shell.welcome_side import Swatch, map_counts, welcome_side
from bcu_desk.store.folders import resources
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON


def test_the_map_is_of_the_sample_as_it_is_now(made_sample: Path) -> None:
    """After a change of the sample, run resources/make/make_welcome.py again."""
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        cover = Cover().rows(reader, View(date(2017, 1, 23), ("EA",)))
    assert map_counts() == Counter(row.state for row in cover)
    drawn = ET.parse(resources() / "maps" / "welcome.svg").getroot()
    filled = [path for path in drawn if path.get("fill")]
    assert len(filled) == len(cover) == 56


def test_the_panel_says_what_the_map_shows(qtbot) -> None:
    side = welcome_side()
    qtbot.addWidget(side)
    side.show()
    words = {label.text() for label in side.findChildren(QLabel)}
    counts = map_counts()
    met = counts["met"] + counts["over"]
    assert f"In the sample, {met} of 56 wards have two DWOs" in words
    assert f"{counts['short']} short" in words
    assert len(side.findChildren(Swatch)) == 4
