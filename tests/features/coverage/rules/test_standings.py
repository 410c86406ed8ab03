"""How a ward stands, sums that hide nothing, whom to ask first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.features.coverage.rules.standings import (
    Candidate,
    Standing,
    WardState,
    distance_km,
    ranked,
    state_of,
    summed,
)

FEW = st.integers(0, 9)
TARGETS = st.none() | FEW
WARDS = st.lists(st.tuples(TARGETS, FEW))
STANDINGS = st.none() | st.builds(Standing, there=FEW, target=TARGETS)
PEOPLE = st.lists(
    st.builds(
        Candidate,
        collar=st.uuids().map(str),
        name=st.text(min_size=1, max_size=5),
        away=st.none() | st.just("sick"),
        leaves=STANDINGS,
        km=st.floats(0, 40),
        crosses=st.booleans(),
    )
)


@pytest.mark.parametrize(
    ("target", "there", "state"),
    [
        (2, 0, "none"),
        (2, 1, "short"),
        (2, 2, "met"),
        (2, 3, "over"),
        (0, 0, "met"),
        (None, 2, "no_data"),
        (2, None, "no_data"),
    ],
)
def test_a_ward_is_in_one_of_five_classes(
    target: int | None, there: int | None, state: str
) -> None:
    assert state_of(target, there) == state


@given(WARDS)
def test_shortfall_is_summed_ward_by_ward_and_never_netted(
    wards: list[tuple[int | None, int]],
) -> None:
    sums = summed(wards)
    known = [(target, there) for target, there in wards if target is not None]
    assert sums.wards == len(known)
    assert sums.need - sums.in_post == sums.shortfall - sums.surplus
    assert sums.shortfall == sum(Standing(there, target).shortfall for target, there in known)
    assert sums.surplus == sum(Standing(there, target).surplus for target, there in known)
    assert (sums.wards_met == sums.wards) == (sums.shortfall == 0)
    assert sums.cover is None or 0 <= sums.cover <= 1


@given(WARDS, st.integers(1, 9))
def test_a_surplus_elsewhere_changes_no_shortfall_and_no_cover(
    wards: list[tuple[int | None, int]], extra: int
) -> None:
    before, after = summed(wards), summed([*wards, (0, extra)])
    assert (after.shortfall, after.cover) == (before.shortfall, before.cover)
    assert after.surplus == before.surplus + extra


@given(FEW, TARGETS)
def test_the_class_of_a_standing_says_what_is_missing_or_over(
    there: int, target: int | None
) -> None:
    seen = Standing(there, target)
    assert (seen.state in (WardState.NONE, WardState.SHORT)) == (seen.shortfall > 0)
    assert (seen.state is WardState.OVER) == (seen.surplus > 0)
    assert not (seen.shortfall and seen.surplus)


@given(FEW, TARGETS)
def test_one_more_and_one_fewer_bring_a_ward_back(there: int, target: int | None) -> None:
    seen = Standing(there, target)
    assert seen.after(1).after(-1) == seen
    assert Standing(0, target).after(-1).there == 0


@given(PEOPLE)
def test_people_at_work_who_leave_nobody_short_are_asked_first(people: list[Candidate]) -> None:
    found = ranked(people)
    assert sorted(one.collar for one in found) == sorted(one.collar for one in people)
    for one, other in pairwise(found):
        assert (one.away is not None, one.hurts, one.cost) <= (
            other.away is not None,
            other.hurts,
            other.cost,
        )


def test_somebody_without_a_post_costs_nothing_and_a_borough_line_counts_three_km() -> None:
    spare = Candidate("1", "PC Ash")
    near = Candidate("2", "PC Bell", leaves=Standing(2, 2), km=2.0)
    across = Candidate("3", "PC Cole", leaves=Standing(2, 2), km=1.0, crosses=True)
    hurting = Candidate("4", "PC Dunn", leaves=Standing(1, 2), km=0.5)
    away = Candidate("5", "PC Eze", away="sick to Fri 27 Jan")
    assert ranked([away, hurting, across, near, spare]) == (spare, near, across, hurting, away)
    assert (spare.cost, near.cost, across.cost) == (0, 2, 4)


def test_distances_in_one_city_are_right_to_a_few_metres() -> None:
    # Romford to Holborn by the haversine formula: 21.923 km.
    assert distance_km((51.575, 0.183), (51.517, -0.120)) == pytest.approx(21.923, abs=0.005)
    assert distance_km((51.5, -0.1), (51.5, -0.1)) == 0
