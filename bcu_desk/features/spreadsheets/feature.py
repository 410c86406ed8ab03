"""The workbook export in the rail."""

from __future__ import annotations

from bcu_desk.kit.feature import Feature, lazy

FEATURE = Feature(
    id="spreadsheets",
    title="Workbook",
    icon="spreadsheets",
    page=lazy("bcu_desk.features.spreadsheets.page", "SpreadsheetsPage"),
)
