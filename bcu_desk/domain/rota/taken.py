"""Duty rostered for a team, and how much of it was taken away: what abstraction rates are made of.

The rule R13, the rates on screen and the warnings of an absence all add up here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bcu_desk.domain.rota.roster import Roster
from bcu_desk.domain.spans import DaySpan, MinuteSpan, joined

Held = tuple[int, DaySpan]  # a person, and the days in the team


@dataclass(frozen=True, slots=True)
class Minutes:
    """Duty taken and duty rostered, in minutes."""

    taken: int = 0
    rostered: int = 0

    def __add__(self, other: Minutes) -> Minutes:
        return Minutes(self.taken + other.taken, self.rostered + other.rostered)

    @property
    def rate(self) -> float | None:
        """The share taken; None where nothing is rostered: that is no data, not nought."""
        return self.taken / self.rostered if self.rostered else None

    def over(self, limit: int) -> bool:
        """Whether more is taken than this per cent."""
        return self.taken * 100 > self.rostered * limit


def minutes_of_team(
    roster: Roster,
    team: Iterable[Held],
    days: DaySpan,
    taken: Callable[[int], Iterable[MinuteSpan]],
) -> Minutes:
    """The duty of a team that begins on some days, and what the times taken cover of it.

    Each person's days in the team count once, in however many posts of it; whoever has no roster
    counts for nothing. `taken` gives the times that count as taken from a person.
    """
    held: dict[int, list[DaySpan]] = {}
    for person_id, span in team:
        inside = span.within(days)
        if inside is not None:
            held.setdefault(person_id, []).append(inside)
    whole = Minutes()
    for person_id, spans in held.items():
        lost = [_ends(span) for span in joined(taken(person_id))]
        for inside in joined(spans):
            whole += _minutes(roster.duties(person_id, inside), lost)
    return whole


def _minutes(duties: Iterable[MinuteSpan], lost: list[tuple[int, int]]) -> Minutes:
    """Some duties in minutes, and what times that share no minute cover of them.

    In plain numbers, as a check of a year goes through thousands of duties.
    """
    taken = rostered = 0
    for duty in duties:
        start, end = _ends(duty)
        rostered += end - start
        for first, last in lost:
            if first < end and start < last:
                taken += min(last, end) - max(first, start)
    return Minutes(taken, rostered)


def _ends(span: MinuteSpan) -> tuple[int, int]:
    """The first minute, and the one after the last."""
    return span.start, span.start if span.end is None else span.end
