"""What a file would change, line by line, against what the desk has."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.features.figures.queries.places import places_of
from bcu_desk.features.figures.queries.plan import Plan, plan_of
from bcu_desk.work.desk import Desk
from tests.builders import a_desk, a_ward
from tests.features.figures.small import abstraction_lines

WARD = "E05000001"
COUNTS = (
    Measure(id=1, code="offences", area=WARD, month="2017-01", numerator=5),
    Measure(id=2, code="offences.drugs", area=WARD, month="2017-01", numerator=2),
    Measure(id=3, code="asb", area=WARD, month="2017-01", numerator=7),
    Measure(id=4, code="i_grade", area=WARD, month="2017-01", numerator=7, denominator=9),
)
FILE = f"ward_code,month,category,count\n{WARD},2017-01,burglary,5\n{WARD},2017-01,drugs,2\n"


def _plan(desk: Desk, content: bytes) -> Plan:
    with desk.reader() as reader:
        return plan_of(reader, content, None, places_of(reader))


def test_counts_are_new_changed_unchanged_or_only_in_the_desk(tmp_path: Path) -> None:
    plan = _plan(a_desk(tmp_path, *COUNTS), FILE.encode())
    assert [(line.state, line.what, line.before, line.after) for line in plan.lines] == [
        ("changed", "offences", 5, 7),
        ("missing", "asb", 7, None),
        ("new", "offences.burglary", None, 5),
        ("unchanged", "offences.drugs", 2, 2),
    ]
    assert {state: count for state, count in plan.sums().items() if count} == {
        "changed": 1,
        "missing": 1,
        "new": 1,
        "unchanged": 1,
    }
    assert sorted(one.code for one in plan.counts) == ["offences", "offences.burglary"]


def test_minutes_of_teams_are_compared_with_their_ward(tmp_path: Path) -> None:
    kept = AbstractionFigure(
        id=1, month="2017-01", bcu="EA", borough="E09000016", team="Ward 1", ward_id=None,
        duty="DWO", kind="Court", minutes=60,
    )  # fmt: skip
    gone = AbstractionFigure(
        id=2, month="2017-01", bcu="EA", borough="E09000016", team="Ward 2",
        ward_id=a_ward(2).id, duty="DWO", kind="Court", minutes=30,
    )  # fmt: skip
    desk = a_desk(tmp_path, kept, gone)
    lines = ("2017-01,EA,Havering,,Ward 1,DWO,Court,60", "2017-01,EA,Havering,,Elm,DWO,Court,9")
    plan = _plan(desk, abstraction_lines(*lines))
    told = [(line.state, line.area, line.problem and line.problem.code) for line in plan.lines]
    assert told == [
        ("changed", WARD, None),  # its ward is known now
        ("missing", "E05000002", None),
        ("new", "E09000016", "figures_unknown_team"),
    ]
    assert [one.team for one in plan.teams] == ["Ward 1", "Elm"]
