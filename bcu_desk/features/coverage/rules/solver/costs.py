"""What a move counts for, and what taking an officer for an event does: plain data with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

SCALE = 10  # costs are counted in tenths of a point


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost: tenths of a point, what it is for (one, or `{count}` of them), and why."""

    tenths: int
    one: str
    many: str
    reason: str

    def words(self, count: int) -> str:
        """What it is for."""
        return self.one if count == 1 else self.many.format(count=count)


@dataclass(frozen=True, slots=True)
class MoveCosts:
    """The costs of a move from one ward to another, in force from a day until other ones are."""

    from_day: date = date(2017, 1, 9)
    border: Cost = Cost(
        10,
        "1 ward border",
        "{count} ward borders",
        "One for each ward border on the way: the nearer the old ward, the more of the new one an"
        " officer knows.",
    )
    kilometre: Cost = Cost(
        10,
        "1 km over no ward",
        "{count} km over no ward",
        "Where neighbouring wards don't join the two, one for each kilometre as the crow flies.",
    )
    borough_line: Cost = Cost(
        30,
        "another borough",
        "{count} borough lines",
        "Another borough is another council, another radio channel and another borough lead.",
    )
    leaving: Cost = Cost(
        5,
        "a hand-over",
        "{count} hand-overs",
        "Every ward that gives an officer has to hand their work over to somebody.",
    )
    tenure: Cost = Cost(
        5,
        "1 year on the ward",
        "{count} years on the ward",
        "Half a point for each whole year on the ward, three years at most: people know them"
        " there, and that is lost.",
    )
    unsettled: Cost = Cost(
        20,
        "moved a day ago",
        "moved less than {count} days ago",
        "Nobody should be moved again before they have settled.",
    )
    away: Cost = Cost(
        40,
        "away on the day",
        "away on {count} days",
        "An officer who is away fills the post and leaves the street as it is.",
    )
    posting: Cost = Cost(
        5,
        "a first posting",
        "{count} first postings",
        "An officer without a ward leaves no ward behind: only a briefing is needed.",
    )
    most_years: int = 3
    settled_days: int = 90

    def all(self) -> tuple[Cost, ...]:
        """Every cost, in the order in which a move is explained."""
        return (
            self.border,
            self.kilometre,
            self.borough_line,
            self.leaving,
            self.tenure,
            self.unsettled,
            self.away,
            self.posting,
        )


@dataclass(frozen=True, slots=True)
class EventCosts:
    """The costs of taking officers for an event, once as few wards as can be fall below."""

    from_day: date = date(2017, 1, 9)
    burden: Cost = Cost(
        10,
        "taken 1 day of late",
        "taken {count} days of late",
        "One for each day on which an officer was taken from the ward of late: the burden goes"
        " round.",
    )
    share: Cost = Cost(
        200,
        "1 officer of the borough",
        "{count} officers of the borough",
        "Grows with the share of a borough's officers that is taken: no borough carries an event"
        " alone.",
    )
    burden_days: int = 56

    def all(self) -> tuple[Cost, ...]:
        """Every cost."""
        return (self.burden, self.share)


def points(tenths: int) -> str:
    """Tenths of a point as they are told: 3.6."""
    return f"{tenths / SCALE:.1f}"
