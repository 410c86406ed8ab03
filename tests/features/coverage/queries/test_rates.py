"""Abstraction rates are pooled from minutes; without a roster there is no data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.measures import AbstractionFigure
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.rates import AbstractionRates, RateRow
from bcu_desk.store.model_facts import model_facts
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from bcu_desk.work.wire import made
from tests.features.coverage.away import (
    COURT,
    DUTY,
    LOCAL_AID,
    OSEI,
    TEMBO,
    a_desk_with,
    an_absence,
)
from tests.features.coverage.small import DAY

WARDS = 90  # of the sample
WEEKDAYS = 17  # of January 2017 from go-live on
AWAY = (
    an_absence(TEMBO, "2017-01-23T00:00", "2017-01-25T00:00", kind_id=LOCAL_AID),
    an_absence(TEMBO, "2017-01-26T00:00", "2017-01-27T00:00", id=990),
    an_absence(OSEI, "2017-01-23T08:00", "2017-01-23T12:00", kind_id=COURT),
)
TOLD = AbstractionFigure(
    id=1, month="2017-01", bcu="EA", borough="E09000016", team="Ward 2", ward_id=5000002,
    duty="DWO", kind="Court", minutes=250,
)  # fmt: skip


def _rows(desk: Desk, **fields: object) -> tuple[RateRow, ...]:
    with desk.reader() as reader:
        return made(AbstractionRates, fields).rows(reader, View(DAY))


def test_each_ward_has_its_minutes_limit_and_kinds(tmp_path: Path) -> None:
    one, two = _rows(a_desk_with(tmp_path, *AWAY, TOLD))
    assert (one.name, one.numerator, one.denominator) == ("Ward 1", 2 * DUTY, 2 * WEEKDAYS * DUTY)
    assert (one.rate, one.limit, one.over, one.reported) == (round(1 / 17, 4), 10, False, None)
    assert (two.numerator, two.denominator, two.reported) == (240, WEEKDAYS * DUTY, 250)
    assert one.kinds == ("local aid", "court")


@pytest.mark.parametrize(("by", "code"), [("borough", "E09000016"), ("bcu", "EA")])
def test_a_borough_and_a_bcu_are_pooled_from_minutes(tmp_path: Path, by: str, code: str) -> None:
    (row,) = _rows(a_desk_with(tmp_path, *AWAY), by=by)
    assert (row.code, row.numerator, row.denominator) == (code, 1_200, 3 * WEEKDAYS * DUTY)
    assert row.rate == round(1_200 / (3 * WEEKDAYS * DUTY), 4)


def test_months_stand_in_order_and_one_before_any_posting_is_no_data(tmp_path: Path) -> None:
    days = {"from": "2016-12-01", "to": "2017-03-01"}
    rows = _rows(a_desk_with(tmp_path, *AWAY), by="month", **days)
    assert [(row.name, row.numerator) for row in rows] == [
        ("December 2016", None),
        ("January 2017", 1_200),
        ("February 2017", 0),
    ]
    assert [row.rate is None for row in rows] == [True, False, False]


def test_without_a_roster_there_is_no_rate(tmp_path: Path) -> None:
    rows = _rows(a_desk_with(tmp_path, *AWAY, rostered=False))
    assert {(row.numerator, row.denominator, row.rate, row.over) for row in rows} == {
        (None, None, None, False)
    }


def test_a_rate_over_its_limit_is_marked(tmp_path: Path) -> None:
    week = an_absence(OSEI, "2017-01-23T00:00", "2017-01-28T00:00", kind_id=LOCAL_AID)
    rows = _rows(a_desk_with(tmp_path, week))
    assert [row.over for row in rows] == [False, True]


def test_odd_days_are_refused(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    for fields, code in (
        ({"from": "2017-01-02", "to": "2017-01-02"}, "empty_span"),
        ({"from": "2010-01-02", "to": "2017-01-02"}, "rates_too_long"),
    ):
        with pytest.raises(Refused) as told:
            _rows(desk, **fields)
        assert told.value.code == code


@pytest.mark.parametrize(
    ("first", "end"), [(date(2017, 1, 9), date(2017, 2, 1)), (date(2017, 2, 1), date(2017, 3, 1))]
)
def test_the_model_check_tells_the_very_wards_whose_rate_is_over(
    made_sample: Path, first: date, end: date
) -> None:
    with Desk(made_sample, Clock(), read_only=True).reader() as reader:
        found = check(model_facts(reader, Span(first, end)), Span(first, end))
        asked = {"from": first.replace(day=1).isoformat(), "to": end.isoformat()}
        rows = made(AbstractionRates, asked).rows(reader, View(first))
    told = {row.subject: row.fact("rate") for row in found if row.rule == "R13"}
    assert told == {row.code: _per_cent(row) for row in rows if row.over}
    assert len(rows) == WARDS
    assert bool(told) is (first.month == 1)


def _per_cent(row: RateRow) -> str:
    thousandths = (row.numerator or 0) * 1000 // (row.denominator or 1)
    return f"{thousandths // 10}.{thousandths % 10}"
