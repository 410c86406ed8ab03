"""The table of figures kept."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.figures.model.kept import KeptRow
from bcu_desk.features.figures.widgets.kept import Kept
from bcu_desk.kit.look.theme import apply_theme

ROW = KeptRow("Offences", 2, 2, "areas", "2017-01", "2017-03")


def test_it_lists_what_is_kept_or_says_how_to_begin(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    made = Kept(writable=False)
    qtbot.addWidget(made)
    made.show()
    made.show_rows(())
    assert not made.table.isVisible()
    made.show_rows((ROW,))
    assert made.table.isVisible()
    assert made.table.model().index(0, 1).data() == "Jan 2017 to Mar 2017"
    assert not made.load.isEnabled()
