"""What ward cover offers: its names, its sheets, what the search box finds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.queries.absences import AbsenceRow, Absences
from bcu_desk.features.coverage.queries.days.ward_targets import WardTargetRow, WardTargets
from bcu_desk.features.coverage.queries.differences import (
    CoverDifferenceRow,
    CoverDifferences,
)
from bcu_desk.features.coverage.queries.rates import AbstractionRates, RateRow
from bcu_desk.features.coverage.queries.roster_lines import RosterLineRow, RosterLines
from bcu_desk.features.coverage.queries.wards import Cover, CoverTotals
from bcu_desk.features.coverage.report import OFFER
from bcu_desk.features.coverage.rules.standings import Lens
from tests.features.coverage.small import SHORT

ROWS = {
    CoverDifferences: CoverDifferenceRow,
    Absences: AbsenceRow,
    AbstractionRates: RateRow,
    WardTargets: WardTargetRow,
    RosterLines: RosterLineRow,
}
NAMED = {
    Cover: ["cause"],
    CoverDifferences: ["cause"],
    Absences: ["person", "name", "ordered_by", "note"],
    RosterLines: ["name"],
}


def test_the_contracts_names_are_offered() -> None:
    assert "set_target" in dict(OFFER.commands)
    assert {"record_absence", "end_absence", "change_absence"} <= set(dict(OFFER.commands))
    assert {"wards", "cover", "cover_totals", "cover_differences"} <= set(dict(OFFER.queries))
    assert {"absences", "abstraction_rates"} <= set(dict(OFFER.queries))


@pytest.mark.parametrize("sheet", OFFER.sheets, ids=lambda sheet: sheet.name)
def test_each_column_of_a_sheet_is_a_field_of_its_rows(sheet: object, both: Loaded) -> None:
    query = sheet.query  # type: ignore[attr-defined]
    rows: tuple[object, ...] = both.cover
    if isinstance(query, CoverTotals):
        rows = both.sums(Lens.IN_POST)
    else:
        rows = (ROWS.get(type(query), rows[0]),)
    for column in sheet.columns:  # type: ignore[attr-defined]
        assert hasattr(rows[0], column.field), column.field
    named = [column.field for column in sheet.columns if column.personal]  # type: ignore[attr-defined]
    assert named == NAMED.get(type(query), [])


def test_a_ward_is_found_by_name_with_its_borough_and_promise(small: Loaded) -> None:
    (find,) = OFFER.finds
    row = small.row(SHORT)
    assert row is not None
    assert find.title(row) == "Ward 2"
    assert find.detail(row) == "Havering · 1 of 2 DWOs"
    assert find.detail(replace(row, target_dwo=None)) == "Havering · 1 DWOs in post, no target"
    assert {verb for _, verb in find.verbs} == {"put", "target", "absence"}
