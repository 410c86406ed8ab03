"""Who is away in the next 72 hours, in short: counts by day, then who weighs most."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.times import midnight
from bcu_desk.features.coverage.sections.away import MINUTES, absences_part
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Lines, Table, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.view import View

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360


def _part(path: Path, *, brief: bool, sensitive: bool = True, at: int = SIX) -> Part:
    asked = Asked(at=at, brief=brief, sensitive=sensitive)
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return absences_part(reader, View(DAY, ("EA",)), asked)


def test_the_short_form_counts_everybody_and_names_who_weighs(made_sample: Path) -> None:
    full, brief = (_part(made_sample, brief=brief) for brief in (False, True))
    days, told, few, *rest = brief.blocks
    assert isinstance(days, Table)
    assert isinstance(told, Words)
    assert isinstance(few, Lines)
    assert full.count == brief.count == int(told.strong)
    for row in days.rows:
        assert sum(map(int, row[1:-1])) == int(row[-1])
    weigh, others = (int(word) for word in told.text.split() if word.isdigit())
    assert weigh + others == brief.count
    more = [block.text for block in rest if isinstance(block, Words)]
    assert more == [f"And {weigh - len(few.lines)} more, see the rosters on the coverage page."]
    assert few.lines[0].words.startswith("Supt ")


@pytest.mark.parametrize("brief", [False, True])
def test_sickness_is_no_column_and_no_word_where_it_may_not_be(
    made_sample: Path, brief: bool
) -> None:
    part = _part(made_sample, brief=brief, sensitive=False)
    assert "sick" not in str(part.blocks).lower()
    assert part.left_out


def test_72_hours_are_counted_from_the_minute(made_sample: Path) -> None:
    """Who was back before the minute is not away, nor who goes after the last hour."""
    late = _part(made_sample, brief=False, at=midnight(DAY) + 1439)
    early = _part(made_sample, brief=False, at=midnight(DAY))
    (table,), (first,) = late.blocks, early.blocks
    assert isinstance(table, Table)
    assert isinstance(first, Table)
    assert MINUTES == 72 * 60
    assert {row[3] for row in table.rows if row[3].startswith("Thu 26")}
    assert not {row[3] for row in first.rows if row[3].startswith("Thu 26")}
