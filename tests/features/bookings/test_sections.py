"""What shared resources put into a pack."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.sections import bookings_part, fleet_part
from bcu_desk.features.bookings.tile import fleet_tile
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Table, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View
from tests.builders import a_desk

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def test_the_fleet_is_told_as_on_the_home_page(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        part = fleet_part(reader, View(DAY), Asked(at=SIX))
        tile = fleet_tile(reader, View(DAY), SIX)
    assert part.blocks[0] == Words(tile.sentence, str(tile.count), tile.tone)
    assert part.note == "at 06:00"


def test_every_booking_of_the_day_has_a_row(made_sample: Path) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        part: Part = bookings_part(reader, View(DAY), Asked(at=SIX))
        rows = [row for row in Bookings().rows(reader, View(DAY)) if row.state != "cancelled"]
    (table,) = part.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == len(rows) == part.count
    assert [row[2] for row in table.rows] == [row.vehicle for row in rows]


def test_a_day_without_bookings_says_so(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        part = bookings_part(reader, View(DAY), Asked(at=SIX))
    assert part.blocks == (Words("Nothing is booked on the day."),)
