"""What a desk never told, as it stands in its feed once it has returned."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import update

from bcu_desk.domain.desks import MEMBER, GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store import session
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.upkeep.reissuing import steps, unsent
from bcu_desk.store.tables import person
from tests.store.exchange.desks import group

FRESH = FeedId(3, 5)


def returned(number: int, cut: int) -> GroupDesk:
    """A desk that was withdrawn at a change of its first incarnation, and is back."""
    keys = {"signs": "00" * 32, "opens": "", "keys_from": 5}
    named = {"id": number, "name": f"Desk {number}", "role": MEMBER}
    return GroupDesk(**named, **keys, last_incarnation=1, last_number=cut)


def test_changes_beyond_the_cut_come_after_what_the_desk_had_seen(tmp_path: Path) -> None:
    one, two = group(tmp_path, 2)
    one.edit(update(person).where(person.c.id == 100).values(surname="Theirs"))
    two.takes(one.sends(two.knows()))
    two.edit(update(person).where(person.c.id == 100).values(surname="Taken"))
    cut = two.knows().of(two.feed)
    two.edit(update(person).where(person.c.id == 100).values(surname="Unsent"))
    two.edit(update(person).where(person.c.id == 101).values(surname="Gone there"))
    with session.writing(two.engine) as old:
        found = unsent(old, {3: returned(3, cut)}, FRESH, lambda _, row: row == 100)
        told = steps(old, found, returned(3, cut))
    seen, first, second = found
    assert [one.dot for one in found] == [(3, 5, number) for number in (1, 2, 3)]
    assert seen.kind == feed.MERGE
    assert seen.seen().of(two.feed) == cut
    assert seen.seen().of(one.feed) == 1
    assert (first.kind, first.cells) == ("update", {"surname": "Unsent"})
    assert (second.kind, second.cells["surname"], second.cells["id"]) == (
        "insert", "Gone there", 101,
    )  # fmt: skip
    assert [step.tx for step in told] == [first.tx, second.tx] == [-1, -2]
    assert {step.label for step in told} == {"An edit"}


def test_they_do_not_wait_for_what_another_withdrawn_desk_tells_under_other_numbers(
    tmp_path: Path,
) -> None:
    one, two = group(tmp_path, 2)
    for surname in ("Counts", "Told again under another number"):
        one.edit(update(person).where(person.c.id == 100).values(surname=surname))
    two.takes(one.sends(two.knows()))
    two.edit(update(person).where(person.c.id == 100).values(surname="Built on it"))
    desks = {2: returned(2, 1), 3: returned(3, 0)}
    with session.writing(two.engine) as old:
        seen, _ = unsent(old, desks, FRESH, lambda *_: True)
    assert seen.seen() == Knowledge({one.feed: 1})
