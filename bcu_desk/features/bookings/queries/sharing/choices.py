"""What a cell of the workbook's sheet of vehicles can be: kinds and bases there are."""

from __future__ import annotations

from bcu_desk.domain.fleet import Sort, VehicleKind
from bcu_desk.domain.places import Base
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


def kind_titles(reader: Reader, view: View) -> tuple[str, ...]:
    """The titles of the kinds of vehicle there are on the day."""
    rows = (row for row in reader.every(VehicleKind) if row.sort is Sort.VEHICLE)
    return tuple(sorted(row.title for row in rows if row.on(view.on)))


def base_names(reader: Reader, view: View) -> tuple[str, ...]:
    """The names of the bases there are on the day."""
    return tuple(sorted({row.name for row in reader.every(Base) if row.on(view.on)}))


def kinds_in_view(reader: Reader, view: View) -> int:
    """How many kinds of vehicle are in view."""
    return len({row.kind_id for row in yard(reader, view).vehicles})
