"""What desks differ in, in words."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.queries.conflicts import Conflicts
from tests.features.sync.asking import asked
from tests.work.exchange.stations import lead, three


def test_a_file_that_stands_alone_has_no_conflicts(tmp_path: Path) -> None:
    assert asked(lead(tmp_path), Conflicts()) == ()


def test_a_conflict_is_told_with_who_said_what(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    first.receive(two.send(1, name="a.bcusync"))
    (row,) = asked(first, Conflicts())
    assert (row.kind, row.subject) == ("conflict", "person 412KD From Ilford: surname")
    assert set(row.sides) == {"From Ilford (Ilford)", "From Romford (Desk 01)"}
    assert row.shown == row.sides[0].split(" (", maxsplit=1)[0] == first.surname()
    first.rename("Decided")
    first.receive(two.send(1, name="b.bcusync"))


def test_a_conflict_tells_its_base_and_which_side_is_mine(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    first.receive(two.send(1, name="a.bcusync"))
    (row,) = asked(first, Conflicts())
    assert (row.row, row.cell, row.base) == ("person 412KD From Ilford", "surname", "Tembo")
    mine = {side.name: (side.mine, side.actor) for side in row.told}
    assert mine == {"Desk 01": (True, "PS Test"), "Ilford": (False, "Ilford")}
