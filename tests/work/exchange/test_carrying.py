"""What the old file of a desk that returns holds of others, and the new one does not."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store.exchange.roster import roster
from bcu_desk.work.exchange.membership import group
from bcu_desk.work.exchange.membership.carrying import (
    Carried,
    beyond_what_counts,
    carried,
    to_pass_on,
)
from tests.work.exchange.stations import Station, three


def _of(first: Station, two: Station) -> Carried:
    with first.desk.reader() as new, two.desk.reader() as old:
        return carried(new.connection, old.connection, 2)


def test_only_what_the_new_file_lacks_is_carried_and_counted(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    assert _of(first, two) == Carried()
    third.rename("One")
    third.rename("Two")
    sent = third.send(name="a.bcusync")
    two.receive(sent)
    found = _of(first, two)
    assert (found.changes, [one.segment.header.desk for one in found.taken]) == (2, [3])
    first.receive(sent)
    assert _of(first, two).changes == 0


def test_what_lies_beyond_what_counts_waits(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    third.rename("One")
    two.receive(third.send(2, name="a.bcusync"))
    group.withdraw(first.desk, 3)
    first.send(2, name="list.bcusync")
    found = _of(first, two)
    assert (found.taken, [one.header.desk for one in found.waiting]) == ((), [3])
    with first.desk.reader() as reader:
        desks = roster(reader.connection)
        assert to_pass_on(reader.connection) == ()
    last = found.waiting[0].header.last
    known = Knowledge({FeedId(1, 1): 1, FeedId(3, 1): last, FeedId(9, 1): 4})
    assert beyond_what_counts(desks, known) == (FeedId(3, 1),)
