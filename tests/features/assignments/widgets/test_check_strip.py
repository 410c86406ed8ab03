"""The pills of the model check."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.widgets.check_strip import CheckStrip
from bcu_desk.kit.look.theme import apply_theme
from tests.domain.model_check.worlds import lawful, rules
from tests.features.assignments.boards import RULE, shown, with_gap


def _strip(qtbot: QtBot, qapp: QApplication) -> CheckStrip:
    apply_theme(qapp, "light")
    strip = CheckStrip()
    qtbot.addWidget(strip)
    strip.show_lanes(shown(with_gap()).lanes)
    strip.resize(900, 40)
    strip.show()
    strip.activateWindow()
    qtbot.waitUntil(strip.isActiveWindow)
    return strip


def test_each_rule_says_how_it_stands(qtbot: QtBot, qapp: QApplication) -> None:
    strip = _strip(qtbot, qapp)
    told = {pill.text(): pill.accessibleName() for pill in strip.pills()}
    assert told["R5"] == "R5 R5: broken"
    assert told["R1"] == "R1 R1: met"


def test_a_pill_tells_when_it_is_chosen_and_is_marked(qtbot: QtBot, qapp: QApplication) -> None:
    strip = _strip(qtbot, qapp)
    with qtbot.waitSignal(strip.chosen) as told:
        strip.pills()[2].click()
    assert told.args == ["rule.R3"]
    strip.mark(RULE)
    assert [pill.text() for pill in strip.pills() if pill.isChecked()] == ["R5"]
    strip.mark("")
    assert not any(pill.isChecked() for pill in strip.pills())


def test_tab_stops_once_and_arrows_go_along(qtbot: QtBot, qapp: QApplication) -> None:
    strip = _strip(qtbot, qapp)
    strip.pills()[0].setFocus()
    qtbot.keyClick(strip.pills()[0], Qt.Key.Key_Right)
    assert strip.pills()[1].hasFocus()
    qtbot.keyClick(strip.pills()[1], Qt.Key.Key_Left)
    qtbot.keyClick(strip.pills()[0], Qt.Key.Key_Left)
    assert strip.pills()[-1].hasFocus()
    stops = [p.text() for p in strip.pills() if p.focusPolicy() == Qt.FocusPolicy.StrongFocus]
    assert stops == [strip.pills()[-1].text()]


def test_pills_are_kept_while_the_rules_are_the_same(qtbot: QtBot, qapp: QApplication) -> None:
    strip = _strip(qtbot, qapp)
    before = strip.pills()
    strip.show_lanes(shown(lawful()).lanes)
    assert strip.pills() == before
    assert before[4].accessibleName() == "R5 R5: met"
    strip.show_lanes([lane for lane in shown(lawful()).lanes if lane.rule.code == "R1"])
    assert [pill.text() for pill in strip.pills()] == [rules("R1")[0].code]


def test_next_asks_for_the_next_problem(qtbot: QtBot, qapp: QApplication) -> None:
    strip = _strip(qtbot, qapp)
    with qtbot.waitSignal(strip.next_asked):
        strip.next.click()
