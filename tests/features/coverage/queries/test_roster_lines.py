"""Who has a place in a shift pattern, as a sheet that goes out and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.coverage.queries.roster_lines import RosterLines, pattern_codes
from bcu_desk.features.coverage.report import ROSTERS
from bcu_desk.work.contributions import RowEdit
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.spreadsheets.coming_back import ON, sample_desk

VIEW = View(ON, ("CN",))


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    return sample_desk(sample_file)


def _of(desk: Desk) -> dict[str, tuple[str, int]]:
    with desk.reader() as reader:
        rows = RosterLines().rows(reader, VIEW)
    assert {row.since for row in rows} == {ON}
    return {row.collar: (row.pattern, row.place) for row in rows}


def test_a_place_is_changed_given_and_taken_by_rows_of_the_sheet(desk: Desk) -> None:
    before = _of(desk)
    (first, (pattern, place)), (second, _) = list(before.items())[:2]
    with desk.reader() as reader:
        assert pattern in pattern_codes(reader, VIEW)
    edits = ROSTERS.edits
    assert edits is not None
    assert edits.add is not None
    assert edits.remove is not None
    other = (place + 1) % 2
    told = {"pattern": pattern, "place": place}
    desk.do(*edits.change(RowEdit(first, ON, told, {**told, "place": other})))
    desk.do(*edits.remove(RowEdit(second, ON, told, told)))
    assert _of(desk)[first] == (pattern, other)
    assert second not in _of(desk)
    desk.do(*edits.add(RowEdit(second, ON, {}, {"collar": second, "pattern": pattern})))
    assert _of(desk)[second] == (pattern, 0)
