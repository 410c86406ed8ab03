"""The ledger of what wards are promised: the base, and what a test site adds, with their days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, WARD_PCSO, Target
from bcu_desk.features.coverage.queries.where.places import Place, places
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

KINDS = {WARD_OFFICER: "DWO base", UPLIFT: "DWO uplift", WARD_PCSO: "PCSO base"}


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target and its days; `ward` is empty for what holds in a whole borough or everywhere."""

    ward: str
    name: str
    kind: str
    title: str
    amount: int
    from_day: date
    to_day: date | None
    in_force: bool


class TargetLedger(Query, frozen=True, kw_only=True):
    """Every target of wards in view, past and planned ones too; uplift is apart from the base."""

    def rows(self, reader: Reader, view: View) -> tuple[TargetRow, ...]:
        """What holds everywhere first, then by borough and ward; the latest first in each."""
        found = places(reader, view)
        wards = {place.ward.id: place for place in found}
        boroughs = {place.borough.id: place for place in found}
        rows = [
            (_order(row, wards, boroughs), _told(row, wards, boroughs, view.on))
            for row in reader.every(Target)
            if row.kind in KINDS and _in_view(row, wards, boroughs)
        ]
        return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _in_view(row: Target, wards: dict[int, Place], boroughs: dict[int, Place]) -> bool:
    """Whether a target is of one of these wards or boroughs, or of them all."""
    if row.ward_id is not None and row.ward_id not in wards:
        return False
    return row.borough_id is None or row.borough_id in boroughs


Order = tuple[int, str, str, int, int]


def _order(row: Target, wards: dict[int, Place], boroughs: dict[int, Place]) -> Order:
    day = -row.from_day.toordinal()
    if row.ward_id is not None:
        place = wards[row.ward_id]
        return 2, place.borough.name, place.ward.name, day, row.id
    if row.borough_id is not None:
        return 1, boroughs[row.borough_id].borough.name, "", day, row.id
    return 0, "", "", day, row.id


def _told(row: Target, wards: dict[int, Place], boroughs: dict[int, Place], on: date) -> TargetRow:
    name = "Every ward"
    if row.ward_id is not None:
        place = wards[row.ward_id]
        name = f"{place.ward.name}, {place.borough.short_name}"
    elif row.borough_id is not None:
        name = f"Every ward of {boroughs[row.borough_id].borough.name}"
    return TargetRow(
        wards[row.ward_id].ward.code if row.ward_id is not None else "",
        name,
        row.kind,
        KINDS[row.kind],
        row.amount,
        row.from_day,
        row.to_day,
        row.on(on),
    )
