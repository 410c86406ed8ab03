"""What the page has read."""

from __future__ import annotations

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens, WardState
from tests.features.coverage.small import DAY, FULL, SHORT


def test_wards_teams_and_holders_are_found(small: Loaded) -> None:
    row = small.row(SHORT)
    assert row is not None
    assert row.name == "Ward 2"
    assert small.row("E05999999") is None
    assert [officer.collar for officer in small.team(SHORT)] == ["414KD", None, None]
    held = small.holder("412KD")
    assert held is not None
    assert held.ward == FULL
    assert small.holder("415KD") is None
    assert small.place(FULL)[0] == 51.5
    assert small.on == DAY


def test_counts_and_heads_follow_the_lens(small: Loaded) -> None:
    assert small.counts(Lens.IN_POST) == {WardState.MET: 1, WardState.SHORT: 1}
    assert small.counts(Lens.PCSO) == {WardState.NONE: 2}
    assert small.heads(Lens.IN_POST) == (
        "1 of 2 wards below target",
        "1 short; 0 over elsewhere, not netted",
    )
    assert small.heads(Lens.PCSO)[0] == "2 of 2 wards below target"


def test_sums_are_by_borough_each_bcu_below_its_own(both: Loaded) -> None:
    rows = both.sums(Lens.IN_POST)
    assert [row.name for row in rows] == [
        "Camden",
        "Islington",
        "Central North",
        "Barking and Dagenham",
        "Havering",
        "Redbridge",
        "East Area",
    ]
    wholes = [row for row in rows if row.code in both.wholes()]
    assert [row.name for row in wholes] == ["Central North", "East Area"]
    assert wholes[0].shortfall == sum(row.shortfall for row in rows[:2])
    available = [row for row in both.sums(Lens.AVAILABLE) if row.code in both.wholes()]
    assert sum(row.shortfall for row in available) > sum(row.shortfall for row in wholes)
