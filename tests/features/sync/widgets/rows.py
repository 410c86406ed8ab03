"""Open items, made by hand."""

from __future__ import annotations

from bcu_desk.features.sync.model.state import OpenRow
from bcu_desk.features.sync.queries.clashes import ClashRow, MemberRow
from bcu_desk.features.sync.queries.conflicts import ConflictRow, SideRow

WALL = "2017-01-22T17:02:00Z"


def a_side(desk: int, said: str, *, mine: bool = False) -> SideRow:
    """What a desk said."""
    return SideRow(desk, f"Desk {desk:02d}", mine, said, "PS Kaur", WALL)


def a_conflict(cell: str = "start", *sides: SideRow, kind: str = "conflict") -> ConflictRow:
    """A field in which desks differ."""
    told = sides or (a_side(5, "10:00"), a_side(3, "09:00", mine=True))
    name = f'["booking",1,"{cell}"]'
    words = tuple(one.words for one in told)
    return ConflictRow(
        name, kind, cell, words, words[0], WALL, "booking", "booking", cell, "08:00", told
    )


def a_record(*conflicts: ConflictRow) -> OpenRow:
    """A record with its fields."""
    return OpenRow(conflicts[0].id, "Booking EA-03-0152", "Start", conflicts)


def a_clash(kind: str = "double_booking") -> OpenRow:
    """A vehicle booked twice."""
    told = (
        MemberRow("11", "EA-03-1, Arrest enquiry", "13:00 to 17:00", "Romford"),
        MemberRow("12", "EA-05-1, Search warrant", "15:30 to 19:30", "Ilford"),
    )
    row = ClashRow('["booking",11,12]', kind, "vehicle EY15 OTB", (), told[0].words, WALL, told)
    return OpenRow(row.id, "Vehicle EY15 OTB", "Booked twice", clash=row)
