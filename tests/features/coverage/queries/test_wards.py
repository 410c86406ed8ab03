"""Questions about cover: the figures of the domain, causes, days, sums."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.queries.wards import (
    Cover,
    CoverRow,
    CoverTotals,
    OfficerRow,
    Officers,
    TotalRow,
    WardRow,
    Wards,
)
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command, Query
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.unit import Unit
from bcu_desk.work.view import View
from tests.builders import LONG_AGO, a_posting
from tests.conftest import GO_LIVE
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, absence

EA, CN = ("EA",), ("CN",)


def _rows(desk: Desk, query: Query, on: date = DAY, scope: tuple[str, ...] = ()) -> tuple:  # type: ignore[type-arg]
    with desk.reader() as reader:
        return query.rows(reader, View(on, scope))


class NoTargets(Command, frozen=True, kw_only=True):
    """Take all targets away."""

    def run(self, unit: Unit) -> str:
        for row in unit.every(Target):
            unit.remove(row)
        return "Take all targets away"


def _cover(desk: Desk, on: date = DAY) -> dict[str, CoverRow]:
    return {row.ward: row for row in _rows(desk, Cover(), on)}


@pytest.fixture(scope="module")
def sample(made_sample: Path) -> Desk:
    return Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True)


@pytest.mark.parametrize(
    ("scope", "wards", "dwo", "pcso"), [(EA, 56, 112, 56), (CN, 34, 68, 34), ((), 90, 180, 90)]
)
def test_the_promise_of_each_bcu_is_the_one_announced(
    sample: Desk, scope: tuple[str, ...], wards: int, dwo: int, pcso: int
) -> None:
    rows: tuple[CoverRow, ...] = _rows(sample, Cover(), scope=scope)
    assert len(rows) == wards
    assert sum(row.target_dwo or 0 for row in rows) == dwo
    assert sum(row.target_pcso or 0 for row in rows) == pcso


def test_wards_have_points_areas_and_neighbours_of_their_own_set(sample: Desk) -> None:
    rows: tuple[WardRow, ...] = _rows(sample, Wards())
    codes = {row.code for row in rows}
    assert len(codes) == 90
    assert {row.ward_set for row in rows} == {"2014"}
    for row in rows:
        assert 51.2 < row.lat < 51.8
        assert -0.3 < row.lon < 0.4
        assert row.area_km2 > 0.2
        assert row.neighbours
    near = {row.code: set(row.neighbours) for row in rows}
    assert all(code in near[other] for code in codes for other in near[code] & codes)


def test_totals_count_each_ward_once_and_net_nothing(sample: Desk) -> None:
    rows: tuple[CoverRow, ...] = _rows(sample, Cover())
    for by in ("borough", "bcu"):
        sums: tuple[TotalRow, ...] = _rows(sample, CoverTotals(by=by))  # type: ignore[arg-type]
        assert sum(row.wards for row in sums) == 90
        assert sum(row.need for row in sums) == 180
        assert sum(row.shortfall for row in sums) == sum(row.shortfall for row in rows) > 0
        assert sum(row.surplus for row in sums) == sum(row.surplus for row in rows) > 0
        for row in sums:
            assert row.cover == round((row.need - row.shortfall) / row.need, 4)
            assert row.need - row.in_post == row.shortfall - row.surplus
    names = [row.name for row in _rows(sample, CoverTotals(by="bcu"))]
    assert names == ["Central North", "East Area"]


def test_london_has_629_wards_in_the_promise_and_1258_posts_needed(tmp_path: Path) -> None:
    path = tmp_path / "london.bcu"
    create_file(path, NewFile(kind="london"), Clock(minute_of(GO_LIVE)))
    sums: tuple[TotalRow, ...] = _rows(
        Desk(path, Clock(minute_of(GO_LIVE)), read_only=True), CoverTotals(by="bcu")
    )
    assert len(sums) == 12
    assert sum(row.wards for row in sums) == 629
    assert sum(row.need for row in sums) == 1_258


def test_a_ward_shows_posts_people_and_those_at_work(tmp_path: Path) -> None:
    away = absence(100, "2017-01-23T07:00", "2017-01-24T15:00")
    row = _cover(a_borough(tmp_path, *away))[FULL]
    assert (row.target_dwo, row.posts_dwo, row.in_post_dwo, row.available_dwo) == (2, 2, 2, 1)
    assert (row.target_pcso, row.in_post_pcso, row.state) == (1, 0, "met")
    assert row.cause == "PC Tembo: local aid to Tue 24 Jan"
    standings = [(seen.there, seen.target) for seen in map(row.standing, Lens)]
    assert standings == [(2, 2), (2, 2), (1, 2), (0, None), (0, 1)]  # without a roster, no data


@pytest.mark.parametrize(
    ("start", "end", "available"),
    [
        ("2017-01-23T12:00", "2017-01-23T12:01", 1),
        ("2017-01-23T11:59", "2017-01-23T12:00", 2),
        ("2017-01-23T12:01", "2017-01-23T20:00", 2),
    ],
)
def test_people_are_available_who_are_not_away_at_noon(
    tmp_path: Path, start: str, end: str, available: int
) -> None:
    assert _cover(a_borough(tmp_path, *absence(100, start, end)))[FULL].available_dwo == available


def test_a_short_ward_says_how_long_its_post_is_empty(tmp_path: Path) -> None:
    row = _cover(a_borough(tmp_path))[SHORT]
    assert (row.in_post_dwo, row.shortfall, row.surplus, row.state) == (1, 1, 0, "short")
    assert row.cause == "1 post vacant for 14 days"


def test_a_post_is_empty_since_its_last_holder_left(tmp_path: Path) -> None:
    left = a_posting(410, post_id=304, person_id=103, to_day=date(2017, 1, 22))
    desk = a_borough(tmp_path, left)
    assert _cover(desk)[SHORT].cause == "1 post vacant for 1 day"
    assert _cover(desk, date(2017, 1, 21))[SHORT].cause == ""


def test_posts_that_are_not_made_are_told_apart_from_empty_ones(tmp_path: Path) -> None:
    desk = a_borough(
        tmp_path,
        Target(id=3, kind="dwo", amount=4, ward_id=5000002, from_day=LONG_AGO),
    )
    assert _cover(desk)[SHORT].cause == "1 post vacant for 14 days; 2 posts not yet made"


def test_the_wards_own_target_counts_before_its_boroughs_and_the_one_for_all(
    tmp_path: Path,
) -> None:
    borough = Target(id=3, kind="dwo", amount=3, borough_id=9000016, from_day=LONG_AGO)
    own = Target(id=4, kind="dwo", amount=1, ward_id=5000002, from_day=LONG_AGO)
    found = _cover(a_borough(tmp_path, borough, own))
    assert {code: row.target_dwo for code, row in found.items()} == {FULL: 3, SHORT: 1}


def test_a_ward_without_a_target_is_no_data_and_in_no_sum(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    before = date(2014, 5, 21)
    assert _cover(desk, before) == {}
    desk.do(NoTargets())
    row = _cover(desk)[FULL]
    assert (row.target_dwo, row.in_post_dwo, row.shortfall, row.state) == (None, 2, 0, "no_data")
    (sums,) = _rows(desk, CoverTotals())
    assert (sums.wards, sums.need, sums.in_post, sums.cover) == (0, 0, 0, None)


def test_the_day_decides_who_is_there(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    desk.do(SetTarget(ward=FULL, dwo=3, from_day=date(2017, 2, 1), to_day=date(2017, 3, 1)))
    states = [_cover(desk, on)[FULL].state for on in (DAY, date(2017, 2, 1), date(2017, 3, 1))]
    assert states == ["met", "short", "met"]


def test_before_go_live_wards_are_listed_under_the_bcu_to_come_without_posts(
    tmp_path: Path,
) -> None:
    row = _cover(a_borough(tmp_path), date(2017, 1, 8))[FULL]
    assert (row.bcu, row.posts_dwo, row.state) == ("EA", 0, "none")


def test_officers_of_a_ward_are_asked_by_code_or_name(tmp_path: Path) -> None:
    desk = a_borough(tmp_path)
    for told in (SHORT, "Ward 2"):
        rows: tuple[OfficerRow, ...] = _rows(desk, Officers(ward=told))
        assert [(row.kind, row.collar) for row in rows] == [
            ("dwo", "414KD"),
            ("dwo", None),
            ("pcso", None),
        ]
    assert rows[0].short_name == "PC Osei"
    assert rows[1].short_name == ""
    assert _rows(desk, Officers(ward="Ward 3")) == ()
    assert len(_rows(desk, Officers())) == 5


def test_the_neediest_wards_come_first(sample: Desk) -> None:
    rows: tuple[CoverRow, ...] = _rows(sample, Cover(), scope=EA)
    needs = [(-row.shortfall, row.available_dwo) for row in rows]
    assert needs == sorted(needs)
