"""The list as it is told; what it does is tested with its commands."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.fleet import Waiting
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingList
from bcu_desk.work.view import View
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import DAY, VIEW, at


def _waits(number: int, **fields: object) -> Waiting:
    known = {"kind_id": 20, "borough_id": 9000016, "purpose": "Briefing", "asked_by": "PS Test"}
    times = {"start_minute": at("12:00"), "end_minute": at("13:00"), "asked_minute": at("08:00")}
    return Waiting(id=number, **{**known, **times, **fields})  # type: ignore[arg-type]


def test_each_kind_has_a_line_of_its_own(tmp_path: Path) -> None:
    desk = a_shared_desk(
        tmp_path,
        _waits(900),
        _waits(901, kind_id=21),
        _waits(902, asked_minute=at("07:00"), base_id=1),
        _waits(903, status="left"),
    )
    with desk.reader() as reader:
        rows = WaitingList().rows(reader, VIEW)
        assert WaitingList().rows(reader, View(DAY, ("CN",))) == ()
    assert [(row.waiting, row.kind, row.place, row.base) for row in rows] == [
        (902, "briefing_room", 1, "Romford"),
        (900, "briefing_room", 2, None),
        (901, "radio", 1, None),
    ]
