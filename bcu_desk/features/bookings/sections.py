"""What shared resources put into a pack: the fleet of the day, and its bookings."""

from __future__ import annotations

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.rules.booking import DAY, clock, hour
from bcu_desk.features.bookings.tile import CARES, fleet_tile
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Column, Table, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.packs.shortened import Short
from bcu_desk.work.tiles.blocks import blocks_of
from bcu_desk.work.view import View

COLUMNS = (
    Column("From", 0.8),
    Column("To", 0.8),
    Column("What", 1.2),
    Column("Borough", 1.3),
    Column("Who", 1.5),
    Column("Purpose", 2.2),
    Column("State", 0.9),
)
FEW = Short(most=8, columns=2)


def fleet_part(reader: Reader, view: View, asked: Asked) -> Part:
    """What is free, out and off the road at the pack's minute, and what needs a hand."""
    tile = fleet_tile(reader, view, asked.at)
    blocks = blocks_of(tile, FEW if asked.brief else None)
    return Part(blocks=blocks, count=tile.count, note=f"at {hour(asked.at)}")


def bookings_part(reader: Reader, view: View, _asked: Asked) -> Part:
    """Every booking of the day, of vehicles, rooms, kit and people on loan."""
    start = midnight(view.on)
    day = Span(start, start + DAY)
    rows = tuple(
        (
            hour(row.start_minute) if day.holds(row.start_minute) else clock(row.start_minute),
            hour(row.end_minute) if day.holds(row.end_minute) else clock(row.end_minute),
            row.vehicle,
            row.borough_name,
            row.who,
            row.purpose,
            f"clash with {row.clash}" if row.clash else row.state,
        )
        for row in Bookings().rows(reader, view)
        if row.state != "cancelled"
    )
    if not rows:
        return Part(blocks=(Words("Nothing is booked on the day."),), count=0)
    return Part(blocks=(Table(COLUMNS, rows),), count=len(rows))


SECTIONS = (
    Section(
        name="fleet",
        title="Fleet",
        order=70,
        read=fleet_part,
        told="Vehicles free, out and off the road, kind by kind; clashes and late returns",
        cares=CARES,
    ),
    Section(
        name="bookings",
        title="Bookings of the day",
        order=75,
        read=bookings_part,
        told="Every booking of the day in a table",
        cares=CARES,
    ),
)
