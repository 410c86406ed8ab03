"""What files hold that asks for OFFICIAL-SENSITIVE, and the marking that comes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from bcu_desk.domain.markings import TIERS, marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.contributions import SheetColumn
from bcu_desk.work.tables.names import Names
from bcu_desk.work.tables.shown import Cell

NAMES = "names of people"
PLATES = "registrations of unmarked vehicles"
PHONES = "telephone numbers"
REASONS = "reasons of absence"
MOST_TITLES = 3
Held = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What a desk knows that is not for everybody: people's names, and texts with what they are."""

    names: Names = field(default_factory=lambda: Names((), ()))
    texts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def held_in_rows(
    rows: Sequence[object], columns: Iterable[SheetColumn], secrets: Mapping[str, str]
) -> Held:
    """What the rows of a sheet hold: names where a column of them is filled, and known texts."""
    found = set[str]()
    for column in columns:
        if column.personal and any(getattr(row, column.field) for row in rows):
            found.add(NAMES)
        if column.kind == "text":
            found |= _known_in(rows, column.field, secrets)
    return tuple(sorted(found))


def _known_in(rows: Sequence[object], name: str, secrets: Mapping[str, str]) -> set[str]:
    """What the known texts in a column are."""
    values = (getattr(row, name) for row in rows)
    return {secrets[v] for v in values if isinstance(v, str) and v in secrets}


def held_in_cells(rows: Iterable[Sequence[Cell]], secrets: Secrets) -> Held:
    """What the cells of a table hold, anywhere in their texts; a reason only as a whole cell."""
    inside = _anywhere(secrets.texts)
    found = set[str]()
    for text in {cell for row in rows for cell in row if isinstance(cell, str)}:
        if text in secrets.texts:
            found.add(secrets.texts[text])
        if any(True for _ in secrets.names.found(text)):
            found.add(NAMES)
        found |= {secrets.texts[one] for one in inside.findall(text)}
    return tuple(sorted(found))


def _anywhere(texts: Mapping[str, str]) -> re.Pattern[str]:
    """Finds the texts that tell something wherever they stand."""
    parts = sorted((re.escape(t) for t, what in texts.items() if what != REASONS), key=len)
    return re.compile(rf"(?<!\w)(?:{'|'.join(reversed(parts))})(?!\w)" if parts else r"(?!)")


def held_words(held: Mapping[str, Held]) -> str:
    """What is held where, by the titles of the sheets: `names of people (People, Posts)`."""
    parts = []
    for what in sorted({one for found in held.values() for one in found}):
        titles = [title for title, found in held.items() if what in found]
        told = ", ".join(titles) if len(titles) <= MOST_TITLES else f"{len(titles)} sheets"
        parts.append(f"{what} ({told})")
    return "; ".join(parts)


def least_tier(held: Mapping[str, Held]) -> str:
    """The lowest tier that a file with these contents may have."""
    return TIERS[1] if any(held.values()) else TIERS[0]


def marking_for(told: str, held: Mapping[str, Held]) -> str:
    """The marking that is asked for, or the least where none is.

    Raises Refused `unknown_marking`, or `contents_marked_higher` for one that is too low.
    """
    least = least_tier(held)
    if not told.strip():
        return least
    marking = marking_of(told)
    if not marking.startswith(least):
        raise Refused("contents_marked_higher", held=held_words(held), least=least, field="marking")
    return marking
