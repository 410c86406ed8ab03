"""Who may drive what."""

from __future__ import annotations

from bcu_desk.features.bookings.model.forms.driving import may_drive
from bcu_desk.features.bookings.model.loaded import Loaded
from tests.features.bookings.small import KLM, VAN


def test_an_authority_fits_a_car_but_an_endorsement_is_extra(loaded: Loaded) -> None:
    (driver,) = loaded.board.drivers
    assert may_drive(loaded, driver, None)
    assert may_drive(loaded, driver, loaded.vehicle(KLM))
    assert not may_drive(loaded, driver, loaded.vehicle(VAN))
