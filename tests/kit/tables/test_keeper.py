"""The keeper of a table: the nearest one around it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.tables.keeper import keeper_of


def test_what_has_no_keeper_around_it_has_none(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    outer.table_keeper = "no keeper"
    inner = QWidget(outer)
    assert keeper_of(inner) is None
    assert keeper_of(outer) is None
