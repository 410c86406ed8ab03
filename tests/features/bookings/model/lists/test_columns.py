"""The columns of the lists, as they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists import columns
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.kit.table_model import Column, TableModel
from tests.features.bookings.lists import a_busy_desk, read_of


def _lines(made: Sequence[Column[Any]], rows: Sequence[object]) -> list[list[str]]:
    model: TableModel[Any] = TableModel(made)
    model.set_rows(rows)
    cells = range(len(made))
    return [
        [str(model.index(line, cell).data() or "") for cell in cells] for line in range(len(rows))
    ]


def test_keys_say_who_has_them_and_how_late_they_are(lists: Lists) -> None:
    assert _lines(columns.keys_columns(lists), lists.keys) == [
        ["BX16 KLM", "IRV", "Romford", "PC A. Tembo", "06:00", "10:00", "40 min late"],
        ["BX16 KMA", "IRV", "Romford", "PS Test", "07:00", "15:00", "due in 4 h 20 min"],
    ]


def test_keys_without_a_time_due_are_shown_and_sorted_last(lists: Lists) -> None:
    rows = (replace(lists.keys[0], due=None, late_minutes=0), lists.keys[1])
    model: TableModel[Any] = TableModel(columns.keys_columns(lists))
    model.set_rows(rows)
    assert model.index(0, 6).data() == "no time due"
    model.sort(5, Qt.SortOrder.DescendingOrder)
    assert model.row_at(1).due is None


def test_services_are_told_by_miles_and_by_day(lists: Lists) -> None:
    assert [line[3:] for line in _lines(columns.due_columns(lists), lists.due)] == [
        ["Service", "at 41,000 miles", "286 miles over"],
        ["MOT", "Thu 26 Jan 2017", "in 3 days"],
    ]


def test_loans_say_from_where_to_where(lists: Lists) -> None:
    assert _lines(columns.loan_columns(lists), lists.loans)[0][1:3] == [
        "Barking and Dagenham",
        "Havering",
    ]


def test_who_waits_has_a_place_and_what_is_held_says_until_when(
    lists: Lists, tmp_path: Path
) -> None:
    assert _lines(columns.waiting_columns(lists), lists.waits)[0] == [
        "1st",
        "Station van",
        "Barking and Dagenham",
        "any",
        "12:00–13:00",
        "Prisoner transfer",
        "",
    ]
    rooms = read_of(a_busy_desk(tmp_path), Sort.ROOM)
    line = _lines(columns.waiting_columns(rooms), rooms.waits)[0]
    assert (line[0], line[-1]) == ("Held", "KD-ROOM-1 until 11:30")
    assert columns.wanted_words(rooms.waits[0]) == "Mon 23 Jan 13:00–14:00"
