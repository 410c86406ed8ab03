"""Ward cover in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="coverage",
    title="Coverage",
    icon="coverage",
    page=lazy("bcu_desk.features.coverage.page", "CoveragePage"),
)
