"""Resources are found as people type them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.rules.naming import compact
from tests.features.bookings.sharing import ROOM, a_shared_desk, refused
from tests.features.bookings.small import KLM, VIEW, when


@pytest.mark.parametrize("told", ["BX16 KLM", "bx16klm", " Bx16  KLM ", "BX16KLM"])
def test_a_registration_is_taken_in_any_case_and_spacing(told: str, tmp_path: Path) -> None:
    desk = a_shared_desk(tmp_path)
    desk.do(_book(told))
    with desk.reader() as reader:
        (row,) = Bookings(vehicle=told).rows(reader, VIEW)
    assert row.vehicle == KLM


def test_a_room_is_taken_by_its_title(tmp_path: Path) -> None:
    desk = a_shared_desk(tmp_path)
    desk.do(_book("room 1"))
    with desk.reader() as reader:
        assert [row.vehicle for row in Bookings(vehicle="Room 1").rows(reader, VIEW)] == [ROOM]


def test_what_is_not_on_the_books_is_refused(tmp_path: Path) -> None:
    desk = a_shared_desk(tmp_path)
    assert refused(lambda: desk.do(_book("ZZ99 ZZZ"))).code == "unknown_vehicle"
    with desk.reader() as reader:
        told = refused(lambda: Bookings(vehicle="ZZ99 ZZZ").rows(reader, VIEW))
    assert told.code == "unknown_vehicle"


def test_a_name_is_compared_without_spaces_and_case() -> None:
    assert compact(" bx16  klm") == "BX16KLM"


def _book(vehicle: str) -> Book:
    return Book(
        vehicle=vehicle,
        borough="Havering",
        start=when("14:00"),
        end=when("15:00"),
        purpose="Visit",
    )
