"""Cover wards that are short: the plan of moves that fills most at the least cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import TypeVar

from bcu_desk.features.coverage.rules.solver.problem import (
    Move,
    Place,
    Plan,
    Problem,
    Proposal,
    Way,
)
from bcu_desk.features.coverage.rules.solver.program import Limit, Tell, Unsolved, chosen
from bcu_desk.features.coverage.rules.solver.stays import stays_of
from bcu_desk.features.coverage.rules.solver.ways import ways_of

Picked = tuple[Way, ...]
K = TypeVar("K")


def propose(problem: Problem, tell: Tell | None = None) -> Proposal:
    """The best plan and the second best, whatever order officers and wards come in.

    First as many gaps are filled as can be, then as many wards without anybody as can be get
    somebody, then the moves cost least; what is still alike goes by collar number and ward code.
    `tell` hears of the progress, and may raise to end it.
    """
    problem, say = problem.in_order(), tell or _silent
    say(5, "Looking who could go where")
    ways = ways_of(problem)
    say(20, "Looking how much can be filled")
    reach = _most(problem, ways)
    say(40, "Looking for the best plan")
    best = _cheapest(problem, ways, reach)
    say(60, "Looking for the second best")
    second = _second(problem, ways, reach, best)
    say(95, "Putting it in words")
    return Proposal(
        _plan(problem, best),
        None if second is None else _plan(problem, second),
        sum(place.gap for place in problem.places),
        len({way.officer.collar for way in ways}),
    )


def _silent(_share: int, _words: str) -> None:
    """Nobody listens."""


def _most(problem: Problem, ways: Picked) -> tuple[int, int]:
    """How many gaps can be filled, and how many wards without anybody get somebody then."""
    empty = _empty(problem)
    worth = [-len(empty) - 1] * len(ways) + [-1] * len(empty)
    found = chosen(worth, [*_limits(problem, ways), *_reached(ways, empty)])
    return sum(n < len(ways) for n in found), sum(n >= len(ways) for n in found)


def _empty(problem: Problem) -> tuple[Place, ...]:
    """The wards without anybody."""
    return tuple(place for place in problem.places if place.empty)


def _cheapest(
    problem: Problem, ways: Picked, reach: tuple[int, int], unlike: Sequence[Limit] = ()
) -> Picked:
    """The moves of least cost that fill so many gaps and reach so many wards without anybody.

    Raises Unsolved where no plan keeps within the limits `unlike` too.
    """
    if not ways:
        return ()
    empty = _empty(problem)
    every, first = range(len(ways)), range(len(ways), len(ways) + len(empty))
    limits = [
        *_limits(problem, ways),
        *_reached(ways, empty),
        Limit(tuple(every), reach[0], reach[0]),
        Limit(tuple(first), reach[1], reach[1]),
        *unlike,
    ]
    count = 1 + max(number for limit in limits for number in limit.choices)
    weights = [*_weights(problem, ways, reach[0]), *(0 for _ in range(len(ways), count))]
    found = chosen(weights, limits)
    return tuple(way for number, way in enumerate(ways) if number in found)


def _second(problem: Problem, ways: Picked, reach: tuple[int, int], best: Picked) -> Picked | None:
    """The cheapest plan that fills as much between other wards; else with other officers; or None.

    Two officers of a ward who could change places are no choice worth showing before a real one.
    """
    if not best:
        return None
    others = len(ways) + len(_empty(problem))
    for unlike in (_other_routes(ways, best, others), _other_officers(ways, best)):
        with suppress(Unsolved):
            return _cheapest(problem, ways, reach, tuple(unlike))
    return None


def _weights(problem: Problem, ways: Picked, filled: int) -> Iterator[int]:
    """The cost of each way; then, smaller than any cost, its place in the order."""
    officers = {one.collar: n for n, one in enumerate(problem.officers, 1)}
    places = {one.code: n for n, one in enumerate(problem.places, 1)}
    ranks = [officers[way.officer.collar] * places[way.goal.code] for way in ways]
    whole = filled * max(ranks) + 1
    for way, rank in zip(ways, ranks, strict=True):
        yield way.tenths * whole + rank


def _limits(problem: Problem, ways: Picked) -> Iterator[Limit]:
    """Nobody moves twice, no ward gives below its target on any day or gets too many."""
    places = {place.code: place for place in problem.places}
    for choices in _grouped(way.officer.collar for way in ways).values():
        yield Limit(choices, 1)
    yield from _limits_of_givers(ways, places)
    for code, choices in _grouped(way.goal.code for way in ways).items():
        yield Limit(choices, places[code].gap)
    rooms = _grouped((way.goal.code, way.officer.rank) for way in ways)
    for (code, rank), choices in rooms.items():
        yield Limit(choices, places[code].rooms[rank])
    if problem.options.most is not None:
        yield Limit(tuple(range(len(ways))), problem.options.most)


def _limits_of_givers(ways: Picked, places: Mapping[str, Place]) -> Iterator[Limit]:
    for code, choices in _grouped(way.home.code if way.home else "" for way in ways).items():
        if code:
            yield Limit(choices, places[code].spare)
            yield from _limits_later(ways, choices, places[code])


def _limits_later(ways: Picked, own: Iterable[int], home: Place) -> Iterator[Limit]:
    """Of those who are on a ward on a later stretch, no more leave than it can spare then."""
    for one in home.later:
        choices = tuple(number for number in own if ways[number].officer.collar in one.there)
        if choices:
            yield Limit(choices, one.spare)


def _grouped(keys: Iterable[K]) -> dict[K, tuple[int, ...]]:
    """The numbers of the ways that share a key."""
    found: dict[K, list[int]] = {}
    for number, key in enumerate(keys):
        found.setdefault(key, []).append(number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _reached(ways: Picked, empty: Sequence[Place]) -> Iterator[Limit]:
    """A ward without anybody counts as reached only where somebody goes there."""
    goals = _grouped(way.goal.code for way in ways)
    for number, place in enumerate(empty, len(ways)):
        there = goals.get(place.code, ())
        counts = (*(-1 for _ in there), 1)
        yield Limit((*there, number), 0, -place.gap, counts)


def _other_routes(ways: Picked, best: Picked, first: int) -> Iterator[Limit]:
    """Fewer go from one ward to another than in the best plan, on one route of it at least.

    A choice for each such route, numbered from `first`, says that it is the one.
    """
    used = Counter(way.route for way in best)
    numbers = _grouped(way.route for way in ways)
    for choice, route in enumerate(sorted(used), first):
        own = numbers[route]
        way = ways[own[0]]
        most = min(len(own), way.goal.gap, way.home.spare if way.home else len(own))
        yield Limit((*own, choice), most, 0, (*(1 for _ in own), most - used[route] + 1))
    yield Limit(tuple(range(first, first + len(used))), len(used), 1)


def _other_officers(ways: Picked, best: Picked) -> Iterator[Limit]:
    """Not all the moves of the best plan."""
    them = {way.key for way in best}
    yield Limit(tuple(n for n, way in enumerate(ways) if way.key in them), len(them) - 1)


def _plan(problem: Problem, picked: Picked) -> Plan:
    """The moves in the order to read them: wards without anybody first, then the cheapest."""
    ordered = sorted(
        picked, key=lambda way: (not way.goal.empty, way.tenths, way.goal.name, way.officer.collar)
    )
    moves, there = played(ordered)
    left = {place.code: there.get(place.code, place.there) for place in problem.places}
    return Plan(moves, stays_of(problem, picked, left))


def played(
    ordered: Iterable[Way], left_out: Collection[str] = ()
) -> tuple[tuple[Move, ...], dict[str, int]]:
    """The moves one after another, and how many are on each ward that changed.

    Those of officers who are `left_out` are told as if they came next, and change nothing.
    """
    there: dict[str, int] = {}
    moves = []
    for way in ordered:
        goal = there.get(way.goal.code, way.goal.there)
        home = None if way.home is None else there.get(way.home.code, way.home.there)
        move = Move(way, goal, home)
        moves.append(move)
        if way.officer.collar in left_out:
            continue
        there[way.goal.code] = move.goal_after
        if way.home is not None and move.home_after is not None:
            there[way.home.code] = move.home_after
    return tuple(moves), there
