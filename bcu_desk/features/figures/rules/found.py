"""What is found in a file of figures: counts of areas, minutes of teams, and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.refusals import Fact

ERROR, CONFLICT, UNKNOWN = "error", "conflict", "unknown"


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that can't be taken as it stands: wrong, told twice, or of a place not known.

    `code` names its sentence. One that is not `fatal` is told of, and the rest can be loaded.
    """

    line: int
    state: str
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()
    fatal: bool = True


def a_sum(line: int) -> Problem:
    """A line that sums others up, which is left out."""
    return Problem(line, UNKNOWN, "figures_sum", fatal=False)


@dataclass(frozen=True, slots=True)
class Count:
    """A count of an area (GSS code) and a month, summed over the lines from `line` on."""

    code: str
    area: str
    month: str
    amount: int
    line: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two counts share."""
        return self.code, self.area, self.month


@dataclass(frozen=True, slots=True)
class TeamMinutes:
    """Minutes that a team was abstracted; `ward` is its GSS code, '' where it is not known.

    `note` is the code of a sentence on what is not known of it.
    """

    month: str
    bcu: str
    borough: str
    team: str
    duty: str
    kind: str
    minutes: int
    ward: str = ""
    line: int = 0
    note: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What no two of them share."""
        return self.month, self.bcu, self.borough, self.team, self.duty, self.kind


@dataclass(frozen=True, slots=True)
class Found:
    """All of a file: its layout, its figures, what is wrong, and what was passed over."""

    layout: str
    counts: tuple[Count, ...] = ()
    teams: tuple[TeamMinutes, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def fatal(self) -> tuple[Problem, ...]:
        """What stands in the way of loading any of it."""
        return tuple(problem for problem in self.problems if problem.fatal)
