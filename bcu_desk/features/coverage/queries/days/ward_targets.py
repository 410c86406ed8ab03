"""What each ward is promised on the day, a row a ward, as the workbook has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import WARD_OFFICER, WARD_PCSO, Target
from bcu_desk.features.coverage.queries.where.places import places
from bcu_desk.features.coverage.rules.promises import Targets
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class WardTargetRow:
    """A ward's base targets and uplift; `from_day` is the day from which a change would hold."""

    ward: str
    name: str
    borough_name: str
    bcu: str
    dwo: int | None
    uplift: int
    pcso: int | None
    from_day: date


class WardTargets(Query, frozen=True, kw_only=True):
    """The targets of every ward in view on the day, with a test site's uplift apart."""

    def rows(self, reader: Reader, view: View) -> tuple[WardTargetRow, ...]:
        """By BCU, borough and ward."""
        targets = Targets(reader.every(Target), view.on)
        return tuple(
            WardTargetRow(
                place.ward.code,
                place.ward.name,
                place.borough.name,
                place.bcu.code,
                targets.base_of(WARD_OFFICER, place.ward),
                targets.uplift_of(place.ward),
                targets.base_of(WARD_PCSO, place.ward),
                view.on,
            )
            for place in places(reader, view)
        )
