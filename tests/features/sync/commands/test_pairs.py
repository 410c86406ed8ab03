"""Clashes that two desks settled without having seen one another's decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting
from bcu_desk.domain.fleet import Booking, BookingState
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.commands.settle import Settle
from bcu_desk.features.sync.queries.clashes import Clashes, ClashRow
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit
from tests.builders import NOON, START, a_booking, a_posting
from tests.features.sync.asking import asked, settled
from tests.work.exchange.stations import Station, three

KEPT, GONE = BookingState.CONFIRMED, BookingState.CANCELLED
Gesture = Callable[[Station], None]


class AddRow(Command, frozen=True, kw_only=True):
    """Add a row of this desk's own."""

    row: Booking | Posting

    def run(self, unit: Unit) -> str:
        """Add it under an own id."""
        unit.add(replace(self.row, id=unit.new_id()))
        return "Add a row"


class Edit(Command, frozen=True, kw_only=True):
    """Change a booking as its page does."""

    reference: str
    cells: dict[str, object]

    def run(self, unit: Unit) -> str:
        """Change it."""
        unit.change(unit.named(Booking, reference=self.reference), **self.cells)
        return f"Change {self.reference}"


def clash_of(station: Station) -> ClashRow:
    row: ClashRow
    (row,) = asked(station, Clashes())
    return row


def uphold(at: int) -> Gesture:
    def gesture(station: Station) -> None:
        row = clash_of(station)
        station.desk.do(Settle(clash=row.id, choice=f"uphold:{row.told[at].key}"))

    return gesture


def allow(station: Station) -> None:
    station.desk.do(Settle(clash=clash_of(station).id, choice="allow"))


def edit(reference: str, **cells: object) -> Gesture:
    def gesture(station: Station) -> None:
        station.desk.do(Edit(reference=reference, cells=cells))

    return gesture


def cancel(reference: str) -> Gesture:
    return edit(reference, state=GONE)


def move(reference: str) -> Gesture:
    return edit(reference, start_minute=NOON + 300, end_minute=NOON + 330)


def twice_booked(folder: Path) -> tuple[Station, Station, Station]:
    """Three desks that know that one car is booked twice."""
    first, two, third = three(folder)
    first.desk.do(AddRow(row=a_booking(reference="A")))
    two.desk.do(AddRow(row=a_booking(reference="B", start_minute=NOON + 30)))
    settled(first, two, third)
    return first, two, third


def states(station: Station) -> dict[str, BookingState]:
    with station.desk.reader() as reader:
        return {one.reference: one.state for one in reader.every(Booking)}


BOTH_GONE, BOTH_KEPT = {"A": GONE, "B": GONE}, {"A": KEPT, "B": KEPT}
A_KEPT, B_KEPT = {"A": KEPT, "B": GONE}, {"A": GONE, "B": KEPT}
# What one desk does and another, what the bookings come to, and what each desk had left them as.
OPEN = {
    "uphold A, uphold B": (uphold(0), uphold(1), BOTH_GONE, A_KEPT, B_KEPT),
    "uphold A, allow both": (uphold(0), allow, A_KEPT, A_KEPT, BOTH_KEPT),
    "uphold A, cancel A": (uphold(0), cancel("A"), BOTH_GONE, A_KEPT, B_KEPT),
    "uphold A, move A": (uphold(0), move("A"), A_KEPT, A_KEPT, BOTH_KEPT),
    "uphold A, move B": (uphold(0), move("B"), A_KEPT, A_KEPT, BOTH_KEPT),
    "allow both, cancel A": (allow, cancel("A"), B_KEPT, BOTH_KEPT, B_KEPT),
    "cancel A, cancel B": (cancel("A"), cancel("B"), BOTH_GONE, B_KEPT, A_KEPT),
    "cancel A, move A": (cancel("A"), move("A"), B_KEPT, B_KEPT, BOTH_KEPT),
}
AGREED = {
    "uphold A, uphold A": (uphold(0), uphold(0), A_KEPT),
    "uphold A, cancel B": (uphold(0), cancel("B"), A_KEPT),
    "allow both, allow both": (allow, allow, BOTH_KEPT),
    "allow both, move B": (allow, move("B"), BOTH_KEPT),
    "cancel A, move B": (cancel("A"), move("B"), B_KEPT),
    "move A, move B": (move("A"), edit("B", start_minute=NOON + 600, end_minute=NOON + 630),
                       BOTH_KEPT),
}  # fmt: skip


@pytest.mark.parametrize("name", OPEN)
@pytest.mark.parametrize("chosen", [0, 1])
def test_what_was_settled_in_two_ways_is_open_until_somebody_saw_both(
    tmp_path: Path, name: str, chosen: int
) -> None:
    one, other, now, *left = OPEN[name]
    first, two, third = stations = twice_booked(tmp_path)
    one(first)
    other(two)
    settled(*stations)
    assert [states(station) for station in stations] == [now] * 3
    rows = [clash_of(station) for station in stations]
    assert len({(row.id, row.decisions, row.sides) for row in rows}) == 1
    assert {(told.desk, told.actor) for told in rows[0].decisions} == {
        (1, "PS Test"),
        (2, "Ilford"),
    }
    assert all(told.wall and told.words for told in rows[0].decisions)
    done = third.desk.do(Settle(clash=rows[2].id, choice=f"take:{chosen + 1}"))
    assert done.label.endswith(
        ("as Desk 01 decided, not Ilford", "as Ilford decided, not Desk 01")[chosen]
    )
    settled(*stations)
    assert [asked(station, Clashes()) for station in stations] == [()] * 3
    assert [states(station) for station in stations] == [left[chosen]] * 3
    assert len({station.digest() for station in stations}) == 1


