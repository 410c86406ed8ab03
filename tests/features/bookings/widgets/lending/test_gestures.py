"""Issue and return, off the road, lend and give back, wait and take: by form, to the file."""

from __future__ import annotations

import pytest

from bcu_desk.domain.fleet import Booking, KeyIssue, Loan, OffRoad, Sort, Vehicle, Waiting
from tests.features.bookings.listed import Listed
from tests.features.bookings.lists import HELD, LATE, LENT, SERVICED
from tests.features.bookings.small import KLM, TEMBO, at, when
from tests.features.bookings.widgets.lending.conftest import OpenLists


def _keys(listed: Listed) -> dict[int, KeyIssue]:
    with listed.desk.reader() as reader:
        return {row.id: row for row in reader.every(KeyIssue)}


def test_keys_are_issued_with_what_the_form_says(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.press("issue")
    form = listed.form()
    form.set_value("vehicle", SERVICED)
    form.set_value("driver", TEMBO)
    form.set_value("odometer", "41,300")
    form.set_value("fuel", "6")
    form.send()
    made = next(row for number, row in _keys(listed).items() if number not in (LATE, LATE + 1))
    assert (made.out_minute, made.due_minute) == (at("10:40"), at("14:40"))
    assert (made.odometer_out, made.fuel_out, made.person_id) == (41_300, 6, 100)
    assert SERVICED in listed.column("Vehicle")
    assert listed.view.place.form is None


def test_a_defect_that_grounds_it_takes_it_off_the_road(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.pane().table.choose_line(0)
    listed.press("return")
    form = listed.form()
    assert form.values()["vehicle"] == KLM
    form.set_value("damage", "Brakes")
    form.set_value("grounding", True)
    form.send()
    back = _keys(listed)[LATE]
    assert (back.back_minute, back.damage) == (at("10:40"), "Brakes")
    with listed.desk.reader() as reader:
        away = reader.every(OffRoad)
    assert [(row.reason, row.start_minute, row.note) for row in away] == [
        ("defect", at("10:40"), "Brakes")
    ]
    assert {notice.code for notice in listed.steps[0].notices} >= {
        "returned_late",
        "defect_grounded",
    }


@pytest.mark.parametrize("told", ["forty", "41.5"])
def test_a_reading_that_is_no_number_is_told_beside_its_field(
    open_lists: OpenLists, told: str
) -> None:
    listed = open_lists()
    listed.view.pane().table.choose_line(0)
    listed.press("return")
    listed.form().set_value("odometer", told)
    listed.form().send()
    assert "whole miles" in listed.form().trouble()
    assert listed.steps == []


def test_an_odometer_that_went_back_is_refused_beside_its_field(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.press("issue")
    listed.form().set_value("vehicle", SERVICED)
    listed.form().set_value("odometer", "40,000")
    listed.form().send()
    assert listed.refused == ["odometer_went_back"]
    assert "41286" in listed.form().trouble()


def test_a_vehicle_that_is_due_is_taken_off_the_road_for_it(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_list("due")
    listed.view.pane().table.choose_line(0)
    listed.press("off_road")
    assert listed.form().values()["reason"] == "service"
    listed.form().send()
    with listed.desk.reader() as reader:
        away, cars = reader.every(OffRoad), reader.every(Vehicle)
    plate = next(row.registration for row in cars if row.id == away[0].vehicle_id)
    assert (plate, away[0].reason) == (SERVICED, "service")
    assert not listed.view.card.verbs["off_road"].isVisible()


def test_a_loan_is_had_back_and_another_one_made(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_list("loans")
    listed.view.pane().table.choose_line(0)
    listed.press("give_back")
    listed.form().send()
    assert listed.column("Vehicle") == []
    listed.press("lend")
    form = listed.form()
    form.set_value("vehicle", SERVICED)
    form.set_value("borough", "E09000002")
    form.set_value("note", "For the week")
    form.send()
    with listed.desk.reader() as reader:
        loans = {row.id: row for row in reader.every(Loan)}
    assert loans.pop(LENT).back_minute == at("10:40")
    assert [(row.out_minute, row.due_minute, row.note) for row in loans.values()] == [
        (at("10:40"), at("10:40") + 1_440, "For the week")
    ]
    assert listed.column("Vehicle") == [SERVICED]


def test_joining_is_refused_while_something_is_free(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.view.show_list("waits")
    listed.press("join")
    form = listed.form()
    form.set_value("kind", "station_van")
    form.set_value("borough", "E09000002")
    form.set_value("purpose", "Custody run")
    form.set_value("start", when("18:00"))
    form.set_value("end", when("19:00"))
    form.send()
    assert listed.refused == ["no_need_to_wait"]
    form.set_value("start", when("12:30"))
    form.set_value("end", when("13:30"))
    form.send()
    assert listed.column("Place") == ["1st", "2nd"]


def test_what_is_held_is_taken(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.read(Sort.ROOM)
    listed.view.show_list("waits")
    listed.view.pane().table.choose_line(0)
    listed.press("take")
    assert "KD-ROOM-1" in listed.form().said()
    listed.form().send()
    with listed.desk.reader() as reader:
        states = {row.id: row.status for row in reader.every(Waiting)}
        booked = [row for row in reader.every(Booking) if row.vehicle_id == 320]
    assert states[HELD] == "booked"
    assert [(row.start_minute, row.purpose) for row in booked] == [
        (at("13:00"), "Prisoner transfer")
    ]


def test_a_new_form_takes_the_place_of_the_one_that_is_open(open_lists: OpenLists) -> None:
    listed = open_lists()
    listed.press("issue")
    listed.view.start("issue")
    assert listed.form().objectName() == "bookings.issue"
    assert len(listed.view.place.children()) > 1
    listed.form().cancel.click()
    assert listed.view.place.form is None
    assert listed.view.card.isVisible()
