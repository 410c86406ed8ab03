"""Which rows need no merging."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge
from bcu_desk.store import session
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.plain import sorting
from bcu_desk.store.exchange.plain.sorting import Arrived, Past, Sorted, sort
from bcu_desk.store.tables import person
from tests.store.exchange.desks import RealDesk, group

OTHER, THIRD = FeedId(9, 1), FeedId(8, 1)
NEW = 9 << 40


def item(number: int, kind: str, row: int, by: FeedId = OTHER, **cells: object) -> FeedItem:
    """A change that came."""
    told = {name: value for name, value in cells.items() if isinstance(value, str | int | None)}
    return FeedItem(Dot(*by, number), number, 500 + number, kind, "person", row, told)


def sorted_out(desk: RealDesk, items: Iterable[FeedItem], seen: Contexts) -> Sorted:
    """How a desk sorts changes."""
    with session.writing(desk.engine) as connection:
        feed.number_own(connection)
        arrived = Arrived.of(items)
        return sort(arrived, Past.of(connection, arrived), seen)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> RealDesk:
    """A desk, to which no group of rows is too small."""
    monkeypatch.setattr(sorting, "FEW", 1)
    return group(tmp_path, 1)[0]


@pytest.fixture
def someone(desk: RealDesk) -> int:
    """A person in the file."""
    return int(str(desk.rows("person")[0]["id"]))


def test_changes_that_nobody_contradicts_hold_as_they_came(desk: RealDesk, someone: int) -> None:
    image = {"id": NEW, "collar": "9KD", "surname": "New"}
    came = [
        item(1, "update", someone, surname="One"),
        item(2, "insert", NEW, **image),
        item(3, "update", someone, forename="Sam"),
        item(4, "update", NEW, surname="Newer"),
    ]
    found = sorted_out(desk, came, Contexts())
    assert found.rest == ()
    assert dict(found.plain) == {
        ("person", "update", ("surname", "forename")): [(someone, ("One", "Sam"))],
        ("person", "insert", ("id", "collar", "surname")): [(NEW, (NEW, "9KD", "Newer"))],
    }


def test_a_row_that_ends_removed_is_removed(desk: RealDesk, someone: int) -> None:
    came = [item(1, "update", someone, surname="One"), item(2, "delete", someone)]
    assert dict(sorted_out(desk, came, Contexts()).plain) == {
        ("person", "delete", ()): [(someone, ())]
    }


@pytest.mark.parametrize(
    "came",
    [
        lambda at: [item(1, "insert", at, id=at)],
        lambda at: [item(1, "update", at + 999_999, surname="Nobody")],
        lambda at: [item(1, "delete", at + 999_999)],
        lambda at: [item(1, "update", at, id=at)],
        lambda at: [item(1, "update", at, shoe_size=9)],
        lambda at: [item(1, "insert", NEW, id=at)],
        lambda at: [item(1, "delete", at), item(2, "insert", at, id=at)],
        lambda at: [item(1, "update", at, surname="A"), item(1, "update", at, THIRD, surname="B")],
    ],
    ids=["there", "gone", "gone too", "said again", "newer", "odd id", "put back", "two desks"],
)
def test_what_is_not_told_simply_is_merged(desk: RealDesk, someone: int, came: object) -> None:
    assert callable(came)
    items = came(someone)
    found = sorted_out(desk, items, Contexts())
    assert not found.plain
    assert set(found.rest) == {("person", one.row) for one in items}


def test_changes_of_no_table_that_is_known_are_of_no_row(desk: RealDesk) -> None:
    other = FeedItem(Dot(*OTHER, 1), 1, 501, "update", "hovercraft", 7, {"eels": 1})
    assert not list(Arrived.of([other]).keys())


def test_a_row_with_a_past_is_plain_only_to_a_desk_that_had_seen_it(
    desk: RealDesk, someone: int
) -> None:
    desk.edit(update(person).where(person.c.id == someone).values(surname="Before"))
    came = [item(5, "update", someone, surname="After")]
    knows = Knowledge({desk.feed: 1})
    seen = Contexts.of([MergeEntry(Dot(*OTHER, 4), knows)])
    late = Contexts.of([MergeEntry(Dot(*OTHER, 6), knows)])
    assert sorted_out(desk, came, seen).rest == ()
    assert sorted_out(desk, came, late).rest == (("person", someone),)
    assert sorted_out(desk, came, Contexts()).rest == (("person", someone),)


def test_few_rows_are_merged_rather_than_written_together(
    desk: RealDesk, someone: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "FEW", 2)
    found = sorted_out(desk, [item(1, "update", someone, surname="One")], Contexts())
    assert found == Sorted({}, (("person", someone),))


def test_a_contested_row_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sorting, "FEW", 1)
    one, two = group(tmp_path, 2)
    row = int(str(one.rows("person")[0]["id"]))
    for desk, name in ((one, "One"), (two, "Two")):
        desk.edit(update(person).where(person.c.id == row).values(surname=name))
    one.takes(two.sends(one.knows()))
    with session.writing(one.engine) as connection:
        assert connection.execute(select(person.c.id).where(person.c.id == row)).first()
    assert list(one.contested()) == [("person", row)]
    two.edit(update(person).where(person.c.id == row).values(forename="Three"))
    found = sorted_out(one, two.sends(one.knows())[0].items, Contexts())
    assert found.rest == (("person", row),)
