"""The strip of holders over time."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.queries import HolderRow
from bcu_desk.features.org_chart.widgets.side.holders import (
    HolderStrip,
    Stretch,
    holders_told,
    stretches,
    ticks_around,
)

FIRST, LAST = date(2017, 1, 1), date(2017, 1, 11)
MADE = date(2016, 1, 1)


def a_holder(
    name: str, start: int, end: int | None = None, standing: str = "substantive"
) -> HolderRow:
    """Somebody in EA-S1 for some days of January."""
    to_day = None if end is None else date(2017, 1, end)
    return HolderRow("EA-S1", "1", f"Ada {name}", "Supt", standing, date(2017, 1, start), to_day)


@pytest.mark.parametrize(
    ("rows", "made", "told"),
    [
        ((), MADE, [(0.0, 1.0, "No holder", "none")]),
        ((), date(2017, 1, 6), [(0.5, 1.0, "No holder", "none")]),
        ((a_holder("Pereira", 1),), MADE, [(0.0, 1.0, "Pereira", "held")]),
        (
            (a_holder("Marsh", 6, standing="acting"), a_holder("Pereira", 1, 4)),
            MADE,
            [
                (0.0, 0.3, "Pereira", "held"),
                (0.3, 0.5, "No holder", "none"),
                (0.5, 1.0, "Marsh, acting", "acting"),
            ],
        ),
        (
            (a_holder("Pereira", 1, 6), a_holder("Twice", 4, 8)),
            MADE,
            [
                (0.0, 0.5, "Pereira", "held"),
                (0.5, 0.7, "Twice", "held"),
                (0.7, 1.0, "No holder", "none"),
            ],
        ),
    ],
)
def test_days_are_cut_by_holders_and_gaps(
    rows: tuple[HolderRow, ...], made: date, told: list[tuple[float, float, str, str]]
) -> None:
    assert stretches(rows, FIRST, LAST, made) == tuple(Stretch(*part) for part in told)


def test_holders_are_told_with_their_last_day() -> None:
    rows = (a_holder("Pereira", 1, 4), a_holder("Marsh", 4, standing="temporary"))
    assert holders_told(rows) == (
        "Supt Ada Pereira, substantive, from Sun 1 Jan 2017 to Tue 3 Jan 2017; "
        "Supt Ada Marsh, temporary, from Wed 4 Jan 2017"
    )


def test_the_strip_draws_and_names_its_holders(qtbot: QtBot, themed: QApplication) -> None:
    strip = HolderStrip()
    qtbot.addWidget(strip)
    strip.resize(250, strip.height())
    empty = strip.grab().toImage()
    strip.show_holders((a_holder("Pereira", 1, 4),), date(2017, 1, 2), MADE)
    one = strip.grab().toImage()
    assert one != empty
    assert "Pereira" in strip.accessibleName()
    strip.show_holders((), date(2017, 1, 2), MADE)
    assert strip.grab().toImage() != one
    assert strip.accessibleName() == "Holders: Nobody has held this post"


@pytest.mark.parametrize("weekday", range(7))
def test_the_days_named_on_the_strip_keep_away_from_the_day_in_view(weekday: int) -> None:
    on = date(2017, 1, 23) + timedelta(weekday)
    found = ticks_around(on)
    assert {day.weekday() for day in found} == {0}
    assert min(abs((day - on).days) for day in found) >= 11
    assert {(after - day).days for day, after in pairwise(found)} <= {14, 28}
