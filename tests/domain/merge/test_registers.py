"""Writes to one cell, side by side and one over another."""

from __future__ import annotations

from itertools import permutations

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.registers import Value, Write, contested, siblings


def write(desk: int, number: int, value: Value, clock: int, **seen: int) -> Write:
    """A write of a desk that had seen `d4=2`: two changes of desk 4."""
    known = {FeedId(int(name[1:]), 1): last for name, last in seen.items()}
    known[FeedId(desk, 1)] = number
    return Write(Dot(desk, 1, number), clock, Knowledge(known), value)


def test_a_later_write_of_the_same_desk_stands_alone() -> None:
    found = siblings([write(3, 1, "09:00", 10), write(3, 2, "10:00", 11)])
    assert [one.value for one in found] == ["10:00"]


def test_a_write_that_had_seen_the_other_replaces_it_even_with_an_earlier_clock() -> None:
    one, two = write(3, 1, "09:00", 99), write(4, 1, "10:00", 5, d3=1)
    assert siblings([one, two]) == (two,)


def test_writes_that_had_not_seen_one_another_stand_side_by_side_the_later_shown() -> None:
    one, two, three = (
        write(3, 1, "09:00", 10),
        write(4, 1, "10:00", 12),
        write(5, 1, "11:00", 11),
    )
    for order in permutations((one, two, three)):
        assert siblings(order) == (two, three, one)
    assert contested((one, two))


def test_of_equal_clocks_the_desk_decides_on_every_desk_alike() -> None:
    one, two = write(3, 1, "09:00", 10), write(4, 1, "10:00", 10)
    assert siblings([one, two]) == siblings([two, one]) == (two, one)


def test_equal_values_are_no_conflict_but_both_stay() -> None:
    one, two = write(3, 1, "confirmed", 10), write(4, 1, "confirmed", 12)
    assert not contested(siblings([one, two]))
    assert len(siblings([one, two])) == 2


def test_a_write_that_has_seen_all_sides_closes_a_conflict() -> None:
    one, two = write(3, 1, "09:00", 10), write(4, 1, "10:00", 12)
    half, whole = write(3, 2, "11:00", 13), write(3, 2, "11:00", 13, d4=1)
    assert len(siblings([one, two, half])) == 2
    assert siblings([one, two, whole]) == (whole,)
