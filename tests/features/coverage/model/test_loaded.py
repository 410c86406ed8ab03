"""What the page has read."""

from __future__ import annotations

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules import Lens, WardState
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


def test_sums_are_by_borough_and_bcu(both: Loaded) -> None:
    names = [row.name for row in both.sums(Lens.IN_POST)]
    assert names == [
        "Barking and Dagenham",
        "Camden",
        "Havering",
        "Islington",
        "Redbridge",
        "Central North",
        "East Area",
    ]
    available = both.sums(Lens.AVAILABLE)
    assert sum(row.shortfall for row in available[-2:]) > sum(
        row.shortfall for row in both.sums(Lens.IN_POST)[-2:]
    )
