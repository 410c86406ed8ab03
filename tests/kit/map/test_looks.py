"""Looks of areas."""

from __future__ import annotations

from bcu_desk.kit.map.looks import AreaLook, mixed


def test_a_faint_area_is_mostly_paper() -> None:
    look = AreaLook("#000000", "2", "Abbey", "Abbey: 2", faint=True)
    assert look.ground("#FFFFFF") == "#b2b2b2"
    assert AreaLook("#000000", "2", "Abbey", "Abbey: 2").ground("#FFFFFF") == "#000000"


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mixed("#FF0000", "#0000FF", 1.0) == "#ff0000"
    assert mixed("#FF0000", "#0000FF", 0.0) == "#0000ff"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"
