"""Ward sets with their days, wards and boundaries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.places import NOT_YET, BoroughInBcu, Ward, WardSet, WardShape
from bcu_desk.features.wards.rules.sets import SetOfWards, known_codes, set_of
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class WardSetRow:
    """A ward set; without a first day it is not in force, `here` tells whether the desk has it."""

    code: str
    name: str
    from_day: date | None
    to_day: date | None
    wards: int
    boundaries: int
    sources: tuple[str, ...]
    here: bool


class WardSets(Query, frozen=True, kw_only=True):
    """The ward sets of the desk, and those of London that it may have next."""

    def rows(self, reader: Reader, _view: View) -> tuple[WardSetRow, ...]:
        """The oldest first."""
        shapes = {shape.ward_id: shape.source for shape in reader.every(WardShape)}
        found = []
        for code in known_codes(reader.every(WardSet)):
            held = read_set(reader, code)
            row = held.row
            loaded = [] if row is None else [w.id for w in held.wards if w.id in shapes]
            waits = row is None or row.from_day == NOT_YET
            found.append(
                WardSetRow(
                    code=code,
                    name=f"Wards of {code}" if row is None else row.name,
                    from_day=None if row is None or waits else row.from_day,
                    to_day=None if row is None else row.to_day,
                    wards=len(held.wards),
                    boundaries=len(loaded),
                    sources=tuple(sorted({shapes[ward_id] for ward_id in loaded})),
                    here=row is not None,
                )
            )
        return tuple(found)


def read_set(reader: Reader, code: str) -> SetOfWards:
    """A ward set of the desk or of the reference data. Raises Refused `unknown_ward_set`."""
    return set_of(code, reader.every(WardSet), reader.every(Ward), reader.every(BoroughInBcu))
