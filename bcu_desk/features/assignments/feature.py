"""Assignments in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="assignments",
    title="Assignments",
    icon="assignments",
    page=lazy("bcu_desk.features.assignments.page", "AssignmentsPage"),
)
