"""Which of the drivers shown may drive a vehicle."""

from __future__ import annotations

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.queries.drivers import DriverRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow


def may_drive(loaded: Loaded, row: DriverRow, vehicle: VehicleRow | None) -> bool:
    """Whether somebody holds what a vehicle needs on the day; any, where none is given."""
    if vehicle is None or not vehicle.authority:
        return True
    levels = {one.code: one.level for one in loaded.board.authorities}
    best = max((levels[code] for code in row.authorities), default=0)
    extra = vehicle.endorsement
    return best >= levels[vehicle.authority] and (extra is None or extra in row.authorities)
