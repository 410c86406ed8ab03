"""The figures that a desk keeps, as rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.features.figures.queries.kept import AbstractionTable, Measures
from bcu_desk.work.view import View
from tests.builders import a_desk, a_ward

VIEW = View(date(2017, 1, 23))


def test_counts_are_found_by_code_area_and_month(tmp_path: Path) -> None:
    desk = a_desk(
        tmp_path,
        Measure(id=1, code="offences", area="E05000002", month="2017-01", numerator=5),
        Measure(id=2, code="offences", area="E05000001", month="2017-02", numerator=6),
        Measure(
            id=3, code="i_grade", area="E09000016", month="2017-01", numerator=7, denominator=9
        ),
    )
    with desk.reader() as reader:
        every = Measures().rows(reader, VIEW)
        january = Measures(code="offences", month="2017-01").rows(reader, VIEW)
        borough = Measures(area="E09000016").rows(reader, VIEW)
    assert [row.numerator for row in every] == [7, 6, 5]
    assert [row.area for row in january] == ["E05000002"]
    assert [row.denominator for row in borough] == [9]


def test_the_abstraction_table_tells_the_ward_where_it_is_known(tmp_path: Path) -> None:
    one = AbstractionFigure(
        id=1, month="2017-01", bcu="EA", borough="E09000016", team="Ward 1",
        ward_id=a_ward(1).id, duty="DWO", kind="Court", minutes=60,
    )  # fmt: skip
    two = AbstractionFigure(
        id=2, month="2017-02", bcu="EA", borough="E09000016", team="Elm", duty="DWO",
        kind="Court", minutes=30,
    )  # fmt: skip
    with a_desk(tmp_path, one, two).reader() as reader:
        rows = AbstractionTable().rows(reader, VIEW)
        february = AbstractionTable(month="2017-02").rows(reader, VIEW)
    assert [(row.team, row.ward, row.minutes) for row in rows] == [
        ("Ward 1", "E05000001", 60),
        ("Elm", None, 30),
    ]
    assert february == rows[1:]


def test_of_a_month_that_two_desks_loaded_one_is_told(tmp_path: Path) -> None:
    count = Measure(id=9001, code="crime", area="E05000001", month="2017-01", numerator=4)
    team = AbstractionFigure(
        id=9001, month="2017-01", bcu="EA", borough="Havering", team="Ward 1", ward_id=None,
        duty="dwo", kind="central_aid", minutes=60,
    )  # fmt: skip
    again = replace(count, id=9002, numerator=5), replace(team, id=9002, minutes=90)
    with a_desk(tmp_path, count, team, *again).reader() as reader:
        assert [row.numerator for row in Measures().rows(reader, VIEW)] == [5]
        assert [row.minutes for row in AbstractionTable().rows(reader, VIEW)] == [90]
