"""What the file said at an earlier instant."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.people import Person
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.builders import NOON, Rename, a_booking, a_desk


def test_the_past_is_shown_at_any_minute(tmp_path: Path) -> None:
    path = a_desk(tmp_path, a_booking()).path
    for hours, surname in enumerate(("Osei", "Okafor", "Vance")):
        Desk(path, Clock(NOON + 60 * hours)).do(Rename(collar="412KD", surname=surname))
    desk = Desk(path, Clock(NOON))
    seen = []
    for minute in (NOON - 1, NOON, NOON + 59, NOON + 60, NOON + 120):
        with desk.reader_of_past(minute) as reader:
            seen.append(reader.every(Person)[0].surname)
    assert seen == ["Tembo", "Osei", "Osei", "Okafor", "Vance"]


def test_looking_back_changes_nothing(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    before = desk.path.read_bytes()
    with desk.reader_of_past(NOON) as reader:
        assert len(reader.every(Person)) == 2
    assert desk.path.read_bytes() == before
