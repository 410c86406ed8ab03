"""What wards are promised on a day: their base target and a test site's uplift."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, Target
from bcu_desk.domain.dated import Dated, in_order_told
from bcu_desk.domain.places import Ward

D = TypeVar("D", bound=Dated)


def in_force(rows: Iterable[D], on: date) -> list[D]:
    """The rows that are in force on a day."""
    return [row for row in rows if row.from_day <= on and (row.to_day is None or on < row.to_day)]


class Targets:
    """The targets in force on a day: the ward's own, else its borough's, else everywhere's."""

    def __init__(self, targets: Iterable[Target], on: date) -> None:
        self._known = {
            (row.kind, row.ward_id, row.borough_id): row.amount
            for row in in_order_told(in_force(targets, on))
        }

    def of(self, kind: str, ward: Ward) -> int | None:
        """A ward's target of a kind with its uplift; None where there is none."""
        base = self.base_of(kind, ward)
        if base is None or kind != WARD_OFFICER:
            return base
        return base + self.uplift_of(ward)

    def uplift_of(self, ward: Ward) -> int:
        """How many DWOs a ward is promised beyond its base, as a test site."""
        return self._known.get((UPLIFT, ward.id, None), 0)

    def base_of(self, kind: str, ward: Ward) -> int | None:
        """A ward's target of a kind without any uplift; None where there is none."""
        for key in ((kind, ward.id, None), (kind, None, ward.borough_id), (kind, None, None)):
            if key in self._known:
                return self._known[key]
        return None
