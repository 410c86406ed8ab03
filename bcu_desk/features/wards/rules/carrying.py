"""Which ward of the newer set a ward's posts go to, and which posts are opened beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Needs = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Seat:
    """A post of an older ward: its id, code and kind, and whether somebody holds it."""

    id: int
    code: str
    kind: str
    ward: str
    held: bool


@dataclass(frozen=True, slots=True)
class Carried:
    """The new ward of each post by its id; by (ward, kind) how many posts are opened there."""

    wards: Mapping[int, str]
    opened: Mapping[tuple[str, str], int] = field(default_factory=dict)


def carried(seats: Sequence[Seat], heirs: Mapping[str, Sequence[str]], needs: Needs) -> Carried:
    """Every post follows its ward's largest heir, as far as that has need of it.

    Posts with holders go first, so that people stay where most of their ward is; what one heir
    has no need of goes to the next that has. No post is lost. Where an heir's need is left over,
    posts are opened.
    """
    counts: Counter[tuple[str, str]] = Counter()
    wards: dict[int, str] = {}
    later = []
    for seat in sorted(seats, key=lambda one: (not one.held, one.code)):
        first = heirs[seat.ward][0]
        if counts[first, seat.kind] < needs.get((first, seat.kind), 1):
            _sit(wards, counts, seat, first)
        else:
            later.append(seat)
    for seat in later:
        ways = [ward for ward in heirs[seat.ward] if _lacks(counts, needs, ward, seat.kind)]
        _sit(wards, counts, seat, ways[0] if ways else heirs[seat.ward][0])
    opened = {key: need - counts[key] for key, need in needs.items() if need > counts[key]}
    return Carried(wards, opened)


def _sit(wards: dict[int, str], counts: Counter[tuple[str, str]], seat: Seat, ward: str) -> None:
    wards[seat.id] = ward
    counts[ward, seat.kind] += 1


def _lacks(counts: Counter[tuple[str, str]], needs: Needs, ward: str, kind: str) -> bool:
    return counts[ward, kind] < needs.get((ward, kind), 0)
