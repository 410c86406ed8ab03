"""The bars of the charts, from what was read."""

from __future__ import annotations

from bcu_desk.features.bookings.model.use.read import UseRead
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.features.bookings.widgets.use.bars import sharing_bars, use_bars, use_shape


def test_bars_have_the_figures_of_the_table(by: dict[By, UseRead]) -> None:
    found = by[By.VEHICLE]
    bars = use_bars(found)
    assert [bar.value for bar in bars] == [float(row.percent) for row in found.rows]
    assert (bars[0].figure, bars[0].tone) == ("92%", "bad")


def test_few_lie_across_with_names_and_hours_stand_with_every_third(
    by: dict[By, UseRead],
) -> None:
    assert use_shape(by[By.KIND]).across
    hours = use_shape(by[By.HOUR])
    assert not hours.across
    assert [name for name in hours.names if name] == [f"{hour:02d}" for hour in range(0, 24, 3)]


def test_many_stand_without_names(by: dict[By, UseRead]) -> None:
    found = by[By.VEHICLE]
    many = use_shape(UseRead(found.sort, By.VEHICLE, found.first, found.after, rows=found.rows * 4))
    assert (many.across, set(many.names)) == (False, {""})


def test_boroughs_have_two_sides(by: dict[By, UseRead]) -> None:
    bars = sharing_bars(by[By.KIND].boroughs)
    assert [(bar.value, bar.other) for bar in bars] == [(3.0, 0.0), (0.0, 3.0)]
    assert bars[1].other_figure == "3 h"
