"""The chart by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.walked import SEARCH_MS, WalkedChart

KEYS = Qt.Key


@pytest.fixture
def chart(qtbot: QtBot, themed: QApplication, east: Loaded) -> WalkedChart:
    """East Area in a chart that has the keyboard."""
    made = WalkedChart()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_posts(east)
    qtbot.waitUntil(made.isActiveWindow)
    made.clearFocus()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    return made


def _type(chart: WalkedChart, text: str, at: int) -> None:
    for letter in text:
        event = QKeyEvent(
            QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter
        )
        event.setTimestamp(at)
        QApplication.sendEvent(chart, event)


def test_coming_by_tab_chooses_the_commander(chart: WalkedChart) -> None:
    assert chart.chosen_code() == "EA-C1"
    assert [node.focused for node in chart.nodes() if node.selected] == [True]


def test_arrows_walk_and_tell(chart: WalkedChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.chosen) as told:
        qtbot.keyClick(chart, KEYS.Key_Down)
    assert told.args == ["EA-S1"]
    for key in (KEYS.Key_Right, KEYS.Key_Down, KEYS.Key_Down):
        qtbot.keyClick(chart, key)
    assert chart.chosen_code() == "EA-I4"
    qtbot.keyClick(chart, KEYS.Key_Left)
    assert chart.chosen_code() == "EA-CI2"
    qtbot.keyClick(chart, KEYS.Key_Home)
    assert chart.chosen_code() == "EA-C1"


def test_right_opens_a_folded_branch_then_goes_in(chart: WalkedChart, qtbot: QtBot) -> None:
    chart.choose("EA-I4")
    qtbot.keyClick(chart, KEYS.Key_Right)
    assert (chart.chosen_code(), "EA-PS14" in chart.cards.places) == ("EA-I4", True)
    qtbot.keyClick(chart, KEYS.Key_Right)
    assert chart.chosen_code() == "EA-PS14"


def test_space_folds_and_opens(chart: WalkedChart, qtbot: QtBot) -> None:
    chart.choose("EA-S2")
    qtbot.keyClick(chart, KEYS.Key_Space)
    assert "EA-CI2" not in chart.cards.places
    qtbot.keyClick(chart, KEYS.Key_Space)
    assert "EA-CI2" in chart.cards.places


def test_enter_opens_the_post(chart: WalkedChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.opened) as told:
        qtbot.keyClick(chart, KEYS.Key_Return)
    assert told.args == ["EA-C1"]


@pytest.mark.parametrize(("key", "verb"), [("m", "move"), ("v", "end"), ("a", "acting")])
def test_m_v_and_a_are_gestures(chart: WalkedChart, qtbot: QtBot, key: str, verb: str) -> None:
    with qtbot.waitSignal(chart.asked) as told:
        qtbot.keyClick(chart, key)
    assert told.args == [verb]


def test_plus_minus_and_nought_zoom(chart: WalkedChart, qtbot: QtBot) -> None:
    scale = chart.camera.scale
    qtbot.keyClick(chart, "+")
    assert chart.camera.scale > scale
    qtbot.keyClick(chart, "-")
    assert chart.camera.scale == pytest.approx(scale)
    qtbot.keyClick(chart, "+")
    qtbot.keyClick(chart, "0")
    assert chart.camera.scale == pytest.approx(scale)


def test_typing_finds_by_word_and_letters_of_gestures_belong_to_the_search(
    chart: WalkedChart,
) -> None:
    _type(chart, "domestic abuse, desk 1", 100)
    assert chart.chosen_code() == "EA-PS61"
    assert chart.typed() == "domestic abuse, desk 1"
    plain = chart.grab().toImage()
    chart.end_search()
    assert chart.grab().toImage() != plain


def test_a_search_for_a_gestures_letter_starts_with_a_stroke_or_a_capital(
    chart: WalkedChart,
) -> None:
    _type(chart, "/violence, desk", 100)
    assert chart.chosen_code() == "EA-PS43"
    _type(chart, "Miss", 100 + 2 * SEARCH_MS)
    assert chart.chosen_code() in ("EA-CI7", "EA-I18")


def test_a_search_ends_with_time_escape_and_arrows(chart: WalkedChart, qtbot: QtBot) -> None:
    _type(chart, "res", 100)
    _type(chart, "p", 200 + SEARCH_MS)
    assert chart.typed() == "p"
    qtbot.keyClick(chart, KEYS.Key_Escape)
    assert chart.typed() == ""
    _type(chart, "re", 10_000)
    qtbot.keyClick(chart, KEYS.Key_Down)
    assert chart.typed() == ""


def test_the_charts_letters_are_not_keys_of_buttons(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    """A button's key M is left alone while the chart has the keyboard, and works elsewhere."""
    window = QWidget()
    qtbot.addWidget(window)
    lines = QVBoxLayout(window)
    chart, other, button = WalkedChart(), QLineEdit(), QPushButton("Move")
    button.setShortcut("M")
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("m"))
    for part in (chart, other, button):
        lines.addWidget(part)
    chart.show_posts(east)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    chart.setFocus()
    with qtbot.waitSignal(chart.asked):
        qtbot.keyClick(chart, "m")
    assert clicks == []
    button.setFocus()
    qtbot.keyClick(button, "m")
    qtbot.waitUntil(lambda: clicks == ["m"])


def test_a_screen_reader_can_press_a_card(chart: WalkedChart, qtbot: QtBot) -> None:
    number = list(chart.cards.places).index("EA-S3")
    with qtbot.waitSignal(chart.chosen) as told:
        chart.press_node(number)
    assert told.args == ["EA-S3"]
