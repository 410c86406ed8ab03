"""Which borough lends to which."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.fleet import BookingState, Loan, Sort
from bcu_desk.features.bookings.queries.sharing.between import Between, BetweenRow
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.sharing import a_shared_desk, refused
from tests.features.bookings.small import DAY, VIEW, at, booked

NEXT = date(2017, 1, 24)
DAGENHAM = 9000002


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Romford's car for Dagenham 90 minutes and lent from 20:00, Dagenham's for Romford an hour."""
    return a_shared_desk(
        tmp_path_factory.mktemp("between"),
        booked(500, "14:30", "16:00", borough_id=DAGENHAM),
        booked(501, "08:00", "12:00"),
        booked(502, "10:00", "11:00", vehicle_id=303),
        booked(503, "12:00", "13:00", vehicle_id=303, state=BookingState.PENDING),
        booked(504, "10:00", "11:00", vehicle_id=321, amount=2, borough_id=DAGENHAM),
        Loan(
            id=800,
            vehicle_id=301,
            borough_id=DAGENHAM,
            lent_by="PS Test",
            out_minute=at("20:00"),
            due_minute=at("21:00"),
        ),
    )


def _rows(desk: Desk, view: View = VIEW, sort: Sort = Sort.VEHICLE) -> tuple[BetweenRow, ...]:
    with desk.reader() as reader:
        return Between(from_day=DAY, to_day=NEXT, sort=sort).rows(reader, view)


def test_bookings_and_loans_are_told_by_the_two_boroughs(desk: Desk) -> None:
    assert _rows(desk) == (
        BetweenRow("Havering", "Barking and Dagenham", 1, 90, 1, 240),
        BetweenRow("Barking and Dagenham", "Havering", 1, 60, 0, 0),
    )


def test_of_a_pool_each_one_counts(desk: Desk) -> None:
    assert _rows(desk, sort=Sort.KIT) == (
        BetweenRow("Havering", "Barking and Dagenham", 1, 120, 0, 0),
    )


def test_boroughs_that_are_not_in_view_are_left_out(desk: Desk) -> None:
    assert _rows(desk, View(DAY, ("CN",))) == ()


def test_a_span_that_ends_before_it_starts_is_refused(desk: Desk) -> None:
    with desk.reader() as reader:
        query = Between(from_day=NEXT, to_day=DAY)
        assert refused(lambda: query.rows(reader, VIEW)).code == "ends_before_start"
