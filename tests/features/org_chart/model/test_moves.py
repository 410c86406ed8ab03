"""Where posts and people may go, and what a move will do in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import (
    Move,
    knows_told,
    label_of,
    lawful_targets,
    move_told,
    next_start,
    offers_to,
    people_found,
    why_not_there,
)
from bcu_desk.features.org_chart.queries import HolderRow, PersonRow

DAY = date(2017, 1, 23)


@pytest.mark.parametrize(
    ("target", "where", "reason"),
    [
        ("EA-CI3", "under", None),
        ("EA-CI5", "under", "under_already"),
        ("EA-I5", "under", "under_lower_rank"),
        ("EA-I14", "before", None),
        ("EA-I5", "after", None),
        ("EA-I13", "before", "under_itself"),
        ("EA-C1", "before", "beside_top"),
        ("EA-PS20", "after", "under_lower_rank"),
    ],
)
def test_a_post_goes_under_a_higher_rank_or_beside_what_stands_there(
    east: Loaded, target: str, where: str, reason: str | None
) -> None:
    assert why_not_there(east, "EA-I13", target, where) == reason
    assert (target in lawful_targets(east, "EA-I13", where)) == (reason is None)


def test_a_move_is_told_with_its_place_its_day_and_the_name_of_the_step(east: Loaded) -> None:
    row = east.tree.branches["EA-I13"].row
    above = east.tree.branches["EA-CI3"].row
    told = move_told(east, Move("EA-I13", "EA-CI3", "under", DAY))
    assert told == (
        f"{row.holder_rank} {row.holder_name} ({row.title}) will report to "
        f"{above.holder_rank} {above.holder_name} ({above.title}) as 2nd of 2 from "
        "Mon 23 Jan 2017. 24 posts below it go along. Ctrl+Z takes back "
        f"“Move {row.title} (EA-I13) under {above.title} (EA-CI3)”."
    )


def test_another_place_under_the_same_post_is_told_as_that(east: Loaded) -> None:
    told = move_told(east, Move("EA-S4", "EA-S2", "before", DAY))
    assert "will stay under" in told
    assert "as 3rd of 5 from" in told
    assert label_of(east, Move("EA-S4", "EA-S2", "after", DAY)).split(" (EA-S4) ")[1] == (
        "after Superintendent, Response (EA-S2)"
    )


def _person(east: Loaded, rank: str) -> PersonRow:
    return next(row for row in east.people if row.rank == rank and not row.posts)


def test_vacant_posts_are_offered_with_what_the_rank_means(east: Loaded) -> None:
    own, lower = _person(east, "DI"), _person(east, "PS")
    assert offers_to(east, own.collar)["EA-I18"].words == "The rank asked for"
    assert offers_to(east, lower.collar)["EA-I18"].words == "Acting, 1 rank below"
    higher = offers_to(east, _person(east, "CI").collar)["EA-I18"]
    assert (higher.words, higher.lawful) == ("A higher rank than asked", True)


def test_a_post_that_is_held_is_not_offered(east: Loaded) -> None:
    holder = east.tree.branches["EA-S4"].row.holder
    assert holder is not None
    offers = offers_to(east, holder)
    assert (offers["EA-S4"].words, offers["EA-S4"].lawful) == ("Holds this post", False)
    assert (offers["EA-S3"].words, offers["EA-S3"].lawful) == ("Not vacant", False)


def test_a_vacancy_that_somebody_comes_to_is_offered_until_then(east: Loaded) -> None:
    comes = HolderRow("EA-I18", "1", "Una Brandt", "DI", "substantive", date(2017, 2, 13), None)
    later = replace(east, holders={**east.holders, "EA-I18": (comes,)})
    assert next_start(later, "EA-I18") == date(2017, 2, 13)
    words = offers_to(later, _person(east, "DI").collar)["EA-I18"].words
    assert words == "The rank asked for, to Sun 12 Feb 2017"


def test_people_are_found_by_rank_then_name_or_number(east: Loaded) -> None:
    spare = _person(east, "CI")
    assert {row.rank for row in people_found(east.people, "ps")} == {"PS"}
    assert {row.rank for row in people_found(east.people, "ch supt")} == {"Ch Supt"}
    for typed in (spare.collar.lower(), spare.name.lower(), f"ci {spare.name.split()[1]}"):
        assert spare in people_found(east.people, typed)
    assert people_found(east.people, "nobody at all") == ()


def test_people_without_a_post_come_first(east: Loaded) -> None:
    posts = [bool(row.posts) for row in people_found(east.people, "")]
    assert posts == sorted(posts)


def test_authorities_and_boroughs_are_told(east: Loaded) -> None:
    plain = replace(_person(east, "CI"), authorities=(), boroughs=())
    assert knows_told(plain) == "No driving authority"
    knows = replace(plain, authorities=("response", "van"), boroughs=("Havering", "Redbridge"))
    assert knows_told(knows) == "Response, van; knows Havering and Redbridge"
