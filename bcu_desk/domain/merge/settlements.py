"""What people have settled about records that cannot both be, and where they settled it apart.

Desks that had not seen one another may settle one clash in two ways, or one settles what another
changes meanwhile. Then both decisions stand side by side until somebody who has seen both settles
it again: none of them wins by being later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.domain.merge.registers import Value

ALLOW_BOTH, AS_IT_IS, UPHOLD, AS_DESK = "allow_both", "as_it_is", "uphold", "as"
_LEAVES_ALL = (ALLOW_BOTH, AS_IT_IS)
_CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """A clash that was settled.

    `clash` is its id; `choice` what was chosen: `allow_both`, `uphold:ROW`, `as_it_is`, or `as:`
    with the change of a desk whose way was taken. `rows` is the mark of what both said then: where
    both were allowed and one changes later in what the clash is about, it is open again.
    """

    id: int
    clash: str
    choice: str
    rows: str


@dataclass(frozen=True, slots=True)
class Part:
    """One record that a decision changed: `kind` is `update` (these cells), `delete`, `insert`."""

    row: int
    kind: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a desk did about a clash in one step, by the last change of it.

    A settlement has its `choice`; a change that somebody made without settling has none.
    """

    dot: Dot
    clock: int
    choice: str
    parts: tuple[Part, ...]

    def knew(self, other: Decision, seen: Contexts) -> bool:
        """Whether whoever decided this had seen the other."""
        return self.dot != other.dot and seen.knew(self.dot, other.dot.feed, other.dot.number)

    def rank(self) -> tuple[int, Dot]:
        """The order in which decisions are told: by clock, the same on every desk."""
        return self.clock, self.dot


def standing(decisions: Iterable[Decision], seen: Contexts) -> tuple[Decision, ...]:
    """The decisions that no other was made in sight of."""
    every = tuple(decisions)
    kept = (one for one in every if not any(other.knew(one, seen) for other in every))
    return tuple(sorted(kept, key=Decision.rank))


def differing(
    settled: Sequence[Decision], changes: Sequence[Decision], seen: Contexts
) -> tuple[Decision, ...]:
    """Decisions side by side that do not go together; none where all agree.

    `settled` are the settlements of one clash, `changes` what was done to its records beside.
    """
    stand = standing(settled, seen)
    apart = [
        one
        for one in changes
        if not any(one.knew(other, seen) or other.knew(one, seen) for other in stand)
    ]
    contrary = [
        one for one in standing(apart, seen) if any(goes_against(one, other) for other in stand)
    ]
    by_choice = {one.choice: one for one in stand}
    if len(by_choice) < 2 and not contrary:
        return ()
    return tuple(sorted((*by_choice.values(), *contrary), key=Decision.rank))


def goes_against(change: Decision, settled: Decision) -> bool:
    """Whether a change takes away what a settlement relies on.

    What both wrote into one cell, or where one deletes what the other writes, is a conflict of
    its own and told as such. Where both are to stay, only the loss of one goes against it: whatever
    still clashes is open by itself.
    """
    (part,) = change.parts
    same_row = [one for one in settled.parts if one.row == part.row]
    if part.kind == "delete" or any(one.kind == "delete" for one in same_row):
        return not same_row
    if settled.choice in _LEAVES_ALL:
        return part.cells.get("state") == _CANCELLED
    written = {name for one in same_row for name in one.cells}
    return not written.issuperset(part.cells)
