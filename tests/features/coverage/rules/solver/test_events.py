"""Whom to take for an event, against every choice that there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.features.coverage.rules.solver.costs import EventCosts
from bcu_desk.features.coverage.rules.solver.events import (
    Event,
    EventWard,
    Member,
    event_words,
    plan_event,
    taken_words,
)


def _an_event(take: int, *there: int, boroughs: str = "", target: int | None = 2) -> Event:
    """Wards A, B, C … with so many officers each: A1, A2, …."""
    codes = [chr(ord("A") + n) for n in range(len(there))]
    homes = boroughs or "1" * len(there)
    wards = tuple(
        EventWard(code, f"Ward {code}", home, target, count)
        for code, home, count in zip(codes, homes, there, strict=True)
    )
    members = tuple(
        Member(f"{ward.code}{n}", f"PC {ward.code}{n}", ward.code)
        for ward in wards
        for n in range(1, ward.there + 1)
    )
    return Event(take, members, wards)


def _who(event: Event) -> list[str]:
    return [one.member.collar for one in plan_event(event).best.taken]


def test_those_above_target_go_first() -> None:
    found = plan_event(_an_event(2, 2, 3, 3))
    assert [one.ward.code for one in found.best.taken] == ["B", "C"]
    assert (found.best.emptied, found.best.below, found.missing) == (0, 0, 0)


def test_no_ward_is_left_with_nobody_where_others_can_give() -> None:
    found = plan_event(_an_event(2, 1, 2, 2)).best
    assert [(one.ward.code, one.after) for one in found.taken] == [("B", 1), ("C", 1)]
    assert (found.emptied, found.below) == (0, 2)


def test_boroughs_share_the_burden() -> None:
    found = plan_event(_an_event(4, 3, 3, 3, 3, 3, 3, boroughs="111122")).best
    assert Counter(one.ward.borough for one in found.taken) == {"1": 3, "2": 1}


def test_who_was_taken_of_late_is_spared() -> None:
    event = _an_event(1, 3)
    tired = tuple(replace(one, burden=4 if one.collar != "A2" else 0) for one in event.members)
    assert _who(replace(event, members=tired)) == ["A2"]


def test_who_is_kept_stays_and_what_is_missing_is_told() -> None:
    event = _an_event(4, 2, 1)
    kept = tuple(replace(one, kept="kept") if one.ward == "B" else one for one in event.members)
    found = plan_event(replace(event, members=kept))
    assert [one.member.collar for one in found.best.taken] == ["A1", "A2"]
    assert found.missing == 2
    assert found.second is None
    assert event_words(found).endswith("2 more are wanted than are there and not kept.")
    assert plan_event(_an_event(0, 2)).best.taken == ()


def test_the_plan_is_told_in_words() -> None:
    event = _an_event(2, 2, 3)
    tired = tuple(replace(one, burden=1) for one in event.members)
    best = plan_event(replace(event, members=tired)).best
    costs = EventCosts()
    assert [taken_words(one, costs) for one in best.taken] == [
        "PC A1 A1 of Ward A (2 → 1, 1 below target): taken 1 day in the last 56.",
        "PC B1 B1 of Ward B (3 → 2, still at target): taken 1 day in the last 56.",
    ]
    assert event_words(plan_event(event)).startswith(
        "2 DWOs of 2 wards: 0 left with nobody, 1 below"
    )
    loose = plan_event(_an_event(1, 1, target=None)).best
    assert taken_words(loose.taken[0], costs).startswith("PC A1 A1 of Ward A (1 → 0, no target)")
    alone = plan_event(_an_event(1, 1)).best
    assert "nobody left" in taken_words(alone.taken[0], costs)


@st.composite
def events(draw: st.DrawFn) -> Event:
    """A few wards in two boroughs, with officers who were taken of late or are kept."""
    there = draw(st.lists(st.integers(1, 4), min_size=1, max_size=4).filter(lambda n: sum(n) < 11))
    boroughs = "".join(draw(st.sampled_from("12")) for _ in there)
    made = _an_event(draw(st.integers(1, 5)), *there, boroughs=boroughs)
    members = tuple(
        replace(one, burden=draw(st.integers(0, 3)), kept=draw(st.sampled_from(("", "", "kept"))))
        for one in made.members
    )
    wards = tuple(replace(one, target=draw(st.sampled_from((None, 1, 2, 3)))) for one in made.wards)
    return replace(made, members=members, wards=wards)


def _rank(event: Event, picked: tuple[Member, ...]) -> tuple[int, int, int, int]:
    wards = {one.code: one for one in event.wards}
    gave = Counter(one.ward for one in picked)
    strong: Counter[str] = Counter()
    for ward in event.wards:
        strong[ward.borough] += ward.there
    shares = 0
    for borough, count in Counter(wards[one.ward].borough for one in picked).items():
        shares += sum(200 * (2 * n + 1) // strong[borough] for n in range(count))
    order = sorted(one.collar for one in event.members if not one.kept)
    return (
        sum(wards[code].there == count for code, count in gave.items()),
        sum(count > wards[code].spare for code, count in gave.items()),
        shares + sum(one.burden * 10 for one in picked),
        sum(order.index(one.collar) + 1 for one in picked),
    )


@given(events())
@settings(max_examples=25, deadline=None)
def test_no_choice_at_all_is_better_than_the_best_nor_than_the_second(event: Event) -> None:
    free = [one for one in event.members if not one.kept]
    take = min(event.take, len(free))
    every = sorted(_rank(event, picked) for picked in combinations(free, take))
    found = plan_event(replace(event, members=event.members[::-1], wards=event.wards[::-1]))
    assert found == plan_event(event)
    best = tuple(one.member for one in found.best.taken)
    assert _rank(event, best) == every[0]
    assert found.best.tenths == every[0][2]
    assert found.missing == event.take - take
    alike = [rank for rank in every[1:] if rank[:2] == every[0][:2]]
    assert (found.second is None) == (not alike)
    if found.second is not None:
        assert _rank(event, tuple(one.member for one in found.second.taken)) == alike[0]
