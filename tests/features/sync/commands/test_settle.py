"""Settling: it closes what is open on every desk, whatever was chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Posting
from bcu_desk.domain.fleet import Booking, BookingState
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.commands.settle import ChangeBack, Settle
from bcu_desk.features.sync.queries.clashes import Clashes
from bcu_desk.features.sync.queries.conflicts import Conflicts
from bcu_desk.features.sync.queries.imports import Imports
from bcu_desk.work.command import Command, Query
from bcu_desk.work.unit import Unit
from tests.builders import NOON, START, a_booking
from tests.features.sync.asking import asked, differing, settled
from tests.work.exchange.stations import Station, lead, three


class AddRow(Command, frozen=True, kw_only=True):
    """Add a booking or posting of this desk's own."""

    row: object

    def run(self, unit: Unit) -> str:
        """Add it under an own id."""
        unit.add(replace(self.row, id=unit.new_id()))
        return "Add a row"


class Drop(Command, frozen=True, kw_only=True):
    """Delete a person."""

    collar: str

    def run(self, unit: Unit) -> str:
        """Delete it."""
        unit.remove(unit.named(Person, collar=self.collar))
        return "Drop"


def everywhere(query: Query, *stations: Station) -> list[int]:
    return [len(asked(one, query)) for one in stations]


@pytest.mark.parametrize("choice", ["keep", "take:1", "take:2", "value"])
def test_a_decision_closes_a_conflict_on_three_desks(tmp_path: Path, choice: str) -> None:
    first, two, third = differing(tmp_path)
    (row,) = asked(third, Conflicts())
    named = {"keep": row.shown, "take:1": "From Romford", "take:2": "From Ilford"}
    value = "Decided" if choice == "value" else None
    done = third.desk.do(Settle(clash=row.id, choice=choice, value=value))
    assert done.label == "Decide surname of person"
    assert everywhere(Conflicts(), third) == [0]
    sent = third.send(name="decided.bcusync")
    assert [one.receive(sent).conflicts for one in (first, two)] == [0, 0]
    assert everywhere(Conflicts(), first, two, third) == [0, 0, 0]
    told = {one.surname() for one in (first, two, third)}
    assert told == {named.get(choice, "Decided")}
    assert len({one.digest() for one in (first, two, third)}) == 1


def test_undo_of_a_decision_that_nobody_was_told_opens_it_again(tmp_path: Path) -> None:
    _, _, third = differing(tmp_path)
    (row,) = asked(third, Conflicts())
    third.desk.do(Settle(clash=row.id, choice="keep"))
    assert third.desk.undo().label == "Decide surname of person"
    assert everywhere(Conflicts(), third) == [1]
    third.desk.redo()
    assert everywhere(Conflicts(), third) == [0]


def test_what_is_decided_is_refused_a_second_time(tmp_path: Path) -> None:
    _, _, third = differing(tmp_path)
    (row,) = asked(third, Conflicts())
    for choice, code in (
        ("take:9", "desk_said_nothing"),
        ("delete", "odd_choice"),
        ("nonsense", "odd_choice"),
        ("value", "empty_text"),
    ):
        with pytest.raises(Refused, match=code):
            third.desk.do(Settle(clash=row.id, choice=choice))
    third.desk.do(Settle(clash=row.id, choice="keep"))
    with pytest.raises(Refused, match="settled_already"):
        third.desk.do(Settle(clash=row.id, choice="keep"))


@pytest.mark.parametrize(("choice", "left"), [("keep", 1), ("delete", 0)])
def test_a_record_that_one_deleted_and_another_changed_is_decided_everywhere(
    tmp_path: Path, choice: str, left: int
) -> None:
    first, two, third = three(tmp_path)
    first.desk.do(Drop(collar="413KD"))
    two.rename("Changed", "413KD")
    settled(first, two, third)
    (row,) = asked(third, Conflicts())
    assert (row.kind, row.shown) == ("edit_or_delete", "kept")
    assert {one.words for one in row.told} == {"changed surname to Changed", "deleted"}
    third.desk.do(Settle(clash=row.id, choice=choice))
    settled(first, two, third)
    assert everywhere(Conflicts(), first, two, third) == [0, 0, 0]
    for one in (first, two, third):
        with one.desk.reader() as reader:
            assert len([p for p in reader.every(Person) if p.collar == "413KD"]) == left


