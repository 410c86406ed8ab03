"""How bars are drawn: scales, thickness, room for figures."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.use.bars import Bar, Shape
from bcu_desk.features.bookings.widgets.use.plots import THICKEST, BarPlot

TWO_SIDES = (
    Bar("Havering", 274.0, "274 h", "Havering", other=167.0, other_figure="167 h"),
    Bar("Redbridge", 190.0, "190 h", "Redbridge", other=1_291.0, other_figure="1,291 h"),
)


def _plot(qtbot: QtBot, bars: tuple[Bar, ...], *, across: bool) -> BarPlot:
    made = BarPlot()
    qtbot.addWidget(made.widget)
    made.widget.resize(420, 240)
    made.bars, made.shape = bars, Shape(across=across, names=tuple(bar.name for bar in bars))
    made.draw()
    made.widget.show()
    qtbot.waitUntil(lambda: made.widget.getViewBox().width() > 100)
    return made


def test_two_sides_have_room_for_the_figures_at_their_ends(qtbot: QtBot) -> None:
    plot = _plot(qtbot, TWO_SIDES, across=True)
    box = plot.widget.getViewBox()
    (left, right), _ = box.viewRange()
    a_pixel = (right - left) / box.width()
    assert (-1_291 - left) / a_pixel > 40
    assert (right - 274) / a_pixel > 30


@pytest.mark.parametrize(("most", "end"), [(13.0, 25.0), (41.0, 50.0), (60.0, 75.0), (92.0, 110.0)])
def test_a_scale_of_per_cent_ends_at_a_round_figure(qtbot: QtBot, most: float, end: float) -> None:
    plot = _plot(qtbot, (Bar("IRV", most, f"{most:.0f}%", "IRV"),), across=False)
    _, (bottom, top) = plot.widget.getViewBox().viewRange()
    assert (bottom, top) == (0.0, end)


def test_a_bar_alone_is_no_thicker_than_many_are(qtbot: QtBot) -> None:
    plot = _plot(qtbot, (Bar("IRV", 20.0, "20%", "IRV"),), across=True)
    pitch = plot.rect_of(0).height()
    drawn = [item for item in plot.widget.getPlotItem().items if hasattr(item, "opts")]
    heights = [item.opts["height"] for item in drawn if "brushes" in item.opts]
    assert heights
    assert all(height * pitch <= THICKEST + 1 for height in heights)


def test_places_follow_one_another_along_the_plot(qtbot: QtBot) -> None:
    plot = _plot(qtbot, TWO_SIDES, across=True)
    assert plot.rect_of(1).top() >= plot.rect_of(0).bottom() - 1
    upright = _plot(qtbot, TWO_SIDES, across=False)
    assert upright.rect_of(1).left() >= upright.rect_of(0).right() - 1
