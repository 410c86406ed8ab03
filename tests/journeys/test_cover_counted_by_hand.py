"""The figures of ward cover that the command line gives, against those counted by hand."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.journeys.by_hand import File, each, most_filled
from tests.journeys.hands import Calls

ON = date(2017, 1, 23)
AHEAD = 28


@pytest.fixture
def counted(made_sample: Path) -> File:
    """The sample, read by plain SQL."""
    return File(made_sample)


def test_abstraction_rates_are_the_minutes_counted_one_by_one(
    frozen_now: str, calls: Calls, made_sample: Path, counted: File
) -> None:
    told = {row["code"]: row for row in calls.rows(made_sample, "abstraction_rates")}
    assert len(told) == len(counted.wards()) == 90
    for ward in counted.wards():
        taken, rostered = counted.abstraction(ward, date(2017, 1, 1), date(2017, 2, 1))
        row = told[ward["code"]]
        if not rostered:
            assert (row["numerator"], row["denominator"], row["rate"]) == (None, None, None)
            continue
        assert (row["numerator"], row["denominator"]) == (taken, rostered)
        assert row["rate"] == round(taken / rostered, 4)
        assert row["over"] is (taken * 10 > rostered)


def test_wards_uncovered_are_those_that_a_look_at_every_day_finds(
    frozen_now: str, calls: Calls, made_sample: Path, counted: File
) -> None:
    told = {
        row["ward"]: (date.fromisoformat(row["first_day"]), row["days"])
        for row in calls.rows(made_sample, "uncovered")
    }
    found = {ward["code"]: counted.uncovered(ward, ON, AHEAD) for ward in counted.wards()}
    assert told == {code: one for code, one in found.items() if one is not None}
    assert told


def test_a_proposal_fills_all_that_can_be_filled_and_leaves_no_giver_short(
    frozen_now: str, calls: Calls, sample_file: Path, counted: File
) -> None:
    told = calls("suggest", sample_file, "cover", "--on", ON.isoformat())
    moves = [row for row in told["rows"] if (row["plan"], row["what"]) == (1, "move")]
    assert calls.rows(sample_file, "proposals", on=ON.isoformat()) == told["rows"]
    assert len(moves) == len(told["apply"]) == most_filled(counted, ON) > 0
    teams = {ward["code"]: len(counted.team(ward, ON)) for ward in counted.wards()}
    for row in moves:
        assert row["to_before"] == teams[row["to_ward"]]
        teams[row["to_ward"]] += 1
        if row["from_ward"]:
            assert row["from_before"] == teams[row["from_ward"]]
            teams[row["from_ward"]] -= 1
    calls("run", sample_file, told["command"], json.dumps(told["apply"]))
    assert calls.code == 0
    before, after = _short(counted), _short(File(sample_file))
    assert after < before
    assert (ON in {on for _, on in before}, ON in {on for _, on in after}) == (True, False)


def _short(file: File) -> set[tuple[str, date]]:
    """The wards below target, on each of ten days."""
    return {
        (ward["code"], on)
        for ward in file.wards()
        for on in each(ON, date(2017, 2, 2))
        if len(file.team(ward, on)) < (file.target(ward, on) or 0)
    }
