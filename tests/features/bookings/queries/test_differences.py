"""Two days of the small fleet side by side: the van is off the road till 18:00 of the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import msgspec

from bcu_desk.features.bookings.commands.booking import CancelBooking
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.queries.differences import (
    FleetDifferenceRow,
    FleetDifferences,
)
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.small import DAY, VAN, VIEW

NEXT = DAY + timedelta(days=1)


def _rows(desk: Desk, query: FleetDifferences, view: View = VIEW) -> list[FleetDifferenceRow]:
    with desk.reader() as reader:
        return list(query.rows(reader, view))


def test_vehicles_come_first_then_each_base_with_its_bookings(desk: Desk) -> None:
    van, *bases = _rows(desk, FleetDifferences(from_day=DAY, to_day=NEXT))
    assert (van.subject, van.name, van.change) == ("vehicle", VAN, "changed")
    assert van.words == f"{VAN} (Station van) at Romford is back on the road."
    assert [(row.name, row.vehicles_before, row.vehicles) for row in bases] == [
        ("Dagenham", 1, 1), ("Romford", 3, 3)
    ]  # fmt: skip
    assert [(row.bookings_before, row.bookings) for row in bases] == [(0, 0), (3, 0)]


def test_cancelled_bookings_are_not_counted(desk: Desk) -> None:
    with desk.reader() as reader:
        references = [row.reference for row in Bookings().rows(reader, VIEW)]
    desk.do(CancelBooking(booking=references[0]))
    *_, romford = _rows(desk, FleetDifferences(from_day=DAY, to_day=NEXT))
    assert romford.bookings_before == 2


def test_the_days_of_the_view_are_taken_where_none_are_given(desk: Desk) -> None:
    assert _rows(desk, FleetDifferences()) == []
    against = replace(View(NEXT), against=DAY)
    assert _rows(desk, FleetDifferences(), against)[0].name == VAN


def test_the_command_line_names_the_days_from_and_to() -> None:
    made = msgspec.convert({"from": "2017-01-23", "to": "2017-01-24"}, FleetDifferences)
    assert made == FleetDifferences(from_day=date(2017, 1, 23), to_day=date(2017, 1, 24))
