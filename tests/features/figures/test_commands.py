"""Loading figures: one step that replaces what was told before, and that undo takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.figures.commands import LoadFigures
from bcu_desk.features.figures.rules.found import Count, TeamMinutes
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.wire import made
from tests.builders import a_desk, a_ward

WARD = "E05000001"
ONE = Count("offences", WARD, "2017-01", 5)
TEAM = TeamMinutes("2017-01", "EA", "E09000016", "Ward 1", "DWO", "Court", 60, ward=WARD)

COUNT = {"code": "a", "area": WARD, "month": "2017-01", "amount": 1}
MINUTES = {
    "month": "2017-01",
    "bcu": "EA",
    "borough": "x",
    "team": "y",
    "duty": "d",
    "kind": "k",
    "minutes": 1,
}


def _numbers(desk: Desk) -> list[tuple[int, int | None]]:
    with desk.reader() as reader:
        counts = [(row.numerator, row.denominator) for row in reader.every(Measure)]
        teams = [(row.minutes, row.ward_id) for row in reader.every(AbstractionFigure)]
    return counts + teams


def test_figures_are_loaded_replaced_and_taken_back_by_undo(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    done = desk.do(LoadFigures(source="a.csv", counts=(ONE,), abstractions=(TEAM,)))
    assert done.label == "Load 2 figures from a.csv"
    assert done.changed == {"measure", "abstraction_figure"}
    ward = a_ward(1).id
    assert _numbers(desk) == [(5, None), (60, ward)]
    again = Count("offences", WARD, "2017-01", 8)
    more = TeamMinutes("2017-01", "EA", "E09000016", "Ward 1", "DWO", "Court", 90)
    desk.do(LoadFigures(source="b.csv", counts=(again,), abstractions=(more,)))
    assert _numbers(desk) == [(8, None), (90, None)]
    desk.undo()
    assert _numbers(desk) == [(5, None), (60, ward)]
    desk.undo()
    assert _numbers(desk) == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({}, "figures_nothing_to_load"),
        ({"counts": [{**COUNT, "month": "soon"}]}, "figures_odd_month"),
        ({"counts": [{**COUNT, "amount": -1}]}, "figures_odd_number"),
        ({"counts": [{**COUNT, "code": "a\u202e"}]}, "odd_characters"),
        ({"counts": [COUNT, COUNT]}, "figure_told_twice"),
        ({"abstractions": [{**MINUTES, "ward": "E05099999"}]}, "unknown_ward"),
        ({"source": " "}, "empty_text"),
    ],
)
def test_odd_figures_are_refused_and_nothing_is_written(
    tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    desk = a_desk(tmp_path)
    with pytest.raises(Refused) as told:
        desk.do(made(LoadFigures, {"source": "a.csv", **fields}))
    assert told.value.code == code
    assert "{" not in sentence(told.value.code, told.value.facts)
    assert _numbers(desk) == []


def test_what_the_desk_has_already_is_nothing_to_load(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    load = LoadFigures(source="a.csv", counts=(ONE,), abstractions=(TEAM,))
    desk.do(load)
    with pytest.raises(Refused) as told:
        desk.do(load)
    assert told.value.code == "figures_nothing_to_load"
