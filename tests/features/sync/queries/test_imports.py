"""What was received, and where this desk stands."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.queries.imports import Imports, own_desk, removed_words
from tests.features.sync.asking import asked
from tests.work.exchange.stations import lead, three


def test_imports_are_listed_the_last_first(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    newest, *_ = asked(two, Imports())
    assert (newest.files, newest.senders, newest.changes) == ("a.bcusync", "Desk 01", 1)
    assert newest.newest
    assert newest.wall == "2016-12-30T11:30:00Z"


def test_a_desk_tells_its_number_and_its_changes(tmp_path: Path) -> None:
    alone = lead(tmp_path / "alone")
    with alone.desk.reader() as reader:
        found = own_desk(reader)
        assert (found.number, found.in_group, found.changes) == (1, False, 0)
        assert removed_words(reader, (("person", 100), ("person", 101)), 1) == ("person 412KD",)
    first, _, _ = three(tmp_path / "group")
    with first.desk.reader() as reader:
        before = own_desk(reader)
    first.rename("Okafor")
    with first.desk.reader() as reader:
        after = own_desk(reader)
    assert (after.in_group, after.changes) == (True, before.changes + 1)
