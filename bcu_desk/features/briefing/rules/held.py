"""What only an OFFICIAL-SENSITIVE pack of the police tells, taken out of texts wherever it stands.

Registrations of unmarked vehicles, telephone numbers of who is on call, and that somebody is sick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bcu_desk.domain.fleet import Vehicle, VehicleKind
from bcu_desk.domain.people import AbsenceKind, OnCall
from bcu_desk.features.briefing.rules.naming import in_every_text
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Drawing
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.tables.withheld import phones_on_call, sick_titles, unmarked_plates


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
    phones = phones_on_call(reader.every(OnCall))
    return Held(phones, "number withheld", "on-call phone numbers")


def plates_of(vehicles: Iterable[Vehicle], kinds: Iterable[VehicleKind]) -> Held:
    """Registrations of unmarked vehicles."""
    plates = unmarked_plates(vehicles, kinds)
    return Held(plates, "unmarked vehicle", "the registrations of unmarked vehicles")


def reasons_of(kinds: Iterable[AbsenceKind]) -> Held:
    """The titles of absences that count as sickness."""
    return Held(sick_titles(kinds), "absence", "that absences are for sickness")
