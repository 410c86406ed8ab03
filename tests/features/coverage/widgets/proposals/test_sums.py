"""The foot of a proposal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.widgets.proposals.sums import Sums


def test_the_sum_the_button_and_the_other_plan_are_shown(qtbot: QtBot, show: Callable) -> None:
    whole = QWidget()
    sums = Sums("coverage.proposals", whole)
    QVBoxLayout(whole).addWidget(sums)
    show(whole)
    sums.show_sum("3.5", "1 move fills 1 of 1 gap.", "Apply 1 move", ready=True)
    sums.show_other(None, second=False)
    assert not sums.swap.isVisible()
    with qtbot.waitSignal(sums.applied):
        qtbot.keyClick(whole, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sums.show_other(("4.0", "PC B, not PC A: 0.5 dearer."), second=False)
    texts = [label.text() for label in sums.findChildren(QLabel)]
    assert {"3.5", "4.0", "second best"} <= set(texts)
    with qtbot.waitSignal(sums.swapped):
        sums.swap.click()
    sums.show_other(("3.5", "PC B, not PC A: 0.5 dearer."), second=True)
    assert sums.swap.text() == "Use the best"
    sums.show_sum("0.0", "Nothing.", "Apply 0 moves", ready=False)
    assert not sums.apply.isEnabled()
