"""The legend as a filter."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.lenses.classes import CLASSES, STATES
from bcu_desk.features.coverage.rules.standings import ORDER, WardState
from bcu_desk.features.coverage.widgets.legend import GAP, SWATCH, Legend, swatch

ENTRIES = {entry.key: entry for entry in CLASSES[STATES]}
COUNTS = {"none": 1, "short": 6, "met": 46, "over": 3}


@pytest.fixture
def legend(show: Callable[[QWidget], QWidget]) -> Legend:
    made = Legend()
    made.show_counts(COUNTS)
    show(made)
    return made


def test_each_class_tells_its_count(legend: Legend) -> None:
    texts = [legend.button(state).text() for state in ORDER[:4]]
    assert texts == ["None 1", "Short 6", "Met 46", "Over 3"]
    name = legend.button(WardState.SHORT).accessibleName()
    assert name == "Short: 6 wards, show only these"


def test_no_data_is_shown_only_where_there_is_some(legend: Legend) -> None:
    button = legend.button(WardState.NO_DATA)
    assert not button.isVisible()
    legend.show_counts({**COUNTS, "no_data": 2})
    assert button.isVisible()


def test_pressed_classes_are_wanted(legend: Legend, qtbot: QtBot) -> None:
    assert legend.wanted() == frozenset()
    with qtbot.waitSignals([legend.changed, legend.changed]):
        for state in (WardState.NONE, WardState.SHORT):
            qtbot.mouseClick(legend.button(state), Qt.MouseButton.LeftButton)
    assert legend.wanted() == {WardState.NONE, WardState.SHORT}
    qtbot.keyClick(legend.button(WardState.NONE), Qt.Key.Key_Space)
    assert legend.wanted() == {WardState.SHORT}


def test_no_data_is_told_by_a_hatch_too(themed: QApplication) -> None:
    def colours(state: WardState) -> set[str]:
        image = swatch(ENTRIES[state]).pixmap(SWATCH + GAP, SWATCH).toImage()
        middle = range(4, SWATCH - 5)
        return {image.pixelColor(x, y).name() for x in middle for y in middle}

    assert colours(WardState.NONE) == {"#d55e00"}
    assert len(colours(WardState.NO_DATA)) > 1
