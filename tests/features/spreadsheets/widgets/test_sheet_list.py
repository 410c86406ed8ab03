"""The list of sheets with their ticks."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from bcu_desk.features.spreadsheets.widgets.sheet_list import SheetList
from tests.features.spreadsheets.model.test_counts import MANY, ONE


def test_ticks_stay_when_the_counts_change(qtbot) -> None:
    made = SheetList()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.show_counts((ONE, MANY), names=True)
    tick = made.findChild(QCheckBox, "spreadsheets.sheet.one")
    assert tick.accessibleName() == "One, 1 row"
    with qtbot.waitSignal(made.changed):
        tick.click()
    made.show_counts((ONE, MANY), names=False)
    assert made.chosen() == {"many"}
    made.show_name("one")
    made.show_name("not there")
    assert tick.hasFocus()


def test_all_or_some_can_be_chosen(qtbot) -> None:
    made = SheetList()
    qtbot.addWidget(made)
    made.show_counts((ONE, MANY), names=True)
    made.choose(("one",))
    assert made.chosen() == {"one"}
    with qtbot.waitSignal(made.changed):
        made.choose(None)
    assert made.chosen() == {"one", "many"}
