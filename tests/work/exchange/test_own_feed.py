"""A desk's own feed before it is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import backup, session
from bcu_desk.store.fleet.bookings import Bookings
from bcu_desk.work.command import Command
from bcu_desk.work.exchange.own_feed import made_ready
from bcu_desk.work.unit import Unit
from tests.builders import NOON, a_booking
from tests.work.exchange.stations import lead, three


class AddRow(Command, frozen=True, kw_only=True):
    """Add a row of this desk's own."""

    row: object

    def run(self, unit: Unit) -> str:
        """Add it under an own id."""
        unit.add(replace(self.row, id=unit.new_id()))
        return "Add a row"


def test_a_file_that_stands_alone_has_no_group(tmp_path: Path) -> None:
    first = lead(tmp_path)
    engine = session.engine_of(first.desk.path, write=True)
    with session.writing(engine) as connection, pytest.raises(Refused, match="no_group"):
        made_ready(connection, first.shelf)


def test_a_file_put_back_from_a_copy_loses_nothing_and_tells_nothing_twice(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    copy = first.desk.path.read_bytes()
    first.rename("Sent and then lost")
    two.receive(first.send(2, name="one.bcusync"))
    first.desk.path.write_bytes(copy)
    first.rename("After the copy was put back", "413KD")
    found = two.receive(first.send(2, name="two.bcusync"))
    assert found.state == "new"
    assert two.surname("413KD") == "After the copy was put back"
    first.receive(two.send(1, name="three.bcusync"))
    assert first.surname() == "Sent and then lost"
    assert first.digest() == two.digest()


def test_two_copies_of_one_file_are_two_incarnations(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    copy = first.desk.path.read_bytes()
    first.rename("In the file")
    two.receive(first.send(2, name="one.bcusync"))
    kept = first.desk.path.read_bytes()
    first.desk.path.write_bytes(copy)
    first.rename("In the copy", "413KD")
    two.receive(first.send(2, name="two.bcusync"))
    first.desk.path.write_bytes(kept)
    first.rename("In the file again")
    two.receive(first.send(2, name="three.bcusync"))
    assert (two.surname(), two.surname("413KD")) == ("In the file again", "In the copy")


def test_a_file_that_was_put_back_gives_no_row_number_twice(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    kept = tmp_path / "kept.bcu"
    backup.back_up(two.desk.path, kept)
    two.desk.do(AddRow(row=a_booking(reference="EA-02-0001")))
    first.receive(two.send(1, name="before.bcusync"))
    backup.restore(kept, two.desk.path)
    later = {"start_minute": NOON + 6_000, "end_minute": NOON + 6_030}
    two.desk.do(AddRow(row=a_booking(reference="EA-02-0001", **later)))
    found = first.receive(two.send(1, name="after.bcusync"))
    assert (found.new, found.conflicts) == ({"booking": 1}, 0)
    two.receive(first.send(2, name="back.bcusync"))
    assert first.digest() == two.digest()
    with first.desk.reader() as reader:
        assert len({one.id for one in reader.every(Booking)}) == 2


def test_a_file_that_was_put_back_gives_no_reference_twice(tmp_path: Path) -> None:
    _, two, _ = three(tmp_path)

    def given() -> int:
        with two.desk.reader() as reader:
            return Bookings(reader.connection).last_number("EA-02-") + 1

    kept = tmp_path / "kept.bcu"
    backup.back_up(two.desk.path, kept)
    assert given() == 1
    two.desk.do(AddRow(row=a_booking(reference="EA-02-0001")))
    backup.restore(kept, two.desk.path)
    begun = given()
    assert begun > 10_000
    two.desk.do(AddRow(row=a_booking(reference=f"EA-02-{begun}")))
    assert given() == begun + 1
