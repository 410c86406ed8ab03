"""The layout of the chart: no overlap, centred, in order, the same mirrored, linear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from bcu_desk.features.org_chart.rules import outlines
from bcu_desk.features.org_chart.rules.tidy_tree import Forest, Spacing, tidy
from tests.features.org_chart.rules.forests import (
    a_forest,
    forests,
    in_order,
    mirrored,
    overlaps,
    spread_families,
)

PLAIN = Spacing(beside=10, below=20, aside=15, indent=12, first=8, hang=4, column=5)


@given(forests())
def test_no_two_cards_overlap(forest: Forest) -> None:
    assert overlaps(tidy(forest, PLAIN)) == []


@given(forests())
def test_parents_are_centred_over_children_side_by_side(forest: Forest) -> None:
    places = tidy(forest, PLAIN)
    for parent, kids in spread_families(forest):
        middle = (places[kids[0]].centre + places[kids[-1]].centre) / 2
        assert places[parent].centre == pytest.approx(middle)


@given(forests())
def test_the_order_of_children_is_kept(forest: Forest) -> None:
    places = tidy(forest, PLAIN)
    for _, kids in spread_families(forest):
        assert in_order([places[kid].x for kid in kids])
    assert in_order([places[root].x for root in forest.roots])


@given(forests(every_spread=True))
def test_a_mirrored_forest_gives_the_mirrored_picture(forest: Forest) -> None:
    places, turned = tidy(forest, PLAIN), tidy(mirrored(forest), PLAIN)
    width = max(place.right for place in places)
    assert [place.centre for place in turned] == pytest.approx(
        [width - place.centre for place in places]
    )
    assert [place.y for place in turned] == [place.y for place in places]


@given(forests(every_spread=True))
def test_every_level_starts_on_one_line_below_the_level_above(forest: Forest) -> None:
    places = tidy(forest, PLAIN)
    for parent, kids in spread_families(forest):
        assert len({places[kid].y for kid in kids}) == 1
        assert places[kids[0]].y >= places[parent].bottom + PLAIN.below


@given(forests())
def test_the_picture_starts_at_nought(forest: Forest) -> None:
    places = tidy(forest, PLAIN)
    assert min(place.x for place in places) == pytest.approx(0)
    assert min(place.y for place in places) == 0


@given(forests())
def test_cards_keep_their_sizes(forest: Forest) -> None:
    found = [(place.width, place.height) for place in tidy(forest, PLAIN)]
    assert found == list(forest.sizes)


def test_no_cards_make_no_picture() -> None:
    assert tidy(a_forest([]), PLAIN) == ()


def test_two_children_stand_as_close_as_may_be() -> None:
    _, one, other = tidy(a_forest([None, 0, 0]), PLAIN)
    assert other.x - one.right == PLAIN.beside


def test_a_small_branch_between_large_ones_stands_in_the_middle_of_its_room() -> None:
    # The large branches meet below the small one, which could stand nearer to either.
    forest = a_forest([None, 0, 0, 0, 1, 1, 1, 1, 3, 3, 3, 3])
    places = tidy(forest, PLAIN)
    left, small, right = (places[card] for card in (1, 2, 3))
    assert small.x - left.right == pytest.approx(right.x - small.right)
    assert small.x - left.right > PLAIN.beside


def test_a_short_branch_tucks_under_a_wide_card() -> None:
    sizes = [(100.0, 40.0), (400.0, 40.0), (50.0, 40.0), (50.0, 40.0)]
    _, wide, narrow, below = tidy(a_forest([None, 0, 0, 1], sizes=sizes), PLAIN)
    assert below.centre == wide.centre
    assert narrow.x == wide.right + PLAIN.beside


def test_cards_aside_stand_beside_their_parent_and_push_the_next_level_down() -> None:
    forest = a_forest([None, 0, 0, 0], aside=frozenset({2, 3}))
    root, below, first, second = tidy(forest, PLAIN)
    assert first.x == second.x == root.right + PLAIN.aside
    assert (first.y, second.y) == (0, 40 + PLAIN.hang)
    assert below.y == second.bottom + PLAIN.below
    assert below.centre == root.centre


def test_a_chain_of_20_000_cards_is_no_deeper_than_the_stack() -> None:
    chain = [None, *range(19_999)]
    assert tidy(a_forest(chain), PLAIN)[-1].y == 19_999 * 60
    assert tidy(a_forest(chain, spread=frozenset()), PLAIN)[-1].x == 19_999 * 12


class _Counted(list[int]):
    """Threads that count how often they are followed."""

    followed = 0

    def __getitem__(self, index: int) -> int:  # type: ignore[override]
        type(self).followed += 1
        return super().__getitem__(index)


@pytest.mark.parametrize("branches", [2, 3, 10])
def test_the_outlines_are_followed_a_number_of_times_linear_in_the_cards(
    branches: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = outlines.side

    def counting(reach: list[float]) -> outlines.Side:
        made = real(reach)
        return outlines.Side(made.reach, _Counted(made.after), *_rest(made))

    monkeypatch.setattr("bcu_desk.features.org_chart.rules.tidy_tree.side", counting)
    for count in (1_000, 16_000):
        _Counted.followed = 0
        tidy(a_forest([None, *((card - 1) // branches for card in range(1, count))]), PLAIN)
        assert _Counted.followed < 6 * count


def _rest(made: outlines.Side) -> tuple[list[float], list[int], list[float]]:
    return made.step, made.last, made.last_out


def test_trees_stand_further_apart_than_cards_of_one() -> None:
    sizes = [(100.0, 20.0)] * 2
    near = tidy(Forest(sizes, [(), ()], [0, 1]), PLAIN)
    far = tidy(Forest(sizes, [(), ()], [0, 1]), replace(PLAIN, apart=30))
    assert near[1].x - near[0].right == 10
    assert far[1].x - far[0].right == 40
