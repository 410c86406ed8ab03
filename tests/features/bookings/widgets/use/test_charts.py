"""The charts under pointer, keys and screen reader, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.use.bars import Bar, Shape
from bcu_desk.features.bookings.widgets.use.charts import BarChart
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens

BARS = (
    Bar("IRV", 60.0, "60%", "IRV: 60%, 60 h of 100 h"),
    Bar("Van", 20.0, "20%", "Van: 20%, 20 h of 100 h"),
    Bar("Carrier", 5.0, "5%", "Carrier: 5%, 5 h of 100 h, idle", "muted"),
)
ACROSS = Shape(across=True, names=("IRV", "Van", "Carrier"))
UPRIGHT = Shape(across=False, names=("IRV", "", "Carrier"))


def _chart(qtbot: QtBot, shape: Shape = ACROSS, bars: tuple[Bar, ...] = BARS) -> BarChart:
    made = BarChart("bookings.try", "Use")
    qtbot.addWidget(made)
    made.resize(480, 240)
    made.show_bars(bars, shape, ((10.0, "Idle under 10%"),))
    made.show()
    qtbot.waitUntil(lambda: made.rect_of(0).height() > 10)
    return made


@pytest.mark.parametrize("shape", [ACROSS, UPRIGHT])
def test_bars_do_not_lie_over_one_another_and_a_click_chooses(qtbot: QtBot, shape: Shape) -> None:
    chart, told = _chart(qtbot, shape), []
    chart.chosen.connect(told.append)
    places = [chart.rect_of(number) for number in range(3)]
    assert not places[0].adjusted(1, 1, -1, -1).intersects(places[1].adjusted(1, 1, -1, -1))
    QTest.mouseClick(
        chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, places[1].center()
    )
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(0, 0))
    assert told[0] == 1


def test_the_arrows_go_from_bar_to_bar_and_stay_within(qtbot: QtBot) -> None:
    chart, told = _chart(qtbot), []
    chart.chosen.connect(told.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
    QTest.keyClick(chart, Qt.Key.Key_Up)
    assert told == [0, 1, 2, 2, 1]


def test_a_reader_finds_each_bar_in_words(qtbot: QtBot) -> None:
    chart = _chart(qtbot)
    chart.press_node(2)
    nodes = chart.nodes()
    assert [node.name for node in nodes] == [bar.words for bar in BARS]
    assert [node.selected for node in nodes] == [False, False, True]
    chart.show_bars(BARS[:2], ACROSS)
    assert [node.selected for node in chart.nodes()] == [False, False]


def test_bars_are_drawn_in_the_theme_and_the_one_chosen_stands_out(
    qtbot: QtBot, qapp: QApplication
) -> None:
    seen = []
    for theme in ("light", "dark"):
        apply_theme(qapp, theme)
        chart = _chart(qtbot)
        look = tokens()
        place = chart.rect_of(0)
        at = QPoint(place.left() + place.width() // 4, place.center().y())
        before = chart.grab().toImage().pixelColor(at).name()
        chart.choose(0)
        chosen = chart.grab().toImage().pixelColor(at).name()
        seen.append((before == look.accent.lower(), chosen == look.ink.lower()))
        ground = chart.grab().toImage().pixelColor(place.right() - 6, place.bottom() - 2)
        assert ground.name() == look.surface.lower()
    apply_theme(qapp, "light")
    assert seen == [(True, True), (True, True)]


def test_the_theme_is_followed_while_it_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    chart = _chart(qtbot)
    apply_theme(qapp, "dark")
    place = chart.rect_of(0)
    ground = chart.grab().toImage().pixelColor(place.right() - 6, place.bottom() - 2)
    assert ground.name() == tokens().surface.lower()
    apply_theme(qapp, "light")


def test_a_chart_of_many_names_the_bar_chosen(qtbot: QtBot) -> None:
    bars = tuple(Bar(f"BX16 K{n:02d}", 90.0 - n, f"{90 - n}%", f"bar {n}") for n in range(40))
    chart = _chart(qtbot, Shape(across=False, names=("",) * 40), bars)
    before = chart.grab().toImage()
    chart.choose(30)
    assert chart.grab().toImage() != before
    chart.show_bars((), Shape(across=False, names=()))
    assert chart.nodes() == []
