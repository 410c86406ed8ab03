"""What was received, and where this desk stands."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.queries.desks import Desks
from bcu_desk.features.sync.queries.imports import (
    Imports,
    WaitingParts,
    own_desk,
    removed_words,
    waiting_parts,
)
from bcu_desk.store import session
from bcu_desk.store.exchange import incarnations
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
        assert removed_words(reader, (("person", 100), ("person", 101)), 1) == (
            "person 412KD Tembo",
        )
    first, _, _ = three(tmp_path / "group")
    with first.desk.reader() as reader:
        before = own_desk(reader)
    first.rename("Okafor")
    with first.desk.reader() as reader:
        after = own_desk(reader)
    assert (after.in_group, after.changes) == (True, before.changes + 1)


def test_a_desk_that_goes_on_anew_still_counts_what_it_made_before(tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    first.send(2, name="a.bcusync")
    with first.desk.reader() as reader:
        before = own_desk(reader).changes
    with session.writing(session.engine_of(first.desk.path, write=True)) as connection:
        incarnations.begin_anew(connection, 2)
    with first.desk.reader() as reader:
        assert own_desk(reader).changes == before + 1
    mine = next(row for row in asked(first, Desks()) if row.this_desk)
    assert mine.we_have == before + 1


def test_what_waits_is_told_with_what_it_waits_for(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    with first.desk.reader() as reader:
        assert waiting_parts(reader) == WaitingParts(0, ())
    two.rename("Okafor")
    two.send(3, name="before.bcusync")
    two.rename("Adeyemi")
    parts = two.send(1, name="parts.bcusync", most=3_500).files
    first.receive(parts[-1])
    with first.desk.reader() as reader:
        found = waiting_parts(reader)
    assert found.parts == 1
    assert [span.feed.desk for span in found.missing] == [2]
