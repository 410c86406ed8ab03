"""Registrations of unmarked vehicles: for the police alone, in OFFICIAL-SENSITIVE packs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.features.briefing.rules.naming import in_every_text
from bcu_desk.work.packs.sections import Part

INSTEAD = "unmarked vehicle"
LEFT_OUT = "the registrations of unmarked vehicles"


class Plates:
    """Changes registrations of unmarked vehicles to words, wherever they stand."""

    def __init__(self, vehicles: Iterable[Vehicle], kinds: Iterable[VehicleKind]) -> None:
        cars = {kind.id for kind in kinds if kind.sort is Sort.VEHICLE}
        plates = (row.registration for row in vehicles if row.kind_id in cars and not row.marked)
        found = sorted((re.escape(plate) for plate in plates), key=len, reverse=True)
        self._rule = re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)") if found else None

    def text(self, words: str) -> str:
        """Words without registrations of unmarked vehicles."""
        return words if self._rule is None else self._rule.sub(INSTEAD, words)

    def part(self, part: Part) -> Part:
        """A part without them, which says that they are left out."""
        changed = in_every_text(part, self.text)
        if changed == part:
            return part
        return replace(changed, left_out=(*changed.left_out, LEFT_OUT))
