"""Legend, map and ward in one card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.maps.outlines import pack
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.rules.standings import WardState
from bcu_desk.features.coverage.widgets.map_card import MapCard


@pytest.fixture
def card(show: Callable[[QWidget], QWidget], both: Loaded) -> MapCard:
    made = MapCard()
    made.resize(500, 620)
    made.show_loaded(both)
    made.colour(both, Looking())
    show(made)
    return made


def test_every_ward_is_on_the_map_and_is_a_node(card: MapCard, both: Loaded) -> None:
    assert len(card.map.codes()) == 90
    nodes = card.map.nodes()
    assert len(nodes) == 90
    told = {node.name.split(":")[0] for node in nodes}
    assert told == {f"{row.name}, {row.borough_name}" for row in both.cover}
    for code in card.map.codes():
        place = card.map.place_of(code)
        assert place is not None
        assert card.map.code_at(place) == code


def test_the_legend_counts_what_the_map_shows(card: MapCard) -> None:
    met = card.map.nodes()
    shown = sum(" short." in node.name for node in met)
    assert card.legends.legend("legend").button(WardState.SHORT).text() == f"Short {shown}"


def test_the_same_wards_keep_the_view_and_others_are_fitted(card: MapCard, both: Loaded) -> None:
    code = card.map.codes()[0]
    card.map.zoom(3)
    card.map.settle()
    closer = card.map.place_of(code)
    card.show_loaded(both)
    assert card.map.place_of(code) == closer
    east = tuple(row for row in both.cover if row.bcu == "EA")
    card.show_loaded(replace(both, cover=east))
    assert len(card.map.codes()) == 56


def test_the_map_says_that_it_is_schematic(card: MapCard) -> None:
    assert card.map.note.startswith("Schematic")


def test_a_ward_is_shown_on_the_map_and_below_it(card: MapCard, both: Loaded) -> None:
    card.show_ward(both, "E05000514")
    assert card.map.chosen_code() == "E05000514"
    assert len(card.ward_card.chips()) == 3


def test_the_same_wards_are_shown_as_cells_and_keep_the_one_chosen(
    card: MapCard, both: Loaded
) -> None:
    code = both.cover[0].ward
    card.map.choose(code)
    card.kinds.part("tiles").click()
    card.show_loaded(both)
    card.colour(both, Looking())
    assert set(card.map.codes()) == {row.ward for row in both.cover}
    assert card.map.note.startswith("Equal cells")
    assert card.map.chosen_code() == code


def test_true_boundaries_are_offered_where_they_were_loaded(card: MapCard, both: Loaded) -> None:
    part = card.kinds.part("map")
    assert not part.isEnabled()
    assert "Ward sets" in part.toolTip()
    code = both.wards[0].code
    triangle = ((540_000, 180_000), (541_000, 180_000), (541_000, 181_000))
    outline = pack(((triangle,),))
    card.show_loaded(replace(both, outlines={code: outline}))
    assert part.isEnabled()
    assert card.kinds.value() == "map"
    assert card.map.codes() == (code,)
    assert card.map.note == f"{len(both.cover) - 1} wards are not on it"
