"""Posts and holders in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import (
    badges_of,
    card_badges,
    card_told,
    days_told,
    ends_told,
    figures_told,
    holder_short,
    holder_told,
    since_told,
    vacant_days,
)
from bcu_desk.features.org_chart.queries import PostRow

DAY = date(2017, 1, 23)


@pytest.fixture
def row(east: Loaded) -> PostRow:
    """The response superintendent's post."""
    found = east.tree.branches["EA-S2"].row
    return replace(found, holder="102EA", holder_name="Rotimi Oduya", holder_rank="Supt")


def _vacant(row: PostRow, since: date) -> PostRow:
    return replace(row, holder=None, holder_name=None, standing=None, vacant_since=since)


def test_a_holder_is_told_in_full_or_by_initial(row: PostRow) -> None:
    assert holder_told(row, DAY) == "Supt Rotimi Oduya"
    assert holder_short(row, DAY) == "Supt R Oduya"


@pytest.mark.parametrize(
    ("days", "words"),
    [(14, "Vacant for 14 days"), (1, "Vacant for 1 day"), (0, "Vacant from 23 Jan")],
)
def test_a_vacant_post_says_for_how_long(row: PostRow, days: int, words: str) -> None:
    vacant = _vacant(row, DAY - timedelta(days))
    assert vacant_days(vacant, DAY) == days
    assert holder_told(vacant, DAY) == holder_short(vacant, DAY) == words


def test_a_card_is_told_with_holder_borough_and_posts_below(east: Loaded, row: PostRow) -> None:
    branch = replace(east.tree.branches["EA-S2"], row=row, posts=513)
    told = card_told(branch, DAY)
    assert told.startswith("Superintendent, Response: Supt R Oduya")
    assert told.endswith("512 posts below")
    assert "Havering" in told


def test_a_vacant_card_is_told_in_one_sentence(east: Loaded, row: PostRow) -> None:
    leaf = replace(
        east.tree.branches["EA-S2"],
        row=_vacant(row, date(2017, 1, 9)),
        charge=None,
        children=(),
        posts=1,
    )
    assert card_told(leaf, DAY) == "Superintendent, Response: vacant for 14 days"


def test_badges_warn_of_acting_up_and_of_a_near_end(row: PostRow) -> None:
    assert badges_of(row, DAY) == ()
    acting = replace(row, standing="acting")
    assert badges_of(acting, DAY) == (("Acting", "warn"),)
    soon = replace(acting, held_to=date(2017, 2, 1))
    assert [words for words, _ in badges_of(soon, DAY)] == ["Ends in 8 days", "Acting"]
    assert badges_of(replace(row, held_to=date(2017, 2, 21)), DAY) == ()


def test_an_end_is_counted_to_the_last_day_in_post() -> None:
    assert ends_told(date(2017, 1, 26), DAY) == "Ends in 2 days"
    assert ends_told(date(2017, 1, 25), DAY) == "Ends in 1 day"
    assert ends_told(date(2017, 1, 24), DAY) == "Last day"


def test_figures_and_days_are_told_plainly(east: Loaded) -> None:
    branch = east.tree.branches["EA-CI1"]
    assert figures_told(branch) == f"{branch.filled} of {branch.posts} filled"
    assert (days_told(1), days_told(2)) == ("1 day", "2 days")


def test_since_when_is_told_for_holders_and_vacancies(row: PostRow) -> None:
    held = replace(row, standing="temporary", held_from=date(2017, 1, 16))
    assert since_told(held) == "102EA · temporary, since Mon 16 Jan 2017"
    vacant = replace(_vacant(row, date(2017, 1, 9)), held_from=None)
    assert since_told(vacant) == "Nobody since Mon 9 Jan 2017"


def test_a_card_wears_how_it_differs_before_what_it_warns_of(east: Loaded) -> None:
    branch = replace(east.tree.branches["EA-S2"], differs=(("New holder", "warn"),))
    row = replace(branch.row, standing="acting")
    assert card_badges(replace(branch, row=row), DAY) == (
        ("New holder", "warn"), ("Acting", "warn"),
    )  # fmt: skip
    assert "new holder" in card_told(branch, DAY)