def test_two_bookings_of_a_car_stand_alike_on_every_desk_and_one_is_upheld(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.desk.do(AddRow(row=a_booking(reference="EA-01-1", purpose="First asked")))
    two.desk.do(AddRow(row=a_booking(reference="EA-02-1", start_minute=NOON + 30)))
    settled(first, two, third)
    found = [asked(one, Clashes()) for one in (first, two, third)]
    assert len({(rows[0].id, rows[0].sides, rows[0].shown) for rows in found}) == 1
    (row,) = found[2]
    assert (row.kind, row.subject) == ("double_booking", "vehicle BX16 KLM · IRV")
    assert row.shown == "EA-01-1, First asked"
    assert [one.desk for one in row.told] == ["Desk 01", "Ilford"]
    third.desk.do(Settle(clash=row.id, choice=f"uphold:{row.told[1].key}"))
    settled(first, two, third)
    assert everywhere(Clashes(), first, two, third) == [0, 0, 0]
    with first.desk.reader() as reader:
        states = {one.reference: one.state for one in reader.every(Booking)}
    assert states == {"EA-01-1": BookingState.CANCELLED, "EA-02-1": BookingState.CONFIRMED}


def test_two_holders_of_a_post_are_settled_by_ending_one(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    made = {"id": 1, "post_id": 200, "standing": "substantive"}
    first.desk.do(AddRow(row=Posting(**made, person_id=100, from_day=START)))
    two.desk.do(AddRow(row=Posting(**made, person_id=101, from_day=date(2017, 2, 1))))
    settled(first, two, third)
    (row,) = asked(third, Clashes())
    assert (row.kind, row.subject) == ("double_holding", "post EA-D1 · DWO 1")
    assert row.told[1].words.startswith("413KD Lindqvist")
    third.desk.do(Settle(clash=row.id, choice=f"uphold:{row.told[1].key}"))
    settled(first, two, third)
    assert everywhere(Clashes(), first, two, third) == [0, 0, 0]
    with two.desk.reader() as reader:
        ends = {one.person_id: one.to_day for one in reader.every(Posting)}
    assert ends == {100: date(2017, 2, 1), 101: None}


def test_a_file_that_stands_alone_has_nothing_to_settle(tmp_path: Path) -> None:
    alone = lead(tmp_path)
    assert everywhere(Clashes(), alone) == [0]
    with pytest.raises(Refused, match="settled_already"):
        alone.desk.do(Settle(clash="[]", choice="keep"))


def test_an_older_import_is_changed_back_by_a_change_that_travels(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    first.rename("Changed too", "413KD")
    two.receive(first.send(2, name="a.bcusync"))
    two.rename("Built on it", "413KD")
    newest, *_ = asked(two, Imports())
    done = two.desk.do(ChangeBack(number=newest.number))
    assert done.label == "Change back 1 record of a.bcusync, 1 left as changed since"
    assert (two.surname(), two.surname("413KD")) == ("Tembo", "Built on it")
    first.receive(two.send(1, name="b.bcusync"))
    assert (first.surname(), first.digest()) == ("Tembo", two.digest())
    for number, code in ((newest.number, "nothing_to_change_back"), (99, "unknown_import")):
        with pytest.raises(Refused, match=code):
            two.desk.do(ChangeBack(number=number))


def test_two_bookings_that_are_both_allowed_are_closed_on_every_desk(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.desk.do(AddRow(row=a_booking(reference="EA-01-1")))
    two.desk.do(AddRow(row=a_booking(reference="EA-02-1", start_minute=NOON + 30)))
    settled(first, two, third)
    (row,) = asked(third, Clashes())
    assert third.desk.do(Settle(clash=row.id, choice="allow")).label == "Allow both bookings"
    settled(first, two, third)
    assert everywhere(Clashes(), first, two, third) == [0, 0, 0]
    assert third.desk.undo() is not None
    settled(first, two, third)
    assert everywhere(Clashes(), first, two, third) == [1, 1, 1]
