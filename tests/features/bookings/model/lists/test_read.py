"""What the lists read, at which minute, of which sort."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.lists.read import Lists, minute_shown, read_lists
from tests.features.bookings.lists import SERVICED, a_busy_desk, read_of
from tests.features.bookings.small import KLM, KMA, KNE, NOW, VAN, VIEW, at, when


def test_each_list_has_the_most_urgent_first(lists: Lists) -> None:
    assert [row.vehicle for row in lists.keys] == [KLM, KMA]
    assert [(row.vehicle, row.what) for row in lists.due] == [
        (SERVICED, "service"),
        (SERVICED, "mot"),
    ]
    assert [(row.vehicle, row.late_minutes) for row in lists.loans] == [(KNE, 60)]
    assert [(row.kind, row.place) for row in lists.waits] == [("station_van", 1)]
    assert lists.over == 1


def test_the_forms_offer_what_there_is(lists: Lists) -> None:
    offered = lists.choices
    assert offered.resource(VAN) is not None
    assert offered.resource("BX99 XXX") is None
    assert [row.reference for row in offered.bookings] == ["EA-01-0500", "EA-01-0501"]
    assert {row.name for row in offered.boroughs} >= {"Havering", "Barking and Dagenham"}
    assert offered.kind_title("station_van") == "Station van"
    assert offered.bases == ("Dagenham", "Romford")


def test_rooms_have_a_waiting_list_of_their_own_and_no_servicing(tmp_path: Path) -> None:
    rooms = read_of(a_busy_desk(tmp_path), Sort.ROOM)
    assert (rooms.keys, rooms.due, rooms.loans) == ((), (), ())
    assert [(row.status, row.vehicle) for row in rooms.waits] == [("held", "KD-ROOM-1")]
    assert (rooms.choices.drivers, rooms.over) == ((), 0)


def test_another_day_is_told_at_the_same_time_of_day(tmp_path: Path) -> None:
    later = minute_of("2026-01-05T10:40")
    assert minute_shown(VIEW, NOW) == NOW
    assert minute_shown(VIEW, later) == at("10:40")
    with a_busy_desk(tmp_path).reader() as reader:
        found = read_lists(reader, VIEW, Sort.VEHICLE, later)
    assert (found.at, found.told) == (NOW, f"{when('10:40')}Z")
    assert [row.vehicle for row in found.keys] == [KLM, KMA]
