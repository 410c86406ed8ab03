"""The surface of the map: fitting, zooming, moving, settling, other themes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.map.canvas import room_of
from bcu_desk.kit.map.looks import AreaLook, GroupLook
from bcu_desk.kit.map.shapes.cells import cells_of
from bcu_desk.kit.map.shapes.levels import layers_of
from bcu_desk.kit.map.view import AreaMap
from tests.kit.map.squares import BLUE, YELLOW, looks, squares


def _colour_at(shown: AreaMap, code: str) -> str:
    place = shown.place_of(code)
    assert place is not None
    spot = place.toPoint()
    return shown.grab().toImage().pixelColor(spot.x() + 20, spot.y() - 20).name().upper()


def test_every_area_is_shown_under_its_label(areas_shown: AreaMap) -> None:
    assert areas_shown.codes() == ("A", "B", "C", "D")
    for code in areas_shown.codes():
        place = areas_shown.place_of(code)
        assert place is not None
        assert areas_shown.code_at(place) == code
        assert _colour_at(areas_shown, code) == BLUE
    assert areas_shown.code_at(QPointF(2, 2)) == ""
    assert areas_shown.place_of("Z") is None


def test_recolouring_keeps_the_view(areas_shown: AreaMap, tmp_path: Path) -> None:
    before = areas_shown.place_of("A")
    areas_shown.show_looks(looks(squares(tmp_path, "ABCD"), colour=YELLOW))
    assert areas_shown.place_of("A") == before
    assert _colour_at(areas_shown, "A") == YELLOW


def test_zoom_keeps_the_point_and_finds_areas_before_it_is_drawn_anew(
    areas_shown: AreaMap, qtbot: QtBot
) -> None:
    place = areas_shown.place_of("A")
    assert place is not None
    areas_shown.zoom(1.3, place)
    now = areas_shown.place_of("A")
    assert now is not None
    assert now.toTuple() == pytest.approx(place.toTuple())
    other = areas_shown.place_of("B")
    assert other is not None
    assert areas_shown.code_at(other) == "B"
    assert _colour_at(areas_shown, "A") == BLUE
    qtbot.waitUntil(lambda: not areas_shown._rest.isActive())
    assert areas_shown.code_at(other) == "B"


def test_zoom_ends_at_its_limits_and_fit_shows_everything_again(areas_shown: AreaMap) -> None:
    fit = areas_shown.place_of("A")
    for factor, sides in ((0.01, 400 * 0.6), (1_000, 400 * 24)):
        areas_shown.zoom(factor)
        one, other = areas_shown.place_of("A"), areas_shown.place_of("B")
        assert one is not None
        assert other is not None
        assert other.x() - one.x() <= sides
    areas_shown.fit()
    assert areas_shown.place_of("A") == fit


def test_a_moved_map_keeps_its_middle_when_it_is_resized(areas_shown: AreaMap) -> None:
    areas_shown.pan(40, -30)
    areas_shown.settle()
    before = areas_shown.place_of("A")
    areas_shown.resize(460, 480)
    after = areas_shown.place_of("A")
    assert before is not None
    assert after is not None
    assert (after - before).toTuple() == pytest.approx((30, 40))


def test_a_fitted_map_fits_again_when_it_is_resized(areas_shown: AreaMap) -> None:
    areas_shown.resize(800, 700)
    places = [areas_shown.place_of(code) for code in areas_shown.codes()]
    assert max(p.x() for p in places if p) - min(p.x() for p in places if p) > 250


def test_another_theme_is_drawn_at_once(areas_shown: AreaMap, qapp: QApplication) -> None:
    light = areas_shown.grab().toImage().pixelColor(3, 3).name()
    apply_theme(qapp, "dark")
    dark = areas_shown.grab().toImage().pixelColor(3, 3).name()
    apply_theme(qapp, "light")
    assert light == "#ffffff"
    assert dark == "#161e29"


def test_titles_are_placed_when_they_are_given(areas_shown: AreaMap, tmp_path: Path) -> None:
    areas = squares(tmp_path, "ABCD")
    areas_shown.resize(700, 400)
    before = areas_shown.grab().toImage()
    areas_shown.show_looks(looks(areas), {"north": GroupLook("North", "0 of 2 short")})
    assert areas_shown.grab().toImage() != before


def test_many_titles_follow_the_view(
    areas_shown: AreaMap, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bcu_desk.kit.map.canvas.TITLES_AT_ONCE", 0)
    areas_shown.resize(700, 400)
    areas_shown.show_looks(looks(squares(tmp_path, "ABCD")), {"north": GroupLook("North")})
    titled = areas_shown.grab().toImage()
    areas_shown.settle()
    assert areas_shown.grab().toImage() != titled
    qtbot.waitUntil(lambda: areas_shown.grab().toImage() == titled)


def test_an_empty_map_is_plain_paper(areas_shown: AreaMap, tmp_path: Path) -> None:
    areas_shown.show_areas(squares(tmp_path, ""), ())
    assert areas_shown.code_at(QPointF(200, 200)) == ""
    assert areas_shown.grab().toImage().pixelColor(200, 180).name() == "#ffffff"
    areas_shown.zoom(2)
    areas_shown.pan(5, 5)
    assert areas_shown.place_of("A") is None


def test_a_group_is_shown_as_large_as_it_can_be(areas_shown: AreaMap, qtbot: QtBot) -> None:
    def apart(one: str, other: str) -> float:
        first, second = areas_shown.place_of(one), areas_shown.place_of(other)
        assert first is not None
        assert second is not None
        return (second - first).manhattanLength()

    before = apart("A", "B")
    areas_shown.fit_areas(["A"])
    assert apart("A", "B") > 1.4 * before
    centre = areas_shown.place_of("A")
    assert centre is not None
    assert centre.x() == pytest.approx(room_of(areas_shown.size()).center().x(), abs=2)
    areas_shown.fit_areas(["Z"])
    assert apart("A", "B") == pytest.approx(before)
    areas_shown.fit_areas(areas_shown.codes())
    assert areas_shown._is_fitted
    areas_shown.choose("C")
    qtbot.keyClick(areas_shown, Qt.Key.Key_F)
    assert areas_shown.code_at(room_of(areas_shown.size()).center() - QPointF(40, 0)) == "C"
    assert not areas_shown._is_fitted


def test_an_area_with_a_hole_and_an_island_is_drawn_and_found(
    themed: QApplication, qtbot: QtBot
) -> None:
    def ring(x: int, y: int, side: int) -> list[tuple[int, int]]:
        return [(x, y), (x + side, y), (x + side, y + side), (x, y + side)]

    outlines = [[ring(0, 0, 900), ring(300, 300, 300), ring(1_200, 0, 300)], [ring(300, 300, 300)]]
    ground = layers_of("HI", outlines)
    made = AreaMap("Hole")
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.show_areas(ground, ("one", "one"))
    made.show_looks([AreaLook(BLUE, "1", "", "H"), AreaLook(YELLOW, "2", "", "I")])
    frame = made._frame
    assert frame is not None
    spots = {(100, 100): "H", (450, 450): "I", (1_300, 100): "H", (1_050, 100): ""}
    for (x, y), code in spots.items():
        assert made.code_at(frame.point(np.array((float(x), float(y))))) == code
    made.choose("H")
    assert len(made._scene.outline(0)) == 3 if made._scene is not None else False
    assert not made.grab().isNull()


def test_equal_cells_fill_another_room_in_another_shape(themed: QApplication, qtbot: QtBot) -> None:
    grid = {"one": {code: (number % 3, number // 3) for number, code in enumerate("ABCDEF")}}
    made = AreaMap("Cells")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show_areas(cells_of(grid, "ABCDEF"), "aaabbb")
    made.show_looks([AreaLook(BLUE, "1", f"Name {c}", c) for c in "ABCDEF"])
    wide = made._scene.boxes[0] if made._scene is not None else QRectF()
    made.resize(300, 500)
    made.fit()
    narrow = made._scene.boxes[0] if made._scene is not None else QRectF()
    assert wide.width() / wide.height() > 1.2 * narrow.width() / narrow.height()
    assert made._scales == []
