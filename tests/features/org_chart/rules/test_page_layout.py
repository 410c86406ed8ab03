"""One printed page: nothing overlaps, nothing leaves the room, lines go around cards."""

from __future__ import annotations

import pytest
from hypothesis import given

from bcu_desk.features.org_chart.rules.page_layout import laid_out, reading
from bcu_desk.features.org_chart.rules.pages import Branches
from tests.features.org_chart.rules.branches import GAPS, branches, branches_of, crossed
from tests.features.org_chart.rules.forests import overlaps

WIDE = (4_000.0, 900.0)
CARD = (100.0, 20.0)


@given(branches())
def test_cards_neither_overlap_nor_leave_the_room(given_tree: Branches) -> None:
    root = given_tree.roots[0]
    sheet = laid_out(root, given_tree.children, given_tree.sizes, WIDE, GAPS)
    assert sheet is not None
    places = list(sheet.places.values())
    assert overlaps(places) == []
    assert min(place.x for place in places) >= 0
    assert max(place.right for place in places) <= sheet.width + 1e-6 <= WIDE[0]
    assert max(place.bottom for place in places) <= sheet.height + 1e-6 <= WIDE[1]


@given(branches())
def test_every_post_of_the_branch_is_there_in_its_size(given_tree: Branches) -> None:
    root = given_tree.roots[0]
    sheet = laid_out(root, given_tree.children, given_tree.sizes, WIDE, GAPS)
    assert sheet is not None
    assert set(sheet.places) == set(reading(root, given_tree.children))
    for code, place in sheet.places.items():
        assert (place.width, place.height) == given_tree.sizes[code]


@given(branches())
def test_no_line_goes_through_a_card(given_tree: Branches) -> None:
    for room in (WIDE, (500.0, 4_000.0)):
        sheet = laid_out(given_tree.roots[0], given_tree.children, given_tree.sizes, room, GAPS)
        assert sheet is None or crossed(sheet) == []


@given(branches())
def test_a_post_stands_below_the_one_it_reports_to(given_tree: Branches) -> None:
    sheet = laid_out(given_tree.roots[0], given_tree.children, given_tree.sizes, WIDE, GAPS)
    assert sheet is not None
    for code, place in sheet.places.items():
        for kid in given_tree.children[code]:
            assert sheet.places[kid].y >= place.bottom


def test_a_team_that_is_too_long_for_one_column_gets_columns_of_like_length() -> None:
    tree = branches_of([None, *[0] * 11], [CARD] * 12)
    sheet = laid_out("p0", tree.children, tree.sizes, (1_000.0, 130.0), GAPS)
    assert sheet is not None
    columns: dict[float, int] = {}
    for code, place in sheet.places.items():
        if code != "p0":
            columns[place.x] = columns.get(place.x, 0) + 1
    assert list(columns.values()) == [4, 4, 3]


@pytest.mark.parametrize("room", [(90.0, 500.0), (500.0, 15.0), (150.0, 60.0)])
def test_too_small_a_room_is_told(room: tuple[float, float]) -> None:
    tree = branches_of([None, 0, 0, 0], [CARD] * 4)
    assert laid_out("p0", tree.children, tree.sizes, room, GAPS) is None
