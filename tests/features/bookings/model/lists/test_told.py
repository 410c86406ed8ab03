"""What is told of a line, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.told import key_of, told
from tests.features.bookings.lists import a_busy_desk, read_of


def test_keys_are_told_with_driver_booking_and_odometer(lists: Lists) -> None:
    shown = told(lists, lists.keys[0])
    assert (shown.title, shown.state, shown.tone) == ("BX16 KLM", "40 min late", "bad")
    assert dict(shown.facts)["Odometer"] == "41,286 miles when out"
    assert dict(shown.facts)["Booking"] == "EA-01-0500"
    assert shown.verbs == ("return",)
    assert told(lists, lists.keys[1]).state == "Out"


def test_a_service_that_is_due_can_be_taken_off_the_road_once(lists: Lists) -> None:
    shown = told(lists, lists.due[0])
    assert (shown.state, shown.verbs) == ("286 miles over", ("off_road",))
    away = tuple(replace(row, off_road=True) for row in lists.choices.resources)
    other = replace(lists, choices=replace(lists.choices, resources=away))
    assert (told(other, lists.due[0]).state, told(other, lists.due[0]).verbs) == ("Off road", ())


def test_a_loan_can_be_had_back_and_a_wait_be_left(lists: Lists, tmp_path: Path) -> None:
    loan = told(lists, lists.loans[0])
    assert (loan.about, loan.state) == ("Barking and Dagenham to Havering", "1 h late")
    assert loan.verbs == ("give_back",)
    wait = told(lists, lists.waits[0])
    assert (wait.state, wait.verbs) == ("1st in line", ("leave",))
    rooms = read_of(a_busy_desk(tmp_path), Sort.ROOM)
    held = told(rooms, rooms.waits[0])
    assert (held.state, held.verbs) == ("Held", ("take", "leave"))
    assert dict(held.facts)["Held"] == "KD-ROOM-1 until Mon 23 Jan 11:30"


def test_every_line_has_a_key_of_its_own(lists: Lists) -> None:
    for rows in (lists.keys, lists.due, lists.loans, lists.waits):
        assert len({key_of(row) for row in rows}) == len(rows)
