"""What a desk never told, as it stands in its feed once it has returned."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.store import session
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.upkeep.reissuing import steps, unsent
from bcu_desk.store.tables import person
from tests.store.exchange.desks import group

FRESH = FeedId(3, 5)


def test_changes_beyond_the_cut_come_after_what_the_desk_had_seen(tmp_path: Path) -> None:
    one, two = group(tmp_path, 2)
    one.edit(update(person).where(person.c.id == 100).values(surname="Theirs"))
    two.takes(one.sends(two.knows()))
    two.edit(update(person).where(person.c.id == 100).values(surname="Taken"))
    cut = (1, two.knows().of(two.feed))
    two.edit(update(person).where(person.c.id == 100).values(surname="Unsent"))
    two.edit(update(person).where(person.c.id == 101).values(surname="Gone there"))
    with session.writing(two.engine) as old:
        found = unsent(old, cut, FRESH, lambda _, row: row == 100)
        told = steps(old, found)
    seen, first, second = found
    assert [one.dot for one in found] == [(3, 5, number) for number in (1, 2, 3)]
    assert seen.kind == feed.MERGE
    assert seen.seen().of(two.feed) == cut[1]
    assert seen.seen().of(one.feed) == 1
    assert (first.kind, first.cells) == ("update", {"surname": "Unsent"})
    assert (second.kind, second.cells["surname"], second.cells["id"]) == (
        "insert", "Gone there", 101,
    )  # fmt: skip
    assert {step.tx for step in told} == {first.tx, second.tx}
    assert first.tx < 0
