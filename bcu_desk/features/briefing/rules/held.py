"""What only an OFFICIAL-SENSITIVE pack of the police tells, taken out of texts wherever it stands.

Registrations of unmarked vehicles, telephone numbers of who is on call, and that somebody is sick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.domain.people import AbsenceKind, OnCall
from bcu_desk.features.briefing.rules.naming import in_every_text
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Drawing
from bcu_desk.work.packs.sections import Part

SICK = "sick"


@dataclass(frozen=True, slots=True)
class Held:
    """Words that are held back, what stands instead of them, and what they are."""

    words: frozenset[str]
    instead: str
    told: str

    def part(self, part: Part) -> Part:
        """A part without them, which says that they are left out."""
        if not self.words:
            return part
        found = sorted(map(re.escape, self.words), key=len, reverse=True)
        rule = re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)
        blocks = in_every_text(part.blocks, lambda words: rule.sub(self.instead, words))
        tables = in_every_text(part.tables, lambda words: rule.sub(self.instead, words))
        changed = replace(part, blocks=blocks, tables=tables)
        if _seen(changed) == _seen(part):
            return changed
        return replace(changed, left_out=(*part.left_out, self.told))


def _seen(part: Part) -> tuple[object, ...]:
    """What a reader sees of a part: a drawing may know more than it shows."""
    blocks = (
        replace(block, data=None) if isinstance(block, Drawing) else block for block in part.blocks
    )
    return (*blocks, part.tables)


def held_in(reader: Reader) -> tuple[Held, ...]:
    """What a file holds that is not for every pack."""
    return (
        plates_of(reader.every(Vehicle), reader.every(VehicleKind)),
        phones_in(reader),
        reasons_of(reader.every(AbsenceKind)),
    )


def phones_in(reader: Reader) -> Held:
    """Telephone numbers that a file holds."""
    return phones_of(reader.every(OnCall))


def plates_of(vehicles: Iterable[Vehicle], kinds: Iterable[VehicleKind]) -> Held:
    """Registrations of unmarked vehicles."""
    cars = {kind.id for kind in kinds if kind.sort is Sort.VEHICLE}
    plates = (row.registration for row in vehicles if row.kind_id in cars and not row.marked)
    return Held(frozenset(plates), "unmarked vehicle", "the registrations of unmarked vehicles")


def phones_of(turns: Iterable[OnCall]) -> Held:
    """Telephone numbers of who is on call."""
    phones = frozenset(turn.phone for turn in turns if turn.phone)
    return Held(phones, "number withheld", "on-call phone numbers")


def reasons_of(kinds: Iterable[AbsenceKind]) -> Held:
    """The titles of absences that count as sickness."""
    titles = frozenset(kind.title for kind in kinds if kind.counts_as == SICK)
    return Held(titles, "absence", "that absences are for sickness")
