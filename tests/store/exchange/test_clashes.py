"""Which pairs clash, and which of the two stands for now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.merge.settlements import ALLOW_BOTH, Settlement
from bcu_desk.store import rows, session
from bcu_desk.store.exchange.clashes import count, pairs
from bcu_desk.store.exchange.unseen.settled import clash_name
from bcu_desk.store.exchange.unseen.sorts import DOUBLE_BOOKING, DOUBLE_HOLDING
from tests.builders import A_VEHICLE, NOON, a_booking, a_desk, a_posting


def test_pairs_are_found_and_the_earlier_request_stands(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking(), a_posting(to_day=date(2017, 3, 1)))
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        assert pairs(connection) == ()
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        touching = a_booking(502, start_minute=NOON + 60, end_minute=NOON + 90)
        rows.add(connection, (a_booking(499, start_minute=NOON + 15), touching))
        rows.add(connection, (a_posting(401, person_id=101),))
        found = pairs(connection)
    assert [(one.kind, one.owner, one.stands, one.displaced) for one in found] == [
        (DOUBLE_BOOKING, 300, 500, 499),
        (DOUBLE_HOLDING, 200, 400, 401),
    ]
    assert found[0].id == '["booking",499,500]'
    assert found[0].since


def test_a_pool_that_three_bookings_overbook_clashes_by_the_latest_request(tmp_path: Path) -> None:
    pool = replace(A_VEHICLE, id=321, registration="KD-RADIO", amount=2)
    spans = {500: (0, 60), 501: (30, 120), 502: (45, 50), 503: (60, 90), 504: (130, 140)}
    made = [
        a_booking(number, vehicle_id=321, start_minute=NOON + start, end_minute=NOON + end)
        for number, (start, end) in spans.items()
    ]
    desk = a_desk(tmp_path, pool, made[0])
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        rows.add(connection, tuple(made[1:]))
        found = pairs(connection)
        assert [(one.kind, one.owner, one.stands, one.displaced) for one in found] == [
            (DOUBLE_BOOKING, 321, 501, 502)
        ]
        rows.change(connection, Booking, 502, {"state": "cancelled"})
        assert pairs(connection) == ()


def test_the_home_desk_then_the_more_urgent_then_the_earlier_request_stands(
    tmp_path: Path,
) -> None:
    home, away = 1 << 40, 5 << 40
    car = replace(A_VEHICLE, id=away + 9, registration="AWAY")
    desk = a_desk(tmp_path, car)
    spans = {
        (300, home + 1, 0): (300, away + 1, 9),  # the lead's own car: its desk's booking stands
        (car.id, away + 2, 0): (car.id, home + 2, 9),  # desk 5's car: desk 5's booking stands
        (301, away + 3, 9): (301, away + 4, 0),  # neither at home: the more urgent stands
    }
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        for pair in spans.items():
            for vehicle, number, priority in reversed(pair):
                made = a_booking(number, vehicle_id=vehicle, priority=priority)
                rows.add(connection, (replace(made, reference=f"R{number}"),))
        found = {one.owner: (one.stands, one.displaced) for one in pairs(connection)}
    assert found == {
        300: (home + 1, away + 1),
        car.id: (away + 2, home + 2),
        301: (away + 3, away + 4),
    }


def test_what_people_allow_is_closed_until_a_record_changes(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, a_booking())
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        rows.add(connection, (a_booking(499, start_minute=NOON + 15),))
        (pair,) = pairs(connection)
        assert pair.id == clash_name("booking", (500, 499))
        told = Settlement(id=1, clash=pair.id, choice=ALLOW_BOTH, rows=pair.mark)
        rows.add(connection, (told,))
        assert (pairs(connection), count(connection)) == ((), 0)
        rows.change(connection, Booking, 499, {"purpose": "Another purpose"})
        assert count(connection) == 0
        rows.change(connection, Booking, 499, {"end_minute": NOON + 70})
        assert count(connection) == 1
