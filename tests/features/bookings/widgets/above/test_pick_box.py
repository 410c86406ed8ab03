"""A drop-down list keeps its choice."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.above.pick_box import PickBox, offer


def test_what_was_chosen_stays_where_it_can(qtbot: QtBot, light: QApplication) -> None:
    box = PickBox()
    qtbot.addWidget(box)
    offer(box, ("", "Any"), (("a", "A"), ("b", "B")))
    box.setCurrentIndex(2)
    offer(box, ("", "Any"), (("b", "B"),))
    assert box.currentData() == "b"
    offer(box, ("", "Any"), (("c", "C"),))
    assert box.currentData() == ""
    box.show()
    assert box.grab().height() >= 28
