"""What is chosen and selected on a map."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.kit.map.view import AreaMap
from tests.kit.map.squares import looks, squares


def test_choosing_by_code_tells_nobody(areas_shown: AreaMap) -> None:
    told: list[object] = []
    areas_shown.chosen.connect(told.append)
    areas_shown.selected.connect(told.append)
    areas_shown.choose("C")
    areas_shown.select(("A", "B"))
    assert (areas_shown.chosen_code(), areas_shown.selected_codes()) == ("C", ("A", "B"))
    assert told == []
    areas_shown.choose("")
    assert areas_shown.chosen_code() == ""


def test_the_one_chosen_stays_on_another_map_and_a_selection_ends(
    areas_shown: AreaMap, tmp_path: Path
) -> None:
    areas_shown.choose("C")
    areas_shown.select(("A", "B"))
    fewer = squares(tmp_path, "CD")
    areas_shown.show_areas(fewer, ("south", "south"))
    areas_shown.show_looks(looks(fewer))
    assert areas_shown.chosen_code() == "C"
    assert areas_shown.selected_codes() == ()
