"""A proposed move on the panel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.widgets.proposals.move_row import MoveRow
from tests.features.coverage.model.test_proposals import seen
from tests.features.coverage.rules.solver.towns import a_row


def test_a_move_is_read_out_whole_and_told_when_ticked(qtbot: QtBot, show: Callable) -> None:
    row = MoveRow(1, seen(a_row(3, 1)).moves()[0], taken=True)
    show(row)
    assert row.accessibleName().startswith("PC A1 A1 leaves Ward A (3 → 2) for Ward B (1 → 2)")
    assert row.tick.accessibleName().startswith("Take move 1 (key 1): PC A1")
    told: list[str] = []
    row.ticked.connect(told.append)
    row.tick.toggle()
    assert told == ["A1"]
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert texts[:9] == ["Ward A", "3", "→", "2", "to", "Ward B", "1", "→", "2"]


def test_a_tenth_move_has_no_key(qtbot: QtBot, show: Callable) -> None:
    row = MoveRow(10, seen(a_row(3, 1)).moves()[0], taken=False)
    show(row)
    assert not row.tick.isChecked()
    assert "key" not in row.tick.accessibleName()
