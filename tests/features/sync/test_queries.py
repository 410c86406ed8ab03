"""What is asked about desks and conflicts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.features.sync.queries.conflicts import Conflicts
from bcu_desk.features.sync.queries.desks import Desks
from bcu_desk.work.command import Query
from bcu_desk.work.view import View
from tests.work.exchange.stations import Station, lead, three


def asked(station: Station, query: Query) -> tuple:
    with station.desk.reader() as reader:
        return query.rows(reader, View(date(2017, 1, 23)))


def test_a_file_that_stands_alone_has_no_desks(tmp_path: Path) -> None:
    first = lead(tmp_path)
    assert asked(first, Desks()) == ()
    assert asked(first, Conflicts()) == ()


def test_desks_are_told_with_what_they_know(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    first.receive(two.send(1, name="b.bcusync"))
    found = {row.number: row for row in asked(first, Desks())}
    assert [row.name for row in found.values()] == ["Desk 01", "Ilford", "Dagenham"]
    assert [row.role for row in found.values()] == ["lead", "member", "member"]
    assert [row.this_desk for row in found.values()] == [True, False, False]
    assert found[2].they_have == found[1].we_have > found[3].they_have
    assert found[2].last_heard == "2016-12-30T11:30:00Z"
    assert found[3].last_heard is None


def test_a_conflict_is_told_with_who_said_what(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("From Romford")
    two.rename("From Ilford")
    first.receive(two.send(1, name="a.bcusync"))
    (row,) = asked(first, Conflicts())
    assert (row.kind, row.subject) == ("conflict", "person 412KD: surname")
    assert set(row.sides) == {"From Ilford (Ilford)", "From Romford (Desk 01)"}
    assert row.shown == row.sides[0].split(" (", maxsplit=1)[0] == first.surname()
    first.rename("Decided")
    first.receive(two.send(1, name="b.bcusync"))