@pytest.mark.parametrize("name", AGREED)
def test_decisions_that_go_together_stand(tmp_path: Path, name: str) -> None:
    one, other, now = AGREED[name]
    first, two, third = twice_booked(tmp_path)
    one(first)
    other(two)
    settled(first, two, third)
    for station in (first, two, third):
        assert (asked(station, Clashes()), states(station)) == ((), now)


def test_whoever_came_later_and_had_seen_the_first_decides(tmp_path: Path) -> None:
    first, two, third = twice_booked(tmp_path)
    uphold(0)(first)
    settled(first, two, third)
    edit("B", state=KEPT, start_minute=NOON + 300, end_minute=NOON + 330)(two)
    settled(first, two, third)
    for station in (first, two, third):
        assert (asked(station, Clashes()), states(station)) == ((), BOTH_KEPT)


def test_two_that_settle_what_was_settled_apart_in_two_ways_open_it_again(tmp_path: Path) -> None:
    first, two, third = twice_booked(tmp_path)
    uphold(0)(first)
    uphold(1)(two)
    settled(first, two, third)
    first.desk.do(Settle(clash=clash_of(first).id, choice="keep"))
    third.desk.do(Settle(clash=clash_of(third).id, choice="take:1"))
    settled(first, two, third)
    row = clash_of(two)
    assert [(told.desk, told.words) for told in row.decisions] == [
        (1, "Leave as it is what Desk 01 and Ilford had settled in different ways"),
        (3, "Uphold booking A, cancel B: as Desk 01 decided, not Ilford"),
    ]
    two.desk.do(Settle(clash=row.id, choice="take:1"))
    settled(first, two, third)
    assert [asked(station, Clashes()) for station in (first, two, third)] == [(), (), ()]
    assert [states(station) for station in (first, two, third)] == [BOTH_GONE] * 3


def test_both_stand_again_and_clash_where_each_was_put_back_by_a_desk(tmp_path: Path) -> None:
    first, two, third = twice_booked(tmp_path)
    uphold(0)(first)
    uphold(1)(two)
    settled(first, two, third)
    first.desk.do(Settle(clash=clash_of(first).id, choice="take:2"))
    third.desk.do(Settle(clash=clash_of(third).id, choice="take:1"))
    settled(first, two, third)
    for station in (first, two, third):
        assert (states(station), clash_of(station).decisions) == (BOTH_KEPT, ())


def test_it_is_open_in_whatever_order_the_files_come(tmp_path: Path) -> None:
    for number, order in enumerate(permutations(range(2))):
        first, two, third = twice_booked(tmp_path / f"{number}")
        uphold(0)(first)
        uphold(1)(two)
        sent = [first.send(name="one.bcusync"), two.send(name="two.bcusync")]
        for at in order:
            third.receive(sent[at])
        row = clash_of(third)
        assert [told.words for told in row.decisions] == [
            "Uphold booking A, cancel B",
            "Uphold booking B, cancel A",
        ]
        assert [told.when.rpartition(", ")[2] for told in row.told] == ["cancelled"] * 2


def test_what_cannot_be_chosen_is_refused(tmp_path: Path) -> None:
    first, two, third = twice_booked(tmp_path)
    uphold(0)(first)
    uphold(1)(two)
    settled(first, two, third)
    row, before = clash_of(third), third.digest()
    for choice in ("allow", "take:3", "delete", "uphold:1"):
        with pytest.raises(Refused, match="odd_choice_apart"):
            third.desk.do(Settle(clash=row.id, choice=choice))
    assert third.digest() == before
    third.desk.do(Settle(clash=row.id, choice=f"uphold:{row.told[0].key}"))
    assert asked(third, Clashes()) == ()


@pytest.mark.parametrize("chosen", [1, 2])
def test_holders_of_a_post_that_were_both_ended_are_told_and_one_is_put_back(
    tmp_path: Path, chosen: int
) -> None:
    first, two, third = stations = three(tmp_path)
    february, march = date(2017, 2, 1), date(2017, 3, 1)
    first.desk.do(AddRow(row=a_posting(from_day=START)))
    two.desk.do(AddRow(row=a_posting(person_id=101, from_day=february, to_day=march)))
    settled(*stations)
    uphold(0)(first)  # the other falls away
    uphold(1)(two)  # and here the first is cut in two
    settled(*stations)
    row = clash_of(third)
    assert (row.kind, row.subject) == ("double_holding", "post EA-D1 · DWO 1")
    assert row.told[1].when.endswith("removed")
    third.desk.do(Settle(clash=row.id, choice=f"take:{chosen}"))
    settled(*stations)
    spans: dict[int, set[tuple[int, date, date | None]]] = {1: {(100, START, None)}}
    spans[2] = {(100, START, february), (101, february, march), (100, march, None)}
    for station in stations:
        assert asked(station, Clashes()) == ()
        with station.desk.reader() as reader:
            held = {(one.person_id, one.from_day, one.to_day) for one in reader.every(Posting)}
        assert held == spans[chosen]
    assert len({station.digest() for station in stations}) == 1
