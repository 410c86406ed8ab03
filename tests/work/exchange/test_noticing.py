"""Desk files that were copied, moved or put back, noticed when they are opened."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import backup
from bcu_desk.store.exchange import feed
from bcu_desk.store.fleet.bookings import Bookings
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.exchange.keys.files import FilesOfDesk
from bcu_desk.work.exchange.membership import cards, group, joining
from bcu_desk.work.exchange.noticing import COPIED
from bcu_desk.work.opening import Program
from bcu_desk.work.unit import Unit
from tests.builders import NOON, a_booking
from tests.work.exchange.stations import Station, group_of, lead, three


class Book(Command, frozen=True, kw_only=True):
    """Book as the page does: the next reference of this desk."""

    start: int

    def run(self, unit: Unit) -> str:
        """Book."""
        number = unit.bookings.last_number("EA-02-") + 1
        times = {"start_minute": self.start, "end_minute": self.start + 30}
        made = a_booking(reference=f"EA-02-{number:04d}", **times)
        unit.add(replace(made, id=unit.new_id()))
        return "Book"


def opened(station: Station, path: Path | None = None) -> Station:
    """The station's file, or another, opened through the program with the station's profile."""
    program = Program(Clock(NOON), station.shelf.profile)
    return replace(station, desk=program.open(path or station.desk.path))


def own_feed(station: Station) -> FeedId:
    with station.desk.reader() as reader:
        return feed.own_feed(reader.connection)


def bookings(station: Station) -> dict[str, int]:
    with station.desk.reader() as reader:
        return {one.reference: one.start_minute - NOON for one in reader.every(Booking)}


def copied(station: Station, name: str = "copy.bcu") -> Path:
    return Path(shutil.copy(station.desk.path, station.desk.path.with_name(name)))


def test_a_copy_goes_on_apart_and_neither_gives_what_the_other_gave(tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    kept = opened(two)
    path = copied(kept)
    other = opened(two, path)
    for minute in (1_000, 2_000):
        kept, other = opened(two), opened(two, path)
        kept.desk.do(Book(start=NOON + minute))
        other.desk.do(Book(start=NOON + minute + 500))
    assert [one.desk.told for one in (kept, other)] == [None, None]
    assert [own_feed(one) for one in (kept, other)] == [FeedId(2, 1), FeedId(2, 2)]
    for number, one in enumerate((kept, other, opened(two), opened(two, path))):
        first.receive(one.send(1, name=f"{number}.bcusync"))
    third.receive(first.send(3, name="on.bcusync"))
    for one in (first, third):
        assert sorted(bookings(one).values()) == [1_000, 1_500, 2_000, 2_500]
    assert [own_feed(one) for one in (kept, other)] == [FeedId(2, 1), FeedId(2, 2)]


def test_the_copy_says_so_when_it_is_opened_and_only_then(tmp_path: Path) -> None:
    two = three(tmp_path)[1]
    path = copied(opened(two))
    assert [opened(two, path).desk.told, opened(two, path).desk.told] == [COPIED, None]
    assert [opened(two).desk.told, own_feed(two)] == [None, FeedId(2, 1)]
    with opened(two, path).desk.reader() as reader:
        assert Bookings(reader.connection).last_number("EA-02-") > 10_000


def test_a_copy_that_was_made_before_a_file_was_ever_opened_so_is_noticed(tmp_path: Path) -> None:
    two = three(tmp_path)[1]
    path = copied(two)
    assert [opened(two).desk.told, opened(two, path).desk.told] == [None, COPIED]


@pytest.mark.parametrize("way", ["renamed", "to another folder", "copied and deleted"])
def test_a_file_that_was_moved_goes_on_as_it_was(tmp_path: Path, way: str) -> None:
    two = three(tmp_path)[1]
    path = opened(two).desk.path
    (tmp_path / "elsewhere").mkdir()
    new = tmp_path / ("new.bcu" if way == "renamed" else "elsewhere/new.bcu")
    if way == "copied and deleted":
        shutil.copy(path, new)
        path.unlink()
    else:
        path.rename(new)
    for _ in range(2):
        moved = opened(two, new)
        assert (moved.desk.told, own_feed(moved)) == (None, FeedId(2, 1))


def test_a_copy_that_was_taken_for_moved_is_found_out_when_the_first_comes_back(
    tmp_path: Path,
) -> None:
    two = three(tmp_path)[1]
    path = copied(opened(two))
    away = tmp_path / "stick that was pulled out"
    two.desk.path.rename(away)
    moved = opened(two, path)
    assert (moved.desk.told, own_feed(moved)) == (None, FeedId(2, 1))
    away.rename(two.desk.path)
    back = opened(two)
    assert (back.desk.told, own_feed(back)) == (COPIED, FeedId(2, 2))
    assert opened(two, path).desk.told is None


def test_what_was_put_back_over_a_file_that_had_sent_is_noticed_at_once(tmp_path: Path) -> None:
    _, two, _ = three(tmp_path)
    kept = opened(two)
    old = kept.desk.path.read_bytes()
    kept.desk.do(Book(start=NOON + 1_000))
    kept.send(1, name="one.bcusync")
    opened(two)
    two.desk.path.write_bytes(old)
    back = opened(two)
    assert (back.desk.told, own_feed(back)) == (COPIED, FeedId(2, 2))
    assert opened(two).desk.told is None


def test_the_programs_own_restoring_of_what_had_left_nowhere_is_no_copy(tmp_path: Path) -> None:
    two = three(tmp_path)[1]
    kept = opened(two)
    copy = tmp_path / "kept.bcu"
    backup.back_up(kept.desk.path, copy)
    kept.desk.do(Book(start=NOON + 1_000))
    backup.restore(copy, two.desk.path)
    assert (opened(two).desk.told, own_feed(two)) == (None, FeedId(2, 1))


def test_reading_only_and_another_profile_change_nothing(tmp_path: Path) -> None:
    two = three(tmp_path)[1]
    path = copied(opened(two))
    before = path.read_bytes()
    Program(Clock(NOON), two.shelf.profile).open(path, read_only=True)
    stranger = Program(Clock(NOON), tmp_path / "profile-of-another").open(path)
    assert (stranger.told, path.read_bytes()) == (None, before)


def test_a_copy_in_a_profile_without_the_keys_can_tell_nobody(tmp_path: Path) -> None:
    two, third = three(tmp_path)[1:]
    path = copied(opened(two))
    other = replace(opened(replace(two, shelf=third.shelf), path), shelf=third.shelf)
    other.desk.do(Book(start=NOON + 1_000))
    with pytest.raises(Refused, match="no_keys"):
        other.send(1, name="no.bcusync")
    back = opened(two, path)  # and where the keys are, it is noticed before it tells anything
    assert (back.desk.told, own_feed(back)) == (COPIED, FeedId(2, 2))


def test_a_file_that_stands_alone_is_only_a_file(tmp_path: Path) -> None:
    alone = lead(tmp_path)
    opened(alone)
    assert not list(tmp_path.rglob("*.files.json"))


def test_a_list_that_is_lost_is_made_anew(tmp_path: Path) -> None:
    two = three(tmp_path)[1]
    kept = opened(two)
    listed = FilesOfDesk(two.shelf.profile, group_of(kept), 2)
    listed.kept_at.write_text("{")
    assert listed.known() == ()
    opened(two)
    assert len(listed.known()) == 1


def test_the_file_with_which_a_desk_returned_is_no_copy_of_its_old_one(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    two = opened(two)
    two.rename("Okafor")
    two.send(name="a.bcusync")
    group.withdraw(first.desk, 2)
    card = cards.write_card(tmp_path / "again.bcucard", "Ilford", two.shelf.pending())
    join, new = tmp_path / "again.bcujoin", tmp_path / "again.bcu"
    joining.readmit(first.desk, first.shelf, 2, card, join)
    joining.accept(join, new, two.shelf, two.desk.clock, two.desk.path)
    said: list[str] = []
    program = Program(Clock(NOON), two.shelf.profile, lambda code, _: said.append(code))
    again = replace(two, desk=program.open(new))
    before = own_feed(again)
    assert before.incarnation > 1
    program.open(new)
    assert (said, own_feed(again)) == ([], before)
    copy = copied(again, "copy of again.bcu")
    program.open(copy)
    assert said == [COPIED]
