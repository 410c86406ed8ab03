"""What a plan is asked for: officers, wards and what is allowed; and the plan that comes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bcu_desk.features.coverage.rules.solver.costs import Cost, MoveCosts


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who may be moved; `ward` is '' without one, `bcu` '' where any BCU will do.

    `days` is how long they have been on their ward. `kept` says why they stay ('' where they need
    not), `away` why they are away on the day.
    """

    collar: str
    name: str
    rank: str
    ward: str = ""
    bcu: str = ""
    days: int = 0
    kept: str = ""
    away: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """A stretch of a move's days: how many a ward can give then, of those who are there then."""

    from_day: date
    spare: int
    there: frozenset[str]


@dataclass(frozen=True, slots=True)
class Place:
    """A ward: its target (None: no data), who is there, and its empty posts by rank.

    `at` is latitude and longitude in degrees; one that is not `wanted` is not to be filled.
    `there` and `spare` are those of the first day of the moves, `later` tells of the others.
    """

    code: str
    name: str
    borough: str
    bcu: str
    target: int | None
    there: int
    rooms: Mapping[str, int] = field(default_factory=dict)
    neighbours: tuple[str, ...] = ()
    at: tuple[float, float] = (0.0, 0.0)
    wanted: bool = True
    later: tuple[Later, ...] = ()

    @property
    def gap(self) -> int:
        """How many are to be found; nought without a target."""
        if self.target is None or not self.wanted:
            return 0
        return max(0, self.target - self.there)

    @property
    def spare(self) -> int:
        """How many are above the target; nought without one."""
        return 0 if self.target is None else max(0, self.there - self.target)

    def gives(self, collar: str) -> bool:
        """Whether an officer can be spared on the first day and on every later one."""
        return self.spare > 0 and all(one.spare > 0 for one in self.later if collar in one.there)

    @property
    def empty(self) -> bool:
        """Whether there is nobody where somebody should be."""
        return self.gap > 0 and self.there == 0


@dataclass(frozen=True, slots=True)
class Options:
    """What is allowed: moves at most (None: any number), and whether borough lines are crossed."""

    most: int | None = None
    cross_borough: bool = True


@dataclass(frozen=True, slots=True)
class Problem:
    """Wards that are short and officers who could go there."""

    officers: tuple[Officer, ...]
    places: tuple[Place, ...]
    options: Options = field(default_factory=Options)
    costs: MoveCosts = field(default_factory=MoveCosts)

    def in_order(self) -> Problem:
        """The same in one order, whatever order it came in: so that a plan never depends on it."""
        officers = tuple(sorted(self.officers, key=lambda one: one.collar))
        places = tuple(sorted(self.places, key=lambda one: one.code))
        return Problem(officers, places, self.options, self.costs)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a move's cost: which cost, how many tenths, of how many borders, years or days."""

    cost: Cost
    tenths: int
    count: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """An officer who could go to a ward: how far that is, and what it costs.

    `borders` is None where no chain of neighbouring wards joins the two.
    """

    officer: Officer
    goal: Place
    home: Place | None
    borders: int | None
    metres: int
    parts: tuple[Part, ...]

    @property
    def tenths(self) -> int:
        """The whole cost, in tenths of a point."""
        return sum(part.tenths for part in self.parts)

    @property
    def key(self) -> tuple[str, str]:
        """Who goes where."""
        return self.officer.collar, self.goal.code

    @property
    def route(self) -> tuple[str, str]:
        """From which ward to which; '' where there is none to leave."""
        return self.officer.ward, self.goal.code

    @property
    def crosses(self) -> bool:
        """Whether a borough line is crossed."""
        return self.home is not None and self.home.borough != self.goal.borough


@dataclass(frozen=True, slots=True)
class Move:
    """A step of a plan: the way, and how both wards stand before and after it."""

    way: Way
    goal_before: int
    home_before: int | None

    @property
    def goal_after(self) -> int:
        """How many are on the ward then."""
        return self.goal_before + 1

    @property
    def home_after(self) -> int | None:
        """How many are left on the ward that gives; None without one."""
        return None if self.home_before is None else self.home_before - 1


@dataclass(frozen=True, slots=True)
class Stay:
    """A ward that stays short: by how many, and why (a code of `stays`)."""

    place: Place
    there: int
    why: str

    @property
    def short(self) -> int:
        """How many are still missing."""
        return 0 if self.place.target is None else max(0, self.place.target - self.there)


@dataclass(frozen=True, slots=True)
class Plan:
    """Moves in the order to read them, and the wards that stay short after them."""

    moves: tuple[Move, ...]
    stays: tuple[Stay, ...]

    @property
    def tenths(self) -> int:
        """The cost of all moves, in tenths of a point."""
        return sum(move.way.tenths for move in self.moves)

    @property
    def emptied(self) -> int:
        """How many wards had nobody and then have somebody."""
        return sum(move.goal_before == 0 for move in self.moves)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The best plan, and the second best where another fills as many; `gap` is what was missing.

    `givers` is how many officers could go somewhere at all.
    """

    best: Plan
    second: Plan | None
    gap: int
    givers: int
