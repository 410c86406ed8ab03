"""Keys, loans, waiting lists and the use of kit and people in a sample."""

from __future__ import annotations

from collections import defaultdict

from bcu_desk.domain.clashes import most_in_use
from bcu_desk.domain.places import BoroughInBcu
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.work.sample.world import SAMPLE_DAY, World

TODAY = midnight(SAMPLE_DAY)


def _homes(world: World) -> dict[int, int]:
    at = {base.id: base.borough_id for base in world.bases}
    return {row.id: at[row.base_id] for row in (*world.vehicles, *world.resources)}


def test_keys_are_out_of_some_cars_of_the_morning_and_late_from_the_night(world: World) -> None:
    bookings = {row.id: row for row in world.bookings}
    assert len(world.key_issues) == len({row.vehicle_id for row in world.key_issues})
    late = [row for row in world.key_issues if (row.due_minute or 0) < TODAY + 60]
    assert 2 <= len(late) < len(world.key_issues)
    for row in world.key_issues:
        booking = bookings[row.booking_id or 0]
        assert (booking.vehicle_id, booking.driver_id) == (row.vehicle_id, row.person_id)
        assert row.out_minute < booking.start_minute
        assert row.back_minute is None
        assert 0 <= (row.fuel_out or 0) <= 8


def test_loans_go_to_another_borough_of_the_bcu_while_nothing_is_on(world: World) -> None:
    homes = _homes(world)
    bcus = {row.borough_id: row.bcu_id for row in world.facts if isinstance(row, BoroughInBcu)}
    taken = defaultdict(list)
    for row in (*world.bookings, *world.kit_bookings, *world.off_roads):
        taken[row.vehicle_id].append(row.minutes)
    for loan in world.loans:
        home = homes[loan.vehicle_id]
        assert home != loan.borough_id
        assert bcus[home] == bcus[loan.borough_id]
        lent = Span(loan.out_minute, loan.due_minute)
        assert not any(span.overlaps(lent) for span in taken[loan.vehicle_id])
    still = [row for row in world.loans if row.back_minute is None]
    assert min(row.due_minute for row in still) < TODAY < max(row.due_minute for row in still)
    assert len(still) < len(world.loans)


def test_somebody_waits_somebody_has_one_held_and_some_had_nothing(world: World) -> None:
    assert {row.status for row in world.waits} == {"waiting", "held", "booked", "expired", "left"}
    for row in world.waits:
        if row.status == "waiting":
            assert row.asked_minute < TODAY < row.start_minute
        if row.status == "held":
            assert TODAY < (row.hold_until or 0) < row.start_minute


def test_of_a_pool_never_more_are_out_than_there_are(world: World) -> None:
    amounts = {row.id: row.amount for row in world.resources}
    taken = defaultdict(list)
    for row in world.kit_bookings:
        taken[row.vehicle_id].append((row.start_minute, row.end_minute, row.amount))
    assert taken
    for vehicle, rows in taken.items():
        span = Span(min(row[0] for row in rows), max(row[1] for row in rows))
        assert most_in_use(span, rows, 0) <= amounts[vehicle]
