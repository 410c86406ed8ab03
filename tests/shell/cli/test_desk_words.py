"""The desks of a group, at a terminal."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.shell.cli.words.desk_words import desk_lines


def test_a_desk_is_told_on_one_line_that_people_can_read() -> None:
    row = DeskRow(
        2, "Ilford", "second", "active", False, None, 3, 7, "a b c", None, ((1, 4), (3, 2))
    )
    (line,) = desk_lines([row])
    assert (line.number, line.last_heard, line.we_have, line.lacks) == ("02", "never", 7, 6)
    (gone,) = desk_lines([replace(row, status="retired")])
    assert (gone.status, gone.lacks) == ("retired", None)
    (own,) = desk_lines([replace(row, this_desk=True, program="0.1.0")])
    assert (own.last_heard, own.program) == ("this desk", "0.1.0")
