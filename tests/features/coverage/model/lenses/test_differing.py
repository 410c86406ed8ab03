"""Two days of ward cover on the map, in the table and in the sums."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.model.lenses.change_lists import total_changes
from bcu_desk.features.coverage.model.lenses.differing import (
    change_columns,
    changed,
    difference_looks,
    difference_titles,
    head,
    told,
    total_change_columns,
    turns,
)
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.rules.comparing import Turn
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.kit.table_model import TableModel
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, loaded

LATER = date(2017, 2, 6)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Lindqvist has gone from Ward 1 to Ward 2 between the days."""
    desk = a_borough(tmp_path_factory.mktemp("two"))
    desk.do(MoveOfficer(person="413KD", to_ward=SHORT, from_day=date(2017, 2, 1)))
    return loaded(desk, LATER, against=DAY)


@pytest.fixture(scope="module")
def compared(two: Loaded) -> Compared:
    assert two.compared is not None
    return two.compared


def test_wards_are_counted_by_their_class(compared: Compared) -> None:
    counts = turns(compared, Lens.IN_POST)
    assert (counts[Turn.UNMET], counts[Turn.MET]) == (1, 1)
    assert set(turns(compared, Lens.PCSO)) == {Turn.SAME}


def test_what_has_got_worse_comes_first_and_the_filter_leaves_the_rest(compared: Compared) -> None:
    assert [row.row.ward for row in changed(compared, Looking())] == [FULL, SHORT]
    only = Looking(wanted=frozenset({Turn.MET}))
    assert [row.row.ward for row in changed(compared, only)] == [SHORT]


def test_the_head_says_how_many_differ_and_in_what(compared: Compared) -> None:
    assert head(compared, Lens.IN_POST) == "2 wards differ"
    assert head(compared, Lens.PCSO) == "2 wards differ, 0 in PCSOs in post"
    assert head(Compared(()), Lens.PCSO) == "No ward differs"


def test_the_map_has_the_step_with_its_sign_and_a_hatch_for_no_longer_met(
    compared: Compared,
) -> None:
    full, short = difference_looks(compared, (FULL, SHORT), Looking())
    assert (full.digit, full.hatched, full.faint) == ("−1", True, False)
    assert (short.digit, short.hatched) == ("+1", False)
    (same,) = difference_looks(compared, (FULL,), Looking(Lens.PCSO))
    assert same.digit == ""
    (faint,) = difference_looks(compared, (FULL,), Looking(wanted=frozenset({Turn.MET})))
    assert faint.faint


def test_a_ward_is_told_with_both_figures_its_class_and_why(compared: Compared) -> None:
    changes = {change.row.ward: change for change in compared.changes}
    assert told(changes[SHORT], Lens.IN_POST) == (
        "Ward 2, Havering: 1 → 2 DWOs in post, now met. PC Lindqvist came from Ward 1."
    )
    assert "0 PCSOs in post on both days" in told(changes[SHORT], Lens.PCSO)


def test_a_borough_says_how_many_of_its_wards_differ(two: Loaded, compared: Compared) -> None:
    groups = tuple({row.borough for row in two.cover})
    (title,) = difference_titles(two, compared, groups, Lens.IN_POST).values()
    assert title.about == f"2 of {len(two.cover)} differ"


def test_the_table_shows_before_and_after_and_sorts_by_the_step(compared: Compared) -> None:
    model = TableModel(change_columns(Lens.IN_POST))
    model.set_rows(changed(compared, Looking()))
    cells = [[model.index(line, column).data() for column in range(8)] for line in range(2)]
    assert cells[0] == [
        "Ward 1", "No longer met", "2", "2", "2 → 1", "2 → 1", "0", "PC Lindqvist went to Ward 2"
    ]  # fmt: skip
    assert cells[1][4] == "1 → 2"
    model.sort(4)
    assert [row.row.ward for row in model.rows()] == [FULL, SHORT]
    badges = [column.badge for column in model.columns if column.badge]
    assert [badge(model.row_at(0)) for badge in badges] == ["class.none"]


def test_the_sums_have_both_days(two: Loaded, compared: Compared) -> None:
    model = TableModel(total_change_columns(Lens.IN_POST, two.wholes()))
    model.set_rows(total_changes(two, compared, Looking()))
    last = model.rowCount() - 1
    cells = [model.index(last, column).data() for column in range(7)]
    assert cells[0] == "East Area"
    assert cells[2] == "3"
    assert cells[5:] == ["1", "2"]
