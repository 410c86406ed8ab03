"""What cells of the sheet of vehicles can be."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.bookings.queries.sharing.choices import (
    base_names,
    kind_titles,
    kinds_in_view,
)
from bcu_desk.features.bookings.queries.sharing.use import Use
from tests.features.bookings.small import VIEW, a_fleet_desk


def test_kinds_and_bases_are_those_there_are(tmp_path: Path) -> None:
    with a_fleet_desk(tmp_path).reader() as reader:
        kinds, bases = kind_titles(reader, VIEW), base_names(reader, VIEW)
        assert kinds == tuple(sorted(kinds))
        assert kinds
        assert "Romford" in bases
        assert kinds_in_view(reader, VIEW) == len(Use().rows(reader, VIEW))
