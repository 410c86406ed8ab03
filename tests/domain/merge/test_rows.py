"""Rows that several desks change, end and go on with."""

from __future__ import annotations

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.domain.merge.rows import RowChange, merged

IMAGE = {"id": 7, "state": "confirmed", "start": 540}


def change(desk: int, number: int, kind: str, cells: dict, clock: int, **seen: int) -> RowChange:
    """A change by a desk that had seen `d4=2`: two changes of desk 4."""
    known = {FeedId(int(name[1:]), 1): last for name, last in seen.items()}
    known[FeedId(desk, 1)] = number
    return RowChange(Dot(desk, 1, number), clock, Knowledge(known), kind, cells)


def test_a_row_that_nobody_changed_stands_and_says_nothing_new() -> None:
    row = merged([])
    assert row.stands
    assert row.image() == {}


def test_changes_of_different_cells_are_both_kept() -> None:
    row = merged(
        [change(3, 1, "update", {"start": 600}, 10), change(4, 1, "update", {"state": "x"}, 11)]
    )
    assert row.cells == {"start": 600, "state": "x"}
    assert not row.open_cells
    assert not row.open_end


def test_different_values_of_one_cell_are_open() -> None:
    row = merged(
        [change(3, 1, "update", {"start": 600}, 10), change(4, 1, "update", {"start": 660}, 11)]
    )
    assert row.cells == {"start": 660}
    assert [one.value for one in row.open_cells["start"]] == [660, 600]


def test_a_delete_ends_what_it_had_seen() -> None:
    made = change(3, 1, "insert", IMAGE, 10)
    row = merged([change(4, 1, "delete", IMAGE, 11, d3=1), made])
    assert not row.stands
    assert not row.open_end


def test_a_change_beats_a_delete_that_had_not_seen_it_and_stays_open() -> None:
    gone, late = change(3, 1, "delete", IMAGE, 20), change(4, 1, "update", {"start": 600}, 10)
    row = merged([gone, late])
    assert row.stands
    assert row.image() == {"id": 7, "state": "confirmed", "start": 600}
    assert {one.value for one in row.open_end} == {0, 1}


def test_a_later_write_that_had_seen_both_closes_it_either_way() -> None:
    gone, late = change(3, 1, "delete", IMAGE, 20), change(4, 1, "update", {"start": 600}, 10)
    kept = merged([gone, late, change(5, 1, "update", {"state": "x"}, 30, d3=1, d4=1)])
    assert kept.stands
    assert not kept.open_end
    ended = merged([gone, late, change(5, 1, "delete", IMAGE, 30, d3=1, d4=1)])
    assert not ended.stands
    assert not ended.open_end


def test_what_was_deleted_and_put_back_is_as_it_was_put_back() -> None:
    back = {**IMAGE, "start": 615}
    row = merged([change(3, 1, "delete", IMAGE, 20), change(3, 2, "insert", back, 21)])
    assert row.stands
    assert row.image() == back
