"""Exchange in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="exchange",
    title="Exchange",
    icon="exchange",
    page=lazy("bcu_desk.features.sync.page", "ExchangePage"),
)
