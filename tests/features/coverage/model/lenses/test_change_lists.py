"""Two days in the table, in words and in sums, by what is looked at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.model.lenses.change_lists import change_list, total_changes
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.rules.comparing import Turn
from bcu_desk.features.coverage.rules.drifting import Drift
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.kit.table_model import TableModel
from tests.features.coverage.model.lenses.test_differing import LATER
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, loaded

PEOPLE, YOUTH = Looking(other=Sight.PEOPLE), Looking(other=Sight.YOUTH)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Lindqvist has gone from Ward 1 to Ward 2 between the days, in wards of 10,000 people."""
    desk = a_borough(tmp_path_factory.mktemp("two"))
    desk.do(MoveOfficer(person="413KD", to_ward=SHORT, from_day=LATER))
    told = loaded(desk, LATER, against=DAY)
    assert told.earlier is not None
    wards = tuple(replace(row, population=10_000) for row in told.wards)
    return replace(told, wards=wards, earlier=replace(told.earlier, wards=wards))


def _compared(two: Loaded) -> Compared:
    assert two.compared is not None
    return two.compared


def test_the_table_has_the_figure_of_both_days_the_worst_first(two: Loaded) -> None:
    found = change_list(two, _compared(two), PEOPLE)
    model = TableModel(found.columns)
    model.set_rows(found.rows)
    cells = [[model.index(line, column).data() for column in range(4)] for line in range(2)]
    assert cells[0][0] == "Ward 1"
    assert cells[0][2:] == ["A class higher", "5,000 → 10,000"]
    assert cells[1][3] == "10,000 → 5,000"
    model.sort(3)
    assert [row.row.ward for row in model.rows()] == [SHORT, FULL]


def test_what_differs_is_told_in_words_and_the_filter_leaves_the_rest(two: Loaded) -> None:
    wanted = replace(PEOPLE, wanted=frozenset({Drift.BEST}))
    (line,) = change_list(two, _compared(two), wanted).listed
    assert line.words == ("Ward 2: 10,000 → 5,000 people for each DWO, a class lower.")
    assert line.key == SHORT


def test_a_figure_against_a_target_tells_who_came_and_went(two: Loaded) -> None:
    every = change_list(two, _compared(two), Looking())
    assert any("Lindqvist" in line.words for line in every.listed)
    only = change_list(two, _compared(two), Looking(wanted=frozenset({Turn.MET})))
    assert {line.key for line in only.listed} <= {SHORT}


def test_sums_of_youth_officers_are_of_boroughs_on_both_days(two: Loaded) -> None:
    (code,) = {row.borough for row in two.cover}
    assert two.earlier is not None
    told = replace(
        two,
        youth={code: Standing(3, 4)},
        earlier=replace(two.earlier, youth={code: Standing(4, 4)}),
    )
    first = total_changes(told, _compared(told), YOUTH)[0]
    assert (first.pair("in_post"), first.pair("shortfall"), first.differ) == ((4, 3), (0, 1), 2)
    assert len(change_list(told, _compared(told), YOUTH).listed) == 1
