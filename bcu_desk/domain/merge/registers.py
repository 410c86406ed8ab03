"""A cell that several desks write: which writes stand side by side, and which one is shown.

Each cell is a multi-value register. A write replaces those that its desk had seen when it wrote;
writes that had not seen one another stand side by side until a later write has seen them all.
Of those, the one with the highest clock is shown, the same on every desk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.domain.merge.knowledge import Dot, Knowledge

Value = str | int | None


@dataclass(frozen=True, slots=True)
class Write:
    """A value that a desk gave a cell.

    `clock` is the hybrid clock of the change, `seen` what the desk knew when it wrote (its own
    changes up to this one included).
    """

    dot: Dot
    clock: int
    seen: Knowledge
    value: Value

    def replaces(self, other: Write) -> bool:
        """Whether this was written by a desk that had seen the other."""
        return self.dot != other.dot and self.seen.knows(other.dot)

    def rank(self) -> tuple[int, Dot]:
        """What decides between writes side by side: the later clock, then the desk's number."""
        return self.clock, self.dot


def siblings(writes: Iterable[Write]) -> tuple[Write, ...]:
    """The writes that no other replaces, the one to be shown first."""
    last = _last_of_each_feed(writes)
    kept = [one for one in last if not any(other.replaces(one) for other in last)]
    return tuple(sorted(kept, key=Write.rank, reverse=True))


def contested(side_by_side: Iterable[Write]) -> bool:
    """Whether writes side by side differ in what they say; equal values are no conflict."""
    return len({one.value for one in side_by_side}) > 1


def _last_of_each_feed(writes: Iterable[Write]) -> tuple[Write, ...]:
    """A later change of the same feed has seen the earlier ones."""
    last: dict[tuple[int, int], Write] = {}
    for one in writes:
        at = last.get(one.dot.feed)
        if at is None or at.dot.number < one.dot.number:
            last[one.dot.feed] = one
    return tuple(last.values())
