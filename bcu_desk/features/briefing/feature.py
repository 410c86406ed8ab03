"""Briefing in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="briefing",
    title="Briefing",
    icon="briefing",
    page=lazy("bcu_desk.features.briefing.page", "BriefingPage"),
)
