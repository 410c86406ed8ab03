"""What may be decided together: the open conflicts that one import brought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bcu_desk.features.sync.model.state import OpenRow
from bcu_desk.features.sync.queries.conflicts import CONFLICT, ConflictRow, SideRow
from bcu_desk.features.sync.queries.imports import ImportRow

Decision = tuple[str, str]


@dataclass(frozen=True, slots=True)
class WholeFile:
    """The open conflicts of one import, by the names of its files."""

    name: str
    conflicts: tuple[ConflictRow, ...]
    records: int

    @property
    def fields(self) -> int:
        """How many fields are open, a whole record counted as one."""
        return len(self.conflicts)

    def decisions(self, verb: str) -> tuple[Decision, ...]:
        """Keep what is shown, or take what the first of the others said."""
        return tuple(decision(one, verb) for one in self.conflicts)


def whole_file(row: OpenRow, items: Sequence[OpenRow], imports: Sequence[ImportRow]) -> WholeFile:
    """All that came with the same import as a record; nothing of a clash."""
    since = row.conflicts[0].since if row.conflicts else None
    records = [one for one in items if any(two.since == since for two in one.conflicts)]
    found = tuple(two for one in records for two in one.conflicts if two.since == since)
    name = next((one.files for one in imports if one.wall == since), "one import")
    return WholeFile(name, found, len(records))


def decision(one: ConflictRow, verb: str) -> Decision:
    """Keep what is shown (of a record deleted elsewhere: the record), or take the other side."""
    if verb == "keep":
        return one.id, "keep"
    if one.kind != CONFLICT:
        return one.id, "delete"
    return one.id, f"take:{others(one)[0].desk}"


def others(one: ConflictRow) -> tuple[SideRow, ...]:
    """The sides that say something else than what is shown; each saying once.

    Where all read alike, as a word typed and nothing at all may, every other side is one.
    """
    seen = {one.told[0].words}
    found = []
    for side in one.told[1:]:
        if side.words not in seen:
            seen.add(side.words)
            found.append(side)
    return tuple(found) or one.told[1:]
