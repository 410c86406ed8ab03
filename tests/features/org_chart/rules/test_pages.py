"""A chart over pages: every post once, every branch found again, no page that is too full."""

from __future__ import annotations

import pytest
from hypothesis import given

from bcu_desk.features.org_chart.rules.page_layout import reading
from bcu_desk.features.org_chart.rules.pages import Bound, Branches, TooSmall, bound
from tests.features.org_chart.rules.branches import (
    GAPS,
    ROOM,
    SMALL,
    branches,
    branches_of,
    crossed,
)
from tests.features.org_chart.rules.forests import overlaps

CARD = (100.0, 20.0)


def _bound(tree: Branches) -> Bound:
    return bound(tree, ROOM, GAPS)


def _cut_small(tree: Branches) -> Bound:
    """The tree over pages of about a dozen cards."""
    return bound(tree, SMALL, GAPS)


@given(branches())
def test_every_post_has_its_full_card_on_exactly_one_page(tree: Branches) -> None:
    found = [code for page in _cut_small(tree).pages for code in page.posts]
    assert sorted(found) == sorted(tree.sizes)


@given(branches())
def test_every_page_fits_the_paper_with_nothing_over_another(tree: Branches) -> None:
    for page in _cut_small(tree).pages:
        assert page.posts
        assert page.sheet.width <= SMALL[0]
        assert page.sheet.height <= SMALL[1]
        assert overlaps(list(page.sheet.places.values())) == []
        assert crossed(page.sheet) == []


@given(branches())
def test_a_page_shows_its_posts_and_their_head_only(tree: Branches) -> None:
    for page in _cut_small(tree).pages:
        assert set(page.sheet.places) == {*page.posts, page.head}
        assert (page.head in page.posts) is page.full
        below = set(reading(page.head, tree.children))
        assert set(page.posts) <= below


@given(branches())
def test_a_branch_that_is_cut_goes_on_where_it_is_said(tree: Branches) -> None:
    made = _cut_small(tree)
    for page in made.pages:
        for code in page.cuts:
            target = made.pages[made.goes_on[code]]
            assert target.head == code
            assert not target.full
            assert target.posts[0] in tree.children[code]


@given(branches())
def test_a_stub_names_an_earlier_page_that_has_the_card(tree: Branches) -> None:
    made = _cut_small(tree)
    for number, page in enumerate(made.pages):
        assert made.page_of[page.head] <= number
        assert page.head in made.pages[made.page_of[page.head]].posts


@given(branches())
def test_parts_of_a_branch_are_counted(tree: Branches) -> None:
    spread: dict[str, list[tuple[int, int]]] = {}
    for page in _cut_small(tree).pages:
        spread.setdefault(page.head, []).append((page.part, page.parts))
    for told in spread.values():
        assert [part for part, _ in told] == list(range(1, len(told) + 1))
        assert {parts for _, parts in told} == {len(told)}


def test_a_chart_that_fits_is_one_page() -> None:
    made = _bound(branches_of([None, 0, 0, 1, 1], [CARD] * 5))
    assert [page.posts for page in made.pages] == [("p0", "p1", "p3", "p4", "p2")]
    assert made.goes_on == {}


def test_each_tree_begins_a_page_of_its_own() -> None:
    made = _bound(branches_of([None, None, 0, 1], [CARD] * 4))
    assert [(page.head, page.full) for page in made.pages] == [("p0", True), ("p1", True)]


def test_a_branch_that_does_not_fit_is_an_overview_and_a_page_a_branch() -> None:
    above: list[int | None] = [None, 0, 0, 0]
    for leader in (1, 2, 3):
        above += [leader] * 24
    made = _bound(branches_of(above, [CARD] * len(above)))
    assert [(page.head, len(page.posts)) for page in made.pages] == [
        ("p0", 4),
        ("p1", 24),
        ("p2", 24),
        ("p3", 24),
    ]
    assert made.pages[0].cuts == ("p1", "p2", "p3")


def test_more_that_report_to_one_post_than_a_page_takes_are_spread_over_parts() -> None:
    made = _bound(branches_of([None, *[0] * 90], [CARD] * 91))
    assert [(page.head, page.full) for page in made.pages] == [
        ("p0", True),
        ("p0", False),
        ("p0", False),
    ]
    assert made.goes_on == {"p0": 1}


def test_a_small_branch_stays_where_there_is_room_for_it() -> None:
    above: list[int | None] = [None, 0, 0, *[1] * 32, *[2] * 2]
    made = _bound(branches_of(above, [CARD] * len(above)))
    assert [page.cuts for page in made.pages] == [("p1",), ()]
    assert {"p35", "p36"} <= set(made.pages[0].posts)


def test_a_card_larger_than_the_paper_is_told() -> None:
    with pytest.raises(TooSmall):
        _bound(branches_of([None, 0], [CARD, (500.0, 20.0)]))
