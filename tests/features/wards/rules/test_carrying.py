"""Posts follow their ward's largest heir, then the next that has need of them."""

from __future__ import annotations

from bcu_desk.features.wards.rules.carrying import Seat, carried


def seats(ward: str, count: int, *, held: int = 0) -> list[Seat]:
    return [Seat(n, f"{ward}{n}", "dwo", ward, n < held) for n in range(count)]


def test_posts_go_to_the_largest_heir_and_none_is_lost() -> None:
    found = carried(seats("A", 3), {"A": ["B"]}, {("B", "dwo"): 2})
    assert set(found.wards.values()) == {"B"}
    assert len(found.wards) == 3
    assert found.opened == {}


def test_holders_stay_with_the_largest_heir_and_vacant_posts_go_where_there_is_need() -> None:
    found = carried(seats("A", 3, held=2), {"A": ["B", "C"]}, {("B", "dwo"): 2, ("C", "dwo"): 2})
    assert found.wards == {0: "B", 1: "B", 2: "C"}
    assert found.opened == {("C", "dwo"): 1}
