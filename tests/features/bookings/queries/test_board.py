"""All that the board needs, from one view of the file."""

from __future__ import annotations

from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.commands.booking import CancelBooking
from bcu_desk.features.bookings.queries.board import board
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.small import KLM, KMA, VAN, VIEW, at


def test_the_board_has_vehicles_bookings_and_who_may_drive(desk: Desk) -> None:
    desk.do(CancelBooking(booking="EA-01-0501"))
    with desk.reader() as reader:
        found = board(reader, VIEW, Span(at("00:00"), at("23:00")))
    assert [row.reference for row in found.bookings] == ["EA-01-0500", "EA-01-0502"]
    assert [row.id for row in found.taken[KLM]] == [500, 501]
    assert [row.id for row in found.taken[KMA]] == [502]
    assert [row.reason for row in found.away[VAN]] == ["defect"]
    assert [row.name for row in found.boroughs] == ["Barking and Dagenham", "Havering"]
    assert found.kinds["station_van"].turn_round_minutes == 45
    assert [row.collar for row in found.drivers] == ["412KD"]
    assert [row.authority_id for row in found.held["412KD"]] == [2]


def test_a_bcu_out_of_view_brings_nothing(desk: Desk) -> None:
    with desk.reader() as reader:
        found = board(reader, View(VIEW.on, ("CN",)), Span(at("00:00"), at("23:00")))
    assert (found.vehicles, found.bookings, found.boroughs) == ((), (), ())
    assert not found.taken
    assert not found.away
