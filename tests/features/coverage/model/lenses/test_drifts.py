"""Two days by youth officers, hours, demand and breaches, on the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.model.lenses.classes import CLASSES, legend_of
from bcu_desk.features.coverage.model.lenses.drifts import (
    drift_counts,
    drift_head,
    drift_looks,
    drifts_of,
)
from bcu_desk.features.coverage.model.lenses.painting import heads_of, painting
from bcu_desk.features.coverage.model.loaded import Loaded, load
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.broken import BrokenRule
from bcu_desk.features.coverage.rules.comparing import Turn
from bcu_desk.features.coverage.rules.drifting import Drift
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough

LATER = date(2017, 2, 6)
OTHERS = [sight for sight in Sight if not sight.is_lens]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """Lindqvist has gone from Ward 1 to Ward 2 between the days; all that takes longer is read."""
    desk = a_borough(tmp_path_factory.mktemp("two"))
    desk.do(MoveOfficer(person="413KD", to_ward=SHORT, from_day=date(2017, 2, 1)))
    with desk.reader() as reader:
        return load(reader, View(LATER, against=DAY), rules=True, hours=True)


def _with(two: Loaded, before: dict[str, object], after: dict[str, object]) -> Loaded:
    assert two.earlier is not None
    return replace(two, earlier=replace(two.earlier, **before), **after)  # type: ignore[arg-type]


@pytest.mark.parametrize("sight", OTHERS)
def test_every_ward_is_in_a_class_of_the_legend(two: Loaded, sight: Sight) -> None:
    drifts = drifts_of(two, sight)
    classes = {entry.key for entry in CLASSES[legend_of(sight, compared=True)]}
    assert set(drifts) == {FULL, SHORT}
    assert {drift.kind for drift in drifts.values()} <= classes
    assert drift_head(drifts, sight) == heads_of(two, sight, two.compared)[0]


@pytest.mark.parametrize("sight", OTHERS)
def test_without_a_second_day_nothing_differs(two: Loaded, sight: Sight) -> None:
    assert drifts_of(replace(two, earlier=None), sight) == {}


def test_a_second_day_has_what_was_asked_for_and_no_more(two: Loaded) -> None:
    assert not any(two.lacks(sight) for sight in Sight)
    assert two.earlier is not None
    bare = replace(two, broken=None, earlier=replace(two.earlier, recent=None))
    assert [sight for sight in Sight if bare.lacks(sight)] == [Sight.HOURS, Sight.BREACHES]


def test_people_for_each_officer_are_more_where_one_has_left(two: Loaded) -> None:
    wards = tuple(replace(row, population=10_000) for row in two.wards)
    told = _with(two, {"wards": wards}, {"wards": wards})
    drifts = drifts_of(told, Sight.PEOPLE)
    assert (drifts[FULL].kind, drifts[FULL].step) == (Drift.WORST, 5_000)
    assert (drifts[SHORT].kind, drifts[SHORT].figures) == (Drift.BEST, "10,000 → 5,000")
    assert drifts[FULL].sentence == ("5,000 → 10,000 people for each DWO, a class higher")
    assert drift_head(drifts, Sight.PEOPLE) == "2 of 2 wards differ, 1 for the worse"


def test_a_borough_counts_once_by_its_youth_officers(two: Loaded) -> None:
    (borough,) = {row.borough for row in two.cover}
    told = _with(two, {"youth": {borough: Standing(4, 4)}}, {"youth": {borough: Standing(3, 4)}})
    drifts = drifts_of(told, Sight.YOUTH)
    assert drift_counts(drifts, Sight.YOUTH) == {Turn.UNMET.value: 1}
    assert drifts[FULL].sentence == "4 → 3 youth officers, no longer met"
    assert drift_head(drifts, Sight.YOUTH) == "1 of 1 boroughs differs, 1 for the worse"
    made = painting(told, Looking(other=Sight.YOUTH), (FULL,), ("x",), told.compared)
    assert made.counted == "boroughs"


def test_broken_rules_say_which_were_mended(two: Loaded, themed: QApplication) -> None:
    rules = (BrokenRule("R7", "Has 1 DWO of 2."),)
    told = _with(two, {"broken": {FULL: rules}}, {"broken": {SHORT: rules}})
    drifts = drifts_of(told, Sight.BREACHES)
    assert (drifts[FULL].kind, drifts[FULL].about) == (Drift.BEST, "R7 → none")
    full, short = drift_looks(drifts, (FULL, SHORT), Looking(other=Sight.BREACHES))
    assert (full.digit, full.hatched) == ("−1", False)
    assert (short.digit, short.hatched) == ("+1", True)
    assert short.told.endswith("0 → 1 rules broken, newly broken.")
    wanted = Looking(other=Sight.BREACHES, wanted=frozenset({Drift.BEST}))
    assert [look.faint for look in drift_looks(drifts, (FULL, SHORT), wanted)] == [False, True]


def test_no_data_on_a_day_is_told_apart_and_counts_as_no_difference(two: Loaded) -> None:
    told = _with(two, {"offences": {}}, {"offences": {FULL: 400}})
    drifts = drifts_of(told, Sight.OFFENCES)
    assert drifts[FULL].kind is Drift.UNKNOWN
    assert not drifts[FULL].differs
    assert drifts[FULL].sentence == "no data on a day"
