"""Which wards stay short after a plan, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from bcu_desk.features.coverage.rules.solver.problem import Officer, Place, Problem, Stay, Way
from bcu_desk.features.coverage.rules.solver.ways import may_go

NO_POST = "no_post"
NOBODY_ABOVE = "nobody_above"
FALLS_LATER = "falls_later"
BOROUGH_LINE = "borough_line"
ALL_KEPT = "all_kept"
LIMIT = "limit"
USED = "used"


def stays_of(problem: Problem, picked: Iterable[Way], there: Mapping[str, int]) -> tuple[Stay, ...]:
    """The wards that stay short, the neediest first, with the reason for each.

    `there` is how many are on each ward after the plan.
    """
    found = _Reasons(problem, tuple(picked))
    stays = [
        Stay(place, there[place.code], found.why(place, there[place.code]))
        for place in problem.places
        if place.gap and there[place.code] - place.there < place.gap
    ]
    return tuple(sorted(stays, key=lambda stay: (stay.there, -stay.short, stay.place.name)))


class _Reasons:
    """Tells why a ward got nobody (more), once the plan is known."""

    def __init__(self, problem: Problem, picked: tuple[Way, ...]) -> None:
        self._problem = problem
        self._places = {place.code: place for place in problem.places}
        self._moved = {way.officer.collar for way in picked}
        self._count = len(picked)
        given = [way.home.code for way in picked if way.home is not None]
        self._left = {place.code: place.spare - given.count(place.code) for place in problem.places}

    def why(self, place: Place, there: int) -> str:
        """The code of the reason."""
        if not sum(place.rooms.values()) - (there - place.there):
            return NO_POST
        able = tuple(self._able(place, cross_borough=self._problem.options.cross_borough))
        if not able:
            return self._nobody(place)
        if all(one.kept for one in able):
            return ALL_KEPT
        return LIMIT if self._all_moves_made() and any(map(self._idle, able)) else USED

    def _all_moves_made(self) -> bool:
        """Whether the plan has as many moves as are allowed."""
        most = self._problem.options.most
        return most is not None and self._count >= most

    def _nobody(self, place: Place) -> str:
        """Why no officer at all could come."""
        cross_borough = self._problem.options.cross_borough
        if any(self._able(place, cross_borough=True)):
            return BOROUGH_LINE
        if any(self._able(place, cross_borough=cross_borough, first_day=True)):
            return FALLS_LATER
        return NOBODY_ABOVE

    def _able(
        self, place: Place, *, cross_borough: bool, first_day: bool = False
    ) -> Iterator[Officer]:
        """Who could come, whether they are kept or not; `first_day`: if only that one counted."""
        for officer in self._problem.officers:
            home = self._places.get(officer.ward)
            if officer.ward and home is None:
                continue
            if home is not None and first_day:
                home = replace(home, later=())
            if may_go(officer, home, place, cross_borough=cross_borough):
                yield officer

    def _idle(self, officer: Officer) -> bool:
        """Whether an officer could still be moved after the plan."""
        if officer.kept or officer.collar in self._moved:
            return False
        if not officer.ward:
            return True
        later = self._places[officer.ward].later
        return self._left[officer.ward] > 0 and all(
            one.spare > len(self._moved & one.there) for one in later if officer.collar in one.there
        )
