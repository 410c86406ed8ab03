"""A map of a few squares, shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.map.view import AreaMap
from tests.kit.map.squares import looks, squares

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def areas_shown(show: Show, qtbot: QtBot, tmp_path: Path) -> AreaMap:
    """Four squares in two groups, each with a 2, in a widget of 400 by 400 pixels."""
    made = AreaMap("Squares")
    made.setObjectName("squares")
    made.resize(400, 400)
    areas = squares(tmp_path, "ABCD")
    made.show_areas(areas, ("north", "north", "south", "south"))
    made.show_looks(looks(areas))
    show(made)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made
