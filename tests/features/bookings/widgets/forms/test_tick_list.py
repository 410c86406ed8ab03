"""Dates that are ticked or left out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.forms.ticks import TickLine
from bcu_desk.features.bookings.widgets.forms.tick_list import TickList

FREE = TickLine("2017-01-23", "Mon 23 Jan", "", "", free=True)
TAKEN = TickLine("2017-01-30", "Mon 30 Jan", "taken", "BX16 KLM is taken.", free=False)


def test_what_cant_be_is_left_out_and_what_can_be_may_be(qtbot: QtBot, light: QApplication) -> None:
    dates, told = TickList("bookings.book", "Dates", "dates"), list[bool]()
    qtbot.addWidget(dates)
    dates.changed.connect(lambda: told.append(True))
    dates.show_lines((FREE, TAKEN))
    assert dates.left_out() == (TAKEN.key,)
    taken = dates.list.item(1)
    assert not taken.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert taken.data(Qt.ItemDataRole.AccessibleTextRole) == TAKEN.spoken
    dates.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dates.left_out() == (FREE.key, TAKEN.key)
    assert told == [True]
    dates.show_lines((FREE, TAKEN))
    assert dates.left_out() == (FREE.key, TAKEN.key), "a date left out by hand stays so"
    dates.list.item(0).setCheckState(Qt.CheckState.Checked)
    assert dates.left_out() == (TAKEN.key,)
