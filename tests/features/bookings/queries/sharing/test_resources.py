"""Resources of all four sorts, and where each sort is told."""

from __future__ import annotations

import pytest

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.sharing.resources import Resources
from bcu_desk.features.bookings.queries.vehicles import Vehicles
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import LIAISON, RADIOS, ROOM, a_shared_desk
from tests.features.bookings.small import KLM, VIEW, booked, when


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The room is booked 12:00–13:00, two of three radios then, BX16 KLM too."""
    return a_shared_desk(
        tmp_path_factory.mktemp("resources"),
        booked(500, "12:00", "13:00", vehicle_id=320),
        booked(501, "12:00", "13:00", vehicle_id=321),
        booked(502, "12:00", "13:00", vehicle_id=321),
        booked(503, "12:00", "13:00"),
    )


def test_all_sorts_are_told_with_how_many_there_are(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = {row.resource: row for row in Resources().rows(reader, VIEW)}
        rooms = Resources(sort=Sort.ROOM).rows(reader, VIEW)
        radios = Resources(kind="radio").rows(reader, VIEW)
    assert {row.sort for row in rows.values()} == {"vehicle", "room", "kit", "person"}
    assert (rows[ROOM].name, rows[ROOM].seats, rows[ROOM].authority) == ("Room 1", 12, None)
    assert ([row.resource for row in rooms], [row.amount for row in radios]) == ([ROOM], [3])


def test_the_pages_of_vehicles_tell_vehicles_only(desk: Desk) -> None:
    with desk.reader() as reader:
        plates = {row.registration for row in Vehicles().rows(reader, VIEW)}
        free = {
            row.registration
            for row in Free(start=when("12:00"), end=when("13:00")).rows(reader, VIEW)
        }
    assert KLM in plates
    assert not plates & {ROOM, RADIOS, LIAISON}
    assert free < plates


@pytest.mark.parametrize(
    ("asked", "free"),
    [
        ({"sort": Sort.ROOM}, {}),
        ({"sort": Sort.PERSON}, {LIAISON: 1}),
        ({"kind": "radio"}, {RADIOS: 1}),
        ({"kind": "radio", "amount": 2}, {}),
    ],
)
def test_what_is_free_of_other_sorts_is_told(
    desk: Desk, asked: dict[str, object], free: dict[str, int]
) -> None:
    query = Free(start=when("12:30"), end=when("13:30"), **asked)  # type: ignore[arg-type]
    with desk.reader() as reader:
        assert {row.registration: row.free for row in query.rows(reader, VIEW)} == free


def test_bookings_of_a_pool_at_once_are_no_clash(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = Bookings().rows(reader, VIEW)
        kit = Bookings(sort=Sort.KIT).rows(reader, VIEW)
    assert [row.clash for row in rows] == [None] * 4
    assert {row.vehicle for row in kit} == {RADIOS}
