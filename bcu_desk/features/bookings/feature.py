"""The fleet in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="bookings",
    title="Fleet",
    icon="bookings",
    page=lazy("bcu_desk.features.bookings.page", "FleetPage"),
)
