"""A ward set of the reference data becomes rows of the desk, once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.features.wards.commands.adding import added, set_in
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit
from tests.builders import a_desk


class Add(Command, frozen=True, kw_only=True):
    """Add the wards of 2018."""

    def run(self, unit: Unit) -> str:
        """Twice, which is once."""
        row, wards = added(unit, set_in(unit, "2018"), date(2018, 5, 3))
        again, same = added(unit, set_in(unit, "2018"), date(2019, 1, 1))
        return f"{row == again} {wards == same} {len(wards)} {row.name}"


def test_a_set_is_added_once_with_the_wards_of_the_desks_boroughs(tmp_path: Path) -> None:
    assert a_desk(tmp_path).do(Add()).label == "True True 18 Wards of 2018"
