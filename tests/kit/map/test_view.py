"""The map by keys and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from bcu_desk.kit.map.view import AreaMap
from tests.kit.map.squares import looks, squares

K = Qt.Key


@pytest.fixture
def heard() -> Iterator[None]:
    """A screen reader is there."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def test_arrows_walk_from_area_to_area(areas_shown: AreaMap, qtbot: QtBot) -> None:
    told: list[str] = []
    areas_shown.chosen.connect(told.append)
    for key in (K.Key_Right, K.Key_Down, K.Key_Left, K.Key_Up, K.Key_Up):
        qtbot.keyClick(areas_shown, key)
    assert told == ["B", "D", "C", "A", "A"]


def test_page_down_goes_through_every_area_and_back(areas_shown: AreaMap, qtbot: QtBot) -> None:
    told: list[str] = []
    areas_shown.chosen.connect(told.append)
    for key in (*[K.Key_PageDown] * 4, K.Key_PageUp):
        qtbot.keyClick(areas_shown, key)
    assert told == ["B", "C", "D", "A", "D"]


def test_enter_opens_and_space_chooses_the_area_walked_to(
    areas_shown: AreaMap, qtbot: QtBot
) -> None:
    areas_shown.choose("C")
    with qtbot.waitSignal(areas_shown.opened) as opened:
        qtbot.keyClick(areas_shown, K.Key_Return)
    with qtbot.waitSignal(areas_shown.chosen) as chosen:
        qtbot.keyClick(areas_shown, K.Key_Space)
    assert (opened.args, chosen.args) == (["C"], ["C"])


def test_keys_zoom_move_and_fit(areas_shown: AreaMap, qtbot: QtBot) -> None:
    def place() -> tuple[float, float]:
        found = areas_shown.place_of("A")
        assert found is not None
        return found.x(), found.y()

    fitted = place()
    qtbot.keyClick(areas_shown, K.Key_Plus)
    assert place()[0] < fitted[0]
    qtbot.keyClick(areas_shown, K.Key_Minus)
    assert place() == pytest.approx(fitted)
    qtbot.keyClick(areas_shown, K.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert place()[0] > fitted[0] + 50
    qtbot.keyClick(areas_shown, K.Key_0)
    assert place() == pytest.approx(fitted)


def test_walking_out_of_the_view_brings_the_area_in(areas_shown: AreaMap, qtbot: QtBot) -> None:
    areas_shown.zoom(12, areas_shown.place_of("A"))
    qtbot.keyClick(areas_shown, K.Key_Right)
    place = areas_shown.place_of("B")
    assert place is not None
    assert areas_shown.rect().contains(place.toPoint())


def test_other_keys_are_left_to_the_page(areas_shown: AreaMap, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(areas_shown.chosen):
        qtbot.keyClick(areas_shown, K.Key_F1)


def test_every_area_is_a_node_told_in_words(areas_shown: AreaMap, heard: None) -> None:
    areas_shown.choose("B")
    whole = QAccessible.queryAccessibleInterface(areas_shown)
    assert whole.childCount() == 4
    nodes = [whole.child(number) for number in range(4)]
    names = [node.text(QAccessible.Text.Name) for node in nodes]
    assert names == [f"Area {code}: 2 of 2" for code in "ABCD"]
    assert [node.state().selected for node in nodes] == [0, 1, 0, 0]
    assert whole.focusChild().text(QAccessible.Text.Name) == "Area B: 2 of 2"
    for node in nodes:
        assert node.rect().width() > 100


def test_nodes_follow_the_view_and_what_is_shown(
    areas_shown: AreaMap, heard: None, tmp_path: Path
) -> None:
    before = areas_shown.nodes()[0].rect
    areas_shown.pan(30, 0)
    areas_shown.settle()
    assert areas_shown.nodes()[0].rect.left() == before.left() + 30
    areas_shown.show_looks(looks(squares(tmp_path, "ABCD"), told="Empty"))
    assert areas_shown.nodes()[3].name == "Empty"


def test_pressing_a_node_chooses_its_area(areas_shown: AreaMap, qtbot: QtBot) -> None:
    with qtbot.waitSignal(areas_shown.chosen) as told:
        areas_shown.press_node(2)
    assert told.args == ["C"]


def test_a_map_without_areas_has_no_nodes_and_no_way_to_go(
    areas_shown: AreaMap, qtbot: QtBot, tmp_path: Path
) -> None:
    areas_shown.show_areas(squares(tmp_path, ""), ())
    assert areas_shown.nodes() == ()
    with qtbot.assertNotEmitted(areas_shown.opened):
        for key in (K.Key_Right, K.Key_PageDown):
            qtbot.keyClick(areas_shown, key)
    assert areas_shown.chosen_code() == ""
