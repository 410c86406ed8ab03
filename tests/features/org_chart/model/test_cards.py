"""Which cards show, and where."""

from __future__ import annotations

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded


def _shown(loaded: Loaded) -> Cards:
    cards = Cards()
    cards.show(loaded.tree)
    return cards


def test_folding_takes_the_branch_away_and_opening_brings_it_back(east: Loaded) -> None:
    cards = _shown(east)
    before = dict(cards.places)
    assert cards.fold("EA-S1", folded=True)
    assert "EA-CI1" not in cards.places
    assert cards.fold("EA-S1", folded=False)
    assert cards.places == before


def test_what_was_folded_stays_so_when_the_posts_are_read_again(east: Loaded) -> None:
    cards = _shown(east)
    cards.fold("EA-S1", folded=True)
    cards.show(east.tree)
    assert "EA-CI1" not in cards.places


def test_a_post_without_a_branch_or_out_of_view_can_not_be_folded(east: Loaded) -> None:
    cards = _shown(east)
    assert not cards.fold("EA-SO1", folded=True)
    assert not cards.fold("EA-PS1", folded=True)


def test_a_hidden_post_is_shown_by_opening_what_is_above_it(east: Loaded) -> None:
    cards = _shown(east)
    cards.open_to("EA-PS1")
    assert "EA-PS1" in cards.places
    assert "EA-PS5" not in cards.places


def test_all_branches_open_and_fold_again_as_at_first(east: Loaded) -> None:
    cards = _shown(east)
    first = set(cards.places)
    cards.fold_all(folded=False)
    assert set(cards.places) == set(east.tree.branches)
    cards.fold_all(folded=True)
    assert set(cards.places) == first


def test_a_card_is_found_by_a_point_in_it(east: Loaded) -> None:
    cards = _shown(east)
    place = cards.places["EA-S2"]
    assert cards.at(place.centre, place.y + 1) == "EA-S2"
    assert cards.at(-5, -5) == ""
    width, height = cards.size()
    assert width >= place.right
    assert height >= place.bottom


def test_nothing_is_shown_of_no_posts() -> None:
    assert Cards().size() == (0.0, 0.0)


def test_opening_every_branch_twice_leaves_them_open(east: Loaded) -> None:
    cards = Cards()
    cards.show(east.tree)
    for _ in range(2):
        cards.fold_all(folded=False)
        assert len(cards.places) == len(east.tree.branches)
