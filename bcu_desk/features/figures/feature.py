"""Figures in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="figures",
    title="Figures",
    icon="figures",
    page=lazy("bcu_desk.features.figures.page", "FiguresPage"),
)
