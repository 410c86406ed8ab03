"""Commands run as steps: all or nothing, told in kinds and keys."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.session import trouble_of
from bcu_desk.store.unusable import InUse
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command, Query
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit
from bcu_desk.work.view import View
from tests.builders import NOON, START, Rename, a_booking, a_desk


class AddBooking(Command, frozen=True, kw_only=True):
    """Write a booking as it is given, past every check of the program."""

    number: int
    note: bool = False

    def run(self, unit: Unit) -> str:
        """Add a booking at noon."""
        if self.note:
            unit.note("booked_late", number=self.number)
        unit.add(a_booking(self.number))
        return f"Add booking {self.number}"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small desk."""
    return a_desk(tmp_path)


def test_a_step_tells_label_kinds_and_keys(desk: Desk) -> None:
    done = desk.do(Rename(collar="412KD", surname="Osei"))
    assert (done.label, done.changed, done.keys) == (
        "Rename 412KD to Osei",
        frozenset({"person"}),
        ("412KD",),
    )


def test_several_commands_are_one_step(desk: Desk) -> None:
    done = desk.do(Rename(collar="412KD", surname="Osei"), Rename(collar="413KD", surname="Bello"))
    assert done.label == "Rename 412KD to Osei and 1 more"
    assert done.keys == ("412KD", "413KD")
    desk.undo()
    with desk.reader() as reader:
        assert [row.surname for row in reader.every(Person)] == ["Tembo", "Lindqvist"]


def test_a_refusal_in_the_middle_writes_nothing(desk: Desk) -> None:
    with pytest.raises(Refused, match="unknown_person"):
        desk.do(Rename(collar="412KD", surname="Osei"), Rename(collar="999XX", surname="Bello"))
    with desk.reader() as reader:
        assert reader.every(Person)[0].surname == "Tembo"
    assert desk.undo_label() is None


def test_the_guard_in_the_file_becomes_a_refusal(desk: Desk) -> None:
    desk.do(AddBooking(number=500))
    with pytest.raises(Refused, match="guard_vehicle_taken"):
        desk.do(AddBooking(number=501))
    with desk.reader() as reader:
        assert len(reader.every(Booking)) == 1


def test_notices_come_back_with_the_step(desk: Desk) -> None:
    (notice,) = desk.do(AddBooking(number=500, note=True)).notices
    assert (notice.code, notice.facts) == ("booked_late", {"number": 500})


def test_a_read_only_desk_refuses_every_write(desk: Desk) -> None:
    locked = Desk(desk.path, desk.clock, read_only=True)
    for write in (lambda: locked.do(Rename(collar="412KD", surname="Osei")), locked.undo):
        with pytest.raises(Refused, match="file_read_only"):
            write()


def test_a_write_waits_its_turn_then_says_the_file_is_in_use(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bcu_desk.store.session.BUSY_SECONDS", 0.05)
    other = sqlite3.connect(desk.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(InUse, match="busy"):
            desk.do(Rename(collar="412KD", surname="Osei"))
    finally:
        other.close()


def test_four_threads_write_in_turn_and_lose_nothing(desk: Desk) -> None:
    def write(part: int) -> None:
        own = Desk(desk.path, desk.clock)
        for number in range(5):
            own.do(Rename(collar="412KD", surname=f"N{part}x{number}"))

    threads = [threading.Thread(target=write, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for _ in range(20):
        desk.undo()
    with desk.reader() as reader:
        assert reader.every(Person)[0].surname == "Tembo"
    assert desk.undo_label() is None


def test_a_database_error_that_is_a_bug_stays_itself(desk: Desk) -> None:
    broken = DBAPIError("SELECT", None, RuntimeError("odd"))
    assert trouble_of(broken, desk.path) is broken
    unique = sqlite3.IntegrityError("UNIQUE constraint failed")
    assert trouble_of(unique, desk.path) is unique


def test_a_unit_finds_rows_by_key_and_numbers_new_ones(desk: Desk) -> None:
    seen: dict[str, object] = {}

    class Look(Command, frozen=True, kw_only=True):
        """Try what a unit offers."""

        def run(self, unit: Unit) -> str:
            """Note what is found."""
            seen["today"] = unit.today
            seen["desk"] = unit.desk_number
            seen["one"] = unit.get(Person, 100).collar
            seen["ids"] = (unit.new_id(), unit.new_id())
            seen["every"] = len(unit.every(Person, rank_id=1))
            with pytest.raises(KeyError):
                unit.get(Person, 7)
            unit.change(unit.get(Person, 101), collar="412KD")
            with pytest.raises(Refused, match="two_persons_named"):
                unit.named(Person, collar="412KD")
            unit.remove(unit.get(Person, 101))
            return "Look"

    done = desk.do(Look())
    assert seen["one"] == "412KD"
    assert (seen["desk"], seen["every"]) == (1, 2)
    assert seen["ids"] == (2**40 + 1, 2**40 + 2)
    assert str(seen["today"]) == "2016-12-30"
    assert done.changed == {"person"}


def test_the_bare_shapes_do_nothing_by_themselves(desk: Desk) -> None:
    with pytest.raises(NotImplementedError):
        desk.do(Command())
    with desk.reader() as reader, pytest.raises(NotImplementedError):
        Query().rows(reader, View(START))


def test_the_past_can_be_read(desk: Desk) -> None:
    desk.do(Rename(collar="412KD", surname="Osei"))
    with desk.reader_of_past(NOON - 1) as reader:
        assert reader.every(Person)[0].surname == "Tembo"


def test_the_actor_is_the_account_unless_given(desk: Desk) -> None:
    assert Desk(desk.path, desk.clock).actor
    assert desk.actor == "PS Test"


def test_a_desk_of_the_past_reads_and_refuses(desk: Desk) -> None:
    Desk(desk.path, Clock(NOON + 60)).do(Rename(collar="412KD", surname="Osei"))
    then = desk.at(NOON)
    assert then is desk.at(NOON)
    assert then.at(NOON) is then
    with then.reader() as reader:
        assert reader.every(Person)[0].surname == "Tembo"
    assert then.undo_label() is None
    with pytest.raises(Refused) as refused:
        then.do(Rename(collar="412KD", surname="Vance"))
    assert refused.value.code == "looking_back"
    assert refused.value.facts == {"known_at": "Fri 30 Dec 2016 10:00"}
    with pytest.raises(RuntimeError):
        then.at(NOON + 1)


def test_a_past_is_kept_until_another_is_asked_for(desk: Desk) -> None:
    first = desk.at(NOON)
    assert desk.at(NOON + 1) is not first
    again = desk.at(NOON)
    assert again is not first
    desk.forget_past()
    assert desk.at(NOON) is not again
