"""The waiting list: order, hold, expiry."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.fleet import Sort, Waiting
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.commands.booking import Book, CancelBooking
from bcu_desk.features.bookings.commands.waiting import (
    JoinWaitingList,
    LeaveWaitingList,
    PassOnHolds,
    RecordRefusal,
    TakeHeld,
)
from bcu_desk.features.bookings.queries.sharing.unmet import Unmet
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingList, WaitingRow
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import ROOM, a_shared_desk, refused, told
from tests.features.bookings.small import DAY, VIEW, booked, copied, when

JOIN = JoinWaitingList(
    kind="briefing_room",
    borough="Havering",
    start=when("12:30"),
    end=when("13:30"),
    purpose="Briefing",
)
CANCEL = CancelBooking(booking="EA-01-0500")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one room is booked 12:00–14:00; two wait for it."""
    room = booked(500, "12:00", "14:00", vehicle_id=320)
    desk = a_shared_desk(tmp_path_factory.mktemp("waiting"), room)
    desk.do(JOIN)
    later = Desk(desk.path, Clock(minute_of(when("10:45"))), actor="PS Later")
    later.do(JOIN)
    return desk.path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file, at 10:40."""
    return copied(made, tmp_path)


def _at(desk: Desk, time: str) -> Desk:
    return Desk(desk.path, Clock(minute_of(when(time))), actor="PS Test")


def _list(desk: Desk, time: str, **fields: object) -> tuple[WaitingRow, ...]:
    with desk.reader() as reader:
        return WaitingList(at=when(time), **fields).rows(reader, VIEW)  # type: ignore[arg-type]


def _numbers(desk: Desk) -> list[int]:
    with desk.reader() as reader:
        return [row.id for row in reader.every(Waiting)]


def test_a_refusal_is_written_down_and_waits_for_nothing(desk: Desk) -> None:
    before = _list(desk, "11:00")
    asked = {"kind": "briefing_room", "borough": "Havering", "purpose": "Briefing"}
    times = {"start": when("12:30"), "end": when("13:30")}
    done = desk.do(RecordRefusal(**asked, **times, base="Romford"))
    assert done.label == ("Record that Havering had no Briefing room, Mon 23 Jan 12:30–13:30")
    assert _list(desk, "11:00") == before
    (row,) = (row for row in _list(desk, "11:00", every=True) if row.status == "refused")
    assert (row.place, row.asked_by, row.base) == (None, "PS Test", "Romford")
    told(desk, CANCEL)
    assert [row.status for row in _list(desk, "11:00", every=True)].count("held") == 1
    with desk.reader() as reader:
        (sums,) = Unmet(from_day=DAY, to_day=date(2017, 1, 24), sort=Sort.ROOM).rows(reader, VIEW)
    assert (sums.refused, sums.refused_minutes) == (3, 180), "two wait in vain by the day's end"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"kind": "palace"}, "unknown_vehicle_kind"),
        ({"base": "Atlantis"}, "unknown_base"),
        ({"borough": "Atlantis"}, "unknown_borough"),
        ({"end": when("12:00")}, "ends_before_start"),
        ({"purpose": " "}, "empty_text"),
        ({"driver": "999XX"}, "unknown_person"),
    ],
)
def test_an_odd_refusal_is_refused(desk: Desk, fields: dict[str, str], code: str) -> None:
    asked = RecordRefusal(
        kind="briefing_room",
        borough="Havering",
        start=when("12:30"),
        end=when("13:30"),
        purpose="Briefing",
    )
    found = refused(lambda: desk.do(msgspec.structs.replace(asked, **fields)))
    assert found.code == code


def test_those_who_wait_stand_in_the_order_they_asked(desk: Desk) -> None:
    rows = _list(desk, "11:00")
    assert [(row.place, row.asked_by, row.status) for row in rows] == [
        (1, "PS Test", "waiting"),
        (2, "PS Later", "waiting"),
    ]


def test_what_comes_free_is_held_for_the_first_and_taken(desk: Desk) -> None:
    assert told(desk, CANCEL)["now_held"]["who"] == "PS Test"
    assert [(row.status, row.vehicle) for row in _list(desk, "11:00")] == [
        ("held", ROOM),
        ("waiting", None),
    ]
    other = Book(
        vehicle=ROOM, borough="Havering", start=when("13:00"), end=when("14:00"), purpose="Other"
    )
    assert refused(lambda: desk.do(other)).code == "held_for_waiting"
    desk.do(TakeHeld(waiting=_numbers(desk)[0]))
    assert refused(lambda: desk.do(other)).code == "vehicle_taken"
    assert [row.status for row in _list(desk, "11:00", every=True)] == ["booked", "waiting"]


def test_a_hold_ends_and_goes_to_the_next(desk: Desk) -> None:
    desk.do(CANCEL)
    late = _at(desk, "11:45")
    first, second = _numbers(desk)
    assert refused(lambda: late.do(TakeHeld(waiting=first))).code == "hold_is_over"
    assert told(late, PassOnHolds())["now_held"]["who"] == "PS Later"
    late.do(TakeHeld(waiting=second))
    assert [row.status for row in _list(desk, "11:45", every=True)] == ["expired", "booked"]


def test_who_leaves_passes_the_hold_on(desk: Desk) -> None:
    desk.do(CANCEL)
    first, _ = _numbers(desk)
    assert told(desk, LeaveWaitingList(waiting=first))["now_held"]["who"] == "PS Later"
    assert refused(lambda: desk.do(LeaveWaitingList(waiting=first))).code == "waiting_is_over"


def test_nobody_waits_for_what_is_free(desk: Desk) -> None:
    free = JoinWaitingList(
        kind="irv", borough="Havering", start=JOIN.start, end=JOIN.end, purpose="Visit"
    )
    assert refused(lambda: desk.do(free)).code == "no_need_to_wait"


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"kind": "tank"}, "unknown_vehicle_kind"), ({"base": "Nowhere"}, "unknown_base")],
)
def test_odd_wishes_are_refused(desk: Desk, fields: dict[str, str], code: str) -> None:
    known = {"kind": JOIN.kind, "borough": "Havering", "start": JOIN.start, "end": JOIN.end}
    join = JoinWaitingList(purpose="Visit", **{**known, **fields})
    assert refused(lambda: desk.do(join)).code == code


def test_a_number_that_nobody_has_is_refused(desk: Desk) -> None:
    assert refused(lambda: desk.do(TakeHeld(waiting=7))).code == "nobody_waits"


def test_the_time_that_counts_as_now_may_be_told(desk: Desk) -> None:
    """A sample's own day is long over by the clock; its waiting list goes on all the same."""
    desk.do(CANCEL)
    later = Desk(desk.path, Clock(minute_of("2026-01-05T09:00")), actor="PS Test")
    first, second = _numbers(later)
    assert refused(lambda: later.do(TakeHeld(waiting=first))).code == "hold_is_over"
    assert [row.over for row in _list(later, "11:45", every=True)] == [True, False]
    later.do(PassOnHolds(at=when("11:45")))
    assert [row.status for row in _list(later, "11:50")] == ["held"]
    later.do(LeaveWaitingList(waiting=second, at=when("11:50")))
    assert [row.status for row in _list(later, "12:00", every=True)] == ["expired", "left"]
