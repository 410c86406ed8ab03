"""Who may drive."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.queries.drivers import DriverRow, Drivers, Held
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.small import VIEW


def test_only_those_who_hold_an_authority_on_the_day_are_told(desk: Desk) -> None:
    with desk.reader() as reader:
        (row,) = Drivers().rows(reader, VIEW)
        assert Drivers().rows(reader, View(date(2017, 2, 14))) == ()
    assert (row.collar, row.name, row.rank, row.brief) == (
        "412KD",
        "Ada Tembo",
        "PC",
        "PC A. Tembo",
    )
    assert row.authorities == ("response",)


def test_an_authority_expires_when_its_last_one_does() -> None:
    def driver(*ends: date | None) -> DriverRow:
        held = tuple(Held("response", 2, date(2014, 1, 1), end) for end in ends)
        return DriverRow("1", "A B", "PC", "PC A. B", ("response",), held)

    assert driver(date(2017, 2, 14), date(2017, 3, 1)).expires(2) == date(2017, 3, 1)
    assert driver(date(2017, 2, 14), None).expires(2) is None
    assert driver(date(2017, 2, 14)).expires(3) is None
