"""The home page in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="home",
    title="Home",
    icon="home",
    page=lazy("bcu_desk.features.home.page", "HomePage"),
)
