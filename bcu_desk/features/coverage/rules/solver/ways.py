"""Who could go where: how far, and what that costs."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from bcu_desk.features.coverage.rules.solver.costs import Cost, MoveCosts
from bcu_desk.features.coverage.rules.solver.problem import Officer, Part, Place, Problem, Way
from bcu_desk.features.coverage.rules.standings import distance_km

YEAR = 365
KILOMETRE = 1000
Hops = Mapping[str, int]


def ways_of(problem: Problem) -> tuple[Way, ...]:
    """Every way that is allowed, by officer and ward; those who are kept have none."""
    return tuple(_ways(problem, problem.officers, problem.costs))


def _ways(problem: Problem, officers: Iterable[Officer], costs: MoveCosts) -> Iterator[Way]:
    places = {place.code: place for place in problem.places}
    short = [place for place in problem.places if place.gap]
    borders = _Borders(places)
    for officer in officers:
        home = places.get(officer.ward)
        if officer.kept or (officer.ward and home is None):
            continue
        hops = borders.of(home)
        for goal in short:
            if may_go(officer, home, goal, cross_borough=problem.options.cross_borough):
                yield _way(officer, home, goal, hops, costs)


class _Borders:
    """How many ward borders lie between wards, worked out once for each ward to leave."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._from: dict[str, Hops] = {}

    def of(self, home: Place | None) -> Hops:
        """To each ward from one; none from no ward."""
        if home is None:
            return {}
        if home.code not in self._from:
            self._from[home.code] = borders_from(home.code, self._places)
        return self._from[home.code]


def may_go(officer: Officer, home: Place | None, goal: Place, *, cross_borough: bool) -> bool:
    """Whether an officer's rank, BCU, borough and ward let them go to a ward.

    A ward gives only what is above its target on every day, and nobody goes to another BCU.
    """
    if not goal.rooms.get(officer.rank) or officer.bcu not in ("", goal.bcu):
        return False
    if home is None:
        return True
    return home.gives(officer.collar) and (cross_borough or home.borough == goal.borough)


def borders_from(start: str, places: Mapping[str, Place]) -> Hops:
    """How many ward borders lie between a ward and each one that neighbours join to it."""
    found = {start: 0}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for other in places[here].neighbours:
            if other in places and other not in found:
                found[other] = found[here] + 1
                waiting.append(other)
    return found


def _way(officer: Officer, home: Place | None, goal: Place, hops: Hops, costs: MoveCosts) -> Way:
    metres = 0 if home is None else round(distance_km(home.at, goal.at) * KILOMETRE)
    borders = hops.get(goal.code)
    parts = (*_far(home, goal, borders, metres, costs), *_broken(officer, home, costs))
    return Way(officer, goal, home, borders, metres, parts)


def _far(
    home: Place | None, goal: Place, borders: int | None, metres: int, costs: MoveCosts
) -> Iterator[Part]:
    """What the distance and a borough line count for."""
    if home is None:
        return
    if borders is not None:
        yield _times(costs.border, borders)
    else:
        tenths = costs.kilometre.tenths * metres // KILOMETRE
        yield Part(costs.kilometre, tenths, metres // KILOMETRE)
    if home.borough != goal.borough:
        yield _times(costs.borough_line, 1)


def _broken(officer: Officer, home: Place | None, costs: MoveCosts) -> Iterator[Part]:
    """What is broken off by the move."""
    if home is None:
        yield _times(costs.posting, 1)
    else:
        yield _times(costs.leaving, 1)
        years = min(costs.most_years, officer.days // YEAR)
        if years:
            yield _times(costs.tenure, years)
        elif officer.days < costs.settled_days:
            yield Part(costs.unsettled, costs.unsettled.tenths, costs.settled_days)
    if officer.away:
        yield _times(costs.away, 1)


def _times(cost: Cost, count: int) -> Part:
    return Part(cost, cost.tenths * count, count)
