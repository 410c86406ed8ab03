"""Two days of ward cover side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries.differences import CoverDifferences
from bcu_desk.features.coverage.rules.comparing import Turn
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, loaded

LATER = date(2017, 2, 6)


@pytest.fixture
def moved(tmp_path: Path) -> Desk:
    """Lindqvist goes from Ward 1 to Ward 2 on 1 February."""
    desk = a_borough(tmp_path)
    desk.do(MoveOfficer(person="413KD", to_ward=SHORT, from_day=date(2017, 2, 1)))
    return desk


def _rows(desk: Desk, query: CoverDifferences, view: View) -> dict[str, object]:
    with desk.reader() as reader:
        return {row.ward: row for row in query.rows(reader, view)}


def test_each_ward_that_differs_has_its_figures_of_both_days(moved: Desk) -> None:
    rows = _rows(moved, CoverDifferences(from_day=DAY, to_day=LATER), View(DAY))
    figures = {
        ward: (row.change, row.in_post_dwo_before, row.in_post_dwo, row.cause)  # type: ignore[attr-defined]
        for ward, row in rows.items()
    }
    assert figures == {
        FULL: ("no longer met", 2, 1, "PC Lindqvist went to Ward 2"),
        SHORT: ("now met", 1, 2, "PC Lindqvist came from Ward 1"),
    }


def test_the_days_of_the_view_are_taken_where_none_are_given(moved: Desk) -> None:
    assert set(_rows(moved, CoverDifferences(), View(LATER, against=DAY))) == {FULL, SHORT}
    assert _rows(moved, CoverDifferences(), View(LATER)) == {}
    assert _rows(moved, CoverDifferences(from_day=DAY), View(DAY)) == {}


def test_the_page_has_both_days_and_the_sentences(moved: Desk) -> None:
    compared = loaded(moved, LATER, against=DAY).compared
    assert compared is not None
    assert [(row.mark, row.key) for row in compared.listed()] == [("moved", SHORT)]
    turns = {change.row.ward: change.turn(Lens.IN_POST) for change in compared.changes}
    assert turns[FULL] is Turn.UNMET
    assert turns[SHORT] is Turn.MET
    assert loaded(moved, LATER).compared is None


def test_another_target_differs_though_nobody_moved(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(SetTarget(ward=FULL, from_day=date(2017, 2, 1), dwo=1))
    (row,) = _rows(desk, CoverDifferences(from_day=DAY, to_day=LATER), View(DAY)).values()
    assert (row.target_dwo_before, row.target_dwo) == (2, 1)  # type: ignore[attr-defined]
    assert row.change == "target only"  # type: ignore[attr-defined]


def test_the_command_line_names_the_days_from_and_to() -> None:
    made = msgspec.convert({"from": "2017-01-23", "to": "2017-02-06"}, CoverDifferences)
    assert made == CoverDifferences(from_day=DAY, to_day=LATER)
