"""Targets on a day: the most specific base, and the uplift of a test site."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.places import Ward
from bcu_desk.features.coverage.rules.promises import Targets, in_force

LIVE, ON = date(2017, 1, 9), date(2017, 1, 23)
WARD = Ward(
    id=1, code="E05000026", name="Abbey", borough_id=2, ward_set_id=3, lat_micro=0, lon_micro=0,
    area_m2=1, population=None, neighbours="",
)  # fmt: skip


def _target(number: int, kind: str, amount: int, **where: object) -> Target:
    return Target(id=number, kind=kind, amount=amount, from_day=LIVE, **where)  # type: ignore[arg-type]


def test_the_ward_s_own_target_goes_before_its_borough_s_and_everywhere_s() -> None:
    everywhere, borough, own = (
        _target(1, "dwo", 2), _target(2, "dwo", 3, borough_id=2), _target(3, "dwo", 4, ward_id=1)
    )  # fmt: skip
    assert Targets((everywhere,), ON).of("dwo", WARD) == 2
    assert Targets((everywhere, borough), ON).of("dwo", WARD) == 3
    assert Targets((everywhere, borough, own), ON).of("dwo", WARD) == 4
    assert Targets((), ON).of("dwo", WARD) is None


def test_an_uplift_counts_for_dwos_only_and_not_without_a_base() -> None:
    rows = (_target(1, "dwo", 2), _target(2, "pcso", 1), _target(3, "dwo_uplift", 1, ward_id=1))
    told = Targets(rows, ON)
    assert (told.of("dwo", WARD), told.base_of("dwo", WARD), told.uplift_of(WARD)) == (3, 2, 1)
    assert told.of("pcso", WARD) == 1
    assert Targets(rows[2:], ON).of("dwo", WARD) is None


def test_what_is_over_or_yet_to_come_is_not_in_force() -> None:
    over = Target(id=1, kind="dwo", amount=9, from_day=LIVE, to_day=ON)
    coming = Target(id=2, kind="dwo", amount=9, from_day=date(2017, 2, 1))
    assert in_force((over, coming), ON) == []
