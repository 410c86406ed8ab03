"""The desks of a group, and what each may lack."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.queries.desks import Desks
from tests.features.sync.asking import asked
from tests.work.exchange.stations import lead, three


def test_a_file_that_stands_alone_has_no_desks(tmp_path: Path) -> None:
    first = lead(tmp_path)
    assert asked(first, Desks()) == ()


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


def test_a_desk_lacks_what_it_has_not_said_that_it_knows(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    before = {row.number: row.lacking() for row in asked(first, Desks())}
    first.rename("Okafor")
    found = {row.number: row for row in asked(first, Desks())}
    assert found[2].lacking() == before[2] + 1
    assert found[1].lacks == ()
    assert all(len(row.words.split()) == 6 for row in found.values())
    two.receive(first.send(2, name="a.bcusync"))
    first.receive(two.send(1, name="b.bcusync"))
    assert {row.number: row.lacking() for row in asked(first, Desks())}[2] == 0


def test_word_of_what_was_taken_in_is_no_change_that_a_desk_lacks(tmp_path: Path) -> None:
    first, two, three_ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(name="a.bcusync")
    two.receive(sent)
    three_.receive(sent)
    three_.receive(two.send(3, name="b.bcusync"))
    found = {row.number: row for row in asked(three_, Desks())}
    assert found[2].we_have > 0  # it has said what it took in
    assert found[1].lacks == ()
    assert found[2].lacks == ()
    two.rename("Bello")
    three_.receive(two.send(3, name="c.bcusync"))
    assert {row.number: row.lacks for row in asked(three_, Desks())}[1] == ((2, 1),)
