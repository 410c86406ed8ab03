"""Ward sets in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="wards",
    title="Ward sets",
    icon="wards",
    page=lazy("bcu_desk.features.wards.page", "WardsPage"),
)
