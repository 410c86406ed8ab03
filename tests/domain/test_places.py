"""Places and what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.places import BoroughInBcu
from tests.builders import a_ward


def test_a_ward_knows_its_neighbours_codes() -> None:
    assert a_ward(1, neighbours="E05000002 E05000003").neighbour_codes == (
        "E05000002",
        "E05000003",
    )
    assert a_ward(1).neighbour_codes == ()


def test_a_borough_can_change_its_bcu_from_a_day() -> None:
    line = BoroughInBcu(id=1, borough_id=1, bcu_id=1, from_day=date(2017, 1, 9))
    ended = replace(line, to_day=date(2018, 1, 1))
    after = replace(line, id=2, bcu_id=2, from_day=date(2018, 1, 1))
    assert not ended.days.overlaps(after.days)
