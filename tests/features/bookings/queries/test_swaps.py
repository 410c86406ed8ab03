"""What a time off the road breaks, and swaps that don't meet each other."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.commands.booking import Book, MoveBooking
from bcu_desk.features.bookings.commands.limits import SetSpareMinimum
from bcu_desk.features.bookings.queries.swaps import breakage
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import KLM, KMA, KNE, when


def test_bookings_are_swapped_to_the_nearest_of_the_kind(desk: Desk) -> None:
    with desk.reader() as reader:
        found = breakage(reader, KLM, when("09:00"), None)
        later = breakage(reader, KLM, when("13:00"), when("14:00"))
    assert [(row.reference, row.vehicle, row.base) for row in found.swaps] == [
        ("EA-01-0500", KMA, "Romford"),
        ("EA-01-0501", KMA, "Romford"),
    ]
    assert found.spare is None
    assert later.swaps == ()


def test_a_swap_keeps_clear_of_what_is_there(desk: Desk) -> None:
    desk.do(
        Book(
            vehicle=KMA,
            borough="E09000016",
            start=when("11:00"),
            end=when("13:00"),
            purpose="Visit",
        )
    )
    with desk.reader() as reader:
        found = breakage(reader, KLM, when("09:00"), None)
    assert [row.vehicle for row in found.swaps] == [KNE, KMA]
    swaps = [MoveBooking(booking=row.reference, vehicle=row.vehicle) for row in found.swaps]
    desk.do(*swaps)
    with desk.reader() as reader:
        assert breakage(reader, KLM, when("09:00"), None).swaps == ()


def test_a_spare_minimum_that_is_not_kept_is_told(desk: Desk) -> None:
    desk.do(SetSpareMinimum(kind="irv", base="Romford", amount=2, from_day=date(2017, 1, 1)))
    with desk.reader() as reader:
        found = breakage(reader, KLM, when("09:00"), when("10:00"))
    assert found.spare is not None
    assert (found.spare["base"], found.spare["least"], found.spare["left"]) == ("Romford", 2, 1)
