"""What ward cover puts into a pack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from bcu_desk.domain.times import midnight
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.features.coverage.sections.away import absences_part
from bcu_desk.features.coverage.sections.parts import coverage_part, demand_part
from bcu_desk.store.session import Reader
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Drawing, Lines, Table, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View
from tests.builders import a_desk

Reading = Callable[[Reader, View, Asked], Part]
DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def _read(path: Path, read: Reading, scope: tuple[str, ...] = ()) -> Part:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return read(reader, View(DAY, scope), Asked(at=SIX))


def test_the_map_stands_beside_the_sums_and_each_short_ward_has_its_cause(
    made_sample: Path,
) -> None:
    part = _read(made_sample, coverage_part)
    drawing, short = part.blocks
    assert isinstance(drawing, Drawing)
    assert isinstance(short, Lines)
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        cover = Cover().rows(reader, View(DAY))
    missing = [row for row in cover if row.shortfall]
    assert {line.words for line in short.lines} == {row.name for row in missing}
    assert all(row.name in drawing.alt for row in missing)
    assert drawing.beside is not None
    assert sum(int(row[3]) for row in drawing.beside.rows[-2:]) == sum(
        row.shortfall for row in missing
    )


def test_everybody_away_in_three_days_has_a_row(made_sample: Path) -> None:
    part = _read(made_sample, absences_part)
    (table,) = part.blocks
    assert isinstance(table, Table)
    assert part.count == len(table.rows) > 0
    days = {day for row in table.rows for day in row[3:]}
    assert any(day.count(" ") == 2 for day in days), "whole days are told without an hour"
    assert not any(day.endswith(("00:00", "2017")) for day in days)


def test_why_somebody_is_sick_is_told_in_sensitive_packs_only(made_sample: Path) -> None:
    why = {}
    for sensitive in (False, True):
        asked = Asked(at=SIX, sensitive=sensitive)
        with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
            part = absences_part(reader, View(DAY), asked)
        (table,) = part.blocks
        assert isinstance(table, Table)
        why[sensitive] = {row[2] for row in table.rows}
        assert bool(part.sensitive) == sensitive
        assert bool(part.left_out) != sensitive
    assert any(told.startswith("Sick") for told in why[True])
    assert not any(told.startswith("Sick") for told in why[False])


def test_demand_is_heaviest_first_and_tells_what_it_lacks(made_sample: Path) -> None:
    part = _read(made_sample, demand_part)
    (table,) = part.blocks
    assert isinstance(table, Table)
    each = [int(row[4].replace(",", "")) / max(int(row[2]), 1) for row in table.rows]
    assert each == sorted(each, reverse=True)


def test_an_empty_desk_says_what_is_missing(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        view, asked = View(DAY), Asked(at=SIX)
        told = [read(reader, view, asked).blocks for read in (absences_part, demand_part)]
    assert all(isinstance(blocks[0], Words) for blocks in told)
