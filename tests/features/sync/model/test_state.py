"""All that the page shows, read at once."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.model.state import capital, read_exchange
from tests.builders import NOON
from tests.features.sync.asking import MONDAY, alone, differing


def test_open_cells_of_one_record_stand_together(tmp_path: Path) -> None:
    _, two, third = differing(tmp_path)
    with third.desk.reader() as reader:
        found = read_exchange(reader, MONDAY, NOON)
    assert [(one.title, one.detail) for one in found.items] == [("Person 412KD", "Surname")]
    assert (found.open_count, found.leads, len(found.desks)) == (1, False, 3)
    assert found.own.name == "Dagenham"
    assert two.surname()


def test_a_lone_file_may_become_the_lead(tmp_path: Path) -> None:
    with alone(tmp_path).desk.reader() as reader:
        found = read_exchange(reader, MONDAY, NOON)
    assert (found.leads, found.open_count, found.imports) == (True, 0, ())
    assert capital("ward E05") == "Ward E05"
