"""What assignments put into a pack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.features.assignments.sections import exceptions_part, superintendents_part
from bcu_desk.features.assignments.tile import breaches_tile
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Lines, Table, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View
from tests.builders import a_desk

Reading = Callable[[Reader, View, Asked], Part]
DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def _read(path: Path, read: Reading, scope: tuple[str, ...] = ()) -> Part:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return read(reader, View(DAY, scope), Asked(at=SIX))


def test_every_broken_rule_has_a_line(made_sample: Path) -> None:
    part = _read(made_sample, exceptions_part)
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        tile = breaches_tile(reader, View(DAY), SIX)
    told, lines = part.blocks[:2]
    assert told == Words(tile.sentence, str(tile.count), tile.tone)
    assert isinstance(lines, Lines)
    assert [line.tag for line in lines.lines] == [line.tag for line in tile.lines]
    assert part.count == tile.count > 0


def test_each_superintendent_has_function_borough_and_end(made_sample: Path) -> None:
    part = _read(made_sample, superintendents_part, ("EA",))
    (table,) = part.blocks
    assert isinstance(table, Table)
    assert [row[0] for row in table.rows] == ["EA-S1", "EA-S2", "EA-S3", "EA-S4"]
    assert {row[3] for row in table.rows} >= {"Havering", "Redbridge", "Barking and Dagenham"}
    assert part.count == 4


def test_without_posts_it_says_so(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        part = superintendents_part(reader, View(DAY), Asked(at=SIX))
    assert part.blocks == (Words("There is no superintendent's post yet."),)
