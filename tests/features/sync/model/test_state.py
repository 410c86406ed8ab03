"""All that the page shows, read at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Posting, Standing
from bcu_desk.features.sync.model.state import capital, read_exchange
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit
from tests.builders import NOON, a_posting
from tests.features.sync.asking import MONDAY, alone, differing
from tests.work.exchange.stations import another_group


class Restand(Command, frozen=True, kw_only=True):
    """Let every posting be of another standing."""

    standing: Standing

    def run(self, unit: Unit) -> str:
        """Change each."""
        for one in unit.every(Posting):
            unit.change(one, standing=self.standing)
        return "Restand"


def test_open_cells_of_one_record_stand_together(tmp_path: Path) -> None:
    _, two, third = differing(tmp_path)
    with third.desk.reader() as reader:
        found = read_exchange(reader, MONDAY, NOON)
    assert [(one.title, one.detail) for one in found.items] == [
        ("Person 412KD From Ilford", "Surname")
    ]
    assert (found.open_count, found.leads, len(found.desks)) == (1, False, 3)
    assert found.own.name == "Dagenham"
    assert two.surname()


def test_two_records_of_one_owner_stay_two(tmp_path: Path) -> None:
    may, june, july = (date(2017, month, 1) for month in (5, 6, 7))
    first_half = a_posting(410, from_day=may, to_day=june)
    first, two, _ = another_group(tmp_path, first_half, a_posting(411, from_day=june, to_day=july))
    first.desk.do(Restand(standing=Standing.ACTING))
    two.desk.do(Restand(standing=Standing.TEMPORARY))
    first.receive(two.send(1, name="a.bcusync"))
    with first.desk.reader() as reader:
        found = read_exchange(reader, MONDAY, NOON)
    assert [len(one.conflicts) for one in found.items] == [1, 1]
    assert [one.title for one in found.items] == [
        "Posting of 412KD Tembo to EA-D1 from Mon 1 May 2017",
        "Posting of 412KD Tembo to EA-D1 from Thu 1 Jun 2017",
    ]


def test_a_lone_file_may_become_the_lead(tmp_path: Path) -> None:
    with alone(tmp_path).desk.reader() as reader:
        found = read_exchange(reader, MONDAY, NOON)
    assert (found.leads, found.open_count, found.imports) == (True, 0, ())
    assert capital("ward E05") == "Ward E05"
