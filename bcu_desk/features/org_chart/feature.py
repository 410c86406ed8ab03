"""The org chart in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="org_chart",
    title="Org chart",
    icon="org_chart",
    page=lazy("bcu_desk.features.org_chart.page", "OrgChartPage"),
)
