"""The plan that fills most at the least cost, against every plan that there is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.features.coverage.rules.solver.cover import propose
from bcu_desk.features.coverage.rules.solver.problem import Later, Options, Plan, Problem, Way
from bcu_desk.features.coverage.rules.solver.ways import ways_of
from tests.features.coverage.rules.solver.towns import a_place, a_row, a_square, an_officer


def _moves(plan: Plan | None) -> list[tuple[str, str]]:
    return [] if plan is None else [move.way.key for move in plan.moves]


def test_the_nearest_officer_above_target_fills_the_ward() -> None:
    found = propose(a_row(3, 2, 2, 1, 3))
    assert _moves(found.best) == [("E1", "D")]
    move = found.best.moves[0]
    assert (move.goal_before, move.goal_after, move.home_before, move.home_after) == (1, 2, 3, 2)
    assert move.way.borders == 1
    assert (found.gap, found.givers) == (1, 6)
    assert found.best.stays == ()


def test_a_ward_with_nobody_comes_first() -> None:
    found = propose(a_row(1, 3, 2, 2, 0))
    assert _moves(found.best) == [("B1", "E")]
    assert [(stay.place.code, stay.there, stay.why) for stay in found.best.stays] == [
        ("A", 1, "used"),
        ("E", 1, "used"),
    ]


def test_two_go_to_one_ward_one_after_another() -> None:
    found = propose(a_row(4, 0))
    assert _moves(found.best) == [("A1", "B"), ("A2", "B")]
    assert [(move.home_before, move.goal_before) for move in found.best.moves] == [(4, 0), (3, 1)]
    assert found.best.emptied == 1


def test_the_second_best_is_another_plan_that_fills_as_much() -> None:
    found = propose(a_row(3, 1))
    assert _moves(found.best) == [("A1", "B")]
    assert _moves(found.second) == [("A2", "B")]
    real = propose(a_row(3, 1, 2, 3))
    assert (_moves(real.best), _moves(real.second)) == ([("A1", "B")], [("D1", "B")])
    assert propose(a_row(2, 1, 2)).second is None
    alone = replace(a_row(2, 1), officers=(an_officer("77EK"),))
    assert _moves(propose(alone).best) == [("77EK", "B")]
    assert propose(alone).second is None


def test_at_most_so_many_moves_are_made() -> None:
    assert len(propose(a_row(4, 1, 1, 1)).best.moves) == 2
    limited = propose(a_row(4, 1, 1, 1, most=1)).best
    assert len(limited.moves) == 1
    assert {stay.why for stay in limited.stays} == {"limit"}
    assert propose(a_row(4, 1, most=0)).best.moves == ()


def test_who_is_kept_stays() -> None:
    town = a_row(3, 1)
    kept = tuple(replace(one, kept="kept") for one in town.officers if one.collar != "A3")
    free = [one for one in town.officers if one.collar == "A3"]
    assert _moves(propose(replace(town, officers=(*kept, *free))).best) == [("A3", "B")]
    nobody = propose(replace(town, officers=kept))
    assert nobody.best.moves == ()
    assert nobody.best.stays[0].why == "all_kept"


def test_a_ward_gives_no_more_than_it_can_spare_on_any_later_day() -> None:
    town = a_row(4, 0)
    later = (Later(date(2017, 3, 1), 1, frozenset({"A1", "A2", "A3"})),)
    places = (replace(town.places[0], later=later), town.places[1])
    assert _moves(propose(replace(town, places=places)).best) == [("A1", "B"), ("A4", "B")]
    none = (replace(later[0], spare=0, there=frozenset({"A1", "A2", "A3", "A4"})),)
    nobody = propose(replace(town, places=(replace(places[0], later=none), places[1])))
    assert nobody.best.moves == ()
    assert [stay.why for stay in nobody.best.stays] == ["falls_later"]


def test_an_officer_without_a_ward_is_posted_at_less_cost() -> None:
    town = a_row(3, 1)
    found = propose(replace(town, officers=(*town.officers, an_officer("99EK"))))
    assert _moves(found.best) == [("99EK", "B")]
    assert found.best.moves[0].home_before is None
    assert found.best.moves[0].home_after is None


def test_progress_is_told_and_may_end_the_search() -> None:
    told: list[int] = []
    propose(a_row(3, 1), lambda share, _: told.append(share))
    assert told == sorted(told)
    assert told[-1] < 100

    def stop(_share: int, words: str) -> None:
        raise InterruptedError(words)

    with pytest.raises(InterruptedError):
        propose(a_row(3, 1), stop)


def test_the_plan_does_not_depend_on_the_order_of_what_comes_in() -> None:
    town = a_square(6, 6, 8)
    officers, places = list(town.officers), list(town.places)
    wanted = propose(town)
    for seed in range(3):
        draw = random.Random(seed)
        draw.shuffle(officers)
        draw.shuffle(places)
        assert propose(replace(town, officers=tuple(officers), places=tuple(places))) == wanted


@st.composite
def towns(draw: st.DrawFn) -> Problem:
    """A few wards, joined or not, in two boroughs, with officers, posts and limits."""
    codes = "ABCDE"[: draw(st.integers(2, 5))]
    places, officers = [], []
    for code in codes:
        there = draw(st.integers(0, 4))
        places.append(
            a_place(
                code,
                there,
                *draw(st.sets(st.sampled_from(codes), max_size=2)),
                borough=draw(st.sampled_from(("B1", "B2"))),
                target=draw(st.sampled_from((None, 1, 2, 2, 3))),
                rooms={"PC": draw(st.integers(0, 2)), "PS": draw(st.integers(0, 1))},
                at=(51.5 + draw(st.integers(0, 9)) / 100, 0.1),
                later=draw(_later(code)),
            )
        )
        officers += [(f"{code}{n}", code) for n in range(min(3, there))]
    spare = [(f"Z{n}", "") for n in range(draw(st.integers(0, 2)))]
    return Problem(
        tuple(
            an_officer(
                collar,
                ward,
                rank=draw(st.sampled_from(("PC", "PC", "PS"))),
                days=draw(st.sampled_from((30, 200, 800))),
                kept=draw(st.sampled_from(("", "", "", "kept"))),
            )
            for collar, ward in (*officers, *spare)
        ),
        tuple(places),
        Options(draw(st.sampled_from((None, 1, 2, 3))), draw(st.booleans())),
    )


def _later(code: str) -> st.SearchStrategy[tuple[Later, ...]]:
    """Up to two later stretches of a ward, with some of its officers there."""
    there = st.frozensets(st.sampled_from([f"{code}{n}" for n in range(3)]), min_size=1)
    return st.lists(
        st.builds(Later, st.just(date(2017, 2, 1)), st.integers(0, 2), there), max_size=2
    ).map(tuple)


Rank = tuple[int, int, int, int]


def _rank(problem: Problem, picked: tuple[Way, ...]) -> Rank:
    """How good a plan is: the smaller the better."""
    officers = sorted(one.collar for one in problem.officers)
    places = sorted(place.code for place in problem.places)
    return (
        -len(picked),
        -len({way.goal.code for way in picked if way.goal.empty}),
        sum(way.tenths for way in picked),
        sum(
            (officers.index(way.officer.collar) + 1) * (places.index(way.goal.code) + 1)
            for way in picked
        ),
    )


def _lawful(problem: Problem) -> Iterator[tuple[Way, ...]]:
    """Every plan that the rules allow, none left out."""
    ways = ways_of(problem.in_order())
    most = min(len(ways), 4 if problem.options.most is None else problem.options.most)
    for count in range(most + 1):
        for picked in combinations(ways, count):
            if _is_lawful(problem, picked):
                yield picked


def _is_lawful(problem: Problem, picked: tuple[Way, ...]) -> bool:
    there = {place.code: place for place in problem.places}
    gives = Counter(way.officer.ward for way in picked if way.officer.ward)
    takes = Counter(way.goal.code for way in picked)
    rooms = Counter((way.goal.code, way.officer.rank) for way in picked)
    return (
        len({way.officer.collar for way in picked}) == len(picked)
        and all(count <= there[code].spare for code, count in gives.items())
        and all(
            sum(way.officer.collar in one.there for way in picked) <= one.spare
            for place in problem.places
            for one in place.later
        )
        and all(count <= there[code].gap for code, count in takes.items())
        and all(count <= there[code].rooms[rank] for (code, rank), count in rooms.items())
    )


@given(towns().filter(lambda town: len(ways_of(town)) <= 12))
@settings(max_examples=25, deadline=None)
def test_no_plan_at_all_is_better_than_the_best_nor_than_the_second(town: Problem) -> None:
    every = sorted(_rank(town, picked) for picked in _lawful(town))
    found = propose(town)
    best = tuple(move.way for move in found.best.moves)
    if -every[0][0] >= 4:  # more moves than were tried
        return
    assert _is_lawful(town, best)
    assert _rank(town, best) == every[0]
    routes = Counter(way.route for way in best)
    alike = sorted(
        (Counter(way.route for way in picked) == routes, _rank(town, picked))
        for picked in _lawful(town)
        if _rank(town, picked)[:2] == every[0][:2] and _keys(picked) != _keys(best)
    )
    if found.second is None:
        assert not alike or not best
    else:
        second = tuple(move.way for move in found.second.moves)
        assert _is_lawful(town, second)
        assert _rank(town, second) == alike[0][1]


def _keys(picked: tuple[Way, ...]) -> set[tuple[str, str]]:
    return {way.key for way in picked}
