"""New keys for desks that a passphrase let in: asked for in files, listed by the lead, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.store.exchange.roster import roster
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.work.exchange.membership import cards, group, rotating, spoken
from tests.work.exchange.quick_lock import quickly_locked
from tests.work.exchange.speaking import accepted, invited, listed
from tests.work.exchange.stations import group_of, three


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the work that a passphrase costs small."""
    monkeypatch.setattr(spoken, "locked", quickly_locked)


def test_its_own_keys_are_listed_with_its_first_file_and_used_from_then_on(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    told, join = invited(first)
    before = listed(first)
    new = accepted(first, told, join)
    own = new.shelf.next_keys(group_of(first), 4).public
    assert own != before
    new.rename("By the first keys")
    early = new.send(name="early.bcusync")
    assert first.receive(early, apply=False).state == "new"
    assert listed(first) == before
    first.receive(early)
    assert listed(first) == own
    word = first.send(name="word.bcusync")
    assert new.receive(word).state == "new"
    new.rename("By its own keys")
    late = new.send(name="late.bcusync")
    assert bundle.read_file(late.file).manifest.renews is None
    assert new.shelf.keys(group_of(first), 4).public == own
    third.receive(late, word, early)
    two.receive(early, word, late)
    first.receive(late)
    assert {one.surname() for one in (first, two, third)} == {"By its own keys"}
    assert first.digest() == two.digest() == third.digest()


def test_it_asks_until_the_lead_has_listed_them(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    told, join = invited(first)
    new = accepted(first, told, join)
    new.rename("Lost on the way")
    new.send(1, name="lost.bcusync")
    new.rename("Comes second")
    second = new.send(name="second.bcusync")
    third = new.send(name="third.bcusync", purpose="receipt")
    two.receive(second)
    assert listed(two) != new.shelf.next_keys(group_of(first), 4).public
    first.receive(third)
    assert listed(first) == new.shelf.next_keys(group_of(first), 4).public
    first.receive(second)
    with first.desk.reader() as reader:
        assert len(roster(reader.connection).earlier[4]) == 1
    two.receive(first.send(name="word.bcusync"))
    assert listed(two) == listed(first)


def test_keys_are_listed_so_only_once_and_only_where_a_passphrase_let_the_desk_in(
    tmp_path: Path,
) -> None:
    first, two, _ = three(tmp_path)
    told, join = invited(first)
    new = accepted(first, told, join)
    first.receive(new.send(name="a.bcusync"))
    new.receive(first.send(4, name="b.bcusync"))
    for station, number in ((new, 4), (two, 2)):
        before = listed(first, number)
        rotating.ask_for_new_keys(station.desk, station.shelf, tmp_path / f"{number}.bcucard")
        sent = station.send(1, name=f"c{number}.bcusync")
        assert bundle.read_file(sent.file).manifest.renews is None
        first.receive(sent)
        assert listed(first, number) == before
    rotating.list_new_keys(first.desk, cards.read_card(tmp_path / "4.bcucard"))
    new.receive(first.send(4, name="d.bcusync"))
    new.rename("By the third keys")
    first.receive(new.send(1, name="e.bcusync"))
    assert first.surname() == "By the third keys"


def test_the_lead_that_follows_lists_them_too(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    told, join = invited(first)
    new = accepted(first, told, join)
    first.desk.do(group.HandOn(number=2))
    two.receive(first.send(2, name="handed.bcusync"))
    two.receive(new.send(name="a.bcusync"))
    assert listed(two) == new.shelf.next_keys(group_of(first), 4).public
    word = two.send(name="word.bcusync")
    for station in (first, third, new):
        station.receive(word)
    new.rename("By its own keys")
    third.receive(new.send(name="b.bcusync"))
    assert third.surname() == "By its own keys"
