"""What would break: the check of facts as they would be, against the check of facts as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from bcu_desk.domain.assignments import Posting
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import grouped
from bcu_desk.domain.spans import DaySpan

OF_PRESENCE = frozenset({"R1", "R2", "R3", "R5", "R7", "R11"})
"""The rules that an absence can break: those that ask for somebody to be there.

Who is away keeps the post, so that ranks (R9), gaps between holders (R10) and charges (R4, R6,
R8) stay as they are.
"""


@dataclass(frozen=True, slots=True)
class Break:
    """A breach that would be there; `worse` where the rule is broken for the subject anyway."""

    breach: Breach
    worse: bool


def if_away(facts: ModelFacts, person_id: int, days: DaySpan) -> ModelFacts:
    """The facts as if a person held nothing on some days; only rules of presence are left.

    Acting cover by somebody else stands, as it is a posting of its own.
    """
    return replace(
        facts,
        postings=_without(facts.postings, lambda row: row.person_id == person_id, days),
        rules=tuple(row for row in facts.rules if row.code in OF_PRESENCE),
    )


def if_ended(facts: ModelFacts, posting_id: int, days: DaySpan) -> ModelFacts:
    """The facts as if a posting had ended on the first of the days."""
    return replace(facts, postings=_without(facts.postings, lambda row: row.id == posting_id, days))


def new_breaks(before: Iterable[Breach], after: Iterable[Breach]) -> tuple[Break, ...]:
    """What is broken after and was not, or not as badly, before, where somebody is taken away.

    Too many of something never comes of that, and a rate (R13) is not told of by it.
    """
    known = grouped(((item.rule, item.subject), item) for item in before)
    found: list[Break] = []
    for item in after:
        if item.variant != "many" and item.rule != "R13":
            found += _breaks(item, known.get((item.rule, item.subject), ()))
    return tuple(sorted(found, key=lambda item: (item.worse, item.breach.days.start)))


def _breaks(item: Breach, earlier: tuple[Breach, ...]) -> Iterator[Break]:
    """A breach on the days on which nothing was broken, then on those on which it was otherwise."""
    same = [one.days for one in earlier if _alike(one, item)]
    for left in _outside(item.days, same):
        fresh = _outside(left, [one.days for one in earlier])
        yield from (Break(replace(item, days=days), worse=False) for days in fresh)
        for days in _outside(left, fresh):
            yield Break(replace(item, days=days), worse=True)


def _alike(one: Breach, other: Breach) -> bool:
    return (one.variant, one.facts) == (other.variant, other.facts)


def _outside(days: DaySpan, taken: Iterable[DaySpan]) -> tuple[DaySpan, ...]:
    """The days that none of the others hold."""
    left: tuple[DaySpan, ...] = (days,)
    for span in taken:
        left = tuple(part for each in left for part in each.without(span))
    return left


def _without(
    postings: Iterable[Posting], chosen: Callable[[Posting], bool], days: DaySpan
) -> tuple[Posting, ...]:
    return tuple(
        part for row in postings for part in (_parts(row, days) if chosen(row) else (row,))
    )


def _parts(row: Posting, days: DaySpan) -> Iterator[Posting]:
    """What is left of a posting outside some days."""
    return (replace(row, from_day=span.start, to_day=span.end) for span in row.days.without(days))
